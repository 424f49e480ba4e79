// What may be said, and with which parameters: a language that lacks a sentence does not compile.
import type { ParameterKind, ParameterValue, RefusalCode, RefusalPeriod, ZonedMoment } from '../refusal.ts';
import { dateInWords, dayInWords, type Language, timeInWords } from '../time.ts';

/** Everything an applicant is told by chat, besides refusals; each key with the parameters of its sentence. */
export const REPLIES = {
  held: {
    name: 'text',
    birthDate: 'birthDate',
    office: 'text',
    date: 'date',
    from: 'moment',
    code: 'text',
    confirmBy: 'moment',
  },
  heldOverflow: {
    asked: 'date',
    name: 'text',
    birthDate: 'birthDate',
    office: 'text',
    date: 'date',
    from: 'moment',
    code: 'text',
    confirmBy: 'moment',
  },
  confirmed: {
    number: 'text',
    office: 'text',
    date: 'date',
    from: 'moment',
    arriveBy: 'moment',
    code: 'text',
    bring: 'text',
  },
  moved: {
    asked: 'date',
    askedAt: 'moment',
    office: 'text',
    date: 'date',
    from: 'moment',
    number: 'text',
    arriveBy: 'moment',
    code: 'text',
  },
  movedHeld: {
    asked: 'date',
    askedAt: 'moment',
    office: 'text',
    date: 'date',
    from: 'moment',
    code: 'text',
    confirmBy: 'moment',
  },
  offer: { office: 'text', date: 'date', from: 'moment', answerBy: 'moment', code: 'text' },
  standbyEnded: { office: 'text' },
  standbyJoined: { office: 'text', place: 'number', date: 'date', from: 'moment' },
  offerDeclined: { date: 'date', from: 'moment' },
  reminderDay: {
    name: 'text',
    office: 'text',
    date: 'date',
    from: 'moment',
    arriveBy: 'moment',
    number: 'text',
    code: 'text',
    bring: 'text',
  },
  reminderSoon: {
    name: 'text',
    office: 'text',
    date: 'date',
    from: 'moment',
    arriveBy: 'moment',
    number: 'text',
    code: 'text',
  },
  turnNear: { office: 'text', number: 'text', ahead: 'number' },
  turnNext: { office: 'text', number: 'text' },
  called: { office: 'text', number: 'text', counter: 'text' },
  forfeited: { office: 'text', date: 'date', number: 'text', deadline: 'moment', example: 'text' },
  passportReady: { office: 'text', name: 'text' },
  proof: { digits: 'text', office: 'text', until: 'moment' },
  guideName: { office: 'text' },
  guideBirthDate: { name: 'text' },
  guideDay: { list: 'text' },
  guideYes: { name: 'text', birthDate: 'birthDate', date: 'date', office: 'text' },
  guideNameWrong: { typed: 'text' },
  guideBirthDateWrong: { typed: 'text' },
  guideDayWrong: { list: 'text' },
  guideNoDay: { office: 'text' },
  guideLeft: {},
  guideOffer: {},
  alreadyAnswered: {},
  replyPause: { until: 'moment' },
  welcome: {},
  limitHint: {},
  bookedHint: {},
  quota: { office: 'text', list: 'text' },
  languageSet: {},
  photoWaits: {},
  photoWanted: { name: 'text' },
  cancelled: { code: 'text', office: 'text', date: 'date' },
  statusHeld: { name: 'text', office: 'text', date: 'date', from: 'moment', code: 'text', confirmBy: 'moment' },
  statusConfirmed: {
    name: 'text',
    number: 'text',
    office: 'text',
    date: 'date',
    from: 'moment',
    arriveBy: 'moment',
    code: 'text',
  },
  statusCheckedIn: { name: 'text', number: 'text', office: 'text' },
  nothingBooked: { example: 'text' },
  bookingWaits: { name: 'text', office: 'text', date: 'date', from: 'moment', code: 'text', confirmBy: 'moment' },
  bookingStands: { name: 'text', office: 'text', date: 'date', from: 'moment', code: 'text' },
  askCancel: { name: 'text', office: 'text', date: 'date', from: 'moment' },
  askConfirm: { name: 'text', office: 'text', date: 'date', from: 'moment', confirmBy: 'moment' },
  kept: { name: 'text', office: 'text', date: 'date', from: 'moment' },
  changeBooking: {
    name: 'text',
    birthDate: 'birthDate',
    office: 'text',
    date: 'date',
    from: 'moment',
    command: 'text',
  },
  codeAlone: { code: 'text' },
  lostOrDamaged: { office: 'text' },
  whichOne: { codes: 'text', command: 'text' },
  changeHow: { example: 'text' },
  freePlaces: { places: 'text' },
  howTo: { office: 'text', example: 'text' },
  howToWithPhoto: { office: 'text', example: 'text' },
  tooFewFields: { missing: 'text', example: 'text' },
  tooManyFields: { example: 'text' },
  placeholderLeft: { example: 'text' },
  unreadableBirthDate: { typed: 'text', example: 'text' },
  unreadableVisitDate: { typed: 'text', example: 'text' },
  impossibleBirthDate: { typed: 'text', example: 'text' },
  impossibleVisitDate: { typed: 'text', example: 'text' },
  ambiguousBirthDate: { typed: 'text', example: 'text' },
  ambiguousVisitDate: { typed: 'text', example: 'text' },
  birthDateInFuture: { birthDate: 'birthDate', example: 'text' },
  birthDateOutOfRange: { birthDate: 'birthDate', example: 'text' },
  datesSwapped: { birthDate: 'birthDate', visitDate: 'date', example: 'text' },
  unreadableAddress: { typed: 'text', example: 'text' },
  addressTooLong: { example: 'text' },
  nameInvalid: { typed: 'text', example: 'text' },
  nameTooLong: { example: 'text' },
  serviceUnreadable: { typed: 'text', services: 'text', example: 'text' },
  peopleUnreadable: { typed: 'text', example: 'text' },
  nikUnreadable: { typed: 'text', example: 'text' },
  nikMismatch: { nik: 'text', birthDate: 'birthDate', example: 'text' },
  multipleApplicants: { count: 'number', example: 'text' },
  textTooLong: { example: 'text' },
  photoWithoutText: { example: 'text' },
  whichDate: { typed: 'text', example: 'text' },
  understood: { what: 'text' },
  noteCheck: {},
  noteLeftOut: {},
  noteHour: {},
  noteNameLabel: { name: 'text' },
  noteFamily: { limit: 'number' },
  noteAlone: {},
  stopHow: {},
  started: {},
  textOnly: { office: 'text', example: 'text' },
  noOfficeHere: {},
} as const satisfies Record<string, Record<string, ParameterKind>>;

export type ReplyKey = keyof typeof REPLIES;
type Kinds = {
  date: string;
  birthDate: string;
  period: RefusalPeriod;
  moment: ZonedMoment;
  text: string;
  number: number;
};
export type ReplyParameters<K extends ReplyKey> = {
  -readonly [P in keyof (typeof REPLIES)[K]]: (typeof REPLIES)[K][P] extends ParameterKind
    ? Kinds[(typeof REPLIES)[K][P]]
    : never;
};

/** Names of fields of a template, as they are called in a sentence. */
export const FIELD_NAMES = ['name', 'birthDate', 'visitDate', 'address', 'service', 'people', 'nik'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** What stands above the columns and in the cells of lists that officers print or open as a table. */
export const LIST_WORDS = [
  ...['dayList', 'asOf', 'page', 'expected', 'nobody'],
  ...['number', 'code', 'name', 'birthDate', 'service', 'priority', 'here', 'status', 'window', 'channel'],
  ...['NORMAL', 'ELDERLY', 'CHILD', 'DISABILITY', 'PREGNANT'],
  ...['HELD', 'CONFIRMED', 'CHECKED_IN', 'FORFEITED'],
  ...['office', 'date', 'group', 'of', 'total', 'services', 'channels', 'hours'],
  ...[
    'booked',
    'confirmed',
    'overflowed',
    'cancelled',
    'lapsed',
    'forfeited',
    'checkedIn',
    'walkIns',
    'served',
    'noShows',
  ],
  ...[
    'medianWaitMinutes',
    'p90WaitMinutes',
    'medianServiceMinutes',
    'p90ServiceMinutes',
    'capacity',
    'taken',
    'useOfCapacity',
  ],
] as const;
export type ListWord = (typeof LIST_WORDS)[number];

/** One language: a sentence for each refusal and each reply, `{parameter}` where a value goes. */
export interface Catalogue {
  refusals: Record<RefusalCode, string>;
  /** FULL where one hour alone was asked for. */
  hourFull: string;
  /** FULL for today alone. */
  todayFull: string;
  replies: Record<ReplyKey, string>;
  /** The same in the few words that one SMS holds; what is missing is short enough as it is. */
  short: Partial<Record<ReplyKey, string>>;
  fields: Record<FieldName, string>;
  lists: Record<ListWord, string>;
  period: { hour: string; day: string; until: string; since: string };
}

/** Puts the values into the sentence, each written as this language writes it. */
export function fill(
  catalogue: Catalogue,
  language: Language,
  sentence: string,
  parameters: Readonly<Record<string, ParameterValue>>,
  kinds: Readonly<Record<string, ParameterKind>>,
): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name];
    const kind = kinds[name];
    return value === undefined || !kind ? whole : write(catalogue, language, kind, value);
  });
}

function write(catalogue: Catalogue, language: Language, kind: ParameterKind, value: ParameterValue): string {
  if (kind === 'date') return dateInWords(value as string, language);
  if (kind === 'birthDate') return dayInWords(value as string, language);
  if (kind === 'moment') return timeInWords((value as ZonedMoment).at, (value as ZonedMoment).zone, language);
  if (kind !== 'period') return String(value);
  const { from, to, hour, sinceAsked } = value as RefusalPeriod;
  const date = dateInWords(to, language);
  if (hour)
    return catalogue.period.hour.replace('{date}', date).replace('{hour}', timeInWords(hour.at, hour.zone, language));
  const { day, until, since } = catalogue.period;
  return (sinceAsked ? since : from === to ? day : until).replace('{date}', date);
}
