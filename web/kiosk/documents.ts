// The kiosk's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Document } from '../api/document.ts';
/** Somebody with a booking is at the office. */
export type CheckInInput = {
  /** The code, as text, or as read from the QR or Code 128. */
  code: string;
  /** The same key and input give the same answer for a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The office they are at. At most 40 characters. */
  office: string | number;
  /** As the officer sees it; none: as the applicant claimed. */
  priority?: Priority | null | undefined;
};

/** Somebody without a booking is at the office. */
export type IssueTicketInput = {
  /** The same key and input give the same answer for a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The office. At most 40 characters. */
  office: string | number;
  /** As the officer sees it. */
  priority?: Priority | null | undefined;
  /** The service; none: the office's first. At most 40 characters. */
  service?: string | number | null | undefined;
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

export type NoFragment = { reason: RefusalCode, message: string };

export type GivenFragment = { number: string, status: TicketStatus, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, service: { code: string, names: Array<string> }, counter: { label: string } | null, booking: { window: { startsAt: string } } | null };

export type KioskNowQueryVariables = Exact<{
  office: string | number;
}>;


export type KioskNowQuery = { office: { code: string, name: string, timeZone: string, services: Array<{ code: string, names: Array<string> }>, queue: { walkInPlaces: number }, quotas: Array<{ walkIns: boolean }>, counters: Array<{ label: string, open: boolean, services: Array<{ code: string }> }>, board: { at: string } } | null };

export type CheckInHereMutationVariables = Exact<{
  input: CheckInInput;
}>;


export type CheckInHereMutation = { answer:
    | { __typename: 'Refusal', reason: RefusalCode, message: string }
    | { __typename: 'Ticket', number: string, status: TicketStatus, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, service: { code: string, names: Array<string> }, counter: { label: string } | null, booking: { window: { startsAt: string } } | null }
   };

export type TakeNumberMutationVariables = Exact<{
  input: IssueTicketInput;
}>;


export type TakeNumberMutation = { answer:
    | { __typename: 'Refusal', reason: RefusalCode, message: string }
    | { __typename: 'Ticket', number: string, status: TicketStatus, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, service: { code: string, names: Array<string> }, counter: { label: string } | null, booking: { window: { startsAt: string } } | null }
   };

export const KioskNowDocument = "query KioskNow($office:ID!){office(code:$office){code name timeZone services{code names}queue{walkInPlaces}quotas{walkIns}counters{label open services{code}}board{at}}}" as Document<KioskNowQuery, KioskNowQueryVariables>;
export const CheckInHereDocument = "mutation CheckInHere($input:CheckInInput!){answer:checkIn(input:$input){__typename ...Given ...No}}fragment Given on Ticket{number status issuedAt ahead estimatedWaitMinutes service{code names}counter{label}booking{window{startsAt}}}fragment No on Refusal{reason message}" as Document<CheckInHereMutation, CheckInHereMutationVariables>;
export const TakeNumberDocument = "mutation TakeNumber($input:IssueTicketInput!){answer:issueTicket(input:$input){__typename ...Given ...No}}fragment Given on Ticket{number status issuedAt ahead estimatedWaitMinutes service{code names}counter{label}booking{window{startsAt}}}fragment No on Refusal{reason message}" as Document<TakeNumberMutation, TakeNumberMutationVariables>;
