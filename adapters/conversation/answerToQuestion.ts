// Reads yes, no or a day as the answer to the question that was asked last. Pure.
import { itemAt } from '../../src/items.ts';
import type { LocalDate } from '../../src/time.ts';
import { ownCodeIn } from './codes.ts';
import { readVisitDate } from './dateFields.ts';
import { answerToErasure } from './erasureWords.ts';
import type { Intent, Question } from './intent.ts';
import { mentionOf } from './mention.ts';
import { isCancelWord, isChangeWord, speaksOfRegistering, YES } from './speech.ts';
import { type Stance, stanceOf } from './stance.ts';
import { POLITE, wordsOf } from './words.ts';

export interface AskedBefore {
  asked?: Question | undefined;
  names?: readonly string[];
  held: readonly string[];
  own?: readonly string[];
  /** Codes of bookings that an earlier place is offered for. */
  offered?: readonly string[];
  today: LocalDate;
}

const MAX_ANSWER_LENGTH = 120;

/** Yes or no to what was asked last, also with its code; giving up is a yes to the question whether to. */
export function answerToQuestion(text: string, typed: string, before: AskedBefore): Intent | null {
  const { asked, names, own = before.held, offered = [], today } = before;
  if (!asked || text.length > MAX_ANSWER_LENGTH) return null;
  const { wish } = asked;
  // The offer that came meanwhile is the later question.
  if (wish === 'CHANGE' && asked.visitDate && offered.includes(asked.code)) return null;
  if (wish === 'ERASE' || wish === 'ERASE_CHILDREN') return answerToErasure(wish, text, stanceOf(typed, text, names));
  if (wish === 'WAIT') return answerToWaiting(text, stanceOf(typed, text, names), own);
  const found = ownCodeIn(text, [asked.code], []);
  if (!found && ownCodeIn(text, own, [])) return null;
  const said = found?.rest ?? text;
  const stance = stanceOf(typed, said, names);
  const day = TAKES_A_DAY.has(asked.wish) && !found ? dayAlone(text, today) : null;
  if (day) return dayNamed(asked, day, today);
  if (asked.wish === 'CHANGE' || asked.wish === 'DAY') {
    const named = found ? null : dayAgreedTo(asked, stance, said);
    if (named) return dayNamed(asked, named, today);
    if (stance === 'NO') return { intent: 'KEEP', code: asked.code };
    return stance === 'YES' && !found ? mentionOf(asked.code, 'QUESTION', said, today) : null;
  }
  // The code of the held place asks for that place, and for no other.
  if (asked.wish === 'REPLACE' && stance === 'BARE' && found) return { intent: 'CONFIRM', code: asked.code };
  // "Ya, datanya benar" and the code alone may be to the booking, too: neither happens, and both are explained.
  const isEither = (stance === 'BARE' && found) || (stance === 'YES' && speaksOfRegistering(said));
  if (GIVES_UP.has(asked.wish) && isEither) return mentionOf(asked.code, 'QUESTION', said, today);
  return (
    (agrees(asked, stance, said) ? saidYes(asked) : null) ??
    saidNo(asked, leavesIt(asked, stance, said) ? 'NO' : stance)
  );
}

/** A booking that is named has nothing to do with it. */
function answerToWaiting(text: string, stance: Stance, own: readonly string[]): Intent | null {
  if (ownCodeIn(text, own, [])) return null;
  const words = wordsOf(text);
  // "Ya boleh" asks nothing.
  const isWanted =
    words.some((word) => WANTED.has(word)) &&
    (stance === 'BARE' || words.every((word) => WANTED.has(word) || YES.has(word) || POLITE.has(word)));
  if (stance === 'YES' || isWanted) return { intent: 'RESUME' };
  const isUnwanted = stance === 'NO' || stance === 'CANCEL' || words.some((word) => FORBIDS.has(word));
  return isUnwanted ? { intent: 'KEEP', code: '' } : null;
}

/** Questions whose yes gives something up. */
const GIVES_UP: ReadonlySet<Question['wish']> = new Set(['CANCEL', 'MOVE', 'REPLACE']);
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
    // "#ubah 08082017" names another day.
    !/\d/.test(said) &&
    words.every((word) => YES.has(word) || POLITE.has(word) || isChangeWord(word))
  );
}
/** "Jangan kabari", "ga usah". */
const FORBIDS: ReadonlySet<string> = new Set(['jangan', 'jgn', 'ojo', 'ulah', 'usah', 'gausah', 'dont']);
const WANTED: ReadonlySet<string> = new Set(['mau', 'want', 'ingin', 'pengen', 'boleh']);

function saidYes({ wish, code, visitDate }: Question): Intent | null {
  switch (wish) {
    case 'CANCEL':
    case 'CONFIRM':
    case 'STANDBY':
    case 'REPLACE':
      return { intent: wish, code };
    case 'MOVE':
      return visitDate ? { intent: 'RESCHEDULE', code, visitDate } : null;
    default:
      return null;
  }
}

/** "Tidak jadi" leaves a move or an earlier place, unless it names the cancelling. */
function leavesIt({ wish }: Question, stance: Stance, said: string): boolean {
  const isOfMore = wish === 'MOVE' || wish === 'STANDBY' || wish === 'REPLACE';
  return isOfMore && stance === 'CANCEL' && !wordsOf(said).some(isCancelWord);
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

/** "Mau pak" to a list of days is to the first of them. */
function dayAgreedTo({ visitDate }: Question, stance: Stance, said: string): LocalDate | null {
  const isAgreed = stance === 'YES' || (stance === 'BARE' && wordsOf(said).some((word) => WANTED.has(word)));
  return isAgreed ? (visitDate ?? null) : null;
}

/** A text that is one day and no more. */
function dayAlone(text: string, today: LocalDate): LocalDate | null {
  const reading = readVisitDate(text, today);
  const date = 'values' in reading ? reading.values.visitDate : undefined;
  return date !== undefined && date >= today ? date : null;
}

/** An offer of an earlier place is a question, too. */
export interface OfferedBefore extends Pick<AskedBefore, 'held' | 'names' | 'offered'> {
  /** The code in the message that was quoted. */
  quotedCode?: string | undefined;
}

/** In answer to "Mau?" these accept the offer; "ok" alone may be to anything, and moves no booking. */
export function offerTaken(
  text: string,
  typed: string,
  { held, offered = [], names, quotedCode }: OfferedBefore,
): Intent | null {
  const isShort = text.length <= MAX_ANSWER_LENGTH && WANTS.test(text);
  if (held.length > 0 || offered.length !== 1 || quotedCode || !isShort) return null;
  const stance = stanceOf(typed, text, names);
  return stance === 'YES' || stance === 'BARE' ? { intent: 'STANDBY', code: itemAt(offered, 0) } : null;
}
const WANTS = /\b(?:y|ya+|i+ya+|yes|mau|setuju|nggih|inggih)\b/i;
