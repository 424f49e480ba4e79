// One cleaner for what people type, by chat, on a page or through the API: pasted text holds signs that cannot be seen.

/** Controls, marks of direction, joiners, variation selectors, the keycap, and the tags that hide in flags. */
const INVISIBLE =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFC]|\u034F|\u20E3|[\uFE00-\uFE0F]|[\u{E0000}-\u{E01EF}]/gu;
const LINE_ENDS = /\r\n|[\n\r\u000B\u000C\u0085\u2028\u2029]/g;
const PICTURES = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/gu;
/** Accents that stand for an apostrophe; NFKC would make a blank and a mark of some of them. */
const APOSTROPHES = /[‘’‚‛′´ʹʻʼʽʾʿˈ՚ꞌ]/g;
const DOUBLE_QUOTES = /[“”„‟″«»]/g;
/** Marks upon marks: putting them into their order takes longer the more there are, and no script has more than a few. */
const HEAPED = /(\p{M}{8})\p{M}+/gu;

/** Printable ASCII, as most of what comes: nothing in it needs cleaning. */
const PLAIN_ASCII = /^[\x20-\x7E]*$/;

/** One sign can stand for a word of eighteen: what comes of a page of these is too long for anybody to read on. */
const ROOM = 16_384;

/** Plain blanks, dashes, quotes and digits, line breaks as \n, a blank for each picture, and nothing that cannot be seen. */
export function cleanText(text: string): string {
  if (PLAIN_ASCII.test(text)) return text.slice(0, ROOM);
  return text
    .slice(0, ROOM)
    .replace(LINE_ENDS, '\n')
    .replace(/\t/g, ' ')
    .replace(HEAPED, '$1')
    .replace(APOSTROPHES, "'")
    .normalize('NFKC')
    .slice(0, ROOM)
    .replace(INVISIBLE, '')
    .replace(PICTURES, ' ')
    .replace(/[^\S\n]/g, ' ')
    .replace(DOUBLE_QUOTES, '"')
    .replace(/\p{Pd}|−/gu, '-')
    .replace(/[^\P{Nd}0-9]/gu, asciiDigit);
}

/** Whether the text holds pictures, which `cleanText` leaves out. */
export function hasPictures(text: string): boolean {
  return text.search(PICTURES) >= 0;
}

/** Far longer than any name that is taken, whatever signs are in it that count for nothing. */
const LONGEST_NAME_TYPED = 1000;

/** A name on one line, its blanks in order, an apostrophe for whatever was typed as one; '' where it is too long for a name. */
export function cleanName(text: string): string {
  if (text.length > LONGEST_NAME_TYPED) return '';
  return cleanText(text).replaceAll('`', "'").replace(/\s+/g, ' ').trim();
}

/** NFKC leaves the digits of other scripts; their ten characters stand in a row, so the place in it is the digit. */
function asciiDigit(character: string): string {
  const point = character.codePointAt(0) as number;
  let digit = 0;
  while (digit < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - digit - 1))) digit++;
  return String(digit);
}
