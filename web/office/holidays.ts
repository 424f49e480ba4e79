// <office-holidays>: the days of a calendar file, which of them are chosen, what closing them changes, and the way back.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ImportHolidaysInput } from '../../clients/types.ts';
import { AskFault } from '../api/ask.ts';
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
import { canClose, datesChosen, linesOfFault } from './holidayChoice.ts';
import { sectionWith } from './section.ts';
import { plusDays } from './when.ts';

const MAX_CALENDAR_CHARACTERS = 200_000;
/** As far as the API looks ahead. */
const DAYS_AHEAD = 800;

@customElement('office-holidays')
export class OfficeHolidays extends sectionWith('calendar') {
  @property({ attribute: false }) onChanged: () => void = () => {};

  @state() private days: readonly CalendarDayFragment[] | null = null;
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private preview: ChangeEffect | null = null;
  @state() private done: { effect: ChangeEffect; count: number } | null = null;
  @state() private undone = false;
  @state() private wrong = '';
  private calendar = '';
  /** The same press twice is one import. */
  private once = newIdempotencyKey();

  protected async load(): Promise<void> {
    this.forget();
  }

  private forget(): void {
    this.days = this.preview = this.done = null;
    this.undone = false;
    this.wrong = '';
  }

  private get texts() {
    return holidayTexts(this.place.language);
  }

  private get order(): ImportHolidaysInput {
    const { place, calendar } = this;
    const to = plusDays(place.today, DAYS_AHEAD);
    return { office: place.office.code, calendar, from: place.today, to, move: true, undoMinutes: 10 };
  }

  private take = (event: Event): void => {
    const file = event.target instanceof HTMLInputElement ? event.target.files?.[0] : undefined;
    if (!file) return;
    this.forget();
    void this.doing(async () => {
      const calendar = file.size > MAX_CALENDAR_CHARACTERS * 4 ? '' : await file.text();
      if (!calendar || calendar.length > MAX_CALENDAR_CHARACTERS) {
        this.wrong = this.texts[file.size === 0 ? 'none' : 'tooLarge'];
        return;
      }
      this.calendar = calendar;
      await this.readDays();
      await this.updateComplete;
      this.querySelector<HTMLElement>('.found')?.focus();
    });
  };

  /** A fault of the file is told by its line if it has one. */
  private async readDays(): Promise<void> {
    const { office, calendar, from, to } = this.order;
    try {
      const input = { office: office ?? '', calendar, from, to };
      const { previewHolidays } = await this.place.ask(PreviewHolidaysDocument, { input });
      this.days = previewHolidays.days;
      this.chosen = new Set(datesChosen(previewHolidays.days));
    } catch (fault) {
      if (!(fault instanceof AskFault) || fault.code !== 'BAD_USER_INPUT') throw fault;
      const line = linesOfFault(fault.message);
      this.wrong = line === null ? `${this.texts.notRead} ${fault.message}` : this.texts.line(line);
    }
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
      const { office, calendar, from, to } = this.order;
      const input = { office: office ?? '', calendar, from, to, dates: [...this.chosen].sort() };
      const { effect } = (await this.place.ask(PreviewHolidaysDocument, { input })).previewHolidays;
      if (!effect || this.refused(effect)) return;
      this.preview = effect;
      this.once = newIdempotencyKey();
      await this.updateComplete;
      this.querySelector<HTMLElement>('.effect h3')?.focus();
    });
  };

  private carryOut = (): void => {
    void this.doing(async () => {
      const input = { ...this.order, dates: [...this.chosen].sort(), idempotencyKey: this.once };
      const { answer } = await this.place.ask(ImportHolidaysDocument, { input });
      if (this.refused(answer)) return;
      const [effect] = answer.changes;
      if (!effect) throw new Error('The import changed no office.');
      this.done = { effect, count: this.chosen.size };
      this.days = this.preview = null;
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
    const say = this.texts;
    const { done, days } = this;
    return html`
        ${done ? this.doneView(done) : nothing}
        <div class=${`field ${this.wrong && !days ? 'wrong' : ''}`}>
          <label for="holidays-file">${say.file}</label>
          <input id="holidays-file" type="file" accept=".ics,.csv,.txt,text/calendar,text/csv" ?disabled=${this.busy}
            aria-invalid=${this.wrong && !days ? 'true' : 'false'} @change=${this.take}>
        </div>
        ${this.wrong ? html`<p class="error" role="alert">${this.wrong}</p>` : nothing}
        ${days ? this.choice(days) : nothing}
        ${this.trouble()}
        ${this.busy ? this.working() : nothing}`;
  }

  private choice(days: readonly CalendarDayFragment[]): TemplateResult {
    const say = this.texts;
    const { calendar } = this.say;
    const { preview, chosen } = this;
    if (days.length === 0) return html`<p class="found" role="status" tabindex="-1">${say.none}</p>`;
    return html`
      <form novalidate @submit=${this.look}>
        <p class="found" role="status" tabindex="-1">${say.found(days.length)}</p>
        <fieldset class="holidays"><legend class="unseen">${say.days}</legend>
          ${days.map((day) => this.day(day))}</fieldset>
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
