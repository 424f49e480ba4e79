// Whether a message can reach a person by a channel, as far as that is known before it is put out.
import { sql } from 'kysely';
import type { ChannelAddress } from '../channel/messages.ts';
import type { Queryable } from '../database.ts';
import { itemAt } from '../items.ts';
import { tablesOf } from '../tables.ts';
import { type Instant, isBefore } from '../time.ts';
import { OptOutEntity, OutboxMessageEntity, SendingEntity } from './entities.ts';

/** A way to write to a person. */
export interface MessageRoute {
  channel: string;
  /** The office's number. */
  from: string;
  to: ChannelAddress;
  /** The person must have written in this time, since only free text is at hand; null: it goes at any time. */
  replyWindowHours: number | null;
}

const sendingTables = tablesOf(OutboxMessageEntity, OptOutEntity, SendingEntity);

/** An address that the channel has called unknown is not tried again before that. */
const UNKNOWN_ADDRESS_HOURS = 24;

export async function isReachable(db: Queryable, route: MessageRoute, now: Instant): Promise<boolean> {
  const heardAt = await heardLast(db, route);
  if (!isWindowOpen(heardAt, route.replyWindowHours, now)) return false;
  const inTheWay = [hasOptedOut(db, route, heardAt), isPaused(db, route), isUnknownThere(db, route, now)];
  return (await Promise.all(inTheWay)).every((one) => !one);
}

/** Whether free text may be sent to a person who wrote last at that time. */
export function isWindowOpen(heardAt: Instant | null, hours: number | null, now: Instant): boolean {
  return hours === null || (heardAt !== null && isBefore(now, heardAt.add({ hours })));
}

async function heardLast(db: Queryable, route: MessageRoute): Promise<Instant | null> {
  return itemAt(await heardLastOf(db, [route]), 0);
}

/** When the person last wrote by each of these routes, in their places; null: never, as far as we remember. */
export async function heardLastOf(db: Queryable, routes: readonly MessageRoute[]): Promise<(Instant | null)[]> {
  if (routes.length === 0) return [];
  const ends = routes.map(({ channel, from, to }, position) => ({ position, channel, from, to: to.value }));
  const asked = sql<{ position: number }>`json_to_recordset(${JSON.stringify(ends)})`.as<'asked'>(
    sql`asked(position int, channel text, "from" text, "to" text)`,
  );
  const heard = sql<Instant | null>`(
    select least(coalesce(i.sent_at, i.received_at), i.received_at) from inbox_message i
    where i.channel = asked.channel and i.sender = asked."to" and i.recipient = asked."from" order by i.id desc limit 1)`;
  const rows = await sendingTables(db)
    .selectFrom(asked)
    .select(['asked.position', heard.as('heardAt')])
    .orderBy('asked.position')
    .execute();
  return rows.map(({ heardAt }) => heardAt);
}

/** A person who has written since the provider stopped messages wants them again. */
async function hasOptedOut(db: Queryable, { channel, from, to }: MessageRoute, heardAt: Instant | null) {
  const out = await sendingTables(db)
    .selectFrom('opt_out')
    .select(['by', 'at'])
    .where('channel', '=', channel)
    .where('sender', '=', from)
    .where('recipient', '=', to.value)
    .executeTakeFirst();
  return out !== undefined && (out.by === 'PERSON' || heardAt === null || !isBefore(out.at, heardAt));
}

async function isPaused(db: Queryable, { channel, from }: MessageRoute): Promise<boolean> {
  const paused = await sendingTables(db)
    .selectFrom('sending')
    .select('fault')
    .where('channel', '=', channel)
    .where('sender', '=', from)
    .where('fault', 'is not', null)
    .where('pausedUntil', '>', sql<Instant>`clock_timestamp()`)
    .executeTakeFirst();
  return paused !== undefined;
}

async function isUnknownThere(db: Queryable, { channel, from, to }: MessageRoute, now: Instant): Promise<boolean> {
  const last = await sendingTables(db)
    .selectFrom('outbox_message')
    .select(['status', 'reason', 'createdAt'])
    .where('channel', '=', channel)
    .where('sender', '=', from)
    .where('recipient', '=', to.value)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.status !== 'FAILED' || last.reason !== 'ADDRESS') return false;
  return isBefore(now, last.createdAt.add({ hours: UNKNOWN_ADDRESS_HOURS }));
}
