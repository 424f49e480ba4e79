// Writes decisions about messages that were due together, in one statement for each kind of decision.
import type { OutboundMessage } from '../channel/messages.ts';
import type { Transaction } from '../database.ts';
import { traceparentOf } from '../tracing.ts';
import type { Candidate } from './candidates.ts';
import type { NumberLine } from './numberLines.ts';
import { messageStep, type WaitingMessage } from './outbox.ts';
import { hidden } from './sealed.ts';
import { callNextSql, enqueued } from './sendJobs.ts';
import { type DeliveryDecision, PROBE } from './turn.ts';

interface Decided<Does extends DeliveryDecision['do']> {
  candidate: Candidate;
  decision: Extract<DeliveryDecision, { do: Does }>;
}

/** A message that goes, in the words with which it is handed to the provider. */
export interface Handing extends Decided<'go'> {
  words: Pick<OutboundMessage, 'text' | 'template'>;
}

export interface Decisions {
  end: Decided<'end'>[];
  wait: Decided<'wait'>[];
  go: Handing[];
  lines: readonly NumberLine[];
}

/** Messages that go are marked as being handed to the provider. */
export async function writeDecisions(tx: Transaction, { end, wait, go, lines }: Decisions): Promise<void> {
  moveLines(tx, lines);
  for (const { candidate, decision } of go) if (decision.isProbe) pauseSending(tx, candidate.message, PROBE);
  endUnsent(tx, end);
  letWait(tx, wait);
  await handOver(tx, go);
}

function endUnsent(tx: Transaction, ended: Decisions['end']): void {
  if (ended.length === 0) return;
  const rows = ended.map(({ candidate: { message }, decision: { status, reason } }) => ({
    id: message.id,
    status,
    reason,
  }));
  tx.note(() =>
    ended.map(({ candidate: { message }, decision: { status, reason } }) =>
      messageStep(STEPS_OF_ENDS[status], message, reason),
    ),
  );
  tx.send({ name: 'end unsent', text: END_UNSENT }, [JSON.stringify(rows)]);
}
const STEPS_OF_ENDS = { DROPPED: 'message.dropped', FAILED: 'message.failed', UNKNOWN: 'message.unknown' } as const;
const END_UNSENT = `
  with ended as (
    select * from json_to_recordset($1) as ended (id bigint, status text, reason text)
  ), done as (
    update outbox_message m set status = ended.status, reason = ended.reason, waits = null,
      fault = case ended.reason when 'RESTORED' then null else m.fault end
    from ended where m.id = ended.id and m.id = any(array(select id from ended))
    returning m.id, m.channel, m.sender, m.recipient
  ) ${callNextSql('done')}`;

function letWait(tx: Transaction, waiting: Decisions['wait']): void {
  if (waiting.length === 0) return;
  const rows = waiting.map(({ candidate: { message }, decision: { waits, wait } }) => ({
    id: message.id,
    waits,
    seconds: wait / 1000,
    trace: message.trace && traceparentOf(message.trace),
  }));
  tx.send({ name: 'wait', text: WAIT }, [JSON.stringify(rows)]);
}
const WAIT = `
  with given as (
    select * from json_to_recordset($1) as given (id bigint, waits text, seconds float8, trace text)
  ), m as (
    update outbox_message o set waits = given.waits
    from given where o.id = given.id and o.id = any(array(select id from given))
    returning o.id, o.parameters, o.calm, o.channel, o.sender, o.recipient, given.waits, given.seconds, given.trace
  ), again as materialized (
    select ${enqueued('m', 'm.seconds', 'm.trace')} from m
  ), next as materialized (
    ${callNextSql("(select * from m where waits = 'HOURS')")}
  ) select from again union all select from next`;

function moveLines(tx: Transaction, moved: readonly NumberLine[]): void {
  if (moved.length === 0) return;
  const rows = moved.map(({ channel, sender, freeAt, lines }) => ({
    channel,
    sender,
    free_at: inSeconds(freeAt),
    reply_at: inSeconds(lines.reply),
    notice_at: inSeconds(lines.notice),
    calm_at: inSeconds(lines.calm),
  }));
  tx.send({ name: 'move lines', text: MOVE_LINES }, [JSON.stringify(rows)]);
}
const MOVE_LINES = `
  insert into sending (channel, sender, free_at, reply_at, notice_at, calm_at)
  select channel, sender, to_timestamp(free_at), to_timestamp(reply_at), to_timestamp(notice_at), to_timestamp(calm_at)
  from json_to_recordset($1) as moved (
    channel text, sender text, free_at float8, reply_at float8, notice_at float8, calm_at float8
  ) order by channel, sender
  on conflict (channel, sender) do update set free_at = excluded.free_at,
    reply_at = coalesce(excluded.reply_at, sending.reply_at),
    notice_at = coalesce(excluded.notice_at, sending.notice_at), calm_at = coalesce(excluded.calm_at, sending.calm_at)`;

function inSeconds(at: number | null | undefined): number | null {
  return at === null || at === undefined ? null : at / 1000;
}

/** Pauses a number that can't send, for that many milliseconds. */
export function pauseSending(tx: Transaction, { channel, from }: WaitingMessage, wait: number): void {
  tx.send({ name: 'pause for', text: PAUSE_FOR }, [channel, from, wait / 1000]);
}
const PAUSE_FOR = `update sending set paused_until = clock_timestamp() + make_interval(secs => $3)
  where channel = $1 and sender = $2`;

async function handOver(tx: Transaction, handed: readonly Handing[]): Promise<void> {
  if (handed.length === 0) return;
  const rows = handed.map(({ candidate: { message, real }, words: { text, template } }) => ({
    id: message.id,
    text: hidden(text, message),
    template: template?.id ?? null,
    at: real / 1000,
  }));
  await tx.query({ name: 'hand over', text: HAND_OVER }, [JSON.stringify(rows)]);
}
const HAND_OVER = `
  with handed as (
    select * from json_to_recordset($1) as handed (id bigint, text text, template text, at float8)
  )
  update outbox_message m set waits = 'ANSWER', text = handed.text, template = handed.template,
    tried_at = to_timestamp(handed.at), unsure_at = coalesce(unsure_at, to_timestamp(handed.at))
  from handed where m.id = handed.id and m.id = any(array(select id from handed))`;
