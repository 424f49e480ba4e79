// The visit at which a sender was served last at an office, and whether the passport was announced since.
import { BookingEntity } from '../booking/entities.ts';
import type { Queryable } from '../database.ts';
import { literal, tablesOf } from '../tables.ts';
import type { Instant, LocalDate } from '../time.ts';
import { PassportReadyEntity, TicketEntity } from './entities.ts';

export interface LastVisit {
  booking: string;
  name: string;
  date: LocalDate;
  /** null: the passport was not announced as ready. */
  readyToldAt: Instant | null;
}

const tables = tablesOf(BookingEntity, TicketEntity, PassportReadyEntity);

/** null: none that is still kept. */
export async function lastVisitOf(db: Queryable, sender: string, office: string): Promise<LastVisit | null> {
  const visit = await tables(db)
    .selectFrom('booking as b')
    .innerJoin('ticket as t', 't.booking', 'b.code')
    .leftJoin('passport_ready as r', 'r.booking', 'b.code')
    .select(['b.code', 'b.name', 'b.visitDate', 'r.toldAt'])
    .where('b.senderKey', '=', sender)
    .where('b.office', '=', office)
    .where('b.status', '=', literal('CHECKED_IN'))
    .where('t.status', '=', literal('SERVED'))
    .orderBy('b.visitDate', 'desc')
    .orderBy('b.code')
    .limit(1)
    .executeTakeFirst();
  return visit ? { booking: visit.code, name: visit.name, date: visit.visitDate, readyToldAt: visit.toldAt } : null;
}
