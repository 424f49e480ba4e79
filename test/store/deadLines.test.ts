// A link that freezes without a word: one statement finds it out for all the connections that went by it.
import { expect, test } from 'vitest';
import { openPool } from '../../src/database.ts';
import { atEnd } from '../support/atEnd.ts';
import { cloneDatabase } from '../support/database.ts';
import { openLink } from '../support/link.ts';

test('connections that idle are closed with the one that is found dead, and others are not', async () => {
  const { url } = await cloneDatabase();
  const link = await openLink(url);
  const [pool, elsewhere] = [openPool(link.url, 5), openPool(url, 1)];
  atEnd(() => Promise.all([pool.end(), elsewhere.end()]));
  const sleep = () => pool.query('select pg_sleep(0.2)');
  await Promise.all([sleep(), sleep(), sleep(), sleep(), sleep()]);
  const pidOf = async () => (await elsewhere.query('select pg_backend_pid() as pid')).rows[0].pid;
  const before = await pidOf();
  link.freeze();
  // Something is heard elsewhere after the link froze, as from any connection that is in use.
  const heard = setInterval(() => pidOf().catch(() => {}), 200);
  await expect(pool.query('select 1')).rejects.toThrow();
  clearInterval(heard);
  for (let times = 0; times < 5; times++) expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  expect(await pidOf()).toBe(before);
});
