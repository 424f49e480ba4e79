// Takes out of others' styles what lies in them as `data:`: letters that are not ours, and pictures that no page may load.
import type { Plugin } from 'postcss';

/** A plugin of PostCSS, as Vite takes it. */
export const withoutEmbedded: Plugin = {
  postcssPlugin: 'without-embedded',
  Declaration(declaration) {
    if (!/url\(["']?data:/.test(declaration.value)) return;
    const { parent } = declaration;
    if (parent?.type === 'atrule' && 'name' in parent && parent.name === 'font-face') parent.remove();
    else declaration.remove();
  },
};
