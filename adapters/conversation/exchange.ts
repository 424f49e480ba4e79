// One message with all that answering it needs, and what comes of it.
import type { InboundMessage } from '../../src/channel/messages.ts';
import type { ChannelKind } from '../../src/channelKinds.ts';
import type { Language } from '../../src/time.ts';
import type { Ask } from './ask.ts';
import type { GuideSituation } from './guideQuestions.ts';
import type { Question } from './intent.ts';
import type { Facts, Reply } from './reply.ts';
import type { State } from './state.ts';

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

/** The parts that an exchange needs. */
export interface Exchange {
  delivered: Delivered;
  facts: Facts;
  state: State;
  ask: Ask;
  /** Days that can be booked; asked for only where they are needed. */
  situation(): Promise<GuideSituation>;
}

/** `intent`: what it was in truth, where the words alone do not tell. */
export type SaidReply = { reply: Reply | null; reason: string | null; state: State; intent?: string };

/** The question is remembered with its time. */
export function asking(question: Question, { state, delivered }: Exchange): State {
  return { ...state, question: { ...question, at: delivered.at.epochMilliseconds } };
}

/** The time tells how long what waits is still waited for. */
export function touched(state: State, { delivered }: Exchange): State {
  return { ...state, touchedAt: delivered.at.epochMilliseconds };
}
