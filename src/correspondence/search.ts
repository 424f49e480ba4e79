// Turns the text of a search into a query on the words of messages.
import { readCode } from '../bookingCode.ts';
import { phoneNumber } from '../phone.ts';

export type Sought = 'code' | 'number' | 'words';

export interface Search {
  /** The kind of text that was typed, for the audit log. */
  sought: Sought;
  /** A query of PostgreSQL's text search, without the office. */
  query: string;
}

/** Separators of words, as in PostgreSQL's text search. */
const BETWEEN_WORDS = /[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f\s]+/;
const MIN_SEARCH_LENGTH = 3;
const MAX_SEARCH_LENGTH = 100;
/** Characters before normalisation, which may shorten a text. */
const MAX_TYPED_LENGTH = 200;

/** Reads a booking code, a phone number or identifier, or the beginnings of words; null if the text is too short. */
export function readSearch(text: string): Search | null {
  const typed = text.slice(0, MAX_TYPED_LENGTH).normalize('NFKC').trim().slice(0, MAX_SEARCH_LENGTH);
  if (typed.length < MIN_SEARCH_LENGTH) return null;
  const code = readCode(typed);
  if (code) return { sought: 'code', query: lexeme(code.toLowerCase()) };
  const number = phoneNumber(typed);
  if (number) return { sought: 'number', query: lexeme(personWord(number)) };
  const words = typed.toLowerCase().split(BETWEEN_WORDS).filter(Boolean);
  const begun = words.map((word) => `${lexeme(word)}:*`).join(' & ');
  const person = lexeme(personWord(typed));
  return { sought: 'words', query: begun ? `${person} | (${begun})` : person };
}

/** The query, restricted to the messages of the office. */
export function atOffice({ query }: Search, office: string): string {
  return `${lexeme(`@${office}`)} & (${query})`;
}

function personWord(address: string): string {
  return `of:${address}`;
}

function lexeme(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
