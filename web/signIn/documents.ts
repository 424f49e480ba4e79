// The sign-in's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Document } from '../api/document.ts';
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

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { viewer: { kind: ViewerKind, name: string | null, allowed: Array<string>, office: { code: string, name: string } | null } };

export type WhereToWorkQueryVariables = Exact<{ [key: string]: never; }>;


export type WhereToWorkQuery = { offices: Array<{ code: string, name: string }> };

export const WhoAmIDocument = "query WhoAmI{viewer{kind name allowed office{code name}}}" as Document<WhoAmIQuery, WhoAmIQueryVariables>;
export const WhereToWorkDocument = "query WhereToWork{offices{code name}}" as Document<WhereToWorkQuery, WhereToWorkQueryVariables>;
