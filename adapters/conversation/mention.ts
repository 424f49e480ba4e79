// The apparent wish of an applicant who speaks of a booking without agreeing to it.
import type { LocalDate } from '../../src/time.ts';
import { readDate } from './dates.ts';
import { beginsDate } from './freeWords.ts';
import type { Intent, Mention, StatedWish } from './intent.ts';
import { isCancelWord } from './speech.ts';
import { type Stance, stanceOf } from './stance.ts';
import { WEEKDAYS, wordsOf } from './words.ts';

const WISHES_OF_STANCES: Record<Stance, StatedWish> = {
  YES: 'OPEN',
  BARE: 'OPEN',
  OPEN: 'OPEN',
  // "Tidak" beside a code: they do not want it.
  NO: 'CANCEL',
  CANCEL: 'CANCEL',
  CHANGE: 'CHANGE',
  QUESTION: 'QUESTION',
  AGAINST: 'QUESTION',
};

export function mentionOf(code: string | null, stance: Stance, text: string, today: LocalDate): Mention {
  const wish = WISHES_OF_STANCES[stance];
  // "Tgl 7 ga bisa, tgl 8 saja": another day may be wanted where nothing is said of giving up.
  const mayChange = wish === 'CHANGE' || (stance === 'CANCEL' && !wordsOf(text).some(isCancelWord));
  const day = mayChange ? daySaid(text, today) : null;
  const mention: Mention = { intent: 'MENTION', code, wish, visitDate: day?.date ?? null };
  return day?.byWeekday ? { ...mention, byWeekday: true } : mention;
}

/** Longer than anybody's sentence about a booking. */
const MAX_MENTION_TEXT = 400;

/** A sentence without a code that can only be about a booking; null: it may be about anything. */
export function sentenceAbout(
  text: string,
  said: string,
  { held, own = held, today }: { held: readonly string[]; own?: readonly string[]; today: LocalDate },
): Intent | null {
  if (text.length > MAX_MENTION_TEXT) return null;
  const stance = stanceOf(said, text);
  if (stance === 'CANCEL') return mentionOf(null, stance, text, today);
  if (stance === 'NO' && held.length > 0) return mentionOf(null, stance, text, today);
  // Without a booking there is nothing of ours to change: "ganti paspor" is what they come for.
  return stance === 'CHANGE' && own.length > 0 ? mentionOf(null, stance, text, today) : null;
}

const MAX_MENTION_WORDS = 5;

/** The last day named in a sentence, to be offered in a line that can be sent: in "tgl 7 ga bisa, diganti tgl 8" it is the 8th. */
export function dayIn(text: string, today: LocalDate): LocalDate | null {
  return daySaid(text, today)?.date ?? null;
}

/** `byWeekday`: "Rabu", with nothing that says which. */
interface DaySaid {
  date: LocalDate;
  byWeekday: boolean;
}

function daySaid(text: string, today: LocalDate): DaySaid | null {
  const words = text.split(/[ \n,;?!]+/).filter((word) => word !== '');
  for (let end = words.length; end > 0; end--) {
    for (let count = Math.min(MAX_MENTION_WORDS, end); count > 0; count--) {
      if (!beginsDate(words[end - count]?.toLowerCase() ?? '')) continue;
      const said = words.slice(end - count, end).join(' ');
      const reading = readDate(said, 'visitDate', today);
      if (!('date' in reading) || reading.date < today) continue;
      return { date: reading.date, byWeekday: !/\d/.test(said) && wordsOf(said).some((word) => WEEKDAYS.has(word)) };
    }
  }
  return null;
}
