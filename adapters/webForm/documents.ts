// The web form's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** The person who comes to the office. */
export type ApplicantInput = {
  /** Postal address in free text; only some offices ask for it. At most 300 characters. */
  address?: string | null | undefined;
  /** Date of birth, as on the identity card. With the name it identifies the person. */
  birthDate: string;
  /** Full name, as on the identity card: letters, spaces and ' . , - / only. Other characters, or more than 100, are refused with INVALID_NAME. At most 1000 characters. */
  name: string;
};

/** A request for a place at an office. */
export type BookInput = {
  /** Whether to give the next free place if the day or window is full. If false, the request is refused with alternatives. */
  acceptNextPlace?: boolean | null | undefined;
  /** The person who comes to the office. Name and birth date cannot be changed afterwards. */
  applicant: ApplicantInput;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same booking. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Language of the answer and of later messages: `id` or `en`; null for the language of the request. Other values are refused. At most 40 characters. */
  language?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** The applicant's phone number. A number can have only as many live bookings as the office allows. */
  phone?: string | null | undefined;
  /** Reference to the photo of the identity card, as the channel that received it names it. A photo that was not sent to this office is refused. At most 400 characters. */
  photo?: string | number | null | undefined;
  /** Priority claimed by the applicant; an officer checks it at the office. */
  priority?: Priority | null | undefined;
  /** Code of the service; null for the office's first service that can be booked by this channel. At most 40 characters. */
  service?: string | number | null | undefined;
  /** The wanted day; null for the first day with a free place. */
  visitDate?: string | null | undefined;
  /** Identifier of a window from `Office.availability`; null for the first window of the day with a free place. A window that no longer exists, or is not on `visitDate`, is refused: no other window is given instead. At most 40 characters. */
  window?: string | number | null | undefined;
};

/** An action on a booking, which a status and the office's rules may allow. */
export type BookingAction =
  /** Give up the place: `cancelBooking`. */
  | 'CANCEL'
  /** Check in at the office, by the front desk: `checkIn`. */
  | 'CHECK_IN'
  /** Confirm the hold: `confirmBooking`. */
  | 'CONFIRM'
  /** Move the booking to another day or window: `rescheduleBooking`. */
  | 'RESCHEDULE';

/** Status of a booking in its life cycle. */
export type BookingStatus =
  /** The booking was cancelled; its place is free again. */
  | 'CANCELLED'
  /** The applicant has checked in at the office and has a ticket. */
  | 'CHECKED_IN'
  /** The booking is confirmed and has a queue number. */
  | 'CONFIRMED'
  /** The hold was not confirmed in time; its place is free again. */
  | 'EXPIRED'
  /** The applicant did not check in by the deadline ("hangus"). */
  | 'FORFEITED'
  /** A hold: the place is reserved until `confirmBy`, and expires unless it is confirmed by then. */
  | 'HELD';

/** A booking to cancel, with proof that the caller may do so. */
export type CancelBookingInput = {
  /** The applicant's birth date, as proof if the caller is not the sender of the booking. */
  birthDate?: string | null | undefined;
  /** Public code of the booking, as sent to the applicant. */
  code: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
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

/** A hold to confirm, with proof that the caller may do so. */
export type ConfirmBookingInput = {
  /** The applicant's birth date, as proof if the caller is not the sender of the booking. */
  birthDate?: string | null | undefined;
  /** Public code of the booking, as sent to the applicant. */
  code: string;
  /** The six digits that `sendProof` sent to the phone number. At most 40 characters. */
  digits?: string | null | undefined;
  /** Idempotency key, accepted for uniformity: confirming again returns the same booking. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The solved challenge of `Booking.work`, as JSON with `challenge` and its `solution` (`counter`, `derivedKey`). At most 4000 characters. */
  work?: string | null | undefined;
};

/** Whether a day can be booked, and if not, why. */
export type DayStatus =
  /** The office is closed on that day. */
  | 'CLOSED'
  /** All places are taken, or those left can no longer be reached in time. */
  | 'FULL'
  /** The day is not open for booking yet. */
  | 'NOT_YET_RELEASED'
  /** Free places are left. */
  | 'OPEN';

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

/** A booking to move, and the wanted day or window. */
export type RescheduleBookingInput = {
  /** Whether to give the next free place if the day or window is full. If false, the request is refused. */
  acceptNextPlace?: boolean | null | undefined;
  /** The applicant's birth date, as proof if the caller is not the sender of the booking. */
  birthDate?: string | null | undefined;
  /** Public code of the booking, which stays the same. */
  code: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The wanted day; null for the first day with a free place. */
  visitDate?: string | null | undefined;
  /** Identifier of a window from `Office.availability`. A window that no longer exists, or is not on `visitDate`, is refused, and the booking stays as it is. At most 40 characters. */
  window?: string | number | null | undefined;
};

/** A held booking whose phone number is to be proven by digits sent to it. */
export type SendProofInput = {
  /** The applicant's birth date, as proof that the caller may ask for the digits. */
  birthDate?: string | null | undefined;
  /** Public code of the booking, as sent to the applicant. */
  code: string;
  /** Idempotency key, accepted for uniformity: asking again within half a minute sends nothing more. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
};

export type SeatFragment = { code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, allowedActions: Array<BookingAction>, barcodeUrl: string | null, code128Url: string | null, calendarUrl: string | null, work: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string, endsAt: string }, service: { name: string }, proofs: Array<{ kind: ChannelKind, address: string, link: string | null }>, office: { code: string, name: string, timeZone: string, bring: string } };

export type DenialFragment = { reason: RefusalCode, message: string, field: string | null, alternatives: Array<{ id: string, startsAt: string }> };

export type FormOfficesQueryVariables = Exact<{ [key: string]: never; }>;


export type FormOfficesQuery = { offices: Array<{ code: string, name: string, city: string }> };

export type FormOfficeQueryVariables = Exact<{
  code: string | number;
}>;


export type FormOfficeQuery = { office: { code: string, name: string, city: string, timeZone: string, bring: string, channels: Array<{ kind: ChannelKind, address: string, link: string | null }>, services: Array<{ code: string, name: string, channels: Array<ChannelKind> }>, registration: { template: string, photoRequired: boolean, photo: string }, availability: Array<{ date: string, status: DayStatus, remaining: number }> } | null };

export type FormBookingQueryVariables = Exact<{
  code: string;
  birthDate?: string | null | undefined;
}>;


export type FormBookingQuery = { booking: { code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, allowedActions: Array<BookingAction>, barcodeUrl: string | null, code128Url: string | null, calendarUrl: string | null, work: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string, endsAt: string }, service: { name: string }, proofs: Array<{ kind: ChannelKind, address: string, link: string | null }>, office: { code: string, name: string, timeZone: string, bring: string } } | null };

export type FormBookMutationVariables = Exact<{
  input: BookInput;
}>;


export type FormBookMutation = { book:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, allowedActions: Array<BookingAction>, barcodeUrl: string | null, code128Url: string | null, calendarUrl: string | null, work: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string, endsAt: string }, service: { name: string }, proofs: Array<{ kind: ChannelKind, address: string, link: string | null }>, office: { code: string, name: string, timeZone: string, bring: string } }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null, alternatives: Array<{ id: string, startsAt: string }> }
   };

export type FormConfirmMutationVariables = Exact<{
  input: ConfirmBookingInput;
}>;


export type FormConfirmMutation = { confirmBooking:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, allowedActions: Array<BookingAction>, barcodeUrl: string | null, code128Url: string | null, calendarUrl: string | null, work: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string, endsAt: string }, service: { name: string }, proofs: Array<{ kind: ChannelKind, address: string, link: string | null }>, office: { code: string, name: string, timeZone: string, bring: string } }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null, alternatives: Array<{ id: string, startsAt: string }> }
   };

export type FormDigitsMutationVariables = Exact<{
  input: SendProofInput;
}>;


export type FormDigitsMutation = { sendProof:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, allowedActions: Array<BookingAction>, barcodeUrl: string | null, code128Url: string | null, calendarUrl: string | null, work: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string, endsAt: string }, service: { name: string }, proofs: Array<{ kind: ChannelKind, address: string, link: string | null }>, office: { code: string, name: string, timeZone: string, bring: string } }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null, alternatives: Array<{ id: string, startsAt: string }> }
   };

export type FormMoveMutationVariables = Exact<{
  input: RescheduleBookingInput;
}>;


export type FormMoveMutation = { rescheduleBooking:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, allowedActions: Array<BookingAction>, barcodeUrl: string | null, code128Url: string | null, calendarUrl: string | null, work: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string, endsAt: string }, service: { name: string }, proofs: Array<{ kind: ChannelKind, address: string, link: string | null }>, office: { code: string, name: string, timeZone: string, bring: string } }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null, alternatives: Array<{ id: string, startsAt: string }> }
   };

export type FormCancelMutationVariables = Exact<{
  input: CancelBookingInput;
}>;


export type FormCancelMutation = { cancelBooking:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, allowedActions: Array<BookingAction>, barcodeUrl: string | null, code128Url: string | null, calendarUrl: string | null, work: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string, endsAt: string }, service: { name: string }, proofs: Array<{ kind: ChannelKind, address: string, link: string | null }>, office: { code: string, name: string, timeZone: string, bring: string } }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, field: string | null, alternatives: Array<{ id: string, startsAt: string }> }
   };

export const SeatFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Seat"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"queueNumber"}},{"kind":"Field","name":{"kind":"Name","value":"arriveBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"overflowedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"barcodeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"code128Url"}},{"kind":"Field","name":{"kind":"Name","value":"calendarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"work"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proofs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"link"}}]}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"bring"}}]}}]}}]} as unknown as DocumentNode<SeatFragment, unknown>;
export const DenialFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Denial"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"alternatives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}}]}}]} as unknown as DocumentNode<DenialFragment, unknown>;
export const FormOfficesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FormOffices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"offices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}}]} as unknown as DocumentNode<FormOfficesQuery, FormOfficesQueryVariables>;
export const FormOfficeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FormOffice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"office"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"bring"}},{"kind":"Field","name":{"kind":"Name","value":"channels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"link"}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"template"}},{"kind":"Field","name":{"kind":"Name","value":"photoRequired"}},{"kind":"Field","name":{"kind":"Name","value":"photo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availability"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"31"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}}]}}]}}]}}]} as unknown as DocumentNode<FormOfficeQuery, FormOfficeQueryVariables>;
export const FormBookingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FormBooking"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BookingCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"birthDate"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"booking"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}},{"kind":"Argument","name":{"kind":"Name","value":"birthDate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"birthDate"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Seat"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Seat"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"queueNumber"}},{"kind":"Field","name":{"kind":"Name","value":"arriveBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"overflowedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"barcodeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"code128Url"}},{"kind":"Field","name":{"kind":"Name","value":"calendarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"work"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proofs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"link"}}]}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"bring"}}]}}]}}]} as unknown as DocumentNode<FormBookingQuery, FormBookingQueryVariables>;
export const FormBookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FormBook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"book"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Seat"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Denial"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Seat"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"queueNumber"}},{"kind":"Field","name":{"kind":"Name","value":"arriveBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"overflowedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"barcodeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"code128Url"}},{"kind":"Field","name":{"kind":"Name","value":"calendarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"work"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proofs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"link"}}]}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"bring"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Denial"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"alternatives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}}]}}]} as unknown as DocumentNode<FormBookMutation, FormBookMutationVariables>;
export const FormConfirmDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FormConfirm"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConfirmBookingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmBooking"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Seat"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Denial"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Seat"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"queueNumber"}},{"kind":"Field","name":{"kind":"Name","value":"arriveBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"overflowedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"barcodeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"code128Url"}},{"kind":"Field","name":{"kind":"Name","value":"calendarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"work"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proofs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"link"}}]}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"bring"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Denial"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"alternatives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}}]}}]} as unknown as DocumentNode<FormConfirmMutation, FormConfirmMutationVariables>;
export const FormDigitsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FormDigits"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SendProofInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sendProof"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Seat"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Denial"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Seat"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"queueNumber"}},{"kind":"Field","name":{"kind":"Name","value":"arriveBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"overflowedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"barcodeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"code128Url"}},{"kind":"Field","name":{"kind":"Name","value":"calendarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"work"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proofs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"link"}}]}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"bring"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Denial"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"alternatives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}}]}}]} as unknown as DocumentNode<FormDigitsMutation, FormDigitsMutationVariables>;
export const FormMoveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FormMove"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RescheduleBookingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rescheduleBooking"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Seat"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Denial"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Seat"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"queueNumber"}},{"kind":"Field","name":{"kind":"Name","value":"arriveBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"overflowedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"barcodeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"code128Url"}},{"kind":"Field","name":{"kind":"Name","value":"calendarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"work"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proofs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"link"}}]}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"bring"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Denial"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"alternatives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}}]}}]} as unknown as DocumentNode<FormMoveMutation, FormMoveMutationVariables>;
export const FormCancelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FormCancel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelBookingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelBooking"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Seat"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Denial"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Seat"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"queueNumber"}},{"kind":"Field","name":{"kind":"Name","value":"arriveBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"overflowedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"barcodeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"code128Url"}},{"kind":"Field","name":{"kind":"Name","value":"calendarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"work"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"proofs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"link"}}]}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"bring"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Denial"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"alternatives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}}]}}]} as unknown as DocumentNode<FormCancelMutation, FormCancelMutationVariables>;
