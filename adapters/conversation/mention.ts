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
  // "Jangan dibatalkan ya": they hear that it stands.
  const [only, ...others] = own;
  if (stance === 'AGAINST' && only && others.length === 0 && wordsOf(text).some(isCancelWord))
    return { intent: 'KEEP', code: only };
  // "Bukan segitu tgl lahirnya": what is registered is wrong.
  if (stance === 'AGAINST' && own.length > 0 && deniesData(text)) return mentionOf(null, 'CHANGE', text, today);
  if (stance === 'NO' && held.length > 0) return mentionOf(null, stance, text, today);
  // Without a booking there is nothing of ours to change: "ganti paspor" is what they come for.
  return stance === 'CHANGE' && own.length > 0 ? mentionOf(null, stance, text, today) : null;
}

function deniesData(text: string): boolean {
  const words = wordsOf(text);
  return words.some((word) => DENIES.test(word)) && words.some((word) => DATA_WORDS.test(word));
}
const DENIES = /^(?:bukan|bkn|bukn|dudu|sanes)$/;
const DATA_WORDS = /^(?:nama|lahir|ttl|tgllahir|ejaan)(?:nya|ku|ne)?$/;

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
    // "Besok ga bisa, mundur ke minggu depan": the week is wished for, and which day of it was not said.
    if (WEEK_TO_COME.test(words.slice(Math.max(0, end - 2), end).join(' '))) return null;
    for (let count = Math.min(MAX_MENTION_WORDS, end); count > 0; count--) {
      const day = dayAt(words, end - count, count, today);
      if (day) return day;
    }
  }
  return null;
}

const WEEK_TO_COME = /^(?:minggu|pekan|bulan) depan$|^next (?:week|month)$/i;

/** The day that these words name, and no less of them. */
function dayAt(words: readonly string[], at: number, count: number, today: LocalDate): DaySaid | null {
  if (!beginsDate(words[at]?.toLowerCase() ?? '')) return null;
  const said = words.slice(at, at + count).join(' ');
  // "Minggu depan" is next week, and not Sunday.
  if (/\bminggu$/i.test(said) && /^(?:depan|ini)$/i.test(words[at + count] ?? '')) return null;
  const reading = readDate(said, 'visitDate', today);
  if (!('date' in reading) || reading.date < today) return null;
  return { date: reading.date, byWeekday: !/\d/.test(said) && wordsOf(said).some((word) => WEEKDAYS.has(word)) };
}

/** Words between two days that are asked about together. */
const JOINS_DAYS = /^(?:sampai|sampe|smp|hingga|s\/d|sd|-|dan|sama|atau|to|until|till|and|or)$/i;

/** The first day named in a question: in "Sabtu buka? Saya kerja Senin sampai Jumat" it is Saturday. null: none, or several. */
export function firstDayIn(text: string, today: LocalDate): LocalDate | null {
  const words = text.split(/[ \n,;?!]+/).filter((word) => word !== '');
  for (let at = 0; at < words.length; at++) {
    for (let count = Math.min(MAX_MENTION_WORDS, words.length - at); count > 0; count--) {
      const day = dayAt(words, at, count, today);
      if (day) return JOINS_DAYS.test(words[at + count] ?? '') ? null : day.date;
    }
  }
  return null;
}
