// Finds what cannot be told in forced colours: a choice that looks like the others, and a button without an edge (WCAG 1.4.1, 1.4.11).
import type { Page } from 'playwright-core';

/**
 * An element that is chosen, pressed or current is compared with another of its kind: by colours, edges, lines and what stands before it. A control that the
 * browser draws itself shows its state.
 */
const FIND_FAULTS = `(() => {
  const PARTS = ['color', 'backgroundColor', 'borderTopColor', 'borderTopWidth', 'borderTopStyle', 'borderBottomWidth', 'borderBottomColor',
    'borderLeftWidth', 'borderLeftColor', 'outlineStyle', 'outlineColor', 'textDecorationLine', 'textDecorationThickness'];
  const looks = (element) => [null, '::before', '::after'].map((part) => {
    const style = getComputedStyle(element, part);
    if (part && style.content === 'none') return '';
    return PARTS.map((name) => style[name]).join('|') + (part ? style.content : '');
  }).join('/');
  const named = (element) => element.nodeName.toLowerCase() + [...element.classList].map((name) => '.' + name).join('') + ' “' + element.textContent.trim().slice(0, 20) + '”';
  const isSeen = (element) => element.checkVisibility() && element.getBoundingClientRect().width > 1;
  const pairs = [];
  for (const chosen of document.querySelectorAll('input[type=radio]:checked')) {
    const other = [...document.querySelectorAll('input[type=radio]')].find((each) => each.name === chosen.name && each !== chosen && each.enabled !== false && !each.disabled);
    const isDrawn = Number(getComputedStyle(chosen).opacity) > 0 && chosen.getBoundingClientRect().width > 4 && getComputedStyle(chosen).appearance !== 'none';
    if (other && !isDrawn) pairs.push([chosen.nextElementSibling, other.nextElementSibling]);
  }
  for (const name of ['aria-pressed', 'aria-selected', 'aria-current'])
    for (const chosen of document.querySelectorAll('[' + name + ']:not([' + name + '=false])')) {
      const group = chosen.closest('ul, ol, nav, table, [role=group], [role=tablist]') ?? chosen.parentElement;
      const other = [...group.querySelectorAll(chosen.nodeName)].find((each) => !each.matches('[' + name + ']:not([' + name + '=false])') && isSeen(each));
      if (other) pairs.push([chosen, other]);
    }
  const same = pairs.filter(([chosen, other]) => chosen && other && isSeen(chosen) && looks(chosen) === looks(other))
    .map(([chosen]) => 'chosen, and looks like the others: ' + named(chosen));
  const edgeless = [...document.querySelectorAll('button, a.button')].filter((each) => {
    const style = getComputedStyle(each);
    const isEdged = parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none';
    return isSeen(each) && !isEdged && !style.textDecorationLine.includes('underline');
  }).map((each) => 'a button without an edge: ' + named(each));
  return [...new Set([...same, ...edgeless])].slice(0, 6);
})()`;

export function stateFaults(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(FIND_FAULTS);
}
