// The recorded words of the board's sentences: each has a file, and a counter that no recording names is on the screen.
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CallOnBoard } from '../../web/board/calls.ts';
import { RECORDED_PAUSE, recordedSentence } from '../../web/board/recordedSentence.ts';
import { SENTENCE_KINDS, type SentenceLength } from '../../web/board/sentencePlan.ts';
import { tableKeysOf } from '../../web/fields/tableKeys.ts';
import type { OfficeLanguage } from '../../web/texts/language.ts';

const filesOf = (language: OfficeLanguage) =>
  new Set(readdirSync(`web/board/recordings/${language}`).map((file) => file.replace(/\.mp3$/, '')));
const RECORDED_FILES = { id: filesOf('id'), en: filesOf('en') };

const calledTo = (number: string, counter: string): CallOnBoard => ({
  ...{ number, counter, calledAt: '2017-08-07T08:00:00+07:00', calls: 1, serving: false },
});
const wordsSaid = (
  calls: CallOnBoard[],
  length: SentenceLength,
  language: OfficeLanguage = 'id',
  more: string[] = [],
) =>
  recordedSentence(calls, length, {
    language,
    has: (word) => RECORDED_FILES[language].has(word) || more.includes(word),
  })
    .map((word) => (word === RECORDED_PAUSE ? '|' : word))
    .join(' ');

describe('a recorded sentence', () => {
  test.each([
    ['id', 'A101', '3', 'number a 1 0 1 | go loket 3 |'],
    ['id', 'A101', '12', 'number a 1 0 1 | go loket 2 belas |'],
    ['id', 'W7', '23', 'number w 7 | go loket 2 puluh 3 |'],
    ['id', 'W7', '40', 'number w 7 | go loket 4 puluh |'],
    ['id', 'W7', 'B2', 'number w 7 | go loket b 2 |'],
    ['id', 'W7', 'Meja 11', 'number w 7 | go meja 11 |'],
    ['id', 'W7', 'Wawancara 3', 'number w 7 | where'],
    ['en', 'A101', '12', 'number a 1 0 1 | go counter 12 |'],
    ['en', 'A101', '31', 'number a 1 0 1 | go counter 30 1 |'],
    ['en', 'A101', '20', 'number a 1 0 1 | go counter 20 |'],
  ] as const)('%s: %s to %s', (language, number, counter, words) => {
    expect(wordsSaid([calledTo(number, counter)], 'whole', language)).toBe(words);
  });

  test('names a counter that the office has recorded', () => {
    expect(wordsSaid([calledTo('W7', 'Wawancara 3')], 'first', 'id', ['wawancara'])).toBe(
      'number w 7 | go wawancara 3 |',
    );
  });

  test('has several numbers, with their counters or without', () => {
    const two = [calledTo('A1', '1'), calledTo('A2', '2')];
    expect(wordsSaid(two, 'places')).toBe('number a 1 | to loket 1 | a 2 | to loket 2 |');
    expect(wordsSaid(two, 'numbers')).toBe('number a 1 | a 2 | where');
    expect(wordsSaid([calledTo('A1', '1'), calledTo('A2', 'Foto')], 'places')).toBe('number a 1 | a 2 | where');
    expect(wordsSaid(two, 'glance')).toBe('look');
  });

  test.each(['id', 'en'] as const)('has a file for each word: %s', (language) => {
    const missing = new Set<string>();
    for (const length of tableKeysOf(SENTENCE_KINDS))
      for (let index = 0; index < 100; index++) {
        const letter = String.fromCharCode(65 + (index % 26));
        const calls = [calledTo(`${letter}${100 + index * 9}`, String(index)), calledTo('B2', letter)];
        const words = recordedSentence(calls, length, { language, has: (word) => RECORDED_FILES[language].has(word) });
        for (const word of words) if (word && !RECORDED_FILES[language].has(word)) missing.add(word);
      }
    expect([...missing]).toEqual([]);
  });
});
