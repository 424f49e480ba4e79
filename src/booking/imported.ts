// Bookings of another system, by the references that it has for them: none is made twice.
import { createHash } from 'node:crypto';
import type { Queryable, Transaction } from '../database.ts';
import { select, statement } from '../statement.ts';
import type { Instant } from '../time.ts';
import { BookingEntity, ImportedBookingEntity } from './entities.ts';

/** A booking as the other system names it. */
export interface ForeignReference {
  office: string;
  reference: string;
}

/** Kept in place of the reference, which may be a number that names a person. */
export function digestOfReference({ office, reference }: ForeignReference): string {
  return createHash('sha256')
    .update(JSON.stringify([office, reference]))
    .digest('base64url');
}

export interface ImportedBooking {
  reference: string;
  code: string;
  queueNumber: string | null;
}

/** Those that were imported before, by the digests of their references. */
export async function importedBefore(
  db: Queryable,
  references: readonly ForeignReference[],
): Promise<Map<string, ImportedBooking>> {
  const rows = await db.query(IMPORTED_BEFORE, [references.map(digestOfReference)]);
  return new Map(rows.map((row) => [row.reference, row]));
}
const IMPORTED_BEFORE = statement('imported before')`
  select ${select(ImportedBookingEntity, ['reference']).of('i')}, ${select(BookingEntity, ['code', 'queueNumber']).of('b')}
  from imported_booking i join booking b on b.code = i.booking where i.reference = any($1::text[])`;

/** In the transaction that makes the bookings: what is there twice fails as a whole. */
export function noteImported(
  tx: Transaction,
  made: readonly (ForeignReference & { code: string })[],
  now: Instant,
): void {
  const codes = made.map(({ code }) => code);
  tx.send({ name: 'note imported', text: NOTE_IMPORTED }, [made.map(digestOfReference), codes, now.toString()]);
}
const NOTE_IMPORTED = `insert into imported_booking (reference, booking, at)
  select reference, booking, $3 from unnest($1::text[], $2::text[]) as made (reference, booking)`;
