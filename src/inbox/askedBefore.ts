// The messages of the last month that asked an office something, for trying a new answer on them.
import type { Queryable } from '../database.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import { InboxMessageEntity } from './entities.ts';

export interface AskedBefore {
  id: number;
  text: string;
  receivedAt: Instant;
  /** The intent that was recognised. */
  intent: string;
  /** Why nothing came of it; null: it was answered. */
  reason: string | null;
}

/** The most messages that an answer is tried on. */
export const MAX_MESSAGES_TRIED = 5000;
const HOURS_TRIED = 30 * 24;

/** Intents of messages that mean a booking or a command: no answer of an office stands before these. */
const NOT_ASKED = [
  'REGISTER',
  'ATTACH',
  'CONFIRM',
  'CANCEL',
  'RESCHEDULE',
  'STANDBY',
  'DECLINE',
  'KEEP',
  'CORRECT',
  'MY_DATA',
  'CHILD_DATA',
  'ERASE',
  'ERASE_CHILDREN',
  'ERASE_SURE',
  'ERASE_KEPT',
  'STOP',
  'START',
  'OPT_OUT_BY_PROVIDER',
  'LANGUAGE',
  'TOLD_TWICE',
  'NO_OFFICE',
];

const tables = tablesOf(InboxMessageEntity);

/** The latest first. */
export async function messagesOfMonth(db: Queryable, office: string, now: Instant): Promise<AskedBefore[]> {
  const rows = await tables(db)
    .selectFrom('inbox_message as m')
    .select(['m.id', 'm.text', 'm.receivedAt', 'm.intent', 'm.reason'])
    .where('m.office', '=', office)
    .where('m.receivedAt', '>=', now.subtract({ hours: HOURS_TRIED }))
    .where('m.intent', 'is not', null)
    .where('m.intent', 'not in', NOT_ASKED)
    .where('m.action', 'is', null)
    .where('m.text', '<>', '')
    .orderBy('m.receivedAt', 'desc')
    .orderBy('m.id', 'desc')
    .limit(MAX_MESSAGES_TRIED)
    .execute();
  return rows.map(({ intent, ...row }) => ({ ...row, intent: intent ?? '' }));
}
