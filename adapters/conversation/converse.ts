// Decides the step for an intent, and the reply to its outcome: pure; the shell does the talking.
import type { BookInput } from '../../clients/types.ts';
import { aboutBooking, kept, standing } from './aboutBooking.ts';
import type { NoFragment, VisitFragment } from './documents.ts';
import { type Explanation, explain, howTo } from './explain.ts';
import { type Intent, type Question, type Reason, type Registration, type Unclear, unclear } from './intent.ts';
import { REASONS, refusalReply } from './refused.ts';
import { type Facts, plainReply, type Reply, type Request } from './reply.ts';
import { status, statusOf, visit } from './visits.ts';

/** Without a reply nothing is said; with a question, yes and no belong to it from now on. */
export type ConverseStep = { request: Request } | { reply: Reply | null; reason: string | null; question?: Question };

export function converse(intent: Intent, facts: Facts): ConverseStep {
  switch (intent.intent) {
    case 'REGISTER':
      return { request: { ask: 'book', input: bookInput(intent, facts), read: intent } };
    case 'CONFIRM':
      return withBooking(intent.code, facts, '', (code) => ({ ask: 'confirm', input: { code } }));
    case 'CANCEL':
      return withBooking(intent.code, facts, '#batal', (code) => {
        return { ask: 'cancel', input: { code, idempotencyKey: facts.messageKey } };
      });
    case 'RESCHEDULE':
      return changeStep(intent.code, intent.visitDate, intent.wishesHour ?? false, facts);
    case 'STANDBY':
      return standbyStep(intent.code, facts);
    case 'DECLINE':
      return declineBooking(intent.code, facts);
    case 'MENTION':
      return aboutBooking(intent, facts);
    case 'KEEP':
      return { reply: kept(intent.code, facts), reason: null };
    case 'LOST':
      return { reply: plainReply(facts, 'lostOrDamaged', { office: facts.office.name }), reason: 'NOT_BY_CHANNEL' };
    case 'STATUS':
      return { reply: status(facts), reason: null };
    case 'THANKS':
      return { reply: welcome(facts), reason: null };
    case 'STOP':
      return { reply: plainReply(facts, 'stopHow', {}), reason: null };
    case 'START':
      return { reply: plainReply(facts, 'started', {}), reason: null };
    case 'OPT_OUT_BY_PROVIDER':
      // The provider refuses messages after that word.
      return { reply: null, reason: null };
    case 'ATTACH':
      return { reply: said(explain(unclear('MEDIA_WITHOUT_TEXT'), facts)), reason: 'MEDIA_WITHOUT_TEXT' };
    case 'UNCLEAR':
      return { reply: notUnderstood(intent, facts), reason: intent.reason };
    // The others are done elsewhere, and are told here how to begin.
    default:
      return { reply: said(howTo(facts)), reason: null };
  }
}

/** The same word asks for an earlier place and takes the one that is offered: it is what they want. */
function standbyStep(code: Parameters<typeof withBooking>[0], facts: Facts): ConverseStep {
  return withBooking(code, facts, '#awal', (own) => {
    const offered = facts.bookings.find((booking) => booking.code === own)?.standby?.offer;
    return { ask: offered ? 'accept' : 'standby', input: { code: own, idempotencyKey: facts.messageKey } };
  });
}

/** A hold that still waits for its code is named with it. */
function welcome(facts: Facts): Reply {
  const waiting = facts.bookings.find(({ status }) => status === 'HELD');
  const reply = plainReply(facts, 'welcome', {});
  return waiting ? { ...reply, text: `${reply.text}\n${statusOf(waiting, facts).text}` } : reply;
}

/** Reasons of a message that nothing of a registration was found in. */
const NOTHING_READ: ReadonlySet<Reason> = new Set(['UNKNOWN_TEXT', 'UNSUPPORTED_TYPE']);

/** With a booking, where it stands and what to do about it; and how to register, as long as there is room for more. */
function notUnderstood(intent: Unclear, facts: Facts): Reply {
  const explained = said(explain(intent, facts));
  const { bookings, office } = facts;
  const [first] = bookings;
  if (!first || !NOTHING_READ.has(intent.reason) || intent.command) return explained;
  const waiting = bookings.find(({ status }) => status === 'HELD') ?? first;
  const reply = standing(waiting, facts);
  if (bookings.length >= office.policy.maxLiveBookingsPerSender) return reply;
  return { ...reply, text: `${reply.text}\n\n${explained.text}` };
}

/** No to what is offered; a place that is only held is not offered, so that the question is whether to give it up. */
function declineBooking(code: string | null, facts: Facts): ConverseStep {
  const meant = facts.bookings.find((booking) => (code ? booking.code === code : facts.bookings.length === 1));
  if (meant?.status === 'HELD') {
    return aboutBooking({ intent: 'MENTION', code: meant.code, wish: 'CANCEL', visitDate: null }, facts);
  }
  return withBooking(code, facts, '#tidak', (wanted) => {
    return { ask: 'decline', input: { code: wanted, idempotencyKey: facts.messageKey } };
  });
}

function said({ key, text }: Explanation): Reply {
  return { key, text, media: [] };
}

export function bookInput({ name, birthDate, visitDate, address, service }: Registration, facts: Facts): BookInput {
  return {
    office: facts.office.code,
    service,
    when: visitDate === null ? { earliest: true } : { date: visitDate },
    applicant: { name, birthDate, address },
    photo: facts.photo,
    language: facts.language,
    idempotencyKey: facts.messageKey,
  };
}

/** Without a code the sender's only booking is meant; with several the code must be said. */
function withBooking(
  code: string | null,
  facts: Facts,
  command: string,
  request: (code: string) => Request,
): ConverseStep {
  const only = facts.bookings.length === 1 ? facts.bookings[0] : undefined;
  const meant = code ?? only?.code;
  if (meant) return { request: request(meant) };
  if (facts.bookings.length === 0) return { reply: status(facts), reason: 'NOTHING_BOOKED' };
  const codes = facts.bookings.map((booking) => booking.code);
  const parameters = { codes: codes.join(', '), command: `${command} ${codes[0]}`.trim() };
  return { reply: plainReply(facts, 'whichOne', parameters), reason: 'WHICH_ONE' };
}

function changeStep(code: string | null, visitDate: string | null, wishesHour: boolean, facts: Facts): ConverseStep {
  if (!visitDate)
    return {
      reply: plainReply(facts, 'changeHow', { example: '#ubah DDMMYYYY' }),
      reason: 'VISITDATE_MISSING',
      ...askedDayQuestion(code, facts),
    };
  return withBooking(code, facts, '#ubah DDMMYYYY', (meant) => {
    return {
      ask: 'reschedule',
      input: { code: meant, when: { date: visitDate }, idempotencyKey: facts.messageKey },
      wishesHour,
    };
  });
}

/** The next day that is named belongs to the booking that is meant, if it is clear which. */
function askedDayQuestion(code: string | null, { bookings }: Facts): { question?: Question } {
  const meant = code ?? (bookings.length === 1 ? bookings[0]?.code : undefined);
  return meant ? { question: { wish: 'DAY', code: meant } } : {};
}

/** The answer of the API, told to the applicant. */
export function told(
  request: Request,
  answer: VisitFragment | NoFragment,
  facts: Facts,
): { reply: Reply; reason: string | null } {
  if ('reason' in answer) {
    return { reply: refusalReply(request, answer, facts), reason: REASONS[answer.reason] ?? answer.reason };
  }
  return { reply: visit(request, answer, facts), reason: null };
}
