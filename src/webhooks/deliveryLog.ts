// The log of what was delivered to a webhook, tests, and what is delivered once more.
import type { Queryable, Transaction } from '../database.ts';
import { CallerError } from '../refusal.ts';
import { type RowOf, select, statement } from '../statement.ts';
import type { Instant } from '../time.ts';
import { FeedEventEntity, WebhookDeliveryEntity } from './entities.ts';
import { endOfFeed, FEED_DAYS, type FeedReader, lastForgotten } from './feed.ts';
import type { FeedType } from './feedTypes.ts';
import { triedUntil } from './retryRules.ts';

const DELIVERY = select(WebhookDeliveryEntity, [
  'id',
  'event',
  'subject',
  'state',
  'createdAt',
  'nextAt',
  'attempts',
  'triedAt',
  'status',
  'response',
  'durationMs',
  'fault',
])
  .of('d')
  .and(select(FeedEventEntity, ['type', 'booking']).of('e'));
export type LoggedDelivery = Omit<RowOf<typeof DELIVERY>, 'type' | 'event'> & {
  /** Null: a test, or an event that is no longer kept. */
  type: FeedType | null;
  /** Of the webhook; null: it is of an API key. */
  office: string | null;
  event: number | null;
  webhook: number;
};

export interface DeliveriesWish {
  webhook: number;
  first: number;
  /** The id of the last delivery seen. */
  after: number | null;
  /** Only those that were not delivered. */
  undelivered: boolean;
}

/** The latest first. */
export async function deliveriesOf(db: Queryable, wish: DeliveriesWish) {
  const { webhook, first, after, undelivered } = wish;
  const rows = await db.query(DELIVERIES, [webhook, after, undelivered, first + 1]);
  const [count] = await db.query<{ total: number }>(COUNT_DELIVERIES, [webhook, undelivered]);
  return { items: rows.slice(0, first), total: count?.total ?? 0, hasNext: rows.length > first };
}
const IN_LIST = `webhook = $1 and not ($UNDELIVERED and state = 'DELIVERED')`;
const DELIVERIES = statement<LoggedDelivery>('deliveries of webhook')`
  select ${DELIVERY}, d.webhook, w.office from webhook_delivery d join webhook w on w.id = d.webhook
    left join feed_event e on e.id = d.event
  where d.${IN_LIST.replace('$UNDELIVERED', '$3').replace('state', 'd.state')} and ($2::bigint is null or d.id < $2)
  order by d.id desc limit $4`;
const COUNT_DELIVERIES = `
  select count(*)::int as total from webhook_delivery where ${IN_LIST.replace('$UNDELIVERED', '$2')}`;

/** Signed and sent as events are, at once; not sent again once it has reached the receiver. */
export async function testWebhook(tx: Transaction, webhook: number, now: Instant): Promise<LoggedDelivery> {
  const [made] = await tx.query<{ id: number }>(
    `insert into webhook_delivery (webhook, event, subject, state, created_at, until, next_at)
     values ($1, null, 'test ' || clock_timestamp(), 'WAITING', $2, $2, $2) returning id`,
    [webhook, now.toString()],
  );
  return deliveryById(tx, webhook, made?.id ?? 0);
}

/** Once more from the beginning, at least as late as what waits before it. @throws CallerError NOT_FOUND */
export async function redeliver(
  tx: Transaction,
  webhook: number,
  ids: readonly number[],
  now: Instant,
): Promise<LoggedDelivery[]> {
  const until = triedUntil(now).toString();
  const again = await tx.query<{ id: number }>(REDELIVER, [webhook, ids, now.toString(), until]);
  const missing = ids.find((id) => !again.some((one) => one.id === id));
  if (missing !== undefined) throw new CallerError('NOT_FOUND', `There is no delivery ${missing} of this webhook.`);
  return Promise.all(ids.map((id) => deliveryById(tx, webhook, id)));
}
const REDELIVER = `
  update webhook_delivery set state = 'WAITING', attempts = case state when 'WAITING' then attempts else 0 end,
    next_at = $3, until = $4 where webhook = $1 and id = any($2) returning id`;

async function deliveryById(tx: Transaction, webhook: number, id: number): Promise<LoggedDelivery> {
  const [found] = await tx.query(DELIVERY_BY_ID, [webhook, id]);
  if (!found) throw new CallerError('NOT_FOUND', `There is no delivery ${id} of this webhook.`);
  return found;
}
const DELIVERY_BY_ID = statement<LoggedDelivery>('delivery by id')`
  select ${DELIVERY}, d.webhook, w.office from webhook_delivery d join webhook w on w.id = d.webhook
    left join feed_event e on e.id = d.event
  where d.webhook = $1 and d.id = $2`;

const FEED_ROW = select(FeedEventEntity, ['id', 'type', 'office', 'booking', 'at', 'data']);
export type FeedRow = RowOf<typeof FEED_ROW>;

export interface FeedWish extends FeedReader {
  /** Null: from the oldest that is kept. */
  after: number | null;
  first: number;
}

export interface FeedPage {
  items: FeedRow[];
  hasNext: boolean;
  /** The place from which to go on: the last event of the page, or else that which was asked for, or the newest of all. */
  end: number;
}

/**
 * The events after a cursor, the oldest first: what was missed can be read again. @throws CallerError NOT_FOUND if some
 * of them are no longer kept, since they would be passed over in silence
 */
export async function feedAfter(db: Queryable, wish: FeedWish): Promise<FeedPage> {
  const { office, apiKey, after, first } = wish;
  if (after !== null && after > 0 && after < (await lastForgotten(db, wish)))
    throw new CallerError(
      'NOT_FOUND',
      `Some events after this cursor are older than ${FEED_DAYS} days and no longer kept. Begin again without \`after\`.`,
    );
  // Read before the page: what comes in between is then behind the end of an empty page.
  const newest = after ?? (await endOfFeed(db));
  const rows = await db.query(FEED_AFTER, [office, apiKey, after ?? 0, first + 1]);
  const items = rows.slice(0, first);
  return { items, hasNext: rows.length > first, end: items.at(-1)?.id ?? newest };
}
const FEED_AFTER = statement('feed after')`
  select ${FEED_ROW} from feed_event where id > $3 and ($1::text is null or office = $1)
    and ($2::bigint is null or api_key = $2 or type in ('day.closed', 'day.opened') and exists (
      select from api_key k where k.id = $2 and (k.offices = '{}' or feed_event.office = any(k.offices))
    )) order by id limit $4`;
