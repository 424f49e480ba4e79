// The pages' English texts use the singular for one and the plural for every other number.
import { describe, expect, test } from 'vitest';
import { webFormInEnglish } from '../../adapters/webForm/words/en.ts';
import { bandTexts } from '../../web/texts/band/texts.ts';
import { boardTexts } from '../../web/texts/board/texts.ts';
import { bookTexts } from '../../web/texts/book/texts.ts';
import { commonTexts } from '../../web/texts/common/texts.ts';
import { demonstrationTexts } from '../../web/texts/demonstration/texts.ts';
import { deskTexts } from '../../web/texts/desk/texts.ts';
import { doorTexts } from '../../web/texts/door/texts.ts';
import { holidayTexts } from '../../web/texts/holidays/texts.ts';
import { homeTexts } from '../../web/texts/home/texts.ts';
import { kioskTexts } from '../../web/texts/kiosk/texts.ts';
import { pairingTexts } from '../../web/texts/pairing/texts.ts';
import { placeTexts } from '../../web/texts/place/texts.ts';
import { sessionsTexts } from '../../web/texts/sessions/texts.ts';
import { signInTexts } from '../../web/texts/signIn/texts.ts';
import { simulatorTexts } from '../../web/texts/simulator/texts.ts';
import { textFor } from '../../web/texts/textFor.ts';
import { waitsTexts } from '../../web/texts/waits/texts.ts';
import { consoleTexts } from '../support/consoleTexts.ts';

const TEXTS = {
  band: bandTexts('en'),
  board: boardTexts('en'),
  book: bookTexts('en'),
  common: commonTexts('en'),
  demonstration: demonstrationTexts('en'),
  desk: deskTexts('en'),
  holidays: holidayTexts('en'),
  home: homeTexts('en'),
  kiosk: kioskTexts('en'),
  office: await consoleTexts('en'),
  pairing: pairingTexts('en'),
  door: doorTexts('en'),
  place: placeTexts('en'),
  sessions: sessionsTexts('en'),
  signIn: signInTexts('en'),
  simulator: simulatorTexts('en'),
  waits: waitsTexts('en'),
  webForm: webFormInEnglish,
};

/** A number one before a plural: verbs of the third person end in `s`, too. */
const PLURAL_AFTER_ONE = /(?<![\d.,])1 (?:more )?(?:people|need|are|were|(?!is\b|was\b|has\b|needs\b)\w+s)\b/;

type Sentence = (...values: unknown[]) => unknown;

function sentencesIn(texts: object, path: string): [string, Sentence][] {
  return Object.entries(texts).flatMap(([name, value]): [string, Sentence][] => {
    const here = `${path}.${name}`;
    if (typeof value === 'function') return [[here, (...values) => value(...values)]];
    return typeof value === 'object' && value !== null ? sentencesIn(value, here) : [];
  });
}

/** The sentence with each of several numbers; null if it takes a list or letters instead. */
function said(sentence: Sentence): string[] | null {
  try {
    // 60 minutes are said as an hour; fewer than no letters left are letters too many.
    return [1, -1, 60].map((value) => String(sentence(value, value, value)));
  } catch {
    return null;
  }
}

describe('the reading itself', () => {
  test.each([
    '1 offices',
    '1 places',
    '1 people before you',
    'Expected wait 1 minutes',
    '1 need a hand',
    'tried 1 times',
    'Try again in 1 seconds',
    'of 1 places',
    '1 more times',
    '1 bookings are moved',
  ])('sees the plural in “%s”', (text) => {
    expect(text).toMatch(PLURAL_AFTER_ONE);
  });

  test.each([
    '1 office',
    '1 needs attention',
    '1 booking is moved',
    '11 places',
    '2.1 times',
    '1 of 1 open',
    '1 waiting',
  ])('sees none in “%s”', (text) => {
    expect(text).not.toMatch(PLURAL_AFTER_ONE);
  });
});

describe('the English texts', () => {
  const sentences = sentencesIn(TEXTS, 'texts');

  test('are all read but those that take a list or letters', () => {
    expect(sentences.length).toBeGreaterThan(80);
    expect(sentences.filter(([, sentence]) => said(sentence) === null).map(([name]) => name)).toEqual([
      'texts.board.spoken',
      'texts.board.spokenPlaces',
      'texts.board.spokenNumbers',
      'texts.book.birthDateMisses',
      'texts.book.noSuchDay',
      'texts.desk.slipCounters',
      'texts.kiosk.counters',
    ]);
  });

  test('use no plural after one', () => {
    const wrong = sentences.flatMap(([name, sentence]) =>
      (said(sentence) ?? []).filter((text) => PLURAL_AFTER_ONE.test(text)).map((text) => `${name}: ${text}`),
    );
    expect(wrong).toEqual([]);
  });
});

test('a key that the page does not know has no text', () => {
  expect(textFor({ FULL: 'full' }, 'FULL')).toBe('full');
  expect(textFor({ FULL: 'full' }, 'toString')).toBeUndefined();
});
