// The words before a registration that only greet, or say what the rest is for. Pure.
import { stanceOf } from './stance.ts';
import { CHATTER, OPENERS, POLITE, saysOnly, WISHES, wordsOf } from './words.ts';

/** The longest sentence before a registration. */
const MAX_OPENING_LENGTH = 200;
const OPENING_WORDS = new Set([...POLITE, ...OPENERS, ...WISHES, ...CHATTER]);
/** By themselves these name another product than the template's. */
const PRODUCT = /^(?:e|pas+port?|pasport|baru|elektronik)$/;

/** Words of a greeting or a wish among others, and none that gives up: a name and its titles have none of these. */
export function isOpeningSentence(text: string): boolean {
  if (text.length > MAX_OPENING_LENGTH || /\d/.test(text)) return false;
  const words = wordsOf(text);
  const known = words.filter((word) => OPENING_WORDS.has(word) && !PRODUCT.test(word)).length;
  return (
    words.length > 1 && known > 0 && !['CANCEL', 'NO'].includes(stanceOf('', text)) && !/^(?:jangan|jgn)/i.test(text)
  );
}

/** `Selamat pagi`, `DAFTAR`, `1.`, or anything that ends in a colon, as what is forwarded or copied with its sender. */
export function isOpening(text: string): boolean {
  return saysOnly(text, OPENING_PHRASES) || LIST_NUMBER.test(text) || text.endsWith(':');
}

const OPENING_PHRASES = new Set([...POLITE, ...OPENERS]);
/** The `1.` of a list. */
const LIST_NUMBER = /^\d{1,2}[.)]$/;
