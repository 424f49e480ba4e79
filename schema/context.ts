// What a resolver has at hand for one request.

import { type Asker, isStaff } from '../src/access/asker.ts';
import { type Change, writeAudit } from '../src/access/audit.ts';
import type { BudgetOf } from '../src/access/source.ts';
import type { BookAnswer, Wanted } from '../src/booking/book.ts';
import type { Confirmation } from '../src/booking/confirm.ts';
import type { ChannelKind } from '../src/channel.ts';
import { inTransaction, type Pool, type Queryable, queriesOn, type Transaction } from '../src/database.ts';
import type { DayFigures } from '../src/figures/figures.ts';
import type { Range } from '../src/figures/read.ts';
import { doneBefore, readKey } from '../src/idempotency.ts';
import type { Directory } from '../src/office/directory.ts';
import type { Office, OfficeChannel } from '../src/office/settings.ts';
import type { TemplateField } from '../src/office/template.ts';
import { type DayLine, dayLine } from '../src/queue/board.ts';
import { CallerError, isRefusal, type Refusal } from '../src/refusal.ts';
import type { Instant, Language, LocalDate } from '../src/time.ts';
import { type Done, transact } from '../src/transact.ts';

/** Where the pictures and the calendar file of a booking are. */
export interface BookingLinks {
  qr: string;
  code128: string;
  calendar: string;
}

/** The address of a file, for one who may have it. */
export interface FileLink {
  url: string;
  expiresAt: Instant;
}

export interface FileLinks {
  dayList(asker: Asker, office: string, date: LocalDate, kind: 'csv' | 'html'): Promise<FileLink>;
  figures(asker: Asker, office: string, range: Range): Promise<FileLink>;
}

/** Counts codes that were not known, so that codes can't be tried out. */
export interface Guesses {
  /**
   * Lets a guess be looked up: of many at once no more than may still be wrong, the others wait for those.
   * @throws CallerError RATE_LIMITED where the source, or an office's callers together, got too many wrong.
   */
  begin(source: string, office: string | null): Promise<void>;
  /** It has been looked up: only a wrong one is counted. Each that began has to end. */
  end(source: string, office: string | null, wrong: boolean): Promise<void>;
}

/** A text as an applicant would send it, to an office as it is or as its managers think of it. */
export interface Sample {
  office: Office;
  text: string;
  photo: boolean;
  channel: ChannelKind;
  at: Instant;
}

/** What it is read as, and what would be answered in each language. */
export interface SampleAnswer {
  intent: string;
  reason: string | null;
  fields: { field: TemplateField; value: string }[];
  warnings: string[];
  reply: Record<Language, string> | null;
}

/** Work that callers do for a booking where its office has no channel to prove a number by. */
export interface BookingWorks {
  /** A challenge of ALTCHA, as JSON, that counts for that booking alone. */
  challenge(code: string): Promise<string>;
  /** The challenge that was solved for that booking; null: none was. */
  solved(code: string, payload: string): Promise<string | null>;
}

/** What is the same for all requests of a server. */
export interface House {
  pool: Pool;
  offices: Directory;
  now(): Instant;
  book(wanted: Wanted): Promise<BookAnswer>;
  confirm(confirmation: Confirmation): Promise<BookAnswer>;
  links(code: string): BookingLinks;
  fileLinks: FileLinks;
  /** Where a photo can be seen for ten minutes. */
  photoLink(name: string): string;
  /** Opens the chat with that number of the office, the text already typed; null: there is no such link. */
  chatLink(office: string, number: OfficeChannel, text: string): string | null;
  guesses: Guesses;
  works: BookingWorks;
  /** In whose budget of unproven places an asker's bookings count. */
  budgetOf: BudgetOf;
  /** The figures of every day of the range at each office, as they are at this moment. */
  figures(offices: readonly Office[], range: Range, withParts: boolean): Promise<DayFigures[]>;
  /** Reads a text as the conversation would; nothing is booked or written. */
  readSample(sample: Sample): Promise<SampleAnswer>;
  /** Told of a fault of ours of which the caller hears without its reason. */
  onFault(error: unknown): void;
}

export interface Context {
  house: House;
  asker: Asker;
  language: Language;
  /** Where the request came from; null: from inside. */
  source: string | null;
}

export function reading({ house }: Context): Queryable {
  return queriesOn(house.pool);
}

/** Writes the audit row of data that were read. */
export function auditReading({ house, asker, source }: Context, read: Omit<Change, 'asker' | 'source'>): Promise<void> {
  return inTransaction(house.pool, (tx) => writeAudit(tx, { asker, source, ...read }, house.now()));
}

/** Something of an audit row, where need be told by what comes of the change. */
type Told<T> = string | null | ((answer: Exclude<T, Refusal>) => string | null);

/** What is done, where, and to what. */
interface Audited<T> {
  what: string;
  office: Told<T>;
  subject: Told<T>;
}

/** Runs a change in one transaction with its audit row; a refusal changes nothing and leaves none. */
export function change<T extends object>(
  { house, asker, source }: Context,
  { what, office, subject }: Audited<T>,
  command: (tx: Transaction, now: Instant) => Promise<Done<T>>,
): Promise<T> {
  const now = house.now();
  return transact(house.pool, async (tx) => {
    const done = await command(tx, now);
    if (isStaff(asker) && !done.repeated && !isRefusal(done.answer)) {
      const told = (of: Told<T>) => (typeof of === 'function' ? of(done.answer as Exclude<T, Refusal>) : of);
      await writeAudit(tx, { asker, source, what, office: told(office), subject: told(subject) }, now);
    }
    return done;
  });
}

/** A key the caller chose, and what it was sent with. */
export interface Once {
  idempotencyKey: string | null | undefined;
  input: unknown;
}

/**
 * Like `change`, done once for a key. `again` answers when it was done before; without it the caller is told so, since
 * what was shown once can't be shown again.
 */
export function changeOnce<T extends object>(
  context: Context,
  what: Audited<T>,
  { idempotencyKey, input }: Once,
  command: (tx: Transaction, now: Instant) => Promise<Done<T>>,
  again?: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const key = readKey(context.asker, what.what, idempotencyKey, input);
  return change(context, what, async (tx, now) => {
    if (!key || !(await doneBefore(tx, key, now))) return command(tx, now);
    if (again) return { answer: await again(tx), announcements: [], repeated: true };
    throw new CallerError(
      'BAD_USER_INPUT',
      'This was done already with this idempotencyKey; its secret was shown once.',
    );
  });
}

const days = new WeakMap<Context, Map<string, Promise<DayLine>>>();

/** The office's line, read once a request. */
export function lineToday(context: Context, office: string): Promise<DayLine> {
  const known = days.get(context) ?? new Map<string, Promise<DayLine>>();
  days.set(context, known);
  const line = known.get(office) ?? dayLine(reading(context), context.house.offices.get(office), context.house.now());
  known.set(office, line);
  return line;
}
