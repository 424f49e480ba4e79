// The pace at which a person writes. Messages beyond it wait in a queue of their own, so that machines take no time from people.
import { LRUCache } from 'lru-cache';
import type { InboundMessage } from '../channel/messages.ts';

/** Messages of one sender that are worked on as soon as they come. */
export const SENDER_BURST = 10;
/** The seconds between two messages from then on: a person has to read an answer and write. */
export const SENDER_INTERVAL_SECONDS = 3;
const MAX_PACED_SENDERS = 50_000;
/** The burst while many senders are hasty at a time, as machines are that begin together. */
export const CROWDED_BURST = 2;
/** Messages of all senders beyond that burst, within two intervals at most, that are worked on as soon as they come. */
export const MAX_HASTY_MESSAGES = 15;

/** Of this process. It follows the generic cell rate algorithm: a sender who has been quiet has the whole burst again. */
export class SenderPace {
  /** By sender, the theoretical arrival time of the next message, in seconds. */
  readonly #dueAt = new LRUCache<string, number>({ max: MAX_PACED_SENDERS });

  readonly #hasty = { interval: 0, now: 0, before: 0 };

  /** Counts a message, and tells whether its sender is over the pace. `now`: seconds of a clock that never goes back. */
  isOver(
    { channel, message: { from } }: { channel: string; message: Pick<InboundMessage, 'from'> },
    now: number,
  ): boolean {
    const key = `${channel} ${from.value}`;
    const due = Math.max(this.#dueAt.get(key) ?? now, now);
    this.#dueAt.set(key, due + SENDER_INTERVAL_SECONDS);
    if (due - now <= (CROWDED_BURST - 1) * SENDER_INTERVAL_SECONDS) return false;
    return this.#isCrowdedBy(now) || due - now > (SENDER_BURST - 1) * SENDER_INTERVAL_SECONDS;
  }

  /** Counts a hasty message; true if there were too many in this interval and the one before. */
  #isCrowdedBy(now: number): boolean {
    const hasty = this.#hasty;
    const interval = Math.floor(now / SENDER_INTERVAL_SECONDS);
    if (interval !== hasty.interval) {
      hasty.before = interval === hasty.interval + 1 ? hasty.now : 0;
      hasty.now = 0;
      hasty.interval = interval;
    }
    hasty.now++;
    return hasty.now + hasty.before > MAX_HASTY_MESSAGES;
  }
}
