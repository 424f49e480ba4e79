// Notices to people whose request for a place has waited: what came of it.
import type { Booking } from '../booking/booking.ts';
import { arriveBy } from '../booking/deadlines.ts';
import { buttonFor, saying } from '../booking/notices.ts';
import { sayRefusal } from '../messages/index.ts';
import type { Office } from '../office/settings.ts';
import type { Notice } from '../outbox/notice.ts';
import type { Refusal } from '../refusal.ts';
import { addMinutes, type Instant } from '../time.ts';
import { type PlaceRequest, reachOfRequest } from './placeRequest.ts';

/** Days for which it is news that a request waits on, or waits no more. */
const REQUEST_NEWS_DAYS = 3;

type RequestNews = Pick<Notice, 'key' | 'parameters'> & Partial<Notice> & { notAfter: Instant };

/** null: the applicant cannot be written to any more. */
function requestNotice(waiting: PlaceRequest, office: Office, news: RequestNews): Notice | null {
  const reach = reachOfRequest(waiting, office);
  const { language } = waiting.request;
  const purpose = `request ${news.key}:${waiting.id}`;
  return reach && { ...reach, purpose, language, texts: office.texts, once: true, calm: true, ...news };
}

/** A place is held: a yes, or the code, confirms it. */
export function placeFoundNotice(waiting: PlaceRequest, booking: Booking, office: Office): Notice | null {
  const { code, version, name, birthDate, window, confirmBy } = booking;
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
  const buttons = [buttonFor('CONFIRM', booking), buttonFor('CANCEL', booking)];
  const about = { booking: code, version };
  return requestNotice(waiting, office, { ...saying('placeFound', parameters), about, notAfter: confirmBy, buttons });
}

/** Agreed to before: the number is there. `barcode`: the address of its picture. */
export function registeredNotice(
  waiting: PlaceRequest,
  booking: Booking,
  office: Office,
  barcode: string,
): Notice | null {
  const { code, version, window, queueNumber, forfeitAt, language } = booking;
  const zone = office.timeZone;
  const parameters = {
    number: queueNumber ?? '',
    office: office.name,
    date: window.date,
    from: { at: window.startsAt, zone },
    arriveBy: { at: arriveBy(window, office), zone },
    deadline: { at: forfeitAt, zone },
    code,
    bring: office.bring[language],
  };
  const about = { booking: code, version };
  const media = [barcode];
  return requestNotice(waiting, office, {
    ...saying('confirmed', parameters),
    about,
    notAfter: window.startsAt,
    media,
  });
}

/** The office takes registrations again, and has no place. */
export function waitsOnNotice(waiting: PlaceRequest, office: Office, now: Instant): Notice | null {
  const parameters = { office: office.name, name: waiting.request.name };
  return requestNotice(waiting, office, { ...saying('placeWaits', parameters), notAfter: newsUntil(now) });
}

export function placeRefusedNotice(
  waiting: PlaceRequest,
  refusal: Refusal,
  office: Office,
  now: Instant,
): Notice | null {
  const { name, language } = waiting.request;
  const parameters = { office: office.name, name, reason: sayRefusal(language, refusal) };
  return requestNotice(waiting, office, { ...saying('placeRefused', parameters), notAfter: newsUntil(now) });
}

export function requestEndedNotice(waiting: PlaceRequest, office: Office, now: Instant): Notice | null {
  const parameters = { office: office.name, name: waiting.request.name };
  return requestNotice(waiting, office, { ...saying('placeRequestEnded', parameters), notAfter: newsUntil(now) });
}

function newsUntil(now: Instant): Instant {
  return addMinutes(now, REQUEST_NEWS_DAYS * 24 * 60);
}
