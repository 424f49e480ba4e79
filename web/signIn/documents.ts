// The sign-in's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Document } from '../api/document.ts';
/** What kind of caller. */
export type ViewerKind =
  /** The holder of the administrator's key, or staff with that role. */
  | 'ADMINISTRATOR'
  /** Anybody: reads offices and what is free, books, and reaches a booking with code and birth date. */
  | 'ANONYMOUS'
  /** Somebody else's front end. */
  | 'API_KEY'
  /** Staff at the counters of an office. */
  | 'COUNTER_OFFICER'
  /** Staff at the front desk of an office. */
  | 'FRONT_DESK'
  /** An office's manager. */
  | 'MANAGER'
  /** A channel adapter speaking for the sender of a message: reaches the sender's own bookings. */
  | 'SENDER';

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { viewer: { kind: ViewerKind, name: string | null, allowed: Array<string>, office: { code: string, name: string } | null } };

export type WhereToWorkQueryVariables = Exact<{ [key: string]: never; }>;


export type WhereToWorkQuery = { offices: Array<{ code: string, name: string }> };

export const WhoAmIDocument = "query WhoAmI{viewer{kind name allowed office{code name}}}" as Document<WhoAmIQuery, WhoAmIQueryVariables>;
export const WhereToWorkDocument = "query WhereToWork{offices{code name}}" as Document<WhereToWorkQuery, WhereToWorkQueryVariables>;
