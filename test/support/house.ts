// A house for tests: the offices of the seed on a fresh database, a clock that stands until it is moved, and builders.

import type { Database } from '../../server/postgres/database.ts';
import type { PaidWork } from '../../src/abuse/unprovenPlaces.ts';
import type { Asker } from '../../src/access/asker.ts';
import { type BookAnswer, bookTogether } from '../../src/booking/book.ts';
import { bookAtOnce } from '../../src/booking/bookAtOnce.ts';
import type { Booking } from '../../src/booking/booking.ts';
import { type Confirmation, confirmGroup } from '../../src/booking/confirm.ts';
import { type PreparedBooking, prepareBooking } from '../../src/booking/prepare.ts';
import type { BookRequest } from '../../src/booking/request.ts';
import type { ChannelKind } from '../../src/channelKinds.ts';
import type { Pool } from '../../src/database.ts';
import { inTransaction } from '../../src/database.ts';
import { rollAll } from '../../src/jobs/clockwork.ts';
import { applyFile, type Directory, openDirectory } from '../../src/office/directory.ts';
import { isRefusal } from '../../src/refusal.ts';
import { addMinutes, type Clock, type Instant, instant } from '../../src/time.ts';
import { inGroups } from '../../src/transact.ts';
import { cloneDatabase } from './database.ts';
import { makeOffices, type OfficesChange } from './offices.ts';
import { SEED_DAY, templateFor } from './seed.ts';
import { templateOf } from './templates.ts';

export { SEED_DAY };

export interface StandingClock extends Clock {
  set(at: string | Instant): void;
  advance(minutes: number): void;
}

export function standingClock(start = SEED_DAY): StandingClock {
  let now = instant(start);
  return {
    now: () => now,
    set(at) {
      now = typeof at === 'string' ? instant(at) : at;
    },
    advance(minutes) {
      now = addMinutes(now, minutes);
    },
  };
}

export interface TestHouse {
  url: string;
  database: Database;
  offices: Directory;
  clock: StandingClock;
  book(wanted: PreparedBooking): Promise<BookAnswer>;
  confirm(confirmation: Confirmation): Promise<BookAnswer>;
  /** Like the two above, through a second pool: another server process on the same database. */
  neighbour(): Promise<Pick<TestHouse, 'book' | 'confirm'> & { pool: Pool }>;
}

/** The houses that this process has opened. A template is made for the second of a kind: for one it would not pay. */
const openedBefore = new Set<string>();

export async function openHouse(start = SEED_DAY, ...changes: readonly OfficesChange[]): Promise<TestHouse> {
  const isSeeded = start === SEED_DAY && changes.length === 0;
  const fill = async ({ orm, pool }: Database) => {
    await inTransaction(pool, (tx) => applyFile(tx, makeOffices(...changes)));
    await rollAll(pool, await openDirectory(orm.em), instant(start));
  };
  const key = `house ${JSON.stringify([start, changes])}`;
  const from = templateFor(start);
  const template = !isSeeded && openedBefore.has(key) ? await templateOf({ key, from, fill }) : null;
  openedBefore.add(key);
  const { url, open } = await cloneDatabase(template ?? from);
  const database = await open();
  const clock = standingClock(start);
  if (!isSeeded && template === null) await fill(database);
  const offices = await openDirectory(database.orm.em);
  const commands = ({ pool }: Database) => ({
    pool,
    book: inGroups<PreparedBooking, BookAnswer>(
      pool,
      (tx, group, inLine) => bookTogether(tx, group, clock.now(), inLine),
      {
        alone: (wanted) => bookAtOnce(wanted, clock.now()),
      },
    ),
    confirm: inGroups<Confirmation, BookAnswer>(pool, (tx, group) => confirmGroup(tx, group, offices.get, clock.now())),
  });
  return { url, database, offices, clock, ...commands(database), neighbour: async () => commands(await open()) };
}

export const anonymous: Asker = { kind: 'anonymous', source: 'test' };

export function sender(phone: string, channel: ChannelKind = 'WHATSAPP'): Asker {
  return { kind: 'sender', channel, address: { kind: 'phone', value: phone }, sentAt: null };
}

const SYLLABLES = ['ba', 'ca', 'da', 'fa', 'ga', 'ha', 'ja', 'ka', 'la', 'ma'];

/** A name of its own for each number, in letters; no two of them are spellings of one. */
export function nameOf(number: number): string {
  return `Pemohon ${[...String(number)].map((digit) => SYLLABLES[Number(digit)]).join('')}`;
}

/** A phone number of its own for each number. */
export function phoneOf(number: number): string {
  return `+62812${String(10_000_000 + number)}`;
}

export interface Wish extends Partial<BookRequest> {
  asker?: Asker;
  key?: string;
  /** The budget of unproven places it counts in. */
  budget?: string | null;
  /** The work that was done for the place. */
  work?: PaidWork | null;
  /** Digits that were sent to the number came back. */
  numberRead?: boolean;
}

/** A birth date that fits the priority: the priorities of age go by it. */
export function birthDateFor(priority: string | null | undefined): string {
  if (priority === 'ELDERLY') return '1950-01-25';
  return priority === 'CHILD' ? '2015-01-25' : '1987-01-25';
}

/** A request for Bogor on the seed's day, unless it says otherwise. */
export function wanted(house: TestHouse, number: number, wish: Wish = {}): PreparedBooking {
  const { asker = anonymous, key, budget = null, work = null, numberRead = false, ...own } = wish;
  const request: BookRequest = {
    office: 'BOGOR',
    name: nameOf(number),
    birthDate: birthDateFor(own.priority),
    visitDate: '2017-08-07',
    language: 'id',
    ...own,
  };
  const office = house.offices.get(request.office);
  return prepareBooking({
    request,
    office,
    asker,
    idempotencyKey: key,
    now: house.clock.now(),
    budget,
    work,
    numberRead,
  });
}

/** The booking, where one was made; a refusal fails the test with its code. */
export function made(answer: BookAnswer): Booking {
  if (isRefusal(answer)) throw new Error(`Refused: ${answer.refused}`);
  return answer;
}

export function refusedWith(answer: BookAnswer): string | null {
  return isRefusal(answer) ? answer.refused : null;
}
