// Several hosts of PostgreSQL: connections go to the one that takes writes, and follow it when it is another.
import { beforeEach, expect, test } from 'vitest';
import { isOutOfReach } from '../../server/faults/outOfReach.ts';
import { connectOnce } from '../../src/connection.ts';
import { openPool } from '../../src/database.ts';
import { openWorkerPool } from '../../src/jobs/workerPool.ts';
import { keepConnection } from '../../src/keptConnection.ts';
import { atEnd } from '../support/atEnd.ts';
import { cloneDatabase, run } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { type Link, openLink } from '../support/link.ts';

/** Two databases of one server stand for two hosts: each is reached by a link of its own, under the name of the first. */
let names: [string, string];
let links: [Link, Link];
let address: string;

const takesWrites = (name: string, does: boolean) =>
  run(`alter database ${name} set default_transaction_read_only = ${does ? 'off' : 'on'}`);
const WRITE = 'with gone as (delete from booking) select current_database() as name';
const HERE = 'select current_database() as name';

beforeEach(async () => {
  const [first, second] = [await cloneDatabase(), await cloneDatabase()];
  names = [first.url, second.url].map((url) => new URL(url).pathname.slice(1)) as typeof names;
  links = [await openLink(first.url), await openLink(first.url, names[1])];
  const ports = links.map(({ url }) => `127.0.0.1:${new URL(url).port}`);
  const { host } = new URL(first.url);
  address = first.url.replace(host, ports.join(','));
});

function poolOnHosts(max = 3) {
  const pool = openPool(address, max);
  atEnd(() => pool.end());
  const write = async () => (await pool.query(WRITE)).rows[0].name;
  return { pool, write };
}

test('the first that takes writes is used, whichever place it has', async () => {
  expect((await (await connected()).query(HERE)).rows).toEqual([{ name: names[0] }]);
  await takesWrites(names[0], false);
  expect((await (await connected()).query(HERE)).rows).toEqual([{ name: names[1] }]);
  const jobs = openWorkerPool(address, 1);
  atEnd(() => jobs.end());
  expect((await jobs.query(HERE)).rows).toEqual([{ name: names[1] }]);
  // One that refuses, and one that accepts and never answers.
  await takesWrites(names[0], true);
  links[0].cut();
  expect((await (await connected()).query(HERE)).rows).toEqual([{ name: names[1] }]);
  links[0].hang();
  expect((await (await connected()).query(HERE)).rows).toEqual([{ name: names[1] }]);
});

async function connected() {
  const client = await connectOnce(address);
  atEnd(() => client.end());
  return client;
}

test('none that takes writes is told with the reason of each, as a fault that passes', async () => {
  await takesWrites(names[0], false);
  links[1].cut();
  const fault = await connectOnce(address).catch((error: unknown) => error);
  const [first, second] = links.map(({ url }) => new URL(url).host);
  expect((fault as Error).message).toMatch(new RegExp(`^no host takes writes \\(.*${first}: takes no writes.*\\)$`));
  expect((fault as Error).message).toContain(`${second}: `);
  expect(isOutOfReach(fault)).toBe(true);
});

test('connections that break are opened again at the host that takes writes by then', async () => {
  const { pool, write } = poolOnHosts();
  expect(await Promise.all([write(), write(), write()])).toEqual([names[0], names[0], names[0]]);
  await takesWrites(names[0], false);
  links[0].cut();
  await eventually('none is left', () => pool.totalCount === 0);
  expect(await Promise.all([write(), write(), write()])).toEqual([names[1], names[1], names[1]]);
});

test('a write that is refused closes all connections to that host', async () => {
  const { pool, write } = poolOnHosts();
  await Promise.all([write(), write(), write()]);
  await takesWrites(names[0], false);
  await pool.query('set default_transaction_read_only = on');
  const fault = await eventually('one is refused', () =>
    write().then(
      () => null,
      (error: unknown) => error,
    ),
  );
  expect(fault).toMatchObject({ code: '25006' });
  expect(isOutOfReach(fault)).toBe(true);
  await eventually('none is left', () => pool.totalCount === 0);
  expect(await Promise.all([write(), write(), write()])).toEqual([names[1], names[1], names[1]]);
});

test('a connection that only listens goes along', async () => {
  const kept = await keepConnection({ url: address, name: 'a listener', opened: async () => {}, onFault: () => {} });
  atEnd(() => kept.stop());
  await takesWrites(names[0], false);
  await kept.current()?.query('set default_transaction_read_only = on');
  const nameNow = async () => (await kept.current()?.query(HERE))?.rows[0].name;
  await eventually('it is at the other', async () => (await nameNow().catch(() => null)) === names[1]);
});

test('one address may lead to another host by now: a write that is refused opens its connection again', async () => {
  const pool = openPool(links[0].url, 1);
  atEnd(() => pool.end());
  await pool.query('set default_transaction_read_only = on');
  await expect(pool.query(WRITE)).rejects.toMatchObject({ code: '25006' });
  await eventually('it writes', () =>
    pool.query(WRITE).then(
      () => true,
      () => false,
    ),
  );
});
