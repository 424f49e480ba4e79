// Requests that wait for a lane that does not come free are told to come again, and nothing is done for them.
import { expect, test } from 'vitest';
import { TooBusy } from '../../src/tooBusy.ts';
import { inGroups } from '../../src/transact.ts';
import { cloneDatabase } from '../support/database.ts';

test('who waits too long is told so, and is left out of the group', async () => {
  const { open } = await cloneDatabase();
  const { pool } = await open();
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const worked: string[] = [];
  const add = inGroups<string, string>(
    pool,
    async (_, items, inLine) => {
      inLine();
      worked.push(...items);
      await held;
      return { answer: items.map((item) => item.toUpperCase()), announcements: [] };
    },
    { laneWaitMs: 50 },
  );
  const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
  // Both lanes are taken.
  const first = add('a');
  while (worked.length < 1) await nextTurn();
  const second = add('b');
  while (worked.length < 2) await nextTurn();
  const waiting = ['c', 'd'].map(add);
  for (const refused of waiting) await expect(refused).rejects.toThrow(TooBusy);
  const last = add('e');
  letGo();
  expect(await Promise.all([first, second, last])).toEqual(['A', 'B', 'E']);
  expect(worked).toEqual(['a', 'b', 'e']);
});
