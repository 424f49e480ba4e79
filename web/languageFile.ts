// Puts into the build which languages each page has, for the server, which offers them.
import type { Plugin } from 'vite';
import { AREA_LANGUAGES, RIGHT_TO_LEFT } from './texts/compiled/languages.ts';

export function languageFile(): Plugin {
  return {
    name: 'language-file',
    apply: 'build',
    generateBundle() {
      const source = JSON.stringify({ pages: AREA_LANGUAGES, rightToLeft: RIGHT_TO_LEFT });
      this.emitFile({ type: 'asset', fileName: 'languages.json', source });
    },
  };
}
