// Notes events for the feed that have no history of their own, in the transaction that causes them.
import type { Transaction } from './database.ts';
import type { Instant } from './time.ts';

export interface FeedNote {
  type: 'booking.offered' | 'day.closed' | 'day.opened';
  office: string;
  /** Events of one subject are told in their order. */
  subject: string;
  booking: string | null;
  data: object;
}

export function noteForFeed(tx: Transaction, notes: readonly FeedNote[], now: Instant): void {
  if (notes.length === 0) return;
  tx.send({ name: 'note for feed', text: NOTE_FOR_FEED }, [JSON.stringify(notes), now.toString()]);
}
const NOTE_FOR_FEED = `
  insert into feed_note (type, office, subject, booking, at, data)
  select type, office, subject, booking, $2, data
  from json_to_recordset($1) as note (type text, office text, subject text, booking text, data jsonb)`;
