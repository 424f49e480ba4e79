// What people write round the day of their visit: thanks, what it is for, an hour they would like; and "the first place there is".
import { POLITE, wordsOf } from './words.ts';

const setOf = (...texts: string[]): ReadonlySet<string> => new Set(texts.flatMap((text) => text.split(' ')));

/** Words that stand behind a day and take nothing from it. */
const BESIDE = setOf(
  'untuk utk buat perpanjang perpanjangan perpanjangin memperpanjang bikin pembuatan membuat penggantian mengganti ganti baru lama',
  'paspor passport pasport pasportnya paspornya elektronik epaspor umroh umrah haji liburan wisata kerja sekolah kuliah dinas',
  'aja saja doang ajah sj dibantu bantu diproses didaftarkan dijadwalkan daftar antri antrian antrean saya sy ya yaa y dong deh',
  'matur nuwun hatur nuhun nggih kalau kalo bisa jika boleh insyaallah insya allah inshaallah renewal renew new for passport only if possible',
);
/** An hour that is wished for. */
const HOUR =
  /(?:(?:sekitar|kira-kira|skitar) ?)?\b(?:jam|pukul|pkl|jm|at)\b\.? ?\d{1,2}(?:[.:]\d{2})?(?: ?-? ?(?:pagi|siang|sore|malam|wib|wita|wit|am|pm))?/giu;
const PART_OF_DAY = /(?<!\b(?:selamat|met|good) )\b(?:pagi|siang|sore|malam|morning|afternoon)(?:an|nya)?\b/giu;

/** As soon as possible, or whenever. */
const FIRST_PLACE = setOfPhrases(
  'secepatnya;secepat mungkin;secepatnya saja;paling cepat;yang paling cepat;tercepat;yang tercepat;segera;sesegera mungkin',
  'kapan saja;kapanpun;kapan pun;kapan saja bisa;terserah;bebas;hari apa saja;hari mana saja;mana saja;tanggal berapa saja',
  'as soon as possible;asap;any day;anytime;any time;earliest;the earliest;first available;whenever',
);

function setOfPhrases(...texts: string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => text.split(';')));
}

export function isFirstPlace(text: string): boolean {
  if (text.length > LONGEST || /[\d?]/.test(text)) return false;
  const words = wordsOf(text).filter((word) => !POLITE.has(word));
  return FIRST_PLACE.has(words.map((word) => SPELT.get(word) ?? word).join(' '));
}

const SPELT: ReadonlyMap<string, string> = new Map([
  ...['aja', 'ajah', 'sj', 'ajalah', 'sajalah'].map((word): [string, string] => [word, 'saja']),
  ...['tgl', 'tg'].map((word): [string, string] => [word, 'tanggal']),
  ...['brp', 'brapa'].map((word): [string, string] => [word, 'berapa']),
  ['yg', 'yang'],
]);

/** The longest text that is searched for a day with something behind it. */
const LONGEST = 120;

/** What stands before words that take nothing from it, the longest first; and whether an hour is among them. */
export function headsOf(text: string): { head: string; wishesHour: boolean }[] {
  if (text.length > LONGEST) return [];
  const words = text.split(' ');
  return words.slice(1).flatMap((_, left) => {
    const count = words.length - 1 - left;
    const tail = words.slice(count).join(' ');
    const head = words
      .slice(0, count)
      .join(' ')
      .replace(/[ .,;:!(]+$/, '');
    return isBeside(tail) ? [{ head, wishesHour: wishesHour(tail) }] : [];
  });
}

function isBeside(tail: string): boolean {
  const rest = tail.replace(HOUR, ' ').replace(PART_OF_DAY, ' ');
  return !/[\d#?]/.test(rest) && wordsOf(rest).every((word) => isWord(word) || isWord(word.replace(/(.)\1+/gu, '$1')));
}

/** Stretched letters are taken for one: "makasiiih". */
function isWord(word: string): boolean {
  return BESIDE.has(word) || POLITE.has(word);
}

export function wishesHour(text: string): boolean {
  return text.search(HOUR) >= 0 || text.search(PART_OF_DAY) >= 0;
}
