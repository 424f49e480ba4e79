// Finds what a reader at 400 percent would lose (WCAG 1.4.10): a page that scrolls sideways, texts that are cut, heads that cover the rest.
import type { Page } from 'playwright-core';

/** A window of 1280 by 1024 at 400 percent, as WCAG names it. */
export const ZOOMED = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 } as const;

/**
 * A table may be wider than the window, in a box of its own that scrolls; so may a strip of one row. Of what stays where it is while the page
 * scrolls, half of the window is left free.
 */
const FIND_FAULTS = `(() => {
  const faults = [];
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) faults.push('The page is ' + wide + ' points wider than its window.');
  const named = (element) => element.nodeName.toLowerCase() + [...element.classList].map((name) => '.' + name).join('');
  const styleOf = (element) => getComputedStyle(element);
  const isUnseen = (element) => element.closest('.unseen, .skip, [aria-hidden=true], select, svg, noscript') !== null;
  const mayScroll = (box) => box.querySelector('table, tr') !== null || box.scrollHeight <= box.clientHeight + 1;
  const edgesOf = (element) => {
    for (let box = element; box && box !== document.documentElement; box = box.parentElement) {
      const { overflowX } = styleOf(box);
      if (overflowX === 'auto' || overflowX === 'scroll') return box.scrollWidth <= box.clientWidth + 1 || mayScroll(box) ? null : { box, left: -Infinity, right: Infinity, scrolls: true };
      if ((overflowX === 'hidden' || overflowX === 'clip') && box !== document.body) {
        const { left, right, width, height } = box.getBoundingClientRect();
        // A box of one point is there for screen readers alone.
        return width <= 1 || height <= 1 ? null : { box, left, right };
      }
    }
    return { box: null, left: 0, right: document.documentElement.clientWidth };
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || !node.data.trim() || isUnseen(element) || !element.checkVisibility({ visibilityProperty: true })) continue;
    const edges = edgesOf(element);
    if (!edges) continue;
    if (edges.scrolls) { faults.push(named(edges.box) + ' scrolls sideways and has more than one row.'); continue; }
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, width } of range.getClientRects())
      if (width > 0 && (left < edges.left - 1 || right > edges.right + 1)) {
        faults.push(named(element) + ' cuts “' + node.data.trim().slice(0, 40) + '”' + (edges.box ? ' by ' + named(edges.box) : '') + '.');
        break;
      }
  }
  const staying = [...document.querySelectorAll('body *')].filter((element) => /^(fixed|sticky)$/.test(styleOf(element).position)
    && !element.closest('dialog, .skip') && element.checkVisibility());
  const height = staying.reduce((sum, element) => sum + element.getBoundingClientRect().height, 0);
  if (height > innerHeight / 2) faults.push('Of ' + innerHeight + ' points ' + Math.round(height) + ' never scroll: ' + staying.map(named).join(', ') + '.');
  return [...new Set(faults)];
})()`;

export function reflowFaults(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(FIND_FAULTS);
}
