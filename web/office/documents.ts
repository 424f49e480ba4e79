// The office console's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Document } from '../api/document.ts';
/** A failed message, corrected by an officer into a booking. */
export type AcceptMessageInput = {
  /** The applicant whom the sender meant. */
  applicant: ApplicantInput;
  /** Idempotency key, accepted for uniformity: a message can be accepted only once. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Identifier of the message, `FailedMessage.id`. At most 40 characters. */
  message: string | number;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Code of the service; null for the office's first service that can be booked by this channel. At most 40 characters. */
  service?: string | number | null | undefined;
  /** The wanted day; null for the first day with a free place. */
  visitDate?: string | null | undefined;
};

/** Data of a new counter. */
export type AddCounterInput = {
  /** Idempotency key: within a day the change is made once for a key. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Label shown on the lobby board, 1 to 20 characters: `1`. At most 20 characters. */
  label: string;
  /** Code of the office in which the counter stands. At most 40 characters. */
  office: string | number;
  /** Codes of the services offered at the counter; null or empty for all services. At most 200 items. At most 40 characters each. */
  services?: Array<string | number> | null | undefined;
};

/** Data of a new member of staff. */
export type AddStaffInput = {
  /** Idempotency key: within a day the change is made once for a key. Repeating it is an error, since the secret key is shown only once. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The full name, 1 to 100 characters. At most 100 characters. */
  name: string;
  /** Code of the office at which the person works. At most 40 characters. */
  office: string | number;
  /** Role of the new member of staff. ADMINISTRATOR is refused here: use `addAdministrator`. */
  role: StaffRole;
};

/** A text for the lobby board of an office. */
export type AnnounceInput = {
  /** Idempotency key, accepted for uniformity: setting the same text again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The text to show; null removes the present one. At most 300 characters. */
  notice?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
};

/** The person who comes to the office. */
export type ApplicantInput = {
  /** Postal address in free text; only some offices ask for it. At most 300 characters. */
  address?: string | null | undefined;
  /** Date of birth, as on the identity card. With the name it identifies the person. */
  birthDate: string;
  /** Full name, as on the identity card: letters, spaces and ' . , - / only. Other characters, or more than 100, are refused with INVALID_NAME. At most 1000 characters. */
  name: string;
};

/** An address to block from booking. */
export type BlockAddressInput = {
  /** A phone number, or the identifier a channel gave the sender, as lists show it. At most 200 characters. */
  address: string;
  /** Idempotency key: within a day the change is made once for a key. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office; null for all offices, which only administrators may block. At most 40 characters. */
  office?: string | number | null | undefined;
  /** The reason for the block, shown to staff only. At most 300 characters. */
  reason: string;
  /** Time at which the block ends by itself; null for a block that lasts until it is lifted. */
  until?: string | null | undefined;
};

/** The origin of a block: staff, or missed visits. */
export type BlockKind =
  /** The clock set the block after several missed visits in a row. */
  | 'FORFEITS'
  /** A member of staff set the block. */
  | 'STAFF';

/** Hours in which notices are sent, in the office's time zone. */
export type CalmHoursInput = {
  /** Start of the range: `07:00`. At most 20 characters. */
  from: string;
  /** End of the range, later than `from`: `21:00`. At most 20 characters. */
  to: string;
};

/** A capacity change to preview: exactly one of these fields must be given. */
export type CapacityPreviewInput = {
  /** Shows the effect of `closeDay` with this input. */
  closeDay?: CloseDayInput | null | undefined;
  /** Shows the effect of `removeException` with this input. */
  removeException?: RemoveExceptionInput | null | undefined;
  /** Shows the effect of `removeSchedule` with this input. */
  removeSchedule?: RemoveScheduleInput | null | undefined;
  /** Shows the effect of `setCapacity` with this input. */
  setCapacity?: SetCapacityInput | null | undefined;
  /** Shows the effect of `setException` with this input. */
  setException?: SetExceptionInput | null | undefined;
  /** Shows the effect of `setQuotas` with this input. */
  setQuotas?: SetQuotasInput | null | undefined;
  /** Shows the effect of `setSchedule` with this input. */
  setSchedule?: SetScheduleInput | null | undefined;
};

/** A change to the settings of an office. */
export type ChangeOfficeInput = {
  /** Idempotency key, accepted for uniformity: making the same change again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** The settings that change. They take precedence over the offices file. */
  settings: OfficeSettingsInput;
};

/** A way in which an applicant contacts an office. */
export type ChannelKind =
  /** Another organisation's front end, by an API key. */
  | 'API'
  /** In person, at the office. */
  | 'COUNTER'
  /** A text message (SMS) to the office's number. */
  | 'SMS'
  /** The booking page or the web form. */
  | 'WEB'
  /** A message to the office's WhatsApp number. */
  | 'WHATSAPP';

/** A counter to close. */
export type CloseCounterInput = {
  /** Identifier of the counter, `Counter.id`: `BOGOR/1`. At most 64 characters. */
  counter: string | number;
  /** Idempotency key, accepted for uniformity: closing a closed counter returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
};

/** A day to close; its bookings are moved to the next free place. */
export type CloseDayInput = {
  /** Date to close, in the office's time zone. */
  date: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Reason, shown to applicants. At most 300 characters. */
  reason: string;
  /** Time in minutes (0 to 720) in which the closing can be undone; only then are the moved applicants told. */
  undoMinutes?: number;
};

/** Opening hours of one day, in the office's time zone. */
export type DayHoursInput = {
  /** Breaks such as lunch or Friday prayer: `12:00-13:00`. No window overlaps a break. At most 200 items. At most 20 characters each. */
  breaks?: Array<string>;
  /** Capacity of each window in places, all quotas together; null for the schedule's value. */
  capacity?: number | null | undefined;
  /** Opening and closing time: `08:00-16:00`. At most 20 characters. */
  hours: string;
  /** Length of a window in minutes, from 5 to 720; null for the schedule's value. */
  windowMinutes?: number | null | undefined;
};

/** A failed message that needs no further work. */
export type DismissMessageInput = {
  /** Idempotency key, accepted for uniformity: dismissing the message again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Identifier of the message, `FailedMessage.id`. At most 40 characters. */
  message: string | number;
  /** Code of the office. At most 40 characters. */
  office: string | number;
};

/** A member of staff whose access ends, because they leave or have lost their key. */
export type EndStaffInput = {
  /** Identifier of the member of staff, `Staff.id`. At most 40 characters. */
  id: string | number;
  /** Idempotency key, accepted for uniformity: ending the access again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office at which the person works. At most 40 characters. */
  office: string | number;
};

/** A language of messages and of this API's texts, by its ISO 639-1 code. */
export type Language =
  /** English, for applicants who choose it. */
  | 'en'
  /** Indonesian (Bahasa Indonesia), the default. */
  | 'id';

/** Whether a message was received or sent. */
export type MessageDirection =
  /** Sent by an applicant to the office. */
  | 'INBOUND'
  /** Sent by the office to an applicant. */
  | 'OUTBOUND';

/** Conditions for a list of messages; null fields do not restrict it. */
export type MessageFilter = {
  /** Only messages by these channels: `whatsapp`. At most 200 items. At most 40 characters each. */
  channels?: Array<string> | null | undefined;
  /** Only inbound or only outbound messages. */
  direction?: MessageDirection | null | undefined;
  /** Only messages of these kinds, as `Message.kind`: `confirmed`, `REGISTER`. At most 200 items. At most 40 characters each. */
  kinds?: Array<string> | null | undefined;
  /** Only messages written or received at this time or later. */
  since?: string | null | undefined;
  /** Only messages in one of these states. At most 200 items. */
  states?: Array<MessageState> | null | undefined;
  /** Only messages written or received before this time. */
  until?: string | null | undefined;
};

/** State of a message: the first three apply to inbound messages, the others to outbound ones. */
export type MessageState =
  /** Outbound: delivered to the phone. */
  | 'DELIVERED'
  /** Inbound: processed, and its request was carried out. */
  | 'DONE'
  /** Outbound: deliberately not sent; `fault` gives the reason. */
  | 'DROPPED'
  /** Outbound: rejected or not delivered, and not tried again; `fault` gives the reason. */
  | 'FAILED'
  /** Outbound: read by the recipient, as far as the channel reports it. */
  | 'READ'
  /** Inbound: not processed yet. */
  | 'RECEIVED'
  /** Inbound: processed without a result; `fault` gives the reason. */
  | 'REFUSED'
  /** Outbound: accepted by the provider. */
  | 'SENT'
  /** Outbound: the provider may or may not have accepted it. */
  | 'UNKNOWN'
  /** Outbound: waiting to be sent. */
  | 'WAITING';

/** A range of minutes. */
export type MinutesInput = {
  /** Lower bound, in minutes. */
  from?: number;
  /** Upper bound, in minutes, at most 1440. */
  to: number;
};

/** A notice that an office sends on its own initiative. Replies to messages are always sent, and are no notices. */
export type NoticeKind =
  /** The queue number is called, with the counter. */
  | 'CALLED'
  /** The booking was forfeited: what that means, and how to book again. */
  | 'FORFEITED'
  /** The office closed or reduced a day, and gave the booking another day or hour. */
  | 'MOVED'
  /** The passport is ready for collection. */
  | 'PASSPORT_READY'
  /** Reminder on the day before the visit: time, place, and how to cancel. */
  | 'REMINDER_DAY_BEFORE'
  /** Reminder two hours before the time of arrival. */
  | 'REMINDER_TWO_HOURS'
  /** An earlier place is offered to an applicant on standby. If switched off, no places are offered. */
  | 'STANDBY_OFFER'
  /** The person has checked in, and only a few people are ahead. */
  | 'TURN_NEAR';

/** Settings of notices; null fields keep their value. */
export type NoticesInput = {
  /** Whether a notice that one channel cannot deliver is sent by the other. */
  fallback?: boolean | null | undefined;
  /** Hours in which notices are sent; those that can wait are kept until then. */
  hours?: CalmHoursInput | null | undefined;
  /** Number of people ahead at which TURN_NEAR is sent, from 0 to 50. */
  nearTurn?: number | null | undefined;
  /** The complete list of notices that are not sent; empty to send all. At most 200 items. */
  off?: Array<NoticeKind> | null | undefined;
  /** Time of day at which reminders for the next day are sent, in the office's time zone: `16:00`. At most 20 characters. */
  remindAt?: string | null | undefined;
};

/** A phone number by which applicants can write to the office. */
export type OfficeChannelInput = {
  /** Phone number in E.164 form: `+628111100333`. At most 200 characters. */
  address: string;
  /** The channel that the number belongs to: WHATSAPP or SMS. */
  kind: ChannelKind;
};

/** Settings of an office; null fields keep their value. */
export type OfficeSettingsInput = {
  /** Documents to bring, in every language. */
  bring?: TextsInput | null | undefined;
  /** The complete list of phone numbers by which applicants can write to the office. At most 200 items. */
  channels?: Array<OfficeChannelInput> | null | undefined;
  /** City in which the office stands. At most 100 characters. */
  city?: string | null | undefined;
  /** Full name of the office: `Kantor Imigrasi Bogor`. At most 100 characters. */
  name?: string | null | undefined;
  /** Settings of notices that change. */
  notices?: NoticesInput | null | undefined;
  /** Booking rules that change. */
  policy?: PolicyInput | null | undefined;
  /** Settings of the queue that change. */
  queue?: QueuePolicyInput | null | undefined;
  /** Settings of registration by chat: templates, photo, and intake hours. */
  registration?: RegistrationInput | null | undefined;
  /** The complete list of services; the first is the default. At most 200 items. */
  services?: Array<ServiceInput> | null | undefined;
  /** The complete list of texts that the office words itself. At most 200 items. */
  texts?: Array<OfficeTextInput> | null | undefined;
};

/** A text in the office's own wording. */
export type OfficeTextInput = {
  /** Key of the text in the catalogue of messages: `confirmed`. At most 60 characters. */
  key: string;
  /** Language in which the text is written. */
  language: Language;
  /** Whether the text is for SMS only, and then at most ten SMS long. If false, it is for all other channels, and for SMS if there is no short standard text. */
  sms?: boolean;
  /** The wording, with placeholders such as `{name}` for values. At most 1000 characters. */
  text: string;
};

/** A counter to open, and the services offered there. */
export type OpenCounterInput = {
  /** Identifier of the counter, `Counter.id`: `BOGOR/1`. At most 64 characters. */
  counter: string | number;
  /** Idempotency key, accepted for uniformity: opening an open counter returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Codes of the services offered at the counter from now on; null keeps the present ones, empty means all. At most 200 items. At most 40 characters each. */
  services?: Array<string | number> | null | undefined;
};

/** Booking rules of an office; null fields keep their value. */
export type PolicyInput = {
  /** Minutes before the window by which the applicant must be at the office, from 0 to 240. */
  arriveMinutesBefore?: number | null | undefined;
  /** Hours before the window after which a booking can no longer be moved, from 0 to 720. */
  changeCutoffHours?: number | null | undefined;
  /** Minutes before the window from which check-in is possible, from 0 to 1440. */
  checkInOpensMinutesBefore?: number | null | undefined;
  /** Waiting period in days after too many missed visits in a row, from 1 to 90. */
  forfeitDelayDays?: number | null | undefined;
  /** Missed visits in a row after which an applicant must wait before booking again, from 0 to 10; 0 disables the rule. */
  forfeitsInRow?: number | null | undefined;
  /** Delay in minutes until a freed place can be booked again, chosen at random in this range; 0 to 0 for no delay. */
  freedPlaceMinutes?: MinutesInput | null | undefined;
  /** Grace period in minutes after the start of the window, until the booking is forfeited; from 0 to 240. */
  graceMinutes?: number | null | undefined;
  /** Minutes for which a place is held until it must be confirmed, from 1 to 1440. */
  holdMinutes?: number | null | undefined;
  /** Booking horizon: the number of days ahead that can be booked, from 1 to 366. */
  horizonDays?: number | null | undefined;
  /** Maximum number of times an applicant can move a booking, from 0 to 20. */
  maxChanges?: number | null | undefined;
  /** Maximum number of live bookings of one sender, from 1 to 5. */
  maxLiveBookingsPerSender?: number | null | undefined;
  /** Minimum notice: the least number of minutes between booking and the time of arrival, from 0 to 10080. */
  minimumNoticeMinutes?: number | null | undefined;
  /** Overbooking in percent of capacity (0 to 30), to offset no-shows. */
  overbookPercent?: number | null | undefined;
  /** Country codes (ISO 3166-1 alpha-2) to whose phone numbers `sendProof` sends digits; empty for the countries of the office's own numbers, or else Indonesia. At most 200 items. At most 2 characters each. */
  proofCountries?: Array<string> | null | undefined;
  /** The time of day at which a further day becomes bookable. */
  release?: ReleaseInput | null | undefined;
  /** If true, a further day becomes bookable at midnight, and `release` is removed. */
  releaseAtOnce?: boolean | null | undefined;
  /** Days after the visit until personal data are deleted, from 1 to 3650. */
  retentionDays?: number | null | undefined;
  /** Minutes in which an applicant on standby must answer an offer, from 1 to 1440. */
  standbyAnswerMinutes?: number | null | undefined;
};

/** Reason for being served ahead of others, by a ratio that the office sets. */
export type Priority =
  /** A child younger than 5 years. */
  | 'CHILD'
  /** An applicant with a disability. */
  | 'DISABILITY'
  /** An applicant older than 60 years. */
  | 'ELDERLY'
  /** No priority: served in order. */
  | 'NORMAL'
  /** An applicant who is pregnant. */
  | 'PREGNANT';

/** Settings of the queue; null fields keep their value. */
export type QueuePolicyInput = {
  /** Every nth call goes to an applicant with priority, if one is waiting (1: always, 0: never). */
  priorityEvery?: number | null | undefined;
  /** Walk-in tickets per day, in addition to places that were forfeited or never booked. */
  walkInPlaces?: number | null | undefined;
};

/** A quota: a named share of each window for certain applicants. */
export type QuotaInput = {
  /** Only for bookings by these channels; empty for all. At most 200 items. */
  channels?: Array<ChannelKind>;
  /** Code of the quota in lower case: `priority`. At most 40 characters. */
  code: string | number;
  /** Whether applicants of this quota may also use general places, including those that other quotas have released. */
  generalToo?: boolean;
  /** Letter with which its queue numbers begin, unique in the office; W is reserved for walk-ins. At most 40 characters. */
  line: string;
  /** Name shown to applicants and staff, in each language. */
  name: TextsInput;
  /** Minutes before a window at which unused places of the quota become general; null for never. */
  opensMinutesBefore?: number | null | undefined;
  /** Only for applicants with one of these priorities; empty for all. At most 200 items. */
  priorities?: Array<Priority>;
  /** Only for bookings of these services, by code; empty for all. At most 200 items. At most 40 characters each. */
  services?: Array<string | number>;
  /** Whether the places are reserved for walk-ins, who come without a booking. */
  walkIns?: boolean;
};

/** Machine-readable reason for a refusal. */
export type RefusalCode =
  /** The person, by name and birth date, already has a live booking at this or another office. */
  | 'ALREADY_BOOKED'
  /** The address or person is blocked without an end date. */
  | 'BLOCKED'
  /** The address or person is blocked for a time. */
  | 'BLOCKED_UNTIL'
  /** More places are booked than would remain; with `move` these bookings are moved. */
  | 'CAPACITY_IN_USE'
  /** The office is closed on that date. */
  | 'CLOSED'
  /** The booking is only held: it must be confirmed before an earlier place can be requested. */
  | 'CONFIRM_FIRST'
  /** The counter is closed and cannot call. */
  | 'COUNTER_CLOSED'
  /** Digits were sent to this number within the last minute, for another booking. */
  | 'DIGITS_JUST_SENT'
  /** The address or person missed too many visits in a row and must wait before booking again. */
  | 'FORFEITED_TOO_OFTEN'
  /** No place is free in the window or on the day asked for; if the next place was accepted, none is free within the booking horizon. */
  | 'FULL'
  /** The hold was not confirmed in time; its place is free again. */
  | 'HOLD_EXPIRED'
  /** The birth date is in the future, or more than 120 years ago. */
  | 'INVALID_BIRTH_DATE'
  /** Not a valid name: only letters, spaces and ' . , - / are allowed, at most 100 characters. */
  | 'INVALID_NAME'
  /** The date is in the past, in the office's time zone. */
  | 'IN_THE_PAST'
  /** The last administrator with a personal key cannot end that key. */
  | 'LAST_ADMINISTRATOR'
  /** The sender has as many live bookings as the office allows. */
  | 'LIMIT_REACHED'
  /** The content of the message is outdated. */
  | 'MESSAGE_OVER'
  /** The message is still waiting to be sent. */
  | 'MESSAGE_WAITING'
  /** No window before the booked one could be offered to this applicant. */
  | 'NOTHING_EARLIER'
  /** The office has switched off this notice. */
  | 'NOTICE_OFF'
  /** The status of the booking or ticket does not allow the action. */
  | 'NOT_ALLOWED_NOW'
  /** The service cannot be booked by this channel. */
  | 'NOT_BY_CHANNEL'
  /** The office does not offer this service. */
  | 'NOT_OFFERED'
  /** The phone number is not proven: the code must be sent from it to the office's number. */
  | 'NOT_VERIFIED'
  /** That day is not open for booking yet. */
  | 'NOT_YET_RELEASED'
  /** There are not enough free places within the booking horizon for all bookings that would be moved. */
  | 'NO_ROOM_TO_MOVE'
  /** The office does not send digits to numbers of that country or kind. */
  | 'NUMBER_NOT_SERVED'
  /** No place is offered, the offer has ended, or another window is offered than the one named. */
  | 'OFFER_GONE'
  /** The office accepts registrations by chat only at certain hours of working days. */
  | 'OUTSIDE_INTAKE_HOURS'
  /** The office requires a photo of the identity card with the registration. */
  | 'PHOTO_REQUIRED'
  /** No ticket is waiting to be called. */
  | 'QUEUE_EMPTY'
  /** Check-in has not opened yet. */
  | 'TOO_EARLY'
  /** The date lies beyond the office's booking horizon. */
  | 'TOO_FAR_AHEAD'
  /** The deadline has passed; the booking is forfeited. */
  | 'TOO_LATE'
  /** The visit is too near to be moved; it can still be cancelled. */
  | 'TOO_LATE_TO_CHANGE'
  /** The booking was moved as often as the office allows. */
  | 'TOO_MANY_CHANGES'
  /** The network or API key has confirmed as many bookings by proof of work as allowed in a day. */
  | 'TOO_MANY_CONFIRMED'
  /** Digits were sent to this number, or requested from this network, as often as allowed in a day. */
  | 'TOO_MANY_DIGITS'
  /** The network or API key holds as many unconfirmed places as allowed; `confirmBooking` or `cancelBooking` frees one. */
  | 'TOO_MANY_HELD'
  /** A later change at the office must be undone first. */
  | 'UNDO_LATER_FIRST'
  /** Applicants have been told of the change: it can no longer be undone. */
  | 'UNDO_OVER'
  /** The code does not exist, or the booking is not the caller's; both have the same answer. */
  | 'UNKNOWN_CODE'
  /** Places are free, but those for unproven callers are taken; a proven applicant, for example by chat, can still book. */
  | 'UNPROVEN_FULL'
  /** The window does not exist or no longer does: it was closed or replaced, has begun, or is too near to be booked. Nothing was booked or moved. */
  | 'WINDOW_GONE'
  /** The window is not on the date given with it. Nothing was booked or moved. */
  | 'WINDOW_ON_OTHER_DAY'
  /** The office has no channel to prove a number by: the proof of work of `Booking.work` is required for this booking, solved within ten minutes and not used before. */
  | 'WORK_NEEDED'
  /** The booking is for another day. */
  | 'WRONG_DAY'
  /** The digits do not match those sent to the number, or have expired. */
  | 'WRONG_DIGITS'
  /** The booking is for another office. */
  | 'WRONG_OFFICE';

/** Settings of registration by chat: templates, photo, and intake hours. */
export type RegistrationInput = {
  /** Hours of working days in which registrations by chat are accepted, `07:30-10:00`; null for always. At most 20 characters. */
  intakeHours?: string | null | undefined;
  /** The complete list of further templates, each with its own keyword; null keeps the present ones. At most 200 items. */
  more?: Array<RegistrationTemplateInput> | null | undefined;
  /** Whether a photo of the identity card is sent with the text: `none`, `optional` or `required`. At most 40 characters. */
  photo?: string;
  /** Code of the service booked by the default template; null for the service a field or keyword names, or else the first. At most 40 characters. */
  service?: string | number | null | undefined;
  /** Fields of the default template, in order: `#NAMA#TGLLAHIR#TGLKEDATANGAN`. At most 200 characters. */
  template: string;
};

/** A further template, recognised by its keyword. */
export type RegistrationTemplateInput = {
  /** Code of the service booked by this template; null for the service whose code is the keyword, here `E_PASSPORT`. At most 40 characters. */
  service?: string | number | null | undefined;
  /** Keyword and fields in order: `E-PASSPORT#NAMA#TGLLAHIR#ALAMAT`. At most 200 characters. */
  template: string;
};

/** The time of day at which a further day becomes bookable. */
export type ReleaseInput = {
  /** Time of day in the office's time zone: `14:00`. At most 20 characters. */
  at: string;
  /** Maximum random delay in minutes, different for each day, from 0 to 720. */
  jitterMinutes?: number;
};

/** A counter that is to be removed from its office. */
export type RemoveCounterInput = {
  /** Identifier of the counter, `Counter.id`: `BOGOR/1`. At most 64 characters. */
  counter: string | number;
  /** Idempotency key: within a day the change is made once for a key. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
};

/** An exception to remove. */
export type RemoveExceptionInput = {
  /** Date of the exception, in the office's time zone. */
  date: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings that lose their place are moved to the next free place. If false, a change that needs it is refused. */
  move?: boolean;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Time in minutes (0 to 720) in which the change can be undone; only then are the moved applicants told. */
  undoMinutes?: number;
};

/** A schedule to remove. */
export type RemoveScheduleInput = {
  /** First day on which the schedule is valid. */
  from: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings that lose their place are moved to the next free place. If false, a change that needs it is refused. */
  move?: boolean;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Time in minutes (0 to 720) in which the change can be undone; only then are the moved applicants told. */
  undoMinutes?: number;
};

/** A message to send again. */
export type ResendMessageInput = {
  /** Idempotency key: within a day the message is sent again once for a key. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Identifier of an outbound message, `Message.id`. At most 40 characters. */
  message: string | number;
  /** Code of the office. At most 40 characters. */
  office: string | number;
};

/** Weekly opening hours; a weekday that is not listed is closed. */
export type ScheduleInput = {
  /** Capacity of each window in places, all quotas together. */
  capacity?: number;
  /** Letter with which queue numbers begin, such as A in A312; null keeps the present letter. At most 40 characters. */
  line?: string | null | undefined;
  /** Places of each window reserved for quotas; the rest is general. At most 200 items. */
  shares?: Array<ShareInput>;
  /** Opening hours by weekday. At most 200 items. */
  week: Array<WeekdayInput>;
  /** Length of a window in minutes, from 5 to 720. */
  windowMinutes?: number;
};

/** A service that applicants can book at the office. */
export type ServiceInput = {
  /** Channels by which the service can be booked. At most 200 items. */
  channels: Array<ChannelKind>;
  /** Identifier of the service in capital letters: `E_PASSPORT`. At most 40 characters. */
  code: string | number;
  /** Name of the service in every language. */
  name: TextsInput;
};

/** A new capacity for one window or for several. */
export type SetCapacityInput = {
  /** Capacity of each window in places; null restores the schedule's value. */
  capacity?: number | null | undefined;
  /** The day, or the first of several days. */
  date: string;
  /** Only windows that begin at this time of day or later, in the office's time zone. At most 20 characters. */
  from?: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings that lose their place are moved to the next free place. If false, a change that needs it is refused. */
  move?: boolean;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Code of the quota whose places are set; `general` for the places without a quota. At most 40 characters. */
  quota?: string | number;
  /** Only windows that begin before this time of day, in the office's time zone. At most 20 characters. */
  to?: string;
  /** The last day, at most 366 days after `date`; null for the one day only. */
  toDate?: string | null | undefined;
  /** Time in minutes (0 to 720) in which the change can be undone; only then are the moved applicants told. */
  undoMinutes?: number;
};

/** An exception to the weekly schedule: a holiday, a short day, an extra Saturday, or another capacity. */
export type SetExceptionInput = {
  /** Capacity of each window that day in places, all quotas together; null for the schedule's value. */
  capacity?: number | null | undefined;
  /** Date of the exception, in the office's time zone. */
  date: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings that lose their place are moved to the next free place. If false, a change that needs it is refused. */
  move?: boolean;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Opening hours of that day. Null: the hours of the schedule if `capacity` is given, otherwise closed. */
  open?: DayHoursInput | null | undefined;
  /** Reason, shown to applicants: `Hari Kemerdekaan`. At most 300 characters. */
  reason: string;
  /** Time in minutes (0 to 720) in which the change can be undone; only then are the moved applicants told. */
  undoMinutes?: number;
};

/** The complete list of quotas of an office. */
export type SetQuotasInput = {
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings that lose their place are moved to the next free place. If false, a change that needs it is refused. */
  move?: boolean;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** All quotas; one that is missing is removed. The schedule sets the number of places of each. At most 200 items. */
  quotas: Array<QuotaInput>;
  /** Time in minutes (0 to 720) in which the change can be undone; only then are the moved applicants told. */
  undoMinutes?: number;
};

/** A weekly schedule, valid from a date on. */
export type SetScheduleInput = {
  /** First day on which the schedule is valid, until the next one begins. A schedule with the same first day is replaced. */
  from: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings that lose their place are moved to the next free place. If false, a change that needs it is refused. */
  move?: boolean;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** The weekly opening hours and the capacity of windows. */
  schedule: ScheduleInput;
  /** Time in minutes (0 to 720) in which the change can be undone; only then are the moved applicants told. */
  undoMinutes?: number;
};

/** The places of each window that are reserved for a quota. */
export type ShareInput = {
  /** Number of places reserved in each window. */
  places: number;
  /** Code of the quota: `priority`. At most 40 characters. */
  quota: string | number;
};

/** The role of a member of staff, which decides what they may do. */
export type StaffRole =
  /** May do everything at all offices, and adds offices, administrators and API keys. */
  | 'ADMINISTRATOR'
  /** Calls and serves people at a counter. */
  | 'COUNTER_OFFICER'
  /** Checks people in and issues tickets at the front desk. */
  | 'FRONT_DESK'
  /** May do what the front desk and the counters do, and changes the settings, capacity and staff of the office. */
  | 'MANAGER';

/** A field of a registration by chat, named by its keyword in the template. */
export type TemplateField =
  /** Postal address in free text; as the last field it may contain the separator. */
  | 'ALAMAT'
  /** Number of people in a family; each of them needs a separate registration. */
  | 'JUMLAH'
  /** Service to be booked, by its name or code. */
  | 'LAYANAN'
  /** Full name of the person who comes to the office. */
  | 'NAMA'
  /** Identity number of 16 digits; it must match the birth date, and is not stored. */
  | 'NIK'
  /** Date of the visit; without it the first day with a free place is booked. */
  | 'TGLKEDATANGAN'
  /** Date of birth: day, month and year. */
  | 'TGLLAHIR';

/** A text in every language. */
export type TextsInput = {
  /** The text in English. At most 300 characters. */
  en: string;
  /** The text in Indonesian. At most 300 characters. */
  id: string;
};

/** Status of a ticket in its life cycle. */
export type TicketStatus =
  /** The ticket is called to a counter. */
  | 'CALLED'
  /** The day ended before the ticket was served. */
  | 'CANCELLED'
  /** The ticket was called, but the person did not come. */
  | 'NO_SHOW'
  /** The ticket is set aside, to be resumed later. */
  | 'PARKED'
  /** Serving the person is finished. */
  | 'SERVED'
  /** The person is being served at the counter. */
  | 'SERVING'
  /** The ticket is in the queue. */
  | 'WAITING';

/** A sample message to try templates with. */
export type TryTemplateInput = {
  /** Channel by which the message arrives. */
  channel?: ChannelKind;
  /** Code of the office whose services, hours and days apply. At most 40 characters. */
  office: string | number;
  /** Whether a photo is attached to the message. */
  photo?: boolean;
  /** Templates to try, which are not saved; null for those of the office. */
  registration?: RegistrationInput | null | undefined;
  /** Time at which the message is sent; null for now. */
  sentAt?: string | null | undefined;
  /** The message, as an applicant would send it. At most 4096 characters. */
  text: string;
};

/** A block to lift before its end. */
export type UnblockAddressInput = {
  /** Identifier of the block, `Block.id`. At most 40 characters. */
  block: string | number;
  /** Idempotency key, accepted for uniformity: lifting a block again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office; null for administrators, who can lift any block. At most 40 characters. */
  office?: string | number | null | undefined;
};

/** A capacity change to undo. */
export type UndoCapacityChangeInput = {
  /** Identifier of the change, `CapacityChange.id`. At most 40 characters. */
  change: string | number;
  /** Idempotency key, accepted for uniformity: undoing the change again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
};

/** The kind of caller, which decides what may be called. */
export type ViewerKind =
  /** An administrator of all offices, by a personal key or the server's `ADMIN_KEY`. */
  | 'ADMINISTRATOR'
  /** Any caller without a key: reads offices and availability, books, and reaches a booking by its code and birth date. */
  | 'ANONYMOUS'
  /** Another organisation's front end, with an API key. */
  | 'API_KEY'
  /** Staff at the counters of an office. */
  | 'COUNTER_OFFICER'
  /** Staff at the front desk of an office. */
  | 'FRONT_DESK'
  /** A manager of one office, with all rights of its officers. */
  | 'MANAGER'
  /** A channel adapter that acts for the sender of a message: reaches the sender's own bookings. */
  | 'SENDER';

/** A day of the week, from Monday (ISO weekday 1) to Sunday (7). */
export type Weekday =
  /** Friday, ISO weekday 5. */
  | 'FRIDAY'
  /** Monday, ISO weekday 1. */
  | 'MONDAY'
  /** Saturday, ISO weekday 6. */
  | 'SATURDAY'
  /** Sunday, ISO weekday 7. */
  | 'SUNDAY'
  /** Thursday, ISO weekday 4. */
  | 'THURSDAY'
  /** Tuesday, ISO weekday 2. */
  | 'TUESDAY'
  /** Wednesday, ISO weekday 3. */
  | 'WEDNESDAY';

/** A weekday on which the office is open, with its hours. */
export type WeekdayInput = {
  /** Breaks such as lunch or Friday prayer: `12:00-13:00`. No window overlaps a break. At most 200 items. At most 20 characters each. */
  breaks?: Array<string>;
  /** Capacity of each window in places, all quotas together; null for the schedule's value. */
  capacity?: number | null | undefined;
  /** Opening and closing time: `08:00-16:00`. At most 20 characters. */
  hours: string;
  /** The day of the week on which these hours apply. */
  weekday: Weekday;
  /** Length of a window in minutes, from 5 to 720; null for the schedule's value. */
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
