// Steps in the line done once for a key: the same key and input give the same ticket or refusal for a day.
import type { Asker } from '../access/asker.ts';
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { type Key, otherInput, pastAnswers, readKey } from '../idempotency.ts';
import { takeTurns } from '../locks.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { ticketById } from './line.ts';
import type { Ticket } from './ticket.ts';

export type TicketStep = { answer: Ticket | Refusal; announcements: Announcement[]; repeated?: boolean };

/** @throws CallerError when the key was used with other input. */
export async function stepOnce(
  tx: Transaction,
  who: { asker: Asker; operation: string; idempotencyKey: string | null; input: unknown; now: Instant },
  step: () => Promise<TicketStep>,
): Promise<TicketStep> {
  const key = readKey(who.asker, who.operation, who.idempotencyKey, who.input);
  if (!key) return step();
  await takeTurns(tx, [key.key]);
  const past = (await pastAnswers(tx, [key.key])).get(key.key);
  if (past && past.input !== key.input) throw otherInput();
  if (past)
    return {
      answer: past.refusal ?? ((await ticketById(tx, past.ticket as number)) as Ticket),
      announcements: [],
      repeated: true,
    };
  const done = await step();
  await keepTicketAnswer(tx, key, done.answer, who.now);
  return done;
}

async function keepTicketAnswer(
  tx: Transaction,
  { key, input }: Key,
  answer: Ticket | Refusal,
  now: Instant,
): Promise<void> {
  const refusal = isRefusal(answer) ? JSON.stringify(answer) : null;
  const ticket = isRefusal(answer) ? null : answer.id;
  const text = 'insert into idempotency (key, input, ticket, refusal, at) values ($1, $2, $3, $4, $5)';
  await tx.query({ name: 'keep ticket', text }, [key, input, ticket, refusal, now.toString()]);
}
