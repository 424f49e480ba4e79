// Applicants who were not reached about a coming visit: what the office sent them last has failed, or may not have arrived.
import { BookingEntity } from '../booking/entities.ts';
import type { Queryable } from '../database.ts';
import { OutboxMessageEntity } from '../outbox/entities.ts';
import { literal, tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';

const tables = tablesOf(BookingEntity, OutboxMessageEntity);

/** An older failure has been looked at, or a reminder has come since. */
const UNREACHED_DAYS = 14;

/**
 * The number of bookings of an office about which a message can still be sent again, and none was since. A message
 * by the office's other channel, or one that is on its way again, counts as sent.
 */
export async function countUnreached(db: Queryable, office: string, now: Instant): Promise<number> {
  const since = now.subtract({ hours: 24 * UNREACHED_DAYS });
  const { count } = await tables(db)
    .selectFrom('outbox_message as m')
    .innerJoin('booking as b', 'b.code', 'm.booking')
    .where('m.office', '=', office)
    .where('m.status', 'in', [literal('FAILED'), literal('UNKNOWN')])
    .where('m.createdAt', '>=', since)
    .where('b.status', 'in', [literal('HELD'), literal('CONFIRMED')])
    // A booking that was changed since is told of by a later message.
    .whereRef('b.version', '=', 'm.bookingVersion')
    .where((message) => message.or([message('m.notAfter', 'is', null), message('m.notAfter', '>', now)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox_message as later')
            .select('later.id')
            .where('later.office', '=', office)
            .where('later.createdAt', '>=', since)
            .whereRef('later.booking', '=', 'm.booking')
            .whereRef('later.id', '>', 'm.id')
            .where('later.status', 'in', ['WAITING', 'SENT', 'DELIVERED', 'READ']),
        ),
      ),
    )
    .select(({ fn, cast }) => cast<number>(fn.count('m.booking').distinct(), 'integer').as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
