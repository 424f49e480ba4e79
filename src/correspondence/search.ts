// Turns the text of a search into a query on the words of messages.
import { readCode } from '../bookingCode.ts';
import { phoneNumber } from '../phone.ts';

export type Sought = 'code' | 'number' | 'words';

export interface Search {
  /** The kind of text that was typed, for the audit log. */
  sought: Sought;
  /** A query of PostgreSQL's text search for words that are in the index as they are here. */
  whole: string;
  /**
   * A query for words of texts, which PostgreSQL is to part as it parted the texts: it takes the beginning of `23E4KW7N` for
   * a number with an exponent, and of what is no ASCII it knows the signs.
   */
  parted: string;
}

/** Separators of words, as in PostgreSQL's text search. */
const BETWEEN_WORDS = /[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f\s]+/;
export const MIN_SEARCH_LENGTH = 3;
const MAX_SEARCH_LENGTH = 100;
/** Characters before normalisation, which may shorten a text. */
const MAX_TYPED_LENGTH = 200;

/** Reads a booking code, a phone number or identifier, or the beginnings of words; null if the text is too short. */
export function readSearch(text: string): Search | null {
  const typed = text.slice(0, MAX_TYPED_LENGTH).normalize('NFKC').trim().slice(0, MAX_SEARCH_LENGTH);
  if (typed.length < MIN_SEARCH_LENGTH) return null;
  const code = readCode(typed);
  if (code) return { sought: 'code', whole: lexeme(code.toLowerCase()), parted: lexeme(code.toLowerCase()) };
  const number = phoneNumber(typed);
  if (number) return { sought: 'number', whole: lexeme(personWord(number)), parted: '' };
  const words = typed.toLowerCase().split(BETWEEN_WORDS).filter(Boolean);
  const begun = words.map((word) => `${lexeme(word)}:*`).join(' & ');
  return { sought: 'words', whole: lexeme(personWord(typed)), parted: begun };
}

/** The query for messages of the office. */
export function officeWord(office: string): string {
  return lexeme(`@${office}`);
}

/** Whether the words of a message are those of a search, as SQL; all of these are SQL, too. */
export const isFoundBy = (words: string, { office, whole, parted }: Record<'office' | 'whole' | 'parted', string>) =>
  `${words} @@ (${office}::tsquery && (${whole}::tsquery || to_tsquery('simple', ${parted})))`;

function personWord(address: string): string {
  return `of:${address}`;
}

function lexeme(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
