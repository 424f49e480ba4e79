// Counters that come to be while others make them: servers that start at once, managers who add the same.
import { expect, test } from 'vitest';
import { inTransaction, type Pool } from '../../src/database.ts';
import { addCounter, seedCounters } from '../../src/queue/counters.ts';
import { openDesk } from '../support/desk.ts';

const desk = await openDesk();
const counters = () =>
  desk.query(`select id, label, services, removed from counter where office = 'BANDUNG' order by id`);

test('of the file are there once, however many servers start at once', async () => {
  const before = await counters();
  expect(before.length).toBeGreaterThan(1);
  for (let round = 0; round < 60; round++) {
    await desk.query('delete from counter');
    const servers = Array.from({ length: 8 }, (_, index) => desk.pools[index % 2] as Pool);
    await Promise.all(
      servers.map(async (pool) => {
        await inTransaction(pool, (tx) => seedCounters(tx, desk.house.offices.all()));
      }),
    );
    expect(await counters()).toEqual(before);
  }
});

test('of one name are added once, and the others are told', async () => {
  const office = desk.house.offices.get('DEPOK');
  for (let round = 0; round < 15; round++) {
    const add = (through: number) =>
      desk.run(
        (tx) => addCounter(tx, { office, label: `VIP ${round}`, services: [] }, desk.house.clock.now()),
        through,
      );
    const answers = await Promise.allSettled(Array.from({ length: 8 }, (_, index) => add(index)));
    const [made, ...others] = answers.toSorted((a, b) => a.status.localeCompare(b.status));
    expect(made).toMatchObject({ status: 'fulfilled', value: { id: `DEPOK/VIP ${round}`, label: `VIP ${round}` } });
    for (const other of others)
      expect(other).toMatchObject({ reason: { message: `DEPOK has a counter VIP ${round} already.` } });
  }
});
