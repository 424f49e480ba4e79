// Passports that can be fetched: tells those who were served, each once, and says of everyone what became of it.

import { personKey } from '../applicantName.ts';
import type { Booking } from '../booking/booking.ts';
import { BookingEntity } from '../booking/entities.ts';
import { findBookings } from '../booking/find.ts';
import { noticeOfOccasion } from '../booking/notices.ts';
import type { Transaction } from '../database.ts';
import { itemAt } from '../items.ts';
import { lockKeys } from '../locks.ts';
import { tells } from '../office/notices.ts';
import type { Office } from '../office/settings.ts';
import { CallerError, type Refusal, refuse } from '../refusal.ts';
import { literal, tablesOf } from '../tables.ts';
import { addMinutes, type Instant, isBefore, type LocalDate } from '../time.ts';
import { PassportReadyEntity, TicketEntity } from './entities.ts';

const tables = tablesOf(BookingEntity, TicketEntity, PassportReadyEntity);

export const READY_OUTCOMES = ['TOLD', 'ALREADY_TOLD', 'UNREACHABLE', 'NOT_SERVED', 'NOT_FOUND'] as const;
export type ReadyOutcome = (typeof READY_OUTCOMES)[number];

export interface ReadyApplicant {
  name: string;
  birthDate: LocalDate;
}

export interface ReadyOrder {
  office: Office;
  bookings: readonly string[];
  applicants: readonly ReadyApplicant[];
}

/** The outcome for one of those named. */
export interface PassportNews {
  /** The code, as it was named or as it was found; null where there is none. */
  booking: string | null;
  /** The name, where it was named. */
  name: string | null;
  outcome: ReadyOutcome;
  toldAt: Instant | null;
  /** From then on they may be told again. */
  againFrom: Instant | null;
}

export interface PassportsReady {
  told: number;
  news: PassportNews[];
}

/** The most that can be named at once. */
export const MOST_READY = 500;
/** A passport that lies there for a week is worth another word. */
const AGAIN_MINUTES = 7 * 24 * 60;

interface Visit {
  booking: Booking;
  served: boolean;
  toldAt: Instant | null;
}

/**
 * In the order named: codes, then applicants. Those of other offices are as unknown as those that never existed. A
 * repeat within a week sends nothing. @throws CallerError BAD_USER_INPUT if none or too many are named.
 */
export async function tellPassportsReady(tx: Transaction, order: ReadyOrder, now: Instant) {
  const { office, applicants } = order;
  const codes = order.bookings.map((code) => code.trim().toUpperCase());
  const count = codes.length + applicants.length;
  if (count < 1 || count > MOST_READY)
    throw new CallerError('BAD_USER_INPUT', `Name 1 to ${MOST_READY} bookings and applicants.`);
  if (!tells(office, 'PASSPORT_READY')) return refusedAs(refuse('NOTICE_OFF', { office: office.name }));
  const people = applicants.map(({ name, birthDate }) => personKey(name, birthDate));
  // Of two officers at once the second sees whom the first has told.
  await lockKeys(tx, [`passports ${office.code}`]);
  const found = await codesOf(tx, office, people);
  const named = [
    ...codes.map((code) => ({ code, name: null })),
    ...applicants.map(({ name }, index) => ({ code: found.get(itemAt(people, index)) ?? null, name })),
  ];
  const visits = await visitsOf(
    tx,
    office,
    named.flatMap(({ code }) => code ?? []),
  );
  const { told, notices } = await tellApplicants(tx, office, visits, now);
  const said = new Set<string>();
  const news = named.map(({ code, name }): PassportNews => {
    const visit = code === null ? undefined : visits.get(code);
    const outcome = visit ? outcomeOf(visit, told, said) : 'NOT_FOUND';
    const toldAt = told.has(code ?? '') ? now : (visit?.toldAt ?? null);
    return { booking: code, name, outcome, toldAt, againFrom: toldAt && addMinutes(toldAt, AGAIN_MINUTES) };
  });
  const answer: PassportsReady = { told: notices.length, news };
  return { answer, announcements: [], notices: { at: now, all: notices }, repeated: notices.length === 0 };
}

function refusedAs(answer: Refusal) {
  return { answer, announcements: [] };
}

/** An applicant who is named twice was told once. */
function outcomeOf(
  { booking: { code }, served, toldAt }: Visit,
  told: ReadonlySet<string>,
  said: Set<string>,
): ReadyOutcome {
  if (!served) return 'NOT_SERVED';
  if (told.has(code) && !said.has(code)) {
    said.add(code);
    return 'TOLD';
  }
  return told.has(code) || toldAt ? 'ALREADY_TOLD' : 'UNREACHABLE';
}

/** Of each person the visit at which they were served last. */
async function codesOf(tx: Transaction, office: Office, people: readonly string[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map();
  const visits = tables(tx)
    .selectFrom('booking as b')
    .leftJoin('ticket as t', 't.booking', 'b.code')
    .distinctOn('b.personKey')
    .select(['b.personKey', 'b.code'])
    .where('b.personKey', 'in', people)
    .where('b.office', '=', office.code)
    .where('b.status', '=', literal('CHECKED_IN'))
    .orderBy('b.personKey')
    .orderBy(
      ({ eb }) => eb('t.status', '=', 'SERVED'),
      (served) => served.desc().nullsLast(),
    )
    .orderBy('b.visitDate', 'desc');
  return new Map((await visits.execute()).map(({ personKey, code }) => [personKey, code]));
}

const CODE_LENGTH = 8;

/** By code, in the order of the codes. */
async function visitsOf(tx: Transaction, office: Office, named: readonly string[]): Promise<Map<string, Visit>> {
  const codes = [...new Set(named)].filter((code) => code.length === CODE_LENGTH);
  if (codes.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('booking as b')
    .leftJoin('ticket as t', 't.booking', 'b.code')
    .leftJoin('passport_ready as r', 'r.booking', 'b.code')
    .select(['b.code', 't.status', 'r.toldAt'])
    .where('b.code', 'in', codes)
    .where('b.office', '=', office.code)
    .execute();
  const known = new Map(rows.map((row) => [row.code, row]));
  const bookings = await findBookings(tx, [...known.keys()]);
  return new Map(
    codes.flatMap((code): [string, Visit][] => {
      const [booking, row] = [bookings.get(code), known.get(code)];
      return booking && row ? [[code, { booking, served: row.status === 'SERVED', toldAt: row.toldAt }]] : [];
    }),
  );
}

/** Those who can be told and were not told lately. */
async function tellApplicants(tx: Transaction, office: Office, visits: ReadonlyMap<string, Visit>, now: Instant) {
  const occasion = ({ booking }: Visit, time: number) =>
    noticeOfOccasion({ kind: 'PASSPORT_READY', booking, office, detail: { time }, at: now }, now);
  const lately = addMinutes(now, -AGAIN_MINUTES);
  const due = [...visits.values()].filter((visit) => {
    const again = visit.toldAt === null || !isBefore(lately, visit.toldAt);
    return visit.served && again && occasion(visit, 0) !== null;
  });
  const codes = due.map(({ booking }) => booking.code).toSorted();
  const rows = codes.length > 0 ? await noteTold(tx, codes, { now, lately }) : [];
  const times = new Map<string, number>(rows.map((row) => [row.booking, row.times]));
  const notices = due.flatMap((visit) => occasion(visit, times.get(visit.booking.code) ?? 0) ?? []);
  const fresh = notices.filter(({ about }) => times.has(about?.booking ?? ''));
  return { told: new Set(times.keys()), notices: fresh };
}

/** Those that were told lately are left out. */
function noteTold(tx: Transaction, codes: readonly string[], { now, lately }: Record<'now' | 'lately', Instant>) {
  return tables(tx)
    .insertInto('passport_ready')
    .values(codes.map((booking) => ({ booking, toldAt: now })))
    .onConflict((conflict) =>
      conflict
        .column('booking')
        .doUpdateSet(({ eb, ref }) => ({ toldAt: ref('excluded.toldAt'), times: eb('passport_ready.times', '+', 1) }))
        .where('passport_ready.toldAt', '<=', lately),
    )
    .returning(['booking', 'times'])
    .execute();
}
