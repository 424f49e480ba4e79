// Objects by their identifiers, as caches refetch them: by the rules of the direct way, for each type.
import { describe, expect, test } from 'vitest';
import { apiOf, BIRTH_DATE, MONDAY } from '../support/api.ts';
import { ADMIN_KEY, openApp } from '../support/app.ts';
import { managersOf } from '../support/managers.ts';

const app = await openApp();
const api = apiOf(app);
const signedIn = { authorization: `Bearer ${ADMIN_KEY}` };
const managers = managersOf(app);

const NODE = `query ($id: ID!) { node(id: $id) { id __typename
  ... on Office { code } ... on Service { name channels } ... on Booking { status } ... on Ticket { number } } }`;
const node = async (id: string, headers = {}) => {
  const { data, errors } = await app.graphql(NODE, { id }, headers);
  return errors ? errors[0]?.extensions.code : data.node;
};
const BOGOR =
  '{ office(code: "BOGOR") { id code services { id code } counters { services { id } } board { waiting { service { id } } } } }';
const { data } = await app.graphql(BOGOR);

describe('node', () => {
  test('finds an office and its services, which are the same by every way', async () => {
    const { id, services, counters, board } = data.office;
    expect(await node(id)).toEqual({ id, __typename: 'Office', code: 'BOGOR' });
    const passport = services[0].id;
    expect(await node(passport)).toMatchObject({ id: passport, __typename: 'Service', name: expect.any(String) });
    expect(counters[0].services[0].id).toBe(passport);
    expect(board.waiting[0].service.id).toBe(passport);
    const other = await app.graphql('{ office(code: "DEPOK") { services { id code } } }');
    expect(other.data.office.services[0]).toMatchObject({ code: services[0].code });
    expect(other.data.office.services[0].id).not.toBe(passport);
  });

  test('shows a booking to officers, and to no one else without a proof', async () => {
    const { code } = await api.book({ when: { date: MONDAY } });
    const query = `{ booking(code: "${code}", birthDate: "${BIRTH_DATE}") { id } }`;
    const { id } = (await app.graphql(query)).data.booking;
    expect(await node(id, signedIn)).toEqual({ id, __typename: 'Booking', status: 'HELD' });
    expect(await node(id)).toBeNull();
  });

  test('finds a ticket of today, of which the number alone is another tomorrow', async () => {
    const ISSUE = 'mutation { issueTicket(input: { office: "BOGOR" }) { ... on Ticket { id number } } }';
    const { id, number } = (await app.graphql(ISSUE, {}, signedIn)).data.issueTicket;
    expect(await node(id)).toEqual({ id, __typename: 'Ticket', number });
    const now = app.clock.now();
    app.clock.set(now.add({ hours: 24 }).toString());
    expect(await node(id)).toBeNull();
  });

  test.each([
    '',
    'nothing',
    'T2ZmaWNlOg',
    Buffer.from('Office:NOWHERE').toString('base64url'),
    Buffer.from('Booking:1').toString('base64url'),
  ])('finds nothing by %j', async (id) => {
    expect(await node(id)).toBeNull();
  });
});

describe('an office', () => {
  test.each(['bogor', ' Bogor ', 'BOGOR'])('is found by %j', async (office) => {
    const query = `query ($office: ID!) { office(code: $office) { code } board(office: $office) { office { code } } }`;
    for (let asked = 0; asked < 25; asked++)
      expect((await app.graphql(query, { office })).data).toEqual({
        office: { code: 'BOGOR' },
        board: { office: { code: 'BOGOR' } },
      });
    const counter = `${office.trim()}/1`;
    const open = 'mutation ($counter: ID!) { openCounter(input: { counter: $counter }) { ... on Counter { id } } }';
    expect((await app.graphql(open, { counter }, signedIn)).data.openCounter.id).toBe('BOGOR/1');
  });

  test('that was asked for in small letters is answered again after a change', async () => {
    const query = 'query ($office: ID!) { office(code: $office) { city } }';
    const ask = async () => (await app.graphql(query, { office: 'depok' })).data.office.city;
    for (let asked = 0; asked < 25; asked++) await ask();
    await managers.ask('changeOffice', { office: 'depok', settings: { city: 'Kota Depok' } });
    expect(await ask()).toBe('Kota Depok');
  });
});

test('the number of a board says whether it is called or served', async () => {
  const step = (field: string, input: string) =>
    app.graphql(`mutation { ${field}(input: { ${input} }) { __typename } }`, {}, signedIn);
  const statuses = async () =>
    (await app.graphql('{ board(office: "DEPOK") { called { status } } }')).data.board.called;
  await step('openCounter', 'counter: "DEPOK/1"');
  const issue = 'mutation { issueTicket(input: { office: "DEPOK" }) { ... on Ticket { number } } }';
  const { number } = (await app.graphql(issue, {}, signedIn)).data.issueTicket;
  await step('callNext', 'counter: "DEPOK/1"');
  expect(await statuses()).toEqual([{ status: 'CALLED' }]);
  await step('serve', `office: "DEPOK", number: "${number}"`);
  expect(await statuses()).toEqual([{ status: 'SERVING' }]);
});
