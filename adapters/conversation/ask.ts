// Asks the API what a conversation needs, and has it do what an applicant wants.

import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { InboundMessage } from '../../src/channel/messages.ts';
import { errorCodeOf } from '../../src/errorCode.ts';
import type { Language } from '../../src/time.ts';
import * as documents from './documents.ts';
import { unknownCode } from './refused.ts';
import type { Request } from './reply.ts';

/**
 * Asks the API in the name of the message's sender; rejects when the API could not answer, with the API's code where it
 * gave one. `language` is that of the sentences in the answer.
 */
export type Ask = <Result, Variables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  language: Language,
) => Promise<Result>;

/** The office that a message went to, and the sender's live bookings. */
export async function factsOfOffice({ to }: InboundMessage, ask: Ask) {
  const { office, viewer } = /^[A-Z][A-Z0-9_]*$/.test(to)
    ? await ask(documents.FactsByCodeDocument, { code: to }, 'id')
    : await ask(documents.FactsDocument, { address: to }, 'id');
  return { office, bookings: viewer.bookings.edges.map(({ node }) => node) };
}

type VisitOutcome = documents.VisitFragment | documents.NoFragment;

export async function put(request: Request, ask: Ask, language: Language): Promise<VisitOutcome> {
  if (request.ask === 'book') return (await ask(documents.BookDocument, { input: request.input }, language)).book;
  try {
    return await putCode(request, ask, language);
  } catch (error) {
    // Dates are read and keys are ours: the part that the API can't accept is the code, which then belongs to no
    // booking.
    if (errorCodeOf(error) === 'BAD_USER_INPUT') return unknownCode(language);
    throw error;
  }
}

async function putCode(
  request: Exclude<Request, { ask: 'book' }>,
  ask: Ask,
  language: Language,
): Promise<VisitOutcome> {
  switch (request.ask) {
    case 'confirm':
      return (await ask(documents.ConfirmDocument, { input: request.input }, language)).confirmBooking;
    case 'cancel':
      return (await ask(documents.CancelDocument, { input: request.input }, language)).cancelBooking;
    case 'standby':
      return (await ask(documents.StandbyDocument, { input: request.input }, language)).requestStandby;
    case 'accept':
      return (await ask(documents.AcceptDocument, { input: request.input }, language)).acceptOffer;
    case 'decline':
      return (await ask(documents.DeclineDocument, { input: request.input }, language)).declineOffer;
    case 'reschedule':
      return (await ask(documents.RescheduleDocument, { input: request.input }, language)).rescheduleBooking;
  }
}
