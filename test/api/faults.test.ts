// A program's mistakes and the server's own faults get errors with a code, and show nothing of the inside.
import { describe, expect, test } from 'vitest';
import { apiOf, BIRTH_DATE, BOOK, BOOKING, somebody } from '../support/api.ts';
import { ADMIN_KEY, openApp } from '../support/app.ts';

const app = await openApp();
const api = apiOf(app);

async function errorOf(query: string, variables?: object, headers?: Record<string, string>) {
  const { status, errors } = await app.graphql(query, variables, headers);
  return { status, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}

const input = (more: object = {}) => ({ input: { office: 'BOGOR', applicant: somebody(), ...more } });

describe('a program’s mistake', () => {
  test('an office that is not there is NOT_FOUND', async () => {
    const error = await errorOf(BOOK, input({ office: 'NOWHERE' }));
    expect(error).toMatchObject({ code: 'NOT_FOUND', message: 'There is no office NOWHERE.' });
  });

  test.each([
    ['a date that is no text', { when: { date: 20170230 } }, 'TypedDate must be a date of the calendar'],
    ['a window that is none', { when: { window: 'first' } }, 'There is no window first.'],
    ['an unknown field', { colour: 'blue' }, 'colour'],
    ['an address without end', { applicant: { ...somebody(), address: 'x'.repeat(301) } }, 'applicant.address'],
    ['a priority that is none', { priority: 'ROYAL' }, 'ROYAL'],
  ])('%s is BAD_USER_INPUT', async (_, wrong, said) => {
    const { code, message } = await errorOf(BOOK, input(wrong));
    expect(code).toBe('BAD_USER_INPUT');
    expect(message).toContain(said);
  });

  test('the same in a literal makes the query invalid, in the same words', async () => {
    const { code, message } = await errorOf('{ office(code: "BOGOR") { windows(date: "2017-02-30") { id } } }');
    expect(code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(message).toContain('Date must be a date of the calendar');
  });

  test('a query that is none is refused', async () => {
    expect(await errorOf('{ office(')).toMatchObject({ status: 400, code: 'GRAPHQL_PARSE_FAILED' });
    expect(await errorOf('{ secrets }')).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
  });

  test.each([
    ['a wrong key', 'Bearer wrong'],
    ['half a key', `Bearer ${ADMIN_KEY.slice(0, -1)}`],
    ['no key', 'Bearer '],
    ['another scheme', `Basic ${ADMIN_KEY}`],
  ])('%s is UNAUTHENTICATED, whatever is asked', async (_, authorization) => {
    const { status, code } = await errorOf('{ offices { code } }', {}, { authorization });
    expect([status, code]).toEqual([401, 'UNAUTHENTICATED']);
  });
});

describe('over HTTP', () => {
  const get = (headers: Record<string, string>) =>
    fetch(`${app.url}/graphql?query=${encodeURIComponent('{ offices { code } }')}`, { headers });
  const post = (body: unknown, type = 'application/json') =>
    fetch(`${app.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify(body) });

  test.each([
    ['no header of its own', {}],
    ['the header that Apollo asks for', { 'apollo-require-preflight': 'true' }],
  ])('a query by GET with %s is answered', async (_, headers) => {
    const answer = await get(headers);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toHaveProperty('data.offices');
  });

  test('a mutation by GET is refused', async () => {
    const query = encodeURIComponent('mutation { cancelBooking(input: { code: "22222222" }) { __typename } }');
    const answer = await fetch(`${app.url}/graphql?query=${query}`, {
      headers: { 'apollo-require-preflight': 'true' },
    });
    expect(answer.status).toBe(405);
  });

  test('a form’s content type is refused', async () => {
    expect((await post({ query: '{ viewer { kind } }' }, 'text/plain')).ok).toBe(false);
  });

  test('a batch is refused', async () => {
    const answer = await post([{ query: '{ viewer { kind } }' }, { query: '{ viewer { kind } }' }]);
    expect(answer.status).toBe(400);
  });

  test('a body that is no JSON, or too long, is refused without a trace of the inside', async () => {
    const broken = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query": ',
    });
    expect(broken.status).toBe(400);
    const long = await post({ query: '{ viewer { kind } }', padding: 'x'.repeat(300_000) });
    expect(long.status).toBe(413);
    for (const answer of [broken, long]) expect(await answer.text()).not.toMatch(/node_modules|\bat .*:\d+/);
  });

  test('it says whether it is alive and ready', async () => {
    expect(await (await fetch(`${app.url}/healthz`)).json()).toEqual({ status: 'alive' });
    expect(await (await fetch(`${app.url}/readyz`)).json()).toMatchObject({ status: 'ready' });
  });
});

test('a fault of ours is logged whole and shown as nothing but that', async () => {
  const { code } = await api.book();
  await app.query('alter table booking_event rename to lost_table');
  const { data, errors } = await app.graphql(BOOKING, { code, birthDate: BIRTH_DATE });
  await app.query('alter table lost_table rename to booking_event');
  expect(data).toEqual({ answer: null });
  expect(errors).toEqual([
    expect.objectContaining({
      message: 'Something went wrong on our side; please try again.',
      path: ['answer', 'history'],
      extensions: expect.objectContaining({ code: 'INTERNAL_SERVER_ERROR' }),
    }),
  ]);
  expect(JSON.stringify(errors)).not.toContain('booking_event');
  expect(app.faults.some((fault) => fault.includes('booking_event'))).toBe(true);
  expect(await api.booking(code)).toMatchObject({ code });
});

test('nothing is left of a command that broke in the middle', async () => {
  const before = await app.query('select sum(taken)::int as taken from capacity_window');
  await app.query(`create function fail() returns trigger language plpgsql as $$ begin raise 'broken'; end $$`);
  await app.query('create trigger fail before insert on booking_event for each row execute function fail()');
  const wish = input({ idempotencyKey: 'broken' });
  expect((await errorOf(BOOK, wish)).code).toBe('INTERNAL_SERVER_ERROR');
  await app.query('drop trigger fail on booking_event');
  expect(await app.query('select sum(taken)::int as taken from capacity_window')).toEqual(before);
  // The program tries again with the same key, as it should, and is booked.
  expect((await app.graphql(BOOK, wish)).data.answer.__typename).toBe('Booking');
});

describe('a field that fails', () => {
  const signedIn = { authorization: `Bearer ${ADMIN_KEY}` };

  test('at the root leaves the others, so that no code of a booking is lost', async () => {
    const booked = `mutation ($a: BookInput!, $b: BookInput!) {
      a: book(input: $a) { ... on Booking { code } } b: book(input: $b) { ... on Booking { code } } }`;
    const wishes = { a: input({ office: 'DEPOK' }).input, b: input({ office: 'NOWHERE' }).input };
    const { data, errors } = await app.graphql(booked, wishes, signedIn);
    expect(data).toEqual({ a: { code: expect.any(String) }, b: null });
    expect(errors).toMatchObject([{ path: ['b'], extensions: { code: 'NOT_FOUND' } }]);
    const read = await app.graphql('{ offices { code } board(office: "X") { sequence } }');
    expect([read.data.offices.length > 1, read.data.board]).toEqual([true, null]);
  });

  test('that is not for everyone leaves its office', async () => {
    const { data, errors } = await app.graphql(`{ office(code: "BOGOR") {
      name houseRules { __typename } overbooking { __typename } placeLogFile(from: "2017-08-01", to: "2017-08-01") { __typename }
      statisticsFile(from: "2017-08-01", to: "2017-08-01") { __typename } dayList(date: "2017-08-01") { __typename } } }`);
    expect(data.office.name).toBe('Kantor Imigrasi Bogor');
    const fields = Object.keys(data.office).filter((field) => data.office[field] === null);
    expect(errors?.map(({ path, extensions }) => [path?.at(-1), extensions.code])).toEqual(
      fields.map((field) => [field, 'UNAUTHENTICATED']),
    );
    expect(fields).toHaveLength(5);
  });
});
