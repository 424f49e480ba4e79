// A server that root started is an ordinary user's once it runs, or says at start why it is not.
import { chmod, mkdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { canRead } from '../../server/postgres/account.ts';
import { OWNER_ROLE, urlsOf } from '../../server/postgres/roles.ts';
import { book, emptyDirectory, endEverything, endedWell, launch, query, start, stop } from '../support/process.ts';

afterAll(endEverything);

const NOBODY = { uid: 65534, gid: 65534 };
/** In a clone that only root can enter the server stays root's. */
const isReadable =
  process.getuid?.() === 0 && canRead(NOBODY, [resolve('node_modules/fastify/package.json'), process.execPath]);

/** Real, effective, saved and file-system ids of a process, and its groups. */
async function identityOf(pid: number) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const numbers = (name: string) =>
    new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1]?.trim().split(/\s+/).map(Number);
  return { uids: numbers('Uid'), gids: numbers('Gid'), groups: numbers('Groups') };
}

const all = (id: number) => [id, id, id, id];

describe.skipIf(!isReadable)('started as root', () => {
  test('it becomes the user of its data, answers, and stops PostgreSQL at its end', async () => {
    const dataDir = await emptyDirectory();
    const server = await start({ dataDir });
    const { uid, gid } = await stat(join(dataDir, 'postgresql'));
    expect(uid).not.toBe(0);
    await expect.poll(() => identityOf(server.child.pid)).toEqual({ uids: all(uid), gids: all(gid), groups: [gid] });
    await book(server.url, 1);
    expect(await stat(join(dataDir, 'day-lists'))).toMatchObject({ uid, gid });
    expect(server.err()).toBe('');
    await endedWell(await stop(server), dataDir);
    const next = await start({ dataDir });
    await endedWell(await stop(next), dataDir);
  });

  test('with a database of its own it becomes the user RUN_AS, by the owner’s address for tables alone', async () => {
    const name = `root_${process.pid}`;
    const database = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
    await query(inject('postgresUrl'), `create database ${name} owner ${OWNER_ROLE}`);
    try {
      const { url, ownerUrl } = urlsOf(database);
      const server = await start({ env: { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, RUN_AS: 'nobody' } });
      await expect
        .poll(() => identityOf(server.child.pid))
        .toEqual({ uids: all(NOBODY.uid), gids: all(NOBODY.gid), groups: [NOBODY.gid] });
      await book(server.url, 1);
      expect(server.err()).toBe('');
      expect(await stop(server)).toMatchObject({ code: 0 });
    } finally {
      await query(inject('postgresUrl'), `drop database ${name} with (force)`);
    }
  });

  test('with data that only root can enter it stays root’s, and says so', async () => {
    const dataDir = join(await emptyDirectory(), 'closed', 'data');
    await mkdir(dataDir, { recursive: true });
    await chmod(join(dataDir, '..'), 0o700);
    const server = await start({ dataDir });
    expect(server.out()).toContain(`cannot enter ${dataDir}: set DATA_DIR`);
    expect((await identityOf(server.child.pid)).uids).toEqual(all(0));
    expect(await stop(server)).toMatchObject({ code: 0 });
  });

  test('a user that there is not is refused in a sentence', async () => {
    const server = await launch({ env: { RUN_AS: 'no-such-user' } });
    expect(await server.ended).toMatchObject({ code: 1 });
    expect(server.err()).toBe('RUN_AS must name a user of this machine other than root, not "no-such-user".\n');
  });
});
