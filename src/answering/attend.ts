// Puts a conversation before officers when a message needs one of them, and keeps what is written while one has it.
import type { Transaction } from '../database.ts';
import type { AttendedMark } from '../inbox/entities.ts';
import type { Stored } from '../inbox/inbox.ts';
import { addressKey } from '../phone.ts';
import { type Instant, instant, isBefore, type Language } from '../time.ts';
import { type AttentionReason } from './entities.ts';
import { SETTLED_BY_SUCCESS, strongerReason } from './rules.ts';
import { answeringTables } from './tables.ts';

/** A message that was worked on, as far as officers have to do with it. */
export interface AttendedMessage {
  stored: Stored;
  mark: AttendedMark | null;
  /** The automaton was silent. */
  isSilent: boolean;
  /** Why an officer has to see it; null: there is no need. */
  wish: { why: AttentionReason; language: Language } | null;
  /** The person got what they wanted. */
  isSettled: boolean;
}

/** Whether the automaton is silent for this message: an officer of its office has the conversation now. */
export function isSilent(mark: AttendedMark | null, office: string | null, now: Instant): boolean {
  if (!mark?.silentUntil || mark.office !== office) return false;
  return isBefore(now, instant(mark.silentUntil));
}

/** Whether officers see something else from now on. Without a mark and a wish nothing is asked of the database. */
export async function attend(tx: Transaction, message: AttendedMessage): Promise<boolean> {
  const { stored, wish, isSettled } = message;
  const mark = message.mark?.office === stored.office ? message.mark : null;
  if (message.isSilent && mark) await noteWritten(tx, mark.id, stored.receivedAt);
  else if (wish && stored.office !== null) await putBeforeOfficers(tx, { ...stored, office: stored.office }, wish);
  else if (mark && isSettled) await settleConversation(tx, mark.id);
  else return mark !== null;
  return true;
}

/** It waits since the first message that no officer has answered. */
async function noteWritten(tx: Transaction, id: number, at: Instant): Promise<void> {
  await answeringTables(tx)
    .updateTable('attended_conversation')
    .set(({ fn, ref, val }) => ({ waitingSince: fn.coalesce(ref('waitingSince'), val(at)), lastAt: at }))
    .where('id', '=', id)
    .execute();
}

async function putBeforeOfficers(
  tx: Transaction,
  { id: message, office, channel, message: { from, to }, receivedAt }: Stored & { office: string },
  { why, language }: { why: AttentionReason; language: Language },
): Promise<void> {
  const parties = { office, channel, sender: from.value, recipient: to };
  const known = await answeringTables(tx)
    .selectFrom('attended_conversation')
    .select(['id', 'why', 'waitingSince', 'takenUntil'])
    .where((row) => row.and(parties))
    .forUpdate()
    .executeTakeFirst();
  const waits = { language, lastAt: receivedAt };
  if (known) {
    const { waitingSince } = known;
    const reason = waitingSince ? strongerReason(known.why, why) : why;
    await answeringTables(tx)
      .updateTable('attended_conversation')
      .set({ ...waits, why: reason, waitingSince: waitingSince ?? receivedAt })
      .where('id', '=', known.id)
      .execute();
  }
  const { id } =
    known ??
    (await answeringTables(tx)
      .insertInto('attended_conversation')
      .values({ ...parties, ...waits, senderKind: from.kind, why, waitingSince: receivedAt, readId: message - 1 })
      .returning('id')
      .executeTakeFirstOrThrow());
  const ends = { channel, senderKind: from.kind, sender: from.value, recipient: to };
  await markConversation(tx, ends, { id, office, silentUntil: known?.takenUntil?.toString() ?? null });
}

/** The two ends of a conversation. */
export interface AttendedEnds {
  channel: string;
  senderKind: Parameters<typeof addressKey>[0];
  sender: string;
  recipient: string;
}

/** Locked before the attended conversation, as messages that are worked on do it: neither waits for the other for good. */
export async function lockState(tx: Transaction, ends: AttendedEnds): Promise<void> {
  const { channel, senderKind, sender, recipient } = ends;
  await answeringTables(tx)
    .selectFrom('conversation')
    .select('at')
    .where('channel', '=', channel)
    .where('sender', '=', addressKey(senderKind, sender))
    .where('recipient', '=', recipient)
    .forUpdate()
    .execute();
}

/** Tells the automaton, which reads the mark with the state of the conversation. */
export async function markConversation(
  tx: Transaction,
  { channel, senderKind, sender, recipient }: AttendedEnds,
  mark: AttendedMark,
): Promise<void> {
  await answeringTables(tx)
    .updateTable('conversation')
    .set({ attended: mark })
    .where('channel', '=', channel)
    .where('sender', '=', addressKey(senderKind, sender))
    .where('recipient', '=', recipient)
    .execute();
}

/** A person who has managed without an officer waits for none, unless they asked for one. */
export async function settleConversation(tx: Transaction, id: number): Promise<void> {
  await answeringTables(tx)
    .updateTable('attended_conversation')
    .set({ waitingSince: null })
    .where('id', '=', id)
    .where('why', 'in', SETTLED_BY_SUCCESS)
    .where('takenBy', 'is', null)
    .execute();
}

/** An officer has handled a failed message of this conversation. Whether officers see something else from now on. */
export async function settleParties(
  tx: Transaction,
  parties: { office: string; channel: string; sender: string; recipient: string },
): Promise<boolean> {
  const known = await answeringTables(tx)
    .selectFrom('attended_conversation')
    .select('id')
    .where((row) => row.and(parties))
    .executeTakeFirst();
  if (known) await settleConversation(tx, known.id);
  return known !== undefined;
}
