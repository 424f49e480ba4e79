// Administrators: who they are, how their keys are ended, and that what belongs to no office is seen all the same.
import { describe, expect, test, vi } from 'vitest';
import { BY, BY_ADMIN_KEY, byStaff } from '../support/actors.ts';
import { openLive } from '../support/live.ts';
import { ADMIN, type Headers, openServer } from '../support/server.ts';
import { step } from '../support/step.ts';

const ADD =
  'mutation ($name: String!) { addAdministrator(input: { name: $name }) { ... on StaffKey { key staff { id } } } }';
const END = `mutation ($id: ID!) { endAdministrator(input: { id: $id }) {
  __typename ... on Staff { id name role endedAt } ... on Refusal { reason message } } }`;
const LIST = '{ administrators(ended: true) { nodes { id name role lastUsedAt endedAt } } }';
const AUDIT = `{ audit(first: 20) { nodes { ${BY} what subject } } }`;

async function openWith() {
  const server = await openServer();
  const add = async (name: string): Promise<{ id: string; signedIn: Headers }> => {
    const { key, staff } = await server.ask(ADD, { name }, ADMIN);
    return { id: staff.id, signedIn: { authorization: `Bearer ${key}` } };
  };
  const end = (id: string, as: Headers) => server.ask(END, { id }, as);
  return { server, add, end };
}

/** Goes on by two seconds on the server's own stopwatch: then it reads again whether a key is valid. */
function twoSecondsLater() {
  const now = performance.now.bind(performance);
  const watch = vi.spyOn(performance, 'now').mockImplementation(() => now() + 2000);
  return () => watch.mockRestore();
}

test('administrators', async () => {
  const { server, add, end } = await openWith();
  const ani = await add('Ani');
  const dewi = await add('Dewi');

  await step('are listed, without the holder of ADMIN_KEY and without staff of offices', async () => {
    await server.staff('MANAGER', 'BOGOR', 'Budi');
    expect((await server.ask(LIST, {}, ADMIN)).nodes).toEqual([
      { id: ani.id, name: 'Ani', role: 'ADMINISTRATOR', lastUsedAt: null, endedAt: null },
      { id: dewi.id, name: 'Dewi', role: 'ADMINISTRATOR', lastUsedAt: null, endedAt: null },
    ]);
    expect(await server.ask('{ viewer { kind name } }', {}, ani.signedIn)).toEqual({
      kind: 'ADMINISTRATOR',
      name: 'Ani',
    });
    expect(await server.ask('{ viewer { kind name } }', {}, ADMIN)).toEqual({ kind: 'ADMINISTRATOR', name: null });
  });

  await step('are ended by another: requests at once, files and live lines soon', async () => {
    const live = await openLive(server.url, { signedIn: dewi.signedIn });
    const { csv } = await server
      .ask('{ office(code: "BOGOR") { dayList(date: "2017-08-07") { csv } } }', {}, dewi.signedIn)
      .then(({ dayList }) => dayList);
    expect((await fetch(csv.replace(/^http:\/\/[^/]+/, server.url))).status).toBe(200);
    const ended = await end(dewi.id, ani.signedIn);
    expect(ended).toEqual({
      ...{
        __typename: 'Staff',
        id: dewi.id,
        name: 'Dewi',
        role: 'ADMINISTRATOR',
        endedAt: '2017-08-01T02:00:00+00:00',
      },
    });
    const back = twoSecondsLater();
    expect((await server.graphql('{ viewer { kind } }', {}, dewi.signedIn)).status).toBe(401);
    expect((await fetch(csv.replace(/^http:\/\/[^/]+/, server.url))).status).toBeGreaterThanOrEqual(400);
    live.subscribe('subscription { board(office: "BOGOR") { sequence } }');
    expect(await live.closed).toMatchObject({ code: 4403 });
    back();
    expect(await end(dewi.id, ani.signedIn)).toEqual(ended);
    expect((await server.ask(LIST, {}, ani.signedIn)).nodes[1]).toMatchObject({ id: dewi.id, endedAt: ended.endedAt });
  });

  await step('cannot end themselves as the last one, and the holder of ADMIN_KEY can end any', async () => {
    const refused = await end(ani.id, ani.signedIn);
    expect(refused).toMatchObject({ __typename: 'Refusal', reason: 'LAST_ADMINISTRATOR' });
    expect(refused.message).toContain('administrator terakhir');
    const third = await add('Citra');
    expect(await end(ani.id, ani.signedIn)).toMatchObject({ __typename: 'Staff', name: 'Ani' });
    expect(await end(third.id, ADMIN)).toMatchObject({ __typename: 'Staff', name: 'Citra' });
  });

  await step('there is none with an id that was never given', async () => {
    for (const id of ['0', 'x', '999999', ''])
      expect([id, (await server.graphql(END, { id }, ADMIN)).errors?.[0]?.extensions.code]).toEqual([id, 'NOT_FOUND']);
  });

  await step('are no staff of an office, nor is staff of an office one of them', async () => {
    const { staff } = await server.ask(
      'mutation { addStaff(input: { office: "BOGOR", name: "Eka", role: MANAGER }) { ... on StaffKey { staff { id } } } }',
      {},
      ADMIN,
    );
    expect((await server.graphql(END, { id: staff.id }, ADMIN)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

test('of the last two, who end their own keys at once, one stays', async () => {
  const { server, add } = await openWith();
  const pair = [await add('Ani'), await add('Dewi')];
  const answers = await Promise.all(pair.map(({ id, signedIn }) => server.ask(END, { id }, signedIn)));
  expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['Refusal', 'Staff']);
});

describe('what belongs to no office', async () => {
  const { server, add, end } = await openWith();

  test('is in the record of administrators, with who did it', async () => {
    const ani = await add('Ani');
    const dewi = await add('Dewi');
    const { apiKey } = await server.ask(
      'mutation { makeApiKey(input: { label: "Site", scopes: [READ] }) { ... on ApiKeySecret { apiKey { id } } } }',
      {},
      ani.signedIn,
    );
    await server.ask(
      'mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { ... on ApiKey { id } } }',
      { id: apiKey.id },
      ani.signedIn,
    );
    await end(dewi.id, ani.signedIn);
    const added = `mutation { addOffice(input: { code: "CIANJUR", like: "BOGOR", timeZone: "Asia/Jakarta",
      settings: { name: "Kantor Cianjur", city: "Cianjur" } }) { __typename } }`;
    await server.ask(added, {}, ani.signedIn);
    await server.ask('mutation { announce(input: { office: "BOGOR", notice: "Halo" }) { __typename } }', {}, ADMIN);
    const byAni = byStaff('ADMINISTRATOR', 'Ani', ani.id);
    const all = (await server.ask(AUDIT, {}, ADMIN)).nodes;
    expect(all.filter(({ what }: { what: string }) => what !== 'addOffice')).toEqual([
      { by: byAni, what: 'endAdministrator', subject: dewi.id },
      { by: byAni, what: 'revokeApiKey', subject: apiKey.id },
      { by: byAni, what: 'makeApiKey', subject: 'Site' },
      { by: BY_ADMIN_KEY, what: 'addAdministrator', subject: 'Dewi' },
      { by: BY_ADMIN_KEY, what: 'addAdministrator', subject: 'Ani' },
    ]);
    expect(all).toContainEqual({ by: byAni, what: 'addOffice', subject: 'CIANJUR' });
  });

  test('is for administrators alone', async () => {
    const manager = await server.staff('MANAGER');
    expect((await server.graphql(AUDIT, {}, manager)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await server.graphql(AUDIT)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
