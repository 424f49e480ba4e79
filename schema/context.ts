// What a resolver has at hand for one request.
import type { Asker } from '../src/access/asker.ts';
import type { BookAnswer, Wanted } from '../src/booking/book.ts';
import type { Confirmation } from '../src/booking/confirm.ts';
import type { Pool } from '../src/database.ts';
import type { Directory } from '../src/office/directory.ts';
import type { Instant, Language } from '../src/time.ts';

/** Where the pictures and the calendar file of a booking are. */
export interface BookingLinks {
  qr: string;
  code128: string;
  calendar: string;
}

/** What is the same for all requests of a server. */
export interface House {
  pool: Pool;
  offices: Directory;
  now(): Instant;
  book(wanted: Wanted): Promise<BookAnswer>;
  confirm(confirmation: Confirmation): Promise<BookAnswer>;
  links(code: string): BookingLinks;
}

export interface Context {
  house: House;
  asker: Asker;
  language: Language;
}
