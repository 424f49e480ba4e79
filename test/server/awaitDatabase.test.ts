// A start waits for a database that is not there yet, and for no other fault.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { describe, expect, inject, test } from 'vitest';
import { awaitDatabase } from '../../server/postgres/awaitDatabase.ts';
import { atEnd } from '../support/atEnd.ts';
import { freePort } from '../support/realKannel.ts';

/** A port in front of the PostgreSQL of the tests; the first `starting` connections are told that it is starting up. */
async function openDoor(port: number, starting = 0): Promise<number> {
  let told = 0;
  const sockets = new Set<Socket>();
  const server = createServer((here) => {
    sockets.add(here.on('error', () => {}));
    if (told++ < starting) return here.once('data', () => here.end(STARTING_UP));
    const { port, hostname } = new URL(inject('postgresUrl'));
    const there = connect(Number(port), hostname).on('error', () => here.destroy());
    sockets.add(there);
    return here.pipe(there).pipe(here);
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  atEnd(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** An ErrorResponse as PostgreSQL sends it while it starts. */
const FIELDS = 'SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0';
const STARTING_UP = Buffer.concat([Buffer.from('E'), Buffer.alloc(4), Buffer.from(FIELDS)]);
STARTING_UP.writeInt32BE(4 + FIELDS.length, 1);

const addressAt = (port: number, change: Partial<URL> = {}) =>
  Object.assign(new URL(inject('postgresUrl')), { port: String(port), ...change }).href;

describe('is waited for', () => {
  test('while its port refuses connections', async () => {
    const port = await freePort();
    const told: string[] = [];
    const opened: Promise<number>[] = [];
    const note = (step: string) => {
      told.push(step);
      opened.push(openDoor(port));
    };
    await awaitDatabase(addressAt(port), { seconds: 300, note });
    await Promise.all(opened);
    expect(told).toEqual([`Waiting up to 300 s for the database: connect ECONNREFUSED 127.0.0.1:${port}`]);
  });

  test('while it is starting up', async () => {
    const port = await openDoor(0, 2);
    const told: string[] = [];
    await awaitDatabase(addressAt(port), { seconds: 300, note: (step) => told.push(step) });
    expect(told).toEqual(['Waiting up to 300 s for the database: the database system is starting up']);
  });
});

describe('is not waited for', () => {
  const told: string[] = [];
  const note = (step: string) => told.push(step);

  test('where the password or the name is wrong, or no time is given', async () => {
    const port = await openDoor(0);
    await awaitDatabase(addressAt(port, { password: 'wrong' }), { seconds: 300, note });
    await awaitDatabase(addressAt(port, { pathname: '/nowhere' }), { seconds: 300, note });
    await awaitDatabase(addressAt(await freePort()), { seconds: 0, note });
    expect(told).toEqual([]);
  });

  test('once the server is told to stop', async () => {
    const stopping = new AbortController();
    const waiting = awaitDatabase(addressAt(await freePort()), {
      seconds: 300,
      note: () => stopping.abort(),
      signal: stopping.signal,
    });
    await expect(waiting).rejects.toThrow('aborted');
  });
});
