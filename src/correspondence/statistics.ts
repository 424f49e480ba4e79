// Figures of an office's messages: counts by kind and state, the oldest unsent one, the latest inbound one, and pauses.
import { sql } from 'kysely';
import type { Queryable } from '../database.ts';
import { InboxMessageEntity } from '../inbox/entities.ts';
import { OutboxMessageEntity, SendingEntity } from '../outbox/entities.ts';
import { literal, tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import { type Direction, type MessageState } from './message.ts';

const tables = tablesOf(InboxMessageEntity, OutboxMessageEntity, SendingEntity);

export interface MessageCount {
  direction: Direction;
  channel: string;
  kind: string | null;
  state: MessageState;
  count: number;
}

/** Numbers of messages since then, by direction, channel, kind and state. */
export function countMessages(db: Queryable, offices: readonly string[], since: Instant): Promise<MessageCount[]> {
  const inbound = tables(db)
    .selectFrom('inbox_message')
    .where('office', 'in', offices)
    .where('receivedAt', '>=', since)
    .select((message) => [
      sql<Direction>`'INBOUND'`.as('direction'),
      'channel',
      'intent as kind',
      message
        .case()
        .when('workedAt', 'is', null)
        .then(literal<MessageState>('RECEIVED'))
        .when('reason', 'is', null)
        .then(literal<MessageState>('DONE'))
        .else(literal<MessageState>('REFUSED'))
        .end()
        .as('state'),
      message.cast<number>(message.fn.countAll(), 'integer').as('count'),
    ])
    .groupBy(sql`1, 2, 3, 4`);
  const outbound = tables(db)
    .selectFrom('outbox_message')
    .where('office', 'in', offices)
    .where('createdAt', '>=', since)
    .select(({ fn, cast }) => [
      sql<Direction>`'OUTBOUND'`.as('direction'),
      'channel',
      'key as kind',
      'status as state',
      cast<number>(fn.countAll(), 'integer').as('count'),
    ])
    .groupBy(sql`1, 2, 3, 4`);
  return inbound.unionAll(outbound).orderBy(sql`1, 2, 3, 4`).execute();
}

/** One row for each office, so that the messages of each are looked up by its own index entries. */
const officeRows = (offices: readonly string[]) =>
  sql<{ code: string }>`unnest(${offices}::text[])`.as<'offices'>(sql`offices(code)`);

/** The time of the oldest message that is overdue; null if none is. Messages that wait for their hour are not overdue. */
export async function oldestUnsent(db: Queryable, offices: readonly string[]): Promise<Instant | null> {
  const { at } = await tables(db)
    .selectFrom(officeRows(offices))
    .innerJoinLateral(
      ({ selectFrom }) =>
        selectFrom('outbox_message as o')
          .select('o.createdAt as oldest')
          .whereRef('o.office', '=', 'offices.code')
          .where('o.status', '=', literal('WAITING'))
          .where(({ eb, fn, val }) => eb(fn.coalesce('o.waits', val('TURN')), 'not in', ['TIME', 'HOURS']))
          .orderBy('o.createdAt')
          .limit(1)
          .as('one'),
      (join) => join.onTrue(),
    )
    .select(({ fn }) => fn.min('one.oldest').as('at'))
    .executeTakeFirstOrThrow();
  return at;
}

export interface LastHeard {
  number: string;
  /** Null if no message was ever received. */
  at: Instant | null;
}

/** The addresses of an office, by which it is written to. */
export interface OfficeNumbers {
  office: string;
  numbers: readonly string[];
}

/** The time of the latest message to each office by each of its numbers; what others were sent by them before is not told. */
export function lastHeard(db: Queryable, of: readonly OfficeNumbers[]): Promise<LastHeard[]> {
  const pairs = of.flatMap(({ office, numbers }) => numbers.map((number) => ({ office, number })));
  const [offices, numbers] = [pairs.map(({ office }) => office), pairs.map(({ number }) => number)];
  return tables(db)
    .selectFrom(
      sql<{ code: string; number: string; place: number }>`
        unnest(${offices}::text[], ${numbers}::text[]) with ordinality`.as<'numbers'>(
        sql`numbers(code, number, place)`,
      ),
    )
    .select(({ selectFrom }) => [
      'numbers.number',
      selectFrom('inbox_message as i')
        .select('i.receivedAt')
        .whereRef('i.office', '=', 'numbers.code')
        .whereRef('i.recipient', '=', 'numbers.number')
        .orderBy('i.receivedAt', 'desc')
        .limit(1)
        .as('at'),
    ])
    .orderBy('numbers.place')
    .execute();
}

/** A number by which sending is paused after errors. */
export interface PausedNumber {
  channel: string;
  number: string;
  /** The error, in the provider's words and ours. */
  fault: string;
  since: Instant | null;
  /** The time of the next attempt. */
  until: Instant | null;
}

/** Lists paused numbers; times are by the database's clock. */
export function pausedNumbers(db: Queryable, numbers: readonly string[]): Promise<PausedNumber[]> {
  return tables(db)
    .selectFrom('sending')
    .select(['channel', 'sender as number', 'fault', 'faultAt as since', 'pausedUntil as until'])
    .where('sender', 'in', numbers)
    .where('fault', 'is not', null)
    .orderBy('sender')
    .orderBy('channel')
    .$narrowType<{ fault: string }>()
    .execute();
}
