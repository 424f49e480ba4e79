// Sends a message again, as a new one: what has gone stays as it was written down.
import { findBookings } from '../booking/find.ts';
import type { Transaction } from '../database.ts';
import { type Outgoing, outgoingFor, putOut, type WaitingMessage } from '../outbox/outbox.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type Instant, isBefore } from '../time.ts';

const AGAIN = /\/again\/(\d+)$/;

/** The purpose of a message before it was ever sent again. */
function firstPurpose(purpose: string): string {
  return purpose.replace(AGAIN, '');
}

/**
 * What stands in the way of sending a message again. `same`: all that say the same thing; `booking`: what it speaks of as
 * that is now, null where it speaks of none or that is gone.
 */
export function obstacleTo(
  { about, notAfter }: Pick<WaitingMessage, 'about' | 'notAfter'>,
  same: readonly Pick<WaitingMessage, 'status'>[],
  booking: { version: number; live: boolean } | null,
  now: Instant,
): Refusal | null {
  if (same.some(({ status }) => status === 'WAITING')) return refuse('MESSAGE_WAITING', {});
  const isLate = notAfter !== undefined && !isBefore(now, notAfter);
  const isTrue = !about || (booking?.live && booking.version === about.version);
  return isLate || !isTrue ? refuse('MESSAGE_OVER', {}) : null;
}

/** All that say the same as this one, the first of them first. */
export async function sameAs(tx: Transaction, { purpose }: Pick<WaitingMessage, 'purpose'>): Promise<WaitingMessage[]> {
  const first = firstPurpose(purpose);
  return (await outgoingFor(tx, first)).filter((other) => firstPurpose(other.purpose) === first);
}

/** Returns the new message's id. Two who ask at once have sent it once. */
export async function sendAgain(tx: Transaction, message: WaitingMessage, now: Instant): Promise<number | Refusal> {
  const same = await sameAs(tx, message);
  const code = message.about?.booking;
  const booking = code ? ((await findBookings(tx, [code])).get(code) ?? null) : null;
  const obstacle = obstacleTo(message, same, booking, now);
  if (obstacle) return obstacle;
  const { id: _id, status: _status, ...rest } = message;
  const times = Math.max(0, ...same.map(({ purpose }) => Number(AGAIN.exec(purpose)?.[1] ?? 0)));
  const again: Outgoing = { ...rest, purpose: `${firstPurpose(message.purpose)}/again/${times + 1}` };
  await putOut(tx, [again], now, true);
  const written = (await sameAs(tx, again)).find(({ purpose }) => purpose === again.purpose);
  if (!written) throw new Error(`${again.purpose} was not written.`);
  return written.id;
}
