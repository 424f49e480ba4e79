// The page of one's own visit's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type * as Types from '../../clients/types.ts';

import type { Document } from '../api/document.ts';
export type OwnVisitFragment = { state: Types.VisitState, at: string, date: string, number: string | null, code: string | null, startsAt: string | null, arriveBy: string | null, forfeitsAt: string | null, checkInOpensAt: string | null, confirmBy: string | null, calls: number, calledAt: string | null, changesAt: string | null, over: boolean, pageUntil: string, movedByOffice: boolean, transferred: boolean, barcodeUrl: string | null, calendarUrl: string | null, ahead: number | null, estimatedWaitMinutes: number | null, counter: { label: string } | null, proofs: Array<{ kind: Types.ChannelKind, address: string, link: string | null }>, service: { name: string }, office: { code: string, name: string, timeZone: string, bring: string } };

export type OwnVisitNowQueryVariables = {
  secret: string;
};


export type OwnVisitNowQuery = { visit: OwnVisitFragment | null };

export type OwnVisitLiveSubscriptionVariables = {
  secret: string;
};


export type OwnVisitLiveSubscription = { visit: OwnVisitFragment };

export const OwnVisitNowDocument = "query OwnVisitNow($secret:String!){visit(secret:$secret){...OwnVisit}}fragment OwnVisit on Visit{state at date number code startsAt arriveBy forfeitsAt checkInOpensAt confirmBy calls calledAt changesAt over pageUntil movedByOffice transferred barcodeUrl calendarUrl ahead estimatedWaitMinutes counter{label}proofs{kind address link}service{name}office{code name timeZone bring}}" as Document<OwnVisitNowQuery, OwnVisitNowQueryVariables>;
export const OwnVisitLiveDocument = "subscription OwnVisitLive($secret:String!){visit(secret:$secret){...OwnVisit}}fragment OwnVisit on Visit{state at date number code startsAt arriveBy forfeitsAt checkInOpensAt confirmBy calls calledAt changesAt over pageUntil movedByOffice transferred barcodeUrl calendarUrl ahead estimatedWaitMinutes counter{label}proofs{kind address link}service{name}office{code name timeZone bring}}" as Document<OwnVisitLiveSubscription, OwnVisitLiveSubscriptionVariables>;
