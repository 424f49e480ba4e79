// Answers one message: reads it, asks the API, and says how it went.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { ChannelKind, InboundMessage } from '../../src/channel.ts';
import { traitsOf } from '../../src/channelKinds.ts';
import { type OwnText, sayReply, type Voice } from '../../src/messages/index.ts';
import { dateIn, type Language } from '../../src/time.ts';
import { circumstancesOf, languageFor } from './circumstances.ts';
import { converse, told } from './converse.ts';
import * as documents from './documents.ts';
import { beginGuide, type GuideMove, type GuideSituation, goOn, quotaOf } from './guide.ts';
import { heldBack } from './heldBack.ts';
import type { Intent, Question, Registration } from './intent.ts';
import { parse, SAYS } from './parse.ts';
import { unknownCode } from './refused.ts';
import { type Facts, plainReply, type Reply, type Request } from './reply.ts';
import { fresh, isToldTwice, type State, sameWords, withoutState } from './state.ts';
import { isAskedAgain, isGivenUp, leavesGuide } from './whileGuided.ts';

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

export interface ConversationAnswer {
  intent: string;
  /** Why it was not done; null where it was. */
  reason: string | null;
  replies: Reply[];
  /** The intent that was read; null if the number takes no registrations. */
  read: Intent | null;
  /** The state to remember. */
  state: State;
}

/** The parts that an exchange needs. */
interface Exchange {
  delivered: Delivered;
  facts: Facts;
  state: State;
  ask: Ask;
  /** Days that can be booked; asked for only where they are needed. */
  situation(): Promise<GuideSituation>;
}

/** `intent`: what it was in truth, where the words alone do not tell. */
type SaidReply = { reply: Reply | null; reason: string | null; state: State; intent?: string };

export async function answerMessage(came: Delivered, remembered: State, ask: Ask): Promise<ConversationAnswer> {
  const delivered = spokenBy(came);
  const { message, key, language: wanted } = delivered;
  const now = delivered.at.epochMilliseconds;
  const before = fresh(remembered, now);
  if (message.contentKey !== undefined && isToldTwice(before, message.text, now)) {
    return { intent: 'TOLD_TWICE', reason: null, replies: [], read: null, state: before };
  }
  const { office, viewer } = await factsOfOffice(message, ask);
  if (!office) {
    return counted({ reply: nobody(), reason: 'NO_OFFICE', state: before }, 'NO_OFFICE', null, delivered, null);
  }
  const language = wanted ?? before.language ?? languageFor(message.text, office);
  const intent = parse(message, circumstancesOf(delivered, office, viewer, before));
  const known: Facts = {
    office,
    bookings: viewer.bookings,
    language,
    messageKey: key,
    photo: null,
    voice: voiceOf(office, language, delivered.channel),
  };
  const situation = async () => guideSituation(delivered, office, language, ask);
  // A question is asked once: whatever the next message says, a yes to something later is none to it.
  const state = rememberedAs(passedOver(before, intent), message, now);
  const said = await respond(intent, { delivered, facts: known, state, ask, situation });
  return counted(said, said.intent ?? recordedAs(intent), intent, delivered, known);
}

/** The answer without a word on agreeing to a booking. */
const INTENTS_BESIDE_GUIDE: ReadonlySet<Intent['intent']> = new Set(['STATUS', 'QUOTA', 'THANKS', 'HELP', 'LANGUAGE']);

/** Beside a question whether to cancel or how to change, the next yes is none to the booking as it stands, either. */
function passedOver(state: State, { intent }: Intent): State {
  const { question, ...rest } = state;
  if (!question || question.wish === 'CONFIRM' || !INTENTS_BESIDE_GUIDE.has(intent)) return rest;
  return { ...rest, question: { ...question, wish: 'CHANGE' } };
}

/** Of channels that may tell a message twice, what came last. */
function rememberedAs(state: State, { contentKey, text }: InboundMessage, at: number): State {
  return contentKey === undefined ? state : { ...state, last: { text: sameWords(text), at } };
}

/** The recorded intent of a sentence about a booking is the wish that it seems to have. */
function recordedAs(intent: Intent): string {
  if (intent.intent === 'LOST') return 'REGISTER';
  if (intent.intent !== 'MENTION') return intent.intent;
  return intent.wish === 'CANCEL' ? 'CANCEL' : intent.wish === 'CHANGE' ? 'RESCHEDULE' : 'STATUS';
}

/** A button that stands for words says them. */
function spokenBy(delivered: Delivered): Delivered {
  const { action } = delivered.message;
  if (!action?.startsWith(SAYS)) return delivered;
  return { ...delivered, message: { ...delivered.message, text: action.slice(SAYS.length) } };
}

/** With the replies that are left when they are counted. */
function counted(
  { reply, reason, state }: SaidReply,
  intent: string,
  read: Intent | null,
  { message, at }: Delivered,
  known: Facts | null,
): ConversationAnswer {
  if (!reply) return { intent, reason, replies: [], read, state };
  const outcome = { reply, intent, reason, state };
  return { intent, reason, read, ...heldBack(outcome, message.text, at.epochMilliseconds, known) };
}

async function respond(intent: Intent, exchange: Exchange): Promise<SaidReply> {
  const { state, facts: known, delivered } = exchange;
  const { guide } = state;
  if (guide && !leavesGuide(intent, guide, delivered.message.text)) {
    if (isGivenUp(intent))
      return { reply: plainReply(known, 'guideLeft', {}), reason: null, state: withoutState(state, 'guide') };
    const move = goOn(guide, isAskedAgain(intent, guide) ? '' : delivered.message.text, await exchange.situation());
    const led = move ?? goOn(guide, '', await exchange.situation()) ?? beginGuide(await exchange.situation());
    return { ...(await nextStep(led, exchange)), intent: 'GUIDE' };
  }
  switch (intent.intent) {
    case 'STOP':
    case 'OPT_OUT_BY_PROVIDER':
      return { ...(await ordinary(intent, exchange)), state: { ...state, hasStopped: true } };
    case 'START':
      return { ...(await ordinary(intent, exchange)), state: withoutState(state, 'hasStopped') };
    case 'GUIDE':
      return nextStep(beginGuide(await exchange.situation()), exchange);
    case 'QUOTA':
      return { reply: { ...quotaOf(await exchange.situation()), media: [] }, reason: null, state };
    case 'LANGUAGE':
      return setLanguage(intent.language, exchange);
    case 'REGISTER':
      return register(intent, intent.media.length > 0 ? delivered.key : (state.photo ?? null), exchange);
    case 'ATTACH':
      return state.pending ? register(state.pending, delivered.key, exchange) : ordinary(intent, exchange);
    case 'LOST':
      return ordinary(intent, { ...exchange, state: withoutState(state, 'guide') });
    case 'UNCLEAR':
      // A photo that comes before its words waits for them.
      if (intent.reason === 'MEDIA_WITHOUT_TEXT') {
        return {
          reply: plainReply(known, 'photoWaits', {}),
          reason: intent.reason,
          state: touched({ ...state, photo: delivered.key }, exchange),
        };
      }
      return ordinary(intent, exchange);
    default:
      return ordinary(intent, exchange);
  }
}

async function ordinary(intent: Intent, exchange: Exchange): Promise<SaidReply> {
  const { facts: known, ask, state } = exchange;
  const next = converse(intent, known);
  if ('request' in next) return { ...told(next.request, await put(next.request, ask, known.language), known), state };
  const { reply, reason, question } = next;
  return { reply, reason, state: question ? asking(question, exchange) : state };
}

function asking(question: Question, { state, delivered }: Exchange): State {
  return { ...state, question: { ...question, at: delivered.at.epochMilliseconds } };
}

/** A registration is done with whatever became of it, but for one that only lacks its photo: that waits for it. */
async function register(
  registration: Registration,
  photo: string | null,
  exchange: Exchange,
  agreed = false,
): Promise<SaidReply> {
  const { ask, state } = exchange;
  const known = { ...exchange.facts, photo };
  const next = converse(registration, known);
  if (!('request' in next)) return { reply: next.reply, reason: next.reason, state };
  const outcome = await put(next.request, ask, known.language);
  const { guide: _, pending: __, photo: ___, ...rest } = state;
  if ('reason' in outcome && outcome.reason === 'PHOTO_REQUIRED') {
    const waiting = touched({ ...rest, pending: registration }, exchange);
    return {
      reply: plainReply(known, 'photoWanted', { name: registration.name }),
      reason: 'MEDIA_MISSING',
      state: waiting,
    };
  }
  // A guided applicant has said yes to all of it: the code need not come back.
  if (agreed && !('reason' in outcome)) {
    const confirm = { ask: 'confirm', input: { code: outcome.code } } as const;
    return { ...told(confirm, await put(confirm, ask, known.language), known), state: rest };
  }
  // They wanted another booking than the one that waits: the next yes is none to that.
  const [waiting, ...more] = known.bookings.filter(({ status }) => status === 'HELD');
  const isOther = 'reason' in outcome && waiting !== undefined && more.length === 0;
  const after = isOther ? asking({ wish: 'CHANGE', code: waiting.code }, { ...exchange, state: rest }) : rest;
  return { ...told(next.request, outcome, known), state: after };
}

async function nextStep(move: GuideMove, exchange: Exchange): Promise<SaidReply> {
  const { state } = exchange;
  if (move.register) return register(move.register, state.photo ?? null, exchange, true);
  const { guide, key, text, buttons } = move;
  const next = guide ? touched({ ...state, guide }, exchange) : withoutState(state, 'guide');
  return { reply: { key, text, media: [], ...(buttons && { buttons }) }, reason: null, state: next };
}

function setLanguage(wanted: Language | null, { facts: known, state }: Exchange): SaidReply {
  const language = wanted ?? (known.language === 'id' ? 'en' : 'id');
  return {
    reply: plainReply({ ...known, language, voice: { ...known.voice, language } }, 'languageSet', {}),
    reason: null,
    state: { ...state, language },
  };
}

function touched(state: State, { delivered }: Exchange): State {
  return { ...state, touchedAt: delivered.at.epochMilliseconds };
}

function voiceOf({ texts }: documents.DeskFragment, language: Language, channel: ChannelKind): Voice {
  return { language, sms: traitsOf(channel).isShort, texts: texts as OwnText[] };
}

async function guideSituation(
  { channel, at }: Delivered,
  office: documents.DeskFragment,
  language: Language,
  ask: Ask,
): Promise<GuideSituation> {
  const { office: found } = await ask(documents.DaysDocument, { code: office.code, channel }, language);
  const days = (found?.availability ?? []).filter(({ status, remaining }) => status === 'OPEN' && remaining > 0);
  return { office, language, voice: voiceOf(office, language, channel), today: dateIn(office.timeZone, at), days };
}

async function factsOfOffice({ to }: InboundMessage, ask: Ask): Promise<documents.FactsQuery> {
  if (/^[A-Z][A-Z0-9_]*$/.test(to)) return ask(documents.FactsByCodeDocument, { code: to }, 'id');
  return ask(documents.FactsDocument, { address: to }, 'id');
}

type VisitOutcome = documents.VisitFragment | documents.NoFragment;

async function put(request: Request, ask: Ask, language: Language): Promise<VisitOutcome> {
  if (request.ask === 'book') return (await ask(documents.BookDocument, { input: request.input }, language)).book;
  try {
    return await putCode(request, ask, language);
  } catch (error) {
    // Dates are read and keys are ours: the part that the API can't accept is the code, which then belongs to no
    // booking.
    if ((error as { code?: string }).code === 'BAD_USER_INPUT') return unknownCode(language);
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

function nobody(): Reply {
  return { key: 'noOfficeHere', text: sayReply('id', 'noOfficeHere', {}), media: [] };
}
