// Does what a message means: leads the applicant on, asks the API, and says how it went.
import type { Language, LocalDate } from '../../src/time.ts';
import { put } from './ask.ts';
import { answerParts, withAnswersBeside } from './besideAnswers.ts';
import { confirmTogether } from './confirmTogether.ts';
import { converse, told } from './converse.ts';
import { correctData } from './correctData.ts';
import { withEarlierDays } from './earlierNow.ts';
import { askErasure, eraseData } from './eraseData.ts';
import { asking, type Exchange, type SaidReply, touched } from './exchange.ts';
import { withPrivacyLine } from './explain.ts';
import { lostReply, withLine } from './factAnswers.ts';
import { beginGuide, goOn, quotaOf } from './guide.ts';
import type { GuideMove } from './guideQuestions.ts';
import type { Intent, Unclear } from './intent.ts';
import { lapsedReply, tellLapsedCode, thanksTooLate, yesTooLate } from './lapsedHold.ts';
import { linkToData } from './myData.ts';
import { termsIn } from './normalise.ts';
import { askPhoto, register, replaceHold, resumeKept, type SaidBefore } from './register.ts';
import { plainReply, type Reply } from './reply.ts';
import { type Guide, type State, withoutRegistration, withoutState } from './state.ts';
import { answerTopic, askWhichTopic } from './topicAnswers.ts';
import { lastVisitReply } from './visitAnswers.ts';
import { stopWaiting, waitingReply } from './waitForPlace.ts';
import { type AskedBeside, asksBesideGuide, isAskedAgain, isGivenUp, leavesGuide } from './whileGuided.ts';

export async function respond(intent: Intent, exchange: Exchange): Promise<SaidReply> {
  const { state, facts: known, delivered } = exchange;
  const { guide } = state;
  if (guide && !leavesGuide(intent, guide, delivered.message.text)) {
    if (isGivenUp(intent))
      return { reply: plainReply(known, 'guideLeft', {}), reason: null, state: withoutState(state, 'guide') };
    if (asksBesideGuide(intent, guide, delivered.message.text)) return besideGuide(intent, guide, exchange);
    const move = goOn(guide, isAskedAgain(intent, guide) ? '' : delivered.message.text, await exchange.situation());
    const led = move ?? goOn(guide, '', await exchange.situation()) ?? beginGuide(await exchange.situation());
    return { ...(await nextStep(led, exchange)), intent: 'GUIDE' };
  }
  return respondUnguided(intent, exchange);
}

async function respondUnguided(intent: Intent, exchange: Exchange): Promise<SaidReply> {
  const { state, delivered } = exchange;
  switch (intent.intent) {
    case 'STOP':
    case 'OPT_OUT_BY_PROVIDER':
      return { ...(await ordinary(intent, exchange)), state: { ...state, hasStopped: true } };
    case 'START':
      return { ...(await ordinary(intent, exchange)), state: withoutState(state, 'hasStopped') };
    case 'GUIDE':
      return nextStep(beginGuide(await exchange.situation()), exchange);
    case 'QUOTA':
      return quota(intent.date ?? null, exchange);
    case 'LANGUAGE':
      return setLanguage(intent.language, exchange);
    case 'REGISTER':
      return register(intent, intent.media.length > 0 ? delivered.key : (state.photo ?? null), exchange);
    case 'ATTACH':
      return state.pending
        ? register(state.pending, delivered.key, exchange, saidBefore(state))
        : ordinary(intent, exchange);
    case 'RESUME':
      return state.kept ? resumeKept(state.kept, exchange) : ordinary({ intent: 'HELP' }, exchange);
    case 'KEEP':
      return intent.code === '' ? notWaiting(exchange) : ordinary(intent, exchange);
    case 'REPLACE':
      return replaceHold(intent.code, exchange);
    case 'LOST':
      return lost({ ...exchange, state: withoutState(state, 'guide') });
    case 'STATUS':
      return statusOrLastVisit(exchange);
    case 'STANDBY':
      return withEarlierDays(await ordinary(intent, exchange), intent.code, exchange);
    case 'TOPIC':
    case 'OWN_ANSWER':
      return answerAsked(intent, exchange);
    case 'CHOICES':
      return (await answerParts(exchange)) ?? askWhichTopic(intent.topics, exchange);
    case 'HELP':
      return helped(exchange);
    case 'CANCEL':
    case 'MENTION':
      return (await aboutWaiting(intent, exchange)) ?? leavesDraft(intent, exchange) ?? ordinary(intent, exchange);
    case 'UNCLEAR':
      return unread(intent, exchange);
    default:
      return respondOnData(intent, exchange);
  }
}

async function quota(date: LocalDate | null, exchange: Exchange): Promise<SaidReply> {
  const situation = await exchange.situation();
  const { facts, state } = exchange;
  const free = { ...quotaOf(situation, date), media: [] };
  const said = { reply: free, reason: null, state };
  return withAnswersBeside(situation.mayWait ? offerToWait(said, facts) : said, 'QUOTA', exchange);
}

/** The registration itself is what waits: it is asked for, and asked about once. */
function offerToWait(said: SaidReply & { reply: Reply }, facts: Exchange['facts']): SaidReply {
  if (facts.bookings.length > 0) return said;
  const { example } = facts.office.registration;
  return { ...said, reply: withLine(said.reply, plainReply(facts, 'waitBySending', { example })) };
}

/** The rights over one's own data. */
async function respondOnData(intent: Intent, exchange: Exchange): Promise<SaidReply> {
  switch (intent.intent) {
    case 'MY_DATA':
    case 'CHILD_DATA':
      return linkToData(exchange, intent.intent === 'CHILD_DATA');
    case 'ERASE':
    case 'ERASE_CHILDREN':
      return askErasure(exchange, intent.intent);
    case 'ERASE_SURE':
      return eraseData(exchange, intent.wish);
    case 'ERASE_KEPT':
      return { reply: plainReply(exchange.facts, 'erasureKept', {}), reason: null, state: exchange.state };
    case 'CORRECT':
      return correctData(intent, exchange);
    default:
      return respondInTime(intent, exchange);
  }
}

/** A yes may come after its time; anything else has an ordinary answer. */
async function respondInTime(intent: Intent, exchange: Exchange): Promise<SaidReply> {
  if (intent.intent === 'CONFIRM' && intent.code !== null && intent.also)
    return confirmTogether([intent.code, ...intent.also], exchange);
  if (intent.intent === 'CONFIRM') return tellLapsedCode(await ordinary(intent, exchange), intent.code, exchange);
  const late = intent.intent === 'THANKS' ? await thanksTooLate(exchange) : null;
  return late ?? ordinary(intent, exchange);
}

/** Tells the way of a lost passport, and its requirements if the office has written them. */
async function lost(exchange: Exchange): Promise<SaidReply> {
  const said = await ordinary({ intent: 'LOST' }, exchange);
  const needs = await lostReply(exchange);
  return needs && said.reply ? { ...said, reply: withLine(said.reply, needs) } : said;
}

/** A person without a booking may wait for a place, have answered too late, or ask for the passport. */
async function statusOrLastVisit(exchange: Exchange): Promise<SaidReply> {
  const { facts, state } = exchange;
  if (facts.bookings.length > 0) return ordinary({ intent: 'STATUS' }, exchange);
  const waiting = await waitingReply(exchange);
  const late = waiting ? null : await lapsedReply(exchange);
  if (late) return { ...late, reason: null };
  const reply = waiting ?? (await lastVisitReply(exchange));
  return reply ? { reply, reason: null, state } : ordinary({ intent: 'STATUS' }, exchange);
}

/** "Batal" of a person without a booking takes back what waits; less certain words are told where it stands. */
async function aboutWaiting(intent: Intent, exchange: Exchange): Promise<SaidReply | null> {
  const { facts, state } = exchange;
  if (facts.bookings.length > 0 || !isGivenUp(intent)) return null;
  if (intent.intent === 'CANCEL') return stopWaiting(exchange);
  const reply = await waitingReply(exchange);
  return reply && { reply, reason: null, state };
}

function notWaiting({ facts, state }: Exchange): SaidReply {
  return { reply: plainReply(facts, 'notWaiting', {}), reason: null, state: withoutRegistration(state) };
}

function saidBefore({ isPendingAgreed, isPendingToWait }: State): SaidBefore {
  return { agreed: isPendingAgreed ?? false, waits: isPendingToWait ?? false };
}

/** Giving up a registration that is not complete; null: there is none, or a booking may be meant. */
function leavesDraft(intent: Intent, { state, facts }: Exchange): SaidReply | null {
  if (!state.draft || !isGivenUp(intent) || facts.bookings.length > 0) return null;
  return { reply: plainReply(facts, 'guideLeft', {}), reason: null, state: withoutState(state, 'draft') };
}

async function unread(intent: Unclear, exchange: Exchange): Promise<SaidReply> {
  const late = await yesTooLate(intent, exchange);
  if (late) return late;
  if (intent.reason === 'TOO_FEW_FIELDS') return beginDraft(intent, exchange);
  const { pending } = exchange.state;
  // "Ini fotonya pak", and no photo with it.
  if (pending && intent.reason === 'UNKNOWN_TEXT') return askPhoto(pending, exchange.state, exchange.facts);
  if (intent.reason !== 'MEDIA_WITHOUT_TEXT') return ordinary(intent, exchange);
  // A photo that comes before its words waits for them.
  const state = touched({ ...exchange.state, photo: exchange.delivered.key }, exchange);
  return { reply: plainReply(exchange.facts, 'photoWaits', {}), reason: intent.reason, state };
}

/** The answer, and the question of the guide again. */
async function besideGuide(intent: AskedBeside, guide: Guide, exchange: Exchange): Promise<SaidReply> {
  const { reply, reason } = await answerAsked(intent, exchange);
  const again = await nextStep(
    goOn(guide, '', await exchange.situation()) ?? beginGuide(await exchange.situation()),
    exchange,
  );
  if (!reply || !again.reply) return again;
  const both: Reply = { ...again.reply, key: reply.key, text: `${reply.text}\n\n${again.reply.text}` };
  return { reply: both, reason, state: again.state, intent: intent.intent === 'TOPIC' ? intent.topic : intent.intent };
}

async function answerAsked(intent: AskedBeside, exchange: Exchange): Promise<SaidReply> {
  if (intent.intent === 'TOPIC') return withAnswersBeside(await answerTopic(intent, exchange), intent.topic, exchange);
  return { reply: { key: 'ownAnswer', text: intent.text, media: [] }, reason: null, state: exchange.state };
}

/** Told how to register, a person who has said that they want to may go on with the name alone. */
async function helped(exchange: Exchange): Promise<SaidReply> {
  const said = await withAnswersBeside(await ordinary({ intent: 'HELP' }, exchange), 'HELP', exchange);
  const terms = termsIn(exchange.delivered.message.text);
  const wants = (['REGISTER', 'MAKE', 'RENEW', 'QUEUE'] as const).some((term) => terms.has(term));
  return wants ? { ...said, state: touched({ ...said.state, draft: said.state.draft ?? {} }, exchange) } : said;
}

/** The fields that were read are kept: what is missing may come alone. */
async function beginDraft(intent: Unclear, exchange: Exchange): Promise<SaidReply> {
  const said = await ordinary(intent, exchange);
  const { draft, guide } = exchange.state;
  if (guide || Object.keys(intent.understood).length === 0) return said;
  const state = touched({ ...said.state, draft: intent.understood }, exchange);
  if (draft || !said.reply) return { ...said, state };
  const reply = { ...said.reply, text: withPrivacyLine(said.reply.text, exchange.facts) };
  return { ...said, reply, state };
}

async function ordinary(intent: Intent, exchange: Exchange): Promise<SaidReply> {
  const { facts: known, ask, state } = exchange;
  const next = converse(intent, known);
  if ('request' in next) return { ...told(next.request, await put(next.request, ask, known.language), known), state };
  const { reply, reason, question } = next;
  return { reply, reason, state: question ? asking(question, exchange) : state };
}

async function nextStep(move: GuideMove, exchange: Exchange): Promise<SaidReply> {
  const { state } = exchange;
  if (move.register) return register(move.register, state.photo ?? null, exchange, { agreed: move.isAgreed });
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
