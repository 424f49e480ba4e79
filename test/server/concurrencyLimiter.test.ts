// Jobs give way to webhooks: fewer at a time while those are acknowledged late, as many as before once they are not.
import { expect, test } from 'vitest';
import { ConcurrencyLimiter } from '../../server/channels/concurrencyLimiter.ts';

/** Jobs that end when they are told to, and a clock that goes on when it is told to. */
function jobs(most: number) {
  let time = 0;
  const calls = new Set<{ at: number; call: () => void }>();
  const limiter = new ConcurrencyLimiter(most, {
    nowMs: () => time,
    later(call, milliseconds) {
      const planned = { at: time + milliseconds, call };
      calls.add(planned);
      return () => calls.delete(planned);
    },
  });
  const ends: (() => void)[] = [];
  const results: Promise<unknown>[] = [];
  let [running, mostAtOnce] = [0, 0];
  const settled = () => new Promise(setImmediate);
  return {
    limiter,
    async later(milliseconds: number) {
      time += milliseconds;
      for (const planned of calls) {
        if (planned.at > time) continue;
        calls.delete(planned);
        planned.call();
      }
      await settled();
    },
    async late(times: number) {
      for (let each = 0; each < times; each++) {
        limiter.noteAcknowledged(80);
        time += 30;
      }
    },
    async begin(count: number) {
      for (let index = 0; index < count; index++) {
        const job = async () => {
          mostAtOnce = Math.max(mostAtOnce, ++running);
          await new Promise<void>((end) => ends.push(end));
          running--;
        };
        results.push(limiter.run(`sender ${index}`, job));
      }
      await settled();
    },
    /** Ends those that run, one after another, until none is left; returns the most that ran at a time. */
    async finish(): Promise<number> {
      mostAtOnce = running;
      for (let end = ends.shift(); end; end = ends.shift()) {
        end();
        await settled();
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
  const { begin, late, finish } = jobs(8);
  await late(20);
  await begin(5);
  expect(await finish()).toBe(1);
});

test('one crowd of webhooks counts once', async () => {
  const { limiter, begin, running, finish } = jobs(8);
  for (let late = 0; late < 100; late++) limiter.noteAcknowledged(80);
  await begin(20);
  expect(running()).toBe(4);
  await finish();
});

test('as many as before where a single one is late among many that are not', async () => {
  const { limiter, begin, later, running, finish } = jobs(8);
  for (let soon = 0; soon < 200; soon++) {
    await later(2);
    limiter.noteAcknowledged(soon === 100 ? 200 : 3);
  }
  await begin(20);
  expect(running()).toBe(8);
  await finish();
});

test('more again in time as they are acknowledged soon, and all at once when none comes any more', async () => {
  const { limiter, begin, late, later, running, finish } = jobs(8);
  await late(20);
  for (let soon = 0; soon < 25; soon++) {
    await later(100);
    limiter.noteAcknowledged(2);
  }
  await begin(20);
  expect(running()).toBe(5);
  await finish();
  await late(20);
  await later(2000);
  await begin(20);
  expect(running()).toBe(8);
  await finish();
});

test('one that waits for something itself keeps no one', async () => {
  const { begin, late, later, running, finish } = jobs(8);
  await late(20);
  await begin(3);
  expect(running()).toBe(1);
  await later(100);
  expect(running()).toBe(2);
  await later(100);
  expect(running()).toBe(3);
  await finish();
});

test('a job that fails makes room for the next', async () => {
  const { limiter, late } = jobs(1);
  await late(1);
  const failed = limiter.run('sender', () => Promise.reject(new Error('It failed.')));
  const next = limiter.run('sender', async () => 'done');
  await expect(failed).rejects.toThrow('It failed.');
  expect(await next).toBe('done');
});

test('a sender with many messages keeps no other waiting', async () => {
  const { limiter, late } = jobs(8);
  await late(20);
  const done: string[] = [];
  const answer = (sender: string) => limiter.run(sender, async () => done.push(sender));
  const flood = Array.from({ length: 50 }, () => answer('flood'));
  await Promise.all([answer('first'), answer('second'), ...flood]);
  expect(done.indexOf('second')).toBeLessThan(5);
});
