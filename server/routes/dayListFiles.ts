// Keeps today's and tomorrow's lists on this machine's disk, to be printed if database and server are down.
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Pool, queriesOn } from '../../src/database.ts';
import type { Announcement } from '../../src/events.ts';
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

const FIRST_RUN_DELAY_MS = 5000;
const RUN_INTERVAL_MS = 120_000;
/** An unchanged list is written again after this time, so that its time of writing shows that it can be relied on. */
const MAX_AGE_MS = 30 * 60_000;

const FILE_NAME = /^([A-Z][A-Z0-9_]*)-(\d{4}-\d{2}-\d{2})\.html(\.\d+\.part)?$/;

export function dayListDirectory(dataDir: string): string {
  return join(dataDir, 'day-lists');
}

export function openDayListFiles(setup: DayListFilesSetup): DayListFiles {
  return new DayListFiles(setup);
}

export class DayListFiles implements Hearer {
  private readonly setup: DayListFilesSetup;
  private readonly directory: string;
  private readonly changedOffices = new Set<string>();
  /** By office, the day whose list was written last, and the time of writing. */
  private readonly written = new Map<string, { date: string; atMs: number }>();
  private lastFault = '';
  private timer: NodeJS.Timeout | undefined;
  private lastRun: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(setup: DayListFilesSetup) {
    this.setup = setup;
    this.directory = dayListDirectory(setup.dataDir);
  }

  hear({ office }: Announcement): void {
    this.changedOffices.add(office);
  }

  lost(): void {
    for (const { code } of this.setup.offices.all()) this.changedOffices.add(code);
  }

  /** Runs regularly from now on. */
  start(): void {
    this.runAfter(FIRST_RUN_DELAY_MS);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.lastRun;
  }

  /** Writes the lists that changed, and deletes those of past days. */
  async run(): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    await chmod(this.directory, 0o700);
    await this.deleteOld();
    for (const office of this.setup.offices.all()) {
      if (!this.isStopped && this.isDue(office)) await this.writeLists(office);
    }
    this.lastFault = '';
  }

  private runAfter(delayMs: number): void {
    this.timer = setTimeout(() => {
      this.lastRun = this.run()
        .catch((error: unknown) => this.reportOnce(error))
        .then(() => {
          if (!this.isStopped) this.runAfter(RUN_INTERVAL_MS);
        });
    }, delayMs);
  }

  private isDue(office: Office): boolean {
    const last = this.written.get(office.code);
    const now = this.setup.clock.now();
    if (!last || this.changedOffices.has(office.code) || last.date !== dateIn(office.timeZone, now)) return true;
    return now.epochMilliseconds - last.atMs >= MAX_AGE_MS;
  }

  private async writeLists(office: Office): Promise<void> {
    this.changedOffices.delete(office.code);
    const now = this.setup.clock.now();
    const today = dateIn(office.timeZone, now);
    try {
      for (const date of [today, addDays(today, 1)]) {
        const { html } = dayListPage(await readDayList(queriesOn(this.setup.pool), office, date, now));
        await replaceFile(join(this.directory, `${office.code}-${date}.html`), html);
      }
      this.written.set(office.code, { date: today, atMs: now.epochMilliseconds });
    } catch (error) {
      this.changedOffices.add(office.code);
      throw error;
    }
  }

  /** Deletes lists of past days, and files that a killed server left half written. */
  private async deleteOld(): Promise<void> {
    const { offices, clock } = this.setup;
    const days = new Map(offices.all().map(({ code, timeZone }) => [code, dateIn(timeZone, clock.now())]));
    for (const name of await readdir(this.directory)) {
      const [, office = '', date = '', part] = FILE_NAME.exec(name) ?? [];
      const today = days.get(office);
      if (part || (today && date < today)) await rm(join(this.directory, name), { force: true });
    }
  }

  /** The same fault is reported once, because a full disk stays full for a while. */
  private reportOnce(error: unknown): void {
    if (String(error) !== this.lastFault) this.setup.onFault(error);
    this.lastFault = String(error);
  }
}

/** Replaces the file in one step, so that a reader finds the old list or the new one. */
async function replaceFile(file: string, text: string): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  await writeFile(part, text, { mode: 0o600, flush: true });
  await rename(part, file);
}
