// The weeks ahead: each day with what is booked of its places, days that differ, the day that is chosen, and what was changed.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { textFor } from '../texts/textFor.ts';
import { dayOfDate, timeOfDay } from '../texts/when.ts';
import './day.ts';
import './foldout.ts';
import type { OfficeWeek } from './week.ts';
import './week.ts';
import {
  type ChangeFragment,
  type DayFiguresFragment,
  type SpecialFragment,
  UndoChangeDocument,
  WeeksDocument,
  type WeeksQuery,
} from './documents.ts';
import { sectionWith } from './section.ts';
import { daysFrom, mondayBefore, plusDays } from './when.ts';

const WEEKS_SHOWN = 6;
const WEEKS_PER_STEP = 4;
/** From so much on a day is busy. */
const BUSY_SHARE = 0.75;

@customElement('office-calendar')
export class OfficeCalendar extends sectionWith('calendar') {
  /** The day that is open, `2017-08-14`; none: empty. */
  @property() date = '';

  /** The Monday of the first week shown. */
  @state() private from = '';
  @state() private days: ReadonlyMap<string, DayFiguresFragment> | null = null;
  @state() private special: ReadonlyMap<string, SpecialFragment> = new Map();
  @state() private changes: readonly ChangeFragment[] = [];
  /** When it was so, by the office's clock. */
  @state() private at = '';
  @state() private undone = '';
  /** The calendar of holidays to which the office is subscribed; null: none. */
  @state() private proposing: WeeksQuery['holidayCalendar'] = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.from) this.from = mondayBefore(this.place.today);
    if (changed.has('date') && /^\d{4}-\d\d-\d\d$/.test(this.date) && !this.shows(this.date)) {
      this.from = mondayBefore(this.date);
      if (this.hasUpdated) void this.doing(() => this.load());
    }
  }

  private shows(date: string): boolean {
    return date >= this.from && date < plusDays(this.from, WEEKS_SHOWN * 7);
  }

  protected override async load(): Promise<void> {
    const to = plusDays(this.from, WEEKS_SHOWN * 7 - 1);
    const variables = { office: this.place.office.code, from: this.from, to };
    const { office, dailyStatistics, capacityChanges, holidayCalendar } = await this.place.ask(
      WeeksDocument,
      variables,
    );
    this.days = new Map(dailyStatistics.map((day) => [day.date, day]));
    this.special = new Map(office?.exceptions.map((day) => [day.date, day]));
    this.changes = capacityChanges.nodes;
    this.proposing = holidayCalendar;
    this.at = office?.board.at ?? '';
  }

  private go(days: number): void {
    this.from = days === 0 ? mondayBefore(this.place.today) : plusDays(this.from, days);
    void this.doing(() => this.load());
  }

  private quotasChanged = (): void => {
    void this.doing(() => this.load());
    void this.querySelector<OfficeWeek>('office-week')?.readQuotas();
  };

  protected override render(): TemplateResult {
    const { days } = this;
    const say = this.say.calendar;
    return html`
      ${this.head(this.say.nav.calendar, html`<p class="hint">${say.hint}</p>`)}
      ${this.trouble()}
      ${
        days
          ? html`<div class="calendar-and-day">
        <div>${this.bar()}${this.weeks(days)}${this.legend()}</div>
        <div class="day-side">${this.day(days)}</div>
        ${this.recent()}
      </div>
      <office-week .place=${this.place} .onChanged=${() => void this.doing(() => this.load())}></office-week>
      <office-foldout .language=${this.place.language} .heading=${this.say.quotas.title} .hint=${this.say.quotas.hint}
        .load=${() => import('./quotas/quotas.ts')}
        .view=${() => html`<office-quotas .place=${this.place} .onChanged=${this.quotasChanged}></office-quotas>`}></office-foldout>
      <office-foldout .language=${this.place.language} .heading=${this.say.holidays.title} .hint=${this.say.holidays.hint}
        .load=${() => import('./holidays.ts')}
        .view=${() => html`<office-holidays .place=${this.place} .onChanged=${() => void this.doing(() => this.load())}></office-holidays>`}></office-foldout>
      ${this.subscription()}`
          : this.fault
            ? nothing
            : this.working()
      }`;
  }

  /** Open where the manager has something to decide, or it could not be read. */
  private subscription(): TemplateResult {
    const say = this.say.subscription;
    const { proposals = [], fault = null } = this.proposing ?? {};
    const heading = proposals.length > 0 ? say.waits(proposals.length) : say.title;
    return html`<office-foldout .language=${this.place.language} .heading=${heading} .hint=${say.hint}
      .opened=${proposals.length > 0 || fault !== null} .load=${() => import('./subscription/holidayCalendar.ts')}
      .view=${() => html`<office-holiday-calendar .place=${this.place} .onChanged=${() => void this.doing(() => this.load())}></office-holiday-calendar>`}></office-foldout>`;
  }

  private bar(): TemplateResult {
    const { language } = this.place;
    const say = this.say.calendar;
    const month = (date: string) => dayOfDate(date, language, { weekday: undefined, day: undefined, year: 'numeric' });
    const [first, last] = [month(this.from), month(plusDays(this.from, WEEKS_SHOWN * 7 - 1))];
    return html`
      <div class="bar">
        <h2 aria-live="polite">${first === last ? first : `${first} – ${last}`}</h2>
        <div class="row">
          <button class="button plain small" @click=${() => this.go(-WEEKS_PER_STEP * 7)}><span aria-hidden="true">←</span><span class="unseen">${say.earlier}</span></button>
          <button class="button plain small" @click=${() => this.go(0)}>${say.thisWeek}</button>
          <button class="button plain small" @click=${() => this.go(WEEKS_PER_STEP * 7)}><span aria-hidden="true">→</span><span class="unseen">${say.later}</span></button>
        </div>
      </div>`;
  }

  private weeks(days: ReadonlyMap<string, DayFiguresFragment>): TemplateResult {
    const { language } = this.place;
    const mondays = Array.from({ length: WEEKS_SHOWN }, (_, week) => plusDays(this.from, week * 7));
    const short = { weekday: 'short', day: undefined, month: undefined } as const;
    return html`
      <table class="weeks">
        <colgroup><col class="weekday" span="5"><col span="2"></colgroup>
        <thead><tr>${daysFrom(this.from, 7).map(
          (date) =>
            html`<th scope="col"><abbr title=${dayOfDate(date, language, { day: undefined, month: undefined })}>${dayOfDate(date, language, short)}</abbr></th>`,
        )}</tr></thead>
        <tbody>${mondays.map((monday) => html`<tr>${daysFrom(monday, 7).map((date) => this.cell(date, days.get(date)))}</tr>`)}</tbody>
      </table>`;
  }

  private cell(date: string, day: DayFiguresFragment | undefined): TemplateResult {
    const { language, today } = this.place;
    const say = this.say.calendar;
    const special = this.special.get(date);
    const { capacity = 0, taken = 0 } = day ?? {};
    const share = capacity > 0 ? Math.min(1, taken / capacity) : 0;
    const number = Number(date.slice(8));
    const name =
      number === 1 || date === this.from ? dayOfDate(date, language, { weekday: undefined, month: 'short' }) : number;
    return html`
      <td class=${`${this.kindOf(date, capacity, taken)} ${date === today ? 'is-today' : ''} ${date < today ? 'is-past' : ''}`}>
        <a href=${`#calendar/${date}`} aria-current=${date === this.date ? 'true' : nothing}>
          <b aria-hidden="true">${name}</b>
          <span class="unseen">${dayOfDate(date, language)}, ${this.inWords(capacity, taken, special)}</span>
          <span class="use" aria-hidden="true">${
            capacity === 0
              ? html`<span class="why">${special?.reason ?? say.closed}</span>`
              : html`<span class="both">${say.of(taken, capacity)}</span><span class="share">${say.percent(share)}</span>`
          }</span>
          ${capacity > 0 ? html`<span class="room"><span class="fill" .style=${`width:${Math.round(share * 100)}%`}></span></span>` : nothing}
          ${special && capacity > 0 ? html`<i class="mark" aria-hidden="true" title=${special.reason}></i>` : nothing}
        </a>
      </td>`;
  }

  private kindOf(date: string, capacity: number, taken: number): string {
    if (capacity === 0) return this.special.has(date) ? 'shut holiday' : 'shut';
    if (taken >= capacity) return 'full';
    return taken / capacity >= BUSY_SHARE ? 'busy' : 'calm';
  }

  private inWords(capacity: number, taken: number, special: SpecialFragment | undefined): string {
    const say = this.say.calendar;
    const use = capacity === 0 ? say.closed : say.inWords(taken, capacity);
    return special ? `${use}, ${special.reason}` : use;
  }

  private legend(): TemplateResult {
    const { legend } = this.say.calendar;
    return html`<ul class="legend" aria-hidden="true">
      <li class="calm">${legend.low}</li><li class="busy">${legend.high}</li><li class="full">${legend.full}</li>
      <li class="shut">${legend.closed}</li><li class="marked">${legend.special}</li></ul>`;
  }

  private day(days: ReadonlyMap<string, DayFiguresFragment>): TemplateResult {
    const say = this.say.calendar;
    const day = days.get(this.date);
    if (!day) return html`<section class="card empty"><h2>${say.choose}</h2><p>${say.chooseHint}</p></section>`;
    return html`<office-day .place=${this.place} .day=${day} .special=${this.special.get(this.date) ?? null}
      .onChanged=${() => void this.doing(() => this.load())}></office-day>`;
  }

  private recent(): TemplateResult {
    const say = this.say.calendar;
    return html`
      <section class="recent" aria-labelledby="recent-title">
        <h2 id="recent-title">${say.changes}</h2>
        ${this.undone ? html`<p class="note good" role="status">${this.undone}</p>` : nothing}
        ${this.changes.length === 0 ? html`<p class="quietly">${say.noChanges}</p>` : html`<ul class="changes">${this.changes.map((change) => this.change(change))}</ul>`}
      </section>`;
  }

  private change(change: ChangeFragment): TemplateResult {
    const { language, office } = this.place;
    const say = this.say.calendar;
    const [first] = change.windows;
    const last = change.windows.at(-1);
    const short = { weekday: 'short', month: 'short' } as const;
    const about = [...new Set([first?.date ?? [], last?.date ?? []].flat())];
    const open = !change.undoneAt && Date.parse(change.undoUntil) > Date.parse(this.at);
    return html`
      <li>
        <span class="what"><b>${textFor(this.say.what, change.what) ?? change.what}</b>
          <span>${about.map((date) => dayOfDate(date, language, short)).join(' – ')}</span></span>
        <span class="quietly">${dayOfDate(change.at.slice(0, 10), language, short)}, ${timeOfDay(change.at, office.timeZone, language)}</span>
        <span>${change.moved > 0 ? say.moves(change.moved) : nothing}</span>
        ${
          change.undoneAt
            ? html`<span class="tag">${say.wasUndone}</span>`
            : open
              ? html`<button class="button plain small" ?disabled=${this.busy} @click=${() => this.undo(change)}>${say.undo}</button>`
              : html`<span></span>`
        }
      </li>`;
  }

  private undo(change: ChangeFragment): void {
    const { id } = change;
    void this.doing(async () => {
      if (!id) return;
      const input = { office: this.place.office.code, change: id };
      const { answer } = await this.place.ask(UndoChangeDocument, { input });
      if (this.refused(answer)) return;
      this.undone = this.say.calendar.undone;
      await this.load();
      this.requestUpdate();
    });
  }
}
