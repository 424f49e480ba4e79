// <office-holiday-days>: days of a calendar of holidays to choose from; closing them is shown first, done, and taken back.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ImportHolidaysInput } from '../../clients/types.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { isTickedIn } from '../fields/events.ts';
import { holidayTexts } from '../texts/holidays/texts.ts';
import { dayOfDate, timeOfDay } from '../texts/when.ts';
import type { ChangeEffect } from './change.ts';
import {
  type CalendarDayFragment,
  ImportHolidaysDocument,
  PreviewHolidaysDocument,
  UndoChangeDocument,
} from './documents.ts';
import { effectOf } from './effect.ts';
import { canClose, datesChosen } from './holidayChoice.ts';
import { sectionWith } from './section.ts';
import { plusDays } from './when.ts';

/** As far as the API looks ahead. */
export const HOLIDAY_DAYS_AHEAD = 800;

@customElement('office-holiday-days')
export class OfficeHolidayDays extends sectionWith('calendar') {
  /** The file's content; null: the calendar to which the office is subscribed. */
  @property({ attribute: false }) calendar: string | null = null;
  @property({ attribute: false }) days: readonly CalendarDayFragment[] = [];
  @property({ attribute: false }) onChanged: () => void = () => {};

  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private preview: ChangeEffect | null = null;
  @state() private done: { effect: ChangeEffect; count: number } | null = null;
  @state() private undone = false;
  @state() private wrong = '';
  /** The same press twice is one import. */
  private once = newIdempotencyKey();

  protected async load(): Promise<void> {}

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('days')) return;
    this.chosen = new Set(datesChosen(this.days));
    this.preview = null;
    // The last import stays in sight, unless it is another file.
    if (changed.has('calendar')) this.done = null;
  }

  private get texts() {
    return holidayTexts(this.place.language);
  }

  private get order() {
    const { place, calendar } = this;
    const to = plusDays(place.today, HOLIDAY_DAYS_AHEAD);
    return { office: place.office.code, calendar, from: place.today, to, dates: [...this.chosen].sort() };
  }

  private choose(date: string, isChosen: boolean): void {
    const chosen = new Set(this.chosen);
    if (isChosen) chosen.add(date);
    else chosen.delete(date);
    this.chosen = chosen;
    this.preview = null;
    this.wrong = '';
  }

  private look = (event: SubmitEvent): void => {
    event.preventDefault();
    this.wrong = this.chosen.size === 0 ? this.texts.needDay : '';
    if (this.wrong) return;
    void this.doing(async () => {
      const { effect } = (await this.place.ask(PreviewHolidaysDocument, { input: this.order })).previewHolidays;
      if (!effect || this.refused(effect)) return;
      this.preview = effect;
      this.once = newIdempotencyKey();
      await this.updateComplete;
      this.querySelector<HTMLElement>('.effect h3')?.focus();
    });
  };

  private carryOut = (): void => {
    void this.doing(async () => {
      const order = { ...this.order, move: true, undoMinutes: 10, idempotencyKey: this.once };
      const input: ImportHolidaysInput = order;
      const { answer } = await this.place.ask(ImportHolidaysDocument, { input });
      if (this.refused(answer)) return;
      const [effect] = answer.changes;
      if (!effect) throw new Error('The import changed no office.');
      this.done = { effect, count: order.dates.length };
      this.undone = false;
      this.preview = null;
      this.days = this.days.filter(({ date }) => !order.dates.includes(date));
      this.onChanged();
      await this.updateComplete;
      this.querySelector<HTMLElement>('.note.good')?.focus();
    });
  };

  private undo = (): void => {
    void this.doing(async () => {
      const change = this.done?.effect.id;
      if (!change) return;
      const { answer } = await this.place.ask(UndoChangeDocument, {
        input: { office: this.place.office.code, change },
      });
      if (this.refused(answer)) return;
      this.undone = true;
      this.onChanged();
    });
  };

  protected override render(): TemplateResult {
    return html`
      ${this.done ? this.doneView(this.done) : nothing}
      ${this.days.length > 0 ? this.choice() : nothing}
      ${this.trouble()}`;
  }

  private choice(): TemplateResult {
    const say = this.texts;
    const { calendar } = this.say;
    const { preview, chosen } = this;
    return html`
      <form novalidate @submit=${this.look}>
        <fieldset class="holidays"><legend class="unseen">${say.days}</legend>
          ${this.days.map((day) => this.day(day))}</fieldset>
        ${this.wrong ? html`<p class="error" role="alert">${this.wrong}</p>` : nothing}
        ${
          preview
            ? html`<div class="effect"><h3 tabindex="-1">${calendar.previewTitle}</h3>${effectOf(preview, this.place, true)}</div>`
            : nothing
        }
        <div class="row">${
          preview
            ? html`<button type="button" class="button danger small" ?disabled=${this.busy} @click=${this.carryOut}>${say.close(chosen.size)}</button>`
            : html`<button class="button small" ?disabled=${this.busy}>${say.preview}</button>`
        }
          <span class="quietly" role="status">${say.chosen(chosen.size)}</span></div>
      </form>`;
  }

  private day(day: CalendarDayFragment): TemplateResult {
    const say = this.texts;
    const { date, reason, kind, bookings } = day;
    const closable = canClose(day);
    return html`
      <label class="pick">
        <input type="checkbox" value=${date} .checked=${this.chosen.has(date)} ?disabled=${!closable || this.busy}
          @change=${(event: Event) => this.choose(date, isTickedIn(event))}>
        <span><b>${dayOfDate(date, this.place.language, { year: 'numeric' })}</b> ${reason}
          <small>${kind === 'PUBLIC' ? nothing : html`<span class="tag">${say.kinds[kind]}</span> `}${
            closable ? say.bookings(bookings) : day.isSet ? say.isSet : say.isShut
          }</small></span>
      </label>`;
  }

  private doneView({ effect, count }: { effect: ChangeEffect; count: number }): TemplateResult {
    const say = this.texts;
    const { calendar } = this.say;
    const { office, language } = this.place;
    return html`
      <div class="note good" role="status" tabindex="-1">
        <p>${this.undone ? say.undone : say.done(count)}</p>
        ${
          this.undone
            ? nothing
            : html`<p>${calendar.undoUntil(timeOfDay(effect.undoUntil, office.timeZone, language))}</p>
              <button type="button" class="button plain small" ?disabled=${this.busy} @click=${this.undo}>${calendar.undo}</button>`
        }
      </div>
      ${this.undone || effect.moved === 0 ? nothing : effectOf(effect, this.place, false)}`;
  }
}
