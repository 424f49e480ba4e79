// A message as people of an office look at it, whichever way it went.
import type { ChannelAddress } from '../channel.ts';
import type { OutboxStatus } from '../outbox/outbox.ts';
import type { Instant } from '../time.ts';

export type Direction = 'INBOUND' | 'OUTBOUND';

/** How it stands with a message that came in: not looked at yet, done, or come to nothing. */
export type InboundState = 'RECEIVED' | 'DONE' | 'REFUSED';
/** Dropped: it was of no use any more when it could have gone. */
export type MessageState = InboundState | OutboxStatus | 'DROPPED';

export interface Message {
  direction: Direction;
  /** Unique in its direction. */
  id: number;
  channel: string;
  /** Which number of the office. */
  office: string;
  person: ChannelAddress;
  /** Outbound: which sentence; inbound: what was understood, null while nobody has looked. */
  kind: string | null;
  text: string;
  /** How many pictures or files are with it. */
  media: number;
  state: MessageState;
  /** How often it was handed to the provider; 0 for what came in. */
  attempts: number;
  /** Why it was not sent, not delivered, or came to nothing. */
  fault: string | null;
  /** The booking it speaks of, where that was written down with it. */
  booking: string | null;
  /** When it was written, or came. */
  at: Instant;
  sentAt: Instant | null;
  deliveredAt: Instant | null;
  readAt: Instant | null;
}

/** Outbound states that are not good, or not yet: few beside the others, with an index of their own. */
export const UNDONE: readonly string[] = ['WAITING', 'FAILED', 'UNKNOWN', 'DROPPED'];

const OF_INBOUND: readonly string[] = ['RECEIVED', 'DONE', 'REFUSED'] satisfies InboundState[];

/** Which way a message of this state went. */
export function sideOf(state: string): Direction {
  return OF_INBOUND.includes(state) ? 'INBOUND' : 'OUTBOUND';
}

/** What PostgreSQL says of the state of a message that came in. */
export const STATE_OF_INBOUND = `case when worked_at is null then 'RECEIVED' when reason is null then 'DONE' else 'REFUSED' end`;
