// The adapters' GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** A language that is spoken here. */
export type Language =
  /** English. */
  | 'en'
  /** Indonesian. */
  | 'id';

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

export type VisitFragment = { code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, barcodeUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string }, office: { name: string, timeZone: string, bring: string }, standby: { place: number, offer: { answerBy: string } | null } | null };

export type NoFragment = { reason: RefusalCode, message: string, alternatives: Array<{ startsAt: string }> };

export type FactsQueryVariables = Exact<{
  address: string;
}>;


export type FactsQuery = { office: { code: string, name: string, timeZone: string, languages: Array<string>, texts: Array<{ key: string, language: Language, text: string, sms: boolean }>, policy: { maxLiveBookingsPerSender: number }, services: Array<{ code: string, names: Array<string>, channels: Array<ChannelKind> }>, registration: { example: string, photo: string, templates: Array<{ template: string, keyword: string | null, service: string | null, fields: Array<TemplateField>, example: string }> } } | null, viewer: { bookings: Array<{ code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, barcodeUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string }, office: { name: string, timeZone: string, bring: string }, standby: { place: number, offer: { answerBy: string } | null } | null }> } };

export type FactsByCodeQueryVariables = Exact<{
  code: string | number;
}>;


export type FactsByCodeQuery = { office: { code: string, name: string, timeZone: string, languages: Array<string>, texts: Array<{ key: string, language: Language, text: string, sms: boolean }>, policy: { maxLiveBookingsPerSender: number }, services: Array<{ code: string, names: Array<string>, channels: Array<ChannelKind> }>, registration: { example: string, photo: string, templates: Array<{ template: string, keyword: string | null, service: string | null, fields: Array<TemplateField>, example: string }> } } | null, viewer: { bookings: Array<{ code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, barcodeUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string }, office: { name: string, timeZone: string, bring: string }, standby: { place: number, offer: { answerBy: string } | null } | null }> } };

export type DeskFragment = { code: string, name: string, timeZone: string, languages: Array<string>, texts: Array<{ key: string, language: Language, text: string, sms: boolean }>, policy: { maxLiveBookingsPerSender: number }, services: Array<{ code: string, names: Array<string>, channels: Array<ChannelKind> }>, registration: { example: string, photo: string, templates: Array<{ template: string, keyword: string | null, service: string | null, fields: Array<TemplateField>, example: string }> } };

export type BookMutationVariables = Exact<{
  input: BookInput;
}>;


export type BookMutation = { book:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, barcodeUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string }, office: { name: string, timeZone: string, bring: string }, standby: { place: number, offer: { answerBy: string } | null } | null }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, alternatives: Array<{ startsAt: string }> }
   };

export type ConfirmMutationVariables = Exact<{
  input: ConfirmBookingInput;
}>;


export type ConfirmMutation = { confirmBooking:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, barcodeUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string }, office: { name: string, timeZone: string, bring: string }, standby: { place: number, offer: { answerBy: string } | null } | null }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, alternatives: Array<{ startsAt: string }> }
   };

export type CancelMutationVariables = Exact<{
  input: CancelBookingInput;
}>;


export type CancelMutation = { cancelBooking:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, barcodeUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string }, office: { name: string, timeZone: string, bring: string }, standby: { place: number, offer: { answerBy: string } | null } | null }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, alternatives: Array<{ startsAt: string }> }
   };

export type RescheduleMutationVariables = Exact<{
  input: RescheduleBookingInput;
}>;


export type RescheduleMutation = { rescheduleBooking:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, barcodeUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string }, office: { name: string, timeZone: string, bring: string }, standby: { place: number, offer: { answerBy: string } | null } | null }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, alternatives: Array<{ startsAt: string }> }
   };

export type StandbyMutationVariables = Exact<{
  input: RequestStandbyInput;
}>;


export type StandbyMutation = { requestStandby:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, barcodeUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string }, office: { name: string, timeZone: string, bring: string }, standby: { place: number, offer: { answerBy: string } | null } | null }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, alternatives: Array<{ startsAt: string }> }
   };

export type AcceptMutationVariables = Exact<{
  input: StandbyInput;
}>;


export type AcceptMutation = { acceptOffer:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, barcodeUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string }, office: { name: string, timeZone: string, bring: string }, standby: { place: number, offer: { answerBy: string } | null } | null }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, alternatives: Array<{ startsAt: string }> }
   };

export type DeclineMutationVariables = Exact<{
  input: StandbyInput;
}>;


export type DeclineMutation = { declineOffer:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, barcodeUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string }, office: { name: string, timeZone: string, bring: string }, standby: { place: number, offer: { answerBy: string } | null } | null }
    | { __typename: 'Refusal', reason: RefusalCode, message: string, alternatives: Array<{ startsAt: string }> }
   };

export type DaysQueryVariables = Exact<{
  code: string | number;
  channel: ChannelKind;
}>;


export type DaysQuery = { office: { availability: Array<{ date: string, status: DayStatus, remaining: number }> } | null };

export const VisitFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Visit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"queueNumber"}},{"kind":"Field","name":{"kind":"Name","value":"arriveBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"overflowedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"barcodeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"bring"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standby"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"offer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answerBy"}}]}}]}}]}}]} as unknown as DocumentNode<VisitFragment, unknown>;
export const NoFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"No"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"alternatives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}}]}}]} as unknown as DocumentNode<NoFragment, unknown>;
export const DeskFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Desk"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Office"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"texts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"sms"}}]}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maxLiveBookingsPerSender"}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"names"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"example"}},{"kind":"Field","name":{"kind":"Name","value":"photo"}},{"kind":"Field","name":{"kind":"Name","value":"templates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"template"}},{"kind":"Field","name":{"kind":"Name","value":"keyword"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"fields"}},{"kind":"Field","name":{"kind":"Name","value":"example"}}]}}]}}]}}]} as unknown as DocumentNode<DeskFragment, unknown>;
export const FactsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Facts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"address"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"office"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"address"},"value":{"kind":"Variable","name":{"kind":"Name","value":"address"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Desk"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Visit"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Desk"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Office"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"texts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"sms"}}]}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maxLiveBookingsPerSender"}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"names"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"example"}},{"kind":"Field","name":{"kind":"Name","value":"photo"}},{"kind":"Field","name":{"kind":"Name","value":"templates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"template"}},{"kind":"Field","name":{"kind":"Name","value":"keyword"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"fields"}},{"kind":"Field","name":{"kind":"Name","value":"example"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Visit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"queueNumber"}},{"kind":"Field","name":{"kind":"Name","value":"arriveBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"overflowedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"barcodeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"bring"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standby"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"offer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answerBy"}}]}}]}}]}}]} as unknown as DocumentNode<FactsQuery, FactsQueryVariables>;
export const FactsByCodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FactsByCode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"office"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Desk"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Visit"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Desk"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Office"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"texts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"sms"}}]}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maxLiveBookingsPerSender"}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"names"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"example"}},{"kind":"Field","name":{"kind":"Name","value":"photo"}},{"kind":"Field","name":{"kind":"Name","value":"templates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"template"}},{"kind":"Field","name":{"kind":"Name","value":"keyword"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"fields"}},{"kind":"Field","name":{"kind":"Name","value":"example"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Visit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"queueNumber"}},{"kind":"Field","name":{"kind":"Name","value":"arriveBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"overflowedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"barcodeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"bring"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standby"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"offer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answerBy"}}]}}]}}]}}]} as unknown as DocumentNode<FactsByCodeQuery, FactsByCodeQueryVariables>;
export const BookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Book"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"book"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Visit"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"No"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Visit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"queueNumber"}},{"kind":"Field","name":{"kind":"Name","value":"arriveBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"overflowedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"barcodeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"bring"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standby"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"offer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answerBy"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"No"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"alternatives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}}]}}]} as unknown as DocumentNode<BookMutation, BookMutationVariables>;
export const ConfirmDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Confirm"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConfirmBookingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmBooking"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Visit"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"No"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Visit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"queueNumber"}},{"kind":"Field","name":{"kind":"Name","value":"arriveBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"overflowedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"barcodeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"bring"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standby"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"offer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answerBy"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"No"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"alternatives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}}]}}]} as unknown as DocumentNode<ConfirmMutation, ConfirmMutationVariables>;
export const CancelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Cancel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelBookingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelBooking"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Visit"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"No"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Visit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"queueNumber"}},{"kind":"Field","name":{"kind":"Name","value":"arriveBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"overflowedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"barcodeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"bring"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standby"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"offer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answerBy"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"No"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"alternatives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}}]}}]} as unknown as DocumentNode<CancelMutation, CancelMutationVariables>;
export const RescheduleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Reschedule"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RescheduleBookingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rescheduleBooking"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Visit"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"No"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Visit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"queueNumber"}},{"kind":"Field","name":{"kind":"Name","value":"arriveBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"overflowedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"barcodeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"bring"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standby"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"offer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answerBy"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"No"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"alternatives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}}]}}]} as unknown as DocumentNode<RescheduleMutation, RescheduleMutationVariables>;
export const StandbyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Standby"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestStandbyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestStandby"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Visit"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"No"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Visit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"queueNumber"}},{"kind":"Field","name":{"kind":"Name","value":"arriveBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"overflowedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"barcodeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"bring"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standby"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"offer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answerBy"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"No"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"alternatives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}}]}}]} as unknown as DocumentNode<StandbyMutation, StandbyMutationVariables>;
export const AcceptDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Accept"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StandbyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptOffer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Visit"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"No"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Visit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"queueNumber"}},{"kind":"Field","name":{"kind":"Name","value":"arriveBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"overflowedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"barcodeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"bring"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standby"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"offer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answerBy"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"No"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"alternatives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}}]}}]} as unknown as DocumentNode<AcceptMutation, AcceptMutationVariables>;
export const DeclineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Decline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StandbyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"declineOffer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Visit"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"No"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Visit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"queueNumber"}},{"kind":"Field","name":{"kind":"Name","value":"arriveBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"overflowedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"barcodeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"bring"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standby"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"offer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answerBy"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"No"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"alternatives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}}]}}]} as unknown as DocumentNode<DeclineMutation, DeclineMutationVariables>;
export const DaysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Days"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"channel"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChannelKind"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"office"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"availability"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"channel"},"value":{"kind":"Variable","name":{"kind":"Name","value":"channel"}}},{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"31"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}}]}}]}}]}}]} as unknown as DocumentNode<DaysQuery, DaysQueryVariables>;
