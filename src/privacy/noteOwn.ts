// Notes in the audit log what people do with their own data, without the address that they write from.
import { type Asker, writtenAs } from '../access/asker.ts';
import { AuditEntity } from '../access/entities.ts';
import type { Transaction } from '../database.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';

const tables = tablesOf(AuditEntity);

export interface OwnDeed {
  asker: Asker;
  /** The field of the API. */
  what: string;
  office: string;
  /** Codes of the bookings that it was about. */
  codes: readonly string[];
  /** Whether data were shown. */
  isReading: boolean;
}

/** The rows are kept for good: neither phone number nor network stands in them. */
export async function noteOwnDeed(tx: Transaction, deed: OwnDeed, now: Instant): Promise<void> {
  const { asker, what, office, codes, isReading } = deed;
  const [subject = null] = codes;
  const reading = isReading ? { persons: 1, subjects: [...codes] } : { persons: null, subjects: null };
  const row = { at: now, who: writtenAs(asker), asker: asker.kind, what, office, subject, detail: null, source: null };
  await tables(tx)
    .insertInto('audit')
    .values({ ...row, ...reading })
    .execute();
}
