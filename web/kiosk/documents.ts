// The kiosk's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type { RefusedFragment } from '../../clients/fragments.ts';
import type * as Types from '../../clients/types.ts';

import type { Document } from '../api/document.ts';
export type GivenFragment = { number: string, status: Types.TicketStatus, issuedAt: string, ahead: number | null, estimatedWaitMinutes: number | null, startsAt: string | null, visitUrl: string, service: { code: string, names: Array<string> }, counter: { label: string } | null };

export type KioskNowQueryVariables = {
  office: string | number;
};


export type KioskNowQuery = { thisDevice: { reloads: number, settings: { language: Types.Language | null, volumePercent: number, walkIns: boolean, prints: boolean, scanner: Types.DeviceScanner | null, lowReach: boolean, services: Array<string> } } | null, office: { code: string, name: string, timeZone: string, services: Array<{ code: string, names: Array<string> }>, queue: { walkInPlaces: number }, quotas: Array<{ walkIns: boolean }>, counters: Array<{ label: string, open: boolean, services: Array<{ code: string }> }>, board: { at: string } } | null };

export type ReportKioskMutationVariables = {
  input: Types.ReportDeviceInput;
};


export type ReportKioskMutation = { reportDevice:
    | { __typename: 'Device' }
    | { __typename: 'Refusal' }
   };

export type CheckInHereMutationVariables = {
  input: Types.CheckInInput;
};


export type CheckInHereMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Ticket' }
      & GivenFragment
    )
   };

export type TakeNumberMutationVariables = {
  input: Types.IssueTicketInput;
};


export type TakeNumberMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | (
      { __typename: 'Ticket' }
      & GivenFragment
    )
   };

export const KioskNowDocument = "query KioskNow($office:ID!){thisDevice{reloads settings{language volumePercent walkIns prints scanner lowReach services}}office(code:$office){code name timeZone services{code names}queue{walkInPlaces}quotas{walkIns}counters{label open services{code}}board{at}}}" as Document<KioskNowQuery, KioskNowQueryVariables>;
export const ReportKioskDocument = "mutation ReportKiosk($input:ReportDeviceInput!){reportDevice(input:$input){__typename}}" as Document<ReportKioskMutation, ReportKioskMutationVariables>;
export const CheckInHereDocument = "mutation CheckInHere($input:CheckInInput!){answer:checkIn(input:$input){__typename ...Given ...Refused}}fragment Given on Ticket{number status issuedAt ahead estimatedWaitMinutes service{code names}counter{label}startsAt visitUrl}fragment Refused on Refusal{reason message field lostSince}" as Document<CheckInHereMutation, CheckInHereMutationVariables>;
export const TakeNumberDocument = "mutation TakeNumber($input:IssueTicketInput!){answer:issueTicket(input:$input){__typename ...Given ...Refused}}fragment Given on Ticket{number status issuedAt ahead estimatedWaitMinutes service{code names}counter{label}startsAt visitUrl}fragment Refused on Refusal{reason message field lostSince}" as Document<TakeNumberMutation, TakeNumberMutationVariables>;
