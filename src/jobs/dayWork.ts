// The work of the day: each office's days roll on and its past is forgotten, a few offices in each turn of the scheduler.

import { type Pool, queriesOn } from '../database.ts';
import type { Directory } from '../office/directory.ts';
import { enqueueCalendars } from '../replanning/holidayCalendar.ts';
import { closeLines } from '../standby/standbyLine.ts';
import { dateIn, type Instant, type LocalDate, minuteOf } from '../time.ts';
import { committed, OFFICES_PER_STEP, retainBookings, retainRest, thinAllHeads } from './clockwork.ts';
import { eachOf } from './eachOf.ts';
import { forgetVisits } from './forgetVisits.ts';
import { dropMonths, keptFrom, openMonths } from './months.ts';
import { openDaysOf } from './openDays.ts';
import { forgetRounds } from './remind.ts';
import type { Unopened } from './unopened.ts';

export interface DayWorkSetup {
  pool: Pool;
  offices: Directory;
  /** Remembers the days that could not be opened: they are tried again each minute. */
  unopened: Unopened;
  /** How long visits and their events are kept. */
  historyYears: number;
}

/**
 * An office's day begins at its own midnight. All days that can be booked have their windows before it, so that this work is
 * in no hurry.
 */
export class DayWork {
  readonly #setup: DayWorkSetup;
  /** By office, the day whose work is done. */
  readonly #done = new Map<string, LocalDate>();
  /** Offices whose work of the day is due, in order. */
  #waiting: string[] = [];
  #lookedIn = Number.NaN;
  /** Whether the work for all offices together is done after that of each. */
  #isRestDue = false;

  constructor(setup: DayWorkSetup) {
    this.#setup = setup;
  }

  async turn(now: Instant): Promise<void> {
    const minute = minuteOf(now);
    if (minute !== this.#lookedIn) this.#look(now);
    this.#lookedIn = minute;
    if (this.#waiting.length > 0) await this.#workFor(this.#waiting.slice(0, OFFICES_PER_STEP), now);
    if (this.#waiting.length > 0 || !this.#isRestDue) return;
    await this.#rest(now);
    this.#isRestDue = false;
  }

  /** Days begin, and offices are added, at most this minute's time before they are found. */
  #look(now: Instant): void {
    const { offices, unopened } = this.#setup;
    const begun = offices.all().filter(({ code, timeZone }) => this.#done.get(code) !== dateIn(timeZone, now));
    if (begun.length > 0) this.#isRestDue = true;
    const again = unopened.days().map(({ office }) => office);
    this.#waiting = [...new Set([...begun.map(({ code }) => code), ...again])];
  }

  /** Those whose past could not be forgotten come again after the others. */
  async #workFor(codes: readonly string[], now: Instant): Promise<void> {
    const { pool, offices, unopened, historyYears } = this.#setup;
    const some = codes.flatMap((code) => offices.find(code) ?? []);
    unopened.note(codes, await openDaysOf(pool, codes, now));
    this.#waiting = [...this.#waiting.slice(codes.length), ...codes];
    await retainBookings(pool, some, now);
    await forgetVisits(pool, some, now, historyYears);
    await thinAllHeads(pool, codes, now);
    await enqueueCalendars(queriesOn(pool), codes, now);
    this.#waiting = this.#waiting.slice(0, -codes.length);
    for (const { code, timeZone } of some) this.#done.set(code, dateIn(timeZone, now));
  }

  async #rest(now: Instant): Promise<void> {
    const { pool, offices, historyYears } = this.#setup;
    await eachOf(pool, [
      () => openMonths(pool, now),
      () => dropMonths(pool, keptFrom(now, historyYears)),
      () => committed(pool, (tx) => closeLines(tx, now)),
      () => committed(pool, (tx) => forgetRounds(tx, now)),
      () => retainRest(pool, offices, now),
    ]);
  }
}
