// Notes in the audit log what people do with their own data, without the address that they write from.
import { type ActingFor, type Asker, writtenAs } from '../access/asker.ts';
import { AuditEntity } from '../access/entities.ts';
import { keySpace } from '../access/keySpace.ts';
import type { Transaction } from '../database.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import type { FoundBooking } from './records.ts';

const tables = tablesOf(AuditEntity);

export interface OwnDeed {
  asker: Asker;
  /** The field of the API. */
  what: string;
  office: string;
  /** The bookings that it was about. */
  bookings: readonly Pick<FoundBooking, 'code' | 'personKey' | 'isOfChild'>[];
  /** Whether data were shown. */
  isReading: boolean;
}

/**
 * The rows are kept for good: neither phone number nor network stands in them. A parent or guardian who acts for children has a
 * row apart.
 */
export async function noteOwnDeed(tx: Transaction, deed: OwnDeed, now: Instant): Promise<void> {
  const ofChildren = deed.bookings.filter(({ isOfChild }) => isOfChild);
  const own = deed.bookings.filter(({ isOfChild }) => !isOfChild);
  if (own.length > 0 || ofChildren.length === 0) await noteAs(tx, { ...deed, bookings: own }, 'applicant', now);
  if (ofChildren.length > 0) await noteAs(tx, { ...deed, bookings: ofChildren }, 'guardian', now);
}

async function noteAs(tx: Transaction, deed: OwnDeed, as: ActingFor, now: Instant): Promise<void> {
  const { asker, what, office, bookings, isReading } = deed;
  const codes = bookings.map(({ code }) => code);
  const [subject = null] = codes;
  const persons = Math.max(1, new Set(bookings.map(({ personKey }) => personKey)).size);
  const reading = isReading ? { persons, subjects: codes } : { persons: null, subjects: null };
  const row = {
    at: now,
    who: writtenAs(asker, as),
    asker: asker.kind === 'apiKey' ? keySpace(asker) : asker.kind,
    what,
    office,
    subject,
    detail: null,
    source: null,
  };
  await tables(tx)
    .insertInto('audit')
    .values({ ...row, ...reading })
    .execute();
}
