// The kiosk's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Document } from '../api/document.ts';
/** A person with a booking who has come to the office. */
export type CheckInInput = {
  /** Public code of the booking, typed or read from the QR code or the Code 128 bar code. */
  code: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office to which the person has come. At most 40 characters. */
  office: string | number;
  /** Priority as the officer sees it; null for the priority the applicant claimed. */
  priority?: Priority | null | undefined;
};

/** A person without a booking who has come to the office. */
export type IssueTicketInput = {
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Priority as the officer sees it. */
  priority?: Priority | null | undefined;
  /** Code of the service; null for the office's first service. At most 40 characters. */
  service?: string | number | null | undefined;
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
