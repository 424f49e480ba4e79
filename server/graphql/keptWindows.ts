// The windows of offices that are asked about often, remembered by day until a change of that day is announced.
import { LRUCache } from 'lru-cache';
import type { CapacityWindow } from '../../src/capacity/window.ts';
import { groupedByDay, type WindowsByDay } from '../../src/capacity/windows.ts';
import type { Announcement } from '../../src/events.ts';
import type { Office } from '../../src/office/settings.ts';
import type { LocalDate } from '../../src/time.ts';

/** Reads the windows of an office on the days from the one to the other. */
export type ReadWindows = (office: Office, from: LocalDate, to: LocalDate) => Promise<readonly CapacityWindow[]>;

/** Whether all commits up to a moment ago have been heard of all server processes. */
export interface CommitHearing {
  areHeard(): boolean | Promise<boolean>;
}

/** Readings of an office within a second that the database answers; beyond them its windows are remembered. */
const RARE_READINGS_PER_SECOND = 10;
/** Windows of all offices together; those of the days read longest ago are forgotten. */
const MAX_KNOWN_WINDOWS = 50_000;
/** A day without windows gets them when the horizon reaches it, and that is not announced. */
const EMPTY_DAY_MS = 10_000;

/** A reading under way: what changes meanwhile is not remembered. */
interface WindowsReading {
  office: string;
  outdated: Set<LocalDate>;
  isOutdated: boolean;
}

export class KeptWindows {
  readonly #read: ReadWindows;
  readonly #hearing: CommitHearing;
  readonly #days = new LRUCache<string, readonly CapacityWindow[]>({
    maxSize: MAX_KNOWN_WINDOWS,
    sizeCalculation: (windows) => 1 + windows.length,
  });
  readonly #underWay = new Set<WindowsReading>();
  /** Readings by office within the second that began then. */
  readonly #readings = new Map<string, number>();
  #countedSinceMs = Number.NEGATIVE_INFINITY;

  constructor(read: ReadWindows, hearing: CommitHearing) {
    this.#read = read;
    this.#hearing = hearing;
  }

  /** Of these days, which follow each other; of the first to the last of them only what is not known is read. */
  async byDay(office: Office, dates: readonly LocalDate[]): Promise<WindowsByDay> {
    const [first, last] = [dates[0], dates.at(-1)];
    if (first === undefined || last === undefined) return new Map();
    if (!this.#isAskedOften(office.code) || !(await this.#hearing.areHeard()))
      return groupedByDay(await this.#read(office, first, last));
    const known = new Map(
      dates.flatMap((date) => {
        const windows = this.#days.get(dayKey(office.code, date));
        return windows ? [[date, windows] as const] : [];
      }),
    );
    const missing = dates.filter((date) => !known.has(date));
    const read = await this.#readAndKeep(office, missing);
    // In the order of the days: the first window that can still be reached is looked for among them.
    return new Map(dates.map((date) => [date, known.get(date) ?? read.get(date) ?? []]));
  }

  hear(announcement: Announcement): void {
    const { event, office } = announcement;
    if (event === 'office') this.#forgetOffice(office);
    if (event !== 'availability') return;
    this.#days.delete(dayKey(office, announcement.date));
    for (const reading of this.#underWay) if (reading.office === office) reading.outdated.add(announcement.date);
  }

  /** Announcements may have been missed. */
  lost(): void {
    this.#days.clear();
    for (const reading of this.#underWay) reading.isOutdated = true;
  }

  #forgetOffice(office: string): void {
    for (const day of [...this.#days.keys()]) if (day.startsWith(dayKey(office, ''))) this.#days.delete(day);
    for (const reading of this.#underWay) if (reading.office === office) reading.isOutdated = true;
  }

  async #readAndKeep(office: Office, dates: readonly LocalDate[]): Promise<WindowsByDay> {
    const [first, last] = [dates[0], dates.at(-1)];
    if (first === undefined || last === undefined) return new Map();
    const reading: WindowsReading = { office: office.code, outdated: new Set(), isOutdated: false };
    this.#underWay.add(reading);
    try {
      const read = groupedByDay(await this.#read(office, first, last));
      if (reading.isOutdated) return read;
      for (const date of dates) {
        const windows = read.get(date) ?? [];
        const lasts = windows.length > 0 ? {} : { ttl: EMPTY_DAY_MS };
        if (!reading.outdated.has(date)) this.#days.set(dayKey(office.code, date), windows, lasts);
      }
      return read;
    } finally {
      this.#underWay.delete(reading);
    }
  }

  #isAskedOften(office: string): boolean {
    const nowMs = performance.now();
    if (nowMs - this.#countedSinceMs > 1000) {
      // An office that was asked about often within the last second still is.
      const often = [...this.#readings].filter(([, times]) => times > RARE_READINGS_PER_SECOND);
      this.#readings.clear();
      if (nowMs - this.#countedSinceMs < 2000)
        for (const [code] of often) this.#readings.set(code, RARE_READINGS_PER_SECOND);
      this.#countedSinceMs = nowMs;
    }
    const times = (this.#readings.get(office) ?? 0) + 1;
    this.#readings.set(office, times);
    return times > RARE_READINGS_PER_SECOND;
  }
}

function dayKey(office: string, date: LocalDate): string {
  return `${office} ${date}`;
}
