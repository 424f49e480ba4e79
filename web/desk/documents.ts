// The desk's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Document } from '../api/document.ts';
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

/** A counter is free for the next person. */
export type CallNextInput = {
  /** The counter: `BOGOR/1`. At most 64 characters. */
  counter: string | number;
  /** The same key and input give the same answer for a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
};

/** Why a ticket was called when it was. */
export type CallReason =
  /** Early for its window, when nobody else waits. */
  | 'EARLY'
  /** It was a priority person's turn, by the office's ratio. */
  | 'PRIORITY'
  /** It came back from parking or a transfer: ahead of newcomers. */
  | 'RETURNED'
  /** A walk-in, when nobody whose window has begun waits. */
  | 'WALK_IN'
  /** Its window has begun: earlier window first, then earlier check-in. */
  | 'WINDOW';

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

/** A counter to close. */
export type CloseCounterInput = {
  /** The counter: `BOGOR/1`. At most 64 characters. */
  counter: string | number;
  /** Closing a closed counter gives the same answer; accepted for uniformity. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
};

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

/** A counter to open. */
export type OpenCounterInput = {
  /** The counter: `BOGOR/1`. At most 64 characters. */
  counter: string | number;
  /** Opening an open counter gives the same answer; accepted for uniformity. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** What it serves from now on; none: as before; empty: all. At most 200 items. At most 40 characters each. */
  services?: Array<string | number> | null | undefined;
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

/** A ticket's priority as the officer sees it. */
export type SetPriorityInput = {
  /** The same key and input give the same answer for a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The number: `A312`. At most 40 characters. */
  number: string;
  /** The office. At most 40 characters. */
  office: string | number;
  /** NORMAL takes a claim back. */
  priority: Priority;
};

/** What an officer may do with a ticket. */
export type TicketAction =
  /** Call it: `callNext`. */
  | 'CALL'
  /** Done with it. */
  | 'FINISH'
  /** It did not come: `markNoShow`. */
  | 'NO_SHOW'
  /** Set it aside. */
  | 'PARK'
  /** Call it once more. */
  | 'RECALL'
  /** Back into the line, ahead of newcomers. */
  | 'RESUME'
  /** It has come to the counter. */
  | 'SERVE'
  /** To another service or counter. */
  | 'TRANSFER'
  /** Take a wrong finish or no-show back, within five minutes. */
  | 'UNDO';

/** A ticket of today's line. */
export type TicketInput = {
  /** The same key and input give the same answer for a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The number: `A312`. At most 40 characters. */
  number: string;
  /** The office. At most 40 characters. */
  office: string | number;
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

/** A ticket to be served elsewhere. */
export type TransferInput = {
  /** To that counter alone. At most 64 characters. */
  counter?: string | number | null | undefined;
  /** The same key and input give the same answer for a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The number: `A312`. At most 40 characters. */
  number: string;
  /** The office. At most 40 characters. */
  office: string | number;
  /** To another service. At most 40 characters. */
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
