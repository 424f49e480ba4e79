// A message that is to go: what decides about it, read under lock, and what was decided, written down.
import type { OutboundMessage } from '../channel/messages.ts';
import type { DataCipher } from '../cipher.ts';
import type { Transaction } from '../database.ts';
import { type RowOf, select, statement } from '../statement.ts';
import type { Instant } from '../time.ts';
import { OutboxMessageEntity, SendingEntity } from './entities.ts';
import { enqueued, OUTGOING, readOutgoing, type WaitingMessage } from './outbox.ts';
import type { Urgency } from './pace.ts';
import { hidden } from './sealed.ts';
import { type DeliveryDecision, type DeliveryFacts, PROBE } from './turn.ts';

/** A message that waits, with all that decides about it. */
export interface Candidate extends DeliveryFacts {
  message: WaitingMessage;
  /** When the person last wrote to this number; null: never, as far as we remember. */
  heardAt: Instant | null;
  /** The database's clock at this moment, in milliseconds: servers' own clocks may be apart. */
  real: number;
}

/** Locks the message and the pace of its number; null where it waits no more. */
export async function candidate(tx: Transaction, id: number): Promise<Candidate | null> {
  const [row] = await tx.query(CANDIDATE, [id]);
  return row ? readCandidate(row, tx.cipher) : null;
}

const urgencyRank = (m: string) => `case when ${m}.parameters is null then 0 when ${m}.calm then 2 else 1 end`;
const SENDING = select(SendingEntity, ['freeAt', 'replyAt', 'noticeAt', 'calmAt', 'pausedUntil']);
const CANDIDATE_FACTS = select(OutboxMessageEntity, ['createdAt', 'waits', 'triedAt', 'unsureAt']);
const CANDIDATE = statement<CandidateFacts>('candidate')`
  with m as materialized (
    select * from outbox_message where id = $1 and status = 'WAITING' for update
  ), s as materialized (
    select s.* from m join sending s using (channel, sender) for update of s
  )
  select ${OUTGOING.of('m')}, ${CANDIDATE_FACTS.of('m')}, ${SENDING.of('s')}, clock_timestamp() as real,
    b.version as version_now, s.fault as paused_by, s.probes,
    o.at is not null and (o.by = 'PERSON' or heard.at is null or heard.at <= o.at) as opted_out, heard.at as heard_at,
    exists (
      select from outbox_message e where e.channel = m.channel and e.sender = m.sender and e.recipient = m.recipient
        and e.id < m.id and e.status = 'WAITING'
        and (e.waits in ('RETRY', 'PAUSE', 'ANSWER')
          or coalesce(e.waits, 'TURN') in ('TURN', 'PACE') and ${urgencyRank('e')} <= ${urgencyRank('m')})
    ) as is_behind,
    (select count(*)::int from (
      select e.tried_at from outbox_message e where e.channel = m.channel and e.sender = m.sender and e.recipient = m.recipient
        and e.id <> m.id order by e.id desc limit 60
    ) lately where tried_at > clock_timestamp() - interval '1 minute') as sent_lately
  from m left join s on true left join booking b on b.code = m.booking
    left join opt_out o on o.channel = m.channel and o.sender = m.sender and o.recipient = m.recipient
    left join lateral (
      select least(coalesce(i.sent_at, i.received_at), i.received_at) as at from inbox_message i
      where i.channel = m.channel and i.sender = m.recipient and i.recipient = m.sender order by i.id desc limit 1
    ) heard on true`;

/** The facts besides the message; the pace is null for a number that never sent. */
interface CandidateFacts {
  real: Instant;
  version_now: number | null;
  paused_by: string | null;
  probes: number | null;
  is_behind: boolean;
  opted_out: boolean;
  heard_at: Instant | null;
  sent_lately: number;
}
type CandidateRow = CandidateFacts & RowOf<typeof OUTGOING> & RowOf<typeof CANDIDATE_FACTS> & RowOf<typeof SENDING>;

function readCandidate(row: CandidateRow, cipher: DataCipher): Candidate {
  const message = readOutgoing(row, cipher);
  const urgency: Urgency = message.said ? (message.calm ? 'calm' : 'notice') : 'reply';
  return {
    message,
    urgency,
    once: row.once,
    createdAt: row.createdAt,
    notAfter: row.notAfter,
    about: row.bookingVersion === null ? null : { version: row.bookingVersion, now: row.version_now },
    waits: row.waits,
    attempts: row.attempts,
    triedAt: milliseconds(row.triedAt),
    unsureAt: milliseconds(row.unsureAt),
    isBehind: row.is_behind,
    optedOut: row.opted_out,
    heardAt: row.heard_at,
    real: row.real.epochMilliseconds,
    sentLately: row.sent_lately,
    line: { freeAt: milliseconds(row.freeAt), lineAt: milliseconds(row[`${urgency}At`]) },
    pause: row.paused_by === null ? null : { until: milliseconds(row.pausedUntil) ?? 0, probes: row.probes ?? 0 },
  };
}

function milliseconds(at: Instant | null): number | null {
  return at === null ? null : at.epochMilliseconds;
}

/** Writes down what was decided, but for what goes: that is `handOver`. */
export async function writeDown(
  tx: Transaction,
  { message, urgency }: Candidate,
  turn: DeliveryDecision,
): Promise<void> {
  if (turn.do === 'end') {
    const values = [message.id, turn.status, turn.reason];
    await tx.query({ name: 'end unsent', text: END_UNSENT }, values);
  }
  if (turn.do === 'wait') {
    if (turn.step) moveLine(tx, message, urgency, turn.step);
    await tx.query({ name: 'wait', text: WAIT }, [message.id, turn.waits, turn.wait / 1000]);
  }
}

/** Calls the message behind it in the same person's line. */
export const callNextSql = (done: string) => `
  select ${enqueued('n', '0')} from (
    select n.* from ${done} d join outbox_message n using (channel, sender, recipient)
    where n.status = 'WAITING' and n.waits = 'TURN' and n.id <> d.id order by n.id limit 1
  ) n`;

const END_UNSENT = `
  with done as (
    update outbox_message set status = $2, reason = $3, waits = null where id = $1 returning id, channel, sender, recipient
  ) ${callNextSql('done')}`;
const WAIT = `
  with m as (
    update outbox_message set waits = $2 where id = $1 returning id, parameters, calm, channel, sender, recipient
  ), again as materialized (
    select ${enqueued('m', '$3')} from m
  ), next as (
    ${callNextSql("(select * from m where $2 = 'HOURS')")}
  ) select from again left join next on true`;

function moveLine(
  tx: Transaction,
  { channel, from }: WaitingMessage,
  urgency: Urgency,
  { freeAt, lineAt }: { freeAt: number | null; lineAt: number | null },
): void {
  const moments = [freeAt, lineAt].map((at) => (at === null ? null : at / 1000));
  tx.send({ name: `move line ${urgency}`, text: ADVANCE_PACE[urgency] }, [channel, from, ...moments]);
}
const advancePace = (column: string) => `
  insert into sending (channel, sender, free_at, ${column}) values ($1, $2, to_timestamp($3), to_timestamp($4))
  on conflict (channel, sender) do update set free_at = excluded.free_at, ${column} = excluded.${column}`;
const ADVANCE_PACE: Record<Urgency, string> = {
  reply: advancePace('reply_at'),
  notice: advancePace('notice_at'),
  calm: advancePace('calm_at'),
};

/** Pauses a number that can't send, for that many milliseconds. */
export function pauseFor(tx: Transaction, { channel, from }: WaitingMessage, wait: number): void {
  tx.send({ name: 'pause for', text: PAUSE_FOR }, [channel, from, wait / 1000]);
}
const PAUSE_FOR = `update sending set paused_until = clock_timestamp() + make_interval(secs => $3)
  where channel = $1 and sender = $2`;

/** Marks a message as being handed to the provider, with the words it is handed with. */
export async function handOver(
  tx: Transaction,
  { message, urgency, real }: Candidate,
  { step, isProbe }: Extract<DeliveryDecision, { do: 'go' }>,
  { text, template }: Pick<OutboundMessage, 'text' | 'template'>,
): Promise<void> {
  if (step) moveLine(tx, message, urgency, step);
  if (isProbe) pauseFor(tx, message, PROBE);
  await tx.query({ name: 'hand over', text: HAND_OVER }, [
    message.id,
    hidden(text, message),
    template?.id ?? null,
    real / 1000,
  ]);
}
const HAND_OVER = `
  update outbox_message set waits = 'ANSWER', text = $2, template = $3, tried_at = to_timestamp($4), unsure_at = coalesce(unsure_at, to_timestamp($4)) where id = $1`;
