// A fault of the database or of the offices file at the start is said in one sentence, without a secret.
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { StartFault } from '../../server/faults/startFault.ts';
import { prepareDatabase } from '../../server/postgres/prepareDatabase.ts';
import { explainStart, readOfficesFile } from '../../server/startFaults.ts';
import { atEnd } from '../support/atEnd.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { query } from '../support/process.ts';

const HERE = { port: 80, host: 'example.org' };
const SECRET = 'a-secret-of-the-database';

const strangers: Record<string, () => Server> = {
  web: () => createHttpServer((_request, response) => response.writeHead(404).end('<h1>No</h1>')),
  /** Speaks first, as mail, ssh and other databases do. */
  greeting: () => createServer((socket) => socket.on('error', () => undefined).write('220 mail.example ESMTP\r\n')),
  closing: () => createServer((socket) => socket.on('error', () => undefined).end()),
  silent: () => createServer((socket) => socket.on('error', () => undefined)),
};

async function portOf(server: Server): Promise<string> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  atEnd(() => server.close());
  return `${(server.address() as AddressInfo).port}`;
}

async function freePort(): Promise<string> {
  const server = createServer();
  const port = await portOf(server);
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The sentence about a start on that database. */
async function saidOf(change: Partial<URL>): Promise<string> {
  const { href: databaseUrl } = Object.assign(new URL(inject('postgresUrl')), change);
  const fault = await prepareDatabase({ databaseUrl, ownerUrl: null }).catch((error: unknown) =>
    explainStart(error, { ...HERE, databaseUrl }),
  );
  if (!(fault instanceof StartFault)) throw new Error(`Not explained: ${fault}`);
  expect(fault.message).not.toContain(SECRET);
  return fault.message;
}

let databases = 0;

/** Dropped at the end of the test. */
async function databaseWith(options = ''): Promise<string> {
  const name = `start_faults_${process.pid}_${++databases}`;
  await query(inject('postgresUrl'), `create database ${name} ${options}`);
  atEnd(() => query(inject('postgresUrl'), `drop database ${name} with (force)`));
  return name;
}

const UNUSABLE = 'The database at DATABASE_URL cannot be used: ';

describe('a database', () => {
  test('where no one listens', async () => {
    const port = await freePort();
    expect(await saidOf({ port, password: SECRET })).toBe(`${UNUSABLE}connect ECONNREFUSED 127.0.0.1:${port}`);
  });

  test('of a name that is none', async () => {
    expect(await saidOf({ pathname: '/nowhere' })).toBe(`${UNUSABLE}database "nowhere" does not exist`);
  });

  test('of an encoding that lacks letters', async () => {
    const name = await databaseWith("encoding 'LATIN1' locale_provider libc locale 'C' template template0");
    expect(await saidOf({ pathname: `/${name}` })).toBe(
      `${UNUSABLE}its encoding is LATIN1, which lacks letters of names. Make one by CREATE DATABASE antrean ENCODING 'UTF8' TEMPLATE template0.`,
    );
  });

  test('that takes no writes', async () => {
    const name = await databaseWith();
    await query(inject('postgresUrl'), `alter database ${name} set default_transaction_read_only = on`);
    expect(await saidOf({ pathname: `/${name}` })).toBe(
      `${UNUSABLE}it takes no writes: default_transaction_read_only is on for the role, the database or the server.`,
    );
  });

  test.each(Object.keys(strangers))('that is no PostgreSQL, but %s', async (name) => {
    const port = await portOf(strangers[name]?.() as Server);
    expect(await saidOf({ port, password: SECRET })).toMatch(new RegExp(`^${UNUSABLE}[^\n]+$`));
  });
});

test.each([
  ['EADDRINUSE', 'Port 80 is in use: stop what runs there, or set PORT to another.'],
  ['EACCES', 'Port 80 may not be used by this account: set PORT to one above 1023.'],
  ['EADDRNOTAVAIL', 'HOST=example.org is no address of this machine.'],
  ['ENOTFOUND', 'HOST=example.org is no address of this machine.'],
])('an address to listen on that gives %s', (code, said) => {
  const fault = Object.assign(new Error('listen'), { code });
  expect(explainStart(fault, { ...HERE, databaseUrl: null })).toMatchObject({ name: 'StartFault', message: said });
});

test('a fault of ours stays what it is', () => {
  const fault = new TypeError('x is not a function');
  expect(explainStart(fault, { ...HERE, databaseUrl: null })).toBe(fault);
});

test('an offices file that is not there', async () => {
  const file = join(await temporaryDirectory(), 'kantor.yaml');
  await expect(readOfficesFile(file)).rejects.toThrow(
    new StartFault(`The offices file ${file} cannot be read: set OFFICES_FILE to one that can.`),
  );
});
