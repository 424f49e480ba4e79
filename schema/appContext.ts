// The services of a server that resolvers use.
import type { PaidWork } from '../src/abuse/unprovenPlaces.ts';
import { type Asker } from '../src/access/asker.ts';
import type { BudgetOf } from '../src/access/source.ts';
import type { Readings } from '../src/audit/readings.ts';
import type { BookAnswer } from '../src/booking/book.ts';
import type { Booking } from '../src/booking/booking.ts';
import type { Confirmation } from '../src/booking/confirm.ts';
import type { PreparedBooking } from '../src/booking/prepare.ts';
import type { WindowsByDay } from '../src/capacity/windows.ts';
import type { Capabilities } from '../src/channel/capabilities.ts';
import type { ChannelKind } from '../src/channelKinds.ts';
import type { Pool, Queryable } from '../src/database.ts';
import type { DayFigures } from '../src/figures/figures.ts';
import type { Range } from '../src/figures/read.ts';
import type { LostTime } from '../src/inbox/restoration.ts';
import type { Directory } from '../src/office/directory.ts';
import type { Office, OfficeChannel, OwnAnswer } from '../src/office/settings.ts';
import type { TemplateField } from '../src/office/template.ts';
import type { DataSubject } from '../src/privacy/subject.ts';
import type { PaidThing } from '../src/refusal.ts';
import type { StandbyState } from '../src/standby/standbyOf.ts';
import type { Instant, Language, LocalDate } from '../src/time.ts';
import type { DoorCodes } from '../src/visit/doorCodes.ts';
import type { VisitSecrets } from '../src/visit/visitSecrets.ts';
import type { DeliveryRules } from '../src/webhooks/addresses.ts';

/** URLs of the pictures and the calendar file of a booking. */
export interface BookingLinks {
  qr: string;
  code128: string;
  calendar: string;
}

/** URL of a file, for a caller who may have it. */
export interface FileLink {
  url: string;
  expiresAt: Instant;
}

export interface FileLinks {
  dayList(asker: Asker, office: string, date: LocalDate, kind: 'csv' | 'html'): Promise<FileLink>;
  figures(asker: Asker, office: string, range: Range): Promise<FileLink>;
  bookings(asker: Asker, office: string, range: Range, withApplicants: boolean): Promise<FileLink>;
  places(asker: Asker, office: string, range: Range): Promise<FileLink>;
  /** `name` is the photo's as a booking has it: `photo:…`. */
  photo(asker: Asker, name: string): Promise<FileLink>;
}

/** The proof that a person has shown, to be shown again instead of digits. */
export interface DataPass {
  pass: string;
  subject: DataSubject;
  expiresAt: Instant;
  /** URL of the page that shows the data. */
  url: string;
}

export interface DataPasses {
  /** `until` left out: as long as passes last. */
  issue(subject: DataSubject, until?: Instant): Promise<DataPass>;
  /** null: it is none of ours, or its time is over. */
  read(pass: string): Promise<DataPass | null>;
}

/** A lookup by a code. */
export interface Guess {
  source: string;
  /** The office at which all lookups are counted together; null: none. */
  office: string | null;
  /** The code, if a birth date is to prove the booking; null: the birth date is no matter. */
  code: string | null;
}

/** A limiter of lookups with unknown codes and wrong birth dates, so that neither can be tried out. */
export interface Guesses {
  /**
   * Lets a guess be looked up. Of many at the same time, only as many as may still be wrong; the others wait.
   * @throws CallerError RATE_LIMITED if the source, all callers of the office together (codes without a birth date), or all callers with this code made too many wrong guesses.
   */
  begin(guess: Guess): Promise<void>;
  /** Ends a guess that has been looked up; only wrong ones are counted. Each guess that began must end. */
  end(guess: Guess, wrong: boolean): Promise<void>;
}

/** A text as an applicant would send it, to an office with its present or with tentative settings. */
export interface Sample {
  office: Office;
  text: string;
  photo: boolean;
  channel: ChannelKind;
  at: Instant;
}

/** The interpretation of a sample text, and the reply in each language. */
export interface SampleAnswer {
  intent: string;
  reason: string | null;
  fields: { field: TemplateField; value: string }[];
  warnings: string[];
  reply: Record<Language, string> | null;
}

/** Proof of work for places, and for bookings whose office has no channel to prove a phone number by. */
export interface BookingWorks {
  /** An ALTCHA challenge as JSON, valid for that booking only; `tries`: the most derivations that it takes. */
  challenge(code: string, tries: number): Promise<string>;
  /** The work that was done for that booking; null if none was. */
  solved(code: string, payload: string): Promise<PaidWork | null>;
  /** An ALTCHA challenge as JSON, valid for one place or message of that budget. */
  challengeToPay(pays: PaidThing, budget: string, tries: number): Promise<string>;
  /** The work that was done for a place or message of that budget; null if none was. */
  solvedToPay(pays: PaidThing, budget: string, payload: string): Promise<PaidWork | null>;
}

/** The services of a server that all requests share. */
export interface AppContext {
  pool: Pool;
  /** Queries whose answers may be some seconds old, of a replica where there is one. */
  staleReads(): Queryable;
  offices: Directory;
  now(): Instant;
  book(wanted: PreparedBooking): Promise<BookAnswer>;
  confirm(confirmation: Confirmation): Promise<BookAnswer>;
  /** A sender's live bookings, the earliest visit first; undefined: none. Those of several senders are read together. */
  liveBookingsOf(senderKey: string): Promise<Booking[] | undefined>;
  /** The position on the standby list; undefined: the booking is not on it. Those of several bookings are read together. */
  standbyOf(code: string): Promise<StandbyState | undefined>;
  /** The windows of days that follow each other, as of a moment ago at most. */
  windowsByDay(office: Office, dates: readonly LocalDate[]): Promise<WindowsByDay>;
  links(code: string): BookingLinks;
  /** The secrets by which people reach the pages of their own visits. */
  visits: VisitSecrets;
  /** The codes of the screens at the doors of offices. */
  doors: DoorCodes;
  /** The claim by which a device proves that a pairing code on its screen is its own. */
  pairingClaim(code: string): string;
  fileLinks: FileLinks;
  dataPasses: DataPasses;
  /** The addresses to which webhooks may be delivered. */
  deliveryRules: DeliveryRules;
  /** The public key by which push services know this server. */
  alertKey: string;
  /** The public key of the place log. */
  placeLogKey: string;
  /** URL of the page with the privacy notice of an office. */
  privacyUrl(office: string): string;
  /** The address at which the outside world reaches the server. */
  publicUrl: string;
  /** Link that opens a chat with that number of the office, with the text already typed; null if there is none. */
  chatLink(office: string, number: OfficeChannel, text: string): string | null;
  /** Hours after a person's last message in which the channel of that name takes free text; null: always. */
  replyWindowHours(channel: string): number | null;
  guesses: Guesses;
  /** Notes who reads whose personal data. */
  readings: Pick<Readings, 'note' | 'flush'>;
  works: BookingWorks;
  /** The sign-in of staff by their browser: the host of the identity provider, and the URL that begins it; null: there is none. */
  browserSignIn: { provider: string; url: string } | null;
  /** The address that takes a card of staff with its PIN; null: browsers would keep no session. */
  cardSignIn: { url: string } | null;
  /** The limits of a kind of channel in this deployment; null: it is not set up. */
  capabilitiesOf(kind: string): Capabilities | null;
  /** The budget of unproven places in which a caller's bookings count. */
  budgetOf: BudgetOf;
  /** The figures of every day of the range at each office, as of this moment. */
  figures(offices: readonly Office[], range: Range, withParts: boolean): Promise<DayFigures[]>;
  /** The answer among these that the conversation would give to a text; null if none of them belongs to it. */
  ownAnswerTo(text: string, answers: readonly OwnAnswer[]): OwnAnswer | null;
  /** Reads a text as the conversation would, without booking or writing anything. */
  readSample(sample: Sample): Promise<SampleAnswer>;
  /** The time whose bookings were lost when the database was restored from a backup; null: it never was. */
  lostTime: LostTime | null;
  /** Reports an internal error, whose reason the caller does not see. */
  onFault(error: unknown): void;
}
