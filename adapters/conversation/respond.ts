// Does what a message means: leads the applicant on, asks the API, and says how it went.
import type { Language } from '../../src/time.ts';
import { put } from './ask.ts';
import { converse, told } from './converse.ts';
import { askErasure, eraseData } from './eraseData.ts';
import { asking, type Exchange, type SaidReply, touched } from './exchange.ts';
import { beginGuide, type GuideMove, goOn, quotaOf } from './guide.ts';
import type { Intent, Registration } from './intent.ts';
import { linkToData } from './myData.ts';
import { plainReply } from './reply.ts';
import { withoutState } from './state.ts';
import { isAskedAgain, isGivenUp, leavesGuide } from './whileGuided.ts';

export async function respond(intent: Intent, exchange: Exchange): Promise<SaidReply> {
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
    case 'MY_DATA':
    case 'CHILD_DATA':
      return linkToData(exchange, intent.intent === 'CHILD_DATA');
    case 'ERASE':
    case 'ERASE_CHILDREN':
      return askErasure(exchange, intent.intent);
    case 'ERASE_SURE':
      return eraseData(exchange, intent.wish);
    case 'ERASE_KEPT':
      return { reply: plainReply(known, 'erasureKept', {}), reason: null, state };
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
