// An officer answers a person by the number that was written to; what was answered waits no more.
import { randomUUID } from 'node:crypto';
import { officerPurpose } from '../correspondence/message.ts';
import type { Transaction } from '../database.ts';
import { addressesOf } from '../office/addresses.ts';
import type { Office } from '../office/settings.ts';
import { OFFICER_REPLY, putOut } from '../outbox/outbox.ts';
import type { Instant } from '../time.ts';
import {
  type ChangedConversation,
  type ConversationDeed,
  changed,
  lockConversation,
  NOT_TAKEN,
  setTaken,
} from './change.ts';
import type { AttendedConversation } from './conversation.ts';
import { refusedIfTaken, refusedReply, takenOverUntil } from './rules.ts';
import { answeringTables } from './tables.ts';

export interface OfficerReply extends Omit<ConversationDeed, 'office' | 'timeZone'> {
  office: Pick<Office, 'code' | 'channels' | 'timeZone'>;
  text: string;
  /** The last message of the person that the officer saw; null: all that came. */
  seen: number | null;
  /** The automaton answers again from now on; otherwise the officer has the conversation. */
  thenHandBack: boolean;
  /** Hours in which the channel takes free text; null: always. */
  windowHours(channel: string): number | null;
  /** The writer's name for the marks of handled messages. */
  handledBy: string;
}

export async function sendReply(tx: Transaction, reply: OfficerReply, now: Instant): Promise<ChangedConversation> {
  const { office, officer, text, thenHandBack } = reply;
  const deed = { id: reply.id, office: office.code, timeZone: office.timeZone, officer };
  const conversation = await lockConversation(tx, deed);
  const refusal = refusedHere(conversation, reply, now);
  if (refusal) return { answer: refusal, announcements: [] };
  const { channel, senderKind, sender, recipient } = conversation;
  const purpose = officerPurpose(officer, randomUUID());
  const ends = { channel, from: recipient, office: office.code, to: { kind: senderKind, value: sender } };
  await putOut(tx, [{ ...ends, purpose, key: OFFICER_REPLY, text, media: [] }], now, true);
  await noteAnswered(tx, conversation, reply, now);
  await setTaken(tx, conversation, thenHandBack ? NOT_TAKEN : { takenBy: officer, takenUntil: takenOverUntil(now) });
  return changed(tx, deed);
}

function refusedHere(conversation: AttendedConversation, { office, officer, windowHours }: OfficerReply, now: Instant) {
  const { heardAt, optOutAt, channel, recipient } = conversation;
  const hasNumber = addressesOf(office).includes(recipient);
  const reach = { hasNumber, heardAt, optOutAt, windowHours: windowHours(channel) };
  return refusedIfTaken(conversation, officer, office.timeZone, now) ?? refusedReply(reach, office.timeZone, now);
}

/** Messages that came after the officer looked still wait; those that failed before are handled by the answer. */
async function noteAnswered(
  tx: Transaction,
  { id, channel, sender, recipient, office, lastId, readId }: AttendedConversation,
  { seen, handledBy }: OfficerReply,
  now: Instant,
): Promise<void> {
  const upTo = Math.min(seen ?? Number.POSITIVE_INFINITY, lastId ?? 0);
  const parties = { channel, sender, recipient, office };
  const next = await answeringTables(tx)
    .selectFrom('inbox_message')
    .select('receivedAt')
    .where((row) => row.and(parties))
    .where('id', '>', upTo)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  await answeringTables(tx)
    .updateTable('attended_conversation')
    .set({ waitingSince: next?.receivedAt ?? null, readId: Math.max(readId, upTo), lastAt: now })
    .where('id', '=', id)
    .execute();
  await answeringTables(tx)
    .updateTable('inbox_message')
    .set({ handledAt: now, handledBy })
    .where((row) => row.and(parties))
    .where('id', '<=', upTo)
    .where('reason', 'is not', null)
    .where('handledAt', 'is', null)
    .execute();
}
