// The simulator's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

export type BehindQueryVariables = Exact<{ [key: string]: never; }>;


export type BehindQuery = { viewer: { bookings: Array<{ code: string, status: BookingStatus, queueNumber: string | null, arriveBy: string, confirmBy: string | null, overflowedFrom: string | null, changes: number, applicant: { name: string }, service: { name: string }, office: { code: string, name: string, timeZone: string }, window: { startsAt: string, endsAt: string, capacity: number, remaining: number }, standby: { place: number, offer: { answerBy: string, window: { startsAt: string } } | null } | null, ticket: { number: string, status: TicketStatus, ahead: number | null, counter: { label: string } | null } | null }> } };


export const BehindDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Behind"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"queueNumber"}},{"kind":"Field","name":{"kind":"Name","value":"arriveBy"}},{"kind":"Field","name":{"kind":"Name","value":"confirmBy"}},{"kind":"Field","name":{"kind":"Name","value":"overflowedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"changes"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standby"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"offer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answerBy"}},{"kind":"Field","name":{"kind":"Name","value":"window"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"ticket"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"ahead"}},{"kind":"Field","name":{"kind":"Name","value":"counter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<BehindQuery, BehindQueryVariables>;
