// Starting and stopping as the user does it: on nothing, on data that is there, by signal, and through npm.
import { readFile, stat } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  BIRTH_DATE,
  BOOK,
  BOOKING,
  book,
  cloneOfSources,
  databaseOn,
  emptyDirectory,
  endEverything,
  endedWell,
  graphql,
  launch,
  query,
  type Running,
  start,
  stop,
  until,
  wish,
  withDatabase,
} from '../support/process.ts';
import { step } from '../support/step.ts';

afterAll(endEverything);

test('one data directory through four starts', { timeout: 300_000 }, async () => {
  const dataDir = await emptyDirectory();
  const clone = await cloneOfSources();
  let server: Running;
  let adminKey: string;
  /** Codes of all bookings that were answered. */
  const answered: string[] = [];
  let people = 0;
  const whenBuilt = async () => (await stat(join(clone, 'dist/server/main.js'))).mtimeMs;

  const built = await whenBuilt();

  async function allAreThere(): Promise<void> {
    expect(answered.length).toBeGreaterThan(0);
    const rows = await query(await databaseOn(dataDir), 'select code from booking');
    expect(rows.map(({ code }) => code)).toEqual(expect.arrayContaining(answered));
  }

  /** Fifty bookings are under way when the signal comes; each is answered in full. */
  async function stopWhileFiftyBook(signal: NodeJS.Signals, to: 'process' | 'group'): Promise<void> {
    const numbers = Array.from({ length: 50 }, () => people++);
    const { answers, ...ended } = await whileHeldUp(server, numbers, () => stop(server, signal, to));
    for (const { status, body } of answers) {
      expect({ status, body }).toMatchObject({ status: 200, body: { data: { book: { status: 'HELD' } } } });
      answered.push(body.data.book.code);
    }
    await endedWell(ended, dataDir);
  }

  await step(
    'starts on an empty directory, answers, and keeps the key of the administrator in a file without printing it',
    async () => {
      server = await start({ dataDir });
      answered.push((await book(server.url, people++)).code);
      const file = join(dataDir, 'admin-key');
      adminKey = (await readFile(file, 'utf8')).trim();
      expect(adminKey).toMatch(/^[\w-]{32}$/);
      expect([server.out().includes(adminKey), server.out().includes(`kept in ${file}`)]).toEqual([false, true]);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      const told = [...server.out().matchAll(/ http:\/\/localhost:\d+(\/\S*)/g)].map(([, path]) => path ?? '');
      expect(told).toEqual(
        expect.arrayContaining(['/', '/desk', '/office', expect.stringMatching(/^\/board\/[A-Z_]+$/)]),
      );
      for (const path of told.filter((each) => !/graphql|channels/.test(each)))
        expect([path, (await fetch(server.url + path)).status]).toEqual([path, 200]);
      const headers = { authorization: `Bearer ${adminKey}` };
      expect(await graphql(server.url, '{ viewer { kind } }', {}, headers)).toEqual({
        viewer: { kind: 'ADMINISTRATOR' },
      });
      expect(server.err(), server.err()).toBe('');
    },
  );

  await step(
    'a second start on the same directory says in one line that one is running, and does it no harm',
    async () => {
      const second = await launch({ dataDir });
      expect(await second.ended).toEqual({ code: 1, signal: null });
      expect(second.err()).toBe(`Antrean is already running on ${dataDir} (process ${server.child.pid})\n`);
      expect(second.out()).not.toContain('is ready');
      answered.push((await book(server.url, people++)).code);
    },
  );

  await step('SIGTERM: fifty bookings under way are answered, and everything stops', async () => {
    await stopWhileFiftyBook('SIGTERM', 'process');
  });

  await step('the next start has every booking, and the same key without printing it', async () => {
    server = await start({ dataDir });
    expect(server.out()).not.toContain(adminKey);
    expect(server.out()).toContain(`kept in ${join(dataDir, 'admin-key')}`);
    await allAreThere();
    const { booking } = await graphql(server.url, BOOKING, { code: answered[0], birthDate: BIRTH_DATE });
    expect(booking).toEqual({ code: answered[0], status: 'HELD', queueNumber: null });
    const headers = { authorization: `Bearer ${adminKey}` };
    expect(await graphql(server.url, '{ viewer { kind } }', {}, headers)).toEqual({
      viewer: { kind: 'ADMINISTRATOR' },
    });
  });

  await step(
    'SIGINT: an answer is whole or there is none, and who never ends a request does not keep it from stopping',
    async () => {
      await askWithoutEnd(server.url);
      const ended = stop(server, 'SIGINT');
      const agent = new Agent({ keepAlive: true, maxSockets: 16 });
      const numbers = Array.from({ length: 200 }, () => people++);
      const outcomes = await Promise.allSettled(
        numbers.map((number) => post(server.url, agent, BOOK, { input: wish(number) })),
      );
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).not.toBeInstanceOf(CutOff);
        else if (outcome.value.status === 200) answered.push(outcome.value.body.data.book.code);
        else expect(outcome.value).toMatchObject({ status: 503, body: { message: 'Service Unavailable' } });
      }
      await endedWell(await ended, dataDir);
    },
  );

  await step('npm start, SIGTERM to npm: fifty bookings under way are answered, and everything stops', async () => {
    server = await start({ dataDir, clone });
    // It was compiled of the same sources before the tests: it is not compiled again.
    expect(await whenBuilt()).toBe(built);
    await allAreThere();
    await stopWhileFiftyBook('SIGTERM', 'process');
  });

  await step(
    'npm start, Ctrl-C: the whole group gets it, npm passes it on besides, and everything stops all the same',
    async () => {
      server = await start({ dataDir, clone });
      await allAreThere();
      await stopWhileFiftyBook('SIGINT', 'group');
    },
  );
});

// biome-ignore lint/suspicious/noExplicitAny: the answer of GraphQL.
type Answer = { status: number; body: any };

/** The answer had begun and did not end. */
class CutOff extends Error {}

/** A request on a connection of the agent. Rejects with CutOff where the answer stopped in the middle. */
function post(url: string, agent: Agent, text: string, variables: object, sent = () => {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const asked = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part) => {
        body += part;
      });
      response.on('error', (error) => reject(new CutOff(error.message)));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(body) }));
    });
    asked.on('error', reject);
    asked.on('finish', sent);
    asked.end(JSON.stringify({ query: text, variables }));
  });
}

/** Sends the beginning of a request, which the server has read when this is done. */
async function askWithoutEnd(url: string): Promise<void> {
  const { port } = new URL(url);
  const dawdler = connect(Number(port), '127.0.0.1');
  dawdler.on('error', () => undefined);
  dawdler.write('POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{');
  await twoTurns(url);
}

/** A request answered in the second of two turns came after all that was sent before. */
async function twoTurns(url: string): Promise<void> {
  await fetch(`${url}/healthz`);
  await fetch(`${url}/healthz`);
}

/**
 * Books for these applicants, each on a connection of its own that is open already, and holds the bookings up in the
 * database until `ending` has reached the server.
 */
async function whileHeldUp<T extends object>(
  server: Running,
  numbers: number[],
  ending: () => Promise<T>,
): Promise<T & { answers: Answer[] }> {
  const agent = new Agent({ keepAlive: true });
  await Promise.all(numbers.map(() => post(server.url, agent, '{ viewer { kind } }', {})));
  return withDatabase(await databaseOn(server.dataDir), async (client) => {
    await client.query('begin');
    await client.query('lock table capacity_window in access exclusive mode');
    let sent = 0;
    const answers = Promise.all(
      numbers.map((number) => post(server.url, agent, BOOK, { input: wish(number) }, () => sent++)),
    );
    answers.catch(() => undefined);
    await until('all are sent', () => sent === numbers.length);
    await twoTurns(server.url);
    await until('they wait for the database', async () => {
      const { rows } = await client.query('select from pg_locks where not granted');
      return rows.length > 0;
    });
    const ended = ending();
    await until('it takes no more requests', () => refusesConnections(server.url));
    await client.query('commit');
    return { ...(await ended), answers: await answers };
  });
}

function refusesConnections(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`, { headers: { connection: 'close' } }).then(
    () => false,
    () => true,
  );
}
