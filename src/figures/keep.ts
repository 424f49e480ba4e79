// Keeps the figures of every day up to date: hears of changes, and counts those days a little later, or when they are
// asked for.
import { inTransaction, type Pool, type Queryable, queriesOn } from '../database.ts';
import type { Announcement } from '../events.ts';
import type { Directory } from '../office/directory.ts';
import type { Office } from '../office/settings.ts';
import { type Clock, dateIn, type LocalDate, minuteOf } from '../time.ts';
import { countDays, MAX_DAYS_COUNTED, type OfficeDay } from './count.ts';
import type { DayFigures } from './figures.ts';
import { type Mark, type Marked, openMarks } from './marks.ts';
import { openTotals } from './over.ts';
import {
  ALWAYS,
  type DayAtOffice,
  daysDue,
  daysOfBookings,
  everyDay,
  type Range,
  readDays,
  readParts,
  withDays,
} from './read.ts';

export interface KeeperSetup {
  pool: Pool;
  /** Reads what was counted, which may be some seconds old then; none: there is no such replica. */
  stale?: StaleFigures | null;
  offices: Pick<Directory, 'all' | 'find'>;
  clock: Clock;
  /** Resolves once everything that was committed before has been heard; false: that is unknown. */
  caughtUp(): Promise<boolean>;
  onFault(error: unknown): void;
}

export interface StaleFigures {
  reads(): Queryable;
  /** How old its answers may be at most. */
  maxLagSeconds: number;
}

/** Milliseconds between two turns: what changes all the time is counted once in that time. */
const REST = 5000;
const LONGEST_REST = 60_000;
const RESTS_A_TURN = 30;

/** The rest after a turn, by the milliseconds that it took: turns cost a small part of a processor, however much is counted. */
export function restAfter(took: number): number {
  return Math.min(LONGEST_REST, Math.max(REST, RESTS_A_TURN * took));
}

/**
 * The marks are in memory only, and each server marks for itself: one that dies loses nothing, since a starting server
 * suspects every day that was not over when it was counted, and every day that never was. Other days do not change.
 */
export class Keeper {
  readonly #setup: KeeperSetup;
  readonly #marks = openMarks();
  readonly #read: Queryable;
  readonly #readTotals = openTotals();
  /** The date it was at each office when that was last looked at. */
  readonly #dates = new Map<string, LocalDate>();
  /** The minute in which those were looked at. */
  #datesSeenIn = Number.NaN;
  /** Days that were counted here a moment ago, for as long as a replica may be behind. */
  #counted: readonly JustCounted[] = [];
  #timer: NodeJS.Timeout | null = null;
  #underWay: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(setup: KeeperSetup) {
    this.#setup = setup;
    this.#read = queriesOn(setup.pool);
  }

  hear(announcement: Announcement): void {
    const { office } = announcement;
    const known = this.#setup.offices.find(office);
    if (announcement.event === 'availability') this.#marks.add({ office, date: announcement.date });
    else if (announcement.event === 'booking') this.#marks.add({ office, code: announcement.code });
    else if (announcement.event === 'queue' && known) this.#marks.add({ office, date: this.#today(known) });
    else if (announcement.event === 'office') this.#marks.add({ office });
  }

  /** Announcements may have been missed. */
  lost(): void {
    this.#suspect(this.#setup.offices.all());
  }

  /** The figures of every day of the range at each office, as they are at this moment. */
  async figures(some: readonly Office[], range: Range, withParts: boolean): Promise<DayFigures[]> {
    this.#noteDates();
    if (!(await this.#setup.caughtUp())) this.#suspect(some);
    await this.#bringUp(some, range);
    const codes = some.map(({ code }) => code);
    const { stale } = this.#setup;
    const known = await (withParts ? readParts : this.#readTotals)(stale?.reads() ?? this.#read, codes, range);
    const fresh = stale ? await readDays(this.#read, this.#justCounted(codes, range), withParts) : [];
    return everyDay(some, range, withDays(known, fresh), this.#setup.clock.now());
  }

  /** Those that a replica may not have yet. */
  #justCounted(offices: readonly string[], range: Range): DayAtOffice[] {
    return this.#counted.filter(({ office, date }) => offices.includes(office) && isIn(date, range));
  }

  #noteCounted(days: readonly OfficeDay[]): void {
    const { stale } = this.#setup;
    if (!stale) return;
    const now = performance.now();
    const since = now - stale.maxLagSeconds * 1000;
    const kept = this.#counted.filter(({ at }) => at >= since);
    this.#counted = [...kept, ...days.map(({ office, date }) => ({ office: office.code, date, at: now }))];
  }

  /** Counts what was heard of; once started it does so by itself, every few seconds. */
  async turn(): Promise<void> {
    this.#noteDates();
    // All others were counted when their day began, and nothing has happened there since.
    const marked = new Set(this.#marks.all().map(({ mark }) => mark.office));
    if (marked.size === 0) return;
    const some = this.#setup.offices.all().filter(({ code }) => marked.has(code));
    // Never more than half a processor's work, however much there is.
    await this.#bringUp(some, ALWAYS, async (took) => {
      await pauseFor(took);
      return !this.#stopped;
    });
  }

  start(rest = REST): void {
    this.#timer = setTimeout(() => {
      const began = performance.now();
      this.#underWay = this.turn()
        .catch(this.#setup.onFault)
        .then(() => {
          if (!this.#stopped) this.start(restAfter(performance.now() - began));
        });
    }, rest);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#underWay;
  }

  #today({ timeZone }: Office): LocalDate {
    return dateIn(timeZone, this.#setup.clock.now());
  }

  #suspect(some: readonly Office[]): void {
    for (const { code } of some) this.#marks.add({ office: code });
  }

  /** A new day has begun, one is over, and one more may have windows. */
  #noteDates(): void {
    const minute = minuteOf(this.#setup.clock.now());
    // Days begin at whole minutes.
    if (minute === this.#datesSeenIn) return;
    this.#datesSeenIn = minute;
    const turned = this.#setup.offices.all().filter((office) => this.#dates.get(office.code) !== this.#today(office));
    this.#suspect(turned);
    for (const office of turned) this.#dates.set(office.code, this.#today(office));
  }

  #markedAt(some: ReadonlyMap<string, Office>): Marked[] {
    return this.#marks.all().filter(({ mark }) => some.has(mark.office));
  }

  /** Counts the days that are due within the range, in steps. `between` is told how long each took. */
  async #bringUp(some: readonly Office[], range: Range, between?: (took: number) => Promise<boolean>): Promise<void> {
    const { pool, clock } = this.#setup;
    const byCode = new Map(some.map((office) => [office.code, office]));
    await this.#markDaysOfBookings(this.#markedAt(byCode));
    const marked = this.#markedAt(byCode);
    const days = await this.#daysToCount(byCode, range, marked);
    for (let first = 0; first < days.length; first += MAX_DAYS_COUNTED) {
      const began = performance.now();
      const next = days.slice(first, first + MAX_DAYS_COUNTED);
      await inTransaction(pool, (tx) => countDays(tx, next, clock.now()));
      this.#noteCounted(next);
      if (between && !(await between(performance.now() - began))) return;
    }
    this.#marks.done(marked.filter(({ mark }) => isCovered(mark, range)));
  }

  /** Bookings that changed stand for the days they are for. */
  async #markDaysOfBookings(marked: readonly Marked[]): Promise<void> {
    const ofBookings = marked.filter(({ mark }) => mark.code);
    if (ofBookings.length === 0) return;
    const codes = ofBookings.flatMap(({ mark }) => mark.code ?? []);
    for (const day of await daysOfBookings(this.#read, codes)) this.#marks.add(day);
    this.#marks.done(ofBookings);
  }

  async #daysToCount(some: ReadonlyMap<string, Office>, range: Range, marked: readonly Marked[]): Promise<OfficeDay[]> {
    const open = new Set(marked.flatMap(({ mark }) => (isWholeMark(mark) ? mark.office : [])));
    const suspects = [...some].map(([code, office]) => {
      return { office: code, today: this.#today(office), open: open.has(code) };
    });
    const heard = marked.flatMap(({ mark: { office, date } }) => (date && isIn(date, range) ? { office, date } : []));
    const due = await daysDue(this.#read, suspects, range);
    const distinct = new Map([...heard, ...due].map((day) => [`${day.office} ${day.date}`, day]));
    return [...distinct.values()].flatMap(({ office, date }) => {
      const there = some.get(office);
      return there ? { office: there, date } : [];
    });
  }
}

/** `at`: milliseconds of this process. */
type JustCounted = DayAtOffice & { at: number };

/** All days of an office. */
function isWholeMark({ date, code }: Mark): boolean {
  return !date && !code;
}

function isIn(date: LocalDate, { from, to }: Range): boolean {
  return from <= date && date <= to;
}

/** Whether all that the mark means lies within the range. */
function isCovered(mark: Mark, range: Range): boolean {
  return isWholeMark(mark) ? range === ALWAYS : mark.date !== undefined && isIn(mark.date, range);
}

function pauseFor(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
