// Opens a conversation that was never put before officers, so that one of them can write first.
import { type AddressKind, canWriteTo, channelName } from '../channelKinds.ts';
import type { Transaction } from '../database.ts';
import { addressesOf } from '../office/addresses.ts';
import type { Office } from '../office/settings.ts';
import { addressKey } from '../phone.ts';
import { refuse } from '../refusal.ts';
import type { Instant, Language } from '../time.ts';
import { type AttendedEnds, lockState, markConversation } from './attend.ts';
import { type ChangedConversation, changed } from './change.ts';
import { answeringTables } from './tables.ts';

export interface ConversationOpening {
  office: Pick<Office, 'code' | 'channels' | 'timeZone'>;
  /** The person. */
  to: { kind: AddressKind; value: string };
  language: Language;
  officer: string;
  /** Hours in which the channel takes free text; null: always. */
  windowHours(channel: string): number | null;
}

/** By the number that the person wrote to last; else by a channel of the office that reaches such an address, best one that takes text. */
export async function openConversation(
  tx: Transaction,
  opening: ConversationOpening,
  now: Instant,
): Promise<ChangedConversation> {
  const { office, to, language, officer } = opening;
  const ends = await endsOf(tx, opening);
  if (!ends) return { answer: refuse('UNREACHABLE', {}), announcements: [] };
  await keepState(tx, ends, now);
  const parties = { office: office.code, channel: ends.channel, sender: ends.sender, recipient: ends.recipient };
  const row = { ...parties, senderKind: to.kind, language, why: 'OPENED' as const, lastAt: now };
  const { id, takenUntil } = await answeringTables(tx)
    .insertInto('attended_conversation')
    .values({ ...row, readId: await lastReceived(tx, parties) })
    .onConflict((known) => known.columns(['office', 'channel', 'sender', 'recipient']).doUpdateSet({ lastAt: now }))
    .returning(['id', 'takenUntil'])
    .executeTakeFirstOrThrow();
  await markConversation(tx, ends, { id, office: office.code, silentUntil: takenUntil?.toString() ?? null });
  return changed(tx, { id, office: office.code, timeZone: office.timeZone, officer });
}

/** The automaton reads the mark with this row, also when the person writes for the first time. */
async function keepState(tx: Transaction, ends: AttendedEnds, now: Instant): Promise<void> {
  const { channel, senderKind, sender, recipient } = ends;
  await answeringTables(tx)
    .insertInto('conversation')
    .values({ channel, sender: addressKey(senderKind, sender), recipient, state: {}, at: now })
    .onConflict((known) => known.doNothing())
    .execute();
  await lockState(tx, ends);
}

/** null: the office has no channel that reaches the person. */
async function endsOf(tx: Transaction, { office, to, windowHours }: ConversationOpening): Promise<AttendedEnds | null> {
  const who = { senderKind: to.kind, sender: to.value };
  const last = await answeringTables(tx)
    .selectFrom('inbox_message')
    .select(['channel', 'recipient'])
    .where('office', '=', office.code)
    .where('sender', '=', to.value)
    .where('recipient', 'in', addressesOf(office))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last) return { ...who, ...last };
  const reaching = office.channels.filter(({ kind }) => canWriteTo(kind, to));
  const usual = reaching.find(({ kind }) => windowHours(channelName(kind)) === null) ?? reaching[0];
  return usual ? { ...who, channel: channelName(usual.kind), recipient: usual.address } : null;
}

/** The messages so far were dealt with automatically: none of them is new to officers. */
async function lastReceived(
  tx: Transaction,
  parties: { office: string; channel: string; sender: string; recipient: string },
): Promise<number> {
  const last = await answeringTables(tx)
    .selectFrom('inbox_message')
    .select(({ fn }) => fn.max('id').as('id'))
    .where((row) => row.and(parties))
    .executeTakeFirst();
  return Number(last?.id ?? 0);
}
