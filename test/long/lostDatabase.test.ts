// The link to the database freezes, hangs and breaks: the server says so, answers every request, and comes back.
import { expect, test } from 'vitest';
import { isUnavailable } from '../../server/faults/faults.ts';
import { eventually } from '../support/app.ts';
import { readEvents } from '../support/eventReader.ts';
import { HANGS_MS } from '../support/eventually.ts';
import { openLink } from '../support/link.ts';
import { openServer } from '../support/server.ts';

/** As long as a slow machine may need; how soon it comes is told by the limits that are set. */
const LONG = 90_000;
/** Latency of the link, of each answer. */
const AWAY_MS = 200;
const UNAVAILABLE = { status: 503, wait: expect.toSatisfy((seconds) => seconds > 0), fault: 'UNAVAILABLE' };
const BOOK = `mutation ($input: BookInput!) { book(input: $input) {
  ... on Booking { code } ... on Refusal { reason } } }`;

let people = 0;
const wish = () => {
  people++;
  const letters = [...String(people)].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('');
  return { input: { office: 'BOGOR', applicant: { name: `Pemohon ${letters}`, birthDate: '1987-01-25' } } };
};

async function open() {
  let link: Awaited<ReturnType<typeof openLink>> | undefined;
  const server = await openServer({
    start: '2017-08-01T09:00:00+07:00',
    through: async (url) => {
      link = await openLink(url);
      return link.url;
    },
  });
  const ready = async () => {
    const response = await fetch(`${server.url}/readyz`, { signal: AbortSignal.timeout(HANGS_MS) });
    return { ...((await response.json()) as { fault?: string }), status: response.status };
  };
  const book = async (accept = '*/*') => {
    const { status, headers, data, errors } = await server.graphql(BOOK, wish(), { accept });
    const wait = Number(headers.get('retry-after'));
    return { status, wait, code: data?.book?.code as string | undefined, fault: errors?.[0]?.extensions.code };
  };
  /** The fault is in the log, by PostgreSQL's or the driver's own words. */
  const isLogged = (words: RegExp) =>
    eventually(`the log has ${words}`, () => server.lines.some((line) => words.test(line)), LONG);
  const worksAgain = async () => {
    await eventually('it books', async () => (await book()).code, LONG);
    await eventually('it is ready', async () => (await ready()).status === 200, LONG);
  };
  await worksAgain();
  return { server, link: link as NonNullable<typeof link>, ready, book, worksAgain, isLogged };
}

test('a link that freezes is given up, and what waited on it is told', { timeout: 2 * LONG }, async () => {
  const { server, link, book, worksAgain } = await open();
  const under = Array.from({ length: 6 }, () => book());
  link.freeze();
  // Each has an answer, whichever: none waits for ever.
  expect(await Promise.all([...under, book(), book(), book()])).toHaveLength(9);
  await worksAgain();
  // PostgreSQL itself ends the transactions of the frozen connections.
  await eventually(
    'nothing idles in a transaction',
    async () => {
      const left = await server.query(
        `select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
      );
      return left.length === 0;
    },
    LONG,
  );
});

test('a database that accepts and does not answer is not ready, and is taken up once it answers', {
  timeout: 2 * LONG,
}, async () => {
  const { server, link, ready, book, worksAgain, isLogged } = await open();
  link.hang();
  await eventually('it is not ready', async () => (await ready()).status === 503, LONG);
  // The first are read by Apollo, the last are compiled.
  const answers = await Promise.all(Array.from({ length: 40 }, () => book()));
  for (const answer of answers) expect(answer).toMatchObject(UNAVAILABLE);
  const figures = await fetch(`${server.url}/metrics`, { signal: AbortSignal.timeout(HANGS_MS) });
  expect(await figures.text()).toContain('antrean_database_up 0');
  await isLogged(/timeout expired|Connection terminated/);
  link.mend();
  await worksAgain();
});

test('a database that refuses is not ready, and is taken up once it is back', { timeout: 2 * LONG }, async () => {
  const { server, link, ready, book, worksAgain, isLogged } = await open();
  link.cut();
  await eventually('it is not ready', async () => (await ready()).status === 503, LONG);
  for (const accept of ['*/*', 'application/json', 'application/graphql-response+json'])
    expect(await book(accept)).toMatchObject(UNAVAILABLE);
  // A stream has begun by then: its one event says so, and it ends.
  const events = await readEvents(server.url, BOOK, { variables: wish() });
  expect((await events.nth(1)).errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
  await eventually('the stream has ended', events.isEnded, LONG);
  const form = await fetch(`${server.url}/channels/whatsapp`, { method: 'POST', body: '{}' });
  expect(form.status).toBeGreaterThanOrEqual(400);
  await isLogged(/Connection terminated|ECONNRESET/);
  link.mend();
  await worksAgain();
});

test('a database that takes no writes is not ready', async () => {
  const { server, ready } = await open();
  const [{ name }] = await server.query('select current_database() as name');
  await server.query(`alter database ${name} set default_transaction_read_only = on`);
  await server.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'antrean%'`,
  );
  await eventually('it says so', async () => (await ready()).fault === 'The database takes no writes.', LONG);
  await server.query(
    `set default_transaction_read_only = off; alter database ${name} reset default_transaction_read_only`,
  );
  await server.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'antrean%'`,
  );
  await eventually('it is ready', async () => (await ready()).status === 200, LONG);
});

test('a database that has no room for a new row is not ready, though it changes old ones', async () => {
  const { server, ready, book, worksAgain, isLogged } = await open();
  await server.query(`create function find_no_room() returns trigger language plpgsql as $$ begin
    raise exception 'could not extend file' using errcode = 'disk_full';
  end $$`);
  await server.query('create trigger no_room before insert on booking for each row execute function find_no_room()');
  expect(await book()).toMatchObject(UNAVAILABLE);
  expect(await ready()).toMatchObject({ status: 503, fault: 'The database takes no writes.' });
  await isLogged(/could not extend file/);
  await server.query('drop trigger no_room on booking');
  await worksAgain();
});

test('a database that has no room for connections is not ready, and is taken up once it has', {
  timeout: 2 * LONG,
}, async () => {
  const { server, ready, book, worksAgain, isLogged } = await open();
  const [{ name }] = await server.query('select current_database() as name');
  await server.query(`alter database ${name} connection limit 0`);
  await server.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'antrean%'`,
  );
  await eventually('it is not ready', async () => (await ready()).status === 503, LONG);
  for (const answer of await Promise.all([book(), book(), book()])) expect(answer).toMatchObject(UNAVAILABLE);
  await isLogged(/too many connections/);
  await server.query(`alter database ${name} connection limit -1`);
  await worksAgain();
});

test('a database that is far away makes requests slow, and fails none', { timeout: 2 * LONG }, async () => {
  const { server, link, ready, book } = await open();
  await server.query('select 1');
  link.delay(AWAY_MS);
  const began = performance.now();
  const codes = (await Promise.all(Array.from({ length: 20 }, () => book()))).map(({ code }) => code);
  expect(performance.now() - began).toBeGreaterThan(AWAY_MS);
  expect(new Set(codes).size).toBe(20);
  expect(codes).not.toContain(undefined);
  expect(await ready()).toMatchObject({ status: 200, database: 'ok' });
  const events = await readEvents(server.url, 'subscription { board(office: "BOGOR") { sequence } }');
  expect((await events.nth(1)).data).toMatchObject({ board: { sequence: expect.any(Number) } });
  expect(server.lines.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  link.delay(0);
  expect((await book()).code).toBeTruthy();
});

test('what was had in part is an answer, and nothing else is', () => {
  const errors = [{ message: '', extensions: { code: 'UNAVAILABLE' } }];
  expect(isUnavailable({ data: null, errors })).toBe(true);
  expect(isUnavailable({ data: { one: null, other: null }, errors })).toBe(true);
  expect(isUnavailable({ data: { one: null, other: 1 }, errors })).toBe(false);
  expect(isUnavailable({ data: null, errors: [{ message: '', extensions: { code: 'NOT_FOUND' } }] })).toBe(false);
  expect(isUnavailable({ data: { one: null } })).toBe(false);
});
