// Says a no of the API: its sentence, what is free instead, and either what the sender has or a line to copy.
import { sayRefusal, sayReply } from '../../src/messages/index.ts';
import { dateInWords, type Language, timeInWords } from '../../src/time.ts';
import type { NoFragment } from './documents.ts';
import type { Registration } from './intent.ts';
import { lineFieldsOf, lineOf } from './line.ts';
import { isLostService } from './lost.ts';
import { type Facts, plainReply, type Reply, type Request } from './reply.ts';
import { statusOf } from './visits.ts';

/** The API's refusals by the names that readings go by; the others keep their own. */
export const REASONS: Partial<Record<NoFragment['reason'], string>> = {
  INVALID_NAME: 'NAME_INVALID',
  INVALID_BIRTH_DATE: 'BIRTHDATE_OUT_OF_RANGE',
  IN_THE_PAST: 'VISITDATE_PAST',
  CLOSED: 'VISITDATE_CLOSED',
  TOO_FAR_AHEAD: 'VISITDATE_TOO_FAR',
  FULL: 'VISITDATE_FULL',
  PHOTO_REQUIRED: 'MEDIA_MISSING',
  OUTSIDE_INTAKE_HOURS: 'OUTSIDE_HOURS',
  UNKNOWN_CODE: 'CODE_UNKNOWN',
  HOLD_EXPIRED: 'CODE_EXPIRED',
};

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

/** The command to send by chat if an existing booking stands in the way. */
const HINTS: Partial<Record<NoFragment['reason'], 'limitHint' | 'bookedHint'>> = {
  LIMIT_REACHED: 'limitHint',
  ALREADY_BOOKED: 'bookedHint',
};

/** All of it in one message. */
export function refusalReply(
  request: Request,
  { reason, message, alternatives, lostSince }: NoFragment,
  facts: Facts,
): Reply {
  // The office's words for these say what to bring.
  if (reason === 'NOT_BY_CHANNEL' && asksForLostService(request, facts)) {
    return { ...plainReply(facts, 'lostOrDamaged', { office: facts.office.name }), key: `refused.${reason}` };
  }
  const lines = [message];
  if (alternatives.length > 0) {
    const places = alternatives.map(({ startsAt }) => placeInWords(startsAt, facts)).join('; ');
    lines.push(sayReply(facts.voice, 'freePlaces', { places }));
  }
  // The booking is lost: its person registers again by one message.
  if (lostSince !== null) lines.push(facts.office.registration.example);
  const hint = HINTS[reason];
  if (hint)
    lines.push(sayReply(facts.voice, hint, {}), ...facts.bookings.map((booking) => statusOf(booking, facts).text));
  // Without a free day there is none to write into the line.
  const isCurable = CURABLE.has(reason) && (reason !== 'FULL' || alternatives.length > 0);
  if (request.ask === 'book' && isCurable) lines.push(cure(request.read, alternatives[0]?.startsAt, facts));
  return { key: `refused.${reason}`, text: lines.join('\n'), media: [] };
}

function asksForLostService(request: Request, { office }: Facts): boolean {
  return request.ask === 'book' && isLostService(office.services.find(({ code }) => code === request.read.service));
}

/** The reply to a code of the wrong form: the same as to one that belongs to no booking. */
export function unknownCode(language: Language): NoFragment {
  const message = sayRefusal(language, { refused: 'UNKNOWN_CODE', parameters: {}, field: 'code', near: null });
  return { reason: 'UNKNOWN_CODE', message, field: 'code', mayWait: false, lostSince: null, alternatives: [] };
}

/** The same line with a day that is free, or the sample's where none is known. */
function cure(read: Registration, startsAt: string | undefined, { office }: Facts): string {
  return lineOf(office, read.template, lineFieldsOf({ ...read, visitDate: startsAt?.slice(0, 10) ?? null }));
}

function placeInWords(startsAt: string, { language, office }: Facts): string {
  const at = Temporal.Instant.from(startsAt);
  return `${dateInWords(startsAt.slice(0, 10), language)} ${timeInWords(at, office.timeZone, language)}`;
}
