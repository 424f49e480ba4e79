// Takes places for people: many at once in one transaction, each with its own answer.

import { type Blocks, blocksAmong } from '../abuse/blocks.ts';
import { type Pressure, unprovenHoldMinutes } from '../abuse/unproven.ts';
import { type Asker, isProven, isStaff, senderKeyOf, writtenAs } from '../access/asker.ts';
import { sendAudit } from '../access/audit.ts';
import type { Wish } from '../capacity/allocate.ts';
import { type GivenPlace, lockWindows, type OfficeWish, sharePlaces } from '../capacity/places.ts';
import { sayShare } from '../capacity/share.ts';
import type { CapacityWindow } from '../capacity/window.ts';
import type { ChannelKind } from '../channel.ts';
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { type Key, otherInput, type PastAnswer, pastAnswers, readKey } from '../idempotency.ts';
import { takeTurns } from '../locks.ts';
import { quotasFor } from '../office/quotas.ts';
import type { Office } from '../office/settings.ts';
import { numberKey } from '../phone.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { type Instant, inUtc } from '../time.ts';
import type { Booking } from './booking.ts';
import { newCode } from './code.ts';
import { findBookings } from './find.ts';
import { type LiveBookings, liveAmong } from './live.ts';
import {
  type BookRequest,
  channelOf,
  confirmBy,
  forfeitAt,
  personKey,
  readName,
  refusalOf,
  serviceMeant,
} from './rules.ts';
import { announced, type Settled, settleDue } from './settle.ts';
import { type InTheWay, supersede } from './supersede.ts';

/** A request made ready: everything that can be said without the database is said. */
export interface Wanted {
  request: BookRequest;
  office: Office;
  wish: Wish;
  channel: ChannelKind;
  service: string;
  name: string;
  person: string;
  sender: string | null;
  by: string;
  /** Whether it is known who asks. */
  proven: boolean;
  /** The budget of unproven places it counts in; null: none. */
  budget: string | null;
  /** Whose doing is written down: staff, and where they are. */
  staff: { asker: Asker; source: string | null } | null;
  atDesk: boolean;
  key: Key | null;
  /** A no that stands whatever is free. */
  refusal: Refusal | null;
}

export type BookAnswer = Booking | Refusal;

/**
 * `budget`: the budget of unproven places that it counts in.
 * @throws CallerError when the idempotency key is too long.
 */
export function prepare(
  request: BookRequest,
  office: Office,
  asker: Asker,
  idempotencyKey: string | null | undefined,
  now: Instant,
  source: string | null = null,
  budget: string | null = null,
): Wanted {
  const channel = channelOf(request, asker);
  const name = readName(request.name) ?? '';
  const service = serviceMeant(request, office, channel)?.code ?? '';
  return {
    request,
    office,
    wish: {
      date: request.visitDate ?? null,
      window: request.window ?? null,
      acceptNextPlace: request.acceptNextPlace ?? true,
      quotas: quotasFor(office, { service, channel, priority: request.priority ?? 'NORMAL' }),
      unproven: !isProven(asker) && budget !== null,
    },
    channel,
    service,
    name,
    person: personKey(name, request.birthDate),
    sender: senderKeyOf(asker) ?? (request.phone ? numberKey(request.phone) : null),
    by: writtenAs(asker),
    proven: isProven(asker),
    budget: isProven(asker) ? null : budget,
    staff: isStaff(asker) ? { asker, source } : null,
    atDesk: isStaff(asker),
    key: readKey(asker, 'book', idempotencyKey, request),
    refusal: refusalOf(request, office, asker, now),
  };
}

/** What a group of requests comes to; the places, bookings, histories and keys are in the transaction. */
export async function bookGroup(
  tx: Transaction,
  group: readonly Wanted[],
  now: Instant,
  inLine: () => void = () => {},
) {
  const answers: (BookAnswer | Error | undefined)[] = group.map(() => undefined);
  // Sent in one go: PostgreSQL begins each when the one before is done, so that all look when the turns are taken. The
  // windows are locked along with that, as if nobody were to be refused: a question of its own would keep them longer.
  const [, past, live, blocks, , ahead] = await Promise.all([
    takeTurns(
      tx,
      group.flatMap((wanted) => namesOf(wanted)),
    ),
    pastAnswers(
      tx,
      group.flatMap(({ key }) => (key ? [key.key] : [])),
    ),
    liveAmong(
      tx,
      group.filter(({ refusal }) => !refusal),
    ),
    blocksOfThose(tx, group, now),
    tx.query(UNLOCKED),
    lockWindows(
      tx,
      group.filter(({ refusal }) => !refusal),
      [],
      now,
    ),
  ]);
  const { fresh, repeats } = await answerKnownKeys(tx, group, past, answers);
  const due = live.due(now);
  const settled = due.length === 0 ? [] : await settle(tx, due, live, now);
  // What was forfeited just now may be what somebody has to wait for.
  const blocked = settled.length === 0 ? blocks : await blocksOfThose(tx, group, now);
  const room: Room = { live, blocks: blocked, ahead: due.length === 0 ? ahead : null, inLine };
  const { made, superseded, slots } = await placeAll(tx, group, answers, room, now);
  const keys = fresh.flatMap((index) => keptKey((group[index] as Wanted).key, answers[index]) ?? []);
  write(tx, group, answers, made, keys, slots, now);
  for (const [index, first] of repeats) answers[index] = answers[first];
  return {
    answer: answers as (BookAnswer | Error)[],
    announcements: [
      ...settled,
      ...announced(superseded),
      ...[...new Set(made.map(({ window }) => window))].map(announcementOf),
    ],
  };
}

/** At the desk an officer has the person before them, and decides. */
function blocksOfThose(tx: Transaction, group: readonly Wanted[], now: Instant): Promise<Blocks> {
  const asking = group.filter(({ refusal, staff }) => !refusal && !staff);
  return blocksAmong(tx, asking, now);
}

function namesOf({ person, sender, key, budget }: Wanted): string[] {
  const names = [person];
  if (budget) names.push(`source ${budget}`);
  if (sender) names.push(sender);
  if (key) names.push(key.key);
  return names;
}

/**
 * Answers keys that were answered before. Of the others, `fresh` are the first with their key, `repeats` says who
 * repeats whom in this very group.
 */
async function answerKnownKeys(
  tx: Transaction,
  group: readonly Wanted[],
  past: Map<string, PastAnswer>,
  answers: (BookAnswer | Error | undefined)[],
): Promise<{ fresh: number[]; repeats: Map<number, number> }> {
  const repeats = new Map<number, number>();
  const first = new Map<string, number>();
  const known = await findBookings(
    tx,
    [...past.values()].flatMap((answer) => answer.booking ?? []),
  );
  group.forEach(({ key }, index) => {
    if (!key) return;
    const earlier = first.get(key.key);
    const before = past.get(key.key);
    if (before) answers[index] = repeated(key, before, known);
    else if (earlier === undefined) first.set(key.key, index);
    else if ((group[earlier] as Wanted).key?.input === key.input) repeats.set(index, earlier);
    else answers[index] = otherInput();
  });
  for (const index of repeats.keys()) answers[index] = HELD_BACK;
  return { fresh: [...first.values()], repeats };
}

/** Stands for the answer of the first with the same key until that is known. */
const HELD_BACK = new Error('The same key is being answered.');

function repeated(key: Key, before: PastAnswer, known: Map<string, Booking>): BookAnswer | Error {
  if (before.input !== key.input) return otherInput();
  return before.refusal ?? (known.get(before.booking as string) as Booking);
}

const UNLOCKED = 'savepoint unlocked';
const UNLOCK = 'rollback to savepoint unlocked';

/**
 * Ends what is due by now of the live bookings of those who ask. That frees places in any windows, which everybody locks
 * in the order of their ids: those locked ahead are let go before, and looked for again once the places are free.
 */
async function settle(tx: Transaction, due: string[], live: LiveBookings, now: Instant): Promise<Announcement[]> {
  tx.send(UNLOCK);
  const settled = await settleDue(tx, now, due);
  live.forget(settled.map(({ code }) => code));
  return announced(settled);
}

/** What is known when places are given. */
interface Room {
  live: LiveBookings;
  blocks: Blocks;
  /** Windows that are locked already; null: none. */
  ahead: CapacityWindow[] | null;
  inLine: () => void;
}

const SUPERSEDING = 'savepoint superseding';
const UNSUPERSEDE = 'rollback to savepoint superseding';

/**
 * Answers all that is unanswered. Unproven bookings that stand against somebody who is known end for it, but only if it
 * gets a place: else all is done again without.
 */
async function placeAll(
  tx: Transaction,
  group: readonly Wanted[],
  answers: (BookAnswer | Error | undefined)[],
  room: Room,
  now: Instant,
): Promise<{ made: Booking[]; superseded: Settled[]; slots: LiveBookings }> {
  let { live, ahead } = room;
  for (;;) {
    const inTheWay = againstKnown(group, answers, live, room.blocks);
    const codes = [...inTheWay.values()].flat();
    if (codes.length > 0) {
      // Places come free in any windows: see `settle`.
      if (ahead) tx.send(UNLOCK);
      tx.send(SUPERSEDING);
    }
    const superseded = await supersede(tx, codes, now);
    live.forget(superseded.map(({ code }) => code));
    const tried = [...answers];
    refuseSome(group, tried, live, room.blocks, now);
    const made = await place(tx, group, tried, now, room.inLine, codes.length > 0 ? null : ahead);
    const vain = [...inTheWay.keys()].filter((index) => isRefusal(tried[index] as object));
    if (superseded.length === 0 || vain.length === 0) {
      for (const [index, answer] of tried.entries()) answers[index] = answer;
      return { made, superseded, slots: live };
    }
    for (const index of vain) answers[index] = tried[index];
    await tx.query(UNSUPERSEDE);
    ahead = null;
    live = await liveAmong(
      tx,
      group.filter(({ refusal }) => !refusal),
    );
  }
}

/** By the place in the group of those who are known: what nobody has proven and stands against them. */
function againstKnown(
  group: readonly Wanted[],
  answers: readonly (BookAnswer | Error | undefined)[],
  live: LiveBookings,
  blocks: Blocks,
): Map<number, InTheWay[]> {
  const found = new Map<number, InTheWay[]>();
  for (const [index, wanted] of group.entries()) {
    if (!wanted.proven || wanted.refusal || answers[index]) continue;
    if (!wanted.staff && blocks.refuse(wanted)) continue;
    const codes = live.unprovenAgainst(wanted);
    if (codes.length > 0)
      found.set(
        index,
        codes.map((code) => ({ code, by: wanted.by })),
      );
  }
  return found;
}

/** Those whose sender or person is blocked or has a live booking are out before places are given: they must not use one up. */
function refuseSome(
  group: readonly Wanted[],
  answers: (BookAnswer | Error | undefined)[],
  live: LiveBookings,
  blocks: Blocks,
  now: Instant,
): void {
  group.forEach((wanted, index) => {
    if (answers[index]) return;
    const refusal = wanted.refusal ?? (wanted.staff ? null : blocks.refuse(wanted)) ?? live.refuse(wanted, now);
    if (refusal) answers[index] = refusal;
    else live.add(wanted);
  });
}

/** Gives places to all who are still unanswered; returns the bookings made. */
async function place(
  tx: Transaction,
  group: readonly Wanted[],
  answers: (BookAnswer | Error | undefined)[],
  now: Instant,
  inLine: () => void,
  ahead: CapacityWindow[] | null,
): Promise<Booking[]> {
  const open = group.flatMap((_, index) => (answers[index] ? [] : [index]));
  if (open.length === 0) return [];
  const places = await sharePlaces(
    tx,
    open.map((index) => group[index] as OfficeWish),
    now,
    inLine,
    ahead,
  );
  const deadlines = deadlinesFrom(now);
  const made: Booking[] = [];
  for (const [at, index] of open.entries()) {
    const wanted = group[index] as Wanted;
    const given = places[at] as GivenPlace | Refusal;
    const answer = isRefusal(given) ? await sayShare(tx, wanted, given, now) : held(wanted, given, now, deadlines);
    answers[index] = answer;
    if (!isRefusal(answer)) made.push(answer);
  }
  return made;
}

function held(
  wanted: Wanted,
  { window, overflowedFrom, pressure }: GivenPlace,
  now: Instant,
  deadlines: Deadlines,
): Booking {
  const { request, office } = wanted;
  return {
    code: newCode(),
    status: 'HELD',
    live: true,
    office: office.code,
    service: wanted.service,
    window,
    name: wanted.name,
    birthDate: request.birthDate,
    address: request.address ?? null,
    phone: request.phone ?? null,
    photo: request.photo ?? null,
    senderKey: wanted.sender,
    proven: wanted.proven,
    source: wanted.budget,
    channel: wanted.channel,
    language: request.language,
    priority: request.priority ?? 'NORMAL',
    queueNumber: null,
    heldAt: now,
    confirmBy: pressure ? underPressure(pressure, window, office, now) : deadlines.confirmBy(window, office),
    confirmedAt: null,
    forfeitAt: deadlines.forfeitAt(window, office),
    overflowedFrom,
    changes: 0,
    freeChanges: 0,
    version: 1,
  };
}

function announcementOf({ office, date }: CapacityWindow): Announcement {
  return { event: 'availability', office, date };
}

function underPressure(pressure: Pressure, window: CapacityWindow, office: Office, now: Instant): Instant {
  return confirmBy(window, office, unprovenHoldMinutes(office.policy.holdMinutes, pressure), now);
}

type Deadlines = ReturnType<typeof deadlinesFrom>;

/** The same for all of a group in one window: instants are expensive to make and to write. */
function deadlinesFrom(now: Instant) {
  const confirm = new Map<CapacityWindow, Instant>();
  /** By milliseconds: mostly one for all windows, written once. */
  const written = new Map<number, Instant>();
  const forfeit = new Map<CapacityWindow, Instant>();
  return {
    confirmBy(window: CapacityWindow, office: Office): Instant {
      const known = confirm.get(window);
      if (known) return known;
      const own = confirmBy(window, office, office.policy.holdMinutes, now);
      const at = written.get(own.epochMilliseconds) ?? own;
      written.set(own.epochMilliseconds, at);
      confirm.set(window, at);
      return at;
    },
    forfeitAt(window: CapacityWindow, office: Office): Instant {
      const at = forfeit.get(window) ?? forfeitAt(window, office);
      forfeit.set(window, at);
      return at;
    },
  };
}

/** Everything a group leaves behind, in one statement; it travels with the commit. */
function write(
  tx: Transaction,
  group: readonly Wanted[],
  answers: readonly (BookAnswer | Error | undefined)[],
  made: readonly Booking[],
  keys: readonly object[],
  live: LiveBookings,
  now: Instant,
): void {
  if (made.length === 0 && keys.length === 0) return;
  const fresh = new Set<unknown>(made);
  const wanted = group.filter((_, index) => fresh.has(answers[index]));
  const rows = made.map((booking, index) => rowOf(booking, wanted[index] as Wanted, live));
  for (const [index, { staff }] of wanted.entries()) {
    const { office, code } = made[index] as Booking;
    if (staff) sendAudit(tx, { ...staff, what: 'book', office, subject: code }, now);
  }
  tx.send({ name: 'write bookings', text: WRITE }, [JSON.stringify(rows), JSON.stringify(keys), now.toString()]);
}

function keptKey(key: Key | null, answer: BookAnswer | Error | undefined): object | null {
  if (!key || !answer || answer instanceof Error) return null;
  return isRefusal(answer) ? { ...key, refusal: answer } : { ...key, booking: answer.code };
}

function rowOf(booking: Booking, wanted: Wanted, live: LiveBookings): object {
  const { window } = booking;
  return {
    code: booking.code,
    office: booking.office,
    service: booking.service,
    window_id: window.id,
    visit_date: window.date,
    name: booking.name,
    birth_date: booking.birthDate,
    address: booking.address,
    phone: booking.phone,
    photo: booking.photo,
    person_key: wanted.person,
    sender_key: booking.senderKey,
    sender_slot: live.slotOf(wanted),
    proven: booking.proven,
    source: booking.source,
    channel: booking.channel,
    language: booking.language,
    priority: booking.priority,
    confirm_by: inUtc(booking.confirmBy),
    forfeit_at: inUtc(booking.forfeitAt),
    overflowed_from: booking.overflowedFrom,
    by: wanted.by,
  };
}

const WRITE = `
  with made as (
    select * from json_to_recordset($1) as made (
      code text, office text, service text, window_id bigint, visit_date date, name text, birth_date date,
      address text, phone text, photo text, person_key text, sender_key text, sender_slot smallint,
      proven boolean, source text, channel text,
      language text, priority text, confirm_by timestamptz, forfeit_at timestamptz, overflowed_from date, by text
    )
  ), booked as (
    insert into booking (
      code, status, live, office, service, window_id, visit_date, name, birth_date, address, phone, photo,
      person_key, sender_key, sender_slot, proven, source, channel, language, priority, held_at, confirm_by, forfeit_at,
      overflowed_from
    )
    select code, 'HELD', true, office, service, window_id, visit_date, name, birth_date, address, phone, photo,
      person_key, sender_key, sender_slot, proven, source, channel, language, priority, $3, confirm_by, forfeit_at,
      overflowed_from
    from made
  ), filled as (
    update capacity_window w set taken = w.taken + share.places
    from (select window_id, count(*)::int as places from made group by window_id) share
    where w.id = share.window_id and w.id = any(array(select window_id from made))
  ), told as (
    insert into booking_event (booking, at, action, by) select code, $3, 'BOOK', by from made
  )
  insert into idempotency (key, input, booking, refusal, at)
  select key, input, booking, refusal, $3
  from json_to_recordset($2) as kept (key text, input text, booking text, refusal jsonb)`;
