// A conversation answers every question, repeats a text only a few times, and answers a machine only n times an hour.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isToldTwice, mayReply, questionOf, type State, sameWords } from '../../adapters/conversation/state.ts';

const MINUTE = 60_000;

function saidTo(texts: readonly string[], every = MINUTE / 10): string[] {
  let state: State = {};
  return texts.map((text, turn) => {
    const leave = mayReply(state, { key: 'howTo', text }, turn * every);
    state = leave.state;
    return leave.say;
  });
}

test('any text, pictures without a word too, leaves a state that can be stored', () => {
  const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}';
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(family, '\u{1F602}', '\u{1D4D0}', 'a', ' '), maxLength: 300 }),
      (text) => {
        expect(sameWords(text).isWellFormed()).toBe(true);
      },
    ),
  );
});

describe('a reply that only says how to register', () => {
  test('comes for every question that differs, and never twice running', () => {
    const question = fc.stringMatching(/^[a-z0-9 ]{3,30}$/);
    fc.assert(
      fc.property(fc.uniqueArray(question, { maxLength: 50, selector: sameWords }), (texts) => {
        const said = saidTo(texts);
        expect(said).not.toContain('nothing');
        expect(said.some((one, turn) => one === 'yes' && said[turn - 1] === 'yes')).toBe(false);
      }),
    );
  });

  test('comes three times to the same text, however it is spelt, and again after an hour', () => {
    const texts = [
      'Terima kasih, pesan diterima',
      'terima kasih, pesan diterima',
      'Terima kasih. pesan diterima',
      'Terima kasih, pesan diterima',
    ];
    expect(saidTo(texts)).toEqual(['yes', 'otherwise', 'answered', 'nothing']);
    expect(saidTo(texts, 61 * MINUTE)).not.toContain('nothing');
    // Two texts in turn are no way round it.
    expect(saidTo(['satu dua', 'tiga', 'satu dua', 'tiga', 'satu dua', 'tiga', 'satu dua', 'tiga']).slice(-2)).toEqual([
      'nothing',
      'nothing',
    ]);
  });

  test('differs where a number differs', () => {
    expect(sameWords('tgl 7 penuh ga')).not.toBe(sameWords('tgl 8 penuh ga'));
    expect(sameWords('???')).not.toBe(sameWords('!!!'));
  });

  test('ends after sixty an hour with a word of when it goes on', () => {
    const said = saidTo(Array.from({ length: 70 }, (_, turn) => `pertanyaan ${turn}`));
    expect(said.slice(0, 60)).not.toContain('pause');
    expect(said.slice(60)).toEqual(['pause', ...Array(9).fill('nothing')]);
  });
});

describe('a text', () => {
  const told = (text: string, last: string, apart: number) =>
    isToldTwice({ last: { text: sameWords(last), at: 100_000 } }, text, 100_000 + apart);

  test('of more than a word within two seconds was told twice; a word, or later, was written twice', () => {
    const line = '#Dobel#25011990#07082017';
    for (const apart of [-2000, -200, 0, 200, 2000]) expect(told(line, line, apart)).toBe(true);
    expect(told(line, line, 2001)).toBe(false);
    expect(told(line, '#Lain#25011990#07082017', 200)).toBe(false);
    for (const word of ['1', 'YA', '#cek']) expect(told(word, word, 200)).toBe(false);
    expect(isToldTwice({}, line, 0)).toBe(false);
  });
});

test('a question is open for an hour', () => {
  const state: State = { question: { wish: 'CANCEL', code: '2345678A', at: 0 } };
  expect(questionOf(state, 59 * MINUTE)).toMatchObject({ wish: 'CANCEL' });
  expect(questionOf(state, 60 * MINUTE)).toBeUndefined();
});
