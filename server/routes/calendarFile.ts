// Writes one visit as a calendar file (RFC 5545) that a phone can add, move and take away again; it names no person.
import ical, {
  ICalAlarmRelatesTo,
  ICalAlarmType,
  ICalCalendarMethod,
  type ICalEvent,
  ICalEventStatus,
} from 'ical-generator';
import type { Language } from '../../src/time.ts';
import { spacedCode } from './pictures.ts';

/** Instants are RFC 3339 with an offset. */
export interface VisitForCalendar {
  code: string;
  /** Raised on each move or cancellation, so that a calendar replaces what it has. */
  version: number;
  cancelled: boolean;
  /** When the booking last changed. */
  at: string;
  startsAt: string;
  endsAt: string;
  arriveBy: string;
  /** IANA name of the office's zone. */
  timeZone: string;
  officeName: string;
  city: string;
  queueNumber: string | null;
  language: Language;
}

const words = {
  id: {
    numbered: (number: string, office: string) => `Antrean ${number}, ${office}`,
    unnumbered: (office: string) => `Antrean di ${office}`,
    code: (code: string) => `Kode: ${code}`,
    arriveBy: (time: string) => `Harap tiba paling lambat pukul ${time.replace(':', '.')}.`,
  },
  en: {
    numbered: (number: string, office: string) => `Queue ${number}, ${office}`,
    unnumbered: (office: string) => `Queue at ${office}`,
    code: (code: string) => `Code: ${code}`,
    arriveBy: (time: string) => `Please be there by ${time}.`,
  },
};

const oneHour = 60 * 60;

/** The .ics file's text: METHOD:PUBLISH, or METHOD:CANCEL for a cancelled visit. */
export function visitCalendar(visit: VisitForCalendar): string {
  const start = zoned(visit.startsAt, visit.timeZone);
  const fixed = hasFixedOffset(start);
  const calendar = ical({
    prodId: '//Antrean//Antrean//ID',
    method: visit.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    // Only the event gets the zone's name: with a name here DTSTAMP would be written in local time, which is not valid.
    timezone: { name: null, generator: () => timeZoneBlock(start) },
  });
  const event = calendar.createEvent({
    id: `${visit.code}@antrean`,
    sequence: visit.version,
    stamp: Temporal.Instant.from(visit.at),
    start,
    end: zoned(visit.endsAt, visit.timeZone),
    timezone: fixed ? visit.timeZone : null,
    summary: summary(visit),
    location: `${visit.officeName}, ${visit.city}`,
    description: description(visit),
    status: visit.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  // A cancellation may hold no alarm (RFC 5546, 3.2.5).
  if (!visit.cancelled) addAlarm(event, visit);
  return `${calendar.toString()}\r\n`;
}

function zoned(instant: string, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
}

/** Whether the zone's clocks stand still for a year before and after; the zones of Indonesia do. */
function hasFixedOffset(time: Temporal.ZonedDateTime): boolean {
  const next = time.subtract({ years: 1 }).getTimeZoneTransition('next');
  return next === null || Temporal.ZonedDateTime.compare(next, time.add({ years: 1 })) > 0;
}

function timeZoneBlock(time: Temporal.ZonedDateTime): string {
  const offset = time.offset.replaceAll(':', '');
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${time.timeZoneId}`,
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    `TZNAME:${timeZoneName(time)}`,
    'END:STANDARD',
    'END:VTIMEZONE',
  ].join('\r\n');
}

/** WIB, WITA or WIT; the names of Indonesia's zones are known to its own locale only. */
function timeZoneName(time: Temporal.ZonedDateTime): string {
  const format = new Intl.DateTimeFormat('id', { timeZone: time.timeZoneId, timeZoneName: 'short' });
  const parts = format.formatToParts(time.epochMilliseconds);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? time.offset;
}

function summary({ language, queueNumber, officeName }: VisitForCalendar): string {
  const { numbered, unnumbered } = words[language];
  return queueNumber === null ? unnumbered(officeName) : numbered(queueNumber, officeName);
}

function description({ language, code, arriveBy, timeZone }: VisitForCalendar): string {
  const time = zoned(arriveBy, timeZone);
  const clock = `${time.toPlainTime().toString({ smallestUnit: 'minute' })} ${timeZoneName(time)}`;
  return [words[language].code(spacedCode(code)), words[language].arriveBy(clock)].join('\n');
}

// Counted from the start of the visit: a moment by itself has to be in UTC, and ical-generator would write local time.
function addAlarm(event: ICalEvent, visit: VisitForCalendar): void {
  const early = Temporal.Instant.from(visit.arriveBy).until(visit.startsAt).total('seconds');
  event
    .createAlarm({ type: ICalAlarmType.display, trigger: early + oneHour, description: description(visit) })
    .relatesTo(ICalAlarmRelatesTo.start);
}
