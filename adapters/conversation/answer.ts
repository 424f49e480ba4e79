// Answers one message: reads it, asks the API, and says how it went.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { InboundMessage } from '../../src/channel.ts';
import { sayReply } from '../../src/messages/index.ts';
import { converse, type Facts, type Reply, type Request, told } from './converse.ts';
import * as documents from './documents.ts';
import { parse } from './parse.ts';

/** Asks the API in the name of the message's sender; rejects when the API could not answer. */
export type Ask = <Result, Variables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
) => Promise<Result>;

export interface Answer {
  intent: string;
  /** Why it was not done; null where it was. */
  reason: string | null;
  replies: Reply[];
}

/** `messageKey` names the message among all: the same message answered twice books once. */
export async function answer(message: InboundMessage, messageKey: string, ask: Ask): Promise<Answer> {
  const { office, viewer } = await facts(message, ask);
  if (!office) return { intent: 'NO_OFFICE', reason: 'NO_OFFICE', replies: [nobody()] };
  const intent = parse(message, office.registration.template);
  const photo = message.media.some(({ contentType }) => /^(image\/(?!webp)|application\/pdf)/.test(contentType))
    ? messageKey
    : null;
  const known: Facts = { office, bookings: viewer.bookings, language: 'id', messageKey, photo };
  const step = converse(intent, known);
  const { reply, reason } = 'reply' in step ? step : told(step.request, await put(step.request, ask), known);
  return { intent: intent.intent, reason, replies: [reply] };
}

async function facts({ to }: InboundMessage, ask: Ask): Promise<documents.FactsQuery> {
  if (/^[A-Z][A-Z0-9_]*$/.test(to)) return ask(documents.FactsByCodeDocument, { code: to });
  return ask(documents.FactsDocument, { address: to });
}

async function put(request: Request, ask: Ask): Promise<documents.VisitFragment | documents.NoFragment> {
  switch (request.ask) {
    case 'book':
      return (await ask(documents.BookDocument, { input: request.input })).book;
    case 'confirm':
      return (await ask(documents.ConfirmDocument, { input: request.input })).confirmBooking;
    case 'cancel':
      return (await ask(documents.CancelDocument, { input: request.input })).cancelBooking;
    case 'standby':
      return (await ask(documents.StandbyDocument, { input: request.input })).requestStandby;
    case 'accept':
      return (await ask(documents.AcceptDocument, { input: request.input })).acceptOffer;
    case 'decline':
      return (await ask(documents.DeclineDocument, { input: request.input })).declineOffer;
    case 'reschedule':
      return (await ask(documents.RescheduleDocument, { input: request.input })).rescheduleBooking;
  }
}

function nobody(): Reply {
  return { key: 'noOfficeHere', text: sayReply('id', 'noOfficeHere', {}), media: [] };
}
