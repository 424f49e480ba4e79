// The answers that an office gives to questions in its own words: made, changed and ended by its managers.
import { randomUUID } from 'node:crypto';
import type { Transaction } from '../database.ts';
import { CallerError, RefusedInput, refuse } from '../refusal.ts';
import { answerContent, MAX_OWN_ANSWERS, sameQuestion } from './answerShapes.ts';
import { lockDays } from './dayLock.ts';
import { setInManagersLayer } from './managersLayer.ts';
import { officeAsItStands } from './read.ts';
import type { OwnAnswer } from './settings.ts';

export type AnswerContent = Omit<OwnAnswer, 'id'>;

/** @throws CallerError BAD_USER_INPUT naming each part that is wrong. */
export function readAnswerContent(content: AnswerContent): AnswerContent {
  const result = answerContent.safeParse(content);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new CallerError('BAD_USER_INPUT', faults.join('; '));
}

/** @throws RefusedInput if the office has an answer to that question, or as many answers as it may have. */
export async function makeAnswer(tx: Transaction, office: string, content: AnswerContent): Promise<OwnAnswer> {
  const there = await lockedAnswers(tx, office);
  if (there.length >= MAX_OWN_ANSWERS)
    throw new RefusedInput({
      message: `An office has at most ${MAX_OWN_ANSWERS} answers: end one first.`,
      refusal: refuse('ANSWERS_FULL', { limit: MAX_OWN_ANSWERS }),
    });
  const made = { id: randomUUID(), ...readAnswerContent(content) };
  checkQuestion(made, there);
  await setInManagersLayer(tx, office, { answers: [...there, made] });
  return made;
}

/** The parts that are named replace those there are. @throws CallerError NOT_FOUND, or BAD_USER_INPUT as makeAnswer */
export async function changeAnswer(
  tx: Transaction,
  office: string,
  id: string,
  change: Partial<AnswerContent>,
): Promise<{ before: OwnAnswer; answer: OwnAnswer }> {
  const there = await lockedAnswers(tx, office);
  const before = answerAmong(there, id);
  const { id: _, ...content } = before;
  const answer = { id, ...readAnswerContent({ ...content, ...change }) };
  checkQuestion(answer, there);
  await setInManagersLayer(tx, office, { answers: there.map((one) => (one.id === id ? answer : one)) });
  return { before, answer };
}

/** @throws CallerError NOT_FOUND */
export async function endAnswer(tx: Transaction, office: string, id: string): Promise<OwnAnswer> {
  const there = await lockedAnswers(tx, office);
  const ended = answerAmong(there, id);
  await setInManagersLayer(tx, office, { answers: there.filter((one) => one.id !== id) });
  return ended;
}

/** The answer to exactly this question. @throws CallerError NOT_FOUND if it was ended since. */
export async function answerOfQuestion(tx: Transaction, office: string, question: string): Promise<OwnAnswer> {
  const { answers } = await officeAsItStands(tx, office);
  const found = answers.find((one) => sameQuestion(one.question) === sameQuestion(question));
  if (!found) throw new CallerError('NOT_FOUND', `${office} has no answer to that question any more.`);
  return found;
}

/** The office's answers; no other change of the office is made until the transaction ends. */
async function lockedAnswers(tx: Transaction, office: string): Promise<OwnAnswer[]> {
  await lockDays(tx, office);
  return (await officeAsItStands(tx, office)).answers;
}

function answerAmong(answers: readonly OwnAnswer[], id: string): OwnAnswer {
  const found = answers.find((one) => one.id === id);
  if (!found) throw new CallerError('NOT_FOUND', `There is no answer ${id}.`);
  return found;
}

function checkQuestion({ id, question }: OwnAnswer, answers: readonly OwnAnswer[]): void {
  const same = answers.find((one) => one.id !== id && sameQuestion(one.question) === sameQuestion(question));
  if (same)
    throw new RefusedInput({
      message: `question: there is an answer to it already, ${same.id}.`,
      refusal: refuse('ANSWER_EXISTS', {}, { field: 'question' }),
    });
}
