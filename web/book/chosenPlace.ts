// Says the chosen place in words beside the button that takes it: the day, the hour, and until when to be there.
import { html, type TemplateResult } from 'lit';
import { bookTexts } from '../texts/book/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { dateOfInstant, dayOfDate, timeOfDay, zoneName } from '../texts/when.ts';
import type { DayChoice } from './days.ts';

export interface ChosenPlace {
  choice: DayChoice;
  language: PageLanguage;
  /** The office's time zone. */
  zone: string;
  arriveMinutesBefore: number;
}

export function chosenPlace(place: ChosenPlace): TemplateResult {
  const { choice, language } = place;
  const say = bookTexts(language);
  if (choice.date === '') return html`<p class="chosen none">${say.needDay}</p>`;
  if (choice.isGone) return html`<p class="chosen gone" role="alert">${say.chosenGone}</p>`;
  if (choice.date !== 'first' && choice.hour === '')
    return html`<p class="chosen none">${dayOfDate(choice.date, language)}. ${say.needHour}</p>`;
  if (choice.startsAt) return whenKnown(place, choice.startsAt);
  return html`<p class="chosen">${choice.date === 'first' ? say.firstFree : dayOfDate(choice.date, language)}</p>`;
}

function whenKnown({ choice, language, zone, arriveMinutesBefore }: ChosenPlace, startsAt: string): TemplateResult {
  const say = bookTexts(language);
  const time = (at: number) => `${timeOfDay(at, zone, language)} ${zoneName(zone)}`;
  const start = Date.parse(startsAt);
  const when = say.firstFreeAt(dayOfDate(dateOfInstant(startsAt), language), time(start));
  return html`<p class="chosen">
    ${choice.date === 'first' ? `${say.firstFree}: ` : ''}${when}
    <span class="by">${say.arriveBy} ${time(start - arriveMinutesBefore * 60_000)}</span>
  </p>`;
}
