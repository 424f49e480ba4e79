// The table of refusals: each code with the parameters of its text; a text that is missing does not compile.

/** Typed parameters, so that they can be written in the reader's language. */
export type ParameterKind =
  | 'date'
  | 'birthDate'
  | 'period'
  | 'moment'
  | 'hours'
  | 'status'
  | 'text'
  | 'number'
  | 'count';

/** A moment, which is written in the office's time zone. */
export interface ZonedMoment {
  at: Temporal.Instant;
  zone: string;
}

export const REFUSALS = {
  FULL: { period: 'period' },
  WINDOW_GONE: {},
  CLOSED: { date: 'date' },
  NOT_YET_RELEASED: { date: 'date', releasedOn: 'date', releasedAt: 'moment' },
  ENTERED: { office: 'text', date: 'date', until: 'moment' },
  TOO_FAR_AHEAD: { lastDate: 'date' },
  IN_THE_PAST: { today: 'date' },
  NOT_OFFERED: { office: 'text' },
  NOT_BY_CHANNEL: { service: 'text', office: 'text' },
  OUTSIDE_INTAKE_HOURS: { hours: 'hours' },
  LIMIT_REACHED: { limit: 'count' },
  ALREADY_BOOKED: {},
  TOO_MANY_HELD: { limit: 'count', until: 'moment', contact: 'text' },
  WORK_REQUIRED: { contact: 'text' },
  HELD_TOO_OFTEN: { limit: 'count', until: 'moment', contact: 'text' },
  UNPROVEN_FULL: { period: 'period', contact: 'text' },
  REGISTER_OTHERWISE: { contact: 'text' },
  REGISTER_AT_DESK: { office: 'text' },
  BLOCKED: { office: 'text' },
  BLOCKED_UNTIL: { office: 'text', untilDate: 'date', until: 'moment' },
  FORFEITED_TOO_OFTEN: { office: 'text', untilDate: 'date', until: 'moment' },
  INVALID_NAME: {},
  INVALID_BIRTH_DATE: {},
  INVALID_DATE: {},
  INVALID_PHONE: {},
  PHOTO_REQUIRED: {},
  UNKNOWN_CODE: {},
  HOLD_EXPIRED: { confirmBy: 'moment' },
  NOT_VERIFIED: {},
  WORK_NEEDED: {},
  TOO_MANY_CONFIRMED: { limit: 'count', untilDate: 'date', until: 'moment', contact: 'text' },
  WRONG_DIGITS: {},
  DIGITS_NEEDED: { contact: 'text' },
  DATA_AT_DESK: { office: 'text' },
  CORRECTION_AT_DESK: { office: 'text' },
  ERASE_CANCELS: { codes: 'text' },
  ERASE_AFTER_VISIT: { office: 'text' },
  NUMBER_NOT_SERVED: { codes: 'text', contact: 'text' },
  DIGITS_UNDELIVERABLE: { contact: 'text' },
  DIGITS_NOT_OFFERED: { office: 'text' },
  TOO_MANY_DIGITS: { untilDate: 'date', until: 'moment', contact: 'text' },
  DIGITS_JUST_SENT: { until: 'moment' },
  NOT_ALLOWED_NOW: { status: 'status' },
  TOO_MANY_CHANGES: { limit: 'count' },
  TOO_LATE_TO_CHANGE: { hours: 'count' },
  TOO_EARLY: { opensAt: 'moment' },
  TOO_LATE: { deadline: 'moment' },
  WRONG_DAY: { date: 'date' },
  WRONG_OFFICE: { office: 'text' },
  DOOR_CODE_EXPIRED: {},
  UNKNOWN_DOOR_CODE: { office: 'text' },
  NO_DOOR_CODES: { office: 'text' },
  QUEUE_EMPTY: {},
  COUNTER_CLOSED: {},
  CONFIRM_FIRST: { confirmBy: 'moment' },
  NOTHING_EARLIER: { date: 'date', from: 'moment' },
  OFFER_GONE: {},
  STANDBY_UNPROVEN: { contact: 'text' },
  PLACES_FREE: {},
  REQUEST_UNPROVEN: { contact: 'text' },
  ALREADY_WAITING: {},
  UNKNOWN_REQUEST: {},
  CAPACITY_IN_USE: { mustMove: 'count' },
  NO_ROOM_TO_MOVE: { mustMove: 'count', lastDate: 'date' },
  UNDO_OVER: { until: 'moment' },
  UNDO_LATER_FIRST: {},
  LAST_ADMINISTRATOR: {},
  PAIRING_OVER: {},
  PAIRING_NOT_SHOWN: {},
  NOTICE_OFF: { office: 'text' },
  MESSAGE_WAITING: {},
  MESSAGE_OVER: {},
  CONVERSATION_TAKEN: { until: 'moment' },
  REPLY_WINDOW_CLOSED: { hours: 'count', untilDate: 'date', until: 'moment' },
  OPTED_OUT: {},
  NUMBER_GIVEN_UP: {},
  UNREACHABLE: {},
  TEXT_LENGTH: { limit: 'count' },
  TEXT_PLACEHOLDER_MISSING: { placeholder: 'text' },
  TEXT_PLACEHOLDER_UNKNOWN: { placeholder: 'text', known: 'text' },
  TEXT_WITHOUT_PLACEHOLDERS: { placeholder: 'text' },
  TEXT_TOO_MANY_SMS: { count: 'count', limit: 'number' },
  TEMPLATE_WITH_PHOTO: {},
  TEMPLATE_EMPTY_WORD: {},
  TEMPLATE_KEYWORD_INVALID: { keyword: 'text' },
  TEMPLATE_FIELD_UNKNOWN: { field: 'text', known: 'text' },
  TEMPLATE_FIELD_TWICE: { field: 'text' },
  TEMPLATE_FIELDS_MISSING: {},
  TEMPLATE_TWICE: { template: 'text' },
  SERVICE_NOT_BOOKABLE: { service: 'text' },
  COUNTRY_UNKNOWN: { country: 'text' },
  OFFICE_UNKNOWN: { office: 'text' },
  COUNTER_EXISTS: { counter: 'text', office: 'text' },
  COUNTER_OPEN: { counter: 'text' },
  NUMBER_TAKEN: { address: 'text', office: 'text' },
  ANSWER_EXISTS: {},
  ANSWERS_FULL: { limit: 'count' },
  SAVED_REPLIES_FULL: { limit: 'count' },
  WEBHOOKS_FULL: { limit: 'count' },
  ADDRESS_INVALID: {},
  ADDRESS_NOT_PUBLIC: {},
  SEARCH_TOO_SHORT: { letters: 'count' },
  NO_WINDOW_THEN: {},
  QUOTA_IN_USE: { quota: 'text' },
  LINE_TAKEN: { line: 'text' },
  CALENDAR_UNREADABLE: {},
  CALENDAR_TOO_LARGE: {},
  CALENDAR_LINE_UNREADABLE: { line: 'number' },
  CALENDAR_REPEATS: { event: 'text' },
} as const satisfies Record<string, Record<string, ParameterKind>>;

export type RefusalCode = keyof typeof REFUSALS;

/** A period of days; `from` null: all days up to `to`. */
export interface RefusalPeriod {
  from: string | null;
  to: string;
  /** Only this hour of the day. */
  hour?: ZonedMoment;
  /** Only the days from the one asked for. */
  sinceAsked?: true;
  /** The day is today: hours may be free that an applicant cannot reach in time. */
  begun?: true;
}

/** The same hours of every day, `07:30` to `10:00`, with the date that tells which name the zone has then. */
export interface DailyHours {
  from: string;
  to: string;
  zone: string;
  on: string;
}

/** Statuses of bookings and tickets that sentences name in words. */
export const TOLD_STATUSES = [
  'HELD',
  'CONFIRMED',
  'CHECKED_IN',
  'EXPIRED',
  'CANCELLED',
  'FORFEITED',
  'WAITING',
  'CALLED',
  'SERVING',
  'PARKED',
  'SERVED',
  'NO_SHOW',
] as const;
export type ToldStatus = (typeof TOLD_STATUSES)[number];

export interface ParameterTypes {
  date: string;
  birthDate: string;
  period: RefusalPeriod;
  moment: ZonedMoment;
  hours: DailyHours;
  /** Perhaps with the number of the ticket before it. */
  status: ToldStatus | `${string} ${ToldStatus}`;
  text: string;
  number: number;
  count: number;
}
export type ParameterValue = ParameterTypes[ParameterKind];

/** The values of a text's parameters, by their kinds. */
export type ParametersOf<Kinds> = {
  -readonly [P in keyof Kinds]: Kinds[P] extends ParameterKind ? ParameterTypes[Kinds[P]] : never;
};
export type RefusalParameters<C extends RefusalCode> = ParametersOf<(typeof REFUSALS)[C]>;

/** An expected failure: its reason, the input field that caused it, and possible alternatives. */
export interface Refusal {
  refused: RefusalCode;
  parameters: Record<string, ParameterValue>;
  field: string | null;
  /** The office and day at which free places may be offered instead; `from` null: from now on. */
  near: Near | null;
  /** The work that is asked for, of `WORK_REQUIRED` and `WORK_NEEDED`. */
  work?: RequiredPayment;
}

/** A price in work; `tries`: the most derivations that its challenge takes; `officeTries`: of one for a quiet network. */
export type RequiredPayment =
  | { tries: number; pays: 'DIGITS' }
  | { tries: number; pays: 'PLACE'; officeTries: number }
  | { tries: number; pays: 'CONFIRMATION'; code: string };

/** A place, or a message with digits. */
export type PaidThing = 'PLACE' | 'DIGITS';

export interface Near {
  office: string;
  from: string | null;
  /** The quotas whose places are offered; none: those of the general quota. */
  quotas?: readonly string[];
}

export function refuse<C extends RefusalCode>(
  code: C,
  parameters: RefusalParameters<C>,
  more: { field?: string; near?: Near } = {},
): Refusal {
  return { refused: code, parameters, field: more.field ?? null, near: more.near ?? null };
}

/** `contact`: a way that costs no work. */
export function refuseForWork(contact: string, work: RequiredPayment): Refusal {
  return { ...refuse('WORK_REQUIRED', { contact }, { field: 'work' }), work };
}

export function isRefusal(answer: object): answer is Refusal {
  return 'refused' in answer;
}

export type CallerFault =
  | 'UNAUTHENTICATED'
  | 'KEY_EXPIRED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'RATE_LIMITED'
  | 'READING_LIMIT';

/** A mistake of the calling program; it becomes a GraphQL error with this code. */
export class CallerError extends Error {
  override name = 'CallerError';
  readonly code: CallerFault;

  constructor(code: CallerFault, message: string) {
    super(message);
    this.code = code;
  }
}

/** The fault of an input that a person has typed: a sentence for programs and files, and a refusal for the person. */
export interface InputFault {
  message: string;
  refusal: Refusal;
}

/** A fault, and the place of the setting that it is of. */
export interface PlacedFault extends InputFault {
  path: PropertyKey[];
}

/** A mistake that a person makes and can mend: a mutation answers with its refusal, a query fails with the refusal's sentence. */
export class RefusedInput extends CallerError {
  override name = 'RefusedInput';
  readonly refusal: Refusal;
  /** The refusal in the caller's language, once that is known. */
  sentence: string | null = null;

  constructor({ message, refusal }: InputFault) {
    super('BAD_USER_INPUT', message);
    this.refusal = refusal;
  }
}

/** `input` begins the path in the refusal's field, as the mutation's input has it: `settings`. */
export function refusedAt({ path, message, refusal }: PlacedFault, input?: string): RefusedInput {
  const place = path.join('.');
  return new RefusedInput({
    message: `${place}: ${message}`,
    refusal: { ...refusal, field: input ? `${input}.${place}` : place },
  });
}
