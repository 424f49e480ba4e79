// The desk's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Document } from '../api/document.ts';
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

/** A counter that is free to call the next ticket. */
export type CallNextInput = {
  /** Identifier of the counter, `Counter.id`: `BOGOR/1`. At most 64 characters. */
  counter: string | number;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
};

/** The rule by which a ticket was called ahead of the others. */
export type CallReason =
  /** The ticket is early for its window, and no other ticket was waiting. */
  | 'EARLY'
  /** The ticket has priority, and the office's ratio for priority calls was due. */
  | 'PRIORITY'
  /** The ticket returned after parking or a transfer, ahead of new tickets. */
  | 'RETURNED'
  /** The ticket is a walk-in, and no ticket whose window has begun was waiting. */
  | 'WALK_IN'
  /** The window has begun: earlier windows first, then earlier check-ins. */
  | 'WINDOW';

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

/** A counter to close. */
export type CloseCounterInput = {
  /** Identifier of the counter, `Counter.id`: `BOGOR/1`. At most 64 characters. */
  counter: string | number;
  /** Idempotency key, accepted for uniformity: closing a closed counter returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
};

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

/** A counter to open, and the services offered there. */
export type OpenCounterInput = {
  /** Identifier of the counter, `Counter.id`: `BOGOR/1`. At most 64 characters. */
  counter: string | number;
  /** Idempotency key, accepted for uniformity: opening an open counter returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Codes of the services offered at the counter from now on; null keeps the present ones, empty means all. At most 200 items. At most 40 characters each. */
  services?: Array<string | number> | null | undefined;
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

/** A ticket, and its priority as the officer sees it. */
export type SetPriorityInput = {
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Queue number of the ticket: `A312`. At most 40 characters. */
  number: string;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Priority as the officer sees it; NORMAL rejects the claim. */
  priority: Priority;
};

/** An action of an officer on a ticket, which its status may allow. */
export type TicketAction =
  /** Call the ticket to a counter: `callNext`. */
  | 'CALL'
  /** Finish serving the person: `finish`. */
  | 'FINISH'
  /** Record that the person did not come: `markNoShow`. */
  | 'NO_SHOW'
  /** Set the ticket aside: `park`. */
  | 'PARK'
  /** Call the ticket again: `recall`. */
  | 'RECALL'
  /** Put the ticket back into the queue, ahead of new tickets: `resume`. */
  | 'RESUME'
  /** Start serving the person at the counter: `serve`. */
  | 'SERVE'
  /** Move the ticket to another service or counter: `transfer`. */
  | 'TRANSFER'
  /** Undo a wrong finish or no-show, within five minutes: `undo`. */
  | 'UNDO';

/** A ticket in today's queue. */
export type TicketInput = {
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Queue number of the ticket: `A312`. At most 40 characters. */
  number: string;
  /** Code of the office. At most 40 characters. */
  office: string | number;
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

/** A ticket to transfer, and its destination. */
export type TransferInput = {
  /** Identifier of the only counter that may call the ticket; null for any counter. At most 64 characters. */
  counter?: string | number | null | undefined;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Queue number of the ticket: `A312`. At most 40 characters. */
  number: string;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Code of the service to transfer to; null keeps the service. At most 40 characters. */
  service?: string | number | null | undefined;
};

export type NoFragment = { reason: RefusalCode, message: string };

export type InLineFragment = { number: string, status: TicketStatus, priority: Priority | null, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, calls: number, calledAt: string | null, callReason: CallReason | null, allowedActions: Array<TicketAction>, service: { code: string, name: string }, counter: { id: string, label: string } | null, booking: { code: string, priority: Priority, photoUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string } } | null };

export type DeskNowQueryVariables = Exact<{
  office: string | number;
}>;


export type DeskNowQuery = { office: { code: string, name: string, timeZone: string, services: Array<{ code: string, name: string }>, counters: Array<{ id: string, label: string, open: boolean, services: Array<{ code: string }>, serving: { number: string, status: TicketStatus, priority: Priority | null, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, calls: number, calledAt: string | null, callReason: CallReason | null, allowedActions: Array<TicketAction>, service: { code: string, name: string }, counter: { id: string, label: string } | null, booking: { code: string, priority: Priority, photoUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string } } | null } | null }>, board: { at: string, waiting: Array<{ waiting: number, next: Array<string>, estimatedWaitMinutes: number | null, service: { code: string, name: string } }> } } | null, parked: { edges: Array<{ node: { number: string, status: TicketStatus, priority: Priority | null, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, calls: number, calledAt: string | null, callReason: CallReason | null, allowedActions: Array<TicketAction>, service: { code: string, name: string }, counter: { id: string, label: string } | null, booking: { code: string, priority: Priority, photoUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string } } | null } }> } };

export type LineChangedSubscriptionVariables = Exact<{
  office: string | number;
}>;


export type LineChangedSubscription = { board: { sequence: number } };

export type DayChangedSubscriptionVariables = Exact<{
  office: string | number;
}>;


export type DayChangedSubscription = { availability: Array<{ remaining: number }> };

export type ListedFragment = { code: string, status: BookingStatus, queueNumber: string | null, priority: Priority, allowedActions: Array<BookingAction>, applicant: { name: string, birthDate: string | null }, service: { name: string }, window: { startsAt: string }, ticket: { number: string, status: TicketStatus, counter: { label: string } | null } | null };

export type DayListQueryVariables = Exact<{
  office: string | number;
  date: string;
  status?: Array<BookingStatus> | BookingStatus | null | undefined;
  search?: string | null | undefined;
  first: number;
}>;


export type DayListQuery = { bookings: { totalCount: number, edges: Array<{ node: { code: string, status: BookingStatus, queueNumber: string | null, priority: Priority, allowedActions: Array<BookingAction>, applicant: { name: string, birthDate: string | null }, service: { name: string }, window: { startsAt: string }, ticket: { number: string, status: TicketStatus, counter: { label: string } | null } | null } }> } };

export type LineListQueryVariables = Exact<{
  office: string | number;
  first: number;
}>;


export type LineListQuery = { tickets: { totalCount: number, edges: Array<{ node: { number: string, status: TicketStatus, priority: Priority | null, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, calls: number, calledAt: string | null, callReason: CallReason | null, allowedActions: Array<TicketAction>, service: { code: string, name: string }, counter: { id: string, label: string } | null, booking: { code: string, priority: Priority, photoUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string } } | null } }> } };

export type FindBookingQueryVariables = Exact<{
  code: string;
}>;


export type FindBookingQuery = { booking: { code: string, status: BookingStatus, queueNumber: string | null, priority: Priority, allowedActions: Array<BookingAction>, applicant: { name: string, birthDate: string | null }, service: { name: string }, window: { startsAt: string }, ticket: { number: string, status: TicketStatus, counter: { label: string } | null } | null } | null };

export type CheckInMutationVariables = Exact<{
  input: CheckInInput;
}>;


export type CheckInMutation = { answer:
    | { __typename: 'Refusal', reason: RefusalCode, message: string }
    | { __typename: 'Ticket', number: string, status: TicketStatus, priority: Priority | null, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, calls: number, calledAt: string | null, callReason: CallReason | null, allowedActions: Array<TicketAction>, service: { code: string, name: string }, counter: { id: string, label: string } | null, booking: { code: string, priority: Priority, photoUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string } } | null }
   };

export type ConfirmHereMutationVariables = Exact<{
  input: ConfirmBookingInput;
}>;


export type ConfirmHereMutation = { answer:
    | { __typename: 'Booking', code: string, status: BookingStatus, queueNumber: string | null, priority: Priority, allowedActions: Array<BookingAction>, applicant: { name: string, birthDate: string | null }, service: { name: string }, window: { startsAt: string }, ticket: { number: string, status: TicketStatus, counter: { label: string } | null } | null }
    | { __typename: 'Refusal', reason: RefusalCode, message: string }
   };

export type IssueTicketMutationVariables = Exact<{
  input: IssueTicketInput;
}>;


export type IssueTicketMutation = { answer:
    | { __typename: 'Refusal', reason: RefusalCode, message: string }
    | { __typename: 'Ticket', number: string, status: TicketStatus, priority: Priority | null, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, calls: number, calledAt: string | null, callReason: CallReason | null, allowedActions: Array<TicketAction>, service: { code: string, name: string }, counter: { id: string, label: string } | null, booking: { code: string, priority: Priority, photoUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string } } | null }
   };

export type SetPriorityMutationVariables = Exact<{
  input: SetPriorityInput;
}>;


export type SetPriorityMutation = { answer:
    | { __typename: 'Refusal', reason: RefusalCode, message: string }
    | { __typename: 'Ticket', number: string, status: TicketStatus, priority: Priority | null, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, calls: number, calledAt: string | null, callReason: CallReason | null, allowedActions: Array<TicketAction>, service: { code: string, name: string }, counter: { id: string, label: string } | null, booking: { code: string, priority: Priority, photoUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string } } | null }
   };

export type OpenCounterMutationVariables = Exact<{
  input: OpenCounterInput;
}>;


export type OpenCounterMutation = { answer:
    | { __typename: 'Counter', id: string }
    | { __typename: 'Refusal', reason: RefusalCode, message: string }
   };

export type CloseCounterMutationVariables = Exact<{
  input: CloseCounterInput;
}>;


export type CloseCounterMutation = { answer:
    | { __typename: 'Counter', id: string }
    | { __typename: 'Refusal', reason: RefusalCode, message: string }
   };

export type CallNextMutationVariables = Exact<{
  input: CallNextInput;
}>;


export type CallNextMutation = { answer:
    | { __typename: 'Refusal', reason: RefusalCode, message: string }
    | { __typename: 'Ticket', number: string, status: TicketStatus, priority: Priority | null, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, calls: number, calledAt: string | null, callReason: CallReason | null, allowedActions: Array<TicketAction>, service: { code: string, name: string }, counter: { id: string, label: string } | null, booking: { code: string, priority: Priority, photoUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string } } | null }
   };

export type RecallMutationVariables = Exact<{
  input: TicketInput;
}>;


export type RecallMutation = { answer:
    | { __typename: 'Refusal', reason: RefusalCode, message: string }
    | { __typename: 'Ticket', number: string, status: TicketStatus, priority: Priority | null, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, calls: number, calledAt: string | null, callReason: CallReason | null, allowedActions: Array<TicketAction>, service: { code: string, name: string }, counter: { id: string, label: string } | null, booking: { code: string, priority: Priority, photoUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string } } | null }
   };

export type ServeMutationVariables = Exact<{
  input: TicketInput;
}>;


export type ServeMutation = { answer:
    | { __typename: 'Refusal', reason: RefusalCode, message: string }
    | { __typename: 'Ticket', number: string, status: TicketStatus, priority: Priority | null, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, calls: number, calledAt: string | null, callReason: CallReason | null, allowedActions: Array<TicketAction>, service: { code: string, name: string }, counter: { id: string, label: string } | null, booking: { code: string, priority: Priority, photoUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string } } | null }
   };

export type FinishMutationVariables = Exact<{
  input: TicketInput;
}>;


export type FinishMutation = { answer:
    | { __typename: 'Refusal', reason: RefusalCode, message: string }
    | { __typename: 'Ticket', number: string, status: TicketStatus, priority: Priority | null, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, calls: number, calledAt: string | null, callReason: CallReason | null, allowedActions: Array<TicketAction>, service: { code: string, name: string }, counter: { id: string, label: string } | null, booking: { code: string, priority: Priority, photoUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string } } | null }
   };

export type ParkMutationVariables = Exact<{
  input: TicketInput;
}>;


export type ParkMutation = { answer:
    | { __typename: 'Refusal', reason: RefusalCode, message: string }
    | { __typename: 'Ticket', number: string, status: TicketStatus, priority: Priority | null, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, calls: number, calledAt: string | null, callReason: CallReason | null, allowedActions: Array<TicketAction>, service: { code: string, name: string }, counter: { id: string, label: string } | null, booking: { code: string, priority: Priority, photoUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string } } | null }
   };

export type ResumeMutationVariables = Exact<{
  input: TicketInput;
}>;


export type ResumeMutation = { answer:
    | { __typename: 'Refusal', reason: RefusalCode, message: string }
    | { __typename: 'Ticket', number: string, status: TicketStatus, priority: Priority | null, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, calls: number, calledAt: string | null, callReason: CallReason | null, allowedActions: Array<TicketAction>, service: { code: string, name: string }, counter: { id: string, label: string } | null, booking: { code: string, priority: Priority, photoUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string } } | null }
   };

export type TransferMutationVariables = Exact<{
  input: TransferInput;
}>;


export type TransferMutation = { answer:
    | { __typename: 'Refusal', reason: RefusalCode, message: string }
    | { __typename: 'Ticket', number: string, status: TicketStatus, priority: Priority | null, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, calls: number, calledAt: string | null, callReason: CallReason | null, allowedActions: Array<TicketAction>, service: { code: string, name: string }, counter: { id: string, label: string } | null, booking: { code: string, priority: Priority, photoUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string } } | null }
   };

export type NoShowMutationVariables = Exact<{
  input: TicketInput;
}>;


export type NoShowMutation = { answer:
    | { __typename: 'Refusal', reason: RefusalCode, message: string }
    | { __typename: 'Ticket', number: string, status: TicketStatus, priority: Priority | null, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, calls: number, calledAt: string | null, callReason: CallReason | null, allowedActions: Array<TicketAction>, service: { code: string, name: string }, counter: { id: string, label: string } | null, booking: { code: string, priority: Priority, photoUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string } } | null }
   };

export type UndoMutationVariables = Exact<{
  input: TicketInput;
}>;


export type UndoMutation = { answer:
    | { __typename: 'Refusal', reason: RefusalCode, message: string }
    | { __typename: 'Ticket', number: string, status: TicketStatus, priority: Priority | null, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, calls: number, calledAt: string | null, callReason: CallReason | null, allowedActions: Array<TicketAction>, service: { code: string, name: string }, counter: { id: string, label: string } | null, booking: { code: string, priority: Priority, photoUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string } } | null }
   };

export const DeskNowDocument = "query DeskNow($office:ID!){office(code:$office){code name timeZone services{code name}counters{id label open services{code}serving{...InLine}}board{at waiting{waiting next estimatedWaitMinutes service{code name}}}}parked:tickets(office:$office status:[PARKED]first:50){edges{node{...InLine}}}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason allowedActions service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}" as Document<DeskNowQuery, DeskNowQueryVariables>;
export const LineChangedDocument = "subscription LineChanged($office:ID!){board(office:$office){sequence}}" as Document<LineChangedSubscription, LineChangedSubscriptionVariables>;
export const DayChangedDocument = "subscription DayChanged($office:ID!){availability(office:$office days:1){remaining}}" as Document<DayChangedSubscription, DayChangedSubscriptionVariables>;
export const DayListDocument = "query DayList($office:ID!$date:Date!$status:[BookingStatus!]$search:String$first:Int!){bookings(office:$office date:$date status:$status search:$search first:$first){totalCount edges{node{...Listed}}}}fragment Listed on Booking{code status queueNumber priority allowedActions applicant{name birthDate}service{name}window{startsAt}ticket{number status counter{label}}}" as Document<DayListQuery, DayListQueryVariables>;
export const LineListDocument = "query LineList($office:ID!$first:Int!){tickets(office:$office status:[WAITING CALLED SERVING PARKED]first:$first){totalCount edges{node{...InLine}}}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason allowedActions service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}" as Document<LineListQuery, LineListQueryVariables>;
export const FindBookingDocument = "query FindBooking($code:BookingCode!){booking(code:$code){...Listed}}fragment Listed on Booking{code status queueNumber priority allowedActions applicant{name birthDate}service{name}window{startsAt}ticket{number status counter{label}}}" as Document<FindBookingQuery, FindBookingQueryVariables>;
export const CheckInDocument = "mutation CheckIn($input:CheckInInput!){answer:checkIn(input:$input){__typename ...InLine ...No}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason allowedActions service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment No on Refusal{reason message}" as Document<CheckInMutation, CheckInMutationVariables>;
export const ConfirmHereDocument = "mutation ConfirmHere($input:ConfirmBookingInput!){answer:confirmBooking(input:$input){__typename ...Listed ...No}}fragment Listed on Booking{code status queueNumber priority allowedActions applicant{name birthDate}service{name}window{startsAt}ticket{number status counter{label}}}fragment No on Refusal{reason message}" as Document<ConfirmHereMutation, ConfirmHereMutationVariables>;
export const IssueTicketDocument = "mutation IssueTicket($input:IssueTicketInput!){answer:issueTicket(input:$input){__typename ...InLine ...No}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason allowedActions service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment No on Refusal{reason message}" as Document<IssueTicketMutation, IssueTicketMutationVariables>;
export const SetPriorityDocument = "mutation SetPriority($input:SetPriorityInput!){answer:setPriority(input:$input){__typename ...InLine ...No}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason allowedActions service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment No on Refusal{reason message}" as Document<SetPriorityMutation, SetPriorityMutationVariables>;
export const OpenCounterDocument = "mutation OpenCounter($input:OpenCounterInput!){answer:openCounter(input:$input){__typename ...on Counter{id}...No}}fragment No on Refusal{reason message}" as Document<OpenCounterMutation, OpenCounterMutationVariables>;
export const CloseCounterDocument = "mutation CloseCounter($input:CloseCounterInput!){answer:closeCounter(input:$input){__typename ...on Counter{id}...No}}fragment No on Refusal{reason message}" as Document<CloseCounterMutation, CloseCounterMutationVariables>;
export const CallNextDocument = "mutation CallNext($input:CallNextInput!){answer:callNext(input:$input){__typename ...InLine ...No}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason allowedActions service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment No on Refusal{reason message}" as Document<CallNextMutation, CallNextMutationVariables>;
export const RecallDocument = "mutation Recall($input:TicketInput!){answer:recall(input:$input){__typename ...InLine ...No}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason allowedActions service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment No on Refusal{reason message}" as Document<RecallMutation, RecallMutationVariables>;
export const ServeDocument = "mutation Serve($input:TicketInput!){answer:serve(input:$input){__typename ...InLine ...No}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason allowedActions service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment No on Refusal{reason message}" as Document<ServeMutation, ServeMutationVariables>;
export const FinishDocument = "mutation Finish($input:TicketInput!){answer:finish(input:$input){__typename ...InLine ...No}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason allowedActions service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment No on Refusal{reason message}" as Document<FinishMutation, FinishMutationVariables>;
export const ParkDocument = "mutation Park($input:TicketInput!){answer:park(input:$input){__typename ...InLine ...No}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason allowedActions service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment No on Refusal{reason message}" as Document<ParkMutation, ParkMutationVariables>;
export const ResumeDocument = "mutation Resume($input:TicketInput!){answer:resume(input:$input){__typename ...InLine ...No}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason allowedActions service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment No on Refusal{reason message}" as Document<ResumeMutation, ResumeMutationVariables>;
export const TransferDocument = "mutation Transfer($input:TransferInput!){answer:transfer(input:$input){__typename ...InLine ...No}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason allowedActions service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment No on Refusal{reason message}" as Document<TransferMutation, TransferMutationVariables>;
export const NoShowDocument = "mutation NoShow($input:TicketInput!){answer:markNoShow(input:$input){__typename ...InLine ...No}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason allowedActions service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment No on Refusal{reason message}" as Document<NoShowMutation, NoShowMutationVariables>;
export const UndoDocument = "mutation Undo($input:TicketInput!){answer:undo(input:$input){__typename ...InLine ...No}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason allowedActions service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment No on Refusal{reason message}" as Document<UndoMutation, UndoMutationVariables>;
