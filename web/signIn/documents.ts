// The sign-in's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type * as Types from '../../clients/types.ts';

import type { Document } from '../api/document.ts';
export type WhoAmIQueryVariables = { [key: string]: never; };


export type WhoAmIQuery = { viewer: { kind: Types.ViewerKind, name: string | null, allowed: Array<string>, keyDaysLeft: number | null, office: { code: string, name: string } | null, offices: Array<{ code: string, name: string }> } };

export type WhereToWorkQueryVariables = { [key: string]: never; };


export type WhereToWorkQuery = { offices: Array<{ code: string, name: string }> };

export type BrowserSignInQueryVariables = { [key: string]: never; };


export type BrowserSignInQuery = { browserSignIn: { provider: string, url: string } | null, cardSignIn: { url: string } | null };

export const WhoAmIDocument = "query WhoAmI{viewer{kind name allowed keyDaysLeft office{code name}offices{code name}}}" as Document<WhoAmIQuery, WhoAmIQueryVariables>;
export const WhereToWorkDocument = "query WhereToWork{offices{code name}}" as Document<WhereToWorkQuery, WhereToWorkQueryVariables>;
export const BrowserSignInDocument = "query BrowserSignIn{browserSignIn{provider url}cardSignIn{url}}" as Document<BrowserSignInQuery, BrowserSignInQueryVariables>;
