// A conversation answers every question, repeats a text only a few times, and answers a machine only n times an hour.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isToldTwice,
  mayReply,
  questionOf,
  type State,
  sameWords,
  withSaid,
} from '../../adapters/conversation/state.ts';

const MINUTE = 60_000;

function saidTo(texts: readonly string[], every = MINUTE / 10): string[] {
  let state: State = {};
  return texts.map((text, turn) => {
    const leave = mayReply(state, { text, reply: { key: 'howTo', text: 'how' }, isFallback: true }, turn * every);
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
    // A person takes half a minute to read and write again, and is never met with silence.
    expect(saidTo([...texts, ...texts], MINUTE / 2)).toEqual(['yes', 'otherwise', ...Array(6).fill('answered')]);
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

describe('a reply to a sentence that was understood', () => {
  const answersTo = (
    texts: readonly string[],
    replyTo: (text: string, turn: number) => string,
    every = MINUTE / 10,
  ) => {
    let state: State = {};
    return texts.map((text, turn) => {
      const reply = { key: 'status', text: replyTo(text, turn) };
      const leave = mayReply(state, { text, reply, isFallback: false }, turn * every);
      state = leave.state;
      return leave.say;
    });
  };
  const again = (text: string, times: number) => Array<string>(times).fill(text);

  test('comes three times in ten minutes if text and reply are the same, and is told once to have come', () => {
    const said = answersTo(again('bagaimana cara daftar', 6), () => 'Kirim …');
    expect(said).toEqual(['yes', 'yes', 'yes', 'answered', 'nothing', 'nothing']);
    const slowly = answersTo(again('bagaimana cara daftar', 6), () => 'Kirim …', MINUTE / 2);
    expect(slowly).toEqual(['yes', 'yes', 'yes', 'answered', 'answered', 'answered']);
    // A person who asks every few minutes is always answered.
    expect(new Set(answersTo(again('bagaimana cara daftar', 20), () => 'Kirim …', 4 * MINUTE))).toEqual(
      new Set(['yes']),
    );
  });

  test('comes each time if the reply differs, and to commands and short answers', () => {
    expect(new Set(answersTo(again('cek antrean saya dong', 30), (_, turn) => `${turn} orang`))).toEqual(
      new Set(['yes']),
    );
    for (const text of ['#cek', 'ya', '1', 'kuota besok'])
      expect(new Set(answersTo(again(text, 30), () => 'sama'))).toEqual(new Set(['yes']));
  });

  test('no text is left without an answer for the sake of others', () => {
    const text = fc.stringMatching(/^[a-z]{2,6}( [a-z]{2,6}){0,5}$/);
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 40, selector: sameWords }), (texts) => {
        const machine = texts.flatMap((one) => [one, 'pesan anda kami terima']);
        const said = answersTo(machine.slice(0, 60), () => 'sama');
        for (const [turn, say] of said.entries()) if (turn % 2 === 0) expect(say).toBe('yes');
      }),
    );
  });
});

test('our own replies that come back are answered three times an hour, whichever they are', () => {
  let state: State = {};
  const said: string[] = [];
  let came = 'halo apa kabar semua';
  for (let turn = 0; turn < 20; turn++) {
    const reply = { key: `key ${turn % 4}`, text: `Ini jawaban kami yang ke-${turn}.` };
    const leave = mayReply(state, { text: came, reply, isFallback: false }, (turn * MINUTE) / 10);
    said.push(leave.say);
    if (leave.say === 'nothing') continue;
    state = withSaid(leave.state, [reply]);
    // Channels change signs and capitals.
    came = reply.text.toUpperCase().replace('.', ' !');
  }
  expect(said.slice(0, 5)).toEqual(['yes', 'yes', 'yes', 'answered', 'nothing']);
  expect(new Set(said.slice(4))).toEqual(new Set(['nothing']));
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
