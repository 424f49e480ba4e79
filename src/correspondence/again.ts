// Sends a message again, as a new one; the earlier one stays as it is.
import { findBookings } from '../booking/find.ts';
import type { Transaction } from '../database.ts';
import { type Outgoing, outgoingFor, putOut, type WaitingMessage } from '../outbox/outbox.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type Instant, isBefore } from '../time.ts';

const AGAIN_SUFFIX = /\/again\/(\d+)$/;

/** The purpose of the first message, before it was sent again. */
function firstPurpose(purpose: string): string {
  return purpose.replace(AGAIN_SUFFIX, '');
}

/**
 * The refusal to send a message again, or null. `same` are all messages of the same purpose; `booking` is the present
 * state of the booking that the message is about, null if there is none.
 */
export function obstacleTo(
  { about, notAfter, isBlanked }: Pick<WaitingMessage, 'about' | 'notAfter' | 'isBlanked'>,
  same: readonly Pick<WaitingMessage, 'status'>[],
  booking: { version: number; live: boolean } | null,
  now: Instant,
): Refusal | null {
  if (same.some(({ status }) => status === 'WAITING')) return refuse('MESSAGE_WAITING', {});
  const isLate = notAfter !== undefined && !isBefore(now, notAfter);
  const isTrue = !about || (booking?.live && booking.version === about.version);
  return isLate || !isTrue || isBlanked ? refuse('MESSAGE_OVER', {}) : null;
}

/** All messages of the same purpose, the oldest first. */
export async function sameAs(tx: Transaction, { purpose }: Pick<WaitingMessage, 'purpose'>): Promise<WaitingMessage[]> {
  const first = firstPurpose(purpose);
  return (await outgoingFor(tx, first)).filter((other) => firstPurpose(other.purpose) === first);
}

/**
 * Returns the id of the new message. Of two requests at the same time, only one sends it. By a number that is not among
 * the office's addresses any more nothing is said.
 */
export async function sendAgain(
  tx: Transaction,
  message: WaitingMessage,
  addresses: readonly string[],
  now: Instant,
): Promise<number | Refusal> {
  if (!addresses.includes(message.from)) return refuse('MESSAGE_OVER', {});
  const same = await sameAs(tx, message);
  const code = message.about?.booking;
  const booking = code ? ((await findBookings(tx, [code])).get(code) ?? null) : null;
  const obstacle = obstacleTo(message, same, booking, now);
  if (obstacle) return obstacle;
  const { id: _id, status: _status, ...rest } = message;
  const times = Math.max(0, ...same.map(({ purpose }) => Number(AGAIN_SUFFIX.exec(purpose)?.[1] ?? 0)));
  const again: Outgoing = { ...rest, purpose: `${firstPurpose(message.purpose)}/again/${times + 1}` };
  await putOut(tx, [again], now, true);
  const written = (await sameAs(tx, again)).find(({ purpose }) => purpose === again.purpose);
  if (!written) throw new Error(`${again.purpose} was not written.`);
  return written.id;
}
