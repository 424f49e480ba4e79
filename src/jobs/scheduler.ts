// The scheduler: each second holds lapse, bookings are forfeited and freed places go on; each day windows roll on.
import { linkAudit } from '../audit/auditChain.ts';
import { inTransaction, type Pool, type Transaction } from '../database.ts';
import type { Directory } from '../office/directory.ts';
import { blankSecrets } from '../outbox/sealed.ts';
import { appendPlaces } from '../placeLog/append.ts';
import type { PlaceLogKeys } from '../placeLog/keys.ts';
import { signPlaces } from '../placeLog/sign.ts';
import { closeLines } from '../standby/standbyLine.ts';
import { addMinutes, type Clock, dateIn, type Instant, isBefore } from '../time.ts';
import { transact } from '../transact.ts';
import { beginWindows, retainAll, rollAll, tellTurned, turnFreedPlaces } from './clockwork.ts';
import { drawLotteries, LotterySeeds } from './drawLotteries.ts';
import { eachOf } from './eachOf.ts';
import { endTakeOvers } from './endTakeOvers.ts';
import { analyzeGrown } from './growth.ts';
import { forgetRounds, remindAll, tellDue } from './remind.ts';
import { settleAll } from './settleAll.ts';
import type { Unopened } from './unopened.ts';

export interface SchedulerSetup {
  pool: Pool;
  offices: Directory;
  clock: Clock;
  /** Remembers the days that could not be opened. */
  unopened: Unopened;
  /** The moment by which the days of all offices were opened at the start. */
  openedAt: Instant;
  placeLog: PlaceLogKeys;
  /** Told of what went wrong; the next turn tries again. */
  onFault(error: unknown): void;
}

const TURN_MS = 1000;
/** Of each second, for the place log: in a rush it stays behind, and those who book do not wait for it. */
const PLACE_LOG_BUDGET_MS = 20;
/** Days that could not be opened are tried again after this time. */
const RETRY_MINUTES = 1;

/** Takes a turn every second, one at a time, until it is stopped. */
export class Scheduler {
  readonly #setup: SchedulerSetup;
  readonly #timer: NodeJS.Timeout;
  #turn: Promise<void> = Promise.resolve();
  #busy = false;
  #failed = 0;
  /** The dates of all offices at the start, and those for which the work of the day was done. */
  readonly #datesAtStart: string;
  #datesDone = '';
  #openedAt: Instant;
  #boardsToldAt: Instant;
  #remindedIn = 0;
  readonly #seeds = new LotterySeeds();
  #signedIn = 0;

  constructor(setup: SchedulerSetup) {
    this.#setup = setup;
    this.#openedAt = setup.openedAt;
    this.#datesAtStart = datesOf(setup.offices, setup.openedAt);
    this.#boardsToldAt = setup.clock.now();
    this.#timer = setInterval(() => this.#takeTurn(), TURN_MS);
  }

  /** How many turns failed, in whole or in part, since one was done. */
  failedInARow(): number {
    return this.#failed;
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
      });
  }

  async #work(): Promise<void> {
    const { pool, offices, clock } = this.#setup;
    const now = clock.now();
    await eachOf(pool, [
      () => analyzeGrown(pool),
      () => settleAll(pool, now),
      () => tellDue(pool, offices, now),
      () => this.#remindOnce(now),
      () => turnFreedPlaces(pool, offices, now),
      () => this.#tellBoards(now),
      () => this.#workOfDay(now),
      () => this.#draw(now),
      () => this.#logPlaces(now),
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

  /** The log follows within a second, or after a rush; its ends are signed once a minute. */
  async #logPlaces(now: Instant): Promise<void> {
    const { pool, offices, placeLog } = this.#setup;
    await appendPlaces(pool, placeLog, PLACE_LOG_BUDGET_MS);
    const minute = minuteOf(now);
    if (minute === this.#signedIn) return;
    const codes = offices.all().map(({ code }) => code);
    await signPlaces(pool, codes, placeLog, now);
    this.#signedIn = minute;
  }

  async #draw(now: Instant): Promise<void> {
    const { pool, offices, placeLog } = this.#setup;
    const drawing = { pool, offices, pseudonymOf: placeLog.pseudonymOf };
    await this.#seeds.make(drawing, now);
    await drawLotteries(drawing, now);
  }

  async #tellBoards(now: Instant): Promise<void> {
    const { pool, offices } = this.#setup;
    await beginWindows(pool, offices, this.#boardsToldAt, now);
    await tellTurned(pool, offices, this.#boardsToldAt, now);
    this.#boardsToldAt = now;
  }

  async #workOfDay(now: Instant): Promise<void> {
    const { pool, offices, unopened } = this.#setup;
    const dates = datesOf(offices, now);
    if (dates === this.#datesDone) return this.#openAgain(now);
    if (dates !== this.#datesAtStart || unopened.days().length > 0) await this.#openDays(now);
    const step = (work: (tx: Transaction) => Promise<unknown>) => () =>
      transact(pool, async (tx) => ({ answer: await work(tx), announcements: [] }));
    await eachOf(pool, [
      step((tx) => closeLines(tx, now)),
      step((tx) => forgetRounds(tx, now)),
      () => retainAll(pool, offices, now),
    ]);
    this.#datesDone = dates;
  }

  async #openDays(now: Instant): Promise<void> {
    const { pool, offices, unopened } = this.#setup;
    unopened.note(await rollAll(pool, offices, now));
    this.#openedAt = now;
  }

  async #openAgain(now: Instant): Promise<void> {
    const due = !isBefore(now, addMinutes(this.#openedAt, RETRY_MINUTES));
    if (due && this.#setup.unopened.days().length > 0) await this.#openDays(now);
  }
}

/** An office's day begins at its own midnight: the dates of all offices together change three times a day. */
function datesOf(offices: Directory, at: Instant): string {
  return offices
    .all()
    .map((office) => `${office.code} ${dateIn(office.timeZone, at)}`)
    .join();
}

function minuteOf(now: Instant): number {
  return Math.floor(now.epochMilliseconds / 60_000);
}
