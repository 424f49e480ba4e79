// A message of an office, received or sent, as its officers see it.
import type { ChannelAddress } from '../channel/messages.ts';
import { InboxMessageEntity } from '../inbox/entities.ts';
import type { OutboxStatus } from '../outbox/outbox.ts';
import { columns } from '../statement.ts';
import type { Instant } from '../time.ts';

export type Direction = 'INBOUND' | 'OUTBOUND';

/** The state of an inbound message: not processed yet, carried out, or without a result. */
export type InboundState = 'RECEIVED' | 'DONE' | 'REFUSED';
/** DROPPED: outdated when it could have been sent. */
export type MessageState = InboundState | OutboxStatus | 'DROPPED';

export interface Message {
  direction: Direction;
  /** Unique within the direction. */
  id: number;
  channel: string;
  /** The code of the office that it belongs to. */
  office: string;
  /** The number of the office, or its code. */
  number: string;
  person: ChannelAddress;
  /** Outbound: the key of the text. Inbound: the recognised intent, null until it is processed. */
  kind: string | null;
  text: string;
  /** Number of pictures or files. */
  media: number;
  state: MessageState;
  /** Number of attempts to hand it to the provider; 0 for inbound messages. */
  attempts: number;
  /** The reason why it failed. */
  fault: string | null;
  /** The booking that it is about, if that was stored with it. */
  booking: string | null;
  /** The key of the officer who wrote it, `officer 7`; null: the automaton or the person wrote it. */
  writtenBy: string | null;
  /** The time at which it was written or received. */
  at: Instant;
  sentAt: Instant | null;
  deliveredAt: Instant | null;
  readAt: Instant | null;
}

/** Outbound states other than success: few messages have them, so they have an index of their own. */
export const UNDONE: readonly string[] = ['WAITING', 'FAILED', 'UNKNOWN', 'DROPPED'];

const OF_INBOUND: readonly string[] = ['RECEIVED', 'DONE', 'REFUSED'] satisfies InboundState[];

/** The direction of messages in this state. */
export function sideOf(state: string): Direction {
  return OF_INBOUND.includes(state) ? 'INBOUND' : 'OUTBOUND';
}

/** The purposes of messages that officers write begin so, with the key of the officer. */
const OFFICER_PURPOSE = 'officer:';

/** The purpose of a message that an officer writes; `unique` tells it from the others. */
export function officerPurpose(officer: string, unique: string): string {
  return `${OFFICER_PURPOSE}${encodeURIComponent(officer)}:${unique}`;
}

/** The key of the officer who wrote a message of that purpose; null: none did. */
export function officerOfPurpose(purpose: string | null): string | null {
  if (!purpose?.startsWith(OFFICER_PURPOSE)) return null;
  return decodeURIComponent(purpose.slice(OFFICER_PURPOSE.length).split(':')[0] ?? '');
}

const CAME = columns(InboxMessageEntity);
/** The state of an inbound message, as an expression of SQL. */
export const STATE_OF_INBOUND = `case when ${CAME.workedAt} is null then 'RECEIVED' when ${CAME.reason} is null then 'DONE' else 'REFUSED' end`;
