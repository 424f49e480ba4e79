// Jobs that fail: whether it is all of them, or only a few again and again.
import { expect, test } from 'vitest';
import { openOutcomes } from '../../src/jobs/failing.ts';

function open() {
  const clock = { at: 0 };
  const outcomes = openOutcomes(() => clock.at);
  const fail = (count: number) => {
    for (let index = 0; index < count; index++) outcomes.failed(`job ${index}`);
  };
  return { clock, outcomes, fail };
}

test('ten different jobs that fail, none done between them, are all', () => {
  const { outcomes, fail } = open();
  fail(9);
  expect([outcomes.inARow(), outcomes.allFail()]).toEqual([9, false]);
  fail(10);
  expect([outcomes.inARow(), outcomes.allFail()]).toEqual([19, true]);
});

test('one that is done ends it', () => {
  const { outcomes, fail } = open();
  fail(30);
  outcomes.done();
  expect([outcomes.inARow(), outcomes.allFail()]).toEqual([0, false]);
  fail(9);
  expect(outcomes.allFail()).toBe(false);
});

test('a few that fail again and again are not all', () => {
  const { outcomes, fail } = open();
  for (let times = 0; times < 25; times++) fail(3);
  expect([outcomes.inARow(), outcomes.allFail()]).toEqual([75, false]);
});

test('what failed long ago says nothing of now', () => {
  const { clock, outcomes, fail } = open();
  fail(10);
  clock.at = 11 * 60_000;
  expect(outcomes.allFail()).toBe(false);
  fail(1);
  expect(outcomes.allFail()).toBe(false);
  fail(10);
  expect(outcomes.allFail()).toBe(true);
});
