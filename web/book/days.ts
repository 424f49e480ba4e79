// Days and hours to choose from, with what is left of each, as it changes.

import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Priority } from '../../clients/types.ts';
import { askApi } from '../api/ask.ts';
import type { Document } from '../api/document.ts';
import { LiveConnection } from '../api/live.ts';
import { bookTexts } from '../texts/book/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { firstOpen } from './calendar.ts';
import { daysView } from './dayViews.ts';
import {
  type DayFragment,
  DaysLiveDocument,
  DaysNowDocument,
  type FreeHourFragment,
  HoursLiveDocument,
  type HoursLiveSubscription,
  HoursNowDocument,
} from './documents.ts';

type BookableDay = DayFragment;

/** The day and hour that the reader chose. */
export interface DayChoice {
  /** `first`, a date, or empty: none is chosen. */
  date: string;
  /** `first`: the first of that day; else when the hour begins; empty: none is chosen. */
  hour: string;
  /** The hour's window; null: none is named. */
  window: string | null;
  /** When the visit would begin, as far as the free hours are known. */
  startsAt: string | null;
  /** Whether the chosen day or hour has been taken meanwhile. */
  isGone: boolean;
}

export const NO_CHOICE: DayChoice = { date: '', hour: '', window: null, startsAt: null, isGone: false };

@customElement('antrean-days')
export class AntreanDays extends LitElement {
  @property() office = '';
  @property() zone = '';
  @property() language: PageLanguage = 'id';
  @property() service = '';
  @property() priority: Priority = 'NORMAL';
  @property({ type: Number }) horizon = 30;
  @property() date = '';
  @property() hour = '';
  /** The start of the visit that is changed; empty: a new one is booked. */
  @property() present = '';
  /** The places left as the office's own answer had them, if it did: they are shown at once. */
  @property({ attribute: false }) early: readonly BookableDay[] | null = null;
  @property({ attribute: false }) onChoice: (choice: DayChoice) => void = () => {};
  /** Whether no day has a place, each time that this is known. */
  @property({ attribute: false }) onFull: (isFull: boolean) => void = () => {};

  @state() private days: readonly BookableDay[] | null = null;
  @state() private hours: readonly FreeHourFragment[] | null = null;
  /** The day whose hours are shown. */
  @state() private hoursOn = '';
  @state() private hourGone = false;

  /** The hour chosen and its window, as it was last seen: where it is gone, the server refuses it and names others. */
  private seen: { hour: string; window: string | null } = { hour: '', window: null };
  private line: LiveConnection | null = null;
  private leaveDays: () => void = () => {};
  private leaveHours: () => void = () => {};

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.line = new LiveConnection({ language: this.language });
    if (this.hasUpdated) this.watchDays();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leaveDays();
    this.leaveHours();
    this.line?.close();
    this.line = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('early') && this.early && !this.days) this.takeDays(this.early);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const asked = (['office', 'service', 'priority', 'horizon'] as const).some((name) => changed.has(name));
    if (asked) this.watchDays();
    else if (changed.has('date')) this.watchHours();
  }

  private watchDays(): void {
    this.leaveDays();
    const { office, service, priority, horizon } = this;
    const variables = { office, days: Math.min(92, horizon + 1), service: service || null, priority };
    const take = (days: readonly BookableDay[]) => {
      this.takeDays(days);
      this.watchHours();
    };
    const leave = this.line?.listen({
      document: DaysLiveDocument,
      variables,
      onNext: ({ availability }) => take(availability),
      now: () => this.ask(DaysNowDocument, variables),
    });
    this.leaveDays = leave ?? (() => {});
    this.watchHours();
    // Quicker than the line, and all there is where a network lets none through.
    const asked = this.days;
    void this.once(DaysNowDocument, variables, (days) => {
      if (this.days === asked && leave === this.leaveDays) take(days);
    });
  }

  private takeDays(days: readonly BookableDay[]): void {
    this.days = days;
    this.onFull(days.some(({ mayWait }) => mayWait));
    // The chosen day may be full by now.
    if (this.hasUpdated) this.choose(this.date, this.hour);
  }

  /** The hours of the day that is chosen, or of the first with a place. */
  private watchHours(): void {
    const byItself = this.date === 'first' || this.date === '';
    const wanted = byItself ? (firstOpen(this.days ?? [])?.date ?? '') : this.date;
    const subject = `${wanted} ${this.service} ${this.priority}`;
    if (subject === this.hoursOn) return;
    this.hoursOn = subject;
    this.hours = null;
    this.leaveHours();
    if (!wanted) return;
    const { office, service, priority } = this;
    const variables = { office, date: wanted, service: service || null, priority };
    const leave = this.line?.listen({
      document: HoursLiveDocument,
      variables,
      onNext: ({ availability }) => this.takeHours(availability),
      now: () => this.ask(HoursNowDocument, variables),
    });
    this.leaveHours = leave ?? (() => {});
    void this.once(HoursNowDocument, variables, (days) => {
      if (!this.hours && subject === this.hoursOn) this.takeHours(days);
    });
  }

  /** A fault is left to the live connection, which tries again automatically. */
  private async once<Result, Variables>(
    document: Document<{ office: { availability: Result } | null }, Variables>,
    variables: Variables,
    take: (result: Result) => void,
  ): Promise<void> {
    try {
      const now = await this.ask(document, variables);
      if (now) take(now.availability);
    } catch {}
  }

  private async ask<Result, Variables>(
    document: Document<{ office: { availability: Result } | null }, Variables>,
    variables: Variables,
  ): Promise<{ availability: Result } | null> {
    return (await askApi(document, variables, { language: this.language })).office;
  }

  private takeHours([day]: HoursLiveSubscription['availability']): void {
    this.hours = day?.hours ?? [];
    const chosen = this.hours.find(({ startsAt }) => startsAt === this.hour);
    this.hourGone = this.hour !== '' && this.hour !== 'first' && !chosen?.window;
    // The window may be known only now, or be another share's by now.
    this.choose(this.date, this.hour);
  }

  private choose(date: string, hour: string): void {
    if (date !== this.date || hour !== this.hour) this.hourGone = false;
    this.date = date;
    this.hour = hour;
    const known = this.seen.hour === hour ? this.seen.window : null;
    const window = this.hours?.find(({ startsAt }) => startsAt === hour)?.window ?? known;
    this.seen = { hour, window };
    const startsAt = hour && hour !== 'first' ? hour : this.firstStart(date, hour);
    this.onChoice({ date, hour, window: date === 'first' ? null : window, startsAt, isGone: this.isGone(date) });
  }

  private firstStart(date: string, hour: string): string | null {
    if (date !== 'first' && hour !== 'first') return null;
    const on = date === 'first' ? firstOpen(this.days ?? [])?.date : date;
    const start = this.hours?.find(({ window }) => window)?.startsAt ?? '';
    return start.startsWith(on ?? '-') ? start : null;
  }

  private isGone(date: string): boolean {
    const day = this.days?.find((each) => each.date === date);
    return this.hourGone || (day !== undefined && day.status !== 'OPEN' && day.lotteryUntil === null);
  }

  protected override render(): TemplateResult {
    const { language, zone, days, hours, date, hour, present, hourGone } = this;
    if (!days) return html`<p class="quietly" role="status">${bookTexts(language).loadingDays}</p>`;
    const onChoose = (on: string, at: string) => this.choose(on, at);
    return daysView({ language, zone, days, hours, date, hour, present, isHourGone: hourGone, onChoose });
  }
}
