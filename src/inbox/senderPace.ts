// The pace at which a person writes. Messages beyond it wait in a queue of their own, so that machines take no time from people.
import { LRUCache } from 'lru-cache';
import type { InboundMessage } from '../channel/messages.ts';

/** Messages of one sender that are worked on as soon as they come. */
export const SENDER_BURST = 10;
/** The seconds between two messages from then on: a person has to read an answer and write. */
export const SENDER_INTERVAL_SECONDS = 3;
const MAX_PACED_SENDERS = 50_000;

/** Of this process. It follows the generic cell rate algorithm: a sender who has been quiet has the whole burst again. */
export class SenderPace {
  /** By sender, the theoretical arrival time of the next message, in seconds. */
  readonly #dueAt = new LRUCache<string, number>({ max: MAX_PACED_SENDERS });

  /** Counts a message, and tells whether its sender is over the pace. `now`: seconds of a clock that never goes back. */
  isOver(
    { channel, message: { from } }: { channel: string; message: Pick<InboundMessage, 'from'> },
    now: number,
  ): boolean {
    const key = `${channel} ${from.value}`;
    const due = Math.max(this.#dueAt.get(key) ?? now, now);
    this.#dueAt.set(key, due + SENDER_INTERVAL_SECONDS);
    return due - now > (SENDER_BURST - 1) * SENDER_INTERVAL_SECONDS;
  }
}
