// Makes of what styles say for the dark, by the system's choice, what they say by the reader's: it is written once.
import type { AtRule, Plugin } from 'postcss';

/** A plugin of PostCSS, as Vite takes it. */
export const themed: Plugin = {
  postcssPlugin: 'themed',
  AtRule: { media: byChoice },
};

const done = new WeakSet<AtRule>();

function byChoice(media: AtRule): void {
  if (!/prefers-color-scheme:\s*dark/.test(media.params) || done.has(media)) return;
  done.add(media);
  const chosen = media.clone();
  chosen.walkRules((rule) => {
    // Elements on other sites' pages know no choice of ours.
    const ours = rule.selectors.filter((selector) => selector.startsWith(':root'));
    if (ours.length === 0) rule.remove();
    else rule.selectors = ours.map((selector) => selector.replace(':root', ':root[data-theme="dark"]'));
  });
  media.walkRules((rule) => {
    rule.selectors = rule.selectors.map((selector) => selector.replace(/^:root/, ':root:not([data-theme="light"])'));
  });
  media.after(chosen.nodes ?? []);
}
