// Draws the days and hours to choose from, with the places left of each.
import { html, nothing, type TemplateResult } from 'lit';
import { bookTexts } from '../texts/book/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { dayOfDate, timeOfDay } from '../texts/when.ts';
import { byMonth, type CalendarMonth, firstOpen, levelOf } from './calendar.ts';
import type { DayFragment, FreeHourFragment } from './documents.ts';

/** A week of dates, for the names of its days. */
const WEEK_FROM_MONDAY = [
  '2017-08-07',
  '2017-08-08',
  '2017-08-09',
  '2017-08-10',
  '2017-08-11',
  '2017-08-12',
  '2017-08-13',
];

export interface DaysScene {
  language: PageLanguage;
  /** The office's time zone. */
  zone: string;
  days: readonly DayFragment[];
  /** The hours of the chosen day, or of the first with a place; null: not known yet. */
  hours: readonly FreeHourFragment[] | null;
  /** `first`, a date, or empty: none is chosen. */
  date: string;
  /** `first`, the start of the chosen hour, or empty: none is chosen. */
  hour: string;
  /** The start of the visit that is changed; empty: a new one is booked. */
  present: string;
  isHourGone: boolean;
  onChoose(date: string, hour: string): void;
}

export function daysView(scene: DaysScene): TemplateResult {
  const say = bookTexts(scene.language);
  return html`
    ${firstChoice(scene)}
    <fieldset class="calendar">
      <legend>${say.chooseDay}</legend>
      <p class="hint">${say.legend}</p>
      ${byMonth(scene.days).map((month) => monthGrid(scene, month))}
    </fieldset>
    ${scene.date === 'first' || scene.date === '' ? nothing : chosenDay(scene)}`;
}

/** A day may fill up or close while it is chosen: that is said at once, in place of its hours. */
function chosenDay(scene: DaysScene): TemplateResult {
  const say = bookTexts(scene.language);
  const day = scene.days.find(({ date }) => date === scene.date);
  const status = day?.status;
  if (status === 'OPEN') return hourChoice(scene);
  if (day?.lotteryUntil)
    return html`<p class="note">${say.lotteryNote(timeOfDay(day.lotteryUntil, scene.zone, scene.language))}</p>`;
  return html`<p class="note care" role="alert">${status === 'FULL' ? say.dayFull : say.dayClosed}</p>`;
}

function firstChoice({ language, zone, days, hours, date, onChoose }: DaysScene): TemplateResult {
  const say = bookTexts(language);
  const day = firstOpen(days);
  if (!day) return html`<p class="note care" role="status">${say.nothingFree}</p>`;
  const hour = date === 'first' || date === '' ? hours?.find(({ window }) => window) : undefined;
  const dayText = dayOfDate(day.date, language);
  const when = hour ? say.firstFreeAt(dayText, timeOfDay(hour.startsAt, zone, language)) : dayText;
  return html`
    <label class="choice">
      <input type="radio" name="day" value="first" .checked=${date === 'first'} @change=${() => onChoose('first', '')}>
      <span><strong>${say.firstFree}</strong><span>${when}</span></span>
    </label>`;
}

function monthGrid(scene: DaysScene, { name, blanks, days }: CalendarMonth): TemplateResult {
  const { language } = scene;
  const monthName = dayOfDate(name, language, { weekday: undefined, day: undefined, year: 'numeric' });
  const weekday = { weekday: 'short', day: undefined, month: undefined } as const;
  return html`
    <div class="month">
      <p class="month-name" aria-hidden="true">${monthName}</p>
      <div class="week" aria-hidden="true">
        ${WEEK_FROM_MONDAY.map((date) => html`<span>${dayOfDate(date, language, weekday)}</span>`)}
      </div>
      <div class="grid">
        ${Array.from({ length: blanks }, () => html`<span></span>`)}
        ${days.map((day) => dayCell(scene, day))}
      </div>
    </div>`;
}

function dayCell(scene: DaysScene, day: DayFragment): TemplateResult {
  const isOpen = day.status === 'OPEN' || day.lotteryUntil !== null;
  const isChosen = scene.date === day.date;
  const isPresent = scene.present.startsWith(day.date);
  const note = isPresent ? `, ${bookTexts(scene.language).presentDay}` : '';
  return html`
    <label class=${`date ${levelOf(day)} ${isPresent ? 'present' : ''}`}>
      <input type="radio" name="day" value=${day.date} .checked=${isChosen} ?disabled=${!isOpen && !isChosen}
        @change=${() => scene.onChoose(day.date, day.status === 'OPEN' ? '' : 'first')}>
      <span class="cell" aria-hidden="true"><b>${Number(day.date.slice(8))}</b><small>${placesInShort(scene, day)}</small></span>
      <span class="unseen">${dayOfDate(day.date, scene.language)}, ${placesInFull(scene, day)}${note}</span>
    </label>`;
}

function placesInShort({ language }: DaysScene, { status, remaining, lotteryUntil }: DayFragment): string {
  if (status === 'OPEN') return String(remaining);
  if (lotteryUntil) return bookTexts(language).lotteryShort;
  return status === 'FULL' ? bookTexts(language).full : '–';
}

function placesInFull({ language, zone }: DaysScene, day: DayFragment): string {
  const { status, remaining, releasedAt, lotteryUntil } = day;
  const say = bookTexts(language);
  if (status === 'OPEN') return say.places(remaining);
  if (status === 'FULL') return say.full;
  if (status === 'CLOSED') return say.closed;
  if (lotteryUntil) return say.lottery(timeOfDay(lotteryUntil, zone, language));
  return releasedAt ? say.opensAt(timeOfDay(releasedAt, zone, language)) : say.notYet;
}

function hourChoice(scene: DaysScene): TemplateResult {
  const { language, zone, hours } = scene;
  const say = bookTexts(language);
  const time = (at: string) => timeOfDay(at, zone, language);
  const option = ({ startsAt, endsAt, remaining, window }: FreeHourFragment) => {
    const note = startsAt === scene.present ? ` · ${say.presentDay}` : '';
    const left = html`<small>${window ? say.left(remaining) : say.full}${note}</small>`;
    return hourOption(scene, startsAt, html`<b>${time(startsAt)}–${time(endsAt)}</b>${left}`, window !== null);
  };
  return html`
    <fieldset class="hours">
      <legend>${say.hour}</legend>
      ${scene.isHourGone ? html`<p class="note care" role="alert">${say.hourGone}</p>` : nothing}
      ${
        hours
          ? html`<div class="row">${hourOption(scene, 'first', html`<b>${say.anyHour}</b>`, true)}${hours.map(option)}</div>`
          : html`<p class="quietly" role="status">${say.loadingDays}</p>`
      }
    </fieldset>`;
}

function hourOption(
  { date, hour, onChoose }: DaysScene,
  value: string,
  text: TemplateResult,
  isOpen: boolean,
): TemplateResult {
  return html`
    <label class="hour">
      <input type="radio" name="hour" value=${value} .checked=${hour === value} ?disabled=${!isOpen}
        @change=${() => onChoose(date, value)}>
      <span>${text}</span>
    </label>`;
}
