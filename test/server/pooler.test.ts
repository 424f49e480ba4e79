// PgBouncer before the database: refused in a sentence where it shares sessions, used where it does not.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, chown, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { migrate, openDatabase } from '../../server/postgres/database.ts';
import { refusePooledSessions } from '../../server/postgres/pooler.ts';
import { readServerSettings } from '../../server/settings.ts';
import { eventually } from '../support/app.ts';
import { cloneDatabase } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { noPooler } from '../support/missing.ts';
import { openServer } from '../support/server.ts';

const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The address of the same database by a pooler. */
async function through(url: string, mode: 'session' | 'transaction' | 'statement'): Promise<string> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const directory = await temporaryDirectory();
  const own = await freePort();
  const settings = `[databases]
* = host=${hostname} port=${port} user=${username} password=${decodeURIComponent(password)}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
default_pool_size = 60
`;
  const file = join(directory, 'pgbouncer.ini');
  await writeFile(file, settings);
  await chmod(directory, 0o755);
  // It refuses to run as root.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await chown(file, 65534, 65534);
  const account = isRoot ? { uid: 65534, gid: 65534 } : {};
  running.push(spawn('pgbouncer', ['-q', file], { ...account, stdio: 'ignore' }));
  const address = Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(own), pathname }).href;
  await eventually('the pooler lets in', async () => {
    const client = new pg.Client({ connectionString: address });
    client.on('error', () => {});
    return client.connect().then(
      () => client.end().then(() => true),
      () => false,
    );
  });
  return address;
}

test('PostgreSQL itself is no pooler', async () => {
  const { url } = await cloneDatabase();
  await refusePooledSessions(url);
});

describe.skipIf(noPooler)('a pooler', () => {
  test.each(['transaction', 'statement'] as const)(
    'that shares sessions (%s) is refused in one sentence',
    async (mode) => {
      const { url } = await cloneDatabase();
      await expect(migrate(await through(url, mode))).rejects.toMatchObject({
        name: 'StartFault',
        message: expect.stringMatching(
          /^The database at DATABASE_URL cannot be used: [^\n]*DATABASE_DIRECT_URL[^\n]*pool_mode=session\.$/,
        ),
      });
    },
  );

  test.each([1, 2, 3])('that shares sessions is found while %i of them are free', async (free) => {
    const { url } = await cloneDatabase();
    const address = await through(url, 'transaction');
    const clients = Array.from({ length: free }, () => new pg.Client({ connectionString: address }));
    await Promise.all(clients.map((client) => client.connect()));
    // Each keeps a session of its own for a while.
    await Promise.all(clients.map((client) => client.query('begin')));
    for (const client of clients.toReversed()) await client.query('commit');
    await expect(refusePooledSessions(address)).rejects.toMatchObject({ name: 'StartFault' });
    await Promise.all(clients.map((client) => client.end()));
  });

  test('that shares sessions is passed by where PostgreSQL itself is named too', async () => {
    const server = await openServer({
      async through(url) {
        const DATABASE_URL = await through(url, 'transaction');
        return readServerSettings({ DATABASE_URL, DATABASE_DIRECT_URL: url }).databaseUrl ?? '';
      },
    });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  test('that gives each a session of its own is used', async () => {
    const server = await openServer({ through: (url) => through(url, 'session') });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    const database = await openDatabase(server.databaseUrl, 2);
    await database.close();
  });
});
