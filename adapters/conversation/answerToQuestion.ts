// Reads yes, no or a day as the answer to the question that was asked last. Pure.
import type { LocalDate } from '../../src/time.ts';
import { ownCodeIn } from './codes.ts';
import { readVisitDate } from './dateFields.ts';
import { answerToErasure } from './erasureWords.ts';
import type { Intent, Question } from './intent.ts';
import { mentionOf } from './mention.ts';
import { isChangeWord, speaksOfRegistering, YES } from './speech.ts';
import { type Stance, stanceOf } from './stance.ts';
import { POLITE, wordsOf } from './words.ts';

export interface AskedBefore {
  asked?: Question | undefined;
  names?: readonly string[];
  held: readonly string[];
  own?: readonly string[];
  today: LocalDate;
}

export const MAX_ANSWER_LENGTH = 120;

/** Yes or no to what was asked last, also with its code; giving up is a yes to the question whether to. */
export function answerToQuestion(text: string, typed: string, before: AskedBefore): Intent | null {
  const { asked, names, own = before.held, today } = before;
  if (!asked || text.length > MAX_ANSWER_LENGTH) return null;
  const { wish } = asked;
  if (wish === 'ERASE' || wish === 'ERASE_CHILDREN') return answerToErasure(wish, text, stanceOf(typed, text, names));
  const found = ownCodeIn(text, [asked.code], []);
  if (!found && ownCodeIn(text, own, [])) return null;
  const said = found?.rest ?? text;
  const stance = stanceOf(typed, said, names);
  const day = TAKES_A_DAY.has(asked.wish) && !found ? dayAlone(text, today) : null;
  if (day) return dayNamed(asked, day, today);
  if (asked.wish === 'CHANGE' || asked.wish === 'DAY') {
    if (stance === 'NO') return { intent: 'KEEP', code: asked.code };
    return stance === 'YES' && !found ? mentionOf(asked.code, 'QUESTION', said, today) : null;
  }
  // "Ya, datanya benar" and the code alone may be to the booking, too: neither happens, and both are explained.
  const isEither = (stance === 'BARE' && found) || (stance === 'YES' && speaksOfRegistering(said));
  if (GIVES_UP.has(asked.wish) && isEither) return mentionOf(asked.code, 'QUESTION', said, today);
  return (agrees(asked, stance, said) ? saidYes(asked) : null) ?? saidNo(asked, stance);
}

/** Questions whose yes gives something up. */
const GIVES_UP: ReadonlySet<Question['wish']> = new Set(['CANCEL', 'MOVE']);
const TAKES_A_DAY: ReadonlySet<Question['wish']> = new Set(['CHANGE', 'DAY', 'MOVE']);

/** A yes, or the very thing that was asked about: "batalkan saja", "ya pindahkan", "mau pak". */
function agrees({ wish }: Question, stance: Stance, said: string): boolean {
  if (stance === 'YES') return true;
  const words = wordsOf(said);
  if (wish === 'CANCEL') return stance === 'CANCEL';
  if (wish === 'STANDBY') return stance === 'BARE' && words.some((word) => WANTED.has(word));
  return (
    wish === 'MOVE' &&
    stance === 'CHANGE' &&
    words.every((word) => YES.has(word) || POLITE.has(word) || isChangeWord(word))
  );
}
const WANTED: ReadonlySet<string> = new Set(['mau', 'want', 'ingin', 'pengen', 'boleh']);

function saidYes({ wish, code, visitDate }: Question): Intent | null {
  switch (wish) {
    case 'CANCEL':
    case 'CONFIRM':
    case 'STANDBY':
      return { intent: wish, code };
    case 'MOVE':
      return visitDate ? { intent: 'RESCHEDULE', code, visitDate } : null;
    default:
      return null;
  }
}

function saidNo({ wish, code }: Question, stance: Stance): Intent | null {
  const isNo = stance === 'NO' || (stance === 'AGAINST' && GIVES_UP.has(wish));
  return isNo ? { intent: 'KEEP', code } : null;
}

/** After `#ubah` the day is the rest of the command; elsewhere it is asked once. */
function dayNamed({ wish, code }: Question, visitDate: LocalDate, today: LocalDate): Intent {
  if (wish === 'DAY') return { intent: 'RESCHEDULE', code, visitDate };
  return { ...mentionOf(code, 'CHANGE', '', today), visitDate };
}

/** A text that is one day and no more. */
function dayAlone(text: string, today: LocalDate): LocalDate | null {
  const reading = readVisitDate(text, today);
  const date = 'values' in reading ? reading.values.visitDate : undefined;
  return date !== undefined && date >= today ? date : null;
}
