// Changes styles for where they are used: takes `data:` out of others', and sizes those of elements by the element.
import type { AtRule, Plugin } from 'postcss';

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

/** The styles that elements on other sites' pages have as well. */
const EMBEDDED_STYLES = /\/(book|board)\/\1\.css/;
const REM = /(-?(?:\d*\.)?\d+)rem\b/g;
const PIXELS_OF_REM = 16;

/**
 * Styles of elements know neither the letters nor the window of the site around them: their lengths are multiples of a size of our own
 * (`--rem`), and what asks how wide the window is asks on other sites how wide the element is (`.booking` in book.css is measured for it),
 * wherever the browser can tell.
 */
export const sizedByElement: Plugin = {
  postcssPlugin: 'sized-by-element',
  Declaration(declaration, { result }) {
    if (!EMBEDDED_STYLES.test(result.opts.from ?? '') || declaration.prop === '--rem') return;
    if (declaration.value.includes('rem')) declaration.value = declaration.value.replace(REM, 'calc($1*var(--rem))');
  },
  // At the end, since a rule that is put in is visited as well.
  OnceExit(root, { result, AtRule: Rule }) {
    if (!EMBEDDED_STYLES.test(result.opts.from ?? '')) return;
    const byWidth: AtRule[] = [];
    root.walkAtRules('media', (media) => {
      if (media.params.includes('-width:')) byWidth.push(media);
    });
    for (const media of byWidth) {
      const params = media.params.replace(REM, (_, rems: string) => `${Number(rems) * PIXELS_OF_REM}px`);
      const byElement = media.clone({ name: 'container', params: `antrean ${params}` });
      // Browsers before 2022 know the width of the window alone.
      const byWindow = new Rule({ name: 'supports', params: 'not (container-type: inline-size)' });
      byWindow.append(media.clone({ params }));
      media.after(byWindow).after(byElement);
      media.walkRules((rule) => {
        rule.selectors = rule.selectors.map((selector) => `body ${selector}`);
      });
    }
  },
};
