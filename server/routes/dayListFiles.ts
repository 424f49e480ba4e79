// Copies of today's and tomorrow's lists on this machine's disk, to print when neither the database nor this server is there.
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Pool, queriesOn } from '../../src/database.ts';
import { readDayList } from '../../src/figures/dayList.ts';
import { dayListPage } from '../../src/figures/dayListPage.ts';
import type { Directory } from '../../src/office/directory.ts';
import type { Office } from '../../src/office/settings.ts';
import { addDays, type Clock, dateIn } from '../../src/time.ts';
import type { Hearer } from '../live/listener.ts';

export interface DayListFilesSetup {
  dataDir: string;
  pool: Pool;
  offices: Pick<Directory, 'all'>;
  clock: Clock;
  onFault(error: unknown): void;
}

export interface DayListFiles extends Hearer {
  /** Writes what changed and deletes what is past; once started it does so by itself, every two minutes. */
  turn(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

/** Milliseconds. */
const FIRST = 5000;
const EVERY = 120_000;
/** Minutes after which a list is written again though nothing changed, so that its hour says that it can be relied on. */
const STALE = 30;

const OURS = /^([A-Z][A-Z0-9_]*)-(\d{4}-\d{2}-\d{2})\.html(\.\d+\.part)?$/;

export function openDayListFiles({ dataDir, pool, offices, clock, onFault }: DayListFilesSetup): DayListFiles {
  const directory = join(dataDir, 'day-lists');
  const changed = new Set<string>();
  /** Which day it was when the lists of an office were written, and when that was. */
  const written = new Map<string, { date: string; at: number }>();
  let lastFault = '';
  let timer: NodeJS.Timeout | null = null;
  let underWay: Promise<void> = Promise.resolve();
  let stopped = false;

  function isDue(office: Office): boolean {
    const last = written.get(office.code);
    const now = clock.now();
    if (!last || changed.has(office.code) || last.date !== dateIn(office.timeZone, now)) return true;
    return now.epochMilliseconds - last.at >= STALE * 60_000;
  }

  async function writeLists(office: Office): Promise<void> {
    changed.delete(office.code);
    const now = clock.now();
    const today = dateIn(office.timeZone, now);
    try {
      for (const date of [today, addDays(today, 1)]) {
        const { html } = dayListPage(await readDayList(queriesOn(pool), office, date, now));
        await replace(join(directory, `${office.code}-${date}.html`), html);
      }
      written.set(office.code, { date: today, at: now.epochMilliseconds });
    } catch (error) {
      changed.add(office.code);
      throw error;
    }
  }

  /** Lists of days past go, and what a server that was killed left half written. */
  async function tidy(): Promise<void> {
    const days = new Map(offices.all().map(({ code, timeZone }) => [code, dateIn(timeZone, clock.now())]));
    for (const name of await readdir(directory)) {
      const [, office = '', date = '', part] = OURS.exec(name) ?? [];
      const today = days.get(office);
      if (part || (today && date < today)) await rm(join(directory, name), { force: true });
    }
  }

  async function turn(): Promise<void> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await chmod(directory, 0o700);
    await tidy();
    for (const office of offices.all()) if (!stopped && isDue(office)) await writeLists(office);
    lastFault = '';
  }

  /** The same fault is told once: a disk that is full stays so for a while. */
  function tellOnce(error: unknown): void {
    if (String(error) !== lastFault) onFault(error);
    lastFault = String(error);
  }

  function again(after: number): void {
    timer = setTimeout(() => {
      underWay = turn()
        .catch(tellOnce)
        .then(() => {
          if (!stopped) again(EVERY);
        });
    }, after);
  }

  return {
    hear({ office }) {
      changed.add(office);
    },
    lost() {
      for (const { code } of offices.all()) changed.add(code);
    },
    turn,
    start: () => again(FIRST),
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await underWay;
    },
  };
}

/** In one piece: whoever opens the file finds the old list or the new one. */
async function replace(file: string, text: string): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  await writeFile(part, text, { mode: 0o600, flush: true });
  await rename(part, file);
}
