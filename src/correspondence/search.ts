// What is typed to find a message, brought to the words under which messages are kept.
import { readCode } from '../booking/code.ts';
import { phoneNumber } from '../phone.ts';

export type Sought = 'code' | 'number' | 'words';

export interface Search {
  /** What kind of thing was typed. */
  sought: Sought;
  /** Alternatives, each a query of PostgreSQL's text search without the office. */
  query: string;
}

/** As PostgreSQL cuts a text before it reads its words. */
const BETWEEN_WORDS = /[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f\s]+/;
const SHORTEST = 3;
const LONGEST = 100;
/** Characters, before they are put together. */
const LONGEST_TYPED = 200;

/** A code, a number of a person or an id in any form, or the beginnings of words; null where it is too short to find by. */
export function readSearch(text: string): Search | null {
  const typed = text.slice(0, LONGEST_TYPED).normalize('NFKC').trim().slice(0, LONGEST);
  if (typed.length < SHORTEST) return null;
  const code = readCode(typed);
  if (code) return { sought: 'code', query: lexeme(code.toLowerCase()) };
  const number = phoneNumber(typed);
  if (number) return { sought: 'number', query: lexeme(personWord(number)) };
  const words = typed.toLowerCase().split(BETWEEN_WORDS).filter(Boolean);
  const begun = words.map((word) => `${lexeme(word)}:*`).join(' & ');
  const person = lexeme(personWord(typed));
  return { sought: 'words', query: begun ? `${person} | (${begun})` : person };
}

/** Within one of the office's numbers. */
export function atOffice({ query }: Search, numbers: readonly string[]): string {
  return `(${numbers.map((number) => lexeme(`@${number}`)).join(' | ')}) & (${query})`;
}

function personWord(address: string): string {
  return `of:${address}`;
}

function lexeme(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
