// Limits of callers hold for all servers on a database together: what one server has counted, the other knows.
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { expect, test } from 'vitest';
import { APPROVED_DIGITS } from '../support/digitMeans.ts';
import { nameOf } from '../support/house.ts';
import { type Headers, openServer, type Server } from '../support/server.ts';

const BUDGET = 40;

/** Two servers on one database, by turns. */
async function openPair(rateLimit: number) {
  const setup = { environment: { RATE_LIMIT: String(rateLimit) }, change: { defaults: APPROVED_DIGITS } };
  const one = await openServer(setup);
  const other = await openServer({ ...setup, on: one.databaseUrl });
  return { one, other, at: (index: number): Server => (index % 2 ? other : one) };
}
const { one, other, at } = await openPair(BUDGET);
/** With requests enough for all that is tried out. */
const patient = await openPair(100_000);

const from = (source: string): Headers => ({ 'x-forwarded-for': source });
const OFFICE = '{ office(code: "BOGOR") { code } }';
const BOOKING = 'query ($code: BookingCode!) { booking(code: $code) { code } }';
/** A code that is no booking's. */
const unknownCode = (index: number) =>
  `2222${[...String(1000 + index)].map((digit) => 'ABCDEFGHJK'[Number(digit)]).join('')}`;

const isPassed = async (index: number, source: string) =>
  (await at(index).graphql(OFFICE, {}, from(source))).status === 200;

async function passed(tries: Promise<boolean>[]): Promise<number> {
  return (await Promise.all(tries)).filter(Boolean).length;
}

test('a budget of requests that is spread over both servers is spent once', async () => {
  let answered = 0;
  for (let index = 0; index < 2 * BUDGET; index++) if (await isPassed(index, '203.0.113.1')) answered++;
  expect(answered).toBe(BUDGET);
  // Both say so, and another caller is not hindered.
  for (const server of [one, other]) {
    const { status, headers } = await server.graphql(OFFICE, {}, from('203.0.113.1'));
    expect(status).toBe(429);
    expect(headers.get('ratelimit')).toMatch(/^"requests";r=0;t=([1-5]?\d|60)$/);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect(await isPassed(0, '203.0.113.2')).toBe(true);
});

test('a budget that is spent all at once, or at one server first, is exceeded by no more than an eighth', async () => {
  const bursts = Array.from({ length: 3 * BUDGET }, (_, index) => isPassed(index, '203.0.114.1'));
  const together = await passed(bursts);
  expect(together).toBeGreaterThanOrEqual(BUDGET);
  expect(together).toBeLessThanOrEqual(BUDGET * (1 + 1 / 8));

  for (let index = 0; index < BUDGET; index++) expect(await isPassed(0, '203.0.114.2')).toBe(true);
  expect(await isPassed(0, '203.0.114.2')).toBe(false);
  const later = await passed(Array.from({ length: BUDGET }, () => isPassed(1, '203.0.114.2')));
  expect(later).toBeLessThanOrEqual(BUDGET / 8);
});

test('what little a caller asks is not counted in the database', async () => {
  for (let index = 0; index < BUDGET / 8; index++) expect(await isPassed(0, '203.0.115.1')).toBe(true);
  expect(await one.query(`select key from limit_count where key like '%203.0.115.1%'`)).toEqual([]);
});

/** Answered, and not refused for too many. */
async function isLookedUp(index: number, source: string): Promise<boolean> {
  const { errors } = await patient.at(index).graphql(BOOKING, { code: unknownCode(index) }, from(source));
  if (!errors) return true;
  expect(errors[0]?.extensions.code).toBe('RATE_LIMITED');
  return false;
}

test('codes that are wrong at one server are counted at the other', async () => {
  let looked = 0;
  for (let index = 0; index < 120; index++) if (await isLookedUp(index, '203.0.116.1')) looked++;
  // The other server hears of the hundredth by the next one that is wrong there.
  expect(looked).toBe(101);
  const together = await passed(Array.from({ length: 300 }, (_, index) => isLookedUp(index, '203.0.116.2')));
  expect(together).toBeGreaterThanOrEqual(100);
  expect(together).toBeLessThanOrEqual(100 * (1 + 2 / 8));
});

test('right codes are not counted in the database', async () => {
  const birthDate = '1987-01-25';
  const input = { office: 'MEDAN', applicant: { name: nameOf(6000), birthDate } };
  const book = 'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } } }';
  const { code } = await patient.one.ask(book, { input }, from('203.0.119.1'));
  const own = 'query ($code: BookingCode!, $birthDate: Date) { booking(code: $code, birthDate: $birthDate) { code } }';
  for (let index = 0; index < 20; index++)
    expect(await patient.at(index).ask(own, { code, birthDate }, from('203.0.119.1'))).toEqual({ code });
  const counted = `select key from limit_count where key like '%203.0.119.%' or key like $1`;
  expect(await patient.one.query(counted, [`%${code}%`])).toEqual([]);
});

test('keys that are wrong at one server are counted at the other', async () => {
  const refused = [];
  for (let index = 0; index < 36; index++) {
    const headers = { ...from('203.0.117.1'), authorization: `Bearer antrean_staff_wrong${index}` };
    const { status, errors } = await patient.at(index).graphql(OFFICE, {}, headers);
    refused.push(errors?.[0]?.extensions.code ?? status);
  }
  expect(refused.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(31);
  expect(refused.filter((code) => code === 'RATE_LIMITED')).toHaveLength(5);
});

test('forms that need no work are counted together, and work that was spent at one is spent at the other', async () => {
  const source = from('203.0.118.1');
  async function send(server: Server, number: number, more: object = {}) {
    const fields = { office: 'MEDAN', name: nameOf(7000 + number), birthDate: '25-01-1987', ...more };
    const response = await fetch(`${server.url}/channels/web`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...source },
      body: JSON.stringify(fields),
    });
    // biome-ignore lint/suspicious/noExplicitAny: what a test asks for is what it reads.
    const answer = (await response.json()) as any;
    // Forms are counted here, not the places that one source may hold.
    await patient.one.query('delete from unproven_place');
    return { status: response.status, work: answer.work };
  }
  const taken: number[] = [];
  for (let number = 1; number <= 14; number++) taken.push((await send(patient.at(number), number)).status);
  expect(taken.slice(0, 10)).toEqual(Array(10).fill(200));
  expect(taken.slice(12)).toEqual([429, 429]);
  const stopped = await send(patient.one, 11);
  const solution = await solveChallenge({ challenge: stopped.work, deriveKey });
  const work = JSON.stringify({ challenge: stopped.work, solution });
  expect((await send(patient.other, 11, { work })).status).toBe(200);
  expect([(await send(patient.one, 12, { work })).status, (await send(patient.other, 12, { work })).status]).toEqual([
    429, 429,
  ]);
});
