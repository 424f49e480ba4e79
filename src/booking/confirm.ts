// Turns holds into confirmed bookings with their queue numbers: many at once in one transaction.

import { blocksAmong } from '../abuse/blocks.ts';
import type { PaidWork } from '../abuse/unprovenPlaces.ts';
import { spendWork, turnOfWork, type WorkBudgets } from '../abuse/work.ts';
import { type Asker, isAudited, isProven, senderKeyOf, writtenAs } from '../access/asker.ts';
import { writeAudit } from '../access/audit.ts';
import { difference } from '../access/difference.ts';
import { widerNetwork } from '../access/source.ts';
import { issuePlaces } from '../capacity/issue.ts';
import { queueNumber } from '../capacity/window.ts';
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { itemAt } from '../items.ts';
import { lockKeys } from '../locks.ts';
import type { Offices } from '../office/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { auditedBooking } from './audited.ts';
import type { Booking } from './booking.ts';
import { tellConfirmedMoves } from './confirmedMove.ts';
import { lockBookings } from './find.ts';
import { lifeStepOf } from './lifeSteps.ts';
import { liveAmong } from './live.ts';
import { proven } from './proof.ts';
import { refusedConfirmation, unknownCode, type VisitProof } from './rules.ts';
import { announced, type Settled } from './settle.ts';
import { supersede } from './supersede.ts';

export interface Confirmation {
  code: string;
  asker: Asker;
  proof: VisitProof;
  /** The source of the request, for the audit log. */
  source?: string | null;
  /** The work that was done for this very code; null: none. */
  work?: PaidWork | null;
  /** The budget of unproven places it counts in. */
  budget?: string | null;
}

/** The facts that confirmations are judged by. */
interface Facts {
  /** By code, locked until the commit. */
  bookings: ReadonlyMap<string, Booking>;
  offices: Offices;
  /** Codes whose digits were read right. */
  read: ReadonlySet<string>;
  now: Instant;
}

/** By place in the group; null: nothing stands against it so far. */
type Refusals = readonly (Refusal | null)[];

/** Confirming twice gives the same answer: the number given the first time. */
export async function confirmGroup(tx: Transaction, group: readonly Confirmation[], offices: Offices, now: Instant) {
  // The bookings that a sender may claim are counted among the sender's own, so the sender comes first.
  await lockKeys(tx, group.flatMap(lockedKeys));
  const bookings = await lockBookings(tx, [...new Set(group.map(({ code }) => code))]);
  const read = await proven(tx, group.flatMap(readingOf), now);
  const facts: Facts = { bookings, offices, read, now };
  const first = group.map((one) => refusalFor(one, facts));
  const worked = await refuseSpentWork(tx, group, first, facts);
  const { refusals, claims, superseded } = await claim(tx, group, worked, facts);
  const fresh = group.filter((one, index) => !refusals[index] && bookings.get(one.code)?.status === 'HELD');
  const confirmed = await numberBookings(tx, distinct(fresh), claims, facts);
  const answer = group.map(
    ({ code }, index) => refusals[index] ?? confirmed.get(code) ?? bookings.get(code) ?? unknownCode(),
  );
  return { answer, announcements: [...announced(superseded), ...[...confirmed.values()].map(announcementOf)] };
}

function lockedKeys({ asker, work, budget }: Confirmation): string[] {
  const sender = senderKeyOf(asker);
  return [...(sender ? [sender] : []), ...(work && budget ? [turnOfWork(budget)] : [])];
}

/** Confirms nothing that rests on work alone without spending it. */
async function refuseSpentWork(
  tx: Transaction,
  group: readonly Confirmation[],
  refusals: Refusals,
  { bookings, now }: Facts,
): Promise<Refusals> {
  const seen = new Set<string>();
  const due = group.flatMap(({ code, asker, proof, work, budget = null }, index) => {
    const booking = bookings.get(code);
    if (!work || refusals[index] || booking?.status !== 'HELD' || isProven(asker) || proof.digits || seen.has(code))
      return [];
    seen.add(code);
    return [{ work, code, budgets: workBudgets(budget, booking.office) }];
  });
  const found = await spendWork(tx, due, now);
  const against = new Map(due.map(({ code }, at) => [code, found[at] ?? null]));
  // The same code several times in a group is one confirmation.
  return group.map(({ code }, index) => refusals[index] ?? against.get(code) ?? null);
}

/** Those that a booking of that office counts in which this budget's caller confirms by work. */
export function workBudgets(budget: string | null, office: string): WorkBudgets | null {
  return budget === null ? null : { source: budget, wider: widerNetwork(budget), office };
}

function readingOf({ code, proof: { digits } }: Confirmation) {
  return digits ? [{ code, digits }] : [];
}

function refusalFor(
  { asker, proof, code, work: done = null }: Confirmation,
  { bookings, offices, read, now }: Facts,
): Refusal | null {
  const booking = bookings.get(code);
  if (!booking) return unknownCode();
  const numberRead = Boolean(proof.digits) && read.has(code);
  const refusal = refusedConfirmation(
    { booking, office: offices(booking.office), asker, proof, now },
    {
      numberRead,
      worked: done !== null,
    },
  );
  return proof.digits && (refusal?.refused === 'NOT_VERIFIED' || refusal?.refused === 'WORK_NEEDED')
    ? refuse('WRONG_DIGITS', {}, { field: 'digits' })
    : refusal;
}

/** By code: the sender that a booking now belongs to, and its slot among the sender's bookings. */
type Claims = ReadonlyMap<string, { sender: string; slot: number }>;

/**
 * A booking made without a number is claimed by the number that sends its code, if that has no other that is proven.
 * Unproven bookings that stand against it are superseded.
 */
async function claim(
  tx: Transaction,
  group: readonly Confirmation[],
  refusals: Refusals,
  { bookings, offices, now }: Facts,
): Promise<{ refusals: Refusals; claims: Claims; superseded: Settled[] }> {
  const claimants = group.flatMap(({ code, asker }, index) => {
    const booking = bookings.get(code);
    const sender = senderKeyOf(asker);
    if (refusals[index] || !booking || booking.senderKey !== null || sender === null) return [];
    return [{ index, code, sender, person: null, office: offices(booking.office), by: writtenAs(asker) }];
  });
  if (claimants.length === 0) return { refusals, claims: new Map(), superseded: [] };
  const [live, blocks] = await Promise.all([liveAmong(tx, claimants), blocksAmong(tx, claimants, now)]);
  const inTheWay = claimants
    .filter((claimant) => !blocks.refuse(claimant))
    .flatMap((claimant) => live.unprovenAgainst(claimant).map((code) => ({ code, by: claimant.by })));
  const superseded = await supersede(tx, inTheWay, now);
  const codes = superseded.map(({ code }) => code);
  live.forget(codes);
  const claims = new Map<string, { sender: string; slot: number }>();
  const refused = new Map<number, Refusal>();
  for (const claimant of claimants) {
    const { index, code, sender } = claimant;
    const owner = claims.get(code)?.sender;
    if (owner === sender) continue;
    const refusal = owner ? unknownCode() : (blocks.refuse(claimant) ?? live.refuse(claimant));
    if (refusal) {
      refused.set(index, refusal);
      continue;
    }
    live.add(claimant);
    claims.set(code, { sender, slot: live.slotOf(claimant) });
  }
  return { refusals: refusals.map((refusal, index) => refusal ?? refused.get(index) ?? null), claims, superseded };
}

function distinct(group: readonly Confirmation[]): Confirmation[] {
  return [...new Map(group.toReversed().map((one) => [one.code, one])).values()].toReversed();
}

/**
 * The confirmed bookings, by code. Numbers rise in the order of confirming and are never given twice, whatever becomes
 * of the booking.
 */
async function numberBookings(
  tx: Transaction,
  group: readonly Confirmation[],
  claims: Claims,
  { bookings, offices, read, now }: Facts,
): Promise<Map<string, Booking>> {
  const fresh = group.flatMap((one) => {
    const booking = bookings.get(one.code);
    return booking ? [{ one, booking }] : [];
  });
  if (fresh.length === 0) return new Map();
  const windows = fresh.map(({ booking }) => booking.window.id);
  const places = await issuePlaces(tx, windows);
  const confirmed = fresh.map(({ one: { asker, proof, code }, booking }, index) => {
    const place = itemAt(places, index);
    const answer: Booking = {
      ...booking,
      status: 'CONFIRMED',
      confirmedAt: now,
      version: booking.version + 1,
      queueNumber: queueNumber(booking.window, place),
      senderKey: claims.get(code)?.sender ?? booking.senderKey,
      proven: booking.proven || isProven(asker) || (Boolean(proof.digits) && read.has(code)),
      source: null,
    };
    return { answer, place, slot: claims.get(code)?.slot ?? null, by: writtenAs(asker) };
  });
  const rows = confirmed.map(({ answer, ...row }) => {
    const { code, queueNumber: written, senderKey: sender, proven, window } = answer;
    return { code, window_id: window.id, written, sender, proven, ...row };
  });
  await tx.query({ name: 'confirm', text: CONFIRM }, [JSON.stringify(rows), now.toString()]);
  tx.note(() => confirmed.map(({ answer }, at) => lifeStepOf('booking.confirmed', answer, itemAt(fresh, at).one)));
  const answers = new Map(confirmed.map(({ answer }) => [answer.code, answer]));
  const moved = fresh.map(({ booking: held }, index) => {
    return { held, booking: itemAt(confirmed, index).answer, office: offices(held.office) };
  });
  await tellConfirmedMoves(tx, moved, now);
  for (const { one, booking } of fresh) {
    const { asker, code, source = null } = one;
    const answer = answers.get(code);
    if (!isAudited(asker) || !answer) continue;
    const detail = difference(auditedBooking(booking), auditedBooking(answer));
    const change = { asker, source, what: 'confirmBooking', office: booking.office, subject: code, detail };
    await writeAudit(tx, change, now);
  }
  return answers;
}

// A code is char(8) here, too: as a text it would be compared with every booking there ever was, not by their index.
// The list of codes says once more which rows: PostgreSQL takes it for a short one, and a join for one of a hundred rows.
const CONFIRM = `
  with given as (
    select * from json_to_recordset($1)
      as given (code char(8), window_id bigint, place integer, written text, sender text, slot smallint, proven boolean, by text)
  ), told as (
    insert into booking_event (booking, at, action, by, window_id, place)
    select code, $2, 'CONFIRM', by, window_id, place from given
  )
  update booking b set status = 'CONFIRMED', confirmed_at = $2, version = version + 1, place = given.place,
    queue_number = given.written, proven = given.proven, source = null, sender_key = given.sender, sender_slot = coalesce(given.slot, b.sender_slot)
  from given where b.code = given.code and b.code = any(array(select code from given))`;

function announcementOf({ office, code }: Booking): Announcement {
  return { event: 'booking', office, code };
}
