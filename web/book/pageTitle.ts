// The title of a page follows its view: screen readers and tabs name it, and its faults first.
import { bookTexts } from '../texts/book/texts.ts';
import type { PageLanguage } from '../texts/language.ts';

export function titleFromHeading(view: Element, language: PageLanguage, isFaulty = false): void {
  const heading = view.querySelector('h1')?.textContent?.trim();
  if (heading) document.title = `${isFaulty ? `${bookTexts(language).faultInTitle}: ` : ''}${heading} – Antrean`;
}
