// <office-holiday-calendar>: the calendar of holidays to which the office is subscribed, and the days that it proposes.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { newIdempotencyKey } from '../../api/idempotencyKey.ts';
import { valueIn } from '../../fields/events.ts';
import { holidayTexts } from '../../texts/holidays/texts.ts';
import { dayOfDate, timeOfDay } from '../../texts/when.ts';
import { type CalendarDayFragment, RemoveExceptionDocument } from '../documents.ts';
import '../holidayDays.ts';
import { Section } from '../section.ts';
import {
  DeclineHolidaysDocument,
  EndHolidaySubscriptionDocument,
  HolidayCalendarDocument,
  type HolidayCalendarQuery,
  SubscribeHolidaysDocument,
} from './documents.ts';

type CalendarShown = NonNullable<HolidayCalendarQuery['holidayCalendar']>;
type Proposal = CalendarShown['proposals'][number];

/** While it is read for the first time, or again. */
const LOOK_AGAIN_MS = 1500;
const MAX_LOOKS = 14;

@customElement('office-holiday-calendar')
export class OfficeHolidayCalendar extends Section {
  @property({ attribute: false }) onChanged: () => void = () => {};

  @state() private calendar: CalendarShown | null = null;
  @state() private isLoaded = false;
  @state() private url = '';
  @state() private wrong = false;
  @state() private ending = false;
  /** The time of the reading before it was asked for again; undefined: nothing is being read. */
  @state() private readBefore: string | null | undefined;
  private days: readonly CalendarDayFragment[] = [];
  private looks = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private get texts() {
    return holidayTexts(this.place.language);
  }

  protected async load(): Promise<void> {
    const { office } = this.place;
    const { holidayCalendar } = await this.place.ask(HolidayCalendarDocument, { office: office.code });
    this.calendar = holidayCalendar;
    this.isLoaded = true;
    this.days = (holidayCalendar?.proposals ?? [])
      .filter(({ action }) => action === 'CLOSE')
      .map(({ date, reason, kind, bookings }) => ({ date, reason, kind, bookings, isOpen: true, isSet: false }));
    this.lookAgain();
  }

  private lookAgain(): void {
    clearTimeout(this.timer);
    if (this.readBefore === undefined) return;
    if (!this.calendar || this.calendar.askedAt !== this.readBefore || this.looks >= MAX_LOOKS) {
      this.readBefore = undefined;
      return;
    }
    this.looks += 1;
    this.timer = setTimeout(() => void this.doing(() => this.load()), LOOK_AGAIN_MS);
  }

  private subscribe(url: string): void {
    this.wrong = !/^(https?|webcals?):\/\/\S+$/i.test(url.trim());
    if (this.wrong) return;
    void this.doing(async () => {
      const input = { office: this.place.office.code, url: url.trim() };
      const { answer } = await this.place.ask(SubscribeHolidaysDocument, { input });
      if (this.refused(answer)) return;
      this.readBefore = answer.askedAt;
      this.looks = 0;
      await this.load();
    });
  }

  private end = (): void => {
    void this.doing(async () => {
      const input = { office: this.place.office.code, idempotencyKey: newIdempotencyKey() };
      const { answer } = await this.place.ask(EndHolidaySubscriptionDocument, { input });
      if (this.refused(answer)) return;
      this.ending = false;
      await this.load();
    });
  };

  private decline(date: string): void {
    void this.doing(async () => {
      const input = { office: this.place.office.code, dates: [date] };
      const { answer } = await this.place.ask(DeclineHolidaysDocument, { input });
      if (!this.refused(answer)) await this.load();
    });
  }

  private openAgain(date: string): void {
    void this.doing(async () => {
      const input = {
        office: this.place.office.code,
        date,
        move: false,
        undoMinutes: 10,
        idempotencyKey: newIdempotencyKey(),
      };
      const { answer } = await this.place.ask(RemoveExceptionDocument, { input });
      if (this.refused(answer)) return;
      await this.load();
      this.onChanged();
    });
  }

  protected override render(): TemplateResult {
    return html`
        ${this.calendar ? this.subscribed(this.calendar) : this.isLoaded ? this.form() : nothing}
        ${this.trouble()}
        ${this.isLoaded || this.fault ? nothing : this.working()}`;
  }

  private form(): TemplateResult {
    const say = this.texts.subscription;
    return html`
      <form novalidate @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        this.subscribe(this.url);
      }}>
        <div class=${`field ${this.wrong ? 'wrong' : ''}`}><label for="subscription-url">${say.url}</label>
          ${this.wrong ? html`<p class="error" id="subscription-error" role="alert">${say.needUrl}</p>` : nothing}
          <input id="subscription-url" type="url" autocomplete="off" spellcheck="false" placeholder="https://" .value=${this.url}
            aria-describedby=${this.wrong ? 'subscription-error' : nothing} aria-invalid=${this.wrong ? 'true' : 'false'}
            @input=${(event: Event) => {
              this.url = valueIn(event);
            }}></div>
        <button class="button small" ?disabled=${this.busy}>${say.subscribe}</button>
      </form>`;
  }

  private subscribed({ url, fault, readAt, proposals }: CalendarShown): TemplateResult {
    const say = this.texts.subscription;
    const { office, language } = this.place;
    const reading = this.readBefore !== undefined;
    const toOpen = proposals.filter(({ action }) => action === 'OPEN');
    return html`
      <p class="address">${url}</p>
      <p class="quietly" role="status">${
        reading
          ? say.reading
          : readAt
            ? say.read(`${dayOfDate(readAt.slice(0, 10), language)}, ${timeOfDay(readAt, office.timeZone, language)}`)
            : say.unread
      }</p>
      ${fault && !reading ? html`<div class="note care"><p>${say.faults[fault]}</p></div>` : nothing}
      ${!reading && readAt && proposals.length === 0 ? html`<p>${say.nothing}</p>` : nothing}
      ${this.days.length > 0 ? html`<h3>${say.toClose(this.days.length)}</h3>` : nothing}
      <office-holiday-days .place=${this.place} .days=${this.days} .onChanged=${() => {
        this.onChanged();
        void this.doing(() => this.load());
      }}></office-holiday-days>
      ${
        this.days.length > 0
          ? html`<details class="spaced"><summary>${say.declineTitle}</summary>
          <ul class="seasons">${this.days.map((day) => this.declining(day))}</ul></details>`
          : nothing
      }
      ${toOpen.length > 0 ? html`<h3>${say.toOpen(toOpen.length)}</h3><ul class="seasons">${toOpen.map((day) => this.opening(day))}</ul>` : nothing}
      <div class="row">
        <button type="button" class="button plain small" ?disabled=${this.busy || reading} @click=${() => this.subscribe(url)}>${say.refresh}</button>
        <button type="button" class="button plain danger small" ?disabled=${this.busy} aria-expanded=${this.ending ? 'true' : 'false'} @click=${() => {
          this.ending = !this.ending;
        }}>${say.end}</button></div>
      ${
        this.ending
          ? html`<div class="ask"><p>${say.endAsk}</p><div class="row"><button type="button" class="button danger small" ?disabled=${this.busy}
            @click=${this.end}>${say.end}</button>
            <button type="button" class="button plain small" @click=${() => {
              this.ending = false;
            }}>${this.say.cancel}</button></div></div>`
          : nothing
      }`;
  }

  private declining({ date, reason }: Pick<Proposal, 'date' | 'reason'>): TemplateResult {
    const say = this.texts.subscription;
    return html`<li>${this.named(date, reason)}
      <button type="button" class="button plain small" ?disabled=${this.busy} @click=${() => this.decline(date)}>${say.decline}<span class="unseen"> ${this.dayName(date)}</span></button></li>`;
  }

  private opening({ date, reason }: Proposal): TemplateResult {
    const say = this.texts.subscription;
    return html`<li>${this.named(date, reason)}
      <span class="row"><button type="button" class="button small" ?disabled=${this.busy} @click=${() => this.openAgain(date)}>${say.open}<span class="unseen"> ${this.dayName(date)}</span></button>
      <button type="button" class="button plain small" ?disabled=${this.busy} @click=${() => this.decline(date)}>${say.stayClosed}<span class="unseen"> ${this.dayName(date)}</span></button></span></li>`;
  }

  private named(date: string, reason: string): TemplateResult {
    return html`<span><b>${this.dayName(date)}</b> ${reason}</span>`;
  }

  private dayName(date: string): string {
    return dayOfDate(date, this.place.language, { year: 'numeric' });
  }
}
