// Guesses: right codes never count, and wrong ones not one more than is allowed, however many come at once.
import { describe, expect, test } from 'vitest';
import { openGuesses } from '../../server/access/guesses.ts';
import { ownCounts } from '../../server/access/sharedCounts.ts';

const WRONG_CODES = 100;
const WRONG_CODES_OF_OFFICE = 200;

/** Guesses whose answers are given in any order, some turns later: as many wait for the database. */
function openGuesser() {
  const noted: string[] = [];
  const guesses = openGuesses({
    counts: () => true,
    openCounts: ownCounts,
    wrongBirthDates: {
      isOver: async (code) => noted.filter((one) => one === code).length >= 5,
      note: async (code) => void noted.push(code),
    },
  });
  let underWay = 0;
  let most = 0;
  const answered = { looked: 0, refused: 0 };
  async function guess(source: string, office: string | null, wrong: boolean, code: string | null = null) {
    const one = { source, office, code };
    try {
      await guesses.begin(one);
    } catch {
      answered.refused++;
      return;
    }
    most = Math.max(most, ++underWay);
    for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
    underWay--;
    answered.looked++;
    await guesses.end(one, wrong);
  }
  return { guess, answered, noted, most: () => most };
}

const times = (count: number, work: (index: number) => Promise<void>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

describe('right codes', () => {
  test('are never refused: 24 at a time, fifty times over', async () => {
    const { guess, answered } = openGuesser();
    await times(24, async () => {
      for (let round = 0; round < 50; round++) await guess('203.0.113.1', 'BOGOR', false);
    });
    expect(answered).toEqual({ looked: 1200, refused: 0 });
  });

  test('are not refused at an office of which more ask at once than it may get wrong', async () => {
    const { guess, answered } = openGuesser();
    await times(WRONG_CODES_OF_OFFICE * 3, (index) => guess(`203.0.113.${index % 200}`, 'BOGOR', false));
    expect(answered.refused).toBe(0);
  });

  test('beside wrong ones wait, and are refused only once all wrong ones are used up', async () => {
    const { guess, answered } = openGuesser();
    for (let index = 0; index < WRONG_CODES - 1; index++) await guess('203.0.113.1', null, true);
    await times(50, () => guess('203.0.113.1', null, false));
    expect(answered.refused).toBe(0);
    await guess('203.0.113.1', null, true);
    await guess('203.0.113.1', null, false);
    expect(answered.refused).toBe(1);
  });
});

describe('wrong codes', () => {
  test('of one source: no more are looked at than are allowed, however many come at once', async () => {
    const { guess, answered, most } = openGuesser();
    await times(500, () => guess('203.0.113.1', null, true));
    expect(answered).toEqual({ looked: WRONG_CODES, refused: 500 - WRONG_CODES });
    expect(most()).toBeLessThanOrEqual(WRONG_CODES);
    // Of another source they are looked at.
    await guess('203.0.113.2', null, true);
    expect(answered.looked).toBe(WRONG_CODES + 1);
  });

  test('of many sources at one office', async () => {
    const { guess, answered } = openGuesser();
    await times(600, (index) => guess(`source ${index}`, 'BOGOR', true));
    expect(answered.looked).toBe(WRONG_CODES_OF_OFFICE);
    // A guess that was not looked at counts for none of the sources, and at no other office.
    await times(600, (index) => guess(`source ${index}`, `office ${index % 10}`, false));
    expect(answered.looked).toBe(WRONG_CODES_OF_OFFICE + 600);
  });

  test('do not shut out the people behind the same address or at the same office who give the birth date as well', async () => {
    const { guess, answered } = openGuesser();
    await times(300, () => guess('203.0.113.1', 'BOGOR', true));
    answered.looked = 0;
    answered.refused = 0;
    await times(150, (index) => guess('203.0.113.1', 'BOGOR', false, `CODE${index}`));
    expect(answered).toEqual({ looked: 150, refused: 0 });
    // Even these are bounded for one source, and not by those of others.
    await times(1200, (index) => guess('203.0.113.1', 'BOGOR', true, `WRONG${index}`));
    expect(answered).toEqual({ looked: 1150, refused: 200 });
    await guess('203.0.113.2', 'BOGOR', true, 'OTHER');
    expect(answered.looked).toBe(1151);
  });

  test('among right ones, in any mixture', async () => {
    const { guess, answered } = openGuesser();
    let wrong = 0;
    await times(400, (index) => guess('203.0.113.1', 'BOGOR', index % 3 === 0).then(() => void wrong++));
    expect(wrong).toBe(400);
    await guess('203.0.113.1', 'BOGOR', false);
    expect(answered.refused).toBeGreaterThan(0);
    expect(answered.looked).toBeGreaterThanOrEqual(WRONG_CODES * 3 - 2);
  });
});

describe('birth dates', () => {
  test('of one code: five are wrong and no more, from however many sources at once', async () => {
    const { guess, answered, noted } = openGuesser();
    await times(300, (index) => guess(`203.0.113.${index % 200}`, null, true, 'ABCDEFGH'));
    expect(answered).toEqual({ looked: 5, refused: 295 });
    expect(noted).toEqual(Array(5).fill('ABCDEFGH'));
    // Neither is the right one looked at; the sources and other codes are as before.
    await guess('203.0.113.250', null, false, 'ABCDEFGH');
    await guess('203.0.113.1', null, false, 'HGFEDCBA');
    expect(answered).toEqual({ looked: 6, refused: 296 });
  });

  test('that other servers counted count, too, and a fault in counting leaves the code free', async () => {
    const guesses = openGuesses({
      counts: () => true,
      openCounts: ownCounts,
      wrongBirthDates: {
        isOver: async (code) => code === 'ABCDEFGH',
        note: () => Promise.reject(new Error('The database is gone.')),
      },
    });
    const other = { source: '203.0.113.1', office: null, code: 'HGFEDCBA' };
    await expect(guesses.begin({ ...other, code: 'ABCDEFGH' })).rejects.toThrow('Too many wrong birth dates');
    for (let index = 0; index < 4; index++) {
      await guesses.begin(other);
      await expect(guesses.end(other, true)).rejects.toThrow('The database is gone.');
    }
    await guesses.begin(other);
    await guesses.end(other, false);
  });
});
