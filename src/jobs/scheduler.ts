// The scheduler: each second holds lapse, bookings are forfeited and freed places go on; each day windows roll on.
import { linkAudit } from '../audit/auditChain.ts';
import { inTransaction, type Pool } from '../database.ts';
import type { Directory } from '../office/directory.ts';
import { blankSecrets } from '../outbox/sealed.ts';
import { appendPlaces } from '../placeLog/append.ts';
import type { PlaceLogKeys } from '../placeLog/keys.ts';
import { sealEnds } from '../placeLog/seal.ts';
import { signPlaces } from '../placeLog/sign.ts';
import { alertPhones } from '../push/planAlerts.ts';
import type { TellMeans } from '../standby/tellable.ts';
import { type Clock, type Instant, minuteOf } from '../time.ts';
import { beginWindows, tellTurned, turnFreedPlaces } from './clockwork.ts';
import { DayWork } from './dayWork.ts';
import { drawLotteries, LotterySeeds } from './drawLotteries.ts';
import { eachOf } from './eachOf.ts';
import { endTakeOvers } from './endTakeOvers.ts';
import { analyzeGrown } from './growth.ts';
import { remindAll, tellDue } from './remind.ts';
import { serveAllRequests } from './serveAllRequests.ts';
import { settleAll } from './settleAll.ts';
import { tellWebhooks } from './tellWebhooks.ts';
import type { Unopened } from './unopened.ts';

export interface SchedulerSetup {
  pool: Pool;
  offices: Directory;
  clock: Clock;
  /** Remembers the days that could not be opened. */
  unopened: Unopened;
  placeLog: PlaceLogKeys;
  /** How long visits and their events are kept. */
  historyYears: number;
  /** By which people are told of places. */
  means: TellMeans;
  /** The address of the picture of a code. */
  barcodeOf(code: string): string;
  /** Told of what went wrong; the next turn tries again. */
  onFault(error: unknown): void;
  /** Told once of each office whose log of places was found changed. */
  onBrokenLog(office: string): void;
}

const TURN_MS = 1000;
/** Of each second, for the place log: in a rush it stays behind, and those who book do not wait for it. */
const PLACE_LOG_BUDGET_MS = 20;

/** Takes a turn every second, one at a time, until it is stopped. */
export class Scheduler {
  readonly #setup: SchedulerSetup;
  readonly #timer: NodeJS.Timeout;
  #turn: Promise<void> = Promise.resolve();
  #busy = false;
  #endedAt = performance.now();
  #failed = 0;
  readonly #dayWork: DayWork;
  #boardsToldAt: Instant;
  #remindedIn = 0;
  #servedIn = 0;
  readonly #seeds = new LotterySeeds();
  /** The minute in which lotteries were looked for last. */
  #seededIn = Number.NaN;
  #signedIn = 0;
  readonly #brokenLogs = new Set<string>();

  constructor(setup: SchedulerSetup) {
    this.#setup = setup;
    this.#dayWork = new DayWork(setup);
    this.#boardsToldAt = setup.clock.now();
    // Another office, or other rules: its lottery may begin in this very minute.
    setup.offices.onReload(() => {
      this.#seededIn = Number.NaN;
    });
    this.#timer = setInterval(() => this.#takeTurn(), TURN_MS);
  }

  /** How many turns failed, in whole or in part, since one was done. */
  failedInARow(): number {
    return this.#failed;
  }

  /** Offices whose log of places was found changed, since this server began. */
  brokenLogs(): string[] {
    return [...this.#brokenLogs];
  }

  /** Since the last turn ended, well or not. */
  lastTurnSeconds(): number {
    return (performance.now() - this.#endedAt) / 1000;
  }

  /** Waits for the turn under way. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#turn;
  }

  #takeTurn(): void {
    if (this.#busy) return;
    this.#busy = true;
    this.#turn = this.#work()
      .then(
        () => {
          this.#failed = 0;
        },
        (error: unknown) => {
          this.#failed++;
          this.#setup.onFault(error);
        },
      )
      .finally(() => {
        this.#busy = false;
        this.#endedAt = performance.now();
      });
  }

  async #work(): Promise<void> {
    const { pool, offices, clock, means } = this.#setup;
    const now = clock.now();
    await eachOf(pool, [
      () => analyzeGrown(pool),
      () => settleAll(pool, now),
      () => tellDue(pool, offices, now),
      () => this.#remindOnce(now),
      () => turnFreedPlaces(pool, offices, means, now),
      () => this.#tellBoards(now),
      () => this.#dayWork.turn(now),
      () => this.#serveOnce(now),
      () => this.#draw(now),
      () => this.#logPlaces(now),
      () => tellWebhooks(pool, now),
      () => alertPhones(pool, offices, now),
      () => inTransaction(pool, async (tx) => blankSecrets(tx, now)),
      () => linkAudit(pool),
    ]);
  }

  /** Reminders are due to the minute, and take-overs end to the minute, so once a minute is enough. */
  async #remindOnce(now: Instant): Promise<void> {
    const minute = minuteOf(now);
    if (minute === this.#remindedIn) return;
    const { pool, offices } = this.#setup;
    await eachOf(pool, [() => remindAll(pool, offices, now), () => endTakeOvers(pool, offices, now)]);
    this.#remindedIn = minute;
  }

  /** After the work of the day: those who wait have the places of a day as soon as it opens. */
  async #serveOnce(now: Instant): Promise<void> {
    const { pool, offices, barcodeOf, means } = this.#setup;
    const minute = minuteOf(now);
    if (minute === this.#servedIn) return;
    await serveAllRequests(pool, offices, { barcodeOf, means }, now);
    this.#servedIn = minute;
  }

  /** The log follows within a second, or after a rush; its ends are signed once a minute. */
  async #logPlaces(now: Instant): Promise<void> {
    const { pool, offices, placeLog } = this.#setup;
    await appendPlaces(pool, placeLog, PLACE_LOG_BUDGET_MS);
    const minute = minuteOf(now);
    if (minute === this.#signedIn) return;
    const codes = offices.all().map(({ code }) => code);
    this.#tellBroken(await sealEnds(pool, codes, placeLog));
    await signPlaces(pool, codes, placeLog, now);
    this.#signedIn = minute;
  }

  /** Of each office once: what was done to a log cannot be mended. */
  #tellBroken(offices: readonly string[]): void {
    for (const office of offices.filter((code) => !this.#brokenLogs.has(code))) {
      this.#brokenLogs.add(office);
      this.#setup.onBrokenLog(office);
      this.#setup.onFault(new Error(`The place log of ${office} was changed: npm run verify-places tells where.`));
    }
  }

  async #draw(now: Instant): Promise<void> {
    const { pool, offices, placeLog } = this.#setup;
    const drawing = { pool, offices, pseudonymOf: placeLog.pseudonymOf };
    const minute = minuteOf(now);
    if (minute !== this.#seededIn) {
      this.#seededIn = minute;
      await this.#seeds.make(drawing, now).catch((error: unknown) => {
        this.#seededIn = Number.NaN;
        throw error;
      });
    }
    await drawLotteries(drawing, now);
  }

  /** Windows begin, days open and places return to all at whole minutes: in between the clock alone changes nothing. */
  async #tellBoards(now: Instant): Promise<void> {
    const { pool, offices } = this.#setup;
    if (minuteOf(now) === minuteOf(this.#boardsToldAt)) return;
    await beginWindows(pool, offices, this.#boardsToldAt, now);
    await tellTurned(pool, offices, this.#boardsToldAt, now);
    this.#boardsToldAt = now;
  }
}
