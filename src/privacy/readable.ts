// Writes a person's data as a text to be read: headings, and a line for each value. Pure.
import type { Office } from '../office/settings.ts';
import { dateInWords, dayInWords, type Instant, type Language, timeInWords } from '../time.ts';
import type { PersonalRecords } from './records.ts';
import { DATA_WORDS, type DataWords } from './words.ts';

interface RecordsReader {
  words: DataWords;
  moment(at: Instant): string;
  day(date: string): string;
}

export function readableData(records: PersonalRecords, office: Office, language: Language): string {
  const words = DATA_WORDS[language];
  const { timeZone: zone } = office;
  const reader: RecordsReader = {
    words,
    moment: (at) =>
      `${dateInWords(at.toZonedDateTimeISO(zone).toPlainDate().toString(), language)}, ${timeInWords(at, zone, language)}`,
    day: (date) => dayInWords(date, language),
  };
  const head = `${words.title.replace('{office}', office.name)}\n${words.madeAt}: ${reader.moment(records.madeAt)}\n${words.requestedBy}: ${words[records.requestedBy]}`;
  const sections = sectionsOf(records, reader).filter(({ lines }) => lines.length > 0);
  const body = sections.map(({ heading, lines }) => `${heading}\n${lines.join('\n')}`);
  return [head, ...(body.length > 0 ? body : [words.nothing])].join('\n\n');
}

interface Section {
  heading: string;
  lines: string[];
}

function sectionsOf(records: PersonalRecords, reader: RecordsReader): Section[] {
  const { words, moment } = reader;
  const { bookings, requests, received, sent, blocks, optOuts, readings } = records;
  return [
    ...bookings.map((booking) => ({
      heading: `${words.bookings} ${booking.code}`,
      lines: bookingLines(booking, reader),
    })),
    { heading: words.requests, lines: requests.flatMap((request) => requestLines(request, reader)) },
    { heading: words.received, lines: received.map(({ at, channel, text }) => `${moment(at)} (${channel}): ${text}`) },
    { heading: words.sent, lines: sent.map(({ at, channel, text }) => `${moment(at)} (${channel}): ${text}`) },
    {
      heading: words.blocks,
      lines: blocks.map(({ beganAt, endsAt, reason }) => {
        const until = endsAt ? `${words.blockUntil} ${moment(endsAt)}` : words.blockNoEnd;
        return `${moment(beganAt)}, ${until}${reason ? `: ${reason}` : ''}`;
      }),
    },
    { heading: words.optOuts, lines: optOuts.map(({ at, channel }) => `${moment(at)} (${channel})`) },
    { heading: words.readings, lines: readings.map(({ at, what }) => `${moment(at)}: ${what}`) },
  ];
}

function requestLines(request: PersonalRecords['requests'][number], { words, moment, day }: RecordsReader): string[] {
  const values: [string, string | null | undefined][] = [
    [words.name, request.name],
    [words.birthDate, day(request.birthDate)],
    [words.address, request.address],
    [words.phone, request.phone],
    [words.service, request.service],
    [words.channel, request.channel],
    [words.askedAt, moment(request.askedAt)],
    [words.waitsUntil, moment(request.expiresAt)],
    [words.photo, request.hasPhoto ? words.photoWaits : null],
  ];
  return values.flatMap(([label, value]) => (value ? `${label}: ${value}` : []));
}

function bookingLines(booking: PersonalRecords['bookings'][number], { words, moment, day }: RecordsReader): string[] {
  const values: [string, string | null][] = [
    [words.name, booking.name],
    [words.birthDate, day(booking.birthDate)],
    [words.guardian, booking.hasGuardian ? words.guardianActs : null],
    [words.address, booking.address],
    [words.phone, booking.phone],
    [words.writtenFrom, booking.writtenFrom],
    [words.visit, moment(booking.startsAt)],
    [words.service, booking.service],
    [words.channel, booking.channel],
    [words.priority, booking.priority === 'NORMAL' ? null : booking.priority],
    [words.status, booking.status],
    [words.queueNumber, booking.queueNumber],
    [words.network, booking.network],
    [words.photo, booking.photo && words.photoKept],
  ];
  const lines = values.flatMap(([label, value]) => (value ? `${label}: ${value}` : []));
  const history = booking.history.map(({ at, action, by }) => `${words.history}: ${moment(at)}, ${action}, ${by}`);
  const notes = booking.tickets.flatMap(({ note }) => (note ? `${words.officersNote}: ${note}` : []));
  return [...lines, ...notes, ...history];
}
