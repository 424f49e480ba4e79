// Draws what the board says besides the calls that stand: the calls before them, and the hours of the day while none stands.
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { SERVER } from '../api/server.ts';
import { boardTexts } from '../texts/board/texts.ts';
import { officeLanguageFor, otherLanguage, type PageLanguage } from '../texts/language.ts';
import { dayOfDate, timeAsWritten } from '../texts/when.ts';
import { openingState } from './boardHours.ts';
import { type BoardScene, inBothLanguages, placeInBoth } from './boardScene.ts';
import type { OfficeShown } from './watch.ts';

/** With more calls than these on the board there is no room for the calls before. */
const MAX_CALLS_BESIDE_EARLIER = 12;

/** A number that waits for another counter was called, but is not to come there. */
export function earlierCalls({ frame }: BoardScene): BoardScene['frame']['recent'] {
  if (frame.called.length > MAX_CALLS_BESIDE_EARLIER) return [];
  return frame.recent.filter(({ counter }) => counter !== '');
}

export function earlierCallsView(scene: BoardScene): TemplateResult | typeof nothing {
  const calls = earlierCalls(scene);
  if (calls.length === 0) return nothing;
  return html`
    <section class="earlier">
      <h2>${inBothLanguages(scene, (texts) => texts.earlier)}</h2>
      <ol>
        ${calls.map(
          ({ number, counter }) =>
            html`<li><span class="number">${number}</span> <span class="where">${placeInBoth(scene, counter).first}</span></li>`,
        )}
      </ol>
    </section>`;
}

/** The event of a slide that is drawn otherwise than it was fitted. */
export const SLIDE_CHANGED = 'antrean-slide-changed';

/** Beside the numbers, in the room that they leave. A picture that cannot be loaded is said in words. */
export function slideView({ slide, language }: BoardScene): TemplateResult | typeof nothing {
  if (!slide) return nothing;
  const { picture, text } = slide;
  const [first, second] = [officeLanguageFor(language), otherLanguage(language)];
  const words = html`<div class="words"><p lang=${first}>${text[first]}</p>${text.id === text.en ? nothing : html`<p class="translated" lang=${second}>${text[second]}</p>`}</div>`;
  if (!picture) return html`<section class="slide">${words}</section>`;
  return html`
    <section class="slide">
      ${keyed(
        picture,
        html`<img src=${`${SERVER}/board-pictures/${picture}`} alt=${text[first]} @error=${leavePictureOut}>${words}`,
      )}
    </section>`;
}

/** The words take its place, and are fitted into it. */
function leavePictureOut({ target }: Event): void {
  const picture = target as HTMLImageElement;
  picture.hidden = true;
  picture.dispatchEvent(new Event(SLIDE_CHANGED, { bubbles: true, composed: true }));
}

/** No one is called: whether the office is open, until when, and when again. */
export function idleView(scene: BoardScene): TemplateResult {
  const { office, language, now } = scene;
  const second = otherLanguage(language);
  const isClosed = openingState(office, now).is === 'closed';
  const hours = (spoken: PageLanguage) => openingInWords(office, now, spoken);
  return html`
    <section class="hero idle" aria-live="polite">
      <h2>${inBothLanguages(scene, (texts) => (isClosed ? texts.officeClosed : texts.nobodyCalled))}</h2>
      ${isClosed ? nothing : html`<p class="hint">${inBothLanguages(scene, (texts) => texts.showCode)}</p>`}
      <p class="hint hours"><span>${withWholeRanges(hours(language))}</span> <span class="second" lang=${second}>${withWholeRanges(hours(second))}</span></p>
    </section>`;
}

/** Each range of hours on one line: browsers break lines behind its dash. */
function withWholeRanges(words: string): (string | TemplateResult)[] {
  return words.split(/(\S+–\S+)/).map((part) => (part.includes('–') ? html`<span class="range">${part}</span>` : part));
}

/** Empty where there is nothing to say. */
export function openingShown({ office, now, language }: Pick<BoardScene, 'office' | 'now' | 'language'>): string[] {
  return [language, otherLanguage(language)].map((spoken) => openingInWords(office, now, spoken));
}

function openingInWords(office: OfficeShown, now: number, language: PageLanguage): string {
  const say = boardTexts(language);
  const range = ({ from, to }: { from: string; to: string }) =>
    `${timeAsWritten(from, language)}–${timeAsWritten(to, language)}`;
  const opening = openingState(office, now);
  if (opening.is === 'open') return say.openToday(range(opening.hours), opening.breaks.map(range).join(', '));
  const { reason, next } = opening;
  const again = next && say.opensAgain(dayOfDate(next.date, language), timeAsWritten(next.from, language));
  return [reason, again].filter(Boolean).join('. ');
}
