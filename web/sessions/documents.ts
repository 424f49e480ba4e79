// The page of sessions' GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type { RefusedFragment } from '../../clients/fragments.ts';
import type * as Types from '../../clients/types.ts';

import type { Document } from '../api/document.ts';
export type OwnSessionFragment = { id: string, browser: string | null, source: string, current: boolean, createdAt: string, lastUsedAt: string, endsAt: string };

export type OwnSessionsQueryVariables = { [key: string]: never; };


export type OwnSessionsQuery = { ownSessions: Array<OwnSessionFragment> };

export type EndOwnMutationVariables = {
  input: Types.EndOwnSessionInput;
};


export type EndOwnMutation = { endOwnSession:
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
    | { __typename: 'StaffSession', id: string }
   };

export type EndOthersMutationVariables = { [key: string]: never; };


export type EndOthersMutation = { endOtherOwnSessions:
    | { __typename: 'EndedSessions', sessions: Array<{ id: string }> }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export const OwnSessionsDocument = "query OwnSessions{ownSessions{...OwnSession}}fragment OwnSession on StaffSession{id browser source current createdAt lastUsedAt endsAt}" as Document<OwnSessionsQuery, OwnSessionsQueryVariables>;
export const EndOwnDocument = "mutation EndOwn($input:EndOwnSessionInput!){endOwnSession(input:$input){__typename ...on StaffSession{id}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<EndOwnMutation, EndOwnMutationVariables>;
export const EndOthersDocument = "mutation EndOthers{endOtherOwnSessions{__typename ...on EndedSessions{sessions{id}}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<EndOthersMutation, EndOthersMutationVariables>;
