// Asks the API to keep the registration of a form for which there is no place.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { BookInput } from '../../clients/types.ts';
import * as documents from './documents.ts';

/** Asks in the language of the form. */
export type AskForm = <Result, Variables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
) => Promise<Result>;

export type WaitingPlace = Pick<
  Extract<documents.FormRequestPlaceMutation['requestPlace'], { __typename: 'PlaceRequest' }>,
  'id' | 'place' | 'expiresAt'
>;

/** The request that waits, or why there is none. */
export async function requestPlaceByForm(
  input: BookInput,
  ask: AskForm,
): Promise<WaitingPlace | documents.DenialFragment> {
  return (await ask(documents.FormRequestPlaceDocument, { input })).requestPlace;
}
