// A fault that keeps the program from starting is said in words, at once, and nothing is left running.
import { readFile, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { emptyDirectory, endEverything, launch, processesOn, type Start } from '../support/process.ts';

afterAll(endEverything);

const servers = {
  web: createHttpServer((_request, response) => response.writeHead(404).end('<h1>No</h1>')),
  /** Speaks first, as mail, ssh and other databases do. */
  greeting: createServer((socket) => socket.on('error', () => undefined).write('220 mail.example ESMTP\r\n')),
  closing: createServer((socket) => socket.on('error', () => undefined).end()),
  silent: createServer((socket) => socket.on('error', () => undefined)),
};

beforeAll(async () => {
  for (const server of Object.values(servers)) await listen(server);
});

afterAll(() => {
  for (const server of Object.values(servers)) server.close();
});

function listen(server: Server): Promise<void> {
  return new Promise((listening) => server.listen(0, '127.0.0.1', listening));
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await listen(server);
  const port = portOf(server);
  await new Promise((closed) => server.close(closed));
  return port;
}

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

const SECRET = 'a-secret-of-the-database';

async function databaseFault(change: (url: URL) => void): Promise<string> {
  const url = new URL(inject('postgresUrl'));
  change(url);
  const said = await fault({ env: { DATABASE_URL: url.href } });
  expect(said).not.toContain(SECRET);
  return said;
}

const UNUSABLE = 'The database at DATABASE_URL cannot be used: ';

describe.concurrent('a fault of', () => {
  test('the port: something listens there already', async () => {
    const port = portOf(servers.silent);
    expect(await fault({ env: { PORT: `${port}` } })).toBe(
      `Port ${port} is in use: stop what runs there, or set PORT to another.`,
    );
  });

  test('the data directory: it is a file', async () => {
    const file = join(await emptyDirectory(), 'data');
    await writeFile(file, '');
    expect(await fault({ dataDir: file })).toMatch(/^PostgreSQL could not be started: EEXIST.*\/data'$/);
  });

  test('the database: no one listens', async () => {
    const port = `${await freePort()}`;
    const said = await databaseFault((url) => Object.assign(url, { port, password: SECRET }));
    expect(said).toBe(`${UNUSABLE}connect ECONNREFUSED 127.0.0.1:${port}`);
  });

  test('the database: the password is wrong', async () => {
    const said = await databaseFault((url) => Object.assign(url, { password: SECRET }));
    expect(said).toBe(`${UNUSABLE}password authentication failed for user "antrean"`);
  });

  test('the database: there is none of that name', async () => {
    const said = await databaseFault((url) => Object.assign(url, { pathname: '/nowhere' }));
    expect(said).toBe(`${UNUSABLE}database "nowhere" does not exist`);
  });

  test.each(['web', 'greeting', 'closing', 'silent'] as const)(
    'the database: it is no PostgreSQL, but %s',
    async (name) => {
      const port = `${portOf(servers[name])}`;
      const said = await databaseFault((url) => Object.assign(url, { port, password: SECRET }));
      expect(said).toMatch(new RegExp(`^${UNUSABLE}[^\n]+$`));
    },
  );

  test('the offices file: named with file, line and field', async () => {
    const directory = await emptyDirectory();
    const file = join(directory, 'offices.yaml');
    const text = (await readFile('offices.yaml', 'utf8')).replace('    capacity: 50', '    capacity: many');
    await writeFile(
      file,
      text.replace('    code: DEPOK', '    code: depok').replace('{ code: DEPOK,', '{ code: DEPOK, town: x,'),
    );
    const lineOf = (part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1;
    const lines = (await fault({ env: { OFFICES_FILE: file } })).split('\n');
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(`offices\\.yaml:${lineOf('capacity: many')}: defaults\\.schedule\\.capacity: .`),
      ),
      expect.stringMatching(new RegExp(`offices\\.yaml:${lineOf('code: DEPOK')}: offices\\[4\\]\\.town: .`)),
    ]);
  });

  test('the offices file: it is no YAML', async () => {
    const file = join(await emptyDirectory(), 'offices.yaml');
    await writeFile(file, 'offices:\n  - code: BOGOR\n   name: "Kantor\n');
    expect(await fault({ env: { OFFICES_FILE: file } })).toMatch(/offices\.yaml:3: /);
  });

  test('the offices file: it is not there', async () => {
    const file = join(await emptyDirectory(), 'kantor.yaml');
    expect(await fault({ env: { OFFICES_FILE: file } })).toBe(
      `The offices file ${file} cannot be read: set OFFICES_FILE to one that can.`,
    );
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
