// What tests open is closed, whoever opened it: a server that is left open works on while the next files run.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { atEnd, closeWhatIsOpen } from '../support/atEnd.ts';

const closed: string[] = [];
const opens = (name: string) => atEnd(() => closed.push(name));

describe('a block', () => {
  opens('of the block');

  test('opens', () => {
    opens('of the test');
    expect(closed).toEqual([]);
  });

  test('has closed after each test what that opened', () => {
    expect(closed).toEqual(['of the test']);
  });
});

describe('the end of a block', () => {
  beforeAll(async () => {
    await pause(1);
    opens('of a hook');
  });
  afterAll(() => {
    expect(closed).not.toContain('of a hook');
  });

  test('closes what was opened beside its tests', () => {
    expect(closed).toEqual(['of the test', 'of the block']);
  });
});

describe.concurrent('tests that run together', () => {
  // The first is over before the second opens anything: nobody runs then that could be asked.
  test.each([1, 20, 40])('open after %i ms', async (milliseconds) => {
    await pause(milliseconds);
    opens(`after ${milliseconds}`);
  });
});

test('the end of the file closes all that is left, the last first', async () => {
  expect(closed).toEqual(['of the test', 'of the block']);
  await closeWhatIsOpen();
  expect(closed.slice(2)).toEqual(['after 40', 'after 20', 'after 1', 'of a hook']);
});
