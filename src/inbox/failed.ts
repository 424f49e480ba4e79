// Conversations that failed, for an officer to look at and put right.
import type { ChannelAddress } from '../channel/messages.ts';
import type { Queryable, Transaction } from '../database.ts';
import { type IdPage, type IdPart, readIdPage } from '../idPages.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import { InboxMessageEntity } from './entities.ts';

export interface FailedMessage {
  id: number;
  channel: string;
  from: ChannelAddress;
  to: string;
  /** The code of the office that it was written to. */
  office: string;
  text: string;
  /** How many pictures or files came with it. */
  media: number;
  receivedAt: Instant;
  intent: string;
  /** Why it came to nothing. */
  reason: string;
  handledAt: Instant | null;
}

/**
 * The last failed message of each sender that no officer has looked at, the latest first; a sender who got an answer
 * afterwards needs no help any more.
 */
export async function failedMessages(
  db: Queryable,
  office: string,
  since: Instant,
  part: IdPart,
): Promise<IdPage<FailedMessage>> {
  const found = messages(db)
    .where('m.office', '=', office)
    .where('m.reason', 'is not', null)
    .where('m.handledAt', 'is', null)
    .where('m.receivedAt', '>=', since)
    .$if(part.after !== null, (some) => some.where('m.id', '<', part.after))
    .$if(part.before !== null, (some) => some.where('m.id', '>', part.before))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('inbox_message as l')
            .select('l.id')
            .whereRef('l.channel', '=', 'm.channel')
            .whereRef('l.sender', '=', 'm.sender')
            .whereRef('l.recipient', '=', 'm.recipient')
            .whereRef('l.office', '=', 'm.office')
            .whereRef('l.id', '>', 'm.id')
            .where((later) => later.or([later('l.reason', 'is not', null), later('l.intent', 'in', SETTLED_INTENTS)])),
        ),
      ),
    );
  return readIdPage(part, async ({ limit, order }) => {
    const rows = await found.orderBy('m.id', order).limit(limit).execute();
    return rows.map((row) => readFailed(row, office));
  });
}

/** Intents of a later message that show that the sender needs no help any more; a no to our own question is one. */
export const SETTLED_INTENTS = ['REGISTER', 'CONFIRM', 'CANCEL', 'RESCHEDULE', 'KEEP', 'ERASE_KEPT', 'ERASE_SURE'];

const tables = tablesOf(InboxMessageEntity);

function messages(db: Queryable) {
  return tables(db)
    .selectFrom('inbox_message as m')
    .select(['m.id', 'm.channel', 'm.senderKind', 'm.sender', 'm.recipient', 'm.text', 'm.media', 'm.receivedAt'])
    .select(['m.intent', 'm.reason', 'm.handledAt']);
}

function messageOf(db: Queryable, id: number, office: string) {
  return messages(db).where('m.id', '=', id).where('m.office', '=', office);
}

/** null if it was not written to this office. */
export async function findMessage(db: Queryable, id: number, office: string): Promise<FailedMessage | null> {
  const row = await messageOf(db, id, office).executeTakeFirst();
  return row ? readFailed(row, office) : null;
}

/** Like findMessage, and kept from all others until the commit. */
export async function lockMessage(tx: Transaction, id: number, office: string): Promise<FailedMessage | null> {
  const row = await messageOf(tx, id, office).forUpdate().executeTakeFirst();
  return row ? readFailed(row, office) : null;
}

export async function markHandled(tx: Transaction, id: number, by: string, now: Instant): Promise<void> {
  await tables(tx)
    .updateTable('inbox_message')
    .set({ handledAt: now, handledBy: by })
    .where('id', '=', id)
    .where('handledAt', 'is', null)
    .execute();
}

type FailedRow = Awaited<ReturnType<ReturnType<typeof messages>['execute']>>[number];

function readFailed(row: FailedRow, office: string): FailedMessage {
  const { id, channel, text, media, receivedAt, intent, reason, handledAt } = row;
  return {
    id,
    channel,
    text,
    media: media.length,
    intent: intent ?? '',
    reason: reason ?? '',
    from: { kind: row.senderKind, value: row.sender },
    to: row.recipient,
    office,
    receivedAt,
    handledAt,
  };
}
