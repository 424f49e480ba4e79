// The texts there are, with their parameters: a language that lacks a text or a plural form does not compile.
import type { ParameterKind, ParametersOf, REFUSALS, RefusalCode, ToldStatus } from '../refusal.ts';
import type { Language } from '../time.ts';
import type { ListWord } from './listWords.ts';
import type { PluralForms } from './plural.ts';

/** Every text sent to applicants, besides refusals, with the parameters of each. */
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
  notDrawn: { office: 'text', name: 'text', date: 'date' },
  confirmed: {
    number: 'text',
    office: 'text',
    date: 'date',
    from: 'moment',
    arriveBy: 'moment',
    code: 'text',
    bring: 'text',
    deadline: 'moment',
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
  placeFound: {
    name: 'text',
    birthDate: 'birthDate',
    office: 'text',
    date: 'date',
    from: 'moment',
    code: 'text',
    confirmBy: 'moment',
  },
  placeWaits: { office: 'text', name: 'text' },
  placeRefused: { office: 'text', name: 'text', reason: 'text' },
  placeRequestEnded: { office: 'text', name: 'text' },
  askWaitForPlace: {},
  askWaitForIntake: {},
  placeRequested: { office: 'text', name: 'text', place: 'number', date: 'date' },
  intakeRequested: { office: 'text', name: 'text', date: 'date', from: 'moment' },
  writeToBeTold: { date: 'date', until: 'moment' },
  placeRequestLeft: { office: 'text', name: 'text' },
  notWaiting: {},
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
    deadline: 'moment',
  },
  turnNear: { office: 'text', number: 'text', ahead: 'count' },
  turnNext: { office: 'text', number: 'text' },
  called: { office: 'text', number: 'text', counter: 'text' },
  forfeited: { office: 'text', date: 'date', number: 'text', deadline: 'moment', example: 'text' },
  takeOverEnded: { office: 'text' },
  passportReady: { office: 'text', name: 'text' },
  registrationTried: { office: 'text', date: 'date' },
  proof: { digits: 'text', office: 'text', until: 'moment' },
  dataProof: { digits: 'text', office: 'text', until: 'moment' },
  guideName: { office: 'text' },
  guideBirthDate: { name: 'text' },
  guideDay: { list: 'text' },
  guideYes: { name: 'text', birthDate: 'birthDate', date: 'date', office: 'text' },
  guideWhichWrong: {},
  guideAddress: { name: 'text' },
  guideYesFirst: { name: 'text', birthDate: 'birthDate', office: 'text' },
  guideIntake: { hours: 'hours' },
  guideAddressWrong: { typed: 'text' },
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
  freeOn: { office: 'text', date: 'date', count: 'count' },
  noneFreeOn: { office: 'text', date: 'date', list: 'text' },
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
  askReplace: { name: 'text', other: 'text', office: 'text', date: 'date', from: 'moment' },
  kept: { name: 'text', office: 'text', date: 'date', from: 'moment' },
  changeBooking: {
    name: 'text',
    birthDate: 'birthDate',
    office: 'text',
    date: 'date',
    from: 'moment',
    command: 'text',
  },
  askMove: { asked: 'date', name: 'text', date: 'date', from: 'moment' },
  askEarlier: { date: 'date', from: 'moment' },
  earlierFree: { date: 'date', list: 'text' },
  whatMeant: { list: 'text' },
  notSetHere: { office: 'text', what: 'text' },
  openingHours: { office: 'text', list: 'text' },
  openOn: { office: 'text', date: 'date', what: 'text' },
  closedOn: { office: 'text', date: 'date', what: 'text', list: 'text' },
  whatToBring: { office: 'text', bring: 'text' },
  requirementsOf: { service: 'text', office: 'text', list: 'text' },
  requirementsToo: { list: 'text' },
  feesOf: { office: 'text', list: 'text' },
  durationOf: { service: 'text', duration: 'text' },
  checkedOn: { date: 'birthDate' },
  generalRules: { date: 'birthDate' },
  addressOf: { office: 'text', address: 'text' },
  mapAt: { link: 'text' },
  telephoneAt: { telephone: 'text' },
  officersFrom: { date: 'date', from: 'moment' },
  childNeeds: { office: 'text', list: 'text' },
  servedOn: { name: 'text', office: 'text', date: 'date' },
  servedAndReady: { name: 'text', office: 'text', date: 'date', told: 'date' },
  childHow: { office: 'text' },
  proxyHow: { office: 'text' },
  priorityHow: {},
  passportStatusHow: { office: 'text' },
  nowServing: { office: 'text', list: 'text', count: 'count' },
  nothingServed: { office: 'text', count: 'count' },
  ownNumber: { number: 'text' },
  ownNumberAhead: { number: 'text', count: 'count' },
  ownNumberNext: { number: 'text' },
  lateRule: {},
  lateRuleGrace: { minutes: 'count' },
  lateForVisit: { date: 'date', from: 'moment', arriveBy: 'moment', deadline: 'moment' },
  arrivedWithCode: { code: 'text' },
  arrivedHow: {},
  walkInHow: { office: 'text' },
  walkInPlaces: { office: 'text', count: 'count' },
  servicesHere: { office: 'text', list: 'text' },
  servicesThere: { list: 'text' },
  waitBySending: { example: 'text' },
  registrationNotMeant: { example: 'text' },
  whichCity: {},
  holdLapsed: { name: 'text', office: 'text', date: 'date', ended: 'date', until: 'moment', example: 'text' },
  placeLapsed: { name: 'text', office: 'text', date: 'date', example: 'text' },
  numberHoldsHere: {},
  payWayNotSet: {},
  residenceNotSet: {},
  registerHere: { office: 'text', example: 'text' },
  otherOffices: { list: 'text' },
  nearestOffices: { city: 'text', list: 'text' },
  genuineHow: { office: 'text' },
  complaintHeard: { office: 'text' },
  insultHeard: {},
  humanAsked: { office: 'text' },
  correctHow: { office: 'text' },
  corrected: { name: 'text', birthDate: 'birthDate', office: 'text', date: 'date', from: 'moment' },
  correctBySending: { example: 'text' },
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
  multipleApplicants: { count: 'count', example: 'text' },
  morePeopleThanLimit: { count: 'count', limit: 'number', example: 'text' },
  textTooLong: { example: 'text' },
  photoWithoutText: { example: 'text' },
  pictureLeftOut: {},
  whichDate: { typed: 'text', example: 'text' },
  understood: { what: 'text' },
  noteCheck: {},
  noteLeftOut: {},
  noteHour: {},
  noteNameLabel: { name: 'text' },
  noteFamily: { limit: 'count' },
  noteAlone: {},
  noteElderly: { name: 'text' },
  noteSmallChild: { name: 'text' },
  notePriorityByAge: {},
  stopHow: {},
  started: {},
  textOnly: { office: 'text', example: 'text' },
  noOfficeHere: {},
  myData: { link: 'text', until: 'moment' },
  childData: { link: 'text', until: 'moment' },
  askErase: { office: 'text' },
  askEraseCancels: { office: 'text', codes: 'text' },
  askEraseChildren: { office: 'text' },
  askEraseChildrenCancels: { office: 'text', codes: 'text' },
  erasureKept: {},
  erased: {},
  erasedBlock: {},
  erasedMissed: {},
  erasedOptOut: {},
  privacyLine: { link: 'text' },
  privacyBrief: { office: 'text', days: 'count' },
  privacyController: { office: 'text', contact: 'text' },
  privacyData: {},
  privacyPurpose: {},
  privacyRetention: { days: 'count' },
  privacyRecipients: { office: 'text' },
  privacyRights: { contact: 'text' },
  privacyChildren: { contact: 'text' },
} as const satisfies Record<string, Record<string, ParameterKind>>;

export type ReplyKey = keyof typeof REPLIES;

/** Parameters that came when templates were in use already: a template has them only where its `variables` name them. */
export const LATER_PARAMETERS: Partial<Record<ReplyKey, readonly string[]>> = {
  confirmed: ['deadline'],
  reminderSoon: ['deadline'],
};

export type ReplyParameters<K extends ReplyKey> = ParametersOf<(typeof REPLIES)[K]>;

/** Parts of the privacy notice in their order. They stand on a page, and are never sent by SMS. */
export const PRIVACY_PARTS = [
  'privacyController',
  'privacyData',
  'privacyPurpose',
  'privacyRetention',
  'privacyRecipients',
  'privacyRights',
  'privacyChildren',
] as const satisfies readonly ReplyKey[];
export type PrivacyPart = (typeof PRIVACY_PARTS)[number];

/** Names of fields of a template, as they are called in a sentence. */
export const FIELD_NAMES = ['name', 'birthDate', 'visitDate', 'address', 'service', 'people', 'nik'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** One text of a language: plural forms if one of its parameters counts something. */
type TextWith<L extends Language, P> = 'count' extends P[keyof P] ? PluralForms<L> : string;

export interface PeriodTexts {
  hour: string;
  day: string;
  until: string;
  since: string;
}

/** How a booking or a ticket stands, in words that go on after its number. */
export type StatusTexts = Readonly<Record<ToldStatus, string>>;

/** One language: a text for each refusal and each reply, with `{parameter}` as a placeholder for a value. */
export interface Catalogue<L extends Language> {
  refusals: { [C in RefusalCode]: TextWith<L, (typeof REFUSALS)[C]> };
  /** FULL if a single hour was asked for. */
  hourFull: string;
  /** FULL if today alone was asked for. */
  todayFull: string;
  /** UNKNOWN_CODE if bookings were lost between two moments. */
  codeLost: string;
  replies: { [K in ReplyKey]: TextWith<L, (typeof REPLIES)[K]> };
  /** Wordings that fit into one SMS; a reply that is missing here is short enough as it is. */
  short: { [K in ReplyKey]?: TextWith<L, (typeof REPLIES)[K]> };
  fields: Record<FieldName, string>;
  /** Headings of the parts of the privacy notice. */
  privacyHeadings: Record<PrivacyPart, string>;
  lists: Record<ListWord, string>;
  /** The number of people on a list, `{people}`. */
  peopleExpected: PluralForms<L>;
  period: PeriodTexts;
  statuses: StatusTexts;
}
