// Steps in the line done once for a key: the same key and input give the same ticket or refusal for a day.
import type { Asker } from '../access/asker.ts';
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { once, type PastAnswer, readKey } from '../idempotency.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { ticketById } from './line.ts';
import type { Ticket } from './ticket.ts';

export interface TicketStep {
  answer: Ticket | Refusal;
  announcements: Announcement[];
  repeated?: boolean;
  /** The ticket as it was; null: it is new. */
  before?: Ticket | null;
}

/** @throws CallerError when the key was used with other input. */
export function stepOnce(
  tx: Transaction,
  who: { asker: Asker; operation: string; idempotencyKey: string | null; input: unknown; now: Instant },
  step: () => Promise<TicketStep>,
): Promise<TicketStep> {
  const key = readKey(who.asker, { operation: who.operation, key: who.idempotencyKey, input: who.input });
  const keep = (answer: TicketStep['answer']) => (isRefusal(answer) ? { refusal: answer } : { ticket: answer.id });
  const recall = async ({ refusal, ticket }: PastAnswer) => {
    const answer = refusal ?? (ticket === null ? null : await ticketById(tx, ticket));
    if (!answer) throw new Error(`The idempotency record of ${who.operation} has no answer.`);
    return answer;
  };
  return once(tx, { key, now: who.now, keep, recall }, step);
}

/** A step that was refused: nothing has changed, so nothing is announced. */
export function refusedTicketStep(refusal: Refusal): TicketStep {
  return { answer: refusal, announcements: [] };
}
