// Blocking and unblocking by managers, and the list of addresses whose bookings came to nothing.
import { beforeEach, describe, expect, test } from 'vitest';
import { BY, BY_ADMIN_KEY, byStaff } from '../support/actors.ts';
import { nameOf, phoneOf, SEED_DAY } from '../support/house.ts';
import { ADMIN, type Headers, openServer } from '../support/server.ts';

const LIFTED_BY = BY.replace('by', 'liftedBy');
const BLOCK = `mutation ($input: BlockAddressInput!) { blockAddress(input: $input) { ... on Block { id address person kind reason ${BY} beganAt endsAt liftedAt office { code } } } }`;
const UNBLOCK = `mutation ($input: UnblockAddressInput!) { unblockAddress(input: $input) { ... on Block { id liftedAt ${LIFTED_BY} } } }`;
const BLOCKS = `query ($office: ID!, $search: String, $ended: Boolean, $first: Int, $after: String) {
  blocks(office: $office, search: $search, ended: $ended, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { cursor node { id kind address person reason ${BY} liftedAt ${LIFTED_BY} office { code } } } } }`;
const SUSPICIOUS = `query ($office: ID!, $days: Int! = 90, $first: Int! = 50, $after: String) {
  suspiciousAddresses(office: $office, days: $days, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { address lapsed forfeited cancelled kept live blocked } } } }`;
const BOOK = `mutation ($input: BookInput!) { book(input: $input) {
  __typename ... on Booking { code status } ... on Refusal { reason message field } } }`;
const AUDIT = `{ audit(office: "BOGOR", first: 200) { nodes { ${BY} what subject } } }`;

const server = await openServer();
const manager = await server.staff('MANAGER', 'BOGOR', 'Siti');
const neighbour = await server.staff('MANAGER', 'JAKARTA_PUSAT', 'Dewi');
const frontDesk = await server.staff('FRONT_DESK');

const { ask, clock } = server;
const block = (number: number, more: object = {}, signedIn: Headers = manager) =>
  ask(BLOCK, { input: { office: 'BOGOR', address: phoneOf(number), reason: 'Calo', ...more } }, signedIn);
const unblock = (id: string, office: string | null = 'BOGOR', signedIn: Headers = manager) =>
  ask(UNBLOCK, { input: { office, block: id } }, signedIn);
const book = (number: number, signedIn: Headers = {}, office = 'BOGOR') => {
  const applicant = { name: nameOf(number), birthDate: '1987-01-25' };
  return ask(BOOK, { input: { office, when: { date: '2017-08-07' }, applicant, phone: phoneOf(number) } }, signedIn);
};
const english = { 'accept-language': 'en' };

beforeEach(() => clock.set(SEED_DAY));

describe('a blocked number', () => {
  test('is told until when, in its language, with the office to turn to and without the reason', async () => {
    const until = '2017-08-02T09:00:00+07:00';
    expect(await block(1, { address: '0812 1000-0001', until })).toMatchObject({
      ...{ address: phoneOf(1), person: null, kind: 'STAFF', reason: 'Calo', by: byStaff('MANAGER', 'Siti', '1') },
      ...{ beganAt: '2017-08-01T09:00:00+07:00', endsAt: until, liftedAt: null, office: { code: 'BOGOR' } },
    });
    expect(await book(1)).toEqual({
      ...{ __typename: 'Refusal', reason: 'BLOCKED_UNTIL', field: null },
      message:
        'Nomor atau nama ini baru dapat mendaftar lagi pada Rabu, 2 Agustus 2017 pukul 09.00 WIB. Ada pertanyaan? Datang ke Kantor Imigrasi Bogor.',
    });
    expect((await book(1, english)).message).toBe(
      'This number or name can book again on Wednesday, 2 August 2017 at 09:00 WIB. Questions? Come to Kantor Imigrasi Bogor.',
    );
    await block(2);
    expect(await book(2)).toMatchObject({
      reason: 'BLOCKED',
      message: 'Nomor atau nama ini tidak dapat mendaftar di sini. Silakan datang ke Kantor Imigrasi Bogor.',
    });
    expect((await book(2, english)).message).toBe(
      'This number or name cannot book here. Please come to Kantor Imigrasi Bogor.',
    );
  });

  test('can book at another office, and be booked for at the desk of this one', async () => {
    await block(3);
    expect(await book(3, {}, 'MEDAN')).toMatchObject({ __typename: 'Booking' });
    await block(4);
    expect(await book(4, frontDesk)).toMatchObject({ __typename: 'Booking' });
  });

  test('can book again once it is unblocked; that is written down once', async () => {
    const { id } = await block(5);
    expect(await book(5)).toMatchObject({ reason: 'BLOCKED' });
    const lifted = { id, liftedAt: '2017-08-01T09:00:00+07:00', liftedBy: byStaff('MANAGER', 'Siti', '1') };
    expect(await unblock(id)).toEqual(lifted);
    expect(await unblock(id)).toEqual(lifted);
    expect(await book(5)).toMatchObject({ __typename: 'Booking' });
    const rows = (await ask(AUDIT, {}, manager)).nodes.filter(({ subject }: { subject: string }) => subject === id);
    expect(rows).toEqual([
      { by: byStaff('MANAGER', 'Siti', '1'), what: 'unblockAddress', subject: id },
      { by: byStaff('MANAGER', 'Siti', '1'), what: 'blockAddress', subject: id },
    ]);
  });
});

describe('blockAddress', () => {
  test('with the same key is done once, whatever was blocked since, and with other input not at all', async () => {
    const first = await block(10, { idempotencyKey: 'one' });
    await server.query(`insert into block (key, office, kind, reason, by, began_at)
      select 'id:' || n, 'BOGOR', 'STAFF', 'Calo', 'manager 1', '2017-08-01T02:00:00Z' from generate_series(1, 250) n`);
    expect(await block(10, { idempotencyKey: 'one' })).toEqual(first);
    await expect(block(10, { idempotencyKey: 'one', reason: 'Lain' })).rejects.toThrow('IDEMPOTENCY_KEY_REUSED');
    const rows = await server.query('select id from block where key = $1', [`tel:${phoneOf(10)}`]);
    expect(rows.length).toBe(1);
    await server.query(`delete from block where key like 'id:%'`);
  });

  test.each([
    [{ address: '  ' }, 'address'],
    [{ address: '0812 30' }, 'no phone number'],
    [{ reason: '' }, 'reason'],
    [{ until: '2017-08-01T09:00:00+07:00' }, 'until'],
  ])('says what is wrong with %o', async (more, what) => {
    await expect(block(11, more)).rejects.toThrow(new RegExp(`BAD_USER_INPUT.*${what}`));
  });

  test('by a manager holds at their office alone', async () => {
    await expect(block(12, { office: 'JAKARTA_PUSAT' })).rejects.toThrow('FORBIDDEN');
    await expect(block(12, { office: null })).rejects.toThrow('FORBIDDEN');
    await expect(block(12, {}, frontDesk)).rejects.toThrow('FORBIDDEN');
    expect(await book(12)).toMatchObject({ __typename: 'Booking' });
  });

  test('by an administrator may hold everywhere; that is theirs to lift', async () => {
    const { id, office, endsAt } = await block(13, { office: null, until: '2017-08-03T00:00:00Z' }, ADMIN);
    expect({ office, endsAt }).toEqual({ office: null, endsAt: '2017-08-03T00:00:00+00:00' });
    for (const at of ['BOGOR', 'MEDAN']) expect(await book(13, {}, at)).toMatchObject({ reason: 'BLOCKED_UNTIL' });
    await expect(unblock(id)).rejects.toThrow('NOT_FOUND');
    await expect(unblock(id, null)).rejects.toThrow('FORBIDDEN');
    expect(await unblock(id, null, ADMIN)).toMatchObject({ liftedBy: BY_ADMIN_KEY });
    expect(await book(13)).toMatchObject({ __typename: 'Booking' });
  });
});

describe('unblockAddress', () => {
  test('finds no block of another office, and none that is not there', async () => {
    const { id } = await block(20);
    await expect(unblock(id, 'JAKARTA_PUSAT', neighbour)).rejects.toThrow('NOT_FOUND');
    await expect(unblock(id, 'BOGOR', neighbour)).rejects.toThrow('FORBIDDEN');
    for (const none of ['999999', '-1', '1e3', 'x', '99999999999999999999'])
      await expect(unblock(none), none).rejects.toThrow('NOT_FOUND');
    expect(await book(20)).toMatchObject({ reason: 'BLOCKED' });
  });

  test('by an administrator stands in the list of the office whose block it was', async () => {
    const { id } = await block(21);
    await unblock(id, null, ADMIN);
    const [latest] = (await ask(AUDIT, {}, manager)).nodes;
    expect(latest).toEqual({ by: BY_ADMIN_KEY, what: 'unblockAddress', subject: id });
  });

  test('of a delay lifts that of the number and of the name', async () => {
    await server.query(
      `insert into block (key, office, kind, missed, by, began_at, ends_at)
       select key, 'BOGOR', 'FORFEITS', 'BOGOR 2017-07-31 tel', 'clock', '2017-07-31', '2017-08-10'
       from unnest($1::text[]) key`,
      [[`tel:${phoneOf(22)}`, 'person:PEMOHONDADA 1987-01-25']],
    );
    const { edges } = await ask(BLOCKS, { office: 'BOGOR', search: 'Pemohon dada' }, manager);
    const [{ node }] = edges;
    expect(node).toMatchObject({
      ...{
        kind: 'FORFEITS',
        address: null,
        person: 'PEMOHONDADA 1987-01-25',
        reason: null,
        by: { kind: 'CLOCK', role: null },
      },
    });
    expect(await book(22)).toMatchObject({
      reason: 'FORFEITED_TOO_OFTEN',
      message:
        'Kantor Imigrasi Bogor: Anda tidak datang beberapa kali berturut-turut. Anda dapat mendaftar lagi mulai Kamis, 10 Agustus 2017 pukul 07.00 WIB. Ada pertanyaan? Datang ke kantor.',
    });
    expect((await book(22, english)).message).toBe(
      'Kantor Imigrasi Bogor: you missed several visits in a row. You can book again from Thursday, 10 August 2017, 07:00 WIB. Questions? Come to the office.',
    );
    await unblock(node.id);
    expect(await book(22)).toMatchObject({ __typename: 'Booking' });
  });
});

describe('blocks', () => {
  const list = (more: object = {}, signedIn: Headers = neighbour) =>
    ask(BLOCKS, { office: 'JAKARTA_PUSAT', ...more }, signedIn);
  const addresses = (page: { edges: { node: { address: string } }[] }) => page.edges.map(({ node }) => node.address);

  test('are listed for the managers of the office, page by page, and searched', async () => {
    const at = { office: 'JAKARTA_PUSAT' };
    const made = [];
    for (const number of [30, 31, 32]) made.push(await block(number, at, neighbour));
    const { id } = await block(33, { office: null }, ADMIN);
    const first = await list({ first: 3 });
    expect(addresses(first)).toEqual([phoneOf(33), phoneOf(32), phoneOf(31)]);
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    const second = await list({ first: 3, after: first.pageInfo.endCursor });
    expect(addresses(second)).toEqual([phoneOf(30)]);
    expect(second).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: false, hasPreviousPage: true } });
    expect(addresses(await list({ search: phoneOf(31).replace('+62', '0') }))).toEqual([phoneOf(31)]);
    await unblock(made[1].id, 'JAKARTA_PUSAT', neighbour);
    expect(addresses(await list())).toEqual([phoneOf(33), phoneOf(32), phoneOf(30)]);
    const ended = await list({ search: phoneOf(31), ended: true });
    expect(ended.edges[0].node).toMatchObject({
      liftedBy: byStaff('MANAGER', 'Dewi', '2'),
      liftedAt: '2017-08-01T09:00:00+07:00',
    });
    await unblock(id, null, ADMIN);
  });

  test('are no one else’s to see, and cursors are not made up', async () => {
    await expect(list({}, manager)).rejects.toThrow('FORBIDDEN');
    await expect(list({}, frontDesk)).rejects.toThrow('FORBIDDEN');
    await expect(list({ first: 0 })).rejects.toThrow('BAD_USER_INPUT');
    await expect(list({ after: 'bm9uZQ' })).rejects.toThrow('BAD_USER_INPUT');
  });
});

describe('suspiciousAddresses', () => {
  const suspicious = (more: object = {}, signedIn: Headers = ADMIN) =>
    ask(SUSPICIOUS, { office: 'DEPOK', ...more }, signedIn);

  test('have whole numbers, the worst first, page by page, and who looked is written down', async () => {
    for (const [number, times] of [
      [41, 3],
      [42, 2],
      [43, 2],
      // Once, it may happen to anyone.
      [45, 1],
    ] as const) {
      for (let time = 0; time < times; time++) {
        expect(await book(number, {}, 'DEPOK')).toEqual({
          __typename: 'Booking',
          code: expect.any(String),
          status: 'HELD',
        });
        // Booking again ends the hold that is over; the clock does it to the rest.
        clock.advance(31);
      }
    }
    await book(44, {}, 'DEPOK');
    await expect
      .poll(async () => (await suspicious()).edges.map(({ node }: { node: { lapsed: number } }) => node.lapsed))
      .toEqual([3, 2, 2]);
    await block(43, { office: 'DEPOK' }, ADMIN);
    const first = await suspicious({ first: 2 });
    const none = { forfeited: 0, cancelled: 0, kept: 0, live: 0 };
    expect(first.edges.map(({ node }: { node: object }) => node)).toEqual([
      { address: phoneOf(41), lapsed: 3, blocked: false, ...none },
      { address: phoneOf(43), lapsed: 2, blocked: true, ...none },
    ]);
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = await suspicious({ first: 2, after: first.pageInfo.endCursor });
    expect(second).toMatchObject({ pageInfo: { hasNextPage: false }, edges: [{ node: { address: phoneOf(42) } }] });
    await ask('{ readings(office: "DEPOK") { nodes { what } } }', {}, ADMIN);
    const [looked] = await server.query(`select who, what, office, subject from audit order by id desc limit 1`);
    expect(looked).toEqual({
      ...{ who: 'administrator (ADMIN_KEY)', what: 'suspiciousAddresses', office: 'DEPOK', subject: '90 days' },
    });
  });

  test('are for managers of the office, of a year at most', async () => {
    for (const signedIn of [manager, frontDesk]) await expect(suspicious({}, signedIn)).rejects.toThrow('FORBIDDEN');
    for (const days of [0, 367]) await expect(suspicious({ days })).rejects.toThrow('BAD_USER_INPUT');
    await expect(suspicious({ after: 'bm9uZQ' })).rejects.toThrow('BAD_USER_INPUT');
  });
});
