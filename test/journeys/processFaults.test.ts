// A fault that keeps the program from starting is said in words, at once, and nothing is left running.
import { readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { emptyDirectory, endEverything, launch, processesOn, type Start } from '../support/process.ts';

afterAll(endEverything);

/** Every line of its standard error; it must end with 1, without a stack, and leave no process. */
async function fault(options: Start): Promise<string> {
  const it = await launch(options);
  expect(await it.ended).toEqual({ code: 1, signal: null });
  expect(it.err()).not.toMatch(/^ {4}at /m);
  expect(it.err()).not.toContain('Error:');
  expect(it.out()).not.toContain('is ready');
  expect(await processesOn(it.dataDir)).toEqual([]);
  return it.err().trimEnd();
}

describe.concurrent('a fault of', () => {
  test('the port: something listens there already', async () => {
    const taken = createServer();
    await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
    const { port } = taken.address() as AddressInfo;
    expect(await fault({ env: { PORT: `${port}` } })).toBe(
      `Port ${port} is in use: stop what runs there, or set PORT to another.`,
    );
    taken.close();
  });

  test('the data directory: it is a file', async () => {
    const file = join(await emptyDirectory(), 'data');
    await writeFile(file, '');
    expect(await fault({ dataDir: file })).toBe(
      `DATA_DIR ${file} is a file: remove it, or set DATA_DIR to another folder.`,
    );
    const below = join(file, 'antrean');
    expect(await fault({ dataDir: below })).toBe(
      `DATA_DIR ${below} lies below a file: remove that, or set DATA_DIR to another folder.`,
    );
  });

  test('the database: the password is wrong, and is not said', async () => {
    const password = 'a-secret-of-the-database';
    const url = Object.assign(new URL(inject('postgresUrl')), { password });
    const said = await fault({ env: { DATABASE_URL: url.href } });
    expect(said).toBe('The database at DATABASE_URL cannot be used: password authentication failed for user "antrean"');
  });

  test('the offices file: named with file, line and field', async () => {
    const directory = await emptyDirectory();
    const file = join(directory, 'offices.yaml');
    const text = (await readFile('offices.yaml', 'utf8')).replace('    capacity: 50', '    capacity: many');
    await writeFile(file, text.replace('{ code: TANGERANG,', '{ code: TANGERANG, town: x,'));
    const lineOf = (part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1;
    const lines = (await fault({ env: { OFFICES_FILE: file } })).split('\n');
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(`offices\\.yaml:${lineOf('capacity: many')}: defaults\\.schedule\\.capacity: .`),
      ),
      expect.stringMatching(new RegExp(`offices\\.yaml:${lineOf('code: TANGERANG')}: offices\\[5\\]\\.town: .`)),
    ]);
  });

  test('the settings: real service without what it needs, and with a set clock, all at once', async () => {
    const said = await fault({ env: { MODE: 'live', PORT: 'http', TWILIO_ACCOUNT_SID: 'AC1' } });
    expect(
      said
        .split('\n')
        .map((line) => line.split(' ')[0])
        .sort(),
    ).toEqual(['ADMIN_KEY', 'CLOCK', 'DATABASE_URL', 'PORT', 'PUBLIC_URL', 'TWILIO_AUTH_TOKEN']);
    for (const line of said.split('\n')) expect(line).toMatch(/ must (not )?be | is missing/);
  });
});
