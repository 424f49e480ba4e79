// How a message fared that was handed over, as its provider answered and as it tells afterwards.

import type { SendFault } from '../channel/faults.ts';
import type { DeliveryReceipt } from '../channel/messages.ts';
import type { AddressKind } from '../channelKinds.ts';
import type { Queryable, Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { lockOf } from '../locks.ts';
import { statement } from '../statement.ts';
import type { LifeStep, StepName } from '../steps.ts';
import type { Instant } from '../time.ts';
import { type Trace, traceparentOf } from '../tracing.ts';
import { messageStep, OFFICER_REPLY, type OutboxStatus, type WaitingMessage } from './outbox.ts';
import { callNextSql, enqueued } from './sendJobs.ts';
import { traceOfReply } from './traces.ts';

/** A message that the provider took, and the name that it gave it. */
export interface SentMessage {
  id: number;
  providerId: string;
}

/**
 * In a transaction: a receipt may come at the same moment, and neither must overlook the other. If the number was
 * paused, the pause is over. Gives the messages whose receipts came first, with what those said.
 */
export async function markSent(
  tx: Transaction,
  sent: readonly SentMessage[],
  now: Instant,
): Promise<ReadonlyMap<number, OutboxStatus>> {
  if (sent.length === 0) return new Map();
  lockProviderIds(
    tx,
    sent.map(({ providerId }) => providerId),
  );
  const rows = sent.map(({ id, providerId }) => ({ id, provider_id: providerId }));
  const early = await tx.query(MARK_SENT, [JSON.stringify(rows), now.toString()]);
  return new Map(early.flatMap(({ id, status }) => (id === null ? [] : [[id, status]])));
}
const MARK_SENT = statement<{ id: number | null; status: OutboxStatus }>('mark sent')`
  with sent as (
    select * from json_to_recordset($1) as sent (id bigint, provider_id text)
  ), done as (
    update outbox_message m set provider_id = sent.provider_id, sent_at = $2, attempts = m.attempts + 1, waits = null, unsure_at = null,
      fault = case when early.failed then coalesce(early.code, 'failed') end,
      reason = case when early.failed then upper(early.remedy) end,
      status = case when early.failed then 'FAILED' when early.rank = 3 then 'READ' when early.rank = 2 then 'DELIVERED' else 'SENT' end
    from sent join outbox_message o on o.id = sent.id and o.id = any(array(select id from sent)) cross join lateral (
      select max(case r.status when 'read' then 3 when 'delivered' then 2 else 1 end) as rank, bool_or(r.status = 'failed') as failed,
        max(r.error_code) filter (where r.status = 'failed') as code, max(r.fault) filter (where r.status = 'failed') as remedy
      from delivery_receipt r where r.channel = o.channel and r.provider_id = sent.provider_id
    ) early
    where m.id = sent.id and m.id = any(array(select id from sent))
    returning m.id, m.channel, m.sender, m.recipient, m.status, early.remedy
  ), undone as materialized (
    select graphile_worker.add_job('undelivered', json_build_object('id', id, 'fault', remedy))
    from done where status = 'FAILED' and remedy is not null
  ), next as materialized (
    ${callNextSql('done')}
  )
  select null::bigint as id, null as status from undone union all select null, null from next
  union all select id, status from done where status <> 'SENT'`;

/** Whether that is what the provider called another message of ours. */
export async function isOfAnother(
  db: Queryable,
  { id, channel }: WaitingMessage,
  providerId: string,
): Promise<boolean> {
  return (await db.query({ name: 'is known', text: IS_KNOWN }, [id, channel, providerId])).length > 0;
}
const IS_KNOWN = 'select from outbox_message where channel = $2 and provider_id = $3 and id <> $1';

/** The fault, and its remedy. */
export interface Failure {
  fault: SendFault;
  /** For people. */
  message: string;
}

/** It will not be tried again. `unknown` leaves open whether it was sent. */
export async function markFailed(tx: Transaction, id: number, { fault, message }: Failure): Promise<void> {
  const status = fault === 'unknown' ? 'UNKNOWN' : 'FAILED';
  await tx.query({ name: 'mark failed', text: MARK_FAILED }, [id, message, status, fault.toUpperCase()]);
}
const MARK_FAILED = `
  with done as (
    update outbox_message set attempts = attempts + 1, fault = $2, status = $3, reason = $4, waits = null
    where id = $1 returning id, channel, sender, recipient
  ) ${callNextSql('done')}`;

/** How it will be tried again. */
export interface Retry {
  /** For people. */
  message: string;
  /** `TIME`: it was taken, which counted as a try, and not delivered. */
  waits: 'RETRY' | 'PAUSE' | 'TIME';
  /** In milliseconds. */
  wait: number;
  /** Since when it may have been taken; null: it was not. */
  unsureAt: number | null;
  /** Only an approved template goes now. */
  asTemplate?: boolean;
  /** It goes in the standard words now. */
  asStandard?: boolean;
  /** That of what it was put out for. */
  trace?: Trace | undefined;
}

export async function markRetry(tx: Transaction, id: number, retry: Retry): Promise<void> {
  const { message, waits, wait, unsureAt, asTemplate = false, asStandard = false } = retry;
  const unsure = unsureAt === null ? null : unsureAt / 1000;
  const as = asTemplate ? 'TEMPLATE' : asStandard ? 'STANDARD' : null;
  const trace = retry.trace ? traceparentOf(retry.trace) : null;
  await tx.query({ name: 'mark retry', text: MARK_RETRY }, [id, message, waits, wait / 1000, unsure, as, trace]);
}
const MARK_RETRY = `
  with m as (
    update outbox_message set attempts = attempts + case $3 when 'TIME' then 0 else 1 end, fault = $2, waits = $3, unsure_at = to_timestamp($5),
      status = 'WAITING', provider_id = null, sent_at = null, reason = coalesce($6, reason)
    where id = $1 returning id, parameters, calm
  ) select ${enqueued('m', '$4', '$7::text')} from m`;

/** The reason why a number can't send, and how long it is left alone. */
export interface Stop {
  /** For people. */
  message: string;
  /** In milliseconds. */
  wait: number;
  /** It was the message that tried for all the others. */
  isProbe: boolean;
}

export function stopNumber(tx: Transaction, { channel, from }: WaitingMessage, { message, wait, isProbe }: Stop): void {
  const values = [channel, from, message, wait / 1000, isProbe];
  tx.send({ name: 'stop number', text: STOP_NUMBER }, values);
}
const STOP_NUMBER = `
  insert into sending (channel, sender, fault, fault_at, paused_until) values ($1, $2, $3, clock_timestamp(), clock_timestamp() + make_interval(secs => $4))
  on conflict (channel, sender) do update set fault = excluded.fault,
    fault_at = coalesce(sending.fault_at, excluded.fault_at),
    paused_until = case when $5 then excluded.paused_until else greatest(sending.paused_until, excluded.paused_until) end,
    probes = sending.probes + case when $5 then 1 else 0 end`;

/** The number can send: messages that waited for that go. */
export function startNumber(tx: Transaction, { channel, from }: WaitingMessage): void {
  tx.send({ name: 'lock number', text: LOCK_NUMBER }, [channel, from]);
  tx.send({ name: 'start number', text: START_NUMBER }, [channel, from]);
}
// A group that is just being decided about has the number: what it lets wait for the pause is seen once it is done.
const LOCK_NUMBER = 'select from sending where channel = $1 and sender = $2 for update';
const START_NUMBER = `
  with started as (
    update sending set fault = null, fault_at = null, paused_until = null, probes = 0
    where channel = $1 and sender = $2 returning channel, sender
  )
  select ${enqueued('m', '0')} from started join outbox_message m using (channel, sender)
  where m.status = 'WAITING' and m.waits = 'PAUSE' order by m.id`;

/**
 * Keeps a receipt and moves the message forward by it, never back: providers repeat receipts and mix up their order.
 * Officers see at once how their answers fare.
 */
export async function takeReceipt(
  tx: Transaction,
  channel: string,
  receipt: DeliveryReceipt,
  now: Instant,
): Promise<Announcement[]> {
  const { providerId, status, errorCode = null, fault = null } = receipt;
  lockProviderIds(tx, [providerId]);
  tx.send({ name: 'keep receipt', text: KEEP_RECEIPT }, [
    channel,
    providerId,
    status,
    errorCode,
    fault,
    now.toString(),
  ]);
  const values = [channel, providerId, status, errorCode, fault];
  const rows = (await tx.query(APPLY_RECEIPT, values)).filter(({ purpose }) => purpose !== null);
  tx.note(() => rows.map((row) => receiptStep(row, channel)));
  return rows.flatMap(({ office, key }) =>
    office === null || key !== OFFICER_REPLY ? [] : { event: 'conversation' as const, office },
  );
}
function receiptStep(
  { status, office, kind, recipient, booking, purpose, key }: ReceivedRow,
  channel: string,
): LifeStep {
  const about = booking === null ? {} : { about: { booking, version: 0 } };
  const to = { kind, value: recipient };
  return messageStep(stepOfStatus(status), {
    office,
    channel,
    to,
    purpose,
    key,
    trace: traceOfReply(purpose),
    ...about,
  });
}

/** The step by which a message came to that status. */
export function stepOfStatus(status: OutboxStatus): StepName {
  return `message.${status.toLowerCase()}` as StepName;
}

function lockProviderIds(tx: Transaction, providerIds: readonly string[]): void {
  tx.send({ name: 'turn of messages', text: TURN_OF_MESSAGES }, [providerIds]);
}
// In one order, so that two groups never wait for each other.
const TURN_OF_MESSAGES = `select pg_advisory_xact_lock(key) from (
  select distinct ${lockOf('receipts', 'name')} as key from unnest($1::text[]) name order by key offset 0
) sorted`;
const KEEP_RECEIPT = `insert into delivery_receipt (channel, provider_id, status, error_code, fault, at) values ($1, $2, $3, $4, $5, $6)
  on conflict do nothing`;
interface ReceivedRow {
  status: OutboxStatus;
  office: string | null;
  kind: AddressKind;
  recipient: string;
  booking: string | null;
  purpose: string;
  key: string;
}
const APPLY_RECEIPT = statement<ReceivedRow>('apply receipt')`
  with applied as (
    update outbox_message set
      status = case $3 when 'failed' then 'FAILED' when 'read' then 'READ' when 'delivered' then 'DELIVERED' else status end,
      fault = case $3 when 'failed' then coalesce($4, 'failed') else fault end,
      reason = case $3 when 'failed' then upper($5) else reason end
    where channel = $1 and provider_id = $2 and (
      $3 = 'failed' and status in ('SENT', 'UNKNOWN')
      or $3 = 'delivered' and status in ('SENT', 'UNKNOWN')
      or $3 = 'read' and status in ('SENT', 'UNKNOWN', 'DELIVERED')
    ) returning id, status, office, recipient_kind as kind, recipient, booking, purpose, key
  ), undone as materialized (
    select graphile_worker.add_job('undelivered', json_build_object('id', id, 'fault', $5::text))
    from applied where status = 'FAILED' and $5::text is not null
  )
  select null as status, null as office, null as kind, null as recipient, null as booking, null as purpose, null as key from undone
  union all select status, office, kind, recipient, booking, purpose, key from applied`;
