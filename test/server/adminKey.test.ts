// The administrator's key: a folder that cannot keep it is refused before the database has its digest, and none is asked of a kept one.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { adminKey } from '../../server/access/secrets.ts';
import { readSecret } from '../../src/access/keptSecrets.ts';
import { queriesOn } from '../../src/database.ts';
import { cloneDatabase } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';

/** No account may write below a file. */
async function placeBelowFile(): Promise<string> {
  const file = join(await temporaryDirectory(), 'file');
  await writeFile(file, '');
  return join(file, 'data');
}

test('a folder that cannot keep a new key is refused, and the database keeps nothing', async () => {
  const { pool } = await (await cloneDatabase()).open();
  await expect(adminKey(pool, null, await placeBelowFile())).rejects.toThrow('lies below a file');
  expect(await readSecret(queriesOn(pool), 'admin key digest')).toBeNull();
});

test('the key of an emptied database stays, and its folder is not written', async () => {
  const folder = await temporaryDirectory();
  const first = await adminKey((await (await cloneDatabase()).open()).pool, null, folder);
  const key = (await readFile(join(folder, 'admin-key'), 'utf8')).trim();
  expect(first).toMatchObject({ made: key, file: join(folder, 'admin-key') });
  const { pool } = await (await cloneDatabase()).open();
  const kept = await adminKey(pool, null, await placeBelowFile(), first.digest);
  expect([kept.matches(key), kept.made, kept.file]).toEqual([true, null, null]);
});
