// Jobs give way to webhooks: fewer at a time while those are acknowledged late, as many as before once they are not.
import { expect, test } from 'vitest';
import { openGiveWay } from '../../src/server/giveWay.ts';

/** Jobs that end when they are told to. */
function jobs(most: number) {
  let time = 0;
  const giveWay = openGiveWay(most, () => time);
  const ends: (() => void)[] = [];
  let [running, mostAtOnce] = [0, 0];
  const results: Promise<unknown>[] = [];
  return {
    giveWay,
    later: (milliseconds: number) => {
      time += milliseconds;
    },
    async begin(count: number) {
      for (let index = 0; index < count; index++) {
        const job = async () => {
          mostAtOnce = Math.max(mostAtOnce, ++running);
          await new Promise<void>((end) => ends.push(end));
          running--;
        };
        results.push(giveWay.run(job));
      }
      await new Promise(setImmediate);
    },
    /** Ends those that run, one after another, until none is left; returns the most that ran at a time. */
    async finish(): Promise<number> {
      mostAtOnce = running;
      for (let end = ends.shift(); end; end = ends.shift()) {
        end();
        await new Promise(setImmediate);
      }
      await Promise.all(results);
      return mostAtOnce;
    },
    running: () => running,
  };
}

test('as many as there may be, where no webhook comes', async () => {
  const { begin, running, finish } = jobs(8);
  await begin(20);
  expect(running()).toBe(8);
  expect(await finish()).toBe(8);
});

test('fewer while webhooks are acknowledged late, but always one', async () => {
  const { giveWay, begin, later, finish } = jobs(8);
  for (let late = 0; late < 20; late++) {
    giveWay.acknowledged(80);
    later(100);
  }
  await begin(5);
  expect(await finish()).toBe(1);
});

test('one crowd of webhooks counts once', async () => {
  const { giveWay, begin, running, finish } = jobs(8);
  for (let late = 0; late < 100; late++) giveWay.acknowledged(80);
  await begin(20);
  expect(running()).toBe(5);
  await finish();
});

test('more again as they are acknowledged soon, and all at once when none comes any more', async () => {
  const { giveWay, begin, later, running, finish } = jobs(8);
  const slow = () => {
    for (let late = 0; late < 20; late++) {
      giveWay.acknowledged(80);
      later(100);
    }
  };
  slow();
  for (let soon = 0; soon < 110; soon++) giveWay.acknowledged(2);
  await begin(20);
  expect(running()).toBe(3);
  await finish();
  slow();
  later(2000);
  await begin(20);
  expect(running()).toBe(8);
  await finish();
});

test('a job that fails makes room for the next', async () => {
  const { giveWay, later } = jobs(1);
  giveWay.acknowledged(80);
  later(100);
  const failed = giveWay.run(() => Promise.reject(new Error('It failed.')));
  const next = giveWay.run(async () => 'done');
  await expect(failed).rejects.toThrow('It failed.');
  expect(await next).toBe('done');
});
