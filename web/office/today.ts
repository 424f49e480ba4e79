// Today at a glance, live: who is booked, here, waiting and served; the hours, the counters, the notice on the board.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { AnswerOrder } from '../api/answerOrder.ts';
import { LiveConnection } from '../api/live.ts';
import { dateOfInstant, dayOfInstant, timeOfDay, zoneName } from '../texts/when.ts';
import { countersAtWork } from './countersAtWork.ts';
import {
  type AtWorkFragment,
  CountersLiveDocument,
  DayNowDocument,
  type DayNowQuery,
  type LobbyFragment,
  LobbyLiveDocument,
  LobbyNowDocument,
} from './documents.ts';
import './notice.ts';
import { sectionWith } from './section.ts';
import { occupancyBar } from './share.ts';

type TodayFigures = DayNowQuery['dailyStatistics'][number];
type Links = NonNullable<DayNowQuery['office']>['dayList'];

/** Its name, what it is, what stands below it, and how it is marked. */
type Tile = readonly [string, number | string | TemplateResult, string?, string?];

/** Figures are counted again once a minute, and shortly after something happened. */
const COUNT_EVERY_MS = 60_000;
const COUNT_AFTER_MS = 1_500;

@customElement('office-today')
export class OfficeToday extends sectionWith('today') {
  @state() private lobby: LobbyFragment | null = null;
  @state() private counters: readonly AtWorkFragment[] = [];
  @state() private figures: TodayFigures | null = null;
  @state() private links: Links | null = null;
  @state() private connected = true;

  private line: LiveConnection | null = null;
  private leave: (() => void)[] = [];
  private readonly order = new AnswerOrder();
  private soon: ReturnType<typeof setTimeout> | undefined;
  private every: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unwatch();
  }

  protected async load(): Promise<void> {
    this.watch();
    const { office } = await this.place.ask(LobbyNowDocument, { office: this.place.office.code });
    if (!office) return;
    ({ board: this.lobby, counters: this.counters } = office);
    await this.count();
  }

  /** The day is the office's: it may have become another one since the page was opened. */
  private async count(): Promise<void> {
    if (!this.lobby) return;
    const variables = { office: this.place.office.code, date: dateOfInstant(this.lobby.at) };
    const { dailyStatistics, office } = await this.place.ask(DayNowDocument, variables);
    this.figures = dailyStatistics[0] ?? null;
    this.links = office?.dayList ?? null;
  }

  private watch(): void {
    this.unwatch();
    const { key, language, office } = this.place;
    this.line = new LiveConnection({
      key,
      language,
      onConnection: (open) => {
        this.connected = open;
      },
    });
    const variables = { office: office.code };
    const now = async () => (await this.place.ask(LobbyNowDocument, variables)).office;
    this.leave = [
      this.line.listen({
        document: LobbyLiveDocument,
        variables,
        onNext: ({ board }) => {
          this.order.outdate();
          this.lobby = board;
          this.countSoon();
        },
        now,
      }),
      this.line.listen({
        document: CountersLiveDocument,
        variables,
        onNext: ({ counters }) => {
          this.counters = counters;
        },
        now,
      }),
    ];
    this.every = setInterval(() => void this.recount(), COUNT_EVERY_MS);
  }

  private unwatch(): void {
    for (const leave of this.leave.splice(0)) leave();
    this.line?.close();
    this.line = null;
    clearTimeout(this.soon);
    clearInterval(this.every);
    this.soon = undefined;
  }

  /** The whole once a minute; what goes wrong is asked again a minute later. */
  private async recount(): Promise<void> {
    try {
      const question = this.order.begin();
      const { office } = await this.place.ask(LobbyNowDocument, { office: this.place.office.code });
      if (office && this.order.isNews(question)) this.lobby = office.board;
      await this.count();
    } catch {}
  }

  private countSoon(): void {
    this.soon ??= setTimeout(() => {
      this.soon = undefined;
      this.count().catch(() => {});
    }, COUNT_AFTER_MS);
  }

  protected override render(): TemplateResult {
    const { lobby, figures } = this;
    const { language, office } = this.place;
    const say = this.say.today;
    const date = lobby ? dayOfInstant(lobby.at, office.timeZone, language) : nothing;
    return html`
      ${this.head(this.say.nav.today, html`<p class="day">${date}</p>${lobby ? this.asOf(lobby) : nothing}`)}
      ${this.trouble()}
      ${
        lobby && figures
          ? html`${this.tiles(lobby, figures)}
            <div class="columns">
              <section class="card" aria-labelledby="hours-title"><h2 id="hours-title">${say.hours}</h2>${this.hours(lobby, figures)}</section>
              <section class="card" aria-labelledby="counters-title"><h2 id="counters-title">${say.counters}</h2>${countersAtWork(this.counters, this.say)}</section>
            </div>
            <office-notice .place=${this.place} .notice=${lobby.notice}></office-notice>`
          : this.fault
            ? nothing
            : this.working()
      }`;
  }

  private asOf({ at }: LobbyFragment): TemplateResult {
    const { language, office } = this.place;
    const say = this.say.today;
    const { links } = this;
    return html`
      <p class="as-of"><span class=${this.connected ? 'live' : 'lost'} role="status">${this.connected ? say.live : this.say.lost}</span>
        ${say.asOf(timeOfDay(at, office.timeZone, language), zoneName(office.timeZone))}</p>
      ${
        links
          ? html`<p class="links"><a href=${`/board/${office.code}`}>${say.showBoard}</a>
            <a href=${links.html}>${say.list}</a></p>`
          : nothing
      }`;
  }

  private tiles({ waiting }: LobbyFragment, figures: TodayFigures): TemplateResult {
    const say = this.say.today;
    const { counters } = this;
    const inLine = waiting.reduce((sum, line) => sum + line.waiting, 0);
    const next = waiting.flatMap((line) => line.next).slice(0, 2);
    const waits = waiting.flatMap(({ estimatedWaitMinutes }) => estimatedWaitMinutes ?? []);
    const open = counters.filter((counter) => counter.open);
    const minutes = (value: number | null) =>
      value === null
        ? '–'
        : html`<span>${this.say.number(value)} <small class="unit">${this.say.minutesUnit}</small></span>`;
    const atCounter = counters.filter(({ serving }) => serving).length;
    return html`
      <div class="tiles">
        ${this.group('here', say.atOffice, [
          [say.checkedIn, figures.checkedIn],
          [say.walkIns, figures.walkIns],
          [say.waiting, inLine, next.length > 0 ? say.nextUp(next.join(', ')) : '', 'turn'],
          [say.serving, atCounter, say.ofOpen(open.length, counters.length)],
          [say.served, figures.served, '', 'good'],
          [say.noShows, figures.noShows],
        ])}
        ${this.group('booked', say.booked, [
          [say.registered, figures.booked, say.ofPlaces(figures.capacity)],
          [say.confirmed, figures.confirmed],
          [say.forfeited, figures.forfeited, '', figures.forfeited > 0 ? 'care' : ''],
          [say.cancelled, figures.cancelled],
        ])}
        ${this.group('times', say.times, [
          [say.expectedWait, minutes(waits.length > 0 ? Math.max(...waits) : null), say.ifYouJoin],
          [say.medianWait, minutes(figures.medianWaitMinutes), say.median],
          [say.medianService, minutes(figures.medianServiceMinutes), say.median],
        ])}
      </div>`;
  }

  private group(kind: string, title: string, tiles: readonly Tile[]): TemplateResult {
    return html`
      <section class=${`group ${kind}`}>
        <h2>${title}</h2>
        <dl>
          ${tiles.map(
            ([name, value, more = '', kind = '']) => html`
              <div class=${`tile ${kind}`}><dt>${name}</dt>
                <dd>${typeof value === 'number' ? this.say.number(value) : value}${more ? html`<small>${more}</small>` : nothing}</dd></div>`,
          )}
        </dl>
      </section>`;
  }

  private hours({ at }: LobbyFragment, { hours, capacity }: TodayFigures): TemplateResult {
    const say = this.say.today;
    const open = hours.filter((hour) => hour.capacity > 0 || hour.taken > 0);
    if (capacity === 0 || open.length === 0)
      return html`<p>${say.closedToday} <a href="#calendar">${say.nextOpen}</a></p>`;
    const now = Number(at.slice(11, 13));
    return html`
      <p class="hint">${say.hoursHint}</p>
      <table class="hours-table">
        <thead><tr><th scope="col">${say.hour}</th><th scope="col"><span class="unseen">${this.say.taken}</span></th>
          <th scope="col" class="num">${this.say.taken}</th><th scope="col" class="num">${say.here}</th></tr></thead>
        <tbody>
          ${open.map(
            (hour) => html`
              <tr class=${hour.hour < now ? 'over' : hour.hour === now ? 'now' : ''}>
                <th scope="row">${this.say.hourOfDay(hour.hour)}${hour.hour === now ? html` <small class="tag">${say.now}</small>` : nothing}</th>
                <td>${occupancyBar(hour.taken, hour.capacity, hour.checkedIn)}</td>
                <td class="num">${hour.taken}<span class="quietly"> / ${hour.capacity}</span></td>
                <td class="num">${hour.checkedIn}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;
  }
}
