// The demonstration that a database keeps: only a new one begins as one, its clock never goes back, its scene is made once.
import { describe, expect, test } from 'vitest';
import { openDemonstration } from '../../server/demonstration/begin.ts';
import { migrate } from '../../server/postgres/database.ts';
import { emptyDemonstration } from '../../server/postgres/emptyDemonstration.ts';
import type { Asker } from '../../src/access/asker.ts';
import { writeAudit } from '../../src/access/audit.ts';
import { inTransaction, queriesOn } from '../../src/database.ts';
import {
  beginDemonstration,
  keepDemonstrationClock,
  readDemonstration,
  takeDemonstrationStep,
} from '../../src/demonstration/demonstration.ts';
import { beginTraining, readTraining } from '../../src/demonstration/training.ts';
import { applyFile } from '../../src/office/directory.ts';
import { noteWalkIn, openLine } from '../../src/queue/line.ts';
import { addMinutes, instant, movableClock } from '../../src/time.ts';
import { cloneDatabase } from '../support/database.ts';
import { makeOffices } from '../support/offices.ts';
import { SEEDED } from '../support/seed.ts';

const MONDAY = instant('2026-11-23T07:00:00+07:00');

describe('a demonstration', () => {
  test('begins in a database that no server has used, and goes on where it was', async () => {
    const db = queriesOn((await (await cloneDatabase()).open()).pool);
    expect(await readDemonstration(db)).toBeNull();
    expect(await beginDemonstration(db, MONDAY)).toMatchObject({ beganAt: MONDAY, clockAt: MONDAY, steps: [] });
    await keepDemonstrationClock(db, addMinutes(MONDAY, 90));
    await keepDemonstrationClock(db, addMinutes(MONDAY, 80));
    const again = await beginDemonstration(db, addMinutes(MONDAY, 24 * 60 * 7));
    expect(again).toMatchObject({ beganAt: MONDAY, clockAt: addMinutes(MONDAY, 90) });
  });

  test('is none in a database with offices', async () => {
    const db = queriesOn((await (await cloneDatabase(SEEDED)).open()).pool);
    expect(await beginDemonstration(db, MONDAY)).toBeNull();
  });

  test('takes each of its steps once, by however many servers', async () => {
    const { pool } = await (await cloneDatabase()).open();
    await beginDemonstration(queriesOn(pool), MONDAY);
    const takes = await Promise.all(Array.from({ length: 6 }, () => takeDemonstrationStep(queriesOn(pool), 'past')));
    expect(takes.filter(Boolean)).toHaveLength(1);
    expect(await takeDemonstrationStep(queriesOn(pool), 'ahead')).toBe(true);
    expect((await readDemonstration(queriesOn(pool)))?.steps).toEqual(['past', 'ahead']);
  });
});

test('walk-ins of a day are counted on where another day was worked on in between', async () => {
  const { pool } = await (await cloneDatabase(SEEDED)).open();
  const office = makeOffices()[0];
  const counted = (now: string) =>
    inTransaction(pool, async (tx) => {
      const line = await openLine(tx, { ...office, timeZone: 'Asia/Jakarta' } as never, instant(now));
      const number = await noteWalkIn(tx, line);
      await tx.query(
        `insert into ticket (office, date, number, service, status, priority, issued_at) values ($1, $2, $3, 'PASSPORT', 'WAITING', 'NORMAL', $4)`,
        [line.office.code, line.date, `W0${number}`, now],
      );
      return number;
    });
  expect(await counted('2017-08-07T09:00:00+07:00')).toBe(1);
  expect(await counted('2017-08-07T09:05:00+07:00')).toBe(2);
  expect(await counted('2017-08-04T09:00:00+07:00')).toBe(1);
  expect(await counted('2017-08-07T09:10:00+07:00')).toBe(3);
});

describe('the tasks of training', () => {
  test('are done by all staff but those whom the demonstration plays, from the beginning of the training on', async () => {
    const { pool } = await (await cloneDatabase()).open();
    const db = queriesOn(pool);
    await beginDemonstration(db, MONDAY);
    await inTransaction(pool, (tx) => applyFile(tx, makeOffices()));
    const members = await db.query<{ id: number; name: string }>(
      `insert into staff (office, name, role, digest, created_at) values ('BOGOR', 'Sri Rahayu', 'FRONT_DESK', 'a', $1), ('BOGOR', 'Trainee', 'FRONT_DESK', 'b', $1)
       returning id, name`,
      [MONDAY.toString()],
    );
    const note = (name: string, what: string, minutes: number) => {
      const id = String(members.find((one) => one.name === name)?.id);
      const asker: Asker = { kind: 'officer', id, name, role: 'FRONT_DESK', office: 'BOGOR' };
      const change = { asker, source: null, what, office: 'BOGOR', subject: null };
      return inTransaction(pool, (tx) => writeAudit(tx, change, addMinutes(MONDAY, minutes)));
    };
    const done = async () =>
      (await readTraining(db, ['Sri Rahayu'])).flatMap(({ task, doneAt }) => (doneAt ? [task] : []));
    await note('Sri Rahayu', 'checkIn', 1);
    expect(await done()).toEqual([]);
    await note('Trainee', 'checkIn', 2);
    await note('Trainee', 'callNext', 3);
    expect(await done()).toEqual(['CHECK_IN', 'CALL']);
    await beginTraining(db, addMinutes(MONDAY, 4));
    expect(await done()).toEqual([]);
    await note('Trainee', 'closeDay', 5);
    expect(await done()).toEqual(['CLOSE_DAY']);
  });
});

test('real service does not begin on a demonstration, whose keys of staff anyone could take', async () => {
  const { url, open } = await cloneDatabase();
  const begins = {
    databaseUrl: url,
    offices: [],
    clock: movableClock(MONDAY),
    config: { demonstration: false, mode: 'live' as const },
  };
  expect(await openDemonstration(begins)).toBeNull();
  await beginDemonstration(queriesOn((await open()).pool), MONDAY);
  await expect(openDemonstration(begins)).rejects.toThrow('The database holds a demonstration');
});

describe('beginning again', () => {
  test('empties the database of a demonstration, which then begins as a new one', async () => {
    const { url, open } = await cloneDatabase();
    const used = queriesOn((await open()).pool);
    await beginDemonstration(used, MONDAY);
    await keepDemonstrationClock(used, addMinutes(MONDAY, 300));
    await emptyDemonstration({ databaseUrl: url, ownerUrl: null });
    expect(
      await used.query(`select to_regclass('booking') as there, to_regnamespace('graphile_worker') as jobs`),
    ).toEqual([{ there: null, jobs: null }]);
    await migrate(url);
    const again = addMinutes(MONDAY, 7 * 24 * 60);
    expect(await beginDemonstration(queriesOn((await open()).pool), again)).toMatchObject({
      clockAt: again,
      steps: [],
    });
  });

  test('deletes nothing where there is no demonstration', async () => {
    const { url, open } = await cloneDatabase(SEEDED);
    await expect(emptyDemonstration({ databaseUrl: url, ownerUrl: null })).rejects.toThrow('no demonstration');
    const [found] = await queriesOn((await open()).pool).query<{ offices: number }>(
      'select count(*) as offices from office',
    );
    expect(found?.offices).toBeGreaterThan(0);
  });
});
