// The allowed values of an office's own answers: the question, what else asks the same, and the answer in each language.
import { z } from 'zod';
import { LANGUAGES } from '../time.ts';

export const MAX_OWN_ANSWERS = 100;
export const MAX_EXAMPLES = 20;
export const MAX_QUESTION_LENGTH = 200;
export const MAX_OWN_ANSWER_LENGTH = 1000;

const question = z
  .string()
  .trim()
  .min(1)
  .max(MAX_QUESTION_LENGTH)
  .regex(/^\P{Cc}*$/u, 'must be one line');
const answerText = z
  .string()
  .trim()
  .min(1)
  .max(MAX_OWN_ANSWER_LENGTH)
  // Line breaks are all right; other control characters are not.
  .regex(/^[\P{Cc}\n]*$/u, 'must not have control characters');

export const answerContent = z.strictObject({
  question,
  examples: z.array(question).max(MAX_EXAMPLES).default([]),
  text: z.strictObject({ id: answerText, en: answerText }),
});

export const ownAnswers = z
  .array(
    z.strictObject({ id: z.string().regex(/^[\w-]{1,40}$/, 'must be an id such as PARKING'), ...answerContent.shape }),
  )
  .max(MAX_OWN_ANSWERS)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'must have different ids')
  .refine(
    (all) => new Set(all.map((one) => sameQuestion(one.question))).size === all.length,
    'must have different questions',
  );

/** One spelling of a question for comparing it with others. */
export function sameQuestion(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** Sentences said in the office's own words. */
export const ownTexts = z
  .array(
    z.strictObject({
      key: z.string(),
      language: z.enum(LANGUAGES),
      text: z.string().min(1).max(1000),
      sms: z.boolean().optional(),
    }),
  )
  .max(200);
