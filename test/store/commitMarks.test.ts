// A notification carries the mark of its commit, by which the process that made it knows it again.
import { expect, test } from 'vitest';
import { listen } from '../../server/live/listener.ts';
import type { Announcement } from '../../src/events.ts';
import { onCommit, transact } from '../../src/transact.ts';
import { atEnd } from '../support/atEnd.ts';
import { cloneDatabase } from '../support/database.ts';

const onFault = (fault: unknown) => {
  throw fault;
};

test('each commit has a mark, and one too long for a notification as well', async () => {
  const { url, open } = await cloneDatabase();
  const { pool } = await open();
  const made: [string, number][] = [];
  const listener = await listen(url, onFault);
  atEnd(() => listener.stop());
  const counted = new Map<string | null, number>();
  listener.tell({
    hear: (_, commit) => counted.set(commit, (counted.get(commit) ?? 0) + 1),
    lost() {},
  });
  onCommit(pool, (announcements, commit) => made.push([commit, announcements.length]));
  const places = (days: number): Announcement[] =>
    Array.from({ length: days }, (_, day) => ({ event: 'availability', office: 'BOGOR', date: `2017-08-${10 + day}` }));
  for (const days of [1, 3]) await transact(pool, async () => ({ answer: null, announcements: places(days) }));
  const many = Array.from({ length: 200 }, () => places(1))
    .flat()
    .map((place, number) => ({ ...place, date: `${number}` }));
  await transact(pool, async () => ({ answer: null, announcements: many }));
  await transact(pool, async () => ({ answer: null, announcements: [] }));
  expect(await listener.caughtUp()).toBe(true);
  // A text that is too long says the office only.
  expect([...counted]).toEqual(made.map(([commit, count]) => [commit, count === 200 ? 1 : count]));
  expect(made.map(([, count]) => count)).toEqual([1, 3, 200]);
  expect(new Set(made.map(([commit]) => commit)).size).toBe(3);
});
