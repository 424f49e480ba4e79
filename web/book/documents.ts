// The booking page's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Document } from '../api/document.ts';
/** The person who comes. */
export type ApplicantInput = {
  /** Asked for by some offices. At most 300 characters. */
  address?: string | null | undefined;
  /** Date of birth. */
  birthDate: string;
  /** As on the identity card: letters, blanks and ' . , - / only. More than 100 characters are refused with INVALID_NAME. At most 1000 characters. */
  name: string;
};

/** A place asked for. */
export type BookInput = {
  /** false: refuse with alternatives where the day or window is full, instead of the next place. */
  acceptNextPlace?: boolean | null | undefined;
  /** Who comes. Name and birth date cannot be changed afterwards. */
  applicant: ApplicantInput;
  /** The same key and input give the same booking for a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** `id` or `en`: of this answer and of later messages; none: the request's. Any other value is refused. At most 40 characters. */
  language?: string | null | undefined;
  /** The office. At most 40 characters. */
  office: string | number;
  /** The applicant's number: one live booking each. */
  phone?: string | null | undefined;
  /** The photo of the identity card, as the channel that took it names it; a photo that was not sent to the office is refused. At most 400 characters. */
  photo?: string | number | null | undefined;
  /** Claimed by the applicant, confirmed by an officer. */
  priority?: Priority | null | undefined;
  /** The service; none: the office's first for this channel. At most 40 characters. */
  service?: string | number | null | undefined;
  /** The day wanted; none: the first with a place. */
  visitDate?: string | null | undefined;
  /** A window picked from availability; none: the first of the day with a place. A window that no longer exists, or is not on `visitDate`, is refused: no other window is given instead. At most 40 characters. */
  window?: string | number | null | undefined;
};

/** What may be done with a booking. */
export type BookingAction =
  /** Give it back: `cancelBooking`. */
  | 'CANCEL'
  /** Check in at the office. */
  | 'CHECK_IN'
  /** Send the code back: `confirmBooking`. */
  | 'CONFIRM'
  /** Move it: `rescheduleBooking`. */
  | 'RESCHEDULE';

/** Where a booking stands in its life. */
export type BookingStatus =
  /** Given back. */
  | 'CANCELLED'
  /** The person is at the office. */
  | 'CHECKED_IN'
  /** Agreed; the queue number is given. */
  | 'CONFIRMED'
  /** The hold was not confirmed in time. */
  | 'EXPIRED'
  /** Not checked in by the deadline ("hangus"). */
  | 'FORFEITED'
  /** The place is held until `confirmBy`; the code must come back by then. */
  | 'HELD';

/** A booking given back. */
export type CancelBookingInput = {
  /** The applicant's birth date: proof for those who are no sender. */
  birthDate?: string | null | undefined;
  /** The code. */
  code: string;
  /** The same key and input give the same answer for a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
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

/** A code sent back. */
export type ConfirmBookingInput = {
  /** The applicant's birth date: proof for those who are no sender. */
  birthDate?: string | null | undefined;
  /** The code. */
  code: string;
  /** The digits that `sendProof` sent to the number. At most 40 characters. */
  digits?: string | null | undefined;
  /** Confirming is the same however often it is done; accepted for uniformity. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The work of `Booking.work`, done: JSON of `challenge` and its `solution` (`counter`, `derivedKey`). At most 4000 characters. */
  work?: string | null | undefined;
};

/** Whether a day can be booked. */
export type DayStatus =
  /** The office is closed. */
  | 'CLOSED'
  /** All places are taken, or what is left can no longer be reached in time. */
  | 'FULL'
  /** The day is not open for booking yet. */
  | 'NOT_YET_RELEASED'
  /** There are places. */
  | 'OPEN';

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

/** Who wants an earlier place. */
export type RequestStandbyInput = {
  /** The applicant's birth date, as proof where the number proves nothing. */
  birthDate?: string | null | undefined;
  /** The code. */
  code: string;
  /** Not before that day; none: as early as can be. */
  earliest?: string | null | undefined;
  /** The same key and input give the same answer for a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
};

/** Another day or hour for a booking. */
export type RescheduleBookingInput = {
  /** false: refuse where the day or window is full. */
  acceptNextPlace?: boolean | null | undefined;
  /** The applicant's birth date: proof for those who are no sender. */
  birthDate?: string | null | undefined;
  /** The code; it stays. */
  code: string;
  /** The same key and input give the same answer for a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The day wanted; none: the first with a place. */
  visitDate?: string | null | undefined;
  /** A window picked from availability. A window that no longer exists, or is not on `visitDate`, is refused: the booking stays as it is. At most 40 characters. */
  window?: string | number | null | undefined;
};

/** A booking on standby. */
export type StandbyInput = {
  /** The applicant's birth date, as proof where the number proves nothing. */
  birthDate?: string | null | undefined;
  /** The code. */
  code: string;
  /** The same key and input give the same answer for a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** With an answer to an offer: the window offered, as it was shown. Where another is offered by then, nothing is done (OFFER_GONE). None: whichever is offered. At most 40 characters. */
  window?: string | number | null | undefined;
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

export type OfficesQueryVariables = Exact<{ [key: string]: never; }>;


export type OfficesQuery = { offices: Array<{ code: string, name: string, city: string }> };

export type OfficeToBookQueryVariables = Exact<{
  office: string | number;
}>;


export type OfficeToBookQuery = { office: { code: string, name: string, city: string, timeZone: string, bring: string, channels: Array<{ kind: ChannelKind, address: string }>, registration: { template: string, example: string }, policy: { arriveMinutesBefore: number, graceMinutes: number, holdMinutes: number, horizonDays: number, maxChanges: number, changeCutoffHours: number }, services: Array<{ code: string, name: string, channels: Array<ChannelKind> }>, availability: Array<{ date: string, status: DayStatus, remaining: number, capacity: number, releasedAt: string | null }> } | null };

export type DayFragment = { date: string, status: DayStatus, remaining: number, capacity: number, releasedAt: string | null };

export type DaysNowQueryVariables = Exact<{
  office: string | number;
  days: number;
  service?: string | number | null | undefined;
  priority: Priority;
}>;


export type DaysNowQuery = { office: { availability: Array<{ date: string, status: DayStatus, remaining: number, capacity: number, releasedAt: string | null }> } | null };

export type HoursNowQueryVariables = Exact<{
  office: string | number;
  date: string;
  service?: string | number | null | undefined;
  priority: Priority;
}>;


export type HoursNowQuery = { office: { availability: Array<{ date: string, status: DayStatus, windows: Array<{ id: string, startsAt: string, endsAt: string, quota: string, remaining: number }> }> } | null };

export type HourFragment = { id: string, startsAt: string, endsAt: string, quota: string, remaining: number };

export type DaysLiveSubscriptionVariables = Exact<{
  office: string | number;
  days: number;
  service?: string | number | null | undefined;
  priority: Priority;
}>;


export type DaysLiveSubscription = { availability: Array<{ date: string, status: DayStatus, remaining: number, capacity: number, releasedAt: string | null }> };

export type HoursLiveSubscriptionVariables = Exact<{
  office: string | number;
  date: string;
  service?: string | number | null | undefined;
  priority: Priority;
}>;


export type HoursLiveSubscription = { availability: Array<{ date: string, status: DayStatus, windows: Array<{ id: string, startsAt: string, endsAt: string, quota: string, remaining: number }> }> };

export type VisitFragment = { code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, allowedActions: Array<BookingAction>, changes: number, priority: Priority, barcodeUrl: string | null, code128Url: string | null, calendarUrl: string | null, work: string | null, applicant: { name: string, birthDate: string | null }, service: { code: string, name: string }, window: { id: string, startsAt: string, endsAt: string }, office: { code: string, name: string, city: string, timeZone: string, bring: string, policy: { horizonDays: number, maxChanges: number, changeCutoffHours: number } }, proofs: Array<{ kind: ChannelKind, address: string, link: string | null }>, ticket: { number: string, status: TicketStatus, ahead: number | null, estimatedWaitMinutes: number | null, counter: { label: string } | null } | null, standby: { place: number, earliest: string | null, offer: { answerBy: string, window: { id: string, startsAt: string, endsAt: string, quota: string, remaining: number } } | null } | null };

export type NoFragment = { reason: RefusalCode, message: string, field: string | null, alternatives: Array<{ id: string, startsAt: string, endsAt: string, quota: string, remaining: number }> };

export type BookingByQueryVariables = Exact<{
  code: string;
  birthDate: string;
}>;


export type BookingByQuery = { booking: { code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, allowedActions: Array<BookingAction>, changes: number, priority: Priority, barcodeUrl: string | null, code128Url: string | null, calendarUrl: string | null, work: string | null, applicant: { name: string, birthDate: string | null }, service: { code: string, name: string }, window: { id: string, startsAt: string, endsAt: string }, office: { code: string, name: string, city: string, timeZone: string, bring: string, policy: { horizonDays: number, maxChanges: number, changeCutoffHours: number } }, proofs: Array<{ kind: ChannelKind, address: string, link: string | null }>, ticket: { number: string, status: TicketStatus, ahead: number | null, estimatedWaitMinutes: number | null, counter: { label: string } | null } | null, standby: { place: number, earliest: string | null, offer: { answerBy: string, window: { id: string, startsAt: string, endsAt: string, quota: string, remaining: number } } | null } | null } | null };

export type BookMutationVariables = Exact<{
  input: BookInput;
}>;


export type BookMutation = { answer:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, allowedActions: Array<BookingAction>, changes: number, priority: Priority, barcodeUrl: string | null, code128Url: string | null, calendarUrl: string | null, work: string | null, applicant: { name: string, birthDate: string | null }, service: { code: string, name: string }, window: { id: string, startsAt: string, endsAt: string }, office: { code: string, name: string, city: string, timeZone: string, bring: string, policy: { horizonDays: number, maxChanges: number, changeCutoffHours: number } }, proofs: Array<{ kind: ChannelKind, address: string, link: string | null }>, ticket: { number: string, status: TicketStatus, ahead: number | null, estimatedWaitMinutes: number | null, counter: { label: string } | null } | null, standby: { place: number, earliest: string | null, offer: { answerBy: string, window: { id: string, startsAt: string, endsAt: string, quota: string, remaining: number } } | null } | null }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null, alternatives: Array<{ id: string, startsAt: string, endsAt: string, quota: string, remaining: number }> }
   };

export type ConfirmMutationVariables = Exact<{
  input: ConfirmBookingInput;
}>;


export type ConfirmMutation = { answer:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, allowedActions: Array<BookingAction>, changes: number, priority: Priority, barcodeUrl: string | null, code128Url: string | null, calendarUrl: string | null, work: string | null, applicant: { name: string, birthDate: string | null }, service: { code: string, name: string }, window: { id: string, startsAt: string, endsAt: string }, office: { code: string, name: string, city: string, timeZone: string, bring: string, policy: { horizonDays: number, maxChanges: number, changeCutoffHours: number } }, proofs: Array<{ kind: ChannelKind, address: string, link: string | null }>, ticket: { number: string, status: TicketStatus, ahead: number | null, estimatedWaitMinutes: number | null, counter: { label: string } | null } | null, standby: { place: number, earliest: string | null, offer: { answerBy: string, window: { id: string, startsAt: string, endsAt: string, quota: string, remaining: number } } | null } | null }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null, alternatives: Array<{ id: string, startsAt: string, endsAt: string, quota: string, remaining: number }> }
   };

export type RescheduleMutationVariables = Exact<{
  input: RescheduleBookingInput;
}>;


export type RescheduleMutation = { answer:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, allowedActions: Array<BookingAction>, changes: number, priority: Priority, barcodeUrl: string | null, code128Url: string | null, calendarUrl: string | null, work: string | null, applicant: { name: string, birthDate: string | null }, service: { code: string, name: string }, window: { id: string, startsAt: string, endsAt: string }, office: { code: string, name: string, city: string, timeZone: string, bring: string, policy: { horizonDays: number, maxChanges: number, changeCutoffHours: number } }, proofs: Array<{ kind: ChannelKind, address: string, link: string | null }>, ticket: { number: string, status: TicketStatus, ahead: number | null, estimatedWaitMinutes: number | null, counter: { label: string } | null } | null, standby: { place: number, earliest: string | null, offer: { answerBy: string, window: { id: string, startsAt: string, endsAt: string, quota: string, remaining: number } } | null } | null }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null, alternatives: Array<{ id: string, startsAt: string, endsAt: string, quota: string, remaining: number }> }
   };

export type CancelMutationVariables = Exact<{
  input: CancelBookingInput;
}>;


export type CancelMutation = { answer:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, allowedActions: Array<BookingAction>, changes: number, priority: Priority, barcodeUrl: string | null, code128Url: string | null, calendarUrl: string | null, work: string | null, applicant: { name: string, birthDate: string | null }, service: { code: string, name: string }, window: { id: string, startsAt: string, endsAt: string }, office: { code: string, name: string, city: string, timeZone: string, bring: string, policy: { horizonDays: number, maxChanges: number, changeCutoffHours: number } }, proofs: Array<{ kind: ChannelKind, address: string, link: string | null }>, ticket: { number: string, status: TicketStatus, ahead: number | null, estimatedWaitMinutes: number | null, counter: { label: string } | null } | null, standby: { place: number, earliest: string | null, offer: { answerBy: string, window: { id: string, startsAt: string, endsAt: string, quota: string, remaining: number } } | null } | null }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null, alternatives: Array<{ id: string, startsAt: string, endsAt: string, quota: string, remaining: number }> }
   };

export type RequestStandbyMutationVariables = Exact<{
  input: RequestStandbyInput;
}>;


export type RequestStandbyMutation = { answer:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, allowedActions: Array<BookingAction>, changes: number, priority: Priority, barcodeUrl: string | null, code128Url: string | null, calendarUrl: string | null, work: string | null, applicant: { name: string, birthDate: string | null }, service: { code: string, name: string }, window: { id: string, startsAt: string, endsAt: string }, office: { code: string, name: string, city: string, timeZone: string, bring: string, policy: { horizonDays: number, maxChanges: number, changeCutoffHours: number } }, proofs: Array<{ kind: ChannelKind, address: string, link: string | null }>, ticket: { number: string, status: TicketStatus, ahead: number | null, estimatedWaitMinutes: number | null, counter: { label: string } | null } | null, standby: { place: number, earliest: string | null, offer: { answerBy: string, window: { id: string, startsAt: string, endsAt: string, quota: string, remaining: number } } | null } | null }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null, alternatives: Array<{ id: string, startsAt: string, endsAt: string, quota: string, remaining: number }> }
   };

export type LeaveStandbyMutationVariables = Exact<{
  input: StandbyInput;
}>;


export type LeaveStandbyMutation = { answer:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, allowedActions: Array<BookingAction>, changes: number, priority: Priority, barcodeUrl: string | null, code128Url: string | null, calendarUrl: string | null, work: string | null, applicant: { name: string, birthDate: string | null }, service: { code: string, name: string }, window: { id: string, startsAt: string, endsAt: string }, office: { code: string, name: string, city: string, timeZone: string, bring: string, policy: { horizonDays: number, maxChanges: number, changeCutoffHours: number } }, proofs: Array<{ kind: ChannelKind, address: string, link: string | null }>, ticket: { number: string, status: TicketStatus, ahead: number | null, estimatedWaitMinutes: number | null, counter: { label: string } | null } | null, standby: { place: number, earliest: string | null, offer: { answerBy: string, window: { id: string, startsAt: string, endsAt: string, quota: string, remaining: number } } | null } | null }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null, alternatives: Array<{ id: string, startsAt: string, endsAt: string, quota: string, remaining: number }> }
   };

export type AcceptOfferMutationVariables = Exact<{
  input: StandbyInput;
}>;


export type AcceptOfferMutation = { answer:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, allowedActions: Array<BookingAction>, changes: number, priority: Priority, barcodeUrl: string | null, code128Url: string | null, calendarUrl: string | null, work: string | null, applicant: { name: string, birthDate: string | null }, service: { code: string, name: string }, window: { id: string, startsAt: string, endsAt: string }, office: { code: string, name: string, city: string, timeZone: string, bring: string, policy: { horizonDays: number, maxChanges: number, changeCutoffHours: number } }, proofs: Array<{ kind: ChannelKind, address: string, link: string | null }>, ticket: { number: string, status: TicketStatus, ahead: number | null, estimatedWaitMinutes: number | null, counter: { label: string } | null } | null, standby: { place: number, earliest: string | null, offer: { answerBy: string, window: { id: string, startsAt: string, endsAt: string, quota: string, remaining: number } } | null } | null }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null, alternatives: Array<{ id: string, startsAt: string, endsAt: string, quota: string, remaining: number }> }
   };

export type DeclineOfferMutationVariables = Exact<{
  input: StandbyInput;
}>;


export type DeclineOfferMutation = { answer:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, allowedActions: Array<BookingAction>, changes: number, priority: Priority, barcodeUrl: string | null, code128Url: string | null, calendarUrl: string | null, work: string | null, applicant: { name: string, birthDate: string | null }, service: { code: string, name: string }, window: { id: string, startsAt: string, endsAt: string }, office: { code: string, name: string, city: string, timeZone: string, bring: string, policy: { horizonDays: number, maxChanges: number, changeCutoffHours: number } }, proofs: Array<{ kind: ChannelKind, address: string, link: string | null }>, ticket: { number: string, status: TicketStatus, ahead: number | null, estimatedWaitMinutes: number | null, counter: { label: string } | null } | null, standby: { place: number, earliest: string | null, offer: { answerBy: string, window: { id: string, startsAt: string, endsAt: string, quota: string, remaining: number } } | null } | null }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null, alternatives: Array<{ id: string, startsAt: string, endsAt: string, quota: string, remaining: number }> }
   };

export const OfficesDocument = "query Offices{offices{code name city}}" as Document<OfficesQuery, OfficesQueryVariables>;
export const OfficeToBookDocument = "query OfficeToBook($office:ID!){office(code:$office){code name city timeZone bring channels{kind address}registration{template example}policy{arriveMinutesBefore graceMinutes holdMinutes horizonDays maxChanges changeCutoffHours}services{code name channels}availability(days:31){...Day}}}fragment Day on DayAvailability{date status remaining capacity releasedAt}" as Document<OfficeToBookQuery, OfficeToBookQueryVariables>;
export const DaysNowDocument = "query DaysNow($office:ID!$days:Int!$service:ID$priority:Priority!){office(code:$office){availability(days:$days service:$service priority:$priority){...Day}}}fragment Day on DayAvailability{date status remaining capacity releasedAt}" as Document<DaysNowQuery, DaysNowQueryVariables>;
export const HoursNowDocument = "query HoursNow($office:ID!$date:Date!$service:ID$priority:Priority!){office(code:$office){availability(from:$date days:1 service:$service priority:$priority){date status windows{...Hour}}}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}" as Document<HoursNowQuery, HoursNowQueryVariables>;
export const DaysLiveDocument = "subscription DaysLive($office:ID!$days:Int!$service:ID$priority:Priority!){availability(office:$office days:$days service:$service priority:$priority){...Day}}fragment Day on DayAvailability{date status remaining capacity releasedAt}" as Document<DaysLiveSubscription, DaysLiveSubscriptionVariables>;
export const HoursLiveDocument = "subscription HoursLive($office:ID!$date:Date!$service:ID$priority:Priority!){availability(office:$office from:$date days:1 service:$service priority:$priority){date status windows{...Hour}}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}" as Document<HoursLiveSubscription, HoursLiveSubscriptionVariables>;
export const BookingByDocument = "query BookingBy($code:BookingCode!$birthDate:Date!){booking(code:$code birthDate:$birthDate){...Visit}}fragment Visit on Booking{code status queueNumber arriveBy confirmBy overflowedFrom allowedActions changes priority barcodeUrl code128Url calendarUrl work applicant{name birthDate}service{code name}window{id startsAt endsAt}office{code name city timeZone bring policy{horizonDays maxChanges changeCutoffHours}}proofs{kind address link}ticket{number status ahead estimatedWaitMinutes counter{label}}standby{place earliest offer{answerBy window{...Hour}}}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}" as Document<BookingByQuery, BookingByQueryVariables>;
export const BookDocument = "mutation Book($input:BookInput!){answer:book(input:$input){__typename ...Visit ...No}}fragment Visit on Booking{code status queueNumber arriveBy confirmBy overflowedFrom allowedActions changes priority barcodeUrl code128Url calendarUrl work applicant{name birthDate}service{code name}window{id startsAt endsAt}office{code name city timeZone bring policy{horizonDays maxChanges changeCutoffHours}}proofs{kind address link}ticket{number status ahead estimatedWaitMinutes counter{label}}standby{place earliest offer{answerBy window{...Hour}}}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}fragment No on Refusal{reason message field alternatives{...Hour}}" as Document<BookMutation, BookMutationVariables>;
export const ConfirmDocument = "mutation Confirm($input:ConfirmBookingInput!){answer:confirmBooking(input:$input){__typename ...Visit ...No}}fragment Visit on Booking{code status queueNumber arriveBy confirmBy overflowedFrom allowedActions changes priority barcodeUrl code128Url calendarUrl work applicant{name birthDate}service{code name}window{id startsAt endsAt}office{code name city timeZone bring policy{horizonDays maxChanges changeCutoffHours}}proofs{kind address link}ticket{number status ahead estimatedWaitMinutes counter{label}}standby{place earliest offer{answerBy window{...Hour}}}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}fragment No on Refusal{reason message field alternatives{...Hour}}" as Document<ConfirmMutation, ConfirmMutationVariables>;
export const RescheduleDocument = "mutation Reschedule($input:RescheduleBookingInput!){answer:rescheduleBooking(input:$input){__typename ...Visit ...No}}fragment Visit on Booking{code status queueNumber arriveBy confirmBy overflowedFrom allowedActions changes priority barcodeUrl code128Url calendarUrl work applicant{name birthDate}service{code name}window{id startsAt endsAt}office{code name city timeZone bring policy{horizonDays maxChanges changeCutoffHours}}proofs{kind address link}ticket{number status ahead estimatedWaitMinutes counter{label}}standby{place earliest offer{answerBy window{...Hour}}}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}fragment No on Refusal{reason message field alternatives{...Hour}}" as Document<RescheduleMutation, RescheduleMutationVariables>;
export const CancelDocument = "mutation Cancel($input:CancelBookingInput!){answer:cancelBooking(input:$input){__typename ...Visit ...No}}fragment Visit on Booking{code status queueNumber arriveBy confirmBy overflowedFrom allowedActions changes priority barcodeUrl code128Url calendarUrl work applicant{name birthDate}service{code name}window{id startsAt endsAt}office{code name city timeZone bring policy{horizonDays maxChanges changeCutoffHours}}proofs{kind address link}ticket{number status ahead estimatedWaitMinutes counter{label}}standby{place earliest offer{answerBy window{...Hour}}}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}fragment No on Refusal{reason message field alternatives{...Hour}}" as Document<CancelMutation, CancelMutationVariables>;
export const RequestStandbyDocument = "mutation RequestStandby($input:RequestStandbyInput!){answer:requestStandby(input:$input){__typename ...Visit ...No}}fragment Visit on Booking{code status queueNumber arriveBy confirmBy overflowedFrom allowedActions changes priority barcodeUrl code128Url calendarUrl work applicant{name birthDate}service{code name}window{id startsAt endsAt}office{code name city timeZone bring policy{horizonDays maxChanges changeCutoffHours}}proofs{kind address link}ticket{number status ahead estimatedWaitMinutes counter{label}}standby{place earliest offer{answerBy window{...Hour}}}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}fragment No on Refusal{reason message field alternatives{...Hour}}" as Document<RequestStandbyMutation, RequestStandbyMutationVariables>;
export const LeaveStandbyDocument = "mutation LeaveStandby($input:StandbyInput!){answer:leaveStandby(input:$input){__typename ...Visit ...No}}fragment Visit on Booking{code status queueNumber arriveBy confirmBy overflowedFrom allowedActions changes priority barcodeUrl code128Url calendarUrl work applicant{name birthDate}service{code name}window{id startsAt endsAt}office{code name city timeZone bring policy{horizonDays maxChanges changeCutoffHours}}proofs{kind address link}ticket{number status ahead estimatedWaitMinutes counter{label}}standby{place earliest offer{answerBy window{...Hour}}}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}fragment No on Refusal{reason message field alternatives{...Hour}}" as Document<LeaveStandbyMutation, LeaveStandbyMutationVariables>;
export const AcceptOfferDocument = "mutation AcceptOffer($input:StandbyInput!){answer:acceptOffer(input:$input){__typename ...Visit ...No}}fragment Visit on Booking{code status queueNumber arriveBy confirmBy overflowedFrom allowedActions changes priority barcodeUrl code128Url calendarUrl work applicant{name birthDate}service{code name}window{id startsAt endsAt}office{code name city timeZone bring policy{horizonDays maxChanges changeCutoffHours}}proofs{kind address link}ticket{number status ahead estimatedWaitMinutes counter{label}}standby{place earliest offer{answerBy window{...Hour}}}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}fragment No on Refusal{reason message field alternatives{...Hour}}" as Document<AcceptOfferMutation, AcceptOfferMutationVariables>;
export const DeclineOfferDocument = "mutation DeclineOffer($input:StandbyInput!){answer:declineOffer(input:$input){__typename ...Visit ...No}}fragment Visit on Booking{code status queueNumber arriveBy confirmBy overflowedFrom allowedActions changes priority barcodeUrl code128Url calendarUrl work applicant{name birthDate}service{code name}window{id startsAt endsAt}office{code name city timeZone bring policy{horizonDays maxChanges changeCutoffHours}}proofs{kind address link}ticket{number status ahead estimatedWaitMinutes counter{label}}standby{place earliest offer{answerBy window{...Hour}}}}fragment Hour on CapacityWindow{id startsAt endsAt quota remaining}fragment No on Refusal{reason message field alternatives{...Hour}}" as Document<DeclineOfferMutation, DeclineOfferMutationVariables>;
