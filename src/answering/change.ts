// Officers change an attended conversation: take it over, hand it back, assign it to one of them, and mark it as read.
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { CallerError, type Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { lockState, markConversation } from './attend.ts';
import { type AttendedConversation, findConversation } from './conversation.ts';
import { refusedIfTaken, takenOverUntil } from './rules.ts';
import { answeringTables } from './tables.ts';

/** A conversation that an officer acts on. */
export interface ConversationDeed {
  id: number;
  office: string;
  timeZone: string;
  /** The key of the officer, `officer 7`. */
  officer: string;
}

export interface ChangedConversation {
  answer: AttendedConversation | Refusal;
  announcements: Announcement[];
}

/** Kept from all others until the commit. @throws CallerError NOT_FOUND */
export async function lockConversation(
  tx: Transaction,
  { id, office }: Pick<ConversationDeed, 'id' | 'office'>,
): Promise<AttendedConversation> {
  await lockState(tx, await knownConversation(tx, { id, office }));
  const row = answeringTables(tx).selectFrom('attended_conversation').select('id').where('id', '=', id);
  await row.forUpdate().execute();
  return knownConversation(tx, { id, office });
}

/** @throws CallerError NOT_FOUND */
export async function knownConversation(
  tx: Transaction,
  { id, office }: Pick<ConversationDeed, 'id' | 'office'>,
): Promise<AttendedConversation> {
  const found = await findConversation(tx, id, office);
  if (!found) throw new CallerError('NOT_FOUND', `${office} has no conversation ${id}.`);
  return found;
}

/** The automaton is silent for the person from now on. `fromOther`: also where another officer has it. */
export async function takeOver(
  tx: Transaction,
  deed: ConversationDeed,
  fromOther: boolean,
  now: Instant,
): Promise<ChangedConversation> {
  const conversation = await lockConversation(tx, deed);
  const refusal = fromOther ? null : refusedIfTaken(conversation, deed.officer, deed.timeZone, now);
  if (refusal) return { answer: refusal, announcements: [] };
  await setTaken(tx, conversation, { takenBy: deed.officer, takenUntil: takenOverUntil(now) });
  return changed(tx, deed);
}

/** The automaton answers again. Messages that no officer has answered keep waiting. */
export async function handBack(tx: Transaction, deed: ConversationDeed): Promise<ChangedConversation> {
  await setTaken(tx, await lockConversation(tx, deed), NOT_TAKEN);
  return changed(tx, deed);
}

type Taken = { takenBy: string; takenUntil: Instant } | { takenBy: null; takenUntil: null };
export const NOT_TAKEN: Taken = { takenBy: null, takenUntil: null };

export async function setTaken(
  tx: Transaction,
  conversation: Pick<AttendedConversation, 'id' | 'office' | 'channel' | 'senderKind' | 'sender' | 'recipient'>,
  taken: Taken,
): Promise<void> {
  const { id, office } = conversation;
  await answeringTables(tx).updateTable('attended_conversation').set(taken).where('id', '=', id).execute();
  await markConversation(tx, conversation, { id, office, silentUntil: taken.takenUntil?.toString() ?? null });
}

/** `to` null: to none. */
export async function assignConversation(
  tx: Transaction,
  deed: ConversationDeed,
  to: string | null,
): Promise<ChangedConversation> {
  const { id } = await lockConversation(tx, deed);
  await answeringTables(tx).updateTable('attended_conversation').set({ assignedTo: to }).where('id', '=', id).execute();
  return changed(tx, deed);
}

/** Officers have seen the messages up to that one; null: all. */
export async function markRead(
  tx: Transaction,
  deed: ConversationDeed,
  upTo: number | null,
): Promise<ChangedConversation> {
  const { id, lastId, readId } = await lockConversation(tx, deed);
  const read = Math.max(readId, Math.min(upTo ?? Number.POSITIVE_INFINITY, lastId ?? 0));
  await answeringTables(tx).updateTable('attended_conversation').set({ readId: read }).where('id', '=', id).execute();
  return changed(tx, deed);
}

/** The answer of a change: the conversation as it stands now. */
export async function changed(tx: Transaction, deed: ConversationDeed): Promise<ChangedConversation> {
  const answer = await knownConversation(tx, deed);
  return { answer, announcements: [{ event: 'conversation', office: deed.office }] };
}
