// Notices: messages to applicants who did not ask, put out in the transaction that caused them, in their language.
import type { MessageButton } from '../channel/messages.ts';
import { traitsOfChannel } from '../channelKinds.ts';
import type { Transaction } from '../database.ts';
import { type OwnText, type ReplyKey, type ReplyParameters, sayReply } from '../messages/index.ts';
import { select, statement } from '../statement.ts';
import type { Instant, Language } from '../time.ts';
import { OutboxMessageEntity } from './entities.ts';
import { type Outgoing, putOut } from './outbox.ts';

/** A sentence of the catalogue on its way to an applicant. */
export interface Notice<K extends ReplyKey = ReplyKey>
  extends Pick<
    Outgoing,
    | 'purpose'
    | 'channel'
    | 'from'
    | 'office'
    | 'to'
    | 'afterMinutes'
    | 'about'
    | 'notAfter'
    | 'once'
    | 'calm'
    | 'secret'
  > {
  language: Language;
  /** Sentences of the office's own. */
  texts?: readonly OwnText[];
  key: K;
  parameters: ReplyParameters<K>;
  media?: string[];
  buttons?: MessageButton[];
}

export async function putNotices(tx: Transaction, notices: readonly Notice[], now: Instant): Promise<void> {
  const messages = notices.map(({ language, texts = [], parameters, media = [], ...notice }): Outgoing => {
    const voice = { language, texts, sms: traitsOfChannel(notice.channel).isShort };
    // Officers see what it would say now; what it says is rendered when it goes.
    return { ...notice, text: sayReply(voice, notice.key, parameters), said: { language, parameters }, media };
  });
  await putOut(tx, messages, now, true);
}

/** Takes back what waits for its time under these purposes, unless any of it has gone; says whether it did. */
export async function takeBackNotices(tx: Transaction, purposePrefix: string): Promise<boolean> {
  const range = [purposePrefix, `${purposePrefix}\uffff`];
  const rows = await tx.query(LOCK_NOTICES, range);
  if (rows.some(({ status, attempts }) => status !== 'WAITING' || attempts > 0)) return false;
  await tx.query({ name: 'take back notices', text: TAKE_BACK_NOTICES }, range);
  return true;
}
const LOCK_NOTICES = statement('lock notices')`
  select ${select(OutboxMessageEntity, ['status', 'attempts'])} from outbox_message
  where purpose >= $1 and purpose < $2 order by id for update`;
const TAKE_BACK_NOTICES = 'delete from outbox_message where purpose >= $1 and purpose < $2';
