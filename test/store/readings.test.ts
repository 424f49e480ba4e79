// Readings are kept until they are written, and count on every server.
import { expect, test } from 'vitest';
import type { Asker } from '../../src/access/asker.ts';
import { type CeilingReached, Readings } from '../../src/audit/readings.ts';
import { type Pool, queriesOn } from '../../src/database.ts';
import { makeOffice } from '../rules/make.ts';
import { openHouse } from '../support/house.ts';
import { step } from '../support/step.ts';

const officer: Asker = { kind: 'officer', id: '7', name: 'Dewi', role: 'FRONT_DESK', office: 'BOGOR' };

test('readings', async () => {
  const { database, clock } = await openHouse();
  const faults: unknown[] = [];
  const reached: CeilingReached[] = [];
  const office = () => makeOffice('BOGOR', { policy: { dailyReadings: 4 } });
  const onPool = (pool: Pool) =>
    new Readings({
      pool,
      clock,
      office,
      onCeiling: (one) => reached.push(one),
      onFault: (error) => faults.push(error),
    });
  const read = (readings: Readings, ...subjects: string[]) =>
    readings.note({ asker: officer, source: null, what: 'bookings', office: 'BOGOR', subjects });
  const written = () =>
    queriesOn(database.pool).query('select persons, subjects from audit where persons is not null order by id');
  const readings = onPool(database.pool);

  await step('are promises only at the first of the day', async () => {
    expect(read(readings, 'A')).toBeInstanceOf(Promise);
    await read(readings, 'A');
    expect(read(readings, 'A', 'B')).toBeUndefined();
  });

  await step('of one batch are one row', async () => {
    await readings.flush();
    expect(await written()).toEqual([{ persons: 2, subjects: ['A', 'B'] }]);
    await readings.flush();
    expect(await written()).toHaveLength(1);
  });

  await step('count on a server that is started later', async () => {
    const later = onPool(database.pool);
    await read(later, 'A', 'B', 'C');
    await later.flush();
    await expect((async () => read(later, 'D', 'E'))()).rejects.toThrow('no more');
    expect(reached).toEqual([{ asker: 'officer 7', office: 'BOGOR', ceiling: 4, isFirst: true }]);
  });

  await step('of persons without a reference count each time', async () => {
    const later = onPool(database.pool);
    const others = () =>
      later.note({
        asker: officer,
        source: null,
        what: 'suspiciousAddresses',
        office: 'BOGOR',
        subjects: [],
        others: 1,
      });
    await others();
    await expect((async () => others())()).rejects.toThrow('no more');
    await later.flush();
    expect((await written()).at(-1)).toEqual({ persons: 1, subjects: [] });
  });

  await step('are kept while they cannot be written', async () => {
    clock.advance(24 * 60);
    await read(readings, 'X');
    await queriesOn(database.pool).query('alter table audit rename to away');
    await expect(readings.flush()).rejects.toThrow('audit');
    await queriesOn(database.pool).query('alter table away rename to audit');
    await read(readings, 'Y');
    await readings.flush();
    expect((await written()).at(-1)).toEqual({ persons: 2, subjects: ['X', 'Y'] });
    expect(faults).toEqual([]);
  });
});
