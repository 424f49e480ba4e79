// Keeps the figures of every day up to date: hears of changes, and counts those days a little later, or when they are
// asked for.
import { inTransaction, type Pool, queriesOn } from '../database.ts';
import type { Announcement } from '../events.ts';
import type { Directory } from '../office/directory.ts';
import type { Office } from '../office/settings.ts';
import { type Clock, dateIn, type LocalDate } from '../time.ts';
import { countDays, MAX_DAYS_COUNTED, type OfficeDay } from './count.ts';
import type { DayFigures } from './figures.ts';
import { type Mark, type Marked, openMarks } from './marks.ts';
import { openTotals } from './over.ts';
import { ALWAYS, daysDue, daysOfBookings, everyDay, type Range, readParts } from './read.ts';

export interface KeeperSetup {
  pool: Pool;
  offices: Pick<Directory, 'all' | 'find'>;
  clock: Clock;
  /** Resolves once everything that was committed before has been heard; false: that is unknown. */
  caughtUp(): Promise<boolean>;
  onFault(error: unknown): void;
}

export interface Keeper {
  hear(announcement: Announcement): void;
  /** Announcements may have been missed. */
  lost(): void;
  /** The figures of every day of the range at each office, as they are at this moment. */
  figures(offices: readonly Office[], range: Range, withParts: boolean): Promise<DayFigures[]>;
  /** Counts what was heard of; once started it does so by itself, every few seconds. */
  turn(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

/** Milliseconds between two turns: what changes all the time is counted once in that time. */
const REST = 5000;

/**
 * The marks are in memory only, and each server marks for itself: one that dies loses nothing, since a starting server
 * suspects every day that was not over when it was counted, and every day that never was. Other days do not change.
 */
export function openKeeper({ pool, offices, clock, caughtUp, onFault }: KeeperSetup): Keeper {
  const marks = openMarks();
  const read = queriesOn(pool);
  const readTotals = openTotals();
  /** The date it was at each office when that was last looked at. */
  const dates = new Map<string, LocalDate>();
  let timer: NodeJS.Timeout | null = null;
  let underWay: Promise<void> = Promise.resolve();
  let stopped = false;

  const today = ({ timeZone }: Office) => dateIn(timeZone, clock.now());

  function suspect(some: readonly Office[]): void {
    for (const { code } of some) marks.add({ office: code });
  }

  /** A new day has begun, one is over, and one more may have windows. */
  function noteDates(): void {
    const turned = offices.all().filter((office) => dates.get(office.code) !== today(office));
    suspect(turned);
    for (const office of turned) dates.set(office.code, today(office));
  }

  const markedAt = (some: ReadonlyMap<string, Office>) => marks.all().filter(({ mark }) => some.has(mark.office));

  /** Counts the days that are due within the range, in steps. `between` is told how long each took. */
  async function bringUp(some: readonly Office[], range: Range, between?: (took: number) => Promise<boolean>) {
    const byCode = new Map(some.map((office) => [office.code, office]));
    await markDaysOfBookings(markedAt(byCode));
    const marked = markedAt(byCode);
    const days = await daysToCount(byCode, range, marked);
    for (let first = 0; first < days.length; first += MAX_DAYS_COUNTED) {
      const began = performance.now();
      await inTransaction(pool, (tx) => countDays(tx, days.slice(first, first + MAX_DAYS_COUNTED), clock.now()));
      if (between && !(await between(performance.now() - began))) return;
    }
    marks.done(marked.filter(({ mark }) => isCovered(mark, range)));
  }

  /** Bookings that changed stand for the days they are for. */
  async function markDaysOfBookings(marked: readonly Marked[]): Promise<void> {
    const ofBookings = marked.filter(({ mark }) => mark.code);
    if (ofBookings.length === 0) return;
    const codes = ofBookings.map(({ mark }) => mark.code as string);
    for (const day of await daysOfBookings(read, codes)) marks.add(day);
    marks.done(ofBookings);
  }

  async function daysToCount(
    some: ReadonlyMap<string, Office>,
    range: Range,
    marked: readonly Marked[],
  ): Promise<OfficeDay[]> {
    const open = new Set(marked.flatMap(({ mark }) => (isWholeMark(mark) ? mark.office : [])));
    const suspects = [...some].map(([code, office]) => ({ office: code, today: today(office), open: open.has(code) }));
    const heard = marked.flatMap(({ mark: { office, date } }) => (date && isIn(date, range) ? { office, date } : []));
    const due = await daysDue(read, suspects, range);
    const distinct = new Map([...heard, ...due].map((day) => [`${day.office} ${day.date}`, day]));
    return [...distinct.values()].map(({ office, date }) => ({ office: some.get(office) as Office, date }));
  }

  async function turn(): Promise<void> {
    noteDates();
    // Never more than half a processor's work, however much there is.
    await bringUp(offices.all(), ALWAYS, async (took) => {
      await pauseFor(took);
      return !stopped;
    });
  }

  function start(): void {
    timer = setTimeout(() => {
      underWay = turn()
        .catch(onFault)
        .then(() => {
          if (!stopped) start();
        });
    }, REST);
  }

  return {
    hear(announcement) {
      const { office } = announcement;
      const known = offices.find(office);
      if (announcement.event === 'availability') marks.add({ office, date: announcement.date });
      else if (announcement.event === 'booking') marks.add({ office, code: announcement.code });
      else if (announcement.event === 'queue' && known) marks.add({ office, date: today(known) });
      else if (announcement.event === 'office') marks.add({ office });
    },
    lost: () => suspect(offices.all()),
    async figures(some, range, withParts) {
      noteDates();
      if (!(await caughtUp())) suspect(some);
      await bringUp(some, range);
      const codes = some.map(({ code }) => code);
      const known = await (withParts ? readParts : readTotals)(read, codes, range);
      return everyDay(some, range, known, clock.now());
    },
    turn,
    start,
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await underWay;
    },
  };
}

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
