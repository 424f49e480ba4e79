// Every message to send, written in the transaction that caused it, and how it fared.
import type { Address, Button, DeliveryReceipt } from '../channel.ts';
import type { Transaction } from '../database.ts';
import type { Instant } from '../time.ts';

/** A message to be sent. */
export interface Outgoing {
  /** Why it is sent: the same purpose is sent once. */
  purpose: string;
  channel: string;
  /** The office's number. */
  from: string;
  to: Address;
  /** Which sentence of the catalogue it is. */
  key: string;
  text: string;
  media: string[];
  buttons?: Button[];
  /** How long it waits before it goes; none: not at all. */
  afterMinutes?: number;
  /** What it speaks of: once that booking has changed, it is not said any more. */
  about?: { booking: string; version: number };
  /** From then on it is of no use, and is not sent. */
  notAfter?: Instant;
  /** Rather not at all than twice: where it is not known whether the provider took it, it is not sent again. */
  once?: boolean;
  /** Nobody waits for it: it keeps to the hours in which people may be disturbed. */
  calm?: boolean;
}

export type OutboxStatus = 'WAITING' | 'SENT' | 'DELIVERED' | 'READ' | 'FAILED' | 'UNKNOWN';

export interface Waiting extends Outgoing {
  id: number;
  status: OutboxStatus;
}

/** Writes messages and the jobs that send them; `enqueue` false: they are handed over by the caller itself. */
export async function putOut(
  tx: Transaction,
  messages: readonly Outgoing[],
  now: Instant,
  enqueue: boolean,
): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(({ from, to, afterMinutes, about, notAfter, once, calm, ...rest }) => ({
    ...rest,
    booking: about?.booking,
    booking_version: about?.version,
    not_after: notAfter?.toString(),
    once: once ?? false,
    calm: calm ?? false,
    wait: (afterMinutes ?? 0) * 60,
    sender: from,
    recipient_kind: to.kind,
    recipient: to.value,
  }));
  const values = [JSON.stringify(rows), now.toString(), enqueue ? 'WAITING' : 'SENT'];
  await tx.query({ name: `put out ${enqueue}`, text: enqueue ? PUT_AND_ENQUEUE : PUT }, values);
}

const PUT = `
  insert into outbox_message (
    purpose, channel, sender, recipient_kind, recipient, key, text, media, buttons,
    booking, booking_version, not_after, once, calm, status, created_at, sent_at
  )
  select purpose, channel, sender, recipient_kind, recipient, key, text, media, coalesce(buttons, '[]'),
    booking, booking_version, not_after, once, calm, $3, $2, case when $3 = 'SENT' then $2::timestamptz end
  from json_to_recordset($1) as put (
    purpose text, channel text, sender text, recipient_kind text, recipient text, key text, text text, media jsonb, buttons jsonb,
    booking char(8), booking_version integer, not_after timestamptz, once boolean, calm boolean
  )
  on conflict (purpose) do nothing`;
/** One after the other to a recipient, but what waits for its time keeps nobody. The job queue has a clock of its own. */
const PUT_AND_ENQUEUE = `
  with put as (${PUT} returning id, purpose, channel, recipient)
  select graphile_worker.add_job('deliver', json_build_object('id', id),
    queue_name => left('to ' || channel || ' ' || recipient, 120), job_key => 'deliver ' || id,
    run_at => clock_timestamp() + make_interval(secs => later.wait))
  from put join json_to_recordset($1) as later (purpose text, wait integer) using (purpose) order by id`;

export async function outgoing(tx: Transaction, id: number): Promise<Waiting | null> {
  const [row] = await tx.query({ name: 'outgoing', text: 'select * from outbox_message where id = $1' }, [id]);
  return row ? readOutgoing(row) : null;
}

export async function outgoingFor(tx: Transaction, purposePrefix: string): Promise<Waiting[]> {
  const text = 'select * from outbox_message where purpose >= $1 and purpose < $2 order by id';
  return (await tx.query({ name: 'outgoing for', text }, [purposePrefix, `${purposePrefix}\uffff`])).map(readOutgoing);
}

// biome-ignore lint/suspicious/noExplicitAny: the row of the table.
function readOutgoing(row: any): Waiting {
  const { id, purpose, channel, sender, recipient_kind, recipient, key, text, media, buttons, status } = row;
  const { booking, booking_version, not_after, once, calm } = row;
  return {
    id,
    purpose,
    channel,
    from: sender,
    to: { kind: recipient_kind, value: recipient },
    key,
    text,
    media,
    ...(buttons.length > 0 && { buttons }),
    ...(booking && { about: { booking, version: booking_version } }),
    ...(not_after && { notAfter: not_after }),
    once,
    calm,
    status,
  };
}

/** In a transaction: a receipt may come at the same moment, and neither must overlook the other. */
export async function markSent(tx: Transaction, id: number, providerId: string, now: Instant): Promise<void> {
  await takeTurn(tx, providerId);
  await tx.query({ name: 'mark sent', text: SENT }, [id, providerId, now.toString()]);
}
const SENT = `
  with early as (
    select max(case r.status when 'read' then 3 when 'delivered' then 2 else 1 end) as rank, bool_or(r.status = 'failed') as failed,
      max(r.error_code) filter (where r.status = 'failed') as code
    from outbox_message o join delivery_receipt r on r.channel = o.channel and r.provider_id = $2 where o.id = $1
  )
  update outbox_message set provider_id = $2, sent_at = $3, attempts = attempts + 1,
    fault = case when early.failed then coalesce(early.code, 'failed') end,
    status = case when early.failed then 'FAILED' when early.rank = 3 then 'READ' when early.rank = 2 then 'DELIVERED' else 'SENT' end
  from early where id = $1`;

/** What went wrong; `final`: it will not be tried again. */
export async function markFault(tx: Transaction, id: number, fault: string, final: boolean): Promise<void> {
  await tx.query({ name: 'mark fault', text: FAULT }, [id, fault, final ? 'FAILED' : 'WAITING']);
}
const FAULT = 'update outbox_message set attempts = attempts + 1, fault = $2, status = $3 where id = $1';

/** Keeps a receipt and moves the message forward by it, never back: providers repeat receipts and mix up their order. */
export async function takeReceipt(
  tx: Transaction,
  channel: string,
  receipt: DeliveryReceipt,
  now: Instant,
): Promise<void> {
  const { providerId, status, errorCode = null } = receipt;
  await takeTurn(tx, providerId);
  await tx.query({ name: 'keep receipt', text: KEEP }, [channel, providerId, status, errorCode, now.toString()]);
  await tx.query({ name: 'apply receipt', text: APPLY }, [channel, providerId, status, errorCode]);
}
async function takeTurn(tx: Transaction, providerId: string): Promise<void> {
  await tx.query({ name: 'turn of message', text: TURN }, [providerId]);
}
const TURN = 'select pg_advisory_xact_lock(hashtextextended($1, 2))';
const KEEP = `insert into delivery_receipt (channel, provider_id, status, error_code, at) values ($1, $2, $3, $4, $5)
  on conflict do nothing`;
const APPLY = `
  update outbox_message set
    status = case $3 when 'failed' then 'FAILED' when 'read' then 'READ' when 'delivered' then 'DELIVERED' else status end,
    fault = case $3 when 'failed' then coalesce($4, 'failed') else fault end
  where channel = $1 and provider_id = $2 and (
    $3 = 'failed' and status in ('SENT', 'UNKNOWN')
    or $3 = 'delivered' and status in ('SENT', 'UNKNOWN')
    or $3 = 'read' and status in ('SENT', 'UNKNOWN', 'DELIVERED')
  )`;
