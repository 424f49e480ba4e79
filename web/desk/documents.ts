// The desk's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type { RefusedFragment } from '../../clients/fragments.ts';
import type * as Types from '../../clients/types.ts';

import type { Document } from '../api/document.ts';
export type InLineFragment = { number: string, status: Types.TicketStatus, priority: Types.Priority | null, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, calls: number, calledAt: string | null, callReason: Types.CallReason | null, notBefore: string | null, visitUrl: string, allowedActions: Array<Types.TicketAction>, note: string | null, walkInName: string | null, service: { code: string, name: string }, counter: { id: string, label: string } | null, booking: { code: string, priority: Types.Priority, photoUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string } } | null };

export type DeskNowQueryVariables = {
  office: string | number;
};


export type DeskNowQuery = { office: { code: string, name: string, timeZone: string, services: Array<{ code: string, name: string }>, counters: Array<{ id: string, label: string, open: boolean, services: Array<{ code: string }>, serving: InLineFragment | null }>, board: { at: string, waiting: Array<{ waiting: number, next: Array<string>, estimatedWaitMinutes: number | null, service: { code: string, name: string } }> } } | null, parked: { edges: Array<{ node: InLineFragment }> }, noShows: { nodes: Array<{ number: string, walkInName: string | null, booking: { applicant: { name: string } } | null }> } };

export type LineChangedSubscriptionVariables = {
  office: string | number;
};


export type LineChangedSubscription = { board: { sequence: number } };

export type DayChangedSubscriptionVariables = {
  office: string | number;
};


export type DayChangedSubscription = { availability: Array<{ remaining: number }> };

export type BookingsChangedSubscriptionVariables = {
  office: string | number;
};


export type BookingsChangedSubscription = { bookingCounts: { changes: number } };

export type ListedFragment = { code: string, status: Types.BookingStatus, queueNumber: string | null, priority: Types.Priority, allowedActions: Array<Types.BookingAction>, applicant: { name: string, birthDate: string | null }, service: { name: string }, window: { startsAt: string }, ticket: { number: string, status: Types.TicketStatus, note: string | null, notBefore: string | null, allowedActions: Array<Types.TicketAction>, counter: { label: string } | null } | null };

export type DayListQueryVariables = {
  office: string | number;
  date: string;
  status?: Array<Types.BookingStatus> | null | undefined;
  search?: string | null | undefined;
  first: number;
};


export type DayListQuery = { bookings: { totalCount: number, edges: Array<{ node: ListedFragment }> } };

export type LineListQueryVariables = {
  office: string | number;
  first: number;
};


export type LineListQuery = { tickets: { nodes: Array<InLineFragment> }, missed: { nodes: Array<InLineFragment> } };

export type FindBookingQueryVariables = {
  code: string;
};


export type FindBookingQuery = { booking: ListedFragment | null };

export type CheckInMutationVariables = {
  input: Types.CheckInInput;
};


export type CheckInMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Ticket' }
      & InLineFragment
    )
   };

export type ConfirmHereMutationVariables = {
  input: Types.ConfirmBookingInput;
};


export type ConfirmHereMutation = { answer:
    | (
      { __typename: 'Booking' }
      & ListedFragment
    )
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type CorrectPersonMutationVariables = {
  input: Types.CorrectMyDataInput;
};


export type CorrectPersonMutation = { answer:
    | (
      { __typename: 'Booking' }
      & ListedFragment
    )
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type IssueTicketMutationVariables = {
  input: Types.IssueTicketInput;
};


export type IssueTicketMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Ticket' }
      & InLineFragment
    )
   };

export type NoteTicketMutationVariables = {
  input: Types.NoteTicketInput;
};


export type NoteTicketMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Ticket' }
      & InLineFragment
    )
   };

export type SetPriorityMutationVariables = {
  input: Types.SetPriorityInput;
};


export type SetPriorityMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Ticket' }
      & InLineFragment
    )
   };

export type OpenCounterMutationVariables = {
  input: Types.OpenCounterInput;
};


export type OpenCounterMutation = { answer:
    | { __typename: 'Counter', id: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type CloseCounterMutationVariables = {
  input: Types.CloseCounterInput;
};


export type CloseCounterMutation = { answer:
    | { __typename: 'Counter', id: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type CallNextMutationVariables = {
  input: Types.CallNextInput;
};


export type CallNextMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Ticket' }
      & InLineFragment
    )
   };

export type CallTicketMutationVariables = {
  input: Types.CallTicketInput;
};


export type CallTicketMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Ticket' }
      & InLineFragment
    )
   };

export type PutBackMutationVariables = {
  input: Types.TicketInput;
};


export type PutBackMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Ticket' }
      & InLineFragment
    )
   };

export type RecallMutationVariables = {
  input: Types.TicketInput;
};


export type RecallMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Ticket' }
      & InLineFragment
    )
   };

export type ServeMutationVariables = {
  input: Types.TicketInput;
};


export type ServeMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Ticket' }
      & InLineFragment
    )
   };

export type FinishMutationVariables = {
  input: Types.TicketInput;
};


export type FinishMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Ticket' }
      & InLineFragment
    )
   };

export type ParkMutationVariables = {
  input: Types.TicketInput;
};


export type ParkMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Ticket' }
      & InLineFragment
    )
   };

export type ResumeMutationVariables = {
  input: Types.TicketInput;
};


export type ResumeMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Ticket' }
      & InLineFragment
    )
   };

export type TransferMutationVariables = {
  input: Types.TransferInput;
};


export type TransferMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Ticket' }
      & InLineFragment
    )
   };

export type NoShowMutationVariables = {
  input: Types.TicketInput;
};


export type NoShowMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Ticket' }
      & InLineFragment
    )
   };

export type UndoMutationVariables = {
  input: Types.TicketInput;
};


export type UndoMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Ticket' }
      & InLineFragment
    )
   };

export type WaitingAnswersSubscriptionVariables = {
  office: string | number;
};


export type WaitingAnswersSubscription = { waitingConversations: { count: number } };

export type LongWaitsQueryVariables = {
  office: string | number;
};


export type LongWaitsQuery = { longWaits: { limitMinutes: number, count: number, longest: Array<{ number: string, minutes: number }> } };

export const DeskNowDocument = "query DeskNow($office:ID!){office(code:$office){code name timeZone services{code name}counters{id label open services{code}serving{...InLine}}board{at waiting{waiting next estimatedWaitMinutes service{code name}}}}parked:tickets(office:$office status:[PARKED]first:50){edges{node{...InLine}}}noShows:tickets(office:$office status:[NO_SHOW]first:200){nodes{number walkInName booking{applicant{name}}}}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason notBefore visitUrl allowedActions note walkInName service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}" as Document<DeskNowQuery, DeskNowQueryVariables>;
export const LineChangedDocument = "subscription LineChanged($office:ID!){board(office:$office){sequence}}" as Document<LineChangedSubscription, LineChangedSubscriptionVariables>;
export const DayChangedDocument = "subscription DayChanged($office:ID!){availability(office:$office days:1){remaining}}" as Document<DayChangedSubscription, DayChangedSubscriptionVariables>;
export const BookingsChangedDocument = "subscription BookingsChanged($office:ID!){bookingCounts(office:$office){changes}}" as Document<BookingsChangedSubscription, BookingsChangedSubscriptionVariables>;
export const DayListDocument = "query DayList($office:ID!$date:Date!$status:[BookingStatus!]$search:String$first:Int!){bookings(office:$office date:$date status:$status search:$search first:$first){totalCount edges{node{...Listed}}}}fragment Listed on Booking{code status queueNumber priority allowedActions applicant{name birthDate}service{name}window{startsAt}ticket{number status note notBefore allowedActions counter{label}}}" as Document<DayListQuery, DayListQueryVariables>;
export const LineListDocument = "query LineList($office:ID!$first:Int!){tickets(office:$office status:[WAITING CALLED SERVING PARKED]first:$first){nodes{...InLine}}missed:tickets(office:$office status:[NO_SHOW]first:100){nodes{...InLine}}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason notBefore visitUrl allowedActions note walkInName service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}" as Document<LineListQuery, LineListQueryVariables>;
export const FindBookingDocument = "query FindBooking($code:BookingCode!){booking(code:$code){...Listed}}fragment Listed on Booking{code status queueNumber priority allowedActions applicant{name birthDate}service{name}window{startsAt}ticket{number status note notBefore allowedActions counter{label}}}" as Document<FindBookingQuery, FindBookingQueryVariables>;
export const CheckInDocument = "mutation CheckIn($input:CheckInInput!){answer:checkIn(input:$input){__typename ...InLine ...Refused}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason notBefore visitUrl allowedActions note walkInName service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment Refused on Refusal{reason message field lostSince}" as Document<CheckInMutation, CheckInMutationVariables>;
export const ConfirmHereDocument = "mutation ConfirmHere($input:ConfirmBookingInput!){answer:confirmBooking(input:$input){__typename ...Listed ...Refused}}fragment Listed on Booking{code status queueNumber priority allowedActions applicant{name birthDate}service{name}window{startsAt}ticket{number status note notBefore allowedActions counter{label}}}fragment Refused on Refusal{reason message field lostSince}" as Document<ConfirmHereMutation, ConfirmHereMutationVariables>;
export const CorrectPersonDocument = "mutation CorrectPerson($input:CorrectMyDataInput!){answer:correctMyData(input:$input){__typename ...Listed ...Refused}}fragment Listed on Booking{code status queueNumber priority allowedActions applicant{name birthDate}service{name}window{startsAt}ticket{number status note notBefore allowedActions counter{label}}}fragment Refused on Refusal{reason message field lostSince}" as Document<CorrectPersonMutation, CorrectPersonMutationVariables>;
export const IssueTicketDocument = "mutation IssueTicket($input:IssueTicketInput!){answer:issueTicket(input:$input){__typename ...InLine ...Refused}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason notBefore visitUrl allowedActions note walkInName service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment Refused on Refusal{reason message field lostSince}" as Document<IssueTicketMutation, IssueTicketMutationVariables>;
export const NoteTicketDocument = "mutation NoteTicket($input:NoteTicketInput!){answer:noteTicket(input:$input){__typename ...InLine ...Refused}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason notBefore visitUrl allowedActions note walkInName service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment Refused on Refusal{reason message field lostSince}" as Document<NoteTicketMutation, NoteTicketMutationVariables>;
export const SetPriorityDocument = "mutation SetPriority($input:SetPriorityInput!){answer:setPriority(input:$input){__typename ...InLine ...Refused}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason notBefore visitUrl allowedActions note walkInName service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment Refused on Refusal{reason message field lostSince}" as Document<SetPriorityMutation, SetPriorityMutationVariables>;
export const OpenCounterDocument = "mutation OpenCounter($input:OpenCounterInput!){answer:openCounter(input:$input){__typename ...on Counter{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<OpenCounterMutation, OpenCounterMutationVariables>;
export const CloseCounterDocument = "mutation CloseCounter($input:CloseCounterInput!){answer:closeCounter(input:$input){__typename ...on Counter{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<CloseCounterMutation, CloseCounterMutationVariables>;
export const CallNextDocument = "mutation CallNext($input:CallNextInput!){answer:callNext(input:$input){__typename ...InLine ...Refused}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason notBefore visitUrl allowedActions note walkInName service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment Refused on Refusal{reason message field lostSince}" as Document<CallNextMutation, CallNextMutationVariables>;
export const CallTicketDocument = "mutation CallTicket($input:CallTicketInput!){answer:callTicket(input:$input){__typename ...InLine ...Refused}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason notBefore visitUrl allowedActions note walkInName service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment Refused on Refusal{reason message field lostSince}" as Document<CallTicketMutation, CallTicketMutationVariables>;
export const PutBackDocument = "mutation PutBack($input:TicketInput!){answer:putBack(input:$input){__typename ...InLine ...Refused}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason notBefore visitUrl allowedActions note walkInName service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment Refused on Refusal{reason message field lostSince}" as Document<PutBackMutation, PutBackMutationVariables>;
export const RecallDocument = "mutation Recall($input:TicketInput!){answer:recall(input:$input){__typename ...InLine ...Refused}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason notBefore visitUrl allowedActions note walkInName service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment Refused on Refusal{reason message field lostSince}" as Document<RecallMutation, RecallMutationVariables>;
export const ServeDocument = "mutation Serve($input:TicketInput!){answer:serve(input:$input){__typename ...InLine ...Refused}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason notBefore visitUrl allowedActions note walkInName service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment Refused on Refusal{reason message field lostSince}" as Document<ServeMutation, ServeMutationVariables>;
export const FinishDocument = "mutation Finish($input:TicketInput!){answer:finish(input:$input){__typename ...InLine ...Refused}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason notBefore visitUrl allowedActions note walkInName service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment Refused on Refusal{reason message field lostSince}" as Document<FinishMutation, FinishMutationVariables>;
export const ParkDocument = "mutation Park($input:TicketInput!){answer:park(input:$input){__typename ...InLine ...Refused}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason notBefore visitUrl allowedActions note walkInName service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment Refused on Refusal{reason message field lostSince}" as Document<ParkMutation, ParkMutationVariables>;
export const ResumeDocument = "mutation Resume($input:TicketInput!){answer:resume(input:$input){__typename ...InLine ...Refused}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason notBefore visitUrl allowedActions note walkInName service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment Refused on Refusal{reason message field lostSince}" as Document<ResumeMutation, ResumeMutationVariables>;
export const TransferDocument = "mutation Transfer($input:TransferInput!){answer:transfer(input:$input){__typename ...InLine ...Refused}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason notBefore visitUrl allowedActions note walkInName service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment Refused on Refusal{reason message field lostSince}" as Document<TransferMutation, TransferMutationVariables>;
export const NoShowDocument = "mutation NoShow($input:TicketInput!){answer:markNoShow(input:$input){__typename ...InLine ...Refused}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason notBefore visitUrl allowedActions note walkInName service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment Refused on Refusal{reason message field lostSince}" as Document<NoShowMutation, NoShowMutationVariables>;
export const UndoDocument = "mutation Undo($input:TicketInput!){answer:undo(input:$input){__typename ...InLine ...Refused}}fragment InLine on Ticket{number status priority issuedAt ahead estimatedWaitMinutes calls calledAt callReason notBefore visitUrl allowedActions note walkInName service{code name}counter{id label}booking{code priority photoUrl applicant{name birthDate}window{startsAt}}}fragment Refused on Refusal{reason message field lostSince}" as Document<UndoMutation, UndoMutationVariables>;
export const WaitingAnswersDocument = "subscription WaitingAnswers($office:ID!){waitingConversations(office:$office){count}}" as Document<WaitingAnswersSubscription, WaitingAnswersSubscriptionVariables>;
export const LongWaitsDocument = "query LongWaits($office:ID!){longWaits(office:$office){limitMinutes count longest{number minutes}}}" as Document<LongWaitsQuery, LongWaitsQueryVariables>;
