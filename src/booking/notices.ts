// Notices of a booking: each kind with its sentence, its buttons, and the time until which it is of use.
import type { MessageButton } from '../channel/messages.ts';
import type { ReplyKey, ReplyParameters } from '../messages/index.ts';
import { calmFrom, type NoticeKind, tells } from '../office/notices.ts';
import type { Office } from '../office/settings.ts';
import { examplesFor } from '../office/template.ts';
import type { Notice } from '../outbox/notice.ts';
import { addMinutes, type Instant, isBefore, type Language } from '../time.ts';
import type { Booking } from './booking.ts';
import { arriveBy } from './deadlines.ts';
import { reachOfApplicant } from './reach.ts';

/** Kinds that are told of a booking as it stands; a move and an offer are told with what they bring. */
export type ToldKind = Exclude<NoticeKind, 'MOVED' | 'STANDBY_OFFER'>;

/** Details besides the booking: of the line, or how often it was told before. */
export interface Detail {
  number?: string;
  /** People ahead. */
  ahead?: number;
  /** The counter's label. */
  counter?: string;
  /** The same thing is told again where this is another one. */
  time?: number;
}

export interface Occasion {
  kind: ToldKind;
  booking: Booking;
  office: Office;
  detail?: Detail;
  /** When it came to be told. */
  at: Instant;
}

/** The notice; null: the office does not send it, the applicant cannot be written to, or it is of no use any more. */
export function noticeOfOccasion(occasion: Occasion, now: Instant): Notice | null {
  const { kind, booking, office, detail = {} } = occasion;
  const reach = tells(office, kind) ? reachOfApplicant(booking, office) : null;
  if (!reach) return null;
  const said = SAID[kind](occasion);
  if (!isBefore(now, said.notAfter)) return null;
  return {
    ...reach,
    purpose: `${kind}:${booking.code}:${detail.time ?? booking.version}`,
    language: booking.language,
    texts: office.texts,
    about: { booking: booking.code, version: booking.version },
    once: true,
    calm: true,
    ...said,
  };
}

type NoticeWords = Pick<Notice, 'key' | 'parameters' | 'calm' | 'buttons'> & { notAfter: Instant };

/** Minutes for which it is news that an applicant's turn is near, and that they are called. */
const NEAR_MINUTES = 20;
const CALLED_MINUTES = 10;
/** Days for which a forfeit, and a passport that can be fetched, are news. */
const FORFEIT_DAYS = 1;
const READY_DAYS = 7;
const DAY_MINUTES = 24 * 60;

const SAID: Record<ToldKind, (occasion: Occasion) => NoticeWords> = {
  REMINDER_DAY_BEFORE: ({ booking, office, at }) => {
    const parameters = { ...visitParameters(booking, office), bring: office.bring[booking.language] };
    // The hours in which it may be said end before the day does; in the morning comes the other reminder.
    const notAfter = earlier(addMinutes(at, DAY_MINUTES / 2), arriveBy(booking.window, office));
    return { ...saying('reminderDay', parameters), notAfter, buttons: [cancelling(booking)] };
  },
  REMINDER_TWO_HOURS: ({ booking, office }) => {
    const { startsAt } = booking.window;
    return {
      ...saying('reminderSoon', { ...visitParameters(booking, office), deadline: deadlineOf(booking, office) }),
      notAfter: startsAt,
      buttons: [cancelling(booking)],
    };
  },
  TURN_NEAR: ({ office, detail = {}, at }) => {
    const { number = '', ahead = 0 } = detail;
    const notAfter = addMinutes(at, NEAR_MINUTES);
    const said = { notAfter, calm: false };
    if (ahead === 0) return { ...saying('turnNext', { office: office.name, number }), ...said };
    return { ...saying('turnNear', { office: office.name, number, ahead }), ...said };
  },
  CALLED: ({ office, detail = {}, at }) => {
    const { number = '', counter = '' } = detail;
    const parameters = { office: office.name, number, counter };
    return { ...saying('called', parameters), notAfter: addMinutes(at, CALLED_MINUTES), calm: false };
  },
  FORFEITED: ({ booking, office, at }) => {
    const deadline = deadlineOf(booking, office);
    const [example = ''] = examplesFor(office, at);
    const parameters = {
      office: office.name,
      date: booking.window.date,
      number: shownNumber(booking),
      deadline,
      example,
    };
    return { ...saying('forfeited', parameters), notAfter: addMinutes(booking.forfeitAt, FORFEIT_DAYS * DAY_MINUTES) };
  },
  PASSPORT_READY: ({ booking, office, at }) => {
    const parameters = { office: office.name, name: booking.name };
    return { ...saying('passportReady', parameters), notAfter: addMinutes(at, READY_DAYS * DAY_MINUTES) };
  },
  REGISTRATION_TRIED: ({ booking, office, at }) => {
    const parameters = { office: office.name, date: booking.window.date };
    return { ...saying('registrationTried', parameters), notAfter: addMinutes(at, DAY_MINUTES) };
  },
};

/** The sentence and its parameters are checked against each other here. */
export function saying<K extends ReplyKey>(key: K, parameters: ReplyParameters<K>): Pick<Notice, 'key' | 'parameters'> {
  return { key, parameters } as Pick<Notice, 'key' | 'parameters'>;
}

function visitParameters(booking: Booking, office: Office) {
  const zone = office.timeZone;
  return {
    name: booking.name,
    office: office.name,
    date: booking.window.date,
    from: { at: booking.window.startsAt, zone },
    arriveBy: { at: arriveBy(booking.window, office), zone },
    number: shownNumber(booking),
    code: booking.code,
  };
}

function deadlineOf({ forfeitAt }: Booking, { timeZone }: Office) {
  return { at: forfeitAt, zone: timeZone };
}

function shownNumber({ queueNumber }: Booking): string {
  return queueNumber ?? '';
}

function earlier(a: Instant, b: Instant): Instant {
  return isBefore(a, b) ? a : b;
}

/** A button instead of typing: the conversation reads its action. Short enough for every channel with buttons. */
export function buttonFor(
  verb: keyof typeof BUTTON_TITLES,
  { code, language }: Pick<Booking, 'code' | 'language'>,
): MessageButton {
  return { action: `${verb}:${code}`, title: BUTTON_TITLES[verb][language] };
}
const BUTTON_TITLES = {
  CONFIRM: { id: 'Ya, benar', en: 'Yes, right' },
  CANCEL: { id: 'Batal', en: 'Cancel' },
  ACCEPT: { id: 'Mau', en: 'Yes, take it' },
  DECLINE: { id: 'Tidak', en: 'No' },
} as const satisfies Record<string, Record<Language, string>>;

function cancelling(booking: Booking): MessageButton {
  return buttonFor('CANCEL', booking);
}

/** Minutes before they set out in which people must know that their visit is off. */
const BEFORE_SETTING_OUT = 120;

/** Whether word of a change to the visit can wait for the hours in which people may be disturbed. */
export function canWait(booking: Pick<Booking, 'window'>, office: Office, at: Instant): boolean {
  const setOut = addMinutes(arriveBy(booking.window, office), -BEFORE_SETTING_OUT);
  return !isBefore(setOut, calmFrom(office.notices, office.timeZone, at));
}
