// <office-holidays>: the days of a calendar file, to choose from.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { AskFault } from '../api/ask.ts';
import { holidayTexts } from '../texts/holidays/texts.ts';
import { type CalendarDayFragment, PreviewHolidaysDocument } from './documents.ts';
import { HOLIDAY_DAYS_AHEAD } from './holidayDays.ts';
import { sectionWith } from './section.ts';
import { plusDays } from './when.ts';

const MAX_CALENDAR_CHARACTERS = 200_000;

@customElement('office-holidays')
export class OfficeHolidays extends sectionWith('calendar') {
  @property({ attribute: false }) onChanged: () => void = () => {};

  @state() private days: readonly CalendarDayFragment[] | null = null;
  @state() private wrong = '';
  private calendar = '';

  protected async load(): Promise<void> {
    this.forget();
  }

  private forget(): void {
    this.days = null;
    this.wrong = '';
  }

  private get texts() {
    return holidayTexts(this.place.language);
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

  private async readDays(): Promise<void> {
    const { place, calendar } = this;
    const { today } = place;
    const input = { office: place.office.code, calendar, from: today, to: plusDays(today, HOLIDAY_DAYS_AHEAD) };
    try {
      this.days = (await place.ask(PreviewHolidaysDocument, { input })).previewHolidays.days;
    } catch (fault) {
      if (!(fault instanceof AskFault) || fault.code !== 'REFUSED') throw fault;
      this.wrong = fault.message;
    }
  }

  protected override render(): TemplateResult {
    const say = this.texts;
    const { days } = this;
    return html`
        <div class=${`field ${this.wrong && !days ? 'wrong' : ''}`}>
          <label for="holidays-file">${say.file}</label>
          <input id="holidays-file" type="file" accept=".ics,.csv,.txt,text/calendar,text/csv" ?disabled=${this.busy}
            aria-invalid=${this.wrong && !days ? 'true' : 'false'} @change=${this.take}>
        </div>
        ${this.wrong ? html`<p class="error" role="alert">${this.wrong}</p>` : nothing}
        ${
          days
            ? html`<p class="found" role="status" tabindex="-1">${days.length > 0 ? say.found(days.length) : say.none}</p>
          <office-holiday-days .place=${this.place} .calendar=${this.calendar} .days=${days} .onChanged=${this.onChanged}></office-holiday-days>`
            : nothing
        }
        ${this.trouble()}
        ${this.busy ? this.working() : nothing}`;
  }
}
