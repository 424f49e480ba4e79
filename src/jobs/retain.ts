// Personal data is kept as long as the office's policy says, and no longer: the rest of a booking names no person.
import { sql } from 'kysely';
import { BookingEntity, ImportedBookingEntity, NumberProofEntity } from '../booking/entities.ts';
import { ERASED_PERSON } from '../booking/erased.ts';
import type { Queryable, Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { PhotoEntity, SentPhotoEntity } from '../photos/entities.ts';
import { TicketEntity } from '../queue/entities.ts';
import { tablesOf } from '../tables.ts';
import { addDays, dateIn, type Instant, type LocalDate } from '../time.ts';
import { RetentionEntity } from './entities.ts';

const tables = tablesOf(
  BookingEntity,
  ImportedBookingEntity,
  NumberProofEntity,
  PhotoEntity,
  SentPhotoEntity,
  RetentionEntity,
  TicketEntity,
);
/** The number of days of visit in one transaction, which stays short; the next turn goes on. */
const DAYS_PER_STEP = 31;

/** The last day of visit whose bookings name no person any more. */
function cutoffOf({ timeZone, policy }: Office, now: Instant): LocalDate {
  return addDays(dateIn(timeZone, now), -policy.retentionDays - 1);
}

/** The codes of those of the offices that have days to go through. */
export async function officesToRetain(db: Queryable, offices: readonly Office[], now: Instant): Promise<string[]> {
  const cutoffs = offices.map((office) => ({ office: office.code, cutoff: cutoffOf(office, now) }));
  return (await db.query<{ office: string }>(TO_RETAIN, [JSON.stringify(cutoffs)])).map(({ office }) => office);
}
const TO_RETAIN = `
  select office from json_to_recordset($1) as due (office text, cutoff date)
  where cutoff >= coalesce((select r.done_until + 1 from retention r where r.office = due.office),
    least((select min(b.visit_date) from booking b where b.office = due.office),
      (select min(t.date) from ticket t where t.office = due.office)))`;

/** Whether there is more to do. Bookings that are still live are left until they are over. */
export async function retain(tx: Transaction, office: Office, now: Instant): Promise<boolean> {
  const cutoff = cutoffOf(office, now);
  const from = await firstToRetain(tx, office.code);
  if (!from || from > cutoff) return false;
  const stretch = addDays(from, DAYS_PER_STEP - 1);
  const more = stretch < cutoff;
  const to = more ? stretch : cutoff;
  await forgetPeople(tx, office.code, { from, to });
  await forgetTicketTexts(tx, office.code, { from, to });
  await noteRetained(tx, office.code, to);
  return more;
}

/** The first day whose bookings and tickets have not been gone through; null: there are none. */
async function firstToRetain(tx: Transaction, office: string): Promise<LocalDate | null> {
  const { from } = await tables(tx)
    .selectNoFrom(({ fn, selectFrom }) => {
      const next = selectFrom('retention')
        .select(({ ref }) => sql<LocalDate>`${ref('doneUntil')} + 1`.as('next'))
        .where('office', '=', office);
      const first = selectFrom('booking')
        .select((booking) => booking.fn.min('visitDate').as('first'))
        .where('office', '=', office);
      const firstTicket = selectFrom('ticket')
        .select((ticket) => ticket.fn.min('date').as('first'))
        .where('office', '=', office);
      const either = sql<LocalDate | null>`least(${first}, ${firstTicket})`;
      return fn.coalesce(next, either).as('from');
    })
    .executeTakeFirstOrThrow();
  return from;
}

type RetainedDays = Record<'from' | 'to', LocalDate>;

/** Blanks the texts of officers on the tickets of these days, with and without a booking. */
async function forgetTicketTexts(tx: Transaction, office: string, { from, to }: RetainedDays): Promise<void> {
  await tables(tx)
    .updateTable('ticket')
    .set({ note: null, walkInName: null })
    .where('office', '=', office)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .where(({ eb, or }) => or([eb('note', 'is not', null), eb('walkInName', 'is not', null)]))
    .execute();
}

async function forgetPeople(tx: Transaction, office: string, { from, to }: RetainedDays) {
  await tables(tx)
    .with('past', (db) =>
      db
        .selectFrom('booking')
        .select(['code as booked', 'photo as picture'])
        .where('office', '=', office)
        .where('visitDate', '>=', from)
        .where('visitDate', '<=', to)
        .where('live', '=', false)
        .forUpdate(),
    )
    .with('photos', (db) =>
      db
        .deleteFrom('photo')
        .using('past')
        .where(({ eb, ref }) => eb('past.picture', '=', sql<string>`'photo:' || ${ref('photo.id')}`)),
    )
    .with('sent', (db) =>
      db
        .deleteFrom('sent_photo')
        .using('past')
        .where(({ eb, ref }) => eb('past.picture', '=', sql<string>`'photo:' || ${ref('sent_photo.photo')}`)),
    )
    .with('proofs', (db) =>
      db.deleteFrom('number_proof').using('past').whereRef('number_proof.booking', '=', 'past.booked'),
    )
    .with('references', (db) =>
      db.deleteFrom('imported_booking').using('past').whereRef('imported_booking.booking', '=', 'past.booked'),
    )
    .updateTable('booking')
    .from('past')
    .set(ERASED_PERSON)
    .whereRef('booking.code', '=', 'past.booked')
    .execute();
}

async function noteRetained(tx: Transaction, office: string, doneUntil: LocalDate): Promise<void> {
  await tables(tx)
    .insertInto('retention')
    .values({ office, doneUntil })
    .onConflict((conflict) =>
      conflict.column('office').doUpdateSet(({ fn, ref }) => ({
        doneUntil: fn('greatest', [ref('retention.doneUntil'), ref('excluded.doneUntil')]),
      })),
    )
    .execute();
}
