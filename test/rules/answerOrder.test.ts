// Pages ask again and again: which answers are still news when they come.
import { expect, test } from 'vitest';
import { AnswerOrder } from '../../web/api/answerOrder.ts';

test('an answer to an older question is no news after that to a newer one', () => {
  const order = new AnswerOrder();
  const [older, newer] = [order.begin(), order.begin()];
  expect(order.isNews(newer)).toBe(true);
  expect(order.isNews(older)).toBe(false);
});

test('answers that come in their order are news, each', () => {
  const order = new AnswerOrder();
  const [older, newer] = [order.begin(), order.begin()];
  expect(order.isNews(older)).toBe(true);
  expect(order.isNews(newer)).toBe(true);
});

test('what was asked before a change here is no news after it, what is asked then is', () => {
  const order = new AnswerOrder();
  const before = order.begin();
  order.outdate();
  expect(order.isNews(before)).toBe(false);
  expect(order.isNews(order.begin())).toBe(true);
});
