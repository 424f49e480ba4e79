// Two servers and PostgreSQL are killed under bookings: the short form of `npm run bench -- kills`, which kills fifty times.
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { isAsTold } from '../../bench/kills/checked.ts';
import { planKills, victimsOf } from '../../bench/kills/plan.ts';
import { faultsOfKills } from '../../bench/kills/report.ts';
import { runKills } from '../../bench/kills/run.ts';

/** Of a round each: a server, PostgreSQL, and everything at once. */
const SEED_OF_ALL_KINDS = 62;

test('what was answered stands, whatever was killed', { timeout: 400_000 }, async () => {
  const run = await runKills(resolve('.'), {
    kills: 3,
    rate: 60,
    seed: SEED_OF_ALL_KINDS,
    postgresSettings: { fsync: 'off' },
  });
  expect([...run.faults, ...faultsOfKills(run)]).toEqual([]);
  const { bookings, confirmed } = run.findings;
  expect(bookings).toBe(run.people);
  expect(bookings).toBeGreaterThan(100);
  expect(confirmed).toBeGreaterThan(30);
});

test('a hold lapses at the moment that was told, and no earlier', () => {
  const confirmBy = '2026-12-01T13:25:32+07:00';
  const told = { name: 'Siti', code: 'MS26839C', status: 'HELD', number: null, confirmBy } as const;
  const booked = { code: told.code, name: told.name, number: null, phone: null };
  const lapsedAt = (ms: number | null) => ({ ...booked, status: 'EXPIRED', lapsedAtMs: ms });
  const due = Date.parse(confirmBy);
  expect(isAsTold(lapsedAt(due), told)).toBe(true);
  for (const wrong of [due - 1, null]) expect(isAsTold(lapsedAt(wrong), told)).toBe(false);
  for (const confirmed of [confirmBy, null])
    expect(isAsTold(lapsedAt(due), { ...told, status: 'CONFIRMED', confirmBy: confirmed })).toBe(false);
  expect(isAsTold({ ...booked, status: 'CANCELLED', lapsedAtMs: null }, told)).toBe(false);
  expect(isAsTold(undefined, told)).toBe(false);
});

test('kills are of all kinds, and the same for a seed', () => {
  const plan = planKills(50, 7);
  expect(planKills(50, 7)).toEqual(plan);
  expect(planKills(50, 8)).not.toEqual(plan);
  const kinds = new Set(plan.map(victimsOf));
  expect([...kinds].toSorted()).toEqual(['PostgreSQL', 'all', 'both servers', 'server 1', 'server 2']);
  expect(planKills(3, SEED_OF_ALL_KINDS).map(victimsOf).toSorted()).toEqual(['PostgreSQL', 'all', 'server 1']);
});
