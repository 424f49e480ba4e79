// The age of a replica: by the ends of the primary's log, never by a clock of another machine.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeInLog, ReplicaLag } from '../../server/postgres/replicaLag.ts';

test('a place in the log is read as PostgreSQL writes it', () => {
  expect(placeInLog('0/0')).toBe(0n);
  expect(placeInLog('16/B374D848')).toBe(0x16b374d848n);
  expect(placeInLog('FFFFFFFF/FFFFFFFF')).toBe(2n ** 64n - 1n);
});

describe('a replica', () => {
  test('is of unknown age until it has come as far as an end that was noted', () => {
    const lag = new ReplicaLag();
    expect(lag.milliseconds(1000)).toBe(Number.POSITIVE_INFINITY);
    lag.noteEnd(1000, 50n);
    lag.noteReplayed(49n);
    expect(lag.milliseconds(1500)).toBe(Number.POSITIVE_INFINITY);
    lag.noteReplayed(50n);
    expect(lag.milliseconds(1500)).toBe(500);
  });

  test('stays fresh while nothing is written, and ages as soon as something is that it has not', () => {
    const lag = new ReplicaLag();
    for (let second = 0; second < 60; second++) {
      lag.noteEnd(second * 1000, 7n);
      lag.noteReplayed(7n);
      expect(lag.milliseconds(second * 1000 + 100)).toBe(100);
    }
    lag.noteEnd(60_000, 8n);
    lag.noteReplayed(7n);
    expect(lag.milliseconds(62_000)).toBe(3000);
  });

  test('never counts as fresher than it is', () => {
    const steps = fc.array(fc.record({ written: fc.nat(5), replayed: fc.nat(6) }), { maxLength: 200 });
    fc.assert(
      fc.property(steps, (all) => {
        const lag = new ReplicaLag();
        const commits: { at: number; place: bigint }[] = [];
        let [end, place] = [1n, 1n];
        for (const [at, { written, replayed }] of all.entries()) {
          lag.noteEnd(at * 10, end);
          for (let change = 0; change < written; change++) commits.push({ at: at * 10 + 5, place: ++end });
          place = place + BigInt(replayed) < end ? place + BigInt(replayed) : end;
          lag.noteReplayed(place);
          const now = at * 10 + 9;
          const missing = commits.filter((commit) => commit.place > place);
          for (const commit of missing) expect(now - lag.milliseconds(now)).toBeLessThanOrEqual(commit.at);
        }
      }),
    );
  });
});
