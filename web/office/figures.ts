// Figures of a range of days: sums, plots of bookings, waits and hours, each as a table too, and as a file.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { formDataIn } from '../fields/events.ts';
import { FiguresDocument, type FiguresQuery } from './documents.ts';
import {
  byChannelCard,
  byCounterCard,
  byDayCard,
  byHourCard,
  byServiceCard,
  type FiguresScene,
  periodTotals,
  waitsCard,
} from './figureCards.ts';
import './foldout.ts';
import './heatMap.ts';
import { daysInRange, type FiguresDay, lastDays, middleOf, monthOf } from './ranges.ts';
import { type RatingsOfRange, ratingsCard } from './ratings.ts';
import { sectionWith } from './section.ts';
import { dateInDigits, dateTyped } from './typedDate.ts';
import { plusDays } from './when.ts';

const RANGES = [7, 30, 90];

@customElement('office-figures')
export class OfficeFigures extends sectionWith('figures') {
  @state() private days: readonly FiguresDay[] | null = null;
  /** As many days just before them. */
  @state() private daysBefore: FiguresQuery['before'] = [];
  @state() private targetMinutes = 0;
  @state() private csv = '';
  @state() private ratings: RatingsOfRange | null = null;
  @state() private range = { from: '', to: '' };
  @state() private wrong = false;

  protected async load(): Promise<void> {
    if (!this.range.from) this.range = lastDays(this.place.today, 30);
    const { from, to } = this.range;
    const length = daysInRange(from, to) ?? 1;
    const [beforeFrom, beforeTo] = [plusDays(from, -length), plusDays(from, -1)];
    const variables = { office: this.place.office.code, from, to, beforeFrom, beforeTo };
    const found = await this.place.ask(FiguresDocument, variables);
    if (from !== this.range.from || to !== this.range.to) return;
    this.days = found.dailyStatistics;
    this.ratings = found.visitRatings;
    this.daysBefore = found.before;
    this.targetMinutes = found.office?.houseRules.waitTargetMinutes ?? 0;
    this.csv = found.office?.statisticsFile.csv ?? '';
    if (this.place.allowed.has('Query.statistics')) await import('./otherOffices.ts');
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
      ${days ? (this.empty(days) ? html`<section class="card empty"><p>${this.say.figures.nothing}</p></section>` : this.shown(days)) : this.fault ? nothing : this.working()}
      ${days ? this.files() : nothing}`;
  }

  private files(): TemplateResult {
    const { say, place, range } = this;
    return html`<office-foldout .language=${place.language} .heading=${say.figures.files} .hint=${say.figures.filesHint}
      .load=${() => import('./exports/exports.ts')}
      .view=${() => html`<office-exports .place=${place} .range=${range}></office-exports>`}></office-foldout>`;
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
          ${RANGES.map((days) => this.rangeButton(lastDays(today, days), say.lastDays(days)))}
          ${this.rangeButton(monthOf(today, 0), say.thisMonth)}
          ${this.rangeButton(monthOf(today, 1), say.lastMonth)}
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

  private rangeButton(range: { from: string; to: string }, name: string): TemplateResult {
    const isOn = range.from === this.range.from && range.to === this.range.to;
    return html`<button type="button" class="button plain small" aria-pressed=${isOn ? 'true' : 'false'} @click=${() => this.choose(range)}>${name}</button>`;
  }

  private shown(days: readonly FiguresDay[]): TemplateResult {
    const { say, targetMinutes, place, range } = this;
    const scene: FiguresScene = { days, say, language: place.language, targetMinutes };
    return html`${this.sums(days)}${byDayCard(scene)}<office-heat-map .scene=${scene}></office-heat-map>${waitsCard(scene)}
      <div class="columns even spaced">${byHourCard(scene)}${byChannelCard(scene)}</div>
      ${byServiceCard(scene)}
      ${byCounterCard(scene)}
      ${this.ratings ? ratingsCard(this.ratings, say) : nothing}
      ${place.allowed.has('Query.statistics') ? html`<office-others .place=${place} .range=${range} .targetMinutes=${targetMinutes}></office-others>` : nothing}`;
  }

  private sums(days: readonly FiguresDay[]): TemplateResult {
    const say = this.say.figures;
    const [now, before] = [periodTotals(days), periodTotals(this.daysBefore)];
    const [wait, waitBefore] = [days, this.daysBefore].map((some) =>
      middleOf(some.map((day) => day.medianWaitMinutes)),
    );
    const tiles = [
      this.tile(say.booked, now.booked, before.booked),
      this.tile(say.served, now.served, before.served),
      this.tile(say.walkIns, now.walkIns, before.walkIns),
      this.tile(say.missed, now.missed, before.missed),
      this.tile(say.useOf, now.usePercent, before.usePercent, '%'),
      this.tile(say.medianWait, wait ?? null, waitBefore ?? null, this.say.minutesUnit),
    ];
    return html`<section class="group here"><dl class="sums">${tiles}</dl>
      <p class="hint">${say.beforeHint(days.length)}</p></section>`;
  }

  /** A figure, and below it the same of the days before. */
  private tile(name: string, now: number | null, before: number | null, unit = ''): TemplateResult {
    const { number } = this.say;
    const written = (value: number) => (unit === '%' ? `${number(value)}%` : number(value));
    const inUnit = unit && unit !== '%' ? html` <small class="unit">${unit}</small>` : nothing;
    return html`<div class="tile"><dt>${name}</dt><dd>${now === null ? '–' : html`<span>${written(now)}${inUnit}</span>`}
      <small>${this.say.figures.before(before === null ? '–' : written(before))}</small></dd></div>`;
  }
}
