// The page of one's own visit's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type { RefusedFragment } from '../../clients/fragments.ts';
import type * as Types from '../../clients/types.ts';

import type { Document } from '../api/document.ts';
export type OwnVisitFragment = { state: Types.VisitState, at: string, date: string, number: string | null, code: string | null, startsAt: string | null, arriveBy: string | null, forfeitsAt: string | null, checkInOpensAt: string | null, confirmBy: string | null, calls: number, calledAt: string | null, changesAt: string | null, notBefore: string | null, allowedActions: Array<Types.VisitAction>, over: boolean, rated: boolean, pageUntil: string, movedByOffice: boolean, transferred: boolean, barcodeUrl: string | null, calendarUrl: string | null, slipUrl: string | null, ahead: number | null, alertKey: string, estimatedWaitMinutes: number | null, counter: { label: string } | null, proofs: Array<{ kind: Types.ChannelKind, name: string, address: string, link: string | null }>, service: { name: string, details: { duration: string | null } | null }, office: { code: string, name: string, timeZone: string, bring: string, policy: { laterMinutes: number } } };

export type OwnVisitNowQueryVariables = {
  secret: string;
};


export type OwnVisitNowQuery = { visit: OwnVisitFragment | null };

export type LostVisitsQueryVariables = { [key: string]: never; };


export type LostVisitsQuery = { lostBookings: { message: string } | null };

export type OwnVisitLiveSubscriptionVariables = {
  secret: string;
};


export type OwnVisitLiveSubscription = { visit: OwnVisitFragment };

export type GiveBackVisitMutationVariables = {
  input: Types.VisitInput;
};


export type GiveBackVisitMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Visit' }
      & OwnVisitFragment
    )
   };

export type AskForTimeMutationVariables = {
  input: Types.VisitInput;
};


export type AskForTimeMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Visit' }
      & OwnVisitFragment
    )
   };

export type StartVisitAlertsMutationVariables = {
  input: Types.StartAlertsInput;
};


export type StartVisitAlertsMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | { __typename: 'Visit' }
   };

export type StopVisitAlertsMutationVariables = {
  input: Types.StopAlertsInput;
};


export type StopVisitAlertsMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | { __typename: 'Visit' }
   };

export type RateVisitMutationVariables = {
  input: Types.RateVisitInput;
};


export type RateVisitMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Visit' }
      & OwnVisitFragment
    )
   };

export const OwnVisitNowDocument = "query OwnVisitNow($secret:String!){visit(secret:$secret){...OwnVisit}}fragment OwnVisit on Visit{state at date number code startsAt arriveBy forfeitsAt checkInOpensAt confirmBy calls calledAt changesAt notBefore allowedActions over rated pageUntil movedByOffice transferred barcodeUrl calendarUrl slipUrl ahead alertKey estimatedWaitMinutes counter{label}proofs{kind name address link}service{name details{duration}}office{code name timeZone bring policy{laterMinutes}}}" as Document<OwnVisitNowQuery, OwnVisitNowQueryVariables>;
export const LostVisitsDocument = "query LostVisits{lostBookings{message}}" as Document<LostVisitsQuery, LostVisitsQueryVariables>;
export const OwnVisitLiveDocument = "subscription OwnVisitLive($secret:String!){visit(secret:$secret){...OwnVisit}}fragment OwnVisit on Visit{state at date number code startsAt arriveBy forfeitsAt checkInOpensAt confirmBy calls calledAt changesAt notBefore allowedActions over rated pageUntil movedByOffice transferred barcodeUrl calendarUrl slipUrl ahead alertKey estimatedWaitMinutes counter{label}proofs{kind name address link}service{name details{duration}}office{code name timeZone bring policy{laterMinutes}}}" as Document<OwnVisitLiveSubscription, OwnVisitLiveSubscriptionVariables>;
export const GiveBackVisitDocument = "mutation GiveBackVisit($input:VisitInput!){answer:giveBackVisit(input:$input){__typename ...OwnVisit ...Refused}}fragment OwnVisit on Visit{state at date number code startsAt arriveBy forfeitsAt checkInOpensAt confirmBy calls calledAt changesAt notBefore allowedActions over rated pageUntil movedByOffice transferred barcodeUrl calendarUrl slipUrl ahead alertKey estimatedWaitMinutes counter{label}proofs{kind name address link}service{name details{duration}}office{code name timeZone bring policy{laterMinutes}}}fragment Refused on Refusal{reason message field lostSince}" as Document<GiveBackVisitMutation, GiveBackVisitMutationVariables>;
export const AskForTimeDocument = "mutation AskForTime($input:VisitInput!){answer:askForTime(input:$input){__typename ...OwnVisit ...Refused}}fragment OwnVisit on Visit{state at date number code startsAt arriveBy forfeitsAt checkInOpensAt confirmBy calls calledAt changesAt notBefore allowedActions over rated pageUntil movedByOffice transferred barcodeUrl calendarUrl slipUrl ahead alertKey estimatedWaitMinutes counter{label}proofs{kind name address link}service{name details{duration}}office{code name timeZone bring policy{laterMinutes}}}fragment Refused on Refusal{reason message field lostSince}" as Document<AskForTimeMutation, AskForTimeMutationVariables>;
export const StartVisitAlertsDocument = "mutation StartVisitAlerts($input:StartAlertsInput!){answer:startVisitAlerts(input:$input){__typename ...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<StartVisitAlertsMutation, StartVisitAlertsMutationVariables>;
export const StopVisitAlertsDocument = "mutation StopVisitAlerts($input:StopAlertsInput!){answer:stopVisitAlerts(input:$input){__typename ...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<StopVisitAlertsMutation, StopVisitAlertsMutationVariables>;
export const RateVisitDocument = "mutation RateVisit($input:RateVisitInput!){answer:rateVisit(input:$input){__typename ...OwnVisit ...Refused}}fragment OwnVisit on Visit{state at date number code startsAt arriveBy forfeitsAt checkInOpensAt confirmBy calls calledAt changesAt notBefore allowedActions over rated pageUntil movedByOffice transferred barcodeUrl calendarUrl slipUrl ahead alertKey estimatedWaitMinutes counter{label}proofs{kind name address link}service{name details{duration}}office{code name timeZone bring policy{laterMinutes}}}fragment Refused on Refusal{reason message field lostSince}" as Document<RateVisitMutation, RateVisitMutationVariables>;
