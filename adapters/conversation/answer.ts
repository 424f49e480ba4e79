// Answers one message: reads it, asks the API, and says how it went.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { ChannelKind, InboundMessage } from '../../src/channel.ts';
import { sayReply } from '../../src/messages/index.ts';
import { dateIn, type Language } from '../../src/time.ts';
import { converse, told } from './converse.ts';
import * as documents from './documents.ts';
import type { Intent } from './intent.ts';
import { languageOf } from './language.ts';
import { type Circumstances, parse } from './parse.ts';
import { unknownCode } from './refused.ts';
import type { Facts, Reply, Request } from './reply.ts';

/**
 * Asks the API in the name of the message's sender; rejects when the API could not answer, with the API's code where it
 * gave one. `language` is that of the sentences in the answer.
 */
export type Ask = <Result, Variables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  language: Language,
) => Promise<Result>;

/** A message as the channel gave it, and what the server knows about its way. */
export interface Delivered {
  message: InboundMessage;
  /** Names the message among all: the same message answered twice books once. */
  key: string;
  channel: ChannelKind;
  /** When it was sent, or when it came where the channel does not tell. */
  at: Temporal.Instant;
  /** Answer in this one, whatever the message is written in. */
  language?: Language;
}

export interface Answer {
  intent: string;
  /** Why it was not done; null where it was. */
  reason: string | null;
  replies: Reply[];
  /** What was read; null where nobody takes registrations. */
  read: Intent | null;
}

export async function answer(delivered: Delivered, ask: Ask): Promise<Answer> {
  const { message, key, language: wanted } = delivered;
  const { office, viewer } = await facts(message, ask);
  if (!office) return { intent: 'NO_OFFICE', reason: 'NO_OFFICE', replies: [nobody()], read: null };
  const language = wanted ?? languageFor(message.text, office);
  const intent = parse(message, circumstances(delivered, office, viewer));
  const photo = intent.intent === 'REGISTER' && intent.media.length > 0 ? key : null;
  const known: Facts = { office, bookings: viewer.bookings, language, messageKey: key, photo };
  const step = converse(intent, known);
  const { reply, reason } = 'reply' in step ? step : told(step.request, await put(step.request, ask, language), known);
  return { intent: intent.intent, reason, replies: reply ? [reply] : [], read: intent };
}

/** That of the message, where it tells and the office answers in it; else the office's usual one. */
function languageFor(text: string, { languages }: documents.DeskFragment): Language {
  const [usual = 'id'] = languages as Language[];
  const written = languageOf(text);
  return written && languages.includes(written) ? written : usual;
}

function circumstances(
  { channel, at }: Delivered,
  { services, registration, timeZone }: documents.DeskFragment,
  { bookings }: documents.FactsQuery['viewer'],
): Circumstances {
  return {
    templates: registration.templates,
    services,
    wantsPhoto: registration.photo !== 'none',
    channel,
    today: dateIn(timeZone, at),
    held: bookings.filter(({ status }) => status === 'HELD').map(({ code }) => code),
    awaitsPhoto: false,
  };
}

async function facts({ to }: InboundMessage, ask: Ask): Promise<documents.FactsQuery> {
  if (/^[A-Z][A-Z0-9_]*$/.test(to)) return ask(documents.FactsByCodeDocument, { code: to }, 'id');
  return ask(documents.FactsDocument, { address: to }, 'id');
}

type Outcome = documents.VisitFragment | documents.NoFragment;

async function put(request: Request, ask: Ask, language: Language): Promise<Outcome> {
  if (request.ask === 'book') return (await ask(documents.BookDocument, { input: request.input }, language)).book;
  try {
    return await putCode(request, ask, language);
  } catch (error) {
    // Dates are read and keys are ours: what the API can't take of these is the code, which nobody has then.
    if ((error as { code?: string }).code === 'BAD_USER_INPUT') return unknownCode(language);
    throw error;
  }
}

async function putCode(request: Exclude<Request, { ask: 'book' }>, ask: Ask, language: Language): Promise<Outcome> {
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

function nobody(): Reply {
  return { key: 'noOfficeHere', text: sayReply('id', 'noOfficeHere', {}), media: [] };
}
