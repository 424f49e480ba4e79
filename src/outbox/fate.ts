// The fate of a message as a whole: with its pieces, and with those that took its place on another channel.
import { sql } from 'kysely';
import type { Queryable } from '../database.ts';
import { tablesOf } from '../tables.ts';
import { OutboxMessageEntity } from './entities.ts';
import type { OutboxStatus } from './outbox.ts';

/** `FAILED`: nothing of it went, nor will. */
export const MESSAGE_FATES = ['WAITING', 'SENT', 'DELIVERED', 'FAILED'] as const;
export type MessageFate = (typeof MESSAGE_FATES)[number];

const outboxTable = tablesOf(OutboxMessageEntity);

/** Of the messages that were put out with these purposes. */
export async function fatesOfPurposes(db: Queryable, purposes: readonly string[]): Promise<Map<string, MessageFate>> {
  if (purposes.length === 0) return new Map();
  const asked = sql<{ whole: string }>`json_array_elements_text(${JSON.stringify(purposes)})`.as<'asked'>(
    sql`asked(whole)`,
  );
  const rows = await outboxTable(db)
    .with('asked', (queries) => queries.selectFrom(asked).selectAll())
    .selectFrom('asked')
    .innerJoinLateral(
      ({ selectFrom }) =>
        selectFrom('outbox_message as m')
          .select(['m.purpose', 'm.status'])
          .whereRef('m.purpose', '>=', 'asked.whole')
          .where(sql<boolean>`m.purpose < asked.whole || ${'\uffff'}`)
          .offset(0)
          .as('message'),
      (join) => join.onTrue(),
    )
    .select(['asked.whole', 'message.purpose', 'message.status'])
    .execute();
  const byPurpose = Map.groupBy(
    rows.filter(({ purpose, whole }) => isOfPurpose(purpose, whole)),
    ({ whole }) => whole,
  );
  return new Map(
    purposes.map((purpose) => [purpose, fateOfAll((byPurpose.get(purpose) ?? []).map(({ status }) => status))]),
  );
}

/** Of the message that was put out with this purpose. */
export async function fateOf(db: Queryable, purpose: string): Promise<MessageFate> {
  return (await fatesOfPurposes(db, [purpose])).get(purpose) ?? 'FAILED';
}

/** Of all that was put out for one purpose. */
export function fateOfAll(statuses: readonly OutboxStatus[]): MessageFate {
  const some = (...wanted: OutboxStatus[]) => statuses.some((status) => wanted.includes(status));
  if (some('DELIVERED', 'READ')) return 'DELIVERED';
  if (some('SENT', 'UNKNOWN')) return 'SENT';
  return some('WAITING') ? 'WAITING' : 'FAILED';
}

function isOfPurpose(purpose: string, whole: string): boolean {
  return purpose === whole || purpose.startsWith(`${whole}/`);
}

/** A condition: the message whose purpose stands in that column has not failed. Without a purpose none is known to have. */
export function hasNotFailed(column: string) {
  const whole = sql.ref(column);
  return sql<boolean>`(${whole} is null or exists (
    select from outbox_message m where m.purpose >= ${whole} and m.purpose < ${whole} || ${'\uffff'}
      and (m.purpose = ${whole} or starts_with(m.purpose, ${whole} || '/')) and m.status not in ('FAILED', 'DROPPED')
  ))`;
}
