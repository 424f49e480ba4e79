// Pictures and announcements beside the numbers: which may be set, which is shown when, and how a manager types them.
import { describe, expect, test } from 'vitest';
import { boardSlides, MAX_SLIDES } from '../../src/office/boardSlides.ts';
import { slideAt } from '../../web/board/slides.ts';
import { emptySlide, faultsOfSlide, slideAsTyped, slideInput } from '../../web/office/typedSlides.ts';
import { consoleTexts } from '../support/consoleTexts.ts';

const INDONESIAN_OFFICE = await consoleTexts('id');

const slideMoment = (time: string) => Date.parse(`2017-08-07T${time}+07:00`);
const TEXT = { id: 'Bawa map kuning', en: 'Bring a yellow folder' };
const slide = (seconds: number, hours: { from: string; to: string } | null = null) => ({
  ...{ picture: null, text: TEXT, seconds, hours },
});

describe('the slide that is shown', () => {
  const [first, second, atNoon] = [slide(10), slide(20), slide(5, { from: '12:00', to: '13:00' })];
  const shownAt = (time: string, slides = [first, second, atNoon]) =>
    slideAt(slides, slideMoment(time), 'Asia/Jakarta');

  test('is each in its turn, for its seconds, and the same on every board', () => {
    const begin = Math.ceil(slideMoment('08:00:00') / 30_000) * 30_000;
    const turns = Array.from({ length: 60 }, (_, passed) =>
      slideAt([first, second, atNoon], begin + passed * 1000, 'Asia/Jakarta'),
    );
    expect(turns.map((each) => each?.seconds)).toEqual(
      [10, 20, 10, 20].flatMap((seconds) => Array(seconds).fill(seconds)),
    );
  });

  test('is none outside its hours', () => {
    expect(shownAt('11:59:59', [atNoon])).toBeNull();
    expect(shownAt('12:00:00', [atNoon])).toBe(atNoon);
    expect(shownAt('13:00:00', [atNoon])).toBeNull();
    expect(shownAt('12:00:00', [])).toBeNull();
  });
});

test.each([
  [{ text: { id: 'Ya' }, seconds: 10 }],
  [{ text: { id: ' ', en: 'Yes' }, seconds: 10 }],
  [{ text: { ...TEXT, id: 'a'.repeat(201) }, seconds: 10 }],
  [{ text: TEXT, seconds: 4 }],
  [{ text: TEXT, seconds: 121 }],
  [{ text: TEXT, seconds: 10, picture: 'https://example.org/picture.jpg' }],
  [{ text: TEXT, seconds: 10, hours: { from: '09:00', to: '09:00' } }],
])('%j cannot be set', (one) => {
  expect(boardSlides.safeParse([one]).success).toBe(false);
});

test('more than twelve cannot be set', () => {
  const many = Array(MAX_SLIDES).fill({ text: TEXT, seconds: 10 });
  expect(boardSlides.safeParse(many).success).toBe(true);
  expect(boardSlides.safeParse([...many, many[0]]).success).toBe(false);
});

describe('as a manager types it', () => {
  const say = INDONESIAN_OFFICE.slides;
  const typed = { ...emptySlide(null), textId: ' Bawa map kuning ', textEn: 'Bring a yellow folder' };

  test('it is given back as it was read', () => {
    const set = slide(20, { from: '08:00', to: '12:00' });
    expect(slideInput(slideAsTyped(set))).toEqual(set);
    expect(slideInput(typed)).toEqual(slide(15));
    expect(faultsOfSlide(typed, say)).toEqual({});
  });

  test('each fault is at its field', () => {
    expect(faultsOfSlide({ ...typed, textEn: ' ' }, say)).toEqual({ textEn: say.needText });
    expect(faultsOfSlide({ ...typed, textEn: '', picture: 'one' }, say)).toEqual({ textEn: say.needWords });
    expect(faultsOfSlide({ ...typed, textId: 'a'.repeat(201) }, say)).toEqual({ textId: say.needShort(200) });
    for (const seconds of ['', '4', '121', '10,5', '-10'])
      expect(faultsOfSlide({ ...typed, seconds }, say)).toEqual({ seconds: say.needSeconds(5, 120) });
    expect(faultsOfSlide({ ...typed, from: '8' }, say)).toEqual({ to: say.needBoth });
    expect(faultsOfSlide({ ...typed, from: 'pagi', to: '12' }, say)).toEqual({ from: say.needTime });
    expect(faultsOfSlide({ ...typed, from: '8', to: '08.00' }, say)).toEqual({ to: say.needOther });
  });
});
