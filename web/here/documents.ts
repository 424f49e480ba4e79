// The check-in page's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type { RefusedFragment } from '../../clients/fragments.ts';
import type * as Types from '../../clients/types.ts';

import type { Document } from '../api/document.ts';
export type HereOfficeQueryVariables = {
  office: string | number;
};


export type HereOfficeQuery = { office: { name: string, openingToday: { date: string } } | null };

export type CheckInAtDoorMutationVariables = {
  input: Types.CheckInAtDoorInput;
};


export type CheckInAtDoorMutation = { answer:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | { __typename: 'Visit', url: string }
   };

export const HereOfficeDocument = "query HereOffice($office:ID!){office(code:$office){name openingToday{date}}}" as Document<HereOfficeQuery, HereOfficeQueryVariables>;
export const CheckInAtDoorDocument = "mutation CheckInAtDoor($input:CheckInAtDoorInput!){answer:checkInAtDoor(input:$input){__typename ...on Visit{url}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<CheckInAtDoorMutation, CheckInAtDoorMutationVariables>;
