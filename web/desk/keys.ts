// The desk's keys: function keys and Ctrl+Z alone, which no scanner sends and no field needs.
import { html, type TemplateResult } from 'lit';
import { deskTexts } from '../texts/desk/texts.ts';
import type { PageLanguage } from '../texts/language.ts';

/** The step of a key: `F2`, `Shift+F9`, `Ctrl+Z`, as `aria-keyshortcuts` names it but for Ctrl. */
export type StepOfKey = (name: string) => (() => void) | undefined;

/** The function returned ends it. */
export function onKeys(stepOf: StepOfKey): () => void {
  function pressed(event: KeyboardEvent): void {
    const name = keyName(event);
    // In a field, Ctrl+Z is the field's own.
    if (name === 'Ctrl+Z' && isField(event.target)) return;
    // A dialog is before all else: no key may do a step behind it.
    if (document.querySelector('dialog[open]')) return;
    const step = stepOf(name);
    if (!step) return;
    event.preventDefault();
    // A key held down is pressed once.
    if (!event.repeat) step();
  }
  window.addEventListener('keydown', pressed);
  return () => window.removeEventListener('keydown', pressed);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea');
}

function keyName({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): string {
  if (altKey) return '';
  const name = key.length === 1 ? key.toUpperCase() : key;
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${shiftKey ? 'Shift+' : ''}${name}`;
}

/** The key beside the words of what it does. */
export function keyHint(name: string, language: PageLanguage): TemplateResult {
  return html`<kbd aria-label=${deskTexts(language).shortcut(name)}>${name}</kbd>`;
}
