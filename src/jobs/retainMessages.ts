// Messages, conversations and opt-outs hold numbers and names: each office keeps them as long as its policy says.
import type { Transaction } from '../database.ts';
import { addressesOf } from '../office/addresses.ts';
import type { Office } from '../office/settings.ts';
import type { Instant } from '../time.ts';

const MESSAGES_PER_STEP = 2000;

/** Up to which moment what an office has received and sent is forgotten, by each of its addresses. */
interface Cutoff {
  office: string;
  number: string;
  messages: string;
  optOuts: string;
}

/** Whether there is more to do. Messages of no office any more are kept as long as the longest of all. */
export async function retainMessages(tx: Transaction, offices: readonly Office[], now: Instant): Promise<boolean> {
  const daysAgo = (days: number) => now.subtract({ hours: 24 * (days + 1) }).toString();
  const cutoffs = offices.flatMap((office): Cutoff[] =>
    addressesOf(office).map((number) => ({
      office: office.code,
      number,
      messages: daysAgo(office.policy.retentionDays),
      optOuts: daysAgo(office.policy.optOutDays),
    })),
  );
  const longest = (setting: 'retentionDays' | 'optOutDays') =>
    daysAgo(Math.max(...offices.map(({ policy }) => policy[setting])));
  const ofAny = longest('retentionDays');
  const byOffice = [JSON.stringify(cutoffs), MESSAGES_PER_STEP];
  const byAge = [ofAny, MESSAGES_PER_STEP];
  const steps = await Promise.all([
    tx.query<Forgotten>(FORGET_INBOX, byOffice),
    tx.query<Forgotten>(FORGET_OLD_INBOX, byAge),
    tx.query<Forgotten>(FORGET_OUTBOX, byOffice),
    tx.query<Forgotten>(FORGET_OLD_OUTBOX, byAge),
    tx.query<Forgotten>(FORGET_RECEIPTS, byAge),
  ]);
  tx.send(FORGET_CONVERSATIONS, [JSON.stringify(cutoffs), ofAny]);
  tx.send(FORGET_ATTENDED, [JSON.stringify(cutoffs), ofAny]);
  tx.send(FORGET_OPT_OUTS, [JSON.stringify(cutoffs), longest('optOutDays')]);
  tx.send('delete from sender_alias where at < $1', [ofAny]);
  return steps.flat().some(({ count }) => count >= MESSAGES_PER_STEP);
}

interface Forgotten {
  count: number;
}

const CUTOFFS = 'json_to_recordset($1) as o (office text, number text, messages timestamptz, "optOuts" timestamptz)';

/** An office has a cutoff for each of its addresses, all of the same moment. */
const OFFICES = `(select distinct office, messages from ${CUTOFFS}) o`;

/** The index of the office's list finds them office by office. */
const FORGET_INBOX = `
  with gone as (
    delete from inbox_message where id = any(array(
      select m.id from ${OFFICES} cross join lateral (
        select id from inbox_message where office = o.office and received_at < o.messages and worked_at is not null limit $2
      ) m limit $2
    )) returning id
  ) select count(*)::int from gone`;

// Messages come in the order of time: the first of them are the oldest.
const FORGET_OLD_INBOX = `
  with gone as (
    delete from inbox_message where id = any(array(
      select id from (select id, received_at, worked_at from inbox_message order by id limit $2) first
      where received_at < $1 and worked_at is not null
    )) returning id
  ) select count(*)::int from gone`;

/** The receipts of a message go with it: some providers write the person's number into its id. */
const forgetOutbox = (ids: string) => `
  with gone as (
    delete from outbox_message where id = any(array(${ids})) returning channel, provider_id
  ), told as (
    delete from delivery_receipt r using gone where r.channel = gone.channel and r.provider_id = gone.provider_id
  ) select count(*)::int from gone`;
const FORGET_OUTBOX = forgetOutbox(`
  select m.id from ${OFFICES} cross join lateral (
    select id from outbox_message where office = o.office and created_at < o.messages and status <> 'WAITING' limit $2
  ) m limit $2`);
const FORGET_OLD_OUTBOX = forgetOutbox(`
  select id from (select id, created_at, status from outbox_message order by id limit $2) first
  where created_at < $1 and status <> 'WAITING'`);

/** Those whose message is not known, or no more. */
const FORGET_RECEIPTS = `
  with gone as (
    delete from delivery_receipt where (channel, provider_id, status) in (
      select channel, provider_id, status from delivery_receipt where at < $1 limit $2
    ) returning channel
  ) select count(*)::int from gone`;

const FORGET_CONVERSATIONS = `
  delete from conversation c where at < $2
    or exists (select from ${CUTOFFS} where o.number = c.recipient and c.at < o.messages)`;
const FORGET_ATTENDED = `
  delete from attended_conversation a where last_at < $2
    or exists (select from ${CUTOFFS} where o.office = a.office and a.last_at < o.messages)`;
const FORGET_OPT_OUTS = `
  delete from opt_out p where at < $2
    or exists (select from ${CUTOFFS} where o.number = p.sender and p.at < o."optOuts")`;
