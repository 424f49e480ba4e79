// The console's quotas' GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type { RefusedFragment } from '../../../clients/fragments.ts';
import type * as Types from '../../../clients/types.ts';

import type { Document } from '../../api/document.ts';
export type QuotasSetQueryVariables = {
  office: string | number;
};


export type QuotasSetQuery = { kinds: { enumValues: Array<{ name: string }> | null } | null, office: { quotas: Array<{ code: string, name: string, line: string, priorities: Array<Types.Priority>, services: Array<string>, channels: Array<Types.ChannelKind>, walkIns: boolean, generalToo: boolean, opensMinutesBefore: number | null }>, schedules: Array<{ from: string | null, line: string, capacity: number, shares: Array<{ quota: string, places: number }> }> } | null };

export type SetQuotasMutationVariables = {
  input: Types.SetQuotasInput;
};


export type SetQuotasMutation = { answer:
    | { __typename: 'CapacityChange', id: string | null, what: string, at: string, moved: number, unreached: number, undoUntil: string, undoneAt: string | null, windows: Array<{ date: string, quota: string, startsAt: string, endsAt: string, before: number, after: number }>, moves: { nodes: Array<{ code: string, name: string, phone: string | null, from: string, to: string, fromNumber: string | null, toNumber: string | null, reached: boolean }> } }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export const QuotasSetDocument = "query QuotasSet($office:ID!){kinds:__type(name:\"ChannelKind\"){enumValues{name}}office(code:$office){quotas{code name line priorities services channels walkIns generalToo opensMinutesBefore}schedules{from line capacity shares{quota places}}}}" as Document<QuotasSetQuery, QuotasSetQueryVariables>;
export const SetQuotasDocument = "mutation SetQuotas($input:SetQuotasInput!){answer:setQuotas(input:$input){__typename ...on CapacityChange{id what at moved unreached undoUntil undoneAt windows{date quota startsAt endsAt before after}moves(first:200){nodes{code name phone from to fromNumber toNumber reached}}}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<SetQuotasMutation, SetQuotasMutationVariables>;
