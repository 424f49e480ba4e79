// Notices of a draw to applicants who can be written to: the place they hold, or that there was none.
import type { Office } from '../office/settings.ts';
import type { Notice } from '../outbox/notice.ts';
import { isRefusal } from '../refusal.ts';
import { addMinutes, type Instant, type LocalDate } from '../time.ts';
import type { BookAnswer } from './book.ts';
import type { Booking } from './booking.ts';
import { buttonFor, saying } from './notices.ts';
import type { PreparedBooking } from './prepare.ts';
import { reachOfApplicant } from './reach.ts';

/** An entry that was drawn. */
export interface DrawnEntry {
  id: number;
  date: LocalDate;
  office: Office;
  wanted: PreparedBooking;
  answer: BookAnswer;
}

/** The time for which it is news that there was no place. */
const LOST_MINUTES = 24 * 60;

/** null: the applicant has proven no address, and looks for the result where they entered. */
export function drawNotice(entry: DrawnEntry, now: Instant): Notice | null {
  const { office, wanted, answer } = entry;
  const { request, channel, sender, proven } = wanted;
  const reach = proven ? reachOfApplicant({ channel, senderKey: sender, phone: request.phone ?? null }, office) : null;
  if (!reach) return null;
  const common = { ...reach, language: request.language, texts: office.texts, once: true, calm: false };
  if (isRefusal(answer)) {
    const parameters = { office: office.name, name: wanted.name, date: entry.date };
    const notAfter = addMinutes(now, LOST_MINUTES);
    return { ...common, purpose: `LOTTERY:${entry.id}`, ...saying('notDrawn', parameters), notAfter };
  }
  return { ...common, purpose: `LOTTERY:${entry.id}`, ...heldWords(answer, office) };
}

function heldWords(
  booking: Booking,
  office: Office,
): Pick<Notice, 'key' | 'parameters' | 'about' | 'notAfter' | 'buttons'> {
  const { code, version, name, birthDate, window, overflowedFrom } = booking;
  const confirmBy = booking.confirmBy ?? window.startsAt;
  const zone = office.timeZone;
  const parameters = {
    name,
    birthDate,
    office: office.name,
    date: window.date,
    from: { at: window.startsAt, zone },
    code,
    confirmBy: { at: confirmBy, zone },
  };
  const said = overflowedFrom
    ? saying('heldOverflow', { asked: overflowedFrom, ...parameters })
    : saying('held', parameters);
  const buttons = [buttonFor('CONFIRM', booking), buttonFor('CANCEL', booking)];
  return { ...said, about: { booking: code, version }, notAfter: confirmBy, buttons };
}
