// Work in portions: the first of a turn at once, the others in the turns after it, and what arrives in between before them.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fewATurn } from '../../src/fewATurn.ts';

test('two of five are done at once, and two in each turn after that, in their order', async () => {
  const done: number[] = [];
  const take = fewATurn(2);
  for (const each of [1, 2, 3, 4, 5]) take(() => done.push(each));
  expect(done).toEqual([1, 2]);
  await nextTurn();
  expect(done).toEqual([1, 2, 3, 4]);
  await nextTurn();
  expect(done).toEqual([1, 2, 3, 4, 5]);
});

test('work that comes while some waits is done behind it', async () => {
  const done: number[] = [];
  const take = fewATurn(1);
  for (const each of [1, 2]) take(() => done.push(each));
  await nextTurn();
  take(() => done.push(3));
  expect(done).toEqual([1, 2]);
  await nextTurn();
  expect(done).toEqual([1, 2, 3]);
});

test('each turn has its own portion', async () => {
  const done: number[] = [];
  const take = fewATurn(1);
  for (const each of [1, 2, 3]) {
    take(() => done.push(each));
    expect(done.at(-1)).toBe(each);
    await nextTurn();
    await nextTurn();
  }
});
