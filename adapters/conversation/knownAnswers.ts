// Reads a message once more where the office may have answered it in its own words; the office is asked only then.
import type { Intent } from './intent.ts';
import type { KnownAnswer } from './ownAnswers.ts';
import { type Circumstances, parse, type Text } from './parse.ts';

/** Readings that an answer of the office's own stands before. */
const ASKED: ReadonlySet<Intent['intent']> = new Set(['TOPIC', 'CHOICES', 'HELP', 'GUIDE', 'QUOTA', 'STATUS', 'LOST']);

export async function readWithAnswers(
  message: Text,
  circumstances: Circumstances,
  answersOf: () => Promise<readonly KnownAnswer[]>,
): Promise<Intent> {
  const intent = parse(message, circumstances);
  const isOpen = ASKED.has(intent.intent) || (intent.intent === 'UNCLEAR' && intent.reason === 'UNKNOWN_TEXT');
  if (!isOpen) return intent;
  const answers = await answersOf();
  return answers.length > 0 ? parse(message, { ...circumstances, answers }) : intent;
}
