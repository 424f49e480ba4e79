// The day's list: people who are expected, people in the queue, or all of the day, found by name, code or number.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BookingStatus } from '../../clients/types.ts';
import { askApi } from '../api/ask.ts';
import { faultText } from '../api/faultText.ts';
import { valueIn } from '../fields/events.ts';
import { readBookingCode } from '../fields/fields.ts';
import { noteFault, type SignedInStaff } from '../signIn/session.ts';
import { readStoredText, storeText } from '../storage/draftStorage.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { timeOfDay } from '../texts/when.ts';
import { bornText } from './bornText.ts';
import type { DeskPerson } from './correctionForm.ts';
import { correctButton } from './correctionViews.ts';
import { type DayRow, rowOfBooking, rowOfTicket } from './dayRows.ts';
import type { DeskOffice } from './deskState.ts';
import { DayListDocument, LineListDocument } from './documents.ts';
import { keyHint } from './keys.ts';

const FILTERS = ['expected', 'line', 'all'] as const;
type Filter = (typeof FILTERS)[number];

const PAGE_ROWS = 50;
const MAX_ROWS = 200;
/** The list waits so long after the last key, so that typing is not disturbed. */
const TYPING_PAUSE_MS = 250;

@customElement('antrean-day-list')
export class AntreanDayList extends LitElement {
  @property() language: PageLanguage = 'id';
  @property({ attribute: false }) staff!: SignedInStaff;
  @property({ attribute: false }) office!: DeskOffice;
  @property() date = '';
  @property({ attribute: false }) onCheckIn: (code: string) => void = () => {};
  @property({ attribute: false }) onReturn: (number: string) => void = () => {};
  /** null: this officer corrects no one. */
  @property({ attribute: false }) onCorrect: ((person: DeskPerson) => void) | null = null;

  @state() private filter: Filter = 'expected';
  @state() private search = readStoredText('desk search');
  @state() private rows: readonly DayRow[] | null = null;
  @state() private total = 0;
  @state() private first = PAGE_ROWS;
  @state() private fault: unknown = null;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private latest = 0;

  protected override createRenderRoot() {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.pause);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('office');
    if (changed.has('date') || (before && before.code !== this.office.code)) void this.load();
  }

  refresh(): void {
    void this.load();
  }

  /** The one who was searched for has come: the list is whole again, for the next. */
  beginSearch(): void {
    this.search = '';
    storeText('desk search', '');
    void this.load();
    this.querySelector<HTMLInputElement>('#search')?.focus();
  }

  private async load(): Promise<void> {
    clearTimeout(this.pause);
    if (!this.date) return;
    const mine = ++this.latest;
    try {
      const { rows, total } = this.filter === 'line' ? await this.inLine() : await this.booked();
      // An answer that was overtaken by a later question is dropped.
      if (mine !== this.latest) return;
      this.rows = rows;
      this.total = total;
      this.fault = null;
    } catch (fault) {
      noteFault(fault);
      if (mine === this.latest) this.fault = fault;
    }
  }

  private async booked(): Promise<{ rows: DayRow[]; total: number }> {
    const { language, staff, office, date } = this;
    const search = this.search.trim();
    // A search goes through everyone who has not arrived, also those whose hour has passed.
    const status: BookingStatus[] | null = this.filter === 'expected' ? ['CONFIRMED'] : null;
    const variables = {
      office: office.code,
      date,
      status,
      search: readBookingCode(search) ?? (search || null),
      first: this.first,
    };
    const { bookings } = await askApi(DayListDocument, variables, { language, key: staff.key });
    return {
      rows: bookings.edges.map(({ node }) => rowOfBooking(node, office.board.at, deskTexts(language))),
      total: bookings.totalCount,
    };
  }

  private async inLine(): Promise<{ rows: DayRow[]; total: number }> {
    const { language, staff, office } = this;
    const { tickets, missed } = await askApi(
      LineListDocument,
      { office: office.code, first: MAX_ROWS },
      { language, key: staff.key },
    );
    const words = this.search.trim().toLowerCase();
    const returners = missed.nodes.filter(({ allowedActions }) => allowedActions.includes('RESUME'));
    const rows = [...tickets.nodes, ...returners].map((ticket) => rowOfTicket(ticket, deskTexts(language)));
    const found = rows.filter(({ name, number, code }) => `${name} ${number} ${code}`.toLowerCase().includes(words));
    return { rows: found, total: found.length };
  }

  private typed = (event: InputEvent): void => {
    this.search = valueIn(event);
    storeText('desk search', this.search);
    this.first = PAGE_ROWS;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.load(), TYPING_PAUSE_MS);
  };

  protected override render(): TemplateResult {
    const { language } = this;
    const say = deskTexts(language);
    return html`
      <section class="card day-list" aria-labelledby="list-title">
        <h2 id="list-title">${say.list}</h2>
        <div class="field find"><label for="search">${say.search} ${keyHint('F4', language)}</label>
          <input id="search" type="search" autocomplete="off" .value=${this.search} @input=${this.typed}></div>
        <fieldset class="filters"><legend class="unseen">${say.shown}</legend>
          ${FILTERS.map(
            (
              each,
            ) => html`<label class="pick"><input type="radio" name="filter" value=${each} .checked=${each === this.filter}
              @change=${() => {
                this.filter = each;
                this.rows = null;
                this.first = PAGE_ROWS;
                void this.load();
              }}><span>${say.filters[each]}</span></label>`,
          )}
          <p class="quietly" role="status">${this.rows ? say.count(this.total) : nothing}</p>
        </fieldset>
        ${this.fault ? html`<p class="note bad" role="alert">${faultText(this.fault, language)}</p>` : nothing}
        ${this.table()}
        ${
          this.rows && this.total > this.rows.length && this.first < MAX_ROWS
            ? html`<button class="button plain" @click=${() => {
                this.first = Math.min(MAX_ROWS, this.first + PAGE_ROWS);
                void this.load();
              }}>${say.more}</button>`
            : nothing
        }
      </section>`;
  }

  private table(): TemplateResult | typeof nothing {
    const { language, rows } = this;
    const say = deskTexts(language);
    if (!rows) return this.fault ? nothing : html`<p class="quietly">${commonTexts(language).working}</p>`;
    if (rows.length === 0) {
      const search = this.search.trim();
      return html`<p class="empty">${search ? say.noneFound(search) : say.none[this.filter]}</p>`;
    }
    return html`
      <table>
        <thead><tr><th scope="col">${say.number}</th><th scope="col">${say.name}</th><th scope="col">${say.hour}</th>
          <th scope="col">${say.status}</th></tr></thead>
        <tbody>${rows.map((row) => this.row(row))}</tbody>
      </table>`;
  }

  private row(row: DayRow): TemplateResult {
    const { language, office, onCorrect } = this;
    const say = deskTexts(language);
    const { code, name, birthDate } = row;
    return html`<tr>
      <td class="number">${row.number}</td>
      <td class="name"><b>${row.name}</b>
        ${row.birthDate ? html`<span>${bornText(row.birthDate, language)}</span>` : nothing}
        <span class="service">${row.service}</span>
        ${row.priority === 'NORMAL' ? nothing : html`<span class="badge">${say.priorities[row.priority]}</span>`}
        ${row.note ? html`<span class="ticket-note">${row.note}</span>` : nothing}
        ${code && birthDate && onCorrect ? correctButton({ code, name, birthDate }, language, onCorrect) : nothing}</td>
      <td>${row.startsAt ? timeOfDay(row.startsAt, office.timeZone, language) : '–'}</td>
      <td class="status">${
        row.canCheckIn && code && this.staff.allowed.has('Mutation.checkIn')
          ? html`<button class="button small" @click=${() => this.onCheckIn(code)}>${say.go}<span class="unseen"> ${row.name}</span></button>`
          : html`<span class=${`state ${row.tone}`}>${row.status}</span>`
      }${
        row.canReturn && this.staff.allowed.has('Mutation.resume')
          ? html` <button class="button plain small" @click=${() => this.onReturn(row.number)}>${say.actions.RESUME}<span class="unseen"> ${row.number}</span></button>`
          : nothing
      }</td></tr>`;
  }
}
