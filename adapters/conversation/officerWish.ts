// Decides whether an officer has to see a conversation: the person asks for one, or was not understood twice. Pure.
import type { Language } from '../../src/time.ts';
import type { State } from './state.ts';
import { NO_ANSWER, WANTS_OFFICER } from './topicAnswers.ts';

/** Why an officer has to see a conversation, and the language that its person is answered in. */
export interface OfficerWish {
  why: 'NOT_UNDERSTOOD' | 'NO_ANSWER' | 'WANTS_OFFICER' | 'COMPLAINT';
  language: Language;
}

interface ReadMessage {
  intent: string;
  reason: string | null;
}

/** Messages in a row that were not understood before an officer has to see them. */
const MISREAD_BEFORE_OFFICER = 2;
const MS_A_DAY = 86_400_000;

/** A photo that waits for its words is no riddle. */
function isMisread({ intent, reason }: ReadMessage): boolean {
  return intent === 'UNCLEAR' && reason !== 'MEDIA_WITHOUT_TEXT';
}

/** The state with what was not understood in a row counted in it; `now` in milliseconds. */
export function countMisread(state: State, read: ReadMessage, now: number): State {
  const { misread, ...rest } = state;
  if (!isMisread(read)) return rest;
  const times = misread && now - misread.at < MS_A_DAY ? misread.times + 1 : 1;
  return { ...rest, misread: { times, at: now } };
}

/** `state`: as `countMisread` left it. */
export function officerWish({ intent, reason }: ReadMessage, { misread }: State): OfficerWish['why'] | null {
  if (reason === WANTS_OFFICER) return intent === 'HUMAN' ? 'WANTS_OFFICER' : 'COMPLAINT';
  if (reason === NO_ANSWER) return 'NO_ANSWER';
  return misread && misread.times >= MISREAD_BEFORE_OFFICER ? 'NOT_UNDERSTOOD' : null;
}
