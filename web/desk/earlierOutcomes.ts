// The outcomes of the last arrivals in short, for people who come together: each stays to be read while the next is shown.
import { html, nothing, type TemplateResult } from 'lit';
import { codeInHalves } from '../fields/fields.ts';
import type { ScanAnswer } from '../scan/scanSound.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { type DeskArrival, whyNot } from './arrival.ts';
import type { ReceptionOutcome } from './receptionSteps.ts';

export interface EarlierOutcome {
  /** The number, or the code that got none. */
  number: string;
  /** The person; null: without a booking, or not known. */
  person: string | null;
  /** Why there is no number; null: there is one. */
  why: string | null;
}

export const SOUNDS: Record<ReceptionOutcome['kind'], ScanAnswer> = {
  in: 'done',
  given: 'done',
  back: 'done',
  withdrawn: 'done',
  already: 'again',
  refused: 'refused',
  failed: 'refused',
};

/** Null: nothing was shown. */
export function outcomeInShort(
  arrival: DeskArrival | null,
  fault: string,
  language: PageLanguage,
): EarlierOutcome | null {
  if (!arrival) return fault ? { number: '', person: null, why: fault } : null;
  if (arrival.kind === 'withdrawn') return null;
  if (arrival.kind !== 'refused')
    return {
      number: arrival.ticket.number,
      person: arrival.ticket.booking?.applicant.name ?? arrival.ticket.walkInName,
      why: null,
    };
  const { code, booking, refused } = arrival;
  return {
    number: code ? codeInHalves(code) : '',
    person: booking?.applicant.name ?? null,
    why: whyNot(refused, booking, language),
  };
}

export function earlierOutcomes(
  earlier: readonly EarlierOutcome[],
  language: PageLanguage,
): TemplateResult | typeof nothing {
  if (earlier.length === 0) return nothing;
  const say = deskTexts(language);
  return html`<div class="earlier"><h3>${say.earlier}</h3><ul>${earlier.map(
    ({ number, person, why }) => html`<li class=${why === null ? 'good' : 'bad'}><b>${number || say.notIn}</b>
      ${person ?? (why === null ? say.walkInName : nothing)} ${why === null ? nothing : html`<span>${why}</span>`}</li>`,
  )}</ul></div>`;
}
