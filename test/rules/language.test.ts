// The language in which someone writes: by words, and never by letters that a booking code happens to have.
import { describe, expect, test } from 'vitest';
import { languageOf } from '../../adapters/conversation/language.ts';
import { ENGLISH, INDONESIAN } from '../../adapters/conversation/words.ts';
import { CODE_ALPHABET, CODE_LENGTH, newCode, readCode } from '../../src/bookingCode.ts';

const TRIES = 2000;

/** Right codes that have the word among their characters, where a code can spell it; one for each place of the word. */
function codesWith(word: string): string[] {
  const letters = word.toUpperCase();
  if (![...letters].every((letter) => CODE_ALPHABET.includes(letter))) return [];
  const places = Array.from({ length: CODE_LENGTH - letters.length }, (_, place) => place);
  return places.flatMap((place) => {
    const body = `${'7'.repeat(place)}${letters}${'7'.repeat(CODE_LENGTH)}`.slice(0, CODE_LENGTH - 1);
    const code = [...CODE_ALPHABET].map((check) => body + check).find((each) => readCode(each) !== null);
    return code ? [code] : [];
  });
}

const spellings = (code: string) => [
  code,
  code.toLowerCase(),
  `${code.slice(0, 4)} ${code.slice(4)}`,
  `${code.slice(0, 4)}-${code.slice(4)}`,
  ` #${code}. `,
];

describe('a booking code', () => {
  test('tells no language, whatever words its letters spell', () => {
    const spelling = [...ENGLISH, ...INDONESIAN].flatMap(codesWith);
    expect(spelling.length).toBeGreaterThan(100);
    const telling = spelling.flatMap(spellings).filter((text) => languageOf(text) !== null);
    expect(telling).toEqual([]);
  });

  test('tells none by chance either, nor do two', () => {
    const telling: string[] = [];
    for (let index = 0; index < TRIES; index++) {
      const texts = [...spellings(newCode()), `${newCode()} ${newCode()}`, `${newCode()}, ${newCode()}`];
      telling.push(...texts.filter((text) => languageOf(text) !== null));
    }
    expect(telling).toEqual([]);
  });

  test.each([
    ['my code is M6CAN9YU', 'en'],
    ['Kode saya M6CAN9YU', 'id'],
    ['M6CAN9YU tidak bisa', 'id'],
    ['I have lost M6CAN9YU', 'en'],
  ] as const)('in a sentence leaves its words to tell: %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});

test('words tell, those beside numbers too', () => {
  expect(languageOf('I would like to come on 7 August')).toBe('en');
  expect(languageOf('mau daftar tanggal 7')).toBe('id');
  expect(languageOf('7082017')).toBeNull();
});
