// Deliveries of the feed to webhooks as statements: made set-wise, claimed one after the other, and recorded.
import type { Queryable, Transaction } from '../database.ts';
import { type Fields, select, statement } from '../statement.ts';
import type { Instant } from '../time.ts';
import { type DeliveryState, FeedEventEntity, WebhookDeliveryEntity, WebhookEntity } from './entities.ts';
import { type AttemptOutcome, isDelivered, isGone, isToDisable, nextAttemptAt, triedUntil } from './retryRules.ts';

const EVENTS_PER_FAN_OUT = 5000;

/** An event is a webhook's if it has the type, and is of its office, or of a booking that its key made, or of a day. */
const IS_FOR = `(w.types = '{}' or e.type = any(w.types))
  and (e.office = w.office or e.api_key = w.api_key or e.type in ('day.closed', 'day.opened') and exists (
    select from api_key k where k.id = w.api_key and (k.offices = '{}' or e.office = any(k.offices))
  ))`;

/** Makes deliveries of the events that each webhook has not had; whether there are more. */
export async function fanOut(tx: Transaction, now: Instant): Promise<boolean> {
  const values = [now.toString(), triedUntil(now).toString(), EVENTS_PER_FAN_OUT];
  const [done] = await tx.query<{ more: boolean }>({ name: 'fan out', text: FAN_OUT }, values);
  return done?.more ?? false;
}
const FAN_OUT = `
  with behind as (
    select w.* from webhook w
    where w.ended_at is null and w.disabled_at is null and w.done < (select coalesce(max(id), 0) from feed_event)
    for update skip locked
  ), until as (
    select b.id, coalesce((
      select max(id) from (select id from feed_event e where e.id > b.done order by e.id limit $3) next
    ), b.done) as last from behind b
  ), made as (
    insert into webhook_delivery (webhook, event, subject, state, created_at, until, next_at)
    select w.id, e.id, e.subject, 'WAITING', $1, $2, $1
    from behind w join until u on u.id = w.id join feed_event e on e.id > w.done and e.id <= u.last
    where ${IS_FOR} order by e.id
  ), moved as (
    update webhook w set done = u.last from until u where w.id = u.id returning u.last
  ) select coalesce(bool_or(last < (select max(id) from feed_event)), false) as more from moved`;

/** One job for each webhook that has something due: it is none twice, also while it is worked on. */
export async function enqueueWebhooks(db: Queryable, now: Instant): Promise<void> {
  await db.query({ name: 'enqueue webhooks', text: ENQUEUE_WEBHOOKS }, [now.toString()]);
}
const ENQUEUE_WEBHOOKS = `
  select graphile_worker.add_job('webhook', json_build_object('id', w.id), job_key => 'webhook ' || w.id,
    job_key_mode => 'unsafe_dedupe', priority => 10)
  from webhook w where w.ended_at is null and w.disabled_at is null and exists (
    select from webhook_delivery d where d.webhook = w.id and d.state = 'WAITING' and d.next_at <= $1
      and (d.claimed_until is null or d.claimed_until < clock_timestamp())
  )`;

const CLAIMED = select(WebhookDeliveryEntity, ['id', 'subject', 'attempts', 'createdAt', 'until'])
  .of('d')
  .and(select(WebhookEntity, ['url', 'withPersonalData', 'secret', 'oldSecret', 'oldSecretUntil']).of('w'));

export interface ClaimedEvent
  extends Pick<Fields<typeof FeedEventEntity>, 'type' | 'office' | 'booking' | 'at' | 'data'> {
  id: number;
}

export interface ClaimedDelivery
  extends Pick<Fields<typeof WebhookDeliveryEntity>, 'id' | 'subject' | 'attempts' | 'createdAt' | 'until'>,
    Pick<Fields<typeof WebhookEntity>, 'url' | 'withPersonalData' | 'secret' | 'oldSecret' | 'oldSecretUntil'> {
  webhook: number;
  /** Null: a test. */
  event: number | null;
}

/** A worker that dies has it no longer. */
const CLAIM_SECONDS = 45;

/** The delivery that is due first, and first of its subject; null: none. */
export async function claimDelivery(db: Queryable, webhook: number, now: Instant): Promise<ClaimedDelivery | null> {
  const [claimed] = await db.query(CLAIM_DELIVERY, [webhook, now.toString(), CLAIM_SECONDS]);
  return claimed ?? null;
}
const CLAIM_DELIVERY = statement<{ webhook: number; event: number | null }>('claim delivery')`
  with first as (
    select d.id from webhook_delivery d
    where d.webhook = $1 and d.state = 'WAITING' and d.next_at <= $2
      and (d.claimed_until is null or d.claimed_until < clock_timestamp())
      and not exists (
        select from webhook_delivery before
        where before.webhook = $1 and before.subject = d.subject and before.state = 'WAITING' and before.id < d.id
      )
    order by d.next_at, d.id limit 1 for update skip locked
  )
  update webhook_delivery d set claimed_until = clock_timestamp() + make_interval(secs => $3), attempts = d.attempts + 1
  from first, webhook w
  where d.id = first.id and w.id = d.webhook and w.ended_at is null and w.disabled_at is null
  returning ${CLAIMED}, d.webhook, d.event`;

/** Null: it is no longer kept. */
export async function eventOf(db: Queryable, id: number): Promise<ClaimedEvent | null> {
  const [event] = await db.query(EVENT_OF, [id]);
  return event ?? null;
}
const EVENT_OF = statement('event of delivery')`
  select ${select(FeedEventEntity, ['id', 'type', 'office', 'booking', 'at', 'data'])} from feed_event where id = $1`;

export interface PersonTold {
  name: string;
  birthDate: string;
  phone: string | null;
}

/** Null: the booking is gone, or its person was forgotten. */
export async function personToldOf(db: Queryable, booking: string): Promise<PersonTold | null> {
  const text = `select name, birth_date as "birthDate", phone from booking where code = $1 and person_key <> ''`;
  const [person] = await db.query<PersonTold>({ name: 'person told', text }, [booking]);
  return person ?? null;
}

/** Records an attempt, and gives what it has led to: it is delivered, given up, or to be tried again, with all that waits behind it. */
export async function recordAttempt(
  tx: Transaction,
  { id, webhook, subject, attempts, until }: ClaimedDelivery,
  outcome: AttemptOutcome,
  { now, chance }: { now: Instant; chance: number },
): Promise<DeliveryState> {
  const { status, response, durationMs, fault, retryAfter } = outcome;
  const next = nextAttemptAt({ attempts, retryAfter, now }, chance);
  const isOver = Temporal.Instant.compare(next, until) > 0;
  const state = isDelivered(outcome) ? 'DELIVERED' : isOver ? 'GIVEN_UP' : 'WAITING';
  const values = [id, state, now.toString(), next.toString(), status, response, durationMs, fault];
  tx.send({ name: 'record attempt', text: RECORD_ATTEMPT }, values);
  if (state === 'WAITING')
    tx.send({ name: 'wait behind attempt', text: WAIT_BEHIND }, [webhook, subject, next.toString()]);
  if (isDelivered(outcome)) {
    tx.send({ name: 'webhook works', text: WEBHOOK_WORKS }, [webhook]);
    return state;
  }
  const [found] = await tx.query(WEBHOOK_FAILS, [webhook, now.toString()]);
  const why = isGone(outcome) ? 'GONE' : isToDisable(found?.failingSince ?? null, now) ? 'FAILING' : null;
  if (why) tx.send({ name: 'disable webhook', text: DISABLE_WEBHOOK }, [webhook, now.toString(), why]);
  return state;
}
const RECORD_ATTEMPT = `
  update webhook_delivery set state = $2, claimed_until = null, tried_at = $3, next_at = $4, status = $5, response = $6,
    duration_ms = $7, fault = $8 where id = $1`;
const WAIT_BEHIND = `
  update webhook_delivery set next_at = $3 where webhook = $1 and subject = $2 and state = 'WAITING' and next_at < $3`;
const WEBHOOK_WORKS = 'update webhook set failing_since = null where id = $1 and failing_since is not null';
const WEBHOOK_FAILS = statement('webhook fails')`
  update webhook set failing_since = coalesce(failing_since, $2) where id = $1 returning ${select(WebhookEntity, ['failingSince'])}`;
const DISABLE_WEBHOOK = `
  update webhook set disabled_at = $2, disabled_why = $3 where id = $1 and disabled_at is null and ended_at is null`;
