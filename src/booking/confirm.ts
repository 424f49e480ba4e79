// Turns holds into confirmed bookings with their queue numbers: many at once in one transaction.

import { blocksAmong } from '../abuse/blocks.ts';
import { spendWork, turnOfWork } from '../abuse/work.ts';
import { type Asker, isProven, isStaff, senderKeyOf, writtenAs } from '../access/asker.ts';
import { writeAudit } from '../access/audit.ts';
import { issuePlaces } from '../capacity/issue.ts';
import { queueNumber } from '../capacity/window.ts';
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { lockKeys } from '../locks.ts';
import type { Offices } from '../office/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Booking } from './booking.ts';
import { lockBookings } from './find.ts';
import { liveAmong } from './live.ts';
import { proven } from './proof.ts';
import { type Proof, refusedConfirmation, unknownCode } from './rules.ts';
import { announced, type Settled } from './settle.ts';
import { supersede } from './supersede.ts';

export interface Confirmation {
  code: string;
  asker: Asker;
  proof: Proof;
  /** Where it came from, for what staff do. */
  source?: string | null;
  /** The work that was done for this very code: its challenge; null: none. */
  work?: string | null;
  /** The budget of unproven places it counts in. */
  budget?: string | null;
}

/** Confirming twice gives the same answer: the number given the first time. */
export async function confirmGroup(tx: Transaction, group: readonly Confirmation[], offices: Offices, now: Instant) {
  // The bookings that a sender may claim are counted among the sender's own, so the sender comes first.
  await lockKeys(tx, group.flatMap(turnsOf));
  const bookings = await lockBookings(tx, [...new Set(group.map(({ code }) => code))]);
  const read = await proven(tx, group.flatMap(readingOf), now);
  const refusals = group.map((one) => refusalFor(one, bookings.get(one.code), offices, now, read));
  await work(tx, group, bookings, refusals, offices, now);
  const { slots, superseded } = await claim(tx, group, bookings, refusals, offices, now);
  const fresh = group.filter((one, index) => !refusals[index] && bookings.get(one.code)?.status === 'HELD');
  const confirmed = await number(tx, distinct(fresh), bookings, { slots, read }, now);
  const answer = group.map((one, index) => refusals[index] ?? (bookings.get(one.code) as Booking));
  return { answer, announcements: [...announced(superseded), ...confirmed.map(announcementOf)] };
}

function turnsOf({ asker, work, budget }: Confirmation): string[] {
  const sender = senderKeyOf(asker);
  return [...(sender ? [sender] : []), ...(work && budget ? [turnOfWork(budget)] : [])];
}

/** Confirms nothing that rests on work alone without spending it. */
async function work(
  tx: Transaction,
  group: readonly Confirmation[],
  bookings: Map<string, Booking>,
  refusals: (Refusal | null)[],
  offices: Offices,
  now: Instant,
): Promise<void> {
  const seen = new Set<string>();
  const due = group.flatMap(({ code, asker, proof, work: id, budget = null }, index) => {
    const booking = bookings.get(code);
    if (!id || refusals[index] || booking?.status !== 'HELD' || isProven(asker) || proof.digits || seen.has(code))
      return [];
    seen.add(code);
    return [{ index, id, code, office: offices(booking.office), budget }];
  });
  const found = await spendWork(tx, due, now);
  const against = new Map(due.map(({ code }, at) => [code, found[at] ?? null]));
  // The same code several times in a group is one confirmation.
  for (const [index, { code }] of group.entries()) refusals[index] ??= against.get(code) ?? null;
}

function readingOf({ code, proof: { digits } }: Confirmation) {
  return digits ? [{ code, digits }] : [];
}

function refusalFor(
  { asker, proof, code, work: done = null }: Confirmation,
  booking: Booking | undefined,
  offices: Offices,
  now: Instant,
  read: ReadonlySet<string>,
): Refusal | null {
  if (!booking) return unknownCode();
  const numberRead = Boolean(proof.digits) && read.has(code);
  const refusal = refusedConfirmation(booking, offices(booking.office), asker, proof, now, {
    numberRead,
    worked: done !== null,
  });
  return refusal?.refused === 'NOT_VERIFIED' && proof.digits
    ? refuse('WRONG_DIGITS', {}, { field: 'digits' })
    : refusal;
}

/**
 * A booking made without a number is claimed by the number that sends its code, if that has no other that is proven.
 * Returns the slot among the sender's bookings that each claimed one has now, and what was unproven and had to go.
 */
async function claim(
  tx: Transaction,
  group: readonly Confirmation[],
  bookings: Map<string, Booking>,
  refusals: (Refusal | null)[],
  offices: Offices,
  now: Instant,
): Promise<{ slots: Map<Booking, number>; superseded: Settled[] }> {
  const slots = new Map<Booking, number>();
  const claims = group.flatMap(({ code, asker }, index) => {
    const booking = bookings.get(code);
    const sender = senderKeyOf(asker);
    if (refusals[index] || !booking || booking.senderKey !== null || sender === null) return [];
    return [{ index, booking, sender, person: '', office: offices(booking.office), by: writtenAs(asker) }];
  });
  if (claims.length === 0) return { slots, superseded: [] };
  const [live, blocks] = await Promise.all([liveAmong(tx, claims), blocksAmong(tx, claims, now)]);
  const inTheWay = claims
    .filter((claim) => !blocks.refuse(claim))
    .flatMap((claim) => live.unprovenAgainst(claim).map((code) => ({ code, by: claim.by })));
  const superseded = await supersede(tx, inTheWay, now);
  live.forget(superseded.map(({ code }) => code));
  for (const claim of claims) {
    if (claim.booking.senderKey === claim.sender) continue;
    const taken = claim.booking.senderKey !== null;
    refusals[claim.index] = taken ? unknownCode() : (blocks.refuse(claim) ?? live.refuse(claim, now));
    if (refusals[claim.index]) continue;
    live.add(claim);
    claim.booking.senderKey = claim.sender;
    slots.set(claim.booking, live.slotOf(claim));
  }
  return { slots, superseded };
}

function distinct(group: readonly Confirmation[]): Confirmation[] {
  return [...new Map(group.toReversed().map((one) => [one.code, one])).values()].toReversed();
}

/** Numbers rise in the order of confirming and are never given twice, whatever becomes of the booking. */
async function number(
  tx: Transaction,
  group: readonly Confirmation[],
  bookings: Map<string, Booking>,
  { slots, read }: { slots: Map<Booking, number>; read: ReadonlySet<string> },
  now: Instant,
): Promise<Booking[]> {
  if (group.length === 0) return [];
  const fresh = group.map(({ code }) => bookings.get(code) as Booking);
  const places = await issuePlaces(
    tx,
    fresh.map(({ window }) => window.id),
  );
  const rows = group.map(({ asker, proof }, index) => {
    const booking = fresh[index] as Booking;
    const place = places[index] as number;
    booking.status = 'CONFIRMED';
    booking.confirmedAt = now;
    booking.version++;
    booking.queueNumber = queueNumber(booking.window, place);
    const { code, queueNumber: written, senderKey } = booking;
    booking.proven ||= isProven(asker) || (Boolean(proof.digits) && read.has(code));
    booking.source = null;
    const given = { code, place, written, sender: senderKey, slot: slots.get(booking) ?? null };
    return { ...given, proven: booking.proven, by: writtenAs(asker) };
  });
  await tx.query({ name: 'confirm', text: CONFIRM }, [JSON.stringify(rows), now.toString()]);
  for (const [index, { asker, code, source = null }] of group.entries()) {
    const { office } = fresh[index] as Booking;
    if (isStaff(asker)) await writeAudit(tx, { asker, source, what: 'confirmBooking', office, subject: code }, now);
  }
  return fresh;
}

// A code is char(8) here, too: as a text it would be compared with every booking there ever was, not by their index.
const CONFIRM = `
  with given as (
    select * from json_to_recordset($1)
      as given (code char(8), place integer, written text, sender text, slot smallint, proven boolean, by text)
  ), told as (
    insert into booking_event (booking, at, action, by) select code, $2, 'CONFIRM', by from given
  )
  update booking b set status = 'CONFIRMED', confirmed_at = $2, version = version + 1, place = given.place,
    queue_number = given.written, proven = given.proven, source = null, sender_key = given.sender, sender_slot = coalesce(given.slot, b.sender_slot)
  from given where b.code = given.code`;

function announcementOf({ office, code }: Booking): Announcement {
  return { event: 'booking', office, code };
}
