// Makes each GraphQL document a module of its own: a page brings those that it sends, not all that stand in the file beside them.
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/** `import { type HereFragment, OfficeHereDocument } from './documents.ts'`, as all pages write it. */
const DOCUMENTS_IMPORT = /^import \{([^{}]*)\} from '(\.[^']*\/documents\.ts)';$/gm;
const DOCUMENT_QUERY = '?document=';

export function separateDocuments(): Plugin {
  return {
    name: 'separate-documents',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/web\/.*\.ts$/.test(id) || !code.includes('/documents.ts')) return null;
      return {
        code: code.replace(DOCUMENTS_IMPORT, (_, names: string, file: string) => separateImports(names, file)),
        map: null,
      };
    },
    async resolveId(source, importer) {
      const [file = '', name] = source.split(DOCUMENT_QUERY);
      if (name === undefined) return null;
      const found = await this.resolve(file, importer, { skipSelf: true });
      return found && `${found.id}${DOCUMENT_QUERY}${name}`;
    },
    async load(id) {
      const [file = '', name] = id.split(DOCUMENT_QUERY);
      if (name === undefined) return null;
      const [, text] = new RegExp(`^export const ${name} = (".*") as `, 'm').exec(await readFile(file, 'utf8')) ?? [];
      if (!text) throw new Error(`${file} has no ${name}.`);
      return { code: `export const ${name} = ${text};`, moduleType: 'js' };
    },
  };
}

/** Types leave nothing behind. */
function separateImports(names: string, file: string): string {
  const values = names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name && !name.startsWith('type '));
  return values.map((name) => `import { ${name} } from '${file}${DOCUMENT_QUERY}${name}';`).join(' ');
}
