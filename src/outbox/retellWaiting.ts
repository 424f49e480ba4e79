// A notice that still waits for its time, and says something else by now.
import type { Transaction } from '../database.ts';
import type { OwnText, ReplyKey } from '../messages/index.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import { OutboxMessageEntity } from './entities.ts';
import { readOutgoing } from './outbox.ts';
import { textOf } from './said.ts';

const waitingNotices = tablesOf(OutboxMessageEntity);

/** The notice that waits, by its route and booking. */
export interface WaitingNotice {
  channel: string;
  from: string;
  to: string;
  booking: string;
  key: ReplyKey;
}

/** The wording from now on. */
export interface Retelling {
  key: ReplyKey;
  /** Added to the parameters that it had. */
  parameters: Record<string, unknown>;
  /** The version of the booking that it speaks of. */
  version: number;
  notAfter: Instant;
  calm: boolean;
  texts: readonly OwnText[];
}

/** A notice that was tried already is left as it is. */
export async function retellWaiting(tx: Transaction, notice: WaitingNotice, retelling: Retelling): Promise<void> {
  const row = await waitingNotices(tx)
    .selectFrom('outbox_message')
    .selectAll()
    .where('channel', '=', notice.channel)
    .where('sender', '=', notice.from)
    .where('recipient', '=', notice.to)
    .where('booking', '=', notice.booking)
    .where('key', '=', notice.key)
    .where('status', '=', 'WAITING')
    .where('attempts', '=', 0)
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  const message = row && readOutgoing(row, tx.cipher);
  if (!message?.said) return;
  const { key, version, notAfter, calm, texts } = retelling;
  const parameters = { ...message.said.parameters, ...retelling.parameters };
  const text = textOf({ ...message, key, said: { ...message.said, parameters } }, { texts });
  await waitingNotices(tx)
    .updateTable('outbox_message')
    .set({ key, parameters, text, bookingVersion: version, notAfter, calm })
    .where('id', '=', message.id)
    .execute();
}
