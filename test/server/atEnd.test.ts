// All that tests open is closed, by whichever code it was opened: a server that is left open works on while the next files run.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { atEnd, closeWhatIsOpen } from '../support/atEnd.ts';

const [opened, closed]: [string[], string[]] = [[], []];
const opens = (name: string) => {
  opened.push(name);
  atEnd(() => closed.push(name));
};
const stillOpen = () => opened.filter((name) => !closed.includes(name));

describe('by tests and blocks', () => {
  describe('a test', () => {
    test.each(['one', 'the next'])('that opens %s has it while it runs', (name) => {
      expect(stillOpen().filter((each) => each.startsWith('of a test'))).toEqual([]);
      opens(`of a test, ${name}`);
      expect(closed).not.toContain(`of a test, ${name}`);
    });
    afterAll(() => {
      expect(stillOpen().filter((each) => each.startsWith('of a test'))).toEqual([]);
    });
  });

  describe('a block', () => {
    opens('of the block');
    afterEach(() => {
      expect(closed).not.toContain('of the block');
    });

    test('has open what it opened beside its tests', () => {
      expect(stillOpen()).toContain('of the block');
    });
  });

  afterAll(() => {
    expect(closed).toContain('of the block');
  });
});

describe('by a hook', () => {
  beforeAll(async () => {
    await pause(1);
    opens('of a hook');
  });
  afterAll(() => {
    expect(closed).not.toContain('of a hook');
  });

  test('it is open until the file ends', () => {
    expect(stillOpen()).toContain('of a hook');
  });
});

describe.concurrent('by tests that run together', () => {
  // The first is over before the second opens anything: no test runs then that could be asked.
  test.each([1, 20, 40])('it is open after %i ms', async (milliseconds) => {
    await pause(milliseconds);
    opens(`after ${milliseconds}`);
  });
});

afterAll(async () => {
  const left = stillOpen();
  const before = closed.length;
  await closeWhatIsOpen();
  // The last first.
  expect(closed.slice(before)).toEqual(left.toReversed());
  expect(stillOpen()).toEqual([]);
});
