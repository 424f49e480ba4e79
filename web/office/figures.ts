// Figures of a range of days: sums, plots of bookings, waits and hours, each as a table too, and as a file.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { formDataIn } from '../fields/events.ts';
import { dayOfDate } from '../texts/when.ts';
import { FiguresDocument } from './documents.ts';
import { bars, lines } from './plots.ts';
import { channelsOf, daysInRange, type FiguresDay, fatesOf, lastDays, middleOf, sumOf, sumsByHour } from './ranges.ts';
import { type RatingsOfRange, ratingsCard } from './ratings.ts';
import { Section } from './section.ts';
import { occupancyBar } from './share.ts';
import { dateInDigits, dateTyped } from './typedDate.ts';

const RANGES = [7, 30, 90];
const FATES = ['came', 'missed', 'left', 'toCome'] as const;

/** A plot, and the same figures as a table. */
interface PlottedFigures {
  id: string;
  title: string;
  hint: string;
  /** Each kind of the plot's parts, and its name. */
  legend: readonly (readonly [string, string])[];
  plot: TemplateResult;
  heads: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

@customElement('office-figures')
export class OfficeFigures extends Section {
  @state() private days: readonly FiguresDay[] | null = null;
  @state() private csv = '';
  @state() private ratings: RatingsOfRange | null = null;
  @state() private range = { from: '', to: '' };
  @state() private wrong = false;

  protected async load(): Promise<void> {
    if (!this.range.from) this.range = lastDays(this.place.today, 30);
    const { from, to } = this.range;
    const found = await this.place.ask(FiguresDocument, { office: this.place.office.code, from, to });
    if (from !== this.range.from || to !== this.range.to) return;
    this.days = found.dailyStatistics;
    this.ratings = found.visitRatings;
    this.csv = found.office?.statisticsFile.csv ?? '';
  }

  private choose(range: { from: string; to: string }): void {
    this.wrong = daysInRange(range.from, range.to) === null;
    if (this.wrong) return;
    this.range = range;
    void this.doing(() => this.load());
  }

  protected override render(): TemplateResult {
    const { days } = this;
    return html`
      ${this.head(this.say.nav.figures)}
      ${this.ranges()}
      ${this.trouble()}
      ${days ? (this.empty(days) ? html`<section class="card empty"><p>${this.say.figures.nothing}</p></section>` : this.shown(days)) : this.fault ? nothing : this.working()}`;
  }

  private empty(days: readonly FiguresDay[]): boolean {
    return days.every(({ booked, walkIns }) => booked + walkIns === 0);
  }

  private ranges(): TemplateResult {
    const say = this.say.figures;
    const { from, to } = this.range;
    const { today } = this.place;
    return html`
      <form class="ranges" novalidate @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const typed = formDataIn(event);
        const date = (name: string) => dateTyped(String(typed.get(name))) ?? '';
        this.choose({ from: date('from'), to: date('to') });
      }}>
        <div class="row" role="group" aria-label=${say.range}>
          ${RANGES.map((days) => {
            const range = lastDays(today, days);
            const on = range.from === from && range.to === to;
            return html`<button type="button" class="button plain small" aria-pressed=${on ? 'true' : 'false'} @click=${() => this.choose(range)}>${say.lastDays(days)}</button>`;
          })}
        </div>
        <div class="row own">
          <label for="from">${say.from}</label><input id="from" name="from" autocomplete="off" .value=${dateInDigits(from)}>
          <label for="to">${say.to}</label><input id="to" name="to" autocomplete="off" .value=${dateInDigits(to)}>
          <button class="button plain small" ?disabled=${this.busy}>${say.show}</button>
          ${this.csv ? html`<a href=${this.csv} download>${say.csv}</a>` : nothing}
        </div>
        ${this.wrong ? html`<p class="error" role="alert">${say.needRange}</p>` : nothing}
      </form>`;
  }

  private shown(days: readonly FiguresDay[]): TemplateResult {
    return html`${this.sums(days)}${this.byDay(days)}${this.waits(days)}
      <div class="columns even spaced">${this.byHour(days)}${this.byChannel(days)}</div>
      ${this.ratings ? ratingsCard(this.ratings, this.say) : nothing}`;
  }

  private sums(days: readonly FiguresDay[]): TemplateResult {
    const say = this.say.figures;
    const { number } = this.say;
    const [capacity, taken] = [sumOf(days, (day) => day.capacity), sumOf(days, (day) => day.taken)];
    const minutes = (value: number | null) =>
      value === null ? '–' : html`<span>${number(value)} <small class="unit">${this.say.minutesUnit}</small></span>`;
    const tiles = [
      [say.booked, number(sumOf(days, (day) => day.booked))],
      [say.served, number(sumOf(days, (day) => day.served))],
      [say.walkIns, number(sumOf(days, (day) => day.walkIns))],
      [say.missed, number(sumOf(days, (day) => day.forfeited + day.noShows))],
      [say.useOf, capacity > 0 ? `${Math.round((taken / capacity) * 100)}%` : '–'],
      [say.medianWait, minutes(middleOf(days.map((day) => day.medianWaitMinutes)))],
    ];
    return html`<section class="group here"><dl class="sums">${tiles.map(([name, value]) => html`<div class="tile"><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>`;
  }

  private short(date: string): string {
    return dayOfDate(date, this.place.language, { weekday: undefined, month: 'short' });
  }

  private byDay(all: readonly FiguresDay[]): TemplateResult {
    const say = this.say.figures;
    const days = all.filter(({ capacity, booked, walkIns }) => capacity + booked + walkIns > 0);
    const plot = bars(
      days.map((day) => {
        const fates = fatesOf(day);
        const said = FATES.map((fate) => `${say[fate]} ${fates[fate]}`).join(', ');
        return {
          label: this.short(day.date),
          title: `${dayOfDate(day.date, this.place.language)}: ${said}`,
          parts: FATES.map((kind) => ({ kind, value: fates[kind] })),
        };
      }),
      `${say.byDay}. ${say.byDayHint}.`,
      this.say.number,
    );
    const heads = [say.day, say.booked, ...FATES.map((fate) => say[fate]), say.walkIns, say.served];
    const rows = days.map((day) => {
      const fates = fatesOf(day);
      return [
        dayOfDate(day.date, this.place.language),
        day.booked,
        ...FATES.map((fate) => fates[fate]),
        day.walkIns,
        day.served,
      ];
    });
    const legend = FATES.map((fate) => [fate, say[fate]] as const);
    return this.plotted({ id: 'by-day', title: say.byDay, hint: say.byDayHint, legend, plot, heads, rows });
  }

  private waits(all: readonly FiguresDay[]): TemplateResult | typeof nothing {
    const say = this.say.figures;
    const days = all.filter(({ medianWaitMinutes }) => medianWaitMinutes !== null);
    if (days.length === 0) return nothing;
    const plot = lines(
      days.map((day) => ({
        label: this.short(day.date),
        title: `${dayOfDate(day.date, this.place.language)}: ${say.median} ${day.medianWaitMinutes}, ${say.p90} ${day.p90WaitMinutes}`,
        values: [day.medianWaitMinutes, day.p90WaitMinutes],
      })),
      ['median', 'p90'],
      `${say.waits}. ${say.waitsHint}.`,
      this.say.number,
    );
    const rows = days.map((day) => [
      dayOfDate(day.date, this.place.language),
      day.medianWaitMinutes,
      day.p90WaitMinutes,
    ]);
    const legend = [['median', say.median] as const, ['p90', say.p90] as const];
    const heads = [say.day, say.median, say.p90];
    return this.plotted({ id: 'waits', title: say.waits, hint: say.waitsHint, legend, plot, heads, rows });
  }

  private byHour(days: readonly FiguresDay[]): TemplateResult {
    const say = this.say.figures;
    const hours = sumsByHour(days);
    const name = this.say.hourOfDay;
    const plot = bars(
      hours.map(({ hour, capacity, taken }) => ({
        label: name(hour),
        title: `${name(hour)}: ${say.taken} ${taken}, ${say.places} ${capacity}`,
        parts: [{ kind: 'came', value: taken }],
        room: capacity,
      })),
      `${say.byHour}. ${say.byHourHint}.`,
      this.say.number,
    );
    const rows = hours.map(({ hour, capacity, taken }) => [name(hour), capacity, taken]);
    const legend = [['came', say.taken] as const, ['room', say.places] as const];
    const heads = [say.hour, say.places, say.taken];
    return this.plotted({ id: 'by-hour', title: say.byHour, hint: say.byHourHint, legend, plot, heads, rows });
  }

  private byChannel(days: readonly FiguresDay[]): TemplateResult {
    const say = this.say.figures;
    const channels = channelsOf(days);
    const most = Math.max(1, ...channels.map(({ booked }) => booked));
    return html`
      <section class="card" aria-labelledby="by-channel"><h2 id="by-channel">${say.byChannel}</h2>
        <table class="list channels"><thead class="unseen"><tr><th scope="col">${say.byChannel}</th><td></td><th scope="col">${say.booked}</th></tr></thead>
          <tbody>${channels.map(
            ({ channel, booked }) => html`<tr><th scope="row">${this.say.channels[channel]}</th>
              <td class="bar-cell">${occupancyBar(0, most, booked)}</td><td class="num">${this.say.number(booked)}</td></tr>`,
          )}</tbody></table>
      </section>`;
  }

  private plotted({ id, title, hint, legend, plot, heads, rows }: PlottedFigures): TemplateResult {
    const { number, figures: say } = this.say;
    return html`
      <section class="card plotted" aria-labelledby=${id}>
        <h2 id=${id}>${title}</h2>
        <p class="hint">${hint}</p>
        <ul class="key" aria-hidden="true">${legend.map(([kind, name]) => html`<li class=${kind}>${name}</li>`)}</ul>
        ${plot}
        <details><summary>${say.asTable}</summary>
          <div class="scroll" tabindex="0" role="group" aria-label=${title}><table class="list">
            <thead><tr>${heads.map((head, index) => html`<th scope="col" class=${index > 0 ? 'num' : ''}>${head}</th>`)}</tr></thead>
            <tbody>${rows.map(
              ([first, ...rest]) =>
                html`<tr><th scope="row">${first}</th>${rest.map((value) => html`<td class="num">${typeof value === 'number' ? number(value) : '–'}</td>`)}</tr>`,
            )}</tbody></table></div>
        </details>
      </section>`;
  }
}
