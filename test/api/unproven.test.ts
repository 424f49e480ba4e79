// Callers without a key have limits by the network they ask from, over HTTP and over a socket.
import { describe, expect, test } from 'vitest';
import { ORDINARY_TRIES, triesToConfirm } from '../../src/abuse/price.ts';
import { nameOf } from '../support/house.ts';
import { openLive } from '../support/live.ts';
import { apiKey, type Headers, openServer } from '../support/server.ts';
import { doWork, triesIn } from '../support/work.ts';

const server = await openServer();

let people = 0;
const wish = (changes: object = {}) => {
  const applicant = { name: nameOf(people++), birthDate: '1987-01-25' };
  return { office: 'BOGOR', applicant, ...changes };
};
const BOOK = `mutation ($input: BookInput!) { book(input: $input) { __typename ... on Booking { code }
  ... on Refusal { reason message } } }`;
const book = async (headers?: Headers, changes?: object) => {
  const answer = await server.ask(BOOK, { input: wish(changes) }, headers);
  return answer.reason ?? answer.__typename;
};
const from = (source: string): Headers => ({ 'x-forwarded-for': source });
const bookings = async () => (await server.query('select count(*)::int as count from booking'))[0].count;

describe('a request without a key', () => {
  const two = 'a: book(input: $a) { __typename } b: book(input: $b) { __typename }';
  const variables = () => ({ a: wish(), b: wish() });

  test.each([
    ['side by side', `mutation ($a: BookInput!, $b: BookInput!) { ${two} }`],
    ['by way of fragments', `mutation ($a: BookInput!, $b: BookInput!) { ...Two } fragment Two on Mutation { ${two} }`],
    ['inline', `mutation ($a: BookInput!, $b: BookInput!) { ... on Mutation { ${two} } }`],
    [
      'beside other changes',
      `mutation ($a: BookInput!, $b: BookInput!) { ${two} c: cancelBooking(input: { code: "22222222" }) { __typename } }`,
    ],
  ])('books one place, not two %s', async (_, query) => {
    const before = await bookings();
    const { errors } = await server.graphql(query, variables());
    expect(errors?.map(({ extensions }) => extensions.code)).toContain('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toBe('A request without a key books one place, this asks for 2.');
    expect(await bookings()).toBe(before);
  });

  test('books one place over a socket, too', async () => {
    const before = await bookings();
    const live = await openLive(server.url);
    live.subscribe(`mutation ($a: BookInput!, $b: BookInput!) { ${two} }`, variables());
    const { payload } = await live.message('next');
    expect(payload.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(await bookings()).toBe(before);
  });

  test('books none of two however often it is asked: a compiled document is the same', async () => {
    const before = await bookings();
    for (let time = 0; time < 22; time++) {
      const { errors } = await server.graphql(`mutation ($a: BookInput!, $b: BookInput!) { ${two} }`, variables());
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
    expect(await bookings()).toBe(before);
  });

  test('books one place where one field is asked for in two pieces', async () => {
    const query = `mutation ($a: BookInput!) { book(input: $a) { __typename } book(input: $a) { ... on Booking { code } } }`;
    const { data } = await server.graphql(query, { a: wish() });
    expect(data.book).toMatchObject({ __typename: 'Booking', code: expect.any(String) });
  });

  test('books for several people with the key of an office', async () => {
    const desk = await server.staff('FRONT_DESK');
    const { data } = await server.graphql(`mutation ($a: BookInput!, $b: BookInput!) { ${two} }`, variables(), desk);
    expect(data).toEqual({ a: { __typename: 'Booking' }, b: { __typename: 'Booking' } });
  });
});

describe('places held without a proof', () => {
  test('are five of one network for nothing, whichever of its addresses asks', async () => {
    const answers = [];
    for (let last = 1; last <= 8; last++) answers.push(await book(from(`203.0.113.${last}`)));
    expect(answers).toEqual([...Array(5).fill('Booking'), ...Array(3).fill('WORK_REQUIRED')]);
    expect(await book(from('203.0.114.1'))).toBe('Booking');
  });

  test('are five of one network of IPv6, too', async () => {
    const answers = [];
    for (let last = 1; last <= 6; last++) answers.push(await book(from(`2001:db8:0:7:${last}::1`)));
    expect(answers).toEqual([...Array(5).fill('Booking'), 'WORK_REQUIRED']);
    expect(await book(from('2001:db8:0:8::1'))).toBe('Booking');
  });

  test('are five of a key, unless it vouches for people', async () => {
    const plain = (await apiKey(server, ['BOOK'])).signedIn;
    const vouching = (await apiKey(server, ['VOUCH'])).signedIn;
    const six = Array.from({ length: 6 }, (_, index) => from(`198.51.${index}.1`));
    const answers = [];
    for (const each of six) answers.push(await book({ ...plain, ...each }));
    expect(answers).toEqual([...Array(5).fill('Booking'), 'WORK_REQUIRED']);
    for (const each of six) expect(await book({ ...vouching, ...each })).toBe('Booking');
  });

  test('do not count from this machine in a demonstration', async () => {
    const answers = [];
    for (let time = 0; time < 7; time++) answers.push(await book());
    expect(answers).toEqual(Array(7).fill('Booking'));
  });
});

describe('a booking at an office without chat', () => {
  const PROOF = { birthDate: '1987-01-25' };
  const HELD = `mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code work proofs { link } } } }`;
  const CONFIRM = `mutation ($input: ConfirmBookingInput!) { confirmBooking(input: $input) {
    ... on Booking { status work } ... on Refusal { reason message field work } } }`;
  const held = (headers: Headers) => server.ask(HELD, { input: wish({ office: 'TANGERANG' }) }, headers);
  const confirm = (input: object, headers: Headers) => server.ask(CONFIRM, { input: { ...PROOF, ...input } }, headers);

  test('is confirmed by work that was done for it, and by no other', async () => {
    const source = from('198.51.100.1');
    const [one, two] = [await held(source), await held(source)];
    expect(one.proofs).toEqual([]);
    const refused = await confirm({ code: one.code }, source);
    expect(refused).toMatchObject({ reason: 'WORK_NEEDED', field: 'work' });
    const work = await doWork(one.work);
    const forged = { code: one.code, work: work.replace('"cost":500', '"cost":1') };
    for (const wrong of [
      { code: two.code, work },
      forged,
      { code: one.code, work: '{}' },
      { code: one.code, work: 'x' },
    ])
      expect((await confirm(wrong, source)).reason).toBe('WORK_NEEDED');
    expect(await confirm({ code: one.code, work }, source)).toEqual({ status: 'CONFIRMED', work: null });
    expect((await confirm({ code: one.code }, source)).status).toBe('CONFIRMED');
  });

  test('is confirmed by as many of a network as do the work, which rises', async () => {
    const prices = [];
    for (let last = 1; last <= 5; last++) {
      const source = from(`192.0.2.${last}`);
      const { code, work } = await held(source);
      prices.push(triesIn(work));
      expect((await confirm({ code, work: await doWork(work) }, source)).status).toBe('CONFIRMED');
    }
    expect(prices).toEqual(
      [0, 1, 2, 3, 4].map((before) => triesToConfirm({ source: before, wider: before, office: 0 })),
    );
    expect(prices.at(-1)).toBeGreaterThan(ORDINARY_TRIES);
  });

  test('is confirmed by more work where the price has risen meanwhile', async () => {
    const source = from('192.0.3.1');
    const { code, work } = await held(source);
    await server.query(
      `insert into work_done (id, booking, source, at) select 'of another ' || n, $1, '192.0.3.0/24', $2 from generate_series(1, 9) n`,
      [code, server.clock.now().toString()],
    );
    const refused = await confirm({ code, work: await doWork(work) }, source);
    expect(refused.reason).toBe('WORK_NEEDED');
    expect(triesIn(refused.work)).toBe(triesToConfirm({ source: 9, wider: 0, office: 0 }));
    expect((await confirm({ code, work: await doWork(refused.work) }, source)).status).toBe('CONFIRMED');
  });

  test('needs no work of a key that vouches', async () => {
    const { signedIn } = await apiKey(server, ['VOUCH']);
    const { code, work } = await held(signedIn);
    expect(work).toBeNull();
    expect((await confirm({ code }, signedIn)).status).toBe('CONFIRMED');
  });
});
