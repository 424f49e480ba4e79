// The keys of an office: they expire as its policy says, and are listed and ended together.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openLive } from '../support/live.ts';
import { ADMIN, type Headers, openServer } from '../support/server.ts';

const START = '2017-08-07T06:00:00+07:00';
const DAY_MINUTES = 1440;
const server = await openServer({ start: START });
const { ask, graphql, clock } = server;
const manager = await server.staff('MANAGER', 'BOGOR', 'Kepala');
const stranger = await server.staff('MANAGER', 'JAKARTA_PUSAT');

const VIEWER = '{ viewer { kind keyDaysLeft keyExpiresAt } }';
const LIST =
  '{ officeKeys(office: "BOGOR", ended: true) { nodes { id kind name role isOwn lastUsedAt expiresAt endedAt } } }';
const END = `mutation ($input: EndOfficeKeysInput!) { endOfficeKeys(input: $input) {
  ... on EndedKeys { keys { id name endedAt } } } }`;
const SET = `mutation ($policy: PolicyInput!) {
  changeOffice(input: { office: "BOGOR", settings: { policy: $policy } }) { __typename } }`;
const codeOf = async (query: string, variables: object, headers: Headers) =>
  (await graphql(query, variables, headers)).errors?.[0]?.extensions.code;

const realNow = performance.now.bind(performance);
let aheadMs = 0;
vi.spyOn(performance, 'now').mockImplementation(() => realNow() + aheadMs);
/** On the server's own stopwatch two seconds pass: it looks keys up again. */
function lookAgain(): void {
  aheadMs += 2001;
}

function daysLater(days: number): void {
  clock.advance(days * DAY_MINUTES);
  lookAgain();
}
beforeEach(() => clock.set(START));

describe('a personal key', () => {
  test('expires when it was not used for as long as the office allows, and says so', async () => {
    const key = await server.staff('FRONT_DESK', 'BOGOR', 'Cuti');
    expect(await ask(VIEWER, {}, key)).toEqual({
      ...{ kind: 'FRONT_DESK', keyDaysLeft: 90, keyExpiresAt: '2017-11-04T23:00:00+00:00' },
    });
    daysLater(89);
    expect(await ask(VIEWER, {}, key)).toMatchObject({ keyDaysLeft: 90 });
    daysLater(90);
    for (const _ of ['first try', 'and a second, which the first did not revive']) {
      const { status, headers, errors } = await graphql(VIEWER, {}, key);
      expect([status, headers.get('www-authenticate'), errors?.[0]?.extensions.code]).toEqual([
        ...[401, 'Bearer', 'KEY_EXPIRED'],
      ]);
      expect(errors?.[0]?.message).toMatch(/^This key expired on 2018-02-01, .*addStaff/);
    }
  });

  test('expires by its age however much it is used, as the office sets it', async () => {
    const [short, other] = [await server.staff('FRONT_DESK'), await server.staff('FRONT_DESK', 'DEPOK')];
    await ask(SET, { policy: { staffKeyDays: 2, staffKeyIdleDays: 1 } }, ADMIN);
    expect(await ask(VIEWER, {}, short)).toMatchObject({ keyDaysLeft: 1 });
    clock.advance(DAY_MINUTES - 60);
    lookAgain();
    expect(await ask(VIEWER, {}, short)).toMatchObject({ keyDaysLeft: 1 });
    clock.advance(DAY_MINUTES - 60);
    lookAgain();
    expect(await ask(VIEWER, {}, short)).toMatchObject({ keyDaysLeft: 0 });
    clock.advance(120);
    lookAgain();
    expect(await codeOf(VIEWER, {}, short)).toBe('KEY_EXPIRED');
    expect(await codeOf(VIEWER, {}, other)).toBeUndefined();
    await ask(SET, { policy: { staffKeyDays: 365, staffKeyIdleDays: 90 } }, ADMIN);
    lookAgain();
    expect(await codeOf(VIEWER, {}, short)).toBeUndefined();
  });

  test('of an administrator expires as well, ADMIN_KEY does not', async () => {
    const key = await server.staff('ADMINISTRATOR', '', 'Ani');
    expect(await ask(VIEWER, {}, key)).toMatchObject({ kind: 'ADMINISTRATOR', keyDaysLeft: 90 });
    daysLater(91);
    expect(await codeOf(VIEWER, {}, key)).toBe('KEY_EXPIRED');
    expect(await ask(VIEWER, {}, ADMIN)).toEqual({ kind: 'ADMINISTRATOR', keyDaysLeft: null, keyExpiresAt: null });
  });

  test('that was there before keys were limited lasts from then on', async () => {
    const key = await server.staff('FRONT_DESK', 'BOGOR', 'Lama');
    await server.query(`update staff set created_at = '2012-01-01', last_used_at = '2013-01-01' where name = 'Lama'`);
    expect(await ask(VIEWER, {}, key)).toMatchObject({ keyDaysLeft: 90 });
  });

  test('opens neither live views nor files once it has expired', async () => {
    const key = await server.staff('FRONT_DESK', 'BOGOR', 'Habis');
    const live = await openLive(server.url, { signedIn: key });
    const { csv } = (await ask('{ office(code: "BOGOR") { dayList(date: "2017-08-07") { csv } } }', {}, key)).dayList;
    const file = () => fetch(csv.replace(/^http:\/\/[^/]+/, server.url)).then(({ status }) => status);
    expect(await file()).toBe(200);
    await server.query(`update staff set counts_from = '2017-01-01', last_used_at = null where name = 'Habis'`);
    lookAgain();
    expect(await file()).toBe(401);
    live.subscribe('subscription { board(office: "BOGOR") { sequence } }');
    expect(await live.closed).toMatchObject({ code: 4403 });
  });
});

describe('the list', () => {
  const idOf = async (name: string) =>
    (await ask(LIST, {}, manager)).nodes.find((key: { name: string }) => key.name === name).id as string;

  test('shows every key with its last use and its end, for managers of the office', async () => {
    await ask('{ viewer { kind } }', {}, await server.staff('COUNTER_OFFICER', 'BOGOR', 'Loket Satu'));
    const list = (await ask(LIST, {}, manager)).nodes;
    expect(list).toContainEqual({
      ...{ id: await idOf('Loket Satu'), kind: 'STAFF', name: 'Loket Satu', role: 'COUNTER_OFFICER', isOwn: false },
      ...{ lastUsedAt: '2017-08-06T23:00:00+00:00', expiresAt: '2017-11-04T23:00:00+00:00', endedAt: null },
    });
    expect(list.filter(({ isOwn }: { isOwn: boolean }) => isOwn)).toMatchObject([{ name: 'Kepala' }]);
    expect(await codeOf(LIST, {}, stranger)).toBe('FORBIDDEN');
    expect(await codeOf(LIST, {}, await server.staff('FRONT_DESK'))).toBe('FORBIDDEN');
    expect((await ask(LIST, {}, ADMIN)).nodes.length).toBeGreaterThan(1);
  });

  test('comes in pages, and leaves out keys that were ended unless they are asked for', async () => {
    const PAGE = `query ($after: String, $ended: Boolean, $first: Int = 2) {
      officeKeys(office: "DEPOK", after: $after, ended: $ended, first: $first) {
        totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id name endedAt } } }`;
    for (const name of ['Ani', 'Budi', 'Citra']) await server.staff('FRONT_DESK', 'DEPOK', name);
    const namesOf = ({ nodes }: { nodes: { name: string }[] }) => nodes.map(({ name }) => name);
    const first = await ask(PAGE, {}, ADMIN);
    expect(first).toMatchObject({ totalCount: first.totalCount, pageInfo: { hasPreviousPage: false } });
    const last = first.nodes.at(-1);
    await ask(END, { input: { office: 'DEPOK', ids: [last.id] } }, ADMIN);
    // The cursor keeps its place although its key is no longer listed.
    const next = await ask(PAGE, { after: first.pageInfo.endCursor }, ADMIN);
    expect(namesOf(next)).not.toContain(last.name);
    expect(next).toMatchObject({ totalCount: first.totalCount - 1, pageInfo: { hasPreviousPage: true } });
    const all = await ask(PAGE, { first: 200, ended: true }, ADMIN);
    expect(namesOf(all)).toEqual([...namesOf(first), ...namesOf(next)]);
    expect(all.totalCount).toBe(first.totalCount);
    // Behind the last key the page is empty, and the place stays.
    const after = all.pageInfo.endCursor;
    const none = await ask(PAGE, { after }, ADMIN);
    expect(none).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false, startCursor: after, endCursor: after } });
    expect(await codeOf(PAGE, { after: Buffer.from('officeKeys x').toString('base64url') }, ADMIN)).toBe(
      'BAD_USER_INPUT',
    );
    expect(await codeOf(PAGE, { first: 201 }, ADMIN)).toBe('BAD_USER_INPUT');
  });

  test('ends several at once or none, and writes down which', async () => {
    const [first, second] = [
      await server.staff('FRONT_DESK', 'BOGOR', 'Satu'),
      await server.staff('FRONT_DESK', 'BOGOR', 'Dua'),
    ];
    const ids = [await idOf('Dua'), await idOf('Satu')];
    const end = (more: string[], headers = manager, office = 'BOGOR') =>
      graphql(END, { input: { office, ids: [...ids, ...more] } }, headers);
    for (const unknown of ['STAFF/999999', 'STAFF/x', 'TOKEN/1', ''])
      expect((await end([unknown])).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await end([], stranger)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await end([], stranger, 'JAKARTA_PUSAT')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    lookAgain();
    expect(await codeOf(VIEWER, {}, first)).toBeUndefined();
    const { data } = await end([]);
    const at = '2017-08-06T23:00:00+00:00';
    expect(data.endOfficeKeys.keys).toEqual([
      { id: ids[1], name: 'Satu', endedAt: at },
      { id: ids[0], name: 'Dua', endedAt: at },
    ]);
    lookAgain();
    for (const key of [first, second]) expect((await graphql(VIEWER, {}, key)).status).toBe(401);
    clock.advance(5);
    expect((await end([])).data).toEqual(data);
    const rows = (await ask('{ audit(office: "BOGOR", first: 50) { nodes { what subject } } }', {}, manager)).nodes;
    const written = rows.filter(({ what }: { what: string }) => what === 'endOfficeKeys');
    expect(written).toEqual([{ what: 'endOfficeKeys', subject: ids.join(' ') }]);
  });
});
