// Earlier versions become this one: what they have written stays as it was, and the last of them works beside it meanwhile.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, inject, onTestFinished, test } from 'vitest';
import { tablesOf } from '../../server/postgres/schemaVersion.ts';
import { TABLES } from '../../src/migrations/frozen.ts';
import { ADMIN_KEY } from '../support/app.ts';
import { buildEarlier, earlierVersions } from '../support/earlierVersion.ts';
import { eventually } from '../support/eventually.ts';
import {
  BIRTH_DATE,
  BOOK,
  BOOKING,
  book,
  CONFIRM,
  endEverything,
  graphql,
  query,
  type Running,
  start,
  stop,
  wish,
  withDatabase,
} from '../support/process.ts';

const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };
const versions = earlierVersions();
if (versions.length === 0) console.log('Tests of upgrades are skipped: this copy has no history of the program.');

afterEach(endEverything);

async function newUpgradeDatabase(name: string): Promise<string> {
  const own = `${name}_${process.pid}`;
  await query(inject('postgresUrl'), `create database ${own}`);
  onTestFinished(async () => {
    await endEverything();
    await query(inject('postgresUrl'), `drop database if exists ${own} with (force)`);
  });
  return Object.assign(new URL(inject('postgresUrl')), { pathname: `/${own}` }).href;
}

function startEarlier(folder: string, databaseUrl: string): Promise<Running> {
  const program = { command: join(folder, 'dist/server/main.js'), words: [], cwd: folder };
  return start({ program, env: { DATABASE_URL: databaseUrl, ADMIN_KEY } });
}

const startThis = (databaseUrl: string) => start({ env: { DATABASE_URL: databaseUrl, ADMIN_KEY } });

const NUMBER = '... on Ticket { number } ... on Refusal { reason }';
const OPEN = 'mutation { answer: openCounter(input: { counter: "BOGOR/1" }) { ... on Counter { open } } }';
const ISSUE = `mutation { answer: issueTicket(input: { office: "BOGOR", service: "PASSPORT" }) { ${NUMBER} } }`;
const CALL = `mutation { answer: callNext(input: { counter: "BOGOR/1" }) { ${NUMBER} } }`;
const SERVE = `mutation ($input: TicketInput!) { answer: serve(input: $input) { ${NUMBER} } }`;
const FINISH = `mutation ($input: TicketInput!) { answer: finish(input: $input) { ${NUMBER} } }`;

/** The day at an office, as every version knows it. */
function deskOf({ url }: Running) {
  const ask = async (text: string, number?: string) => {
    const { answer } = await graphql(url, text, number ? { input: { office: 'BOGOR', number } } : {}, ADMIN);
    return answer.number ?? answer;
  };
  return {
    open: () => ask(OPEN),
    issue: () => ask(ISSUE),
    call: () => ask(CALL),
    serve: (number: string) => ask(SERVE, number),
    finish: (number: string) => ask(FINISH, number),
  };
}

async function bookingsSeenAt(server: Running, codes: readonly string[]): Promise<unknown[]> {
  const found = [];
  for (const code of codes) found.push((await graphql(server.url, BOOKING, { code, birthDate: BIRTH_DATE })).booking);
  return found;
}

interface Written {
  codes: string[];
  bookings: unknown[];
  called: string;
  waiting: string;
}

/** Holds, bookings, and a day at the counter that is not over. */
async function writeAt(earlier: Running): Promise<Written> {
  const desk = deskOf(earlier);
  const codes: string[] = [];
  for (let person = 0; person < 20; person++) {
    const { code } = await book(earlier.url, person);
    if (person % 3) await graphql(earlier.url, CONFIRM, { input: { code, birthDate: BIRTH_DATE } }, ADMIN);
    codes.push(code);
  }
  await desk.open();
  const [called, waiting] = [await desk.issue(), await desk.issue()];
  expect(await desk.call()).toBe(called);
  return { codes, bookings: await bookingsSeenAt(earlier, codes), called, waiting };
}

/** All that was written before is there, and is gone on with. */
async function goesOnWithWork(server: Running, databaseUrl: string, written: Written): Promise<void> {
  const { codes, bookings, called, waiting } = written;
  expect(await bookingsSeenAt(server, codes)).toEqual(bookings);
  const desk = deskOf(server);
  expect([await desk.serve(called), await desk.finish(called), await desk.call()]).toEqual([called, called, waiting]);
  expect((await book(server.url, codes.length)).status).toBe('HELD');
  await withDatabase(databaseUrl, async (client) => {
    expect(await tablesOf(client)).toEqual(TABLES);
    const invalid = await client.query(`select conname from pg_constraint where not convalidated`);
    expect(invalid.rows).toEqual([]);
  });
}

/** People who book one after the other, until it is over. */
function openCrowd() {
  const failed: unknown[] = [];
  const codes: string[] = [];
  const load: Promise<void>[] = [];
  let people = 100;
  let isOver = false;
  async function bookAt({ url }: Running): Promise<void> {
    while (!isOver) {
      const office = ['JAKARTA_SELATAN', 'DEPOK', 'TANGERANG'][people % 3];
      const input = wish(people++, { office, acceptNextPlace: true });
      await graphql(url, BOOK, { input }, ADMIN).then(
        ({ book: { code, reason } }) => (code ? codes.push(code) : failed.push(reason)),
        (error) => failed.push(error),
      );
      await pause(20);
    }
  }
  const end = () => {
    isOver = true;
    return Promise.all(load);
  };
  const comesTo = (server: Running) => load.push(bookAt(server), bookAt(server));
  return { codes, failed, comesTo, end };
}

/** A busy machine may take longer with one answer. */
async function becomesReady({ url }: Running): Promise<void> {
  let answer = '';
  await eventually('it is ready', async () => {
    answer = await (await fetch(`${url}/readyz`)).text();
    return JSON.parse(answer).status === 'ready';
  }).catch((error) => {
    throw new Error(`${error}: ${answer}`);
  });
}

const [last, ...before] = versions;

describe.skipIf(versions.length === 0)('an earlier version', () => {
  test.skipIf(before.length === 0).each(before)('%s becomes this one', { timeout: 300_000 }, async (version) => {
    const databaseUrl = await newUpgradeDatabase('upgraded');
    const earlier = await startEarlier(await buildEarlier(version), databaseUrl);
    const written = await writeAt(earlier);
    await stop(earlier);
    await goesOnWithWork(await startThis(databaseUrl), databaseUrl, written);
  });

  test('works beside this one while people book at both, without a failed request', { timeout: 300_000 }, async () => {
    const databaseUrl = await newUpgradeDatabase('beside');
    const earlier = await startEarlier(await buildEarlier(last ?? ''), databaseUrl);
    const written = await writeAt(earlier);
    const { codes, failed, comesTo, end } = openCrowd();
    onTestFinished(async () => {
      await end();
    });
    comesTo(earlier);
    await eventually('people book at the earlier one', () => codes.length > 30);

    // It brings the tables to its version while the other works on them.
    // A busy machine may keep it from its locks for longer than it waits: then it is started again, as a supervisor does.
    const server = await eventually('it starts', () => startThis(databaseUrl).catch(() => null));
    comesTo(server);
    const begun = codes.length;
    await eventually('people book at both', () => codes.length > begun + 200);
    await goesOnWithWork(server, databaseUrl, written);
    // Each takes what the other has written.
    const [there, here] = [deskOf(earlier), deskOf(server)];
    expect(await there.serve(written.waiting)).toBe(written.waiting);
    expect(await here.finish(written.waiting)).toBe(written.waiting);
    const number = await here.issue();
    expect([await there.call(), await here.serve(number), await there.finish(number)]).toEqual([
      number,
      number,
      number,
    ]);
    await end();
    expect(failed).toEqual([]);
    await becomesReady(earlier);
    await becomesReady(server);

    await stop(earlier);
    const found = (await bookingsSeenAt(server, codes)) as { code: string }[];
    expect(found.map(({ code }) => code)).toEqual(codes);
    expect(await query(databaseUrl, 'select id from capacity_window where taken > capacity')).toEqual([]);
  });
});
