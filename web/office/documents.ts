// The office console's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Document } from '../api/document.ts';
/** A message put right, as a registration. */
export type AcceptMessageInput = {
  /** Who is meant. */
  applicant: ApplicantInput;
  /** A message is accepted once; accepted for uniformity. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The message. At most 40 characters. */
  message: string | number;
  /** The office. At most 40 characters. */
  office: string | number;
  /** The service; none: the office's first for this channel. At most 40 characters. */
  service?: string | number | null | undefined;
  /** The day wanted; none: the first with a place. */
  visitDate?: string | null | undefined;
};

/** A new counter. */
export type AddCounterInput = {
  /** Done once for a key, within a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** What the board shows. At most 20 characters. */
  label: string;
  /** The office. At most 40 characters. */
  office: string | number;
  /** What it serves; none: all. At most 200 items. At most 40 characters each. */
  services?: Array<string | number> | null | undefined;
};

/** A new member of staff. */
export type AddStaffInput = {
  /** Done once for a key, within a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Name. At most 100 characters. */
  name: string;
  /** The office. At most 40 characters. */
  office: string | number;
  /** What they will do; not ADMINISTRATOR: see `addAdministrator`. */
  role: StaffRole;
};

/** The board's notice. */
export type AnnounceInput = {
  /** Announcing the same twice changes nothing; accepted for uniformity. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Null takes it down. At most 300 characters. */
  notice?: string | null | undefined;
  /** The office. At most 40 characters. */
  office: string | number;
};

/** The person who comes. */
export type ApplicantInput = {
  /** Asked for by some offices. At most 300 characters. */
  address?: string | null | undefined;
  /** Date of birth. */
  birthDate: string;
  /** As on the identity card: letters, blanks and ' . , - / only. More than 100 characters are refused with INVALID_NAME. At most 1000 characters. */
  name: string;
};

/** An address that may not book. */
export type BlockAddressInput = {
  /** A phone number, or the id a channel gave, as lists show it. At most 200 characters. */
  address: string;
  /** Done once for a key, within a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The office; none: all offices, for administrators. At most 40 characters. */
  office?: string | number | null | undefined;
  /** Why, for staff. At most 300 characters. */
  reason: string;
  /** Until when; none: until it is lifted. */
  until?: string | null | undefined;
};

/** Where a block comes from. */
export type BlockKind =
  /** Several visits running were missed. */
  | 'FORFEITS'
  /** Somebody of the office set it. */
  | 'STAFF';

/** When people may be disturbed, in office time. */
export type CalmHoursInput = {
  /** From, `07:00`. At most 20 characters. */
  from: string;
  /** To, `21:00`; later than `from`. At most 20 characters. */
  to: string;
};

/** A change to look at before it is made: exactly one of these. */
export type CapacityPreviewInput = {
  /** As for `closeDay`. */
  closeDay?: CloseDayInput | null | undefined;
  /** As for `removeException`. */
  removeException?: RemoveExceptionInput | null | undefined;
  /** As for `removeSchedule`. */
  removeSchedule?: RemoveScheduleInput | null | undefined;
  /** As for `setCapacity`. */
  setCapacity?: SetCapacityInput | null | undefined;
  /** As for `setException`. */
  setException?: SetExceptionInput | null | undefined;
  /** As for `setQuotas`. */
  setQuotas?: SetQuotasInput | null | undefined;
  /** As for `setSchedule`. */
  setSchedule?: SetScheduleInput | null | undefined;
};

/** A change to an office's settings. */
export type ChangeOfficeInput = {
  /** The same change twice is one change; accepted for uniformity. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The office. At most 40 characters. */
  office: string | number;
  /** What changes; it stands above what the offices file says. */
  settings: OfficeSettingsInput;
};

/** How somebody reaches an office. */
export type ChannelKind =
  /** Somebody else's front end. */
  | 'API'
  /** In person, at the office. */
  | 'COUNTER'
  /** A text message to the office's number. */
  | 'SMS'
  /** The booking page or a web form. */
  | 'WEB'
  /** A message to the office's WhatsApp number. */
  | 'WHATSAPP';

/** A counter to close. */
export type CloseCounterInput = {
  /** The counter: `BOGOR/1`. At most 64 characters. */
  counter: string | number;
  /** Closing a closed counter gives the same answer; accepted for uniformity. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
};

/** A day on which the office closes; whoever is booked is moved to the next place. */
export type CloseDayInput = {
  /** The day. */
  date: string;
  /** The same key and input give the same answer for a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The office. At most 40 characters. */
  office: string | number;
  /** Why, for people. At most 300 characters. */
  reason: string;
  /** Minutes in which it can be taken back, before those who were moved are told; 0 to 720. */
  undoMinutes?: number;
};

/** Open hours of one day, in office time. */
export type DayHoursInput = {
  /** Lunch, Friday prayer: `12:00-13:00`. No window crosses one. At most 200 items. At most 20 characters each. */
  breaks?: Array<string>;
  /** Places of a window, all shares together; none: the schedule's. */
  capacity?: number | null | undefined;
  /** From when to when: `08:00-16:00`. At most 20 characters. */
  hours: string;
  /** Minutes of a window, 5 to 720; none: the schedule's. */
  windowMinutes?: number | null | undefined;
};

/** A message that needs nothing more. */
export type DismissMessageInput = {
  /** Twice is once; accepted for uniformity. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The message. At most 40 characters. */
  message: string | number;
  /** The office. At most 40 characters. */
  office: string | number;
};

/** A member of staff who leaves, or whose key is lost. */
export type EndStaffInput = {
  /** Who. At most 40 characters. */
  id: string | number;
  /** Ending twice is ending once; accepted for uniformity. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The office. At most 40 characters. */
  office: string | number;
};

/** A language that is spoken here. */
export type Language =
  /** English. */
  | 'en'
  /** Indonesian. */
  | 'id';

/** Which way a message went. */
export type MessageDirection =
  /** From an applicant to the office. */
  | 'INBOUND'
  /** From the office to an applicant. */
  | 'OUTBOUND';

/** Which messages; what is left out does not matter. */
export type MessageFilter = {
  /** By these channels: `whatsapp`. At most 200 items. At most 40 characters each. */
  channels?: Array<string> | null | undefined;
  /** Which way they went. */
  direction?: MessageDirection | null | undefined;
  /** Of these kinds: `confirmed`, `REGISTER`. At most 200 items. At most 40 characters each. */
  kinds?: Array<string> | null | undefined;
  /** Written or received from then on. */
  since?: string | null | undefined;
  /** How it stands with them. At most 200 items. */
  states?: Array<MessageState> | null | undefined;
  /** Written or received before then. */
  until?: string | null | undefined;
};

/** How it stands with a message: the first three of those that came in, the rest of those that went out. */
export type MessageState =
  /** It reached the phone. */
  | 'DELIVERED'
  /** It came in, and what it asked for was done. */
  | 'DONE'
  /** It was not sent: `fault` says why. */
  | 'DROPPED'
  /** It was not taken or not delivered, and is not tried again: `fault` says why. */
  | 'FAILED'
  /** It was read. */
  | 'READ'
  /** It came in and was not worked on yet. */
  | 'RECEIVED'
  /** It came in and came to nothing: `fault` says why. */
  | 'REFUSED'
  /** The provider took it. */
  | 'SENT'
  /** The provider may have taken it, which is not known. */
  | 'UNKNOWN'
  /** It is to be sent. */
  | 'WAITING';

/** A stretch of minutes. */
export type MinutesInput = {
  /** At least. */
  from?: number;
  /** At most, 1440. */
  to: number;
};

/** What people are told unasked. What answers a message is always said, and is none of these. */
export type NoticeKind =
  /** Their number is called, and to which counter. */
  | 'CALLED'
  /** They were not there in time: what that means, and how to book again. */
  | 'FORFEITED'
  /** The office closed or has fewer places, and gave them another day or hour. */
  | 'MOVED'
  /** Their passport can be fetched. */
  | 'PASSPORT_READY'
  /** The day before the visit: when, where, and how to cancel. */
  | 'REMINDER_DAY_BEFORE'
  /** Two hours before they must be there. */
  | 'REMINDER_TWO_HOURS'
  /** A place came free that is earlier than theirs. Switched off, none is offered. */
  | 'STANDBY_OFFER'
  /** Checked in, and only a few are ahead. */
  | 'TURN_NEAR';

/** What people are told unasked; what is left out stays. */
export type NoticesInput = {
  /** Whether what one channel cannot deliver goes by the other. */
  fallback?: boolean | null | undefined;
  /** Outside these hours nobody is told what can wait. */
  hours?: CalmHoursInput | null | undefined;
  /** How many are ahead of somebody whose turn is near, 0 to 50. */
  nearTurn?: number | null | undefined;
  /** All that is not sent; an empty list: all is. At most 200 items. */
  off?: Array<NoticeKind> | null | undefined;
  /** When people are reminded on the day before: `16:00`. At most 20 characters. */
  remindAt?: string | null | undefined;
};

/** A number of the office. */
export type OfficeChannelInput = {
  /** The number, E.164. At most 200 characters. */
  address: string;
  /** WHATSAPP or SMS. */
  kind: ChannelKind;
};

/** Settings of an office; those left out stay. */
export type OfficeSettingsInput = {
  /** What to bring. */
  bring?: TextsInput | null | undefined;
  /** All its numbers. At most 200 items. */
  channels?: Array<OfficeChannelInput> | null | undefined;
  /** The city it is in. At most 100 characters. */
  city?: string | null | undefined;
  /** Its name. At most 100 characters. */
  name?: string | null | undefined;
  /** What people are told unasked. */
  notices?: NoticesInput | null | undefined;
  /** Rules of booking. */
  policy?: PolicyInput | null | undefined;
  /** How the line runs. */
  queue?: QueuePolicyInput | null | undefined;
  /** How to register by chat. */
  registration?: RegistrationInput | null | undefined;
  /** All its services; the first is meant where none is named. At most 200 items. */
  services?: Array<ServiceInput> | null | undefined;
  /** All sentences it says in its own words. At most 200 items. */
  texts?: Array<OfficeTextInput> | null | undefined;
};

/** A sentence in the own words of the office. */
export type OfficeTextInput = {
  /** Which sentence: `confirmed`. At most 60 characters. */
  key: string;
  /** In which language. */
  language: Language;
  /** Whether it is for SMS only, and then at most ten SMS long. If not, it is for all other channels, and for SMS where there is no short standard text. */
  sms?: boolean;
  /** The words, `{name}` where a value goes. At most 1000 characters. */
  text: string;
};

/** A counter to open. */
export type OpenCounterInput = {
  /** The counter: `BOGOR/1`. At most 64 characters. */
  counter: string | number;
  /** Opening an open counter gives the same answer; accepted for uniformity. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** What it serves from now on; none: as before; empty: all. At most 200 items. At most 40 characters each. */
  services?: Array<string | number> | null | undefined;
};

/** Rules of booking; those left out stay. */
export type PolicyInput = {
  /** How many minutes before the window people must be there. */
  arriveMinutesBefore?: number | null | undefined;
  /** Hours before the window after which it can no longer be moved. */
  changeCutoffHours?: number | null | undefined;
  /** Minutes before the window from which people may check in. */
  checkInOpensMinutesBefore?: number | null | undefined;
  /** For how many days, 1 to 90. */
  forfeitDelayDays?: number | null | undefined;
  /** Whoever did not come so many times running waits before booking again, 0 to 10; 0: nobody does. */
  forfeitsInRow?: number | null | undefined;
  /** A place that came free comes back after so many minutes, at random between these; 0 and 0: at once. */
  freedPlaceMinutes?: MinutesInput | null | undefined;
  /** Minutes after the window's start until a booking is forfeited. */
  graceMinutes?: number | null | undefined;
  /** Minutes a place is held until it is confirmed. */
  holdMinutes?: number | null | undefined;
  /** How many days ahead can be booked. */
  horizonDays?: number | null | undefined;
  /** How often a booking can be moved. */
  maxChanges?: number | null | undefined;
  /** Live bookings of one sender at most, 1 to 5. */
  maxLiveBookingsPerSender?: number | null | undefined;
  /** Minimum notice: the least number of minutes between booking and the time to be there, 0 to 10080. */
  minimumNoticeMinutes?: number | null | undefined;
  /** So many places in a hundred are sold besides those there are, for people who do not come; 0 to 30. */
  overbookPercent?: number | null | undefined;
  /** Countries (ISO 3166) to whose numbers `sendProof` sends digits; empty: those of the office's own numbers, or Indonesia. At most 200 items. At most 2 characters each. */
  proofCountries?: Array<string> | null | undefined;
  /** When a new day opens for booking. */
  release?: ReleaseInput | null | undefined;
  /** true: a new day opens at midnight, whatever `release` said. */
  releaseAtOnce?: boolean | null | undefined;
  /** Days after which personal data are deleted. */
  retentionDays?: number | null | undefined;
  /** Minutes somebody on standby may think about a place, 1 to 1440. */
  standbyAnswerMinutes?: number | null | undefined;
};

/** Who is served ahead, by a ratio the office sets. */
export type Priority =
  /** Under 5. */
  | 'CHILD'
  /** With a disability. */
  | 'DISABILITY'
  /** Over 60. */
  | 'ELDERLY'
  /** In order. */
  | 'NORMAL'
  /** Pregnant. */
  | 'PREGNANT';

/** How the line runs; those left out stay. */
export type QueuePolicyInput = {
  /** Every so manieth call goes to a priority person; 1: always first, 0: no difference. */
  priorityEvery?: number | null | undefined;
  /** Places a day for people without a booking. */
  walkInPlaces?: number | null | undefined;
};

/** A named share of each window. */
export type QuotaInput = {
  /** For these channels only; none: for all. At most 200 items. */
  channels?: Array<ChannelKind>;
  /** Small letters: `priority`. At most 40 characters. */
  code: string | number;
  /** Whether those whom it is for may have everybody's places as well, and with them what other quotas leave over. */
  generalToo?: boolean;
  /** The letter of its line, different from all others of the office; not W. At most 40 characters. */
  line: string;
  /** What it is called. */
  name: TextsInput;
  /** What it has not used by so many minutes before the window is everybody's; null: never. */
  opensMinutesBefore?: number | null | undefined;
  /** For these people only; none: for all. At most 200 items. */
  priorities?: Array<Priority>;
  /** For these services only; none: for all. At most 200 items. At most 40 characters each. */
  services?: Array<string | number>;
  /** Kept for people who come without a booking. */
  walkIns?: boolean;
};

/** Why not. */
export type RefusalCode =
  /** This person, by name and birth date, has a live booking, here or at another office. */
  | 'ALREADY_BOOKED'
  /** This address or person is blocked. */
  | 'BLOCKED'
  /** This address or person is blocked for a time. */
  | 'BLOCKED_UNTIL'
  /** More places are taken than would be left; with `move` these bookings are moved. */
  | 'CAPACITY_IN_USE'
  /** The office is closed on that date. */
  | 'CLOSED'
  /** The place is only held: it is to be confirmed before an earlier one is asked for. */
  | 'CONFIRM_FIRST'
  /** The counter is closed. */
  | 'COUNTER_CLOSED'
  /** Digits were sent to this number within the last minute, for another booking. */
  | 'DIGITS_JUST_SENT'
  /** This address or person did not come so many times running that it has to wait. */
  | 'FORFEITED_TOO_OFTEN'
  /** No place is left in the window or on the day asked for, or, where the next place was accepted, up to the end of the booking horizon. */
  | 'FULL'
  /** The hold was not confirmed in time; the place is free again. */
  | 'HOLD_EXPIRED'
  /** The birth date is to come, or 120 years past. */
  | 'INVALID_BIRTH_DATE'
  /** No name: letters, blanks and ' . , - / only, at most 100 characters. */
  | 'INVALID_NAME'
  /** The date is past, by the office's own calendar. */
  | 'IN_THE_PAST'
  /** The last administrator with a personal key cannot end that key. */
  | 'LAST_ADMINISTRATOR'
  /** This sender has as many live bookings as the office allows. */
  | 'LIMIT_REACHED'
  /** What the message speaks of has changed or is over. */
  | 'MESSAGE_OVER'
  /** The message is still waiting to be sent. */
  | 'MESSAGE_WAITING'
  /** No hour is left before the one booked that this person could be offered. */
  | 'NOTHING_EARLIER'
  /** The office has switched this notice off. */
  | 'NOTICE_OFF'
  /** The booking's status does not allow this. */
  | 'NOT_ALLOWED_NOW'
  /** The service cannot be booked by this channel. */
  | 'NOT_BY_CHANNEL'
  /** The office does not offer this service. */
  | 'NOT_OFFERED'
  /** The number is not proven: the code must come from it, by a message to the office's number. */
  | 'NOT_VERIFIED'
  /** That day is not open for booking yet. */
  | 'NOT_YET_RELEASED'
  /** There are not enough places up to the horizon for all who would have to move. */
  | 'NO_ROOM_TO_MOVE'
  /** The office sends no digits to numbers of that country or kind. */
  | 'NUMBER_NOT_SERVED'
  /** Nothing is offered, or not any more, or another place than the one named. */
  | 'OFFER_GONE'
  /** The office takes chat registrations at certain hours of working days only. */
  | 'OUTSIDE_INTAKE_HOURS'
  /** The office asks for a photo of the identity card with the registration. */
  | 'PHOTO_REQUIRED'
  /** Nobody is waiting. */
  | 'QUEUE_EMPTY'
  /** Check-in has not opened yet. */
  | 'TOO_EARLY'
  /** The date lies beyond the office's booking horizon. */
  | 'TOO_FAR_AHEAD'
  /** The deadline is past; the booking is forfeited. */
  | 'TOO_LATE'
  /** The visit is too near to be changed; it can still be cancelled. */
  | 'TOO_LATE_TO_CHANGE'
  /** The booking was changed as often as the office allows. */
  | 'TOO_MANY_CHANGES'
  /** This network, or this key, has confirmed as many bookings by work alone as are allowed in a day. */
  | 'TOO_MANY_CONFIRMED'
  /** Digits were sent to this number, or asked for from this network, as often as is allowed in a day. */
  | 'TOO_MANY_DIGITS'
  /** This network, or this key, holds as many unconfirmed places as are allowed; `confirmBooking` or `cancelBooking` frees one. */
  | 'TOO_MANY_HELD'
  /** A later change at the office has to be taken back first. */
  | 'UNDO_LATER_FIRST'
  /** People have been told of the change: it can no longer be taken back. */
  | 'UNDO_OVER'
  /** No such code, or it is not the asker's: both get the same answer. */
  | 'UNKNOWN_CODE'
  /** Places are left there, but the part for unproven callers is taken; a proven applicant, by chat for example, still gets one. */
  | 'UNPROVEN_FULL'
  /** The office has no such window, or no longer: it was closed or replaced, has begun, or is too near to be booked. Nothing was booked or moved. */
  | 'WINDOW_GONE'
  /** The window is not on the date that was named with it. Nothing was booked or moved. */
  | 'WINDOW_ON_OTHER_DAY'
  /** The office has no channel to prove a number by: the work of `Booking.work` has to be done for this booking, within ten minutes; old or used work does not count. */
  | 'WORK_NEEDED'
  /** The booking is for another day. */
  | 'WRONG_DAY'
  /** Not the digits that were sent to the number, or their time is over. */
  | 'WRONG_DIGITS'
  /** The booking is for another office. */
  | 'WRONG_OFFICE';

/** How to register by chat. */
export type RegistrationInput = {
  /** When registrations are taken on working days, `07:30-10:00`; null: always. At most 20 characters. */
  intakeHours?: string | null | undefined;
  /** All further templates, each with a keyword of its own; none: those there are stay. At most 200 items. */
  more?: Array<RegistrationTemplateInput> | null | undefined;
  /** A photo of the identity card: `none`, `optional` or `required`. At most 40 characters. */
  photo?: string;
  /** The code of the service of those who use it; none: the one a field or keyword names, or the first. At most 40 characters. */
  service?: string | number | null | undefined;
  /** The fields in order: `#NAMA#TGLLAHIR#TGLKEDATANGAN`. At most 200 characters. */
  template: string;
};

/** A template besides the plain one. */
export type RegistrationTemplateInput = {
  /** The code of the service of those who use it; none: the keyword as a code, here `E_PASSPORT`. At most 40 characters. */
  service?: string | number | null | undefined;
  /** A keyword and the fields in order: `E-PASSPORT#NAMA#TGLLAHIR#ALAMAT`. At most 200 characters. */
  template: string;
};

/** When a new day opens for booking. */
export type ReleaseInput = {
  /** In office time: `14:00`. At most 20 characters. */
  at: string;
  /** Up to so many minutes later, different for each day, 0 to 720. */
  jitterMinutes?: number;
};

/** A counter that is there no longer. */
export type RemoveCounterInput = {
  /** The counter: `BOGOR/1`. At most 64 characters. */
  counter: string | number;
  /** Done once for a key, within a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
};

/** A day that is as usual again. */
export type RemoveExceptionInput = {
  /** The day. */
  date: string;
  /** The same key and input give the same answer for a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings that lose their place are moved to the next one; without it the change is refused. */
  move?: boolean;
  /** The office. At most 40 characters. */
  office: string | number;
  /** Minutes in which the change can be taken back, before those who were moved are told; 0 to 720. */
  undoMinutes?: number;
};

/** A schedule that is no longer meant. */
export type RemoveScheduleInput = {
  /** The date from which it is valid. */
  from: string;
  /** The same key and input give the same answer for a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings that lose their place are moved to the next one; without it the change is refused. */
  move?: boolean;
  /** The office. At most 40 characters. */
  office: string | number;
  /** Minutes in which the change can be taken back, before those who were moved are told; 0 to 720. */
  undoMinutes?: number;
};

/** A message to be sent again. */
export type ResendMessageInput = {
  /** Done once for a key, within a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The message, one that went out. At most 40 characters. */
  message: string | number;
  /** The office. At most 40 characters. */
  office: string | number;
};

/** The weekly opening; a weekday that is not named is closed. */
export type ScheduleInput = {
  /** Places of a window, all shares together. */
  capacity?: number;
  /** The letter of the line: A in A312; none: as it is. At most 40 characters. */
  line?: string | null | undefined;
  /** Places of a window by quota; the rest is everybody's. At most 200 items. */
  shares?: Array<ShareInput>;
  /** The days on which the office is open. At most 200 items. */
  week: Array<WeekdayInput>;
  /** Minutes of a window, 5 to 720. */
  windowMinutes?: number;
};

/** A service that the office offers. */
export type ServiceInput = {
  /** By which channels it can be booked. At most 200 items. */
  channels: Array<ChannelKind>;
  /** Capitals: `E_PASSPORT`. At most 40 characters. */
  code: string | number;
  /** Its name. */
  name: TextsInput;
};

/** Places of one window, or of a run of them. */
export type SetCapacityInput = {
  /** Places; null: as scheduled again. */
  capacity?: number | null | undefined;
  /** The day, or the first of several. */
  date: string;
  /** Windows that begin then or later, in office time. At most 20 characters. */
  from?: string;
  /** The same key and input give the same answer for a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings that lose their place are moved to the next one; without it the change is refused. */
  move?: boolean;
  /** The office. At most 40 characters. */
  office: string | number;
  /** Which share. At most 40 characters. */
  quota?: string | number;
  /** And before that. At most 20 characters. */
  to?: string;
  /** The last day, at most 366 days on; none: only the one. */
  toDate?: string | null | undefined;
  /** Minutes in which the change can be taken back, before those who were moved are told; 0 to 720. */
  undoMinutes?: number;
};

/** A day that differs: a holiday, a short day, an extra Saturday, other places. */
export type SetExceptionInput = {
  /** Places of a window that day, all shares together. */
  capacity?: number | null | undefined;
  /** The day. */
  date: string;
  /** The same key and input give the same answer for a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings that lose their place are moved to the next one; without it the change is refused. */
  move?: boolean;
  /** The office. At most 40 characters. */
  office: string | number;
  /** Open at these hours; none: as scheduled where a capacity is named, else closed. */
  open?: DayHoursInput | null | undefined;
  /** Why, for people: `Hari Kemerdekaan`. At most 300 characters. */
  reason: string;
  /** Minutes in which the change can be taken back, before those who were moved are told; 0 to 720. */
  undoMinutes?: number;
};

/** All quotas of an office. */
export type SetQuotasInput = {
  /** The same key and input give the same answer for a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings that lose their place are moved to the next one; without it the change is refused. */
  move?: boolean;
  /** The office. At most 40 characters. */
  office: string | number;
  /** All of them; how many places each has stands in the schedule. At most 200 items. */
  quotas: Array<QuotaInput>;
  /** Minutes in which the change can be taken back, before those who were moved are told; 0 to 720. */
  undoMinutes?: number;
};

/** A schedule from a date on. */
export type SetScheduleInput = {
  /** Valid from then, until the next one begins. One that begins then is replaced. */
  from: string;
  /** The same key and input give the same answer for a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings that lose their place are moved to the next one; without it the change is refused. */
  move?: boolean;
  /** The office. At most 40 characters. */
  office: string | number;
  /** The weekly opening. */
  schedule: ScheduleInput;
  /** Minutes in which the change can be taken back, before those who were moved are told; 0 to 720. */
  undoMinutes?: number;
};

/** Places of each window for a quota. */
export type ShareInput = {
  /** Places. */
  places: number;
  /** The quota: `priority`. At most 40 characters. */
  quota: string | number;
};

/** What somebody does. */
export type StaffRole =
  /** Everything, at all offices. */
  | 'ADMINISTRATOR'
  /** Calls and serves people. */
  | 'COUNTER_OFFICER'
  /** Checks people in and gives out tickets. */
  | 'FRONT_DESK'
  /** Both, and shapes the office. */
  | 'MANAGER';

/** A field of a registration, by the word that stands for it in a template. */
export type TemplateField =
  /** The address, free text; as the last field it is never split. */
  | 'ALAMAT'
  /** How many people of a family are meant; each needs a registration of their own. */
  | 'JUMLAH'
  /** The service, by its name or code. */
  | 'LAYANAN'
  /** The name of the person who comes. */
  | 'NAMA'
  /** The sixteen digits of the identity card; they must match the birth date, and are not kept. */
  | 'NIK'
  /** The date of the visit; without it the first day with a place is given. */
  | 'TGLKEDATANGAN'
  /** The birth date. */
  | 'TGLLAHIR';

/** A text in each language. */
export type TextsInput = {
  /** In English. At most 300 characters. */
  en: string;
  /** In Indonesian. At most 300 characters. */
  id: string;
};

/** Where a ticket stands in its life. */
export type TicketStatus =
  /** Called to a counter. */
  | 'CALLED'
  /** Out of the line: the day ended. */
  | 'CANCELLED'
  /** Called, but did not come. */
  | 'NO_SHOW'
  /** Set aside, to be resumed. */
  | 'PARKED'
  /** Done. */
  | 'SERVED'
  /** At the counter. */
  | 'SERVING'
  /** In the line. */
  | 'WAITING';

/** A text to try a template with. */
export type TryTemplateInput = {
  /** By which channel it comes. */
  channel?: ChannelKind;
  /** The office whose services, hours and days hold. At most 40 characters. */
  office: string | number;
  /** Whether a photo comes with it. */
  photo?: boolean;
  /** The templates to try, which are not saved; none: those the office has. */
  registration?: RegistrationInput | null | undefined;
  /** When it would be sent; none: now. */
  sentAt?: string | null | undefined;
  /** What an applicant would send. At most 4096 characters. */
  text: string;
};

/** A block that is to hold no longer. */
export type UnblockAddressInput = {
  /** The block. At most 40 characters. */
  block: string | number;
  /** Lifting twice is lifting once; accepted for uniformity. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The office; none: administrators lift any. At most 40 characters. */
  office?: string | number | null | undefined;
};

/** A change to be taken back. */
export type UndoCapacityChangeInput = {
  /** The change. At most 40 characters. */
  change: string | number;
  /** Taking back twice is taking back once; accepted for uniformity. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The office. At most 40 characters. */
  office: string | number;
};

/** What kind of caller. */
export type ViewerKind =
  /** The holder of the administrator's key, or staff with that role. */
  | 'ADMINISTRATOR'
  /** Anybody: reads offices and what is free, books, and reaches a booking with code and birth date. */
  | 'ANONYMOUS'
  /** Somebody else's front end. */
  | 'API_KEY'
  /** Staff at the counters of an office. */
  | 'COUNTER_OFFICER'
  /** Staff at the front desk of an office. */
  | 'FRONT_DESK'
  /** An office's manager. */
  | 'MANAGER'
  /** A channel adapter speaking for the sender of a message: reaches the sender's own bookings. */
  | 'SENDER';

/** A day of the week. */
export type Weekday =
  /** Friday. */
  | 'FRIDAY'
  /** Monday. */
  | 'MONDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY';

/** A weekday on which the office is open. */
export type WeekdayInput = {
  /** Lunch, Friday prayer: `12:00-13:00`. No window crosses one. At most 200 items. At most 20 characters each. */
  breaks?: Array<string>;
  /** Places of a window, all shares together; none: the schedule's. */
  capacity?: number | null | undefined;
  /** From when to when: `08:00-16:00`. At most 20 characters. */
  hours: string;
  /** Which. */
  weekday: Weekday;
  /** Minutes of a window, 5 to 720; none: the schedule's. */
  windowMinutes?: number | null | undefined;
};

export type WhoAsksQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAsksQuery = { viewer: { kind: ViewerKind, name: string | null, office: { code: string } | null } };

export type AllOfficesQueryVariables = Exact<{ [key: string]: never; }>;


export type AllOfficesQuery = { offices: Array<{ code: string, name: string, city: string }> };

export type HereFragment = { code: string, name: string, city: string, timeZone: string, languages: Array<string>, services: Array<{ code: string, name: string, channels: Array<ChannelKind> }>, quotas: Array<{ code: string, name: string, walkIns: boolean }>, board: { at: string } };

export type OfficeHereQueryVariables = Exact<{
  office: string | number;
}>;


export type OfficeHereQuery = { office: { code: string, name: string, city: string, timeZone: string, languages: Array<string>, services: Array<{ code: string, name: string, channels: Array<ChannelKind> }>, quotas: Array<{ code: string, name: string, walkIns: boolean }>, board: { at: string } } | null };

export type HandsNeededQueryVariables = Exact<{
  office: string | number;
}>;


export type HandsNeededQuery = { failedMessages: Array<{ id: string }> };

export type NoFragment = { reason: RefusalCode, message: string, field: string | null };

export type LobbyFragment = { at: string, notice: string | null, called: Array<{ number: string, counter: string, calledAt: string }>, waiting: Array<{ waiting: number, next: Array<string>, estimatedWaitMinutes: number | null, service: { code: string, name: string } }> };

export type AtWorkFragment = { id: string, label: string, open: boolean, officer: string | null, services: Array<{ code: string, name: string }>, serving: { number: string, status: TicketStatus, calledAt: string | null } | null };

export type TotalsFragment = { date: string, capacity: number, taken: number, booked: number, confirmed: number, cancelled: number, lapsed: number, forfeited: number, checkedIn: number, walkIns: number, served: number, noShows: number, medianWaitMinutes: number | null, p90WaitMinutes: number | null, medianServiceMinutes: number | null, p90ServiceMinutes: number | null };

export type LobbyNowQueryVariables = Exact<{
  office: string | number;
}>;


export type LobbyNowQuery = { office: { board: { at: string, notice: string | null, called: Array<{ number: string, counter: string, calledAt: string }>, waiting: Array<{ waiting: number, next: Array<string>, estimatedWaitMinutes: number | null, service: { code: string, name: string } }> }, counters: Array<{ id: string, label: string, open: boolean, officer: string | null, services: Array<{ code: string, name: string }>, serving: { number: string, status: TicketStatus, calledAt: string | null } | null }> } | null };

export type DayNowQueryVariables = Exact<{
  office: string | number;
  date: string;
}>;


export type DayNowQuery = { office: { dayList: { html: string, csv: string } } | null, dailyStatistics: Array<{ date: string, capacity: number, taken: number, booked: number, confirmed: number, cancelled: number, lapsed: number, forfeited: number, checkedIn: number, walkIns: number, served: number, noShows: number, medianWaitMinutes: number | null, p90WaitMinutes: number | null, medianServiceMinutes: number | null, p90ServiceMinutes: number | null, hours: Array<{ hour: number, capacity: number, taken: number, checkedIn: number, served: number, forfeited: number }> }> };

export type LobbyLiveSubscriptionVariables = Exact<{
  office: string | number;
}>;


export type LobbyLiveSubscription = { board: { at: string, notice: string | null, called: Array<{ number: string, counter: string, calledAt: string }>, waiting: Array<{ waiting: number, next: Array<string>, estimatedWaitMinutes: number | null, service: { code: string, name: string } }> } };

export type CountersLiveSubscriptionVariables = Exact<{
  office: string | number;
}>;


export type CountersLiveSubscription = { counters: Array<{ id: string, label: string, open: boolean, officer: string | null, services: Array<{ code: string, name: string }>, serving: { number: string, status: TicketStatus, calledAt: string | null } | null }> };

export type AnnounceMutationVariables = Exact<{
  input: AnnounceInput;
}>;


export type AnnounceMutation = { answer:
    | { __typename: 'Office', board: { at: string, notice: string | null, called: Array<{ number: string, counter: string, calledAt: string }>, waiting: Array<{ waiting: number, next: Array<string>, estimatedWaitMinutes: number | null, service: { code: string, name: string } }> } }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null }
   };

export type DayFiguresFragment = { date: string, capacity: number, taken: number, checkedIn: number, served: number, forfeited: number };

export type SpecialFragment = { date: string, reason: string, capacity: number | null, open: { hours: string, breaks: Array<string> } | null };

export type ChangeFragment = { id: string | null, what: string, by: string, at: string, moved: number, unreached: number, undoUntil: string, undoneAt: string | null, windows: Array<{ date: string, quota: string, startsAt: string, endsAt: string, before: number, after: number }> };

export type MovesFragment = { moves: Array<{ code: string, name: string, phone: string | null, from: string, to: string, fromNumber: string | null, toNumber: string | null, reached: boolean }> };

export type WeeksQueryVariables = Exact<{
  office: string | number;
  from: string;
  to: string;
}>;


export type WeeksQuery = { office: { exceptions: Array<{ date: string, reason: string, capacity: number | null, open: { hours: string, breaks: Array<string> } | null }>, board: { at: string } } | null, dailyStatistics: Array<{ date: string, capacity: number, taken: number, checkedIn: number, served: number, forfeited: number }>, capacityChanges: Array<{ id: string | null, what: string, by: string, at: string, moved: number, unreached: number, undoUntil: string, undoneAt: string | null, windows: Array<{ date: string, quota: string, startsAt: string, endsAt: string, before: number, after: number }> }> };

export type DayWindowsQueryVariables = Exact<{
  office: string | number;
  date: string;
}>;


export type DayWindowsQuery = { office: { windows: Array<{ id: string, startsAt: string, endsAt: string, quota: string, capacity: number, remaining: number }>, dayList: { html: string, csv: string } } | null };

export type PreviewChangeQueryVariables = Exact<{
  input: CapacityPreviewInput;
}>;


export type PreviewChangeQuery = { answer:
    | { __typename: 'CapacityChange', id: string | null, what: string, by: string, at: string, moved: number, unreached: number, undoUntil: string, undoneAt: string | null, windows: Array<{ date: string, quota: string, startsAt: string, endsAt: string, before: number, after: number }>, moves: Array<{ code: string, name: string, phone: string | null, from: string, to: string, fromNumber: string | null, toNumber: string | null, reached: boolean }> }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null }
   };

export type CloseDayMutationVariables = Exact<{
  input: CloseDayInput;
}>;


export type CloseDayMutation = { answer:
    | { __typename: 'CapacityChange', id: string | null, what: string, by: string, at: string, moved: number, unreached: number, undoUntil: string, undoneAt: string | null, windows: Array<{ date: string, quota: string, startsAt: string, endsAt: string, before: number, after: number }>, moves: Array<{ code: string, name: string, phone: string | null, from: string, to: string, fromNumber: string | null, toNumber: string | null, reached: boolean }> }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null }
   };

export type SetCapacityMutationVariables = Exact<{
  input: SetCapacityInput;
}>;


export type SetCapacityMutation = { answer:
    | { __typename: 'CapacityChange', id: string | null, what: string, by: string, at: string, moved: number, unreached: number, undoUntil: string, undoneAt: string | null, windows: Array<{ date: string, quota: string, startsAt: string, endsAt: string, before: number, after: number }>, moves: Array<{ code: string, name: string, phone: string | null, from: string, to: string, fromNumber: string | null, toNumber: string | null, reached: boolean }> }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null }
   };

export type SetExceptionMutationVariables = Exact<{
  input: SetExceptionInput;
}>;


export type SetExceptionMutation = { answer:
    | { __typename: 'CapacityChange', id: string | null, what: string, by: string, at: string, moved: number, unreached: number, undoUntil: string, undoneAt: string | null, windows: Array<{ date: string, quota: string, startsAt: string, endsAt: string, before: number, after: number }>, moves: Array<{ code: string, name: string, phone: string | null, from: string, to: string, fromNumber: string | null, toNumber: string | null, reached: boolean }> }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null }
   };

export type RemoveExceptionMutationVariables = Exact<{
  input: RemoveExceptionInput;
}>;


export type RemoveExceptionMutation = { answer:
    | { __typename: 'CapacityChange', id: string | null, what: string, by: string, at: string, moved: number, unreached: number, undoUntil: string, undoneAt: string | null, windows: Array<{ date: string, quota: string, startsAt: string, endsAt: string, before: number, after: number }>, moves: Array<{ code: string, name: string, phone: string | null, from: string, to: string, fromNumber: string | null, toNumber: string | null, reached: boolean }> }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null }
   };

export type UndoChangeMutationVariables = Exact<{
  input: UndoCapacityChangeInput;
}>;


export type UndoChangeMutation = { answer:
    | { __typename: 'CapacityChange', id: string | null, what: string, by: string, at: string, moved: number, unreached: number, undoUntil: string, undoneAt: string | null, windows: Array<{ date: string, quota: string, startsAt: string, endsAt: string, before: number, after: number }> }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null }
   };

export type FailedFragment = { id: string, channel: string, from: string, text: string, media: number, intent: string, reason: string, receivedAt: string };

export type FailedMessagesQueryVariables = Exact<{
  office: string | number;
  before?: string | number | null | undefined;
}>;


export type FailedMessagesQuery = { failedMessages: Array<{ id: string, channel: string, from: string, text: string, media: number, intent: string, reason: string, receivedAt: string }> };

export type ReadMessageQueryVariables = Exact<{
  input: TryTemplateInput;
}>;


export type ReadMessageQuery = { tryTemplate: { fields: Array<{ field: TemplateField, value: string }> } };

export type AcceptMessageMutationVariables = Exact<{
  input: AcceptMessageInput;
}>;


export type AcceptMessageMutation = { answer:
    | { __typename: 'Booking', code: string, confirmBy: string | null, applicant: { name: string }, window: { startsAt: string } }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null }
   };

export type DismissMessageMutationVariables = Exact<{
  input: DismissMessageInput;
}>;


export type DismissMessageMutation = { dismissMessage: { id: string } };

export type LoggedFragment = { id: string, direction: MessageDirection, channel: string, from: string, to: string, text: string, media: number, state: MessageState, fault: string | null, attempts: number, bookingCode: string | null, createdAt: string };

export type MessageLogQueryVariables = Exact<{
  office: string | number;
  search?: string | null | undefined;
  filter?: MessageFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type MessageLogQuery = { messages: { edges: Array<{ node: { id: string, direction: MessageDirection, channel: string, from: string, to: string, text: string, media: number, state: MessageState, fault: string | null, attempts: number, bookingCode: string | null, createdAt: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ResendMessageMutationVariables = Exact<{
  input: ResendMessageInput;
}>;


export type ResendMessageMutation = { answer:
    | { __typename: 'Message', id: string }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null }
   };

export type MemberFragment = { id: string, name: string, role: StaffRole, lastUsedAt: string | null, endedAt: string | null };

export type PeopleQueryVariables = Exact<{
  office: string | number;
}>;


export type PeopleQuery = { staff: Array<{ id: string, name: string, role: StaffRole, lastUsedAt: string | null, endedAt: string | null }>, office: { counters: Array<{ id: string, label: string, open: boolean, officer: string | null, services: Array<{ code: string, name: string }>, serving: { number: string, status: TicketStatus, calledAt: string | null } | null }> } | null };

export type AddStaffMutationVariables = Exact<{
  input: AddStaffInput;
}>;


export type AddStaffMutation = { addStaff: { key: string, staff: { id: string, name: string, role: StaffRole, lastUsedAt: string | null, endedAt: string | null } } };

export type EndStaffMutationVariables = Exact<{
  input: EndStaffInput;
}>;


export type EndStaffMutation = { endStaff: { id: string, name: string, role: StaffRole, lastUsedAt: string | null, endedAt: string | null } };

export type AddCounterMutationVariables = Exact<{
  input: AddCounterInput;
}>;


export type AddCounterMutation = { addCounter: { id: string, label: string, open: boolean, officer: string | null, services: Array<{ code: string, name: string }>, serving: { number: string, status: TicketStatus, calledAt: string | null } | null } };

export type RemoveCounterMutationVariables = Exact<{
  input: RemoveCounterInput;
}>;


export type RemoveCounterMutation = { removeCounter: { id: string } };

export type OpenCounterMutationVariables = Exact<{
  input: OpenCounterInput;
}>;


export type OpenCounterMutation = { answer:
    | { __typename: 'Counter', id: string, label: string, open: boolean, officer: string | null, services: Array<{ code: string, name: string }>, serving: { number: string, status: TicketStatus, calledAt: string | null } | null }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null }
   };

export type CloseCounterMutationVariables = Exact<{
  input: CloseCounterInput;
}>;


export type CloseCounterMutation = { answer:
    | { __typename: 'Counter', id: string, label: string, open: boolean, officer: string | null, services: Array<{ code: string, name: string }>, serving: { number: string, status: TicketStatus, calledAt: string | null } | null }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null }
   };

export type RegistrationQueryVariables = Exact<{
  office: string | number;
}>;


export type RegistrationQuery = { office: { registration: { template: string, photo: string, intakeHours: string | null, example: string, templates: Array<{ template: string, keyword: string | null, service: string | null, fields: Array<TemplateField> }> } } | null };

export type TryTemplateQueryVariables = Exact<{
  input: TryTemplateInput;
}>;


export type TryTemplateQuery = { tryTemplate: { intent: string, reason: string | null, warnings: Array<string>, fields: Array<{ field: TemplateField, value: string }>, reply: { id: string, en: string } | null } };

export type RulesQueryVariables = Exact<{
  office: string | number;
}>;


export type RulesQuery = { office: { name: string, city: string, bring: string, policy: { arriveMinutesBefore: number, minimumNoticeMinutes: number, graceMinutes: number, holdMinutes: number, horizonDays: number, maxLiveBookingsPerSender: number, maxChanges: number, changeCutoffHours: number, standbyAnswerMinutes: number, release: { at: string, jitterMinutes: number } | null }, queue: { priorityEvery: number, walkInPlaces: number }, houseRules: { checkInOpensMinutesBefore: number, retentionDays: number, forfeitsInRow: number, forfeitDelayDays: number, overbookPercent: number, freedPlaceMinutes: { from: number, to: number } }, overbooking: { measuredNoShowPercent: number | null, days: number } } | null };

export type NoticesQueryVariables = Exact<{
  office: string | number;
}>;


export type NoticesQuery = { office: { notices: { remindAt: string, off: Array<NoticeKind>, nearTurn: number, fallback: boolean, hours: { from: string, to: string } } } | null };

export type ChangeOfficeMutationVariables = Exact<{
  input: ChangeOfficeInput;
}>;


export type ChangeOfficeMutation = { answer:
    | { __typename: 'Office', code: string }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null }
   };

export type FiguresQueryVariables = Exact<{
  office: string | number;
  from: string;
  to: string;
}>;


export type FiguresQuery = { office: { statisticsFile: { csv: string } } | null, dailyStatistics: Array<{ date: string, capacity: number, taken: number, booked: number, confirmed: number, cancelled: number, lapsed: number, forfeited: number, checkedIn: number, walkIns: number, served: number, noShows: number, medianWaitMinutes: number | null, p90WaitMinutes: number | null, medianServiceMinutes: number | null, p90ServiceMinutes: number | null, hours: Array<{ hour: number, capacity: number, taken: number, booked: number, served: number }>, channels: Array<{ channel: ChannelKind, booked: number }> }> };

export type BlockedFragment = { id: string, address: string | null, person: string | null, kind: BlockKind, reason: string | null, beganAt: string, endsAt: string | null, by: string };

export type WatchingQueryVariables = Exact<{
  office: string | number;
}>;


export type WatchingQuery = { blocks: { edges: Array<{ node: { id: string, address: string | null, person: string | null, kind: BlockKind, reason: string | null, beganAt: string, endsAt: string | null, by: string } }> }, suspiciousAddresses: { edges: Array<{ node: { address: string, blocked: boolean, cancelled: number, forfeited: number, kept: number, lapsed: number, live: number } }> }, audit: Array<{ at: string, who: string, what: string, subject: string | null }> };

export type BlockAddressMutationVariables = Exact<{
  input: BlockAddressInput;
}>;


export type BlockAddressMutation = { blockAddress: { id: string, address: string | null, person: string | null, kind: BlockKind, reason: string | null, beganAt: string, endsAt: string | null, by: string } };

export type UnblockAddressMutationVariables = Exact<{
  input: UnblockAddressInput;
}>;


export type UnblockAddressMutation = { unblockAddress: { id: string } };

export const WhoAsksDocument = "query WhoAsks{viewer{kind name office{code}}}" as Document<WhoAsksQuery, WhoAsksQueryVariables>;
export const AllOfficesDocument = "query AllOffices{offices{code name city}}" as Document<AllOfficesQuery, AllOfficesQueryVariables>;
export const OfficeHereDocument = "query OfficeHere($office:ID!){office(code:$office){...Here}}fragment Here on Office{code name city timeZone languages services{code name channels}quotas{code name walkIns}board{at}}" as Document<OfficeHereQuery, OfficeHereQueryVariables>;
export const HandsNeededDocument = "query HandsNeeded($office:ID!){failedMessages(office:$office first:100){id}}" as Document<HandsNeededQuery, HandsNeededQueryVariables>;
export const LobbyNowDocument = "query LobbyNow($office:ID!){office(code:$office){board{...Lobby}counters{...AtWork}}}fragment Lobby on Board{at notice called{number counter calledAt}waiting{waiting next estimatedWaitMinutes service{code name}}}fragment AtWork on Counter{id label open officer services{code name}serving{number status calledAt}}" as Document<LobbyNowQuery, LobbyNowQueryVariables>;
export const DayNowDocument = "query DayNow($office:ID!$date:Date!){office(code:$office){dayList(date:$date){html csv}}dailyStatistics(office:$office from:$date to:$date){...Totals hours{hour capacity taken checkedIn served forfeited}}}fragment Totals on DailyStatistics{date capacity taken booked confirmed cancelled lapsed forfeited checkedIn walkIns served noShows medianWaitMinutes p90WaitMinutes medianServiceMinutes p90ServiceMinutes}" as Document<DayNowQuery, DayNowQueryVariables>;
export const LobbyLiveDocument = "subscription LobbyLive($office:ID!){board(office:$office){...Lobby}}fragment Lobby on Board{at notice called{number counter calledAt}waiting{waiting next estimatedWaitMinutes service{code name}}}" as Document<LobbyLiveSubscription, LobbyLiveSubscriptionVariables>;
export const CountersLiveDocument = "subscription CountersLive($office:ID!){counters(office:$office){...AtWork}}fragment AtWork on Counter{id label open officer services{code name}serving{number status calledAt}}" as Document<CountersLiveSubscription, CountersLiveSubscriptionVariables>;
export const AnnounceDocument = "mutation Announce($input:AnnounceInput!){answer:announce(input:$input){__typename ...on Office{board{...Lobby}}...No}}fragment Lobby on Board{at notice called{number counter calledAt}waiting{waiting next estimatedWaitMinutes service{code name}}}fragment No on Refusal{reason message field}" as Document<AnnounceMutation, AnnounceMutationVariables>;
export const WeeksDocument = "query Weeks($office:ID!$from:Date!$to:Date!){office(code:$office){exceptions(from:$from to:$to){...Special}board{at}}dailyStatistics(office:$office from:$from to:$to){...DayFigures}capacityChanges(office:$office first:10){...Change}}fragment Special on ScheduleException{date reason capacity open{hours breaks}}fragment DayFigures on DailyStatistics{date capacity taken checkedIn served forfeited}fragment Change on CapacityChange{id what by at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}}" as Document<WeeksQuery, WeeksQueryVariables>;
export const DayWindowsDocument = "query DayWindows($office:ID!$date:Date!){office(code:$office){windows(date:$date){id startsAt endsAt quota capacity remaining}dayList(date:$date){html csv}}}" as Document<DayWindowsQuery, DayWindowsQueryVariables>;
export const PreviewChangeDocument = "query PreviewChange($input:CapacityPreviewInput!){answer:previewCapacity(input:$input){__typename ...Change ...Moves ...No}}fragment Change on CapacityChange{id what by at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}}fragment Moves on CapacityChange{moves(first:200){code name phone from to fromNumber toNumber reached}}fragment No on Refusal{reason message field}" as Document<PreviewChangeQuery, PreviewChangeQueryVariables>;
export const CloseDayDocument = "mutation CloseDay($input:CloseDayInput!){answer:closeDay(input:$input){__typename ...Change ...Moves ...No}}fragment Change on CapacityChange{id what by at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}}fragment Moves on CapacityChange{moves(first:200){code name phone from to fromNumber toNumber reached}}fragment No on Refusal{reason message field}" as Document<CloseDayMutation, CloseDayMutationVariables>;
export const SetCapacityDocument = "mutation SetCapacity($input:SetCapacityInput!){answer:setCapacity(input:$input){__typename ...Change ...Moves ...No}}fragment Change on CapacityChange{id what by at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}}fragment Moves on CapacityChange{moves(first:200){code name phone from to fromNumber toNumber reached}}fragment No on Refusal{reason message field}" as Document<SetCapacityMutation, SetCapacityMutationVariables>;
export const SetExceptionDocument = "mutation SetException($input:SetExceptionInput!){answer:setException(input:$input){__typename ...Change ...Moves ...No}}fragment Change on CapacityChange{id what by at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}}fragment Moves on CapacityChange{moves(first:200){code name phone from to fromNumber toNumber reached}}fragment No on Refusal{reason message field}" as Document<SetExceptionMutation, SetExceptionMutationVariables>;
export const RemoveExceptionDocument = "mutation RemoveException($input:RemoveExceptionInput!){answer:removeException(input:$input){__typename ...Change ...Moves ...No}}fragment Change on CapacityChange{id what by at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}}fragment Moves on CapacityChange{moves(first:200){code name phone from to fromNumber toNumber reached}}fragment No on Refusal{reason message field}" as Document<RemoveExceptionMutation, RemoveExceptionMutationVariables>;
export const UndoChangeDocument = "mutation UndoChange($input:UndoCapacityChangeInput!){answer:undoCapacityChange(input:$input){__typename ...Change ...No}}fragment Change on CapacityChange{id what by at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}}fragment No on Refusal{reason message field}" as Document<UndoChangeMutation, UndoChangeMutationVariables>;
export const FailedMessagesDocument = "query FailedMessages($office:ID!$before:ID){failedMessages(office:$office first:50 before:$before){...Failed}}fragment Failed on FailedMessage{id channel from text media intent reason receivedAt}" as Document<FailedMessagesQuery, FailedMessagesQueryVariables>;
export const ReadMessageDocument = "query ReadMessage($input:TryTemplateInput!){tryTemplate(input:$input){fields{field value}}}" as Document<ReadMessageQuery, ReadMessageQueryVariables>;
export const AcceptMessageDocument = "mutation AcceptMessage($input:AcceptMessageInput!){answer:acceptMessage(input:$input){__typename ...on Booking{code applicant{name}confirmBy window{startsAt}}...No}}fragment No on Refusal{reason message field}" as Document<AcceptMessageMutation, AcceptMessageMutationVariables>;
export const DismissMessageDocument = "mutation DismissMessage($input:DismissMessageInput!){dismissMessage(input:$input){id}}" as Document<DismissMessageMutation, DismissMessageMutationVariables>;
export const MessageLogDocument = "query MessageLog($office:ID!$search:String$filter:MessageFilter$after:String){messages(office:$office search:$search filter:$filter after:$after first:30){edges{node{...Logged}}pageInfo{hasNextPage endCursor}}}fragment Logged on Message{id direction channel from to text media state fault attempts bookingCode createdAt}" as Document<MessageLogQuery, MessageLogQueryVariables>;
export const ResendMessageDocument = "mutation ResendMessage($input:ResendMessageInput!){answer:resendMessage(input:$input){__typename ...on Message{id}...No}}fragment No on Refusal{reason message field}" as Document<ResendMessageMutation, ResendMessageMutationVariables>;
export const PeopleDocument = "query People($office:ID!){staff(office:$office){...Member}office(code:$office){counters{...AtWork}}}fragment Member on Staff{id name role lastUsedAt endedAt}fragment AtWork on Counter{id label open officer services{code name}serving{number status calledAt}}" as Document<PeopleQuery, PeopleQueryVariables>;
export const AddStaffDocument = "mutation AddStaff($input:AddStaffInput!){addStaff(input:$input){key staff{...Member}}}fragment Member on Staff{id name role lastUsedAt endedAt}" as Document<AddStaffMutation, AddStaffMutationVariables>;
export const EndStaffDocument = "mutation EndStaff($input:EndStaffInput!){endStaff(input:$input){...Member}}fragment Member on Staff{id name role lastUsedAt endedAt}" as Document<EndStaffMutation, EndStaffMutationVariables>;
export const AddCounterDocument = "mutation AddCounter($input:AddCounterInput!){addCounter(input:$input){...AtWork}}fragment AtWork on Counter{id label open officer services{code name}serving{number status calledAt}}" as Document<AddCounterMutation, AddCounterMutationVariables>;
export const RemoveCounterDocument = "mutation RemoveCounter($input:RemoveCounterInput!){removeCounter(input:$input){id}}" as Document<RemoveCounterMutation, RemoveCounterMutationVariables>;
export const OpenCounterDocument = "mutation OpenCounter($input:OpenCounterInput!){answer:openCounter(input:$input){__typename ...AtWork ...No}}fragment AtWork on Counter{id label open officer services{code name}serving{number status calledAt}}fragment No on Refusal{reason message field}" as Document<OpenCounterMutation, OpenCounterMutationVariables>;
export const CloseCounterDocument = "mutation CloseCounter($input:CloseCounterInput!){answer:closeCounter(input:$input){__typename ...AtWork ...No}}fragment AtWork on Counter{id label open officer services{code name}serving{number status calledAt}}fragment No on Refusal{reason message field}" as Document<CloseCounterMutation, CloseCounterMutationVariables>;
export const RegistrationDocument = "query Registration($office:ID!){office(code:$office){registration{template photo intakeHours example templates{template keyword service fields}}}}" as Document<RegistrationQuery, RegistrationQueryVariables>;
export const TryTemplateDocument = "query TryTemplate($input:TryTemplateInput!){tryTemplate(input:$input){intent reason warnings fields{field value}reply{id en}}}" as Document<TryTemplateQuery, TryTemplateQueryVariables>;
export const RulesDocument = "query Rules($office:ID!){office(code:$office){name city bring policy{arriveMinutesBefore minimumNoticeMinutes graceMinutes holdMinutes horizonDays maxLiveBookingsPerSender maxChanges changeCutoffHours standbyAnswerMinutes release{at jitterMinutes}}queue{priorityEvery walkInPlaces}houseRules{checkInOpensMinutesBefore retentionDays forfeitsInRow forfeitDelayDays overbookPercent freedPlaceMinutes{from to}}overbooking{measuredNoShowPercent days}}}" as Document<RulesQuery, RulesQueryVariables>;
export const NoticesDocument = "query Notices($office:ID!){office(code:$office){notices{remindAt hours{from to}off nearTurn fallback}}}" as Document<NoticesQuery, NoticesQueryVariables>;
export const ChangeOfficeDocument = "mutation ChangeOffice($input:ChangeOfficeInput!){answer:changeOffice(input:$input){__typename ...on Office{code}...No}}fragment No on Refusal{reason message field}" as Document<ChangeOfficeMutation, ChangeOfficeMutationVariables>;
export const FiguresDocument = "query Figures($office:ID!$from:Date!$to:Date!){office(code:$office){statisticsFile(from:$from to:$to){csv}}dailyStatistics(office:$office from:$from to:$to){...Totals hours{hour capacity taken booked served}channels{channel booked}}}fragment Totals on DailyStatistics{date capacity taken booked confirmed cancelled lapsed forfeited checkedIn walkIns served noShows medianWaitMinutes p90WaitMinutes medianServiceMinutes p90ServiceMinutes}" as Document<FiguresQuery, FiguresQueryVariables>;
export const WatchingDocument = "query Watching($office:ID!){blocks(office:$office first:100){edges{node{...Blocked}}}suspiciousAddresses(office:$office first:20){edges{node{address blocked cancelled forfeited kept lapsed live}}}audit(office:$office first:200){at who what subject}}fragment Blocked on Block{id address person kind reason beganAt endsAt by}" as Document<WatchingQuery, WatchingQueryVariables>;
export const BlockAddressDocument = "mutation BlockAddress($input:BlockAddressInput!){blockAddress(input:$input){...Blocked}}fragment Blocked on Block{id address person kind reason beganAt endsAt by}" as Document<BlockAddressMutation, BlockAddressMutationVariables>;
export const UnblockAddressDocument = "mutation UnblockAddress($input:UnblockAddressInput!){unblockAddress(input:$input){id}}" as Document<UnblockAddressMutation, UnblockAddressMutationVariables>;
