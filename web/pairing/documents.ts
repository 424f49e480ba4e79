// The pairing's GraphQL documents with their types. @generated from documents.graphql by npm run schema — do not edit.
import type { RefusedFragment } from '../../clients/fragments.ts';
import type * as Types from '../../clients/types.ts';

import type { Document } from '../api/document.ts';
export type PairThisDeviceMutationVariables = {
  input: Types.PairDeviceInput;
};


export type PairThisDeviceMutation = { answer:
    | { __typename: 'DeviceKey', kind: Types.DeviceKind, office: string, key: string }
    | (
      { __typename: 'Refusal' }
      & RefusedFragment
    )
   };

export type CodeToShowQueryVariables = { [key: string]: never; };


export type CodeToShowQuery = { pairingToShow: { code: string, claim: string } };

export const PairThisDeviceDocument = "mutation PairThisDevice($input:PairDeviceInput!){answer:pairDevice(input:$input){__typename ...on DeviceKey{kind office key}...Refused}}fragment Refused on Refusal{reason message field lostSince}" as Document<PairThisDeviceMutation, PairThisDeviceMutationVariables>;
export const CodeToShowDocument = "query CodeToShow{pairingToShow{code claim}}" as Document<CodeToShowQuery, CodeToShowQueryVariables>;
