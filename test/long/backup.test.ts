// Backup and restoration as an operator has them: by the command, of a server that runs, and as the drill of the documents says.
import { execFile } from 'node:child_process';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NODE_OF_REPOSITORY, OFFICES_FILE, PROGRAM, runAntrean } from '../support/antreanCommand.ts';
import { blocksOf } from '../support/documentBlocks.ts';
import { emptyDirectory, endEverything, graphql, type Running, start, stop } from '../support/process.ts';

const run = promisify(execFile);
const DATA_KEY = 'k1:q3Zk9pX2vT7LwYbR4sNcE1uHj8MfAo5GdKiQxPzWtUs=';

let server: Running;
let folder: string;

const antrean = (words: string[], settings: Record<string, string> = {}) => runAntrean(folder, words, settings);

const BOARD = '{ board(office: "BOGOR") { called { number counter } waiting { waiting next service { code } } } }';
const BOOK = `mutation ($name: String!) { book(input: { office: "BOGOR", applicant: { name: $name, birthDate: "1990-05-12" } }) {
  __typename ... on Booking { code } } }`;
let admin: Record<string, string>;
let code: string;

beforeAll(async () => {
  folder = await emptyDirectory();
  await chmod(folder, 0o777);
  server = await start({ env: { DEMO: 'empty', DATA_KEY } });
  admin = { authorization: `Bearer ${(await readFile(join(server.dataDir, 'admin-key'), 'utf8')).trim()}` };
  code = (await graphql(server.url, BOOK, { name: 'Siti' })).book.code;
  const walkIn =
    'mutation { issueTicket(input: { office: "BOGOR", service: "PASSPORT" }) { __typename ... on Ticket { number } } }';
  await graphql(server.url, walkIn, {}, admin);
}, 120_000);
afterAll(endEverything);

test('a running server is backed up, and another machine goes on from there', async () => {
  const made = await antrean(['backup', 'one.sql.gz'], { DATA_DIR: server.dataDir });
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toMatch(
    /^one\.sql\.gz: \d+ rows as of \S+Z, \d+ bytes\.\nParts of it are encrypted with key "k1"/,
  );
  expect((await stat(join(folder, 'one.sql.gz'))).mode & 0o777).toBe(0o600);
  expect(await antrean(['backup', 'one.sql.gz'], { DATA_DIR: server.dataDir })).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/one\.sql\.gz is there already: name another file\.\n$/),
  });
  expect(await antrean(['restore', 'one.sql.gz', '--replace'], { DATA_DIR: server.dataDir })).toMatchObject({
    code: 1,
    stderr: 'A server is working on the database: stop all servers before a backup is restored.\n',
  });
  const board = await graphql(server.url, BOARD);

  const dataDir = await emptyDirectory();
  const restored = await antrean(['restore', 'one.sql.gz', '--as-it-was'], { DATA_DIR: dataDir });
  expect(restored).toMatchObject({ code: 0, stderr: '' });
  expect(restored.stdout).toMatch(
    /^Restored as of \S+: \d+ offices, 1 booking\.\n.*key "k1", which DATA_KEY does not list/,
  );
  expect(await antrean(['restore', 'one.sql.gz'], { DATA_DIR: dataDir })).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^The database is not empty/),
  });
  const other = await start({ dataDir, env: { DEMO: 'empty', DATA_KEY } });
  expect(await graphql(other.url, BOARD)).toEqual(board);
  const booking = await graphql(other.url, `{ booking(code: "${code}") { code status } }`, {}, admin);
  expect(booking).toEqual({ booking: { code, status: 'HELD' } });
  expect((await graphql(other.url, BOOK, { name: 'Budi' })).book.__typename).toBe('Booking');
  await stop(other);
}, 120_000);

test('a running server is exported, as a whole, an office and a person', async () => {
  const settings = { DATA_DIR: server.dataDir, DATA_KEY };
  const linesOf = async (file: string) =>
    (await readFile(join(folder, file), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  expect(await antrean(['export', 'all.jsonl'], settings)).toMatchObject({ code: 0, stderr: '' });
  expect((await stat(join(folder, 'all.jsonl'))).mode & 0o777).toBe(0o600);
  const bookings = (await linesOf('all.jsonl')).filter(({ table }) => table === 'booking');
  expect(bookings.map(({ row }) => [row.code, row.name])).toEqual([[code, 'Siti']]);
  expect(await antrean(['export', 'office.jsonl', '--office', 'MEDAN'], settings)).toMatchObject({ code: 0 });
  expect((await linesOf('office.jsonl')).filter(({ table }) => table === 'booking')).toEqual([]);
  expect(await antrean(['export', 'person.jsonl', '--booking', code], settings)).toMatchObject({ code: 0 });
  expect((await linesOf('person.jsonl')).find(({ kind }) => kind === 'bookings').record).toMatchObject({ code });
  expect(await antrean(['export', 'none.jsonl', '--booking', '22222222'], settings)).toMatchObject({
    code: 1,
    stderr: 'There is no booking 22222222 that still names a person.\n',
  });
});

test('staff of a table sign in with the keys of the new file', async () => {
  const settings = { DATA_DIR: server.dataDir, DATA_KEY };
  await writeFile(join(folder, 'staff.csv'), 'office,name,role\nBOGOR,Sri,MANAGER\nBOGR,Ani,chief\n');
  expect(await antrean(['import', 'staff', 'staff.csv', '--dry-run'], settings)).toMatchObject({
    code: 1,
    stderr: `staff.csv:3: office there is no office "BOGR"
staff.csv:3: role must be one of MANAGER, FRONT_DESK, COUNTER_OFFICER, and is "chief"
Nothing was imported.
`,
  });
  await writeFile(join(folder, 'staff.csv'), 'office,name,role\nBOGOR,Sri,MANAGER\n');
  expect(await antrean(['import', 'staff', 'staff.csv', '--dry-run'], settings)).toMatchObject({
    stdout: 'staff.csv: 1 member of staff would be added.\n',
  });
  expect(await antrean(['import', 'staff', 'staff.csv', '--keys', 'keys.csv'], settings)).toMatchObject({ code: 0 });
  const key = (await readFile(join(folder, 'keys.csv'), 'utf8')).trim().split(',').at(-1);
  const listed = await graphql(
    server.url,
    '{ staff(office: "BOGOR") { nodes { name role } } }',
    {},
    { authorization: `Bearer ${key}` },
  );
  expect(listed.staff.nodes).toEqual([{ name: 'Sri', role: 'MANAGER' }]);
});

test('the commands say how they are used', async () => {
  for (const words of [
    ['backup'],
    ['restore'],
    ['restore', 'a', 'b'],
    ['restore', 'a', '--all'],
    ['doubt'],
    ['doubt', '--since', 'yesterday'],
    ['doubt', 'a', '--since', '2026-11-30T10:00:00+07:00'],
    ['check', 'a'],
    ['import', 'all', 'a'],
  ])
    expect(await antrean(words)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Usage: antrean <command>'),
    });
});

test('the drill of the documents is done as it is written', async () => {
  const [drill] = blocksOf('docs/operations.md').filter(({ text }) => text.includes('antrean-drill'));
  const bin = await emptyDirectory();
  await writeFile(join(bin, 'npx'), `#!/bin/sh\nshift\nexec "${NODE_OF_REPOSITORY}" "${PROGRAM}" "$@"\n`, {
    mode: 0o755,
  });
  const env = {
    PATH: `${bin}:${process.env['PATH']}`,
    HOME: process.env['HOME'],
    OFFICES_FILE,
    DATA_DIR: server.dataDir,
  };
  const { stdout } = await run('bash', ['-c', `set -euo pipefail\n${drill?.text}`], { cwd: folder, env });
  expect(stdout).toMatch(/ rows as of [\s\S]*Restored as of \S+: \d+ offices, 1 booking\.\nWhat came about since then/);
}, 120_000);
