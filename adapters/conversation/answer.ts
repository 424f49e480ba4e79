// Answers one message: reads it by the circumstances of its office and sender, and counts the replies.
import type { InboundMessage } from '../../src/channel/messages.ts';
import { type ChannelKind, traitsOf } from '../../src/channelKinds.ts';
import { type OwnText, sayReply, type Voice } from '../../src/messages/index.ts';
import { dateIn, type Language } from '../../src/time.ts';
import { type Ask, factsOfOffice } from './ask.ts';
import { circumstancesOf, languageFor } from './circumstances.ts';
import * as documents from './documents.ts';
import type { Delivered, SaidReply } from './exchange.ts';
import { withLine } from './factAnswers.ts';
import type { GuideSituation } from './guideQuestions.ts';
import { heldBack } from './heldBack.ts';
import type { Intent, Question, StatedWish } from './intent.ts';
import { readWithAnswers } from './knownAnswers.ts';
import { withOwnCodes } from './lapsedHold.ts';
import { countMisread, type OfficerWish, officerWish } from './officerWish.ts';
import { SAYS } from './parse.ts';
import { type Facts, plainReply, type Reply } from './reply.ts';
import { respond } from './respond.ts';
import { fresh, isToldTwice, type State, sameWords } from './state.ts';
import type { FollowedTopic } from './topics.ts';

export interface ConversationAnswer {
  intent: string;
  /** Why it was not done; null where it was. */
  reason: string | null;
  replies: Reply[];
  /** The intent that was read; null if the number takes no registrations. */
  read: Intent | null;
  /** The state to remember. */
  state: State;
  /** Why an officer has to see the conversation; null: there is no need. */
  officerWish: OfficerWish | null;
}

export async function answerMessage(came: Delivered, remembered: State, ask: Ask): Promise<ConversationAnswer> {
  const delivered = spokenBy(came);
  const { message, key, language: wanted } = delivered;
  const now = delivered.at.epochMilliseconds;
  const before = fresh(remembered, now);
  if (message.contentKey !== undefined && isToldTwice(before, message.text, now)) {
    return { intent: 'TOLD_TWICE', reason: null, replies: [], read: null, state: before, officerWish: null };
  }
  const { office, bookings } = await factsOfOffice(message, ask);
  if (!office) {
    const said = { reply: noOfficeReply(), reason: 'NO_OFFICE', state: before, intent: 'NO_OFFICE' };
    return withCountedReplies(said, null, delivered, null);
  }
  const language = wanted ?? before.language ?? languageFor(message.text, office);
  const intent = await readWithAnswers(message, circumstancesOf(delivered, office, bookings, before), async () => {
    const { office: found } = await ask(documents.OwnAnswersDocument, { code: office.code }, language);
    return found?.answers ?? [];
  });
  const known: Facts = {
    office,
    bookings,
    language,
    messageKey: key,
    photo: null,
    voice: voiceOf(office, language, delivered.channel),
  };
  const situation = async () => guideSituation(delivered, office, language, ask);
  // A question is asked once: whatever the next message says, a yes to something later is none to it.
  const state = withOwnCodes(
    rememberedAs(passedOver(before, intent), message, now),
    bookings.map(({ code }) => code),
  );
  const said = await respond(intent, { delivered, facts: known, state, ask, situation });
  const reply =
    said.reply && isLeftOut(delivered) ? withLine(said.reply, plainReply(known, 'pictureLeftOut', {})) : said.reply;
  return withCountedReplies({ ...said, reply, intent: said.intent ?? recordedAs(intent) }, intent, delivered, known);
}

/** Pictures that came by a channel of texts: a phone made an MMS of them. */
function isLeftOut({ message, channel }: Delivered): boolean {
  return message.media.length > 0 && traitsOf(channel).isShort;
}

/** The answer without a word on agreeing to a booking. */
const INTENTS_BESIDE_GUIDE: ReadonlySet<Intent['intent']> = new Set([
  'STATUS',
  'QUOTA',
  'THANKS',
  'HELP',
  'LANGUAGE',
  'TOPIC',
  'OWN_ANSWER',
]);

const PASSED_ON: ReadonlySet<Question['wish']> = new Set(['CANCEL', 'CHANGE', 'DAY', 'MOVE', 'REPLACE']);

/** Beside a question whether to cancel or how to change, the next yes is none to the booking as it stands, either. */
function passedOver(state: State, read: Intent): State {
  const { intent } = read;
  const { question, choices: _, topic: __, ...others } = state;
  const asked = topicAsked(read);
  const rest: State = asked ? { ...others, topic: asked } : others;
  if (!question || !PASSED_ON.has(question.wish) || !INTENTS_BESIDE_GUIDE.has(intent)) return rest;
  const { code, at } = question;
  return { ...rest, question: { wish: 'CHANGE', code, at } };
}

function topicAsked(intent: Intent): FollowedTopic | null {
  if (intent.intent === 'QUOTA' || intent.intent === 'LOST') return intent.intent;
  return intent.intent === 'TOPIC' && intent.topic === 'HOURS' ? 'HOURS' : null;
}

/** Of channels that may tell a message twice, what came last. */
function rememberedAs(state: State, { contentKey, text }: InboundMessage, at: number): State {
  return contentKey === undefined ? state : { ...state, last: { text: sameWords(text), at } };
}

/** The recorded intent of a sentence about a booking is the wish that it seems to have. */
function recordedAs(intent: Intent): string {
  if (intent.intent === 'LOST' || intent.intent === 'RESUME' || intent.intent === 'REPLACE') return 'REGISTER';
  if (intent.intent === 'TOPIC') return intent.topic;
  if (intent.intent === 'CHOICES') return 'UNCLEAR';
  if (intent.intent !== 'MENTION') return intent.intent;
  return RECORDED_WISHES[intent.wish] ?? 'STATUS';
}

const RECORDED_WISHES: Partial<Record<StatedWish, string>> = {
  CANCEL: 'CANCEL',
  CHANGE: 'RESCHEDULE',
  EARLIER: 'STANDBY',
};

/** A button that stands for words says them. */
function spokenBy(delivered: Delivered): Delivered {
  const { action } = delivered.message;
  if (!action?.startsWith(SAYS)) return delivered;
  return { ...delivered, message: { ...delivered.message, text: action.slice(SAYS.length) } };
}

/** With the replies that are left when they are counted. */
function withCountedReplies(
  { reply, reason, state, intent }: SaidReply & { intent: string },
  read: Intent | null,
  { message, at }: Delivered,
  known: Facts | null,
): ConversationAnswer {
  const now = at.epochMilliseconds;
  const counted = countMisread(state, { intent, reason }, now);
  const why = known && officerWish({ intent, reason }, counted);
  const result = { intent, reason, read, officerWish: why && { why, language: known.language } };
  if (!reply) return { ...result, replies: [], state: counted };
  const outcome = {
    reply,
    intent,
    reason,
    state: counted,
    isTopic: read?.intent === 'TOPIC' || read?.intent === 'OWN_ANSWER',
  };
  return { ...result, ...heldBack(outcome, message.text, now, known) };
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
  const all = found?.availability ?? [];
  const days = all.filter(({ status, remaining }) => status === 'OPEN' && remaining > 0);
  const mayWait = all.some((day) => day.mayWait);
  const voice = voiceOf(office, language, channel);
  return { office, language, voice, today: dateIn(office.timeZone, at), days, mayWait };
}

function noOfficeReply(): Reply {
  return { key: 'noOfficeHere', text: sayReply('id', 'noOfficeHere', {}), media: [] };
}
