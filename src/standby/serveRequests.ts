// Gives places to the requests that wait at an office, in the order in which they came, as soon as there are any.
import { type BookAnswer, bookGroup } from '../booking/book.ts';
import type { Booking } from '../booking/booking.ts';
import { confirmGroup } from '../booking/confirm.ts';
import type { PreparedBooking } from '../booking/prepare.ts';
import { hasPlace } from '../capacity/openWindows.ts';
import type { Queryable, Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { itemAt } from '../items.ts';
import { lockOf } from '../locks.ts';
import { addressesOf } from '../office/addresses.ts';
import { calmFrom } from '../office/notices.ts';
import { takesEntries } from '../office/release.ts';
import type { Office, Offices } from '../office/settings.ts';
import type { Notice } from '../outbox/notice.ts';
import { isRefusal, type RefusalCode } from '../refusal.ts';
import { statement } from '../statement.ts';
import type { Instant } from '../time.ts';
import { chatSenderOf, newsOfPlace, type PlaceRequest, preparedAgain } from './placeRequest.ts';
import { type PlacesTurn, sumOfTurns } from './placesTurn.ts';
import {
  placeFoundNotice,
  placeRefusedNotice,
  registeredNotice,
  requestEndedNotice,
  waitsOnNotice,
} from './requestNotices.ts';
import { requestTables } from './requestsOf.ts';
import { canBeTold, type TellMeans, tellSpans } from './tellable.ts';

/** In one transaction; the next turn goes on. */
const MAX_REQUESTS_SERVED = 200;

export interface RequestsService {
  offices: Offices;
  means: TellMeans;
  /** The address of the picture of a code. */
  barcodeOf(code: string): string;
}

/** `photos`: the names of those of the requests that were answered. */
type ServedTurn = PlacesTurn & { photos: string[] };

/** Codes of the offices at which requests wait that are due or over. */
export async function officesWithRequests(db: Queryable, now: Instant): Promise<string[]> {
  const rows = await requestTables(db)
    .selectFrom('place_request')
    .select('office')
    .distinct()
    .where(({ eb, or }) => or([eb('dueAt', '<=', now), eb('expiresAt', '<=', now)]))
    .execute();
  return rows.map(({ office }) => office);
}

/** One server at a time does this for an office: another that comes meanwhile has nothing to do. */
export async function serveRequests(
  tx: Transaction,
  office: Office,
  service: RequestsService,
  now: Instant,
): Promise<ServedTurn> {
  const [turn] = await tx.query(REQUESTS_TURN, [office.code]);
  if (!turn?.first) return { ...sumOfTurns([]), photos: [] };
  await forgetOptedOut(tx, office);
  const ended = await endOld(tx, office, now);
  const due = await requestTables(tx)
    .selectFrom('place_request')
    .selectAll()
    .where('office', '=', office.code)
    .where('dueAt', '<=', now)
    .orderBy('askedAt')
    .orderBy('id')
    .execute();
  const met = await withPlace(tx, due, office, now);
  const chosen = (await tellable(tx, met, { office, service, now })).slice(0, MAX_REQUESTS_SERVED);
  if (chosen.length === 0) return { ...ended, photos: [] };
  const { answer, announcements } = await bookGroup(
    tx,
    chosen.map(({ wanted }) => wanted),
    now,
  );
  const outcomes = chosen.map(({ waiting }, index) => ({ waiting, answer: itemAt(answer, index) }));
  const told = await settle(tx, outcomes, { office, service, now });
  const photos = chosen.flatMap(({ waiting: { photo } }) => photo ?? []);
  return { ...sumOfTurns([ended, { ...told, announcements: [...announcements, ...told.announcements] }]), photos };
}
const REQUESTS_TURN = statement<{ first: boolean }>('turn of requests')`
  select pg_try_advisory_xact_lock(${lockOf('requests', '$1')}) as first`;

/** Those who want no messages wait for none. */
async function forgetOptedOut(tx: Transaction, office: Office): Promise<void> {
  await tx.query({ name: 'requests of opted out', text: FORGET_OPTED_OUT }, [office.code, addressesOf(office)]);
}
const FORGET_OPTED_OUT = `delete from place_request r using opt_out o
  where r.office = $1 and o.sender = any($2) and o.recipient = substr(r.sender_key, strpos(r.sender_key, ':') + 1)
    and (o.by = 'PERSON' or o.at > r.asked_at)`;

async function endOld(tx: Transaction, office: Office, now: Instant): Promise<PlacesTurn> {
  const gone = await requestTables(tx)
    .deleteFrom('place_request')
    .where('office', '=', office.code)
    .where('expiresAt', '<=', now)
    .returningAll()
    .execute();
  const notices = gone.flatMap((waiting) => requestEndedNotice(waiting, office, now) ?? []);
  return { done: gone.length, announcements: [], notices };
}

interface ServedRequest {
  waiting: PlaceRequest;
  wanted: PreparedBooking;
}

/** Those who can have a place now, or take part in the draw for one, and those whose hour has come. */
async function withPlace(
  tx: Transaction,
  due: readonly PlaceRequest[],
  office: Office,
  now: Instant,
): Promise<ServedRequest[]> {
  /** Few are unlike each other: by what they may have. */
  const known = new Map<string, Promise<boolean>>();
  const isFree = ({ wish }: PreparedBooking) => {
    const key = `${wish.date} ${wish.quotas.join()}`;
    const free = known.get(key) ?? hasPlace(tx, { office, wish }, [], now);
    known.set(key, free);
    return free;
  };
  const chosen: ServedRequest[] = [];
  for (const waiting of due) {
    const wanted = preparedAgain(waiting, office, now);
    const isDrawn = wanted.lottery !== null && takesEntries(wanted.lottery, now);
    const isMet = waiting.waitsFor === 'INTAKE_HOURS' || wanted.refusal !== null || isDrawn || (await isFree(wanted));
    if (isMet) chosen.push({ waiting, wanted });
  }
  return chosen;
}

/**
 * A place is held for those alone who can be told of it when people may be disturbed; the others keep their place in the
 * line until they write again. A registration that was agreed to needs no word.
 */
async function tellable(
  tx: Transaction,
  met: readonly ServedRequest[],
  { office, service: { means }, now }: RequestsTurn,
): Promise<ServedRequest[]> {
  const spans = await tellSpans(
    tx,
    office,
    means,
    met.map(({ waiting }) => newsOfPlace(waiting, office)),
  );
  const told = calmFrom(office.notices, office.timeZone, now);
  return met.filter(
    ({ waiting }, index) => waiting.waitsFor === 'INTAKE_HOURS' || canBeTold(spans[index] ?? null, told),
  );
}

interface RequestOutcome {
  waiting: PlaceRequest;
  answer: BookAnswer | Error;
}

interface RequestsTurn {
  office: Office;
  service: RequestsService;
  now: Instant;
}

/** The request goes on waiting: there is no place for it yet, or it takes part in a draw. */
const WAITS_ON: ReadonlySet<RefusalCode> = new Set(['FULL', 'ENTERED', 'NOT_YET_RELEASED']);

async function settle(
  tx: Transaction,
  outcomes: readonly RequestOutcome[],
  { office, service, now }: RequestsTurn,
): Promise<PlacesTurn> {
  const booked = outcomes.flatMap(({ waiting, answer }) =>
    answer instanceof Error || isRefusal(answer) ? [] : { waiting, booking: answer },
  );
  const agreed = booked.filter(({ waiting, booking }) => isAgreed(waiting, booking));
  const confirmed = await confirmGroup(
    tx,
    agreed.map(({ waiting, booking: { code } }) => ({ code, asker: chatSenderOf(waiting) ?? NO_ONE, proof: {} })),
    service.offices,
    now,
  );
  const numbered = confirmed.answer.flatMap((one) => (isRefusal(one) ? [] : one));
  const byCode = new Map(numbered.map((booking) => [booking.code, booking]));
  const notices = outcomes.flatMap((outcome): (Notice | null)[] => {
    const { waiting, answer } = outcome;
    if (answer instanceof Error) return [];
    if (isRefusal(answer)) return [newsOfRefusal(outcome, { office, now })];
    const registered = byCode.get(answer.code);
    if (!registered) return [placeFoundNotice(waiting, answer, office)];
    return [registeredNotice(waiting, registered, office, service.barcodeOf(answer.code))];
  });
  await endMet(tx, outcomes);
  const announcements: Announcement[] = [...confirmed.announcements];
  return { done: outcomes.length, announcements, notices: notices.flatMap((notice) => notice ?? []) };
}

const NO_ONE = { kind: 'anonymous', source: '' } as const;

/** The person has said yes to being registered at the opening; another day than the one asked for is asked about. */
function isAgreed(waiting: PlaceRequest, { overflowedFrom }: Booking): boolean {
  return waiting.waitsFor === 'INTAKE_HOURS' && overflowedFrom === null && chatSenderOf(waiting) !== null;
}

function newsOfRefusal(
  { waiting, answer }: RequestOutcome,
  { office, now }: Omit<RequestsTurn, 'service'>,
): Notice | null {
  if (answer instanceof Error || !isRefusal(answer)) return null;
  if (!WAITS_ON.has(answer.refused)) {
    // They have booked by themselves, and know.
    return answer.refused === 'ALREADY_BOOKED' ? null : placeRefusedNotice(waiting, answer, office, now);
  }
  return waiting.waitsFor === 'INTAKE_HOURS' ? waitsOnNotice(waiting, office, now) : null;
}

async function endMet(tx: Transaction, outcomes: readonly RequestOutcome[]): Promise<void> {
  const [waits, ended] = [new Set<string>(), new Set<string>()];
  for (const { waiting, answer } of outcomes) {
    const goesOn = !(answer instanceof Error) && isRefusal(answer) && WAITS_ON.has(answer.refused);
    (goesOn ? waits : ended).add(waiting.id);
  }
  if (ended.size > 0)
    await requestTables(tx)
      .deleteFrom('place_request')
      .where('id', 'in', [...ended])
      .execute();
  if (waits.size > 0)
    await requestTables(tx)
      .updateTable('place_request')
      .set({ waitsFor: 'NO_PLACE' })
      .where('id', 'in', [...waits])
      .where('waitsFor', '=', 'INTAKE_HOURS')
      .execute();
}
