// MikroORM's command line in a fresh clone: it finds its settings and a database by itself, and leaves nothing behind.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { emptyDirectory, endEverything, processesOn } from '../support/process.ts';

afterAll(endEverything);

async function mikroOrm(dataDir: string, command: string) {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn('npx', ['mikro-orm', command], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: { PATH, HOME, DATA_DIR: dataDir, NO_COLOR: '1' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  const [code] = await once(child, 'close');
  return { code, said };
}

test('entities and migrations say the same, and PostgreSQL is stopped afterwards', async () => {
  const dataDir = await emptyDirectory();
  const { code, said } = await mikroOrm(dataDir, 'migration:check');
  expect(said).toContain('No changes required, schema is up-to-date');
  expect(code).toBe(0);
  expect(await processesOn(dataDir)).toEqual([]);
  expect((await mikroOrm(dataDir, 'debug')).said).toContain('database connection successful');
});
