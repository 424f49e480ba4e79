// What to do about an intent, and what to say of how it went: pure; the shell does the talking.
import { nameFields, type ReplyKey, type ReplyParameters, sayReply } from '../../src/messages/index.ts';
import { dateInWords, type Language, timeInWords } from '../../src/time.ts';
import type { BookInput, DeskFragment, NoFragment, VisitFragment } from './documents.ts';
import type { Intent, Registration, Unclear } from './intent.ts';

/** What the conversation knows when it answers. */
export interface Facts {
  office: DeskFragment;
  /** The sender's live bookings. */
  bookings: readonly VisitFragment[];
  language: Language;
  /** Names this message: the key of what it causes. */
  messageKey: string;
  /** Where the photo is that came with the message. */
  photo: string | null;
}

/** One message to the applicant; `key` says which sentence it is. */
export interface Reply {
  key: ReplyKey | `refused.${string}`;
  text: string;
  /** URLs of pictures. */
  media: string[];
}

/** The one thing to ask of the API; none: answer at once. */
export type Request =
  | { ask: 'book'; input: BookInput }
  | { ask: 'confirm'; input: { code: string } }
  | { ask: 'cancel'; input: { code: string; idempotencyKey: string } }
  | { ask: 'standby'; input: { code: string; idempotencyKey: string } }
  | { ask: 'accept'; input: { code: string; idempotencyKey: string } }
  | { ask: 'decline'; input: { code: string; idempotencyKey: string } }
  | { ask: 'reschedule'; input: { code: string; visitDate: string; idempotencyKey: string } };

export type Step = { request: Request } | { reply: Reply; reason: string | null };

export function converse(intent: Intent, facts: Facts): Step {
  switch (intent.intent) {
    case 'REGISTER':
      return { request: { ask: 'book', input: bookInput(intent, facts) } };
    case 'CONFIRM':
      return { request: { ask: 'confirm', input: { code: intent.code } } };
    case 'CANCEL':
      return withBooking(intent.code, facts, '#batal', (code) => {
        return { ask: 'cancel', input: { code, idempotencyKey: facts.messageKey } };
      });
    case 'RESCHEDULE':
      return change(intent.code, intent.visitDate, facts);
    case 'STANDBY':
      return withBooking(intent.code, facts, '#awal', (code) => {
        // The same word asks for an earlier place and takes the one that is offered: it is what they want.
        const offered = facts.bookings.find((booking) => booking.code === code)?.standby?.offer;
        return { ask: offered ? 'accept' : 'standby', input: { code, idempotencyKey: facts.messageKey } };
      });
    case 'DECLINE':
      return withBooking(intent.code, facts, '#tidak', (code) => {
        return { ask: 'decline', input: { code, idempotencyKey: facts.messageKey } };
      });
    case 'STATUS':
      return { reply: status(facts), reason: null };
    case 'HELP':
      return { reply: howTo(facts), reason: null };
    case 'UNCLEAR':
      return { reply: unclear(intent, facts), reason: intent.reason };
  }
}

function bookInput({ name, birthDate, visitDate, address }: Registration, facts: Facts): BookInput {
  return {
    office: facts.office.code,
    visitDate,
    applicant: { name, birthDate, address },
    photo: facts.photo,
    language: facts.language,
    idempotencyKey: facts.messageKey,
  };
}

/** Without a code the sender's only booking is meant; with several the code must be said. */
function withBooking(code: string | null, facts: Facts, command: string, request: (code: string) => Request): Step {
  const only = facts.bookings.length === 1 ? facts.bookings[0] : undefined;
  const meant = code ?? only?.code;
  if (meant) return { request: request(meant) };
  if (facts.bookings.length === 0) return { reply: status(facts), reason: 'NOTHING_BOOKED' };
  const codes = facts.bookings.map((booking) => booking.code);
  const parameters = { codes: codes.join(', '), command: `${command} ${codes[0]}` };
  return { reply: plain(facts, 'whichOne', parameters), reason: 'WHICH_ONE' };
}

function change(code: string | null, visitDate: string | null, facts: Facts): Step {
  if (!visitDate)
    return { reply: plain(facts, 'changeHow', { example: '#ubah DDMMYYYY' }), reason: 'VISITDATE_MISSING' };
  return withBooking(code, facts, '#ubah DDMMYYYY', (meant) => {
    return { ask: 'reschedule', input: { code: meant, visitDate, idempotencyKey: facts.messageKey } };
  });
}

/** What the API answered, said to the applicant. */
export function told(
  request: Request,
  answer: VisitFragment | NoFragment,
  facts: Facts,
): { reply: Reply; reason: string | null } {
  if ('reason' in answer) return { reply: refused(request, answer, facts), reason: answer.reason };
  if (request.ask === 'cancel') return { reply: cancelled(answer, facts), reason: null };
  if (request.ask === 'standby') return { reply: standingBy(answer, facts), reason: null };
  if (request.ask === 'decline') return { reply: plain(facts, 'offerDeclined', held(answer)), reason: null };
  return { reply: visit(request, answer, facts), reason: null };
}

function standingBy(booking: VisitFragment, facts: Facts): Reply {
  const { office, date, from } = held(booking);
  return plain(facts, 'standbyJoined', { office, date, from, place: booking.standby?.place ?? 1 });
}

function visit(request: Request, booking: VisitFragment, facts: Facts): Reply {
  if (booking.status !== 'HELD') return confirmed(booking, facts);
  const asked = request.ask === 'book' ? booking.overflowedFrom : null;
  return asked ? plain(facts, 'heldOverflow', { asked, ...held(booking) }) : plain(facts, 'held', held(booking));
}

function held(booking: VisitFragment): ReplyParameters<'held'> {
  const { applicant, office, code, confirmBy, window } = booking;
  const moment = (at: string) => ({ at: Temporal.Instant.from(at), zone: office.timeZone });
  return {
    name: applicant.name,
    birthDate: applicant.birthDate ?? '',
    office: office.name,
    date: window.startsAt.slice(0, 10),
    from: moment(window.startsAt),
    code,
    confirmBy: moment(confirmBy ?? window.startsAt),
  };
}

function confirmed(booking: VisitFragment, facts: Facts): Reply {
  const { office, arriveBy, queueNumber, barcodeUrl } = booking;
  const { date, from, code } = held(booking);
  const arrive = { at: Temporal.Instant.from(arriveBy), zone: office.timeZone };
  const parameters = {
    number: queueNumber ?? '',
    office: office.name,
    date,
    from,
    arriveBy: arrive,
    code,
    bring: office.bring,
  };
  return { ...plain(facts, 'confirmed', parameters), media: barcodeUrl ? [barcodeUrl] : [] };
}

function cancelled(booking: VisitFragment, facts: Facts): Reply {
  const { code, office, date } = held(booking);
  return plain(facts, 'cancelled', { code, office, date });
}

/** All live bookings in one message, or how to get one. */
function status(facts: Facts): Reply {
  if (facts.bookings.length === 0) return plain(facts, 'nothingBooked', { example: facts.office.registration.example });
  const lines = facts.bookings.map((booking) => statusOf(booking, facts));
  return { key: (lines[0] as Reply).key, text: lines.map(({ text }) => text).join('\n\n'), media: [] };
}

function statusOf(booking: VisitFragment, facts: Facts): Reply {
  const visit = held(booking);
  if (booking.status === 'HELD') return plain(facts, 'statusHeld', visit);
  const number = booking.queueNumber ?? '';
  if (booking.status === 'CHECKED_IN')
    return plain(facts, 'statusCheckedIn', { name: visit.name, number, office: visit.office });
  const arriveBy = { at: Temporal.Instant.from(booking.arriveBy), zone: booking.office.timeZone };
  return plain(facts, 'statusConfirmed', { ...visit, number, arriveBy });
}

function howTo(facts: Facts): Reply {
  const { name, registration } = facts.office;
  const key = registration.photoRequired ? 'howToWithPhoto' : 'howTo';
  return plain(facts, key, { office: name, example: registration.example });
}

const UNCLEAR_KEYS = {
  TOO_MANY_FIELDS: 'tooManyFields',
  PLACEHOLDER_LEFT: 'placeholderLeft',
  BIRTHDATE_UNREADABLE: 'unreadableBirthDate',
  VISITDATE_UNREADABLE: 'unreadableVisitDate',
  FIELD_MISMATCH: 'unreadableAddress',
} as const;

function unclear(intent: Unclear, facts: Facts): Reply {
  const { example } = facts.office.registration;
  if (intent.reason === 'UNKNOWN_TEXT') return howTo(facts);
  if (intent.reason === 'UNSUPPORTED_TYPE') return plain(facts, 'textOnly', { office: facts.office.name, example });
  if (intent.reason === 'TOO_FEW_FIELDS') {
    return plain(facts, 'tooFewFields', { missing: nameFields(facts.language, intent.missing), example });
  }
  const key = UNCLEAR_KEYS[intent.reason];
  return plain(facts, key, { example, typed: 'typed' in intent ? intent.typed : '' } as ReplyParameters<typeof key>);
}

/** Refusals that another registration line would cure. */
const CURABLE = new Set([
  'INVALID_NAME',
  'INVALID_BIRTH_DATE',
  'CLOSED',
  'IN_THE_PAST',
  'TOO_FAR_AHEAD',
  'NOT_YET_RELEASED',
  'HOLD_EXPIRED',
  'FULL',
]);

/** The API's sentence, what is free instead, and either what the sender has or a line to copy: one message. */
function refused(request: Request, { reason, message, alternatives }: NoFragment, facts: Facts): Reply {
  const lines = [message];
  if (alternatives.length > 0) {
    const places = alternatives.map(({ startsAt }) => placeInWords(startsAt, facts)).join('; ');
    lines.push(sayReply(facts.language, 'freePlaces', { places }));
  }
  const mine = reason === 'ALREADY_BOOKED' || reason === 'LIMIT_REACHED' ? facts.bookings : [];
  lines.push(...mine.map((booking) => statusOf(booking, facts).text));
  if (request.ask === 'book' && CURABLE.has(reason)) lines.push(facts.office.registration.example);
  return { key: `refused.${reason}`, text: lines.join('\n'), media: [] };
}

function placeInWords(startsAt: string, { language, office }: Facts): string {
  const at = Temporal.Instant.from(startsAt);
  return `${dateInWords(startsAt.slice(0, 10), language)} ${timeInWords(at, office.timeZone, language)}`;
}

function plain<K extends ReplyKey>(facts: Facts, key: K, parameters: ReplyParameters<K>): Reply {
  return { key, text: sayReply(facts.language, key, parameters), media: [] };
}
