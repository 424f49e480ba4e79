// Staff are added from a table all together or not at all, and their keys, which open what they should, are in one new file.
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { importStaff, readStaffFile } from '../../server/import/importStaff.ts';
import { digestOfKey } from '../../src/access/keys.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { openHouse } from '../support/house.ts';

const house = await openHouse();
const { pool } = house.database;
const folder = await temporaryDirectory();
const file = join(folder, 'staff.csv');
const staff = async () => (await pool.query('select office, name, role, digest from staff order by id')).rows;

test('staff of a table get keys, once', async () => {
  await writeFile(file, 'office,name,role\nBOGOR,Sri Rahayu,manager\nMEDAN,"=Budi, S.H.",front desk\n');
  const table = await readStaffFile(house.database, file);
  expect(table.faults).toEqual([]);
  const keysFile = join(folder, 'keys.csv');
  await writeFile(keysFile, 'there');
  await expect(importStaff(house.database, table, keysFile)).rejects.toThrow(/is there already/);
  expect(await staff()).toEqual([]);
  expect(await readFile(keysFile, 'utf8')).toBe('there');

  const fresh = join(folder, 'fresh.csv');
  await importStaff(house.database, table, fresh);
  expect((await stat(fresh)).mode & 0o777).toBe(0o600);
  const keys = parse(await readFile(fresh, 'utf8'), { columns: true }) as { name: string; key: string }[];
  expect(await staff()).toEqual([
    { office: 'BOGOR', name: 'Sri Rahayu', role: 'MANAGER', digest: digestOfKey(keys[0]?.key ?? '') },
    { office: 'MEDAN', name: '=Budi, S.H.', role: 'FRONT_DESK', digest: digestOfKey(keys[1]?.key ?? '') },
  ]);
  expect(keys[1]?.name).toBe("'=Budi, S.H.");
  const audited = await pool.query('select who, what, office, subject from audit order by id');
  expect(audited.rows).toEqual([
    { who: 'administrator command line', what: 'addStaff', office: 'BOGOR', subject: 'MANAGER Sri Rahayu' },
    { who: 'administrator command line', what: 'addStaff', office: 'MEDAN', subject: 'FRONT_DESK =Budi, S.H.' },
  ]);

  const again = await readStaffFile(house.database, file);
  expect(again.faults.map(({ line, why }) => `${line} ${why}`)).toEqual(['2 has a key already', '3 has a key already']);
  await expect(readStaffFile(house.database, join(folder, 'none.csv'))).rejects.toThrow(/cannot be read \(ENOENT\)/);
});
