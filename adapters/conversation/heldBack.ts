// Counts the replies to a sender, and holds back those that would go to a machine. Pure.
import { sayReply } from '../../src/messages/index.ts';
import { type Facts, plainReply, type Reply } from './reply.ts';
import { mayReply, type State, withSaid } from './state.ts';

/** The outcome of a message. */
export interface HeldBackOutcome {
  reply: Reply;
  intent: string;
  reason: string | null;
  state: State;
  /** The reply answers a question: the same question again gets the same words. */
  isTopic?: boolean;
}

/** Reasons whose reply only says how to register. */
const FALLBACKS = new Set(['UNKNOWN_TEXT', 'UNSUPPORTED_TYPE', 'NO_OFFICE', 'TEXT_TOO_LONG']);

/** The final reply to that text, and the state that counts it; `known` is null if the number takes no registrations. */
export function heldBack(
  { reply, intent, reason, state, isTopic = false }: HeldBackOutcome,
  text: string,
  now: number,
  known: Facts | null,
): { replies: Reply[]; state: State } {
  // Machines thank and ask, too: theirs are answered as seldom as texts that are not understood.
  const isFallback = isTopic || intent === 'THANKS' || (reason !== null && FALLBACKS.has(reason));
  const { say, state: counted, until } = mayReply(state, { text, reply, isFallback }, now);
  const replies = {
    yes: [reply],
    otherwise: [isTopic ? reply : inOtherWords(reply, known)],
    answered: [plainOr(known, 'alreadyAnswered')],
    pause: known && until !== undefined ? [pause(known, until)] : [],
    nothing: [],
  }[say];
  return { replies, state: withSaid(counted, replies) };
}

/** Thanks, and where a booking stands, are said again as they are. */
function inOtherWords(reply: Reply, known: Facts | null): Reply {
  const isOwn = reply.key.startsWith('booking') || reply.key.startsWith('status') || reply.key === 'welcome';
  return isOwn ? reply : plainOr(known, 'guideOffer');
}

function plainOr(known: Facts | null, key: 'guideOffer' | 'alreadyAnswered'): Reply {
  return known ? plainReply(known, key, {}) : { key, text: sayReply('id', key, {}), media: [] };
}

function pause(known: Facts, until: number): Reply {
  const at = Temporal.Instant.fromEpochMilliseconds(until);
  return plainReply(known, 'replyPause', { until: { at, zone: known.office.timeZone } });
}
