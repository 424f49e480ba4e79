// Reads an answer of a guided applicant: to the question, or a command that leaves it. Pure.
import type { Intent, OwnAnswerAsked } from './intent.ts';
import type { Guide } from './state.ts';
import type { TopicAsked } from './topicAnswers.ts';

/** These are what they are in the middle of being led, too. */
const LEAVES_GUIDE = new Set<Intent['intent']>([
  'REGISTER',
  'STATUS',
  'STOP',
  'START',
  'QUOTA',
  'MY_DATA',
  'CHILD_DATA',
  'ERASE',
  'ERASE_CHILDREN',
  'ERASE_SURE',
  'ERASE_KEPT',
  'LANGUAGE',
  'OPT_OUT_BY_PROVIDER',
  'STANDBY',
  'GUIDE',
  'LOST',
]);
/** And these where the name is asked for: there may be people called Pandu, Info, Awal or Cek. */
const LEAVES_NAME = new Set<Intent['intent']>(['REGISTER', 'STOP', 'OPT_OUT_BY_PROVIDER', 'LOST']);

/** Questions that are answered beside the guide's. */
export type AskedBeside = TopicAsked | OwnAnswerAsked;

export function leavesGuide(intent: Intent, { step }: Guide, text: string): boolean {
  if (isCode(intent)) return true;
  // A sign in front says that it is a command, and nothing else.
  if (/^\s*#/.test(text)) return LEAVES_GUIDE.has(intent.intent) || intent.intent === 'DECLINE';
  return (step === 'name' ? LEAVES_NAME : LEAVES_GUIDE).has(intent.intent);
}

/** A question beside the guide's; where the name is asked for, only what is surely none. */
export function asksBesideGuide(intent: Intent, { step }: Guide, text: string): intent is AskedBeside {
  if (intent.intent !== 'TOPIC' && intent.intent !== 'OWN_ANSWER') return false;
  const isHuman = intent.intent === 'TOPIC' && intent.topic === 'HUMAN';
  return step !== 'name' || isHuman || QUESTION_WORD.test(text);
}
const QUESTION_WORD = /[?¿]|\b(?:apa|berapa|brp|kapan|gimana|gmn|bagaimana|dimana|dmn|kenapa|what|how|when|where)\b/i;

export function isGivenUp(intent: Intent): boolean {
  return intent.intent === 'CANCEL' || (intent.intent === 'MENTION' && intent.wish === 'CANCEL');
}

/**
 * An applicant who greets or asks for help in the middle gets the question again; a name may be such a word, and "ya" is
 * a yes.
 */
export function isAskedAgain({ intent }: Intent, { step }: Guide): boolean {
  return intent === 'HELP' && (step === 'birthDate' || step === 'visitDate');
}

/** Digits alone may be a date; a code that was meant has a letter. */
function isCode(intent: Intent): boolean {
  return (intent.intent === 'CONFIRM' || intent.intent === 'MENTION') && /[a-z]/i.test(intent.code ?? '');
}
