// Every message to send, written in the transaction that caused it.
import type { ChannelAddress, MessageButton } from '../channel/messages.ts';
import type { DataCipher } from '../cipher.ts';
import type { Queryable, Transaction } from '../database.ts';
import { addressKey } from '../phone.ts';
import { type RowOf, select, statement } from '../statement.ts';
import type { LifeStep, StepName } from '../steps.ts';
import { storableJson } from '../text.ts';
import type { Instant, Language } from '../time.ts';
import { currentTrace, type Trace, traceparentOf } from '../tracing.ts';
import { OutboxMessageEntity } from './entities.ts';
import { keptParts, openSealedParts } from './sealed.ts';
import { jobsOf } from './sendJobs.ts';
import { traceOfReply } from './traces.ts';

/** A message to be sent. */
export interface Outgoing {
  /** Why it is sent: the same purpose is sent once. */
  purpose: string;
  channel: string;
  /** The office's number. */
  from: string;
  /** The code of the office that says it, to which it belongs; null: none is known. */
  office: string | null;
  to: ChannelAddress;
  /** The sentence of the catalogue. */
  key: string;
  text: string;
  /** The same in the standard words, where the text is in the office's own and is rendered from nothing. */
  standard?: string;
  /** The data from which the text is rendered when it goes; none: it is the answer to a message, and sent as it is. */
  said?: NoticeSource;
  media: string[];
  buttons?: MessageButton[];
  /** How long it waits before it goes; none: not at all. */
  afterMinutes?: number;
  /** The booking that it speaks of: once that has changed, the message is dropped. */
  about?: { booking: string; version: number };
  /** From then on it is of no use, and is not sent. */
  notAfter?: Instant;
  /** Rather not at all than twice: where it is not known whether the provider took it, it is not sent again. */
  once?: boolean;
  /** An unasked message: it keeps to the hours in which people may be disturbed. */
  calm?: boolean;
  /** Parts of the text that only the recipient may read: the table hides them, and forgets them once it is said. */
  secret?: string[];
  /** The trace of its cause, where that is not the one under way. */
  trace?: Trace | undefined;
}

export interface NoticeSource {
  language: Language;
  /** Those of the sentence; moments among them as the JSON has them, once they were stored. */
  parameters: Readonly<Record<string, unknown>>;
}

/**
 * `WAITING` not handed over yet, or not accepted. `SENT` the provider has it, `DELIVERED` and `READ` as it told.
 * `FAILED` the provider refuses it, or the person could not be reached in time. `UNKNOWN` it may have been sent, and is
 * not repeated. `DROPPED` it was not sent, because it was of no use any more.
 */
export type OutboxStatus = 'WAITING' | 'SENT' | 'DELIVERED' | 'READ' | 'FAILED' | 'UNKNOWN' | 'DROPPED';

/**
 * The reason why a message waits: `TIME` it was put out for later, `HOURS` in which people may be disturbed, `TURN` of
 * one before it to the same person, `PACE` of its number, `RETRY` after a failure, `PAUSE` of a number that can't send,
 * `ANSWER` of the provider it is being handed to.
 */
export type Waits = 'TIME' | 'HOURS' | 'TURN' | 'PACE' | 'RETRY' | 'PAUSE' | 'ANSWER';

/** The key of messages that officers wrote. */
export const OFFICER_REPLY = 'officerReply';

/** A message as it is kept. */
export interface WaitingMessage extends Outgoing {
  id: number;
  status: OutboxStatus;
  /** How often it was handed over. */
  attempts: number;
  /** The last fault, for people. */
  fault: string | null;
  /** The provider has said that only an approved template goes. */
  asTemplate: boolean;
  /** The office's own words won't do: it goes in the standard ones. */
  asStandard: boolean;
  /** The approved template it was sent by. */
  template: string | null;
  /** Its secret parts were forgotten: it cannot be said any more. */
  isBlanked: boolean;
}

/** Put out together: of more than these each would need a job of its own to carry the trace. */
const MAX_TRACED_MESSAGES = 8;

/** Writes messages and the jobs that send them; `enqueue` false: they are handed over by the caller itself. */
export async function putOut(
  tx: Transaction,
  messages: readonly Outgoing[],
  now: Instant,
  enqueue: boolean,
): Promise<void> {
  if (messages.length === 0) return;
  const causing = messages.length <= MAX_TRACED_MESSAGES ? currentTrace() : undefined;
  const rows = messages.map(({ trace, ...message }) => rowOfOutgoing(message, trace ?? causing, tx.cipher));
  const step = enqueue ? 'message.queued' : 'message.sent';
  tx.note(() => messages.map((message) => messageStep(step, message)));
  const values = [storableJson(rows), now.toString(), enqueue ? 'WAITING' : 'SENT'];
  await tx.query({ name: `put out ${enqueue}`, text: enqueue ? PUT_AND_ENQUEUE : PUT }, values);
}

function rowOfOutgoing(message: Outgoing, trace: Trace | undefined, cipher: DataCipher): object {
  const { from, to, afterMinutes = 0, about, notAfter, once, calm, said, secret, ...rest } = message;
  return {
    ...rest,
    language: said?.language,
    ...keptParts({ ...rest, ...(said && { said }), ...(secret && { secret }) }, cipher),
    booking: about?.booking,
    booking_version: about?.version,
    not_after: notAfter?.toString(),
    once: once ?? false,
    calm: calm ?? false,
    wait: afterMinutes * 60,
    waits: afterMinutes > 0 ? 'TIME' : null,
    sender: from,
    recipient_kind: to.kind,
    recipient: to.value,
    trace: trace && carriedTrace(message.purpose, trace),
  };
}

/** The purpose of a reply leads to what it answers, and to the trace of that. */
function carriedTrace(purpose: string, trace: Trace): string | undefined {
  return traceOfReply(purpose)?.id === trace.id ? undefined : traceparentOf(trace);
}

const PUT = `
  insert into outbox_message (
    purpose, channel, sender, office, recipient_kind, recipient, key, text, language, parameters, media, buttons,
    booking, booking_version, not_after, once, calm, waits, standard, sealed, status, created_at, sent_at
  )
  select purpose, channel, sender, office, recipient_kind, recipient, key, text, language, parameters, media, coalesce(buttons, '[]'),
    booking, booking_version, not_after, once, calm, waits, standard, sealed, $3, $2, case when $3 = 'SENT' then $2::timestamptz end
  from json_to_recordset($1) as put (
    purpose text, channel text, sender text, office text, recipient_kind text, recipient text, key text, text text,
    language text, parameters jsonb, media jsonb, buttons jsonb,
    booking char(8), booking_version integer, not_after timestamptz, once boolean, calm boolean, waits text, standard text,
    sealed text
  )
  on conflict (purpose) do nothing`;

const PUT_AND_ENQUEUE = `
  with put as (${PUT} returning id, purpose, parameters, calm), later as (
    select * from json_to_recordset($1) as later (purpose text, wait integer, trace text)
  ) ${jobsOf('put', 'later')}`;

/** A step of a message. */
export function messageStep(
  step: StepName,
  { office, channel, to, about, purpose, key, trace }: StepOfMessage,
  reason: string | null = null,
): LifeStep {
  const person = addressKey(to.kind, to.value);
  const booking = about?.booking ?? null;
  return { step, office, channel, booking, person, message: purpose, key, reason, ...(trace && { trace }) };
}
type StepOfMessage = Pick<Outgoing, 'office' | 'channel' | 'to' | 'about' | 'purpose' | 'key' | 'trace'>;

/** The columns of a message, as `readOutgoing` takes them. */
export const OUTGOING = select(OutboxMessageEntity, [
  'id',
  'purpose',
  'channel',
  'sender',
  'office',
  'recipientKind',
  'recipient',
  'key',
  'text',
  'standard',
  'media',
  'buttons',
  'status',
  'attempts',
  'fault',
  'reason',
  'template',
  'language',
  'parameters',
  'booking',
  'bookingVersion',
  'notAfter',
  'once',
  'calm',
  'sealed',
]);

export async function outgoing(db: Queryable, id: number): Promise<WaitingMessage | null> {
  const [row] = await db.query(OUTGOING_BY_ID, [id]);
  return row ? readOutgoing(row, db.cipher) : null;
}
const OUTGOING_BY_ID = statement('outgoing')`select ${OUTGOING} from outbox_message where id = $1`;

export async function outgoingFor(db: Queryable, purposePrefix: string): Promise<WaitingMessage[]> {
  const rows = await db.query(OUTGOING_FOR, [purposePrefix, `${purposePrefix}\uffff`]);
  return rows.map((row) => readOutgoing(row, db.cipher));
}
const OUTGOING_FOR = statement('outgoing for')`
  select ${OUTGOING} from outbox_message where purpose >= $1 and purpose < $2 order by id`;

/** @throws DataKeyFault */
export function readOutgoing(row: RowOf<typeof OUTGOING>, cipher: DataCipher): WaitingMessage {
  const { id, purpose, channel, sender, office, recipientKind, recipient, key, media, buttons, status } = row;
  const { fault, reason, template, language, booking, bookingVersion, notAfter, once, calm } = row;
  const { text, parameters, secret, isBlanked } = openSealedParts(row, purpose, cipher);
  return {
    id,
    purpose,
    channel,
    from: sender,
    office,
    to: { kind: recipientKind, value: recipient },
    key,
    text,
    media,
    ...(parameters && language && { said: { language, parameters } }),
    ...(row.standard !== null && { standard: row.standard }),
    ...(buttons.length > 0 && { buttons }),
    ...(booking && bookingVersion !== null && { about: { booking, version: bookingVersion } }),
    ...(notAfter && { notAfter }),
    ...(secret && { secret }),
    once,
    calm,
    status,
    attempts: row.attempts,
    fault,
    asTemplate: reason === 'TEMPLATE',
    asStandard: reason === 'STANDARD',
    template,
    isBlanked,
  };
}
