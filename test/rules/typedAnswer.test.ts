// An answer as a manager types it: lines become examples, and what is missing is named.
import { expect, test } from 'vitest';
import { askWithoutAnswer, typedAnswerOf, wrongAnswerField } from '../../web/office/typedAnswer.ts';

const TYPED = {
  id: null,
  question: ' Loker? ',
  examples: 'titip tas\n \nloker ',
  inIndonesian: 'Ada.',
  inEnglish: 'Yes.',
};

test('is read from the API and made its input', () => {
  const read = { id: '1', question: 'Loker?', examples: ['titip tas', 'loker'], texts: ['Ada.', 'Yes.'] };
  expect(typedAnswerOf(read)).toEqual({ ...TYPED, id: '1', question: 'Loker?', examples: 'titip tas\nloker' });
  expect(askWithoutAnswer(TYPED)).toEqual({ question: 'Loker?', examples: ['titip tas', 'loker'] });
  expect(typedAnswerOf(null)).toMatchObject({ id: null, question: '', inEnglish: '' });
});

test.each([
  ['question', { question: ' ' }],
  ['examples', { examples: 'x\n'.repeat(21) }],
  ['examples', { examples: 'x'.repeat(201) }],
  ['inIndonesian', { inIndonesian: '' }],
  ['inEnglish', { inEnglish: '\n' }],
] as const)('%s is wrong in %o', (field, part) => {
  expect(wrongAnswerField({ ...TYPED, ...part })).toBe(field);
});

test('nothing is wrong in one that is whole', () => {
  expect(wrongAnswerField(TYPED)).toBeNull();
});
