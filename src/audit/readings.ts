// Notes who read whose personal data, in batches after the answer, and refuses what is beyond an office's daily ceiling.

import { type Asker, isAtDesk } from '../access/asker.ts';
import { whoIs } from '../access/audit.ts';
import { insertSealed, sealingPads } from '../access/auditSeal.ts';
import { keySpace } from '../access/keySpace.ts';
import { inTransaction, type Pool } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { CallerError } from '../refusal.ts';
import { addDays, atTime, type Clock, dateIn, type Instant } from '../time.ts';

/** Personal data that a caller is about to be shown. */
export interface Reading {
  asker: Asker;
  source: string | null;
  /** The field of the API, or the file. */
  what: string;
  office: string;
  /** The kind of search; null: none. */
  subject?: string | null;
  /** Booking codes, or ids such as `message in-7`, `ticket 2017-08-07 W01` and `block 3`, never names: the rows are kept for good. */
  subjects: readonly string[];
  /** Persons besides these, to whom nothing refers. */
  others?: number;
}

/** A key that wanted to read beyond the ceiling. */
export interface CeilingReached {
  /** The key: `officer 7`. */
  asker: string;
  office: string;
  ceiling: number;
  /** Whether it is the key's first time on that day, on this server. */
  isFirst: boolean;
}

export interface ReadingsSetup {
  pool: Pool;
  clock: Clock;
  office(code: string): Office;
  onCeiling(reached: CeilingReached): void;
  onFault(error: unknown): void;
}

/** The subjects a key has read at an office today. */
interface ReadDay {
  endsAt: Instant;
  seen: Set<string>;
  /** Persons without a reference: each time counts. */
  others: number;
  wasRefused: boolean;
}

/** A receiver, as the log names it: `webhook 3`, and in words. */
export interface SentTo {
  asker: string;
  who: string;
}

/** The one to whom data are shown, and by what. */
interface ShownTo extends SentTo {
  what: string;
  office: string;
  subject: string | null;
  source: string | null;
}

/** Readings of one key, field and address within one batch: one row. */
interface WaitingRow extends ShownTo {
  at: string;
  subjects: Set<string>;
  others: number;
}

const BATCH_DELAY_MS = 1000;

export class Readings {
  readonly #setup: ReadingsSetup;
  readonly #days = new Map<string, ReadDay>();
  readonly #loading = new Map<string, Promise<ReadDay>>();
  #waiting = new Map<string, WaitingRow>();
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(setup: ReadingsSetup) {
    this.#setup = setup;
  }

  /**
   * To be called before the data are shown; a promise only at a key's first reading of the day.
   * @throws CallerError READING_LIMIT beyond the office's ceiling; then they must not be shown.
   */
  note(reading: Reading): void | Promise<void> {
    const now = this.#setup.clock.now();
    const key = `${keySpace(reading.asker)} ${reading.office}`;
    const day = this.#days.get(key);
    if (day && Temporal.Instant.compare(now, day.endsAt) < 0) return this.#count(day, reading);
    return this.#load(key, reading, now).then((loaded) => this.#count(loaded, reading));
  }

  /** For data that are sent without being asked for. No ceiling: the audit log has who chose the receiver. */
  noteSending(to: SentTo, what: string, office: string, subject: string): void {
    this.#add({ ...to, what, office, subject: null, source: null }, { subjects: [subject], others: 0 });
  }

  /** Writes what was noted so far. */
  flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const written = this.#writing.then(() => this.#write());
    this.#writing = written.catch(() => {});
    return written;
  }

  #count(day: ReadDay, reading: Reading): void {
    const { asker, office, subjects, others = 0, source, what, subject = null } = reading;
    const fresh = new Set(subjects).difference(day.seen);
    const ceiling = this.#setup.office(office).policy.dailyReadings;
    const isNew = fresh.size + others > 0;
    if (isNew && isAtDesk(asker, office) && day.seen.size + day.others + fresh.size + others > ceiling) {
      const isFirst = !day.wasRefused;
      day.wasRefused = true;
      this.#setup.onCeiling({ asker: keySpace(asker), office, ceiling, isFirst });
      throw new CallerError(
        'READING_LIMIT',
        `This key has read the data of ${ceiling} people of ${office} today: no more.`,
      );
    }
    for (const subject of fresh) day.seen.add(subject);
    day.others += others;
    this.#add({ who: whoIs(asker), asker: keySpace(asker), source, what, office, subject }, { subjects, others });
  }

  #add(shown: ShownTo, { subjects, others }: Required<Pick<Reading, 'subjects' | 'others'>>): void {
    const { asker, source, what, office, subject } = shown;
    const key = JSON.stringify([asker, source, what, office, subject]);
    const at = this.#setup.clock.now().toString();
    const row = this.#waiting.get(key) ?? { ...shown, at, subjects: new Set<string>(), others: 0 };
    for (const one of subjects) row.subjects.add(one);
    row.others += others;
    this.#waiting.set(key, row);
    this.#timer ??= setTimeout(() => this.flush().catch(this.#setup.onFault), BATCH_DELAY_MS).unref();
  }

  async #write(): Promise<void> {
    const rows = this.#waiting;
    if (rows.size === 0) return;
    this.#waiting = new Map();
    const values = [...rows.values()].map(({ subjects, others, ...row }) => {
      return { ...row, subjects: [...subjects], persons: subjects.size + others };
    });
    try {
      await inTransaction(this.#setup.pool, (tx) =>
        tx.query(WRITE_READINGS, [JSON.stringify(values), ...sealingPads(tx.cipher)]),
      );
    } catch (error) {
      this.#putBack(rows);
      throw error;
    }
  }

  /** Written with the next batch: none is lost while the database is away. */
  #putBack(rows: Map<string, WaitingRow>): void {
    for (const [key, row] of rows) {
      const later = this.#waiting.get(key);
      if (later) for (const subject of later.subjects) row.subjects.add(subject);
      this.#waiting.set(key, { ...row, others: row.others + (later?.others ?? 0) });
    }
    this.#timer ??= setTimeout(() => this.flush().catch(this.#setup.onFault), BATCH_DELAY_MS).unref();
  }

  /** Readings on other servers and before a restart count as well, as far as they are written. */
  #load(key: string, { asker, office }: Reading, now: Instant): Promise<ReadDay> {
    const known = this.#loading.get(key);
    if (known) return known;
    for (const [other, { endsAt }] of this.#days)
      if (Temporal.Instant.compare(endsAt, now) <= 0) this.#days.delete(other);
    const loading = this.#readDay(asker, this.#setup.office(office), now)
      .then((day) => {
        this.#days.set(key, day);
        return day;
      })
      .finally(() => this.#loading.delete(key));
    this.#loading.set(key, loading);
    return loading;
  }

  async #readDay(asker: Asker, { code, timeZone }: Office, now: Instant): Promise<ReadDay> {
    const today = dateIn(timeZone, now);
    const since = atTime(today, '00:00', timeZone);
    const values = [keySpace(asker), code, since.toString()];
    const rows = await inTransaction(this.#setup.pool, (tx) => tx.query<ReadToday>(READ_TODAY, values));
    const named = rows.reduce((sum, { subjects }) => sum + subjects.length, 0);
    const persons = rows.reduce((sum, row) => sum + row.persons, 0);
    return {
      endsAt: atTime(addDays(today, 1), '00:00', timeZone),
      seen: new Set(rows.flatMap(({ subjects }) => subjects)),
      others: persons - named,
      wasRefused: false,
    };
  }
}

interface ReadToday {
  subjects: string[];
  persons: number;
}
const READ_TODAY = {
  name: 'read today',
  text: `select subjects, persons from audit where asker = $1 and office = $2 and at >= $3 and persons is not null`,
};

const WRITE_READINGS = {
  name: 'write readings',
  text: insertSealed(
    `select at, who, what, office, subject, source, null::jsonb as detail, asker, persons, subjects
    from json_to_recordset($1) as reading (
      at timestamptz, who text, asker text, what text, office text, subject text, source text, persons integer, subjects text[])`,
    2,
  ),
};
