// One day of the calendar: its windows with what is left of them, and what a manager can do with it.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { dayOfDate, timeOfDay } from '../texts/when.ts';
import './change.ts';
import type { ChangeKind } from './changes.ts';
import {
  type DayFiguresFragment,
  DayWindowsDocument,
  type DayWindowsQuery,
  type SpecialFragment,
} from './documents.ts';
import { sectionWith } from './section.ts';
import { occupancyBar } from './share.ts';

type DayWithWindows = NonNullable<DayWindowsQuery['office']>;

@customElement('office-day')
export class OfficeDaySection extends sectionWith('calendar') {
  @property({ attribute: false }) day!: DayFiguresFragment;
  /** Why it differs from the schedule; null: it does not. */
  @property({ attribute: false }) special: SpecialFragment | null = null;
  @property({ attribute: false }) onChanged: () => void = () => {};

  @state() private shown: DayWithWindows | null = null;
  /** The change that is being prepared; null: none. */
  @state() private preparing: ChangeKind | null = null;

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('day');
    if (!changed.has('day')) return;
    const another = before?.date !== this.day.date;
    if (another) {
      this.preparing = null;
      this.shown = null;
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('h2')?.focus());
    }
    void this.doing(() => this.load());
  }

  protected async load(): Promise<void> {
    const { date } = this.day;
    const { office } = await this.place.ask(DayWindowsDocument, { office: this.place.office.code, date });
    if (date === this.day.date) this.shown = office;
  }

  protected override render(): TemplateResult {
    const { day, special } = this;
    const { language, today } = this.place;
    const say = this.say.calendar;
    return html`
      <section class="card day-card" aria-labelledby="day-title">
        <h2 id="day-title" tabindex="-1">${dayOfDate(day.date, language)}</h2>
        <p class="lead-figure">${
          day.capacity === 0 ? html`<b>${say.closed}</b>` : say.inWords(day.taken, day.capacity)
        }${special ? html` <span class="tag">${special.reason}</span>` : nothing}</p>
        ${this.trouble()}
        ${this.shown ? this.windows(this.shown) : this.fault ? nothing : this.working()}
        ${day.date < today ? html`<p class="quietly">${say.past}</p>` : this.actions()}
        ${
          this.preparing
            ? html`<office-change .place=${this.place} .date=${day.date} .kind=${this.preparing} .special=${special}
                .onChanged=${this.onChanged} .onClose=${() => {
                  this.preparing = null;
                }}></office-change>`
            : nothing
        }
      </section>`;
  }

  private windows({ windows, dayList }: DayWithWindows): TemplateResult {
    const { language, office } = this.place;
    const say = this.say.calendar;
    const time = (at: string) => timeOfDay(at, office.timeZone, language);
    const several = new Set(windows.map(({ quota }) => quota)).size > 1;
    if (windows.length === 0) return this.day.capacity > 0 ? html`<p class="quietly">${say.notYet}</p>` : html``;
    return html`
      <table class="windows">
        <caption class="unseen">${say.windows}</caption>
        <thead class="unseen"><tr><th scope="col">${say.windows}</th>${several ? html`<th scope="col">${say.quota}</th>` : nothing}
          <th scope="col">${this.say.taken}</th><th scope="col">${say.places}</th></tr></thead>
        <tbody>${windows.map(({ startsAt, endsAt, quota, capacity, remaining }) => {
          const taken = capacity - remaining;
          return html`<tr>
            <th scope="row">${time(startsAt)}–${time(endsAt)}</th>
            ${several ? html`<td>${this.quotaName(quota)}</td>` : nothing}
            <td class="bar-cell">${occupancyBar(taken, capacity)}</td>
            <td class="num">${say.of(taken, capacity)}</td></tr>`;
        })}</tbody>
      </table>
      <p class="links"><a href=${dayList.html}>${say.list}</a> <a href=${dayList.csv}>CSV</a></p>`;
  }

  private quotaName(code: string): string {
    return this.place.office.quotas.find((quota) => quota.code === code)?.name ?? this.say.general;
  }

  private actions(): TemplateResult {
    const say = this.say.calendar;
    const kinds: (readonly [ChangeKind, string])[] = [
      ...(this.day.capacity > 0
        ? ([
            ['closeDay', say.closeDay],
            ['setCapacity', say.changePlaces],
          ] as const)
        : []),
      ['setException', say.changeHours],
      ...(this.special ? ([['removeException', say.asUsual]] as const) : []),
    ];
    return html`
      <div class="row actions">
        ${kinds.map(
          ([kind, name]) => html`
            <button class="button plain small ${kind === 'closeDay' ? 'danger' : ''}" aria-expanded=${this.preparing === kind ? 'true' : 'false'}
              @click=${() => {
                this.preparing = this.preparing === kind ? null : kind;
              }}>${name}</button>`,
        )}
      </div>`;
  }
}
