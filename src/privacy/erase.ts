// Deletes what is kept of a person at an office before its time; a booking that is still live is cancelled first.
import { type Asker, isAtDesk, writtenAs } from '../access/asker.ts';
import { writeAudit } from '../access/audit.ts';
import type { Booking } from '../booking/booking.ts';
import { cancelLocked } from '../booking/change.ts';
import { lockBookings } from '../booking/find.ts';
import { refusedCancel } from '../booking/rules.ts';
import { settleDue } from '../booking/settle.ts';
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { lockKeys } from '../locks.ts';
import type { Office } from '../office/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { forgetBookings, forgetMessages } from './forget.ts';
import { noteOwnDeed } from './noteOwn.ts';
import { bookingsOfSubject, type FoundBooking, rightsAgainst } from './records.ts';
import { forgetRequests, requestsOfSubject } from './requests.ts';
import type { DataSubject } from './subject.ts';

export interface ErasureRequest {
  asker: Asker;
  /** The address of the request, for the audit log of staff. */
  source: string | null;
  subject: DataSubject;
  office: Office;
  /** Whether live bookings may be cancelled for it. */
  cancelLive: boolean;
}

/** Kept all the same: rows that name no one, blocks in force, missed visits that still count, a wish for no messages. */
export const REMAINS = ['PSEUDONYMOUS', 'BLOCK', 'MISSED_VISITS', 'OPT_OUT'] as const;
export type Remains = (typeof REMAINS)[number];

export interface Erasure {
  bookings: number;
  messages: number;
  photos: number;
  remains: Remains[];
}

export interface ErasureStep {
  answer: Erasure | Refusal;
  announcements: Announcement[];
}

export async function erase(tx: Transaction, request: ErasureRequest, now: Instant): Promise<ErasureStep> {
  const { subject, office } = request;
  const { address } = subject;
  // A booking that the same number makes meanwhile is made before or after, whole.
  if (address) await lockKeys(tx, [address]);
  const found = await bookingsOfSubject(tx, subject, office, now);
  const codes = found.map(({ code }) => code);
  await settleDue(tx, now, codes);
  const bookings = [...(await lockBookings(tx, codes)).values()];
  const live = bookings.filter((booking) => booking.live);
  const refusal = refusedErasure(live, request, now);
  if (refusal) return { answer: refusal, announcements: [] };
  const announcements: Announcement[] = [];
  const ofChildren = new Set(found.filter(({ isOfChild }) => isOfChild).map(({ code }) => code));
  for (const booking of live) {
    const by = writtenAs(request.asker, ofChildren.has(booking.code) ? 'guardian' : 'applicant');
    announcements.push(...(await cancelLocked(tx, booking, by, now)).announcements);
  }
  const counting = office.policy.forfeitsInRow > 0 ? bookings.filter(({ status }) => status === 'FORFEITED') : [];
  const kept = new Set(counting.map(({ code }) => code));
  const against = await rightsAgainst(tx, subject, found, now);
  const gone = codes.filter((code) => !kept.has(code));
  const requests = await requestsOfSubject(tx, subject, office, now);
  const photos = (await forgetRequests(tx, requests)) + (await forgetBookings(tx, gone));
  const messages = await forgetMessages(tx, { codes: gone, address, office });
  const forgotten = found.filter(({ code }) => !kept.has(code));
  await noteErasure(tx, request, forgotten, now);
  const remains: Remains[] = ['PSEUDONYMOUS'];
  if (against.isBlocked) remains.push('BLOCK');
  if (kept.size > 0) remains.push('MISSED_VISITS');
  if (against.hasOptedOut) remains.push('OPT_OUT');
  return { answer: { bookings: gone.length, messages, photos, remains }, announcements };
}

/** Someone who is in the office is still being served; what is to come is cancelled only if that was asked for. */
function refusedErasure(
  live: readonly Booking[],
  { office, cancelLive }: ErasureRequest,
  now: Instant,
): Refusal | null {
  if (live.some(({ status }) => status === 'CHECKED_IN')) return refuse('ERASE_AFTER_VISIT', { office: office.name });
  if (live.length > 0 && !cancelLive)
    return refuse('ERASE_CANCELS', { codes: live.map(({ code }) => code).join(', ') });
  for (const booking of live) {
    const refusal = refusedCancel({ booking, office, asker: { kind: 'administrator' }, proof: {}, now });
    if (refusal) return refusal;
  }
  return null;
}

async function noteErasure(
  tx: Transaction,
  { asker, source, office: { code: office } }: ErasureRequest,
  bookings: readonly FoundBooking[],
  now: Instant,
): Promise<void> {
  const what = 'eraseMyData';
  const codes = bookings.map(({ code }) => code);
  if (isAtDesk(asker, office))
    await writeAudit(tx, { asker, source, what, office, subject: codes.join(' ') || null }, now);
  else await noteOwnDeed(tx, { asker, what, office, bookings, isReading: false }, now);
}
