// A message that its sender has edited is worth reading again only while the answer to it waits for a correction.
import type { InboundMessage } from '../channel/messages.ts';
import type { Queryable } from '../database.ts';
import { tablesOf } from '../tables.ts';
import { InboxMessageEntity } from './entities.ts';

const inboxTables = tablesOf(InboxMessageEntity);

/** A message that was understood is done, and a later one counts more. An original that never came has no answer yet. */
export async function awaitsCorrection(db: Queryable, channel: string, { edits }: InboundMessage): Promise<boolean> {
  if (edits === undefined) return true;
  const original = await inboxTables(db)
    .selectFrom('inbox_message')
    .select(['id', 'sender', 'recipient', 'reason', 'workedAt'])
    .where('channel', '=', channel)
    .where('messageId', '=', edits)
    .executeTakeFirst();
  if (!original) return true;
  if (original.workedAt !== null && original.reason === null) return false;
  const later = await inboxTables(db)
    .selectFrom('inbox_message')
    .select('id')
    .where('channel', '=', channel)
    .where('sender', '=', original.sender)
    .where('recipient', '=', original.recipient)
    .where('id', '>', original.id)
    .limit(1)
    .executeTakeFirst();
  return later === undefined;
}
