// Kiosks and boards: paired once by a short code, each with a key that does at its office what the device is for.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { BY, BY_ADMIN_KEY, byMachine } from '../support/actors.ts';
import { eventually } from '../support/eventually.ts';
import { queueAt } from '../support/queue.ts';
import { ADMIN, apiKey, openServer, paired } from '../support/server.ts';

const START = '2017-08-07T07:40:00+07:00';
const server = await openServer({ start: START, environment: { PUBLIC_URL: 'https://antrean.example' } });
const { ask, graphql, clock } = server;
const manager = await server.staff('MANAGER', 'BOGOR', 'Kepala');
beforeEach(() => clock.set(START));

const START_PAIRING = `mutation ($input: StartPairingInput!) { startPairing(input: $input) { ... on DevicePairing { code expiresAt url } } }`;
const PAIR = `mutation ($input: PairDeviceInput!) { pairDevice(input: $input) {
  __typename ... on DeviceKey { kind office label key } ... on Refusal { reason message field } } }`;
const LIST =
  '{ officeKeys(office: "BOGOR", ended: true) { nodes { id kind name role isOwn lastUsedAt expiresAt endedAt } } }';
const CHECK_IN = `mutation ($input: CheckInInput!) { checkIn(input: $input) {
  __typename ... on Ticket { number startsAt priority } ... on Refusal { reason } } }`;
const WALK_IN = `mutation ($input: IssueTicketInput!) { issueTicket(input: $input) {
  __typename ... on Ticket { number startsAt } } }`;

const start = (more: object = {}) =>
  ask(START_PAIRING, { input: { office: 'BOGOR', kind: 'KIOSK', label: 'Pintu depan', ...more } }, manager);
const pair = (code: string, more: object = {}) => ask(PAIR, { input: { code, ...more } });
const OVER = { __typename: 'Refusal', reason: 'PAIRING_OVER', field: 'code' };
const codeOf = async (...asked: Parameters<typeof graphql>) => (await graphql(...asked)).errors?.[0]?.extensions.code;

describe('pairing', () => {
  test('gives the device its key, for a code in any writing', async () => {
    const { code, expiresAt, url } = await start();
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    expect(expiresAt).toBe('2017-08-07T00:50:00+00:00');
    expect(url).toBe(`https://antrean.example/kiosk/BOGOR#pair=${code}`);
    const made = await pair(`${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `);
    expect(made).toEqual({
      ...{ __typename: 'DeviceKey', kind: 'KIOSK', office: 'BOGOR', label: 'Pintu depan' },
      key: expect.stringMatching(/^antrean_device_[\w-]{32}$/),
    });
    const rows = await server.query(`select row_to_json(device)::text as whole from device`);
    for (const { whole } of rows) for (const secret of [code, made.key]) expect(whole).not.toContain(secret);
    const viewer = await ask('{ viewer { kind name office { code } } }', {}, { authorization: `Bearer ${made.key}` });
    expect(viewer).toEqual({ kind: 'KIOSK', name: 'Pintu depan', office: { code: 'BOGOR' } });
  });

  test('works once, within ten minutes', async () => {
    const { code } = await start();
    clock.advance(9);
    expect(await pair(code)).toMatchObject({ __typename: 'DeviceKey' });
    expect(await pair(code)).toMatchObject(OVER);
    const late = await start();
    clock.advance(10);
    expect(await pair(late.code)).toMatchObject(OVER);
    for (const unknown of ['22222222', 'K7M2', '', 'x'.repeat(40)]) expect(await pair(unknown)).toMatchObject(OVER);
    // A pairing that no device ended is forgotten with the next one.
    await start();
    const left = await server.query(
      `select count(*)::int as late from device where digest is null and office = 'BOGOR'`,
    );
    expect(left).toEqual([{ late: 1 }]);
  });

  test('that is repeated, since its answer was lost, gives another key in place of the lost one', async () => {
    const { code } = await start();
    const lost = await pair(code, { idempotencyKey: 'one device' });
    const again = await pair(code, { idempotencyKey: 'one device' });
    expect(again.key).not.toBe(lost.key);
    expect((await graphql('{ viewer { kind } }', {}, { authorization: `Bearer ${lost.key}` })).status).toBe(401);
    expect(await ask('{ viewer { kind } }', {}, { authorization: `Bearer ${again.key}` })).toEqual({ kind: 'KIOSK' });
    expect(await pair(code, { idempotencyKey: 'another device' })).toMatchObject(OVER);
    expect(await pair(code)).toMatchObject(OVER);
  });

  test('of two devices with one code succeeds for one', async () => {
    const { code } = await start();
    const both = await Promise.all([pair(code, { idempotencyKey: 'a' }), pair(code, { idempotencyKey: 'b' })]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['DeviceKey', 'Refusal']);
  });

  test('is written down: who began it, and the device', async () => {
    await paired(server, 'BOARD', 'BOGOR', 'Layar lobi');
    const rows = (await ask(`{ audit(office: "BOGOR", first: 2) { nodes { ${BY} what subject } } }`, {}, manager))
      .nodes;
    expect(rows).toEqual([
      { by: byMachine('BOARD', 'Layar lobi'), what: 'pairDevice', subject: 'Layar lobi' },
      { by: BY_ADMIN_KEY, what: 'startPairing', subject: 'BOARD Layar lobi' },
    ]);
  });
});

describe('a key that stands in for a kiosk', () => {
  test('checks in and gives numbers at its offices alone, reads no list, and never sets a priority', async () => {
    const { signedIn } = await apiKey(server, ['CHECK_IN', 'WALK_IN'], 600, ['BOGOR']);
    const { code, queueNumber } = await queueAt(server.url).confirmed(512, { when: { date: '2017-08-07' } });
    const checkIn = (more: object = {}) => graphql(CHECK_IN, { input: { office: 'BOGOR', code, ...more } }, signedIn);
    const walkIn = (more: object = {}) => graphql(WALK_IN, { input: { office: 'BOGOR', ...more } }, signedIn);
    for (const refused of [
      checkIn({ priority: 'DISABILITY' }),
      checkIn({ office: 'DEPOK' }),
      walkIn({ office: 'DEPOK' }),
    ])
      expect((await refused).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await walkIn({ priority: 'ELDERLY' })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const begun = { startsAt: expect.stringContaining('2017-08-07T'), priority: null };
    expect((await checkIn()).data.checkIn).toEqual({ __typename: 'Ticket', number: queueNumber, ...begun });
    expect((await walkIn()).data.issueTicket).toMatchObject({ number: expect.stringMatching(/^W\d+$/) });
    const list = '{ bookings(office: "BOGOR", date: "2017-08-07") { edges { node { code } } } }';
    expect(await codeOf(list, {}, signedIn)).toBe('FORBIDDEN');
  });

  test('must be bound to an office', async () => {
    const make =
      'mutation ($input: MakeApiKeyInput!) { makeApiKey(input: $input) { ... on ApiKeySecret { apiKey { offices scopes } } } }';
    for (const scope of ['CHECK_IN', 'WALK_IN', 'DESK'])
      expect(await codeOf(make, { input: { label: 'Kiosk', scopes: [scope] } }, ADMIN)).toBe('BAD_USER_INPUT');
    const input = { label: 'Kiosk', scopes: ['WALK_IN'], offices: ['DEPOK', 'DEPOK'] };
    expect((await ask(make, { input }, ADMIN)).apiKey).toEqual({ offices: ['DEPOK'], scopes: ['READ', 'WALK_IN'] });
  });
});

describe('a key of a desk of another make', () => {
  test('lists, checks in with the priority seen, changes by the code alone, and all of it is audited', async () => {
    const { signedIn, id } = await apiKey(server, ['DESK'], 600, ['BOGOR']);
    const { code } = await queueAt(server.url).confirmed(513, { when: { date: '2017-08-07' } });
    const list = `{ bookings(office: "BOGOR", date: "2017-08-07", search: "${code}") {
      edges { node { code applicant { birthDate } } } } }`;
    const shown = { code, applicant: { birthDate: expect.stringMatching(/^\d{4}-/) } };
    expect((await ask(list, {}, signedIn)).edges).toEqual([{ node: shown }]);
    expect(await codeOf(list.replace('BOGOR', 'DEPOK'), {}, signedIn)).toBe('FORBIDDEN');
    const own = '{ booking(code: "CODE") { allowedActions } }'.replace('CODE', code);
    expect((await ask(own, {}, signedIn)).allowedActions).toContain('CHECK_IN');
    const checkIn = { input: { office: 'BOGOR', code, priority: 'DISABILITY' } };
    const ticket = await ask(CHECK_IN, checkIn, signedIn);
    expect(ticket).toMatchObject({ __typename: 'Ticket', priority: 'DISABILITY' });
    const { number } = await ask(WALK_IN, { input: { office: 'BOGOR', priority: 'ELDERLY' } }, signedIn);
    const calm =
      'mutation ($input: SetPriorityInput!) { setPriority(input: $input) { ... on Ticket { priority } ... on Refusal { message } } }';
    expect(await ask(calm, { input: { office: 'BOGOR', number, priority: 'NORMAL' } }, signedIn)).toEqual({
      priority: 'NORMAL',
    });
    const by = byMachine('API_KEY', 'A travel site', id);
    const rows = await ask(`{ audit(office: "BOGOR", first: 3) { nodes { ${BY} what subject } } }`, {}, manager);
    expect(rows.nodes).toEqual([
      { by, what: 'setPriority', subject: number },
      { by, what: 'issueTicket', subject: null },
      { by, what: 'checkIn', subject: code },
    ]);
    const read = await eventually('the reading', async () => {
      const LIST = `{ readings(office: "BOGOR", about: "${code}") { nodes { ${BY} what } } }`;
      const { nodes } = await ask(LIST, {}, manager);
      return nodes.length > 0 && nodes;
    });
    expect(read).toContainEqual({ by, what: 'bookings' });
  });
});

describe('a kiosk', () => {
  test('checks in and gives numbers at its office, without the names of applicants, and never sets a priority', async () => {
    const kiosk = await paired(server, 'KIOSK');
    const { code, queueNumber } = await queueAt(server.url).confirmed(510, { when: { date: '2017-08-07' } });
    const checkIn = (more: object = {}) => graphql(CHECK_IN, { input: { office: 'BOGOR', code, ...more } }, kiosk);
    expect((await checkIn({ priority: 'DISABILITY' })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await checkIn({ office: 'DEPOK' })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const ticket = {
      __typename: 'Ticket',
      number: queueNumber,
      priority: null,
      startsAt: expect.stringContaining('2017-08-07T'),
    };
    expect((await checkIn()).data.checkIn).toEqual(ticket);
    const walkIn = (more: object = {}) => graphql(WALK_IN, { input: { office: 'BOGOR', ...more } }, kiosk);
    expect((await walkIn({ priority: 'ELDERLY' })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await walkIn()).data.issueTicket).toEqual({
      __typename: 'Ticket',
      number: expect.stringMatching(/^W\d+$/),
      startsAt: null,
    });
    const named = CHECK_IN.replace('startsAt', 'booking { applicant { name } }');
    expect(await codeOf(named, { input: { office: 'BOGOR', code } }, kiosk)).toBe('FORBIDDEN');
    const rows = (await ask(`{ audit(office: "BOGOR", first: 2) { nodes { ${BY} what } } }`, {}, manager)).nodes;
    const by = byMachine('KIOSK', 'At the door');
    expect(rows).toEqual([
      { by, what: 'issueTicket' },
      { by, what: 'checkIn' },
    ]);
  });

  test('is listed with its last use among the keys of its office, and ended like them', async () => {
    const kiosk = await paired(server, 'KIOSK', 'BOGOR', 'Pintu samping');
    await ask('{ viewer { kind } }', {}, kiosk);
    const found = (await ask(LIST, {}, manager)).nodes.find(({ name }: { name: string }) => name === 'Pintu samping');
    expect(found).toEqual({
      ...{ id: expect.stringMatching(/^KIOSK\/\d+$/), kind: 'KIOSK', name: 'Pintu samping', role: null, isOwn: false },
      ...{ lastUsedAt: '2017-08-07T00:40:00+00:00', expiresAt: null, endedAt: null },
    });
    const end = (id: string) =>
      graphql(
        'mutation ($id: ID!) { endOfficeKeys(input: { office: "BOGOR", ids: [$id] }) { ... on EndedKeys { keys { endedAt } } } }',
        { id },
        manager,
      );
    expect((await end(found.id.replace('KIOSK', 'BOARD'))).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await end(found.id)).data.endOfficeKeys).toEqual({ keys: [{ endedAt: '2017-08-07T00:40:00+00:00' }] });
    const now = performance.now.bind(performance);
    const watch = vi.spyOn(performance, 'now').mockImplementation(() => now() + 2001);
    expect((await graphql('{ viewer { kind } }', {}, kiosk)).status).toBe(401);
    watch.mockRestore();
  });
});

test('a board reads the board of its office, and nothing else', async () => {
  const board = await paired(server, 'BOARD');
  expect(await ask('{ board(office: "BOGOR") { sequence } }', {}, board)).toEqual({ sequence: expect.any(Number) });
  expect(await codeOf('{ board(office: "DEPOK") { sequence } }', {}, board)).toBe('FORBIDDEN');
  expect(await codeOf('{ office(code: "BOGOR") { name } }', {}, board)).toBe('FORBIDDEN');
  expect(await codeOf(WALK_IN, { input: { office: 'BOGOR' } }, board)).toBe('FORBIDDEN');
  expect(await ask('{ viewer { kind allowed } }', {}, board)).toEqual({
    kind: 'BOARD',
    allowed: [
      'Query.board',
      'Query.viewer',
      'Query.thisDevice',
      'Query.doorCode',
      'Mutation.reportDevice',
      'Subscription.board',
    ],
  });
});

describe('a code that the device shows', () => {
  const SHOWN = '{ pairingToShow { code claim } }';
  const enter = (code: string, label = 'Ruang tunggu') =>
    graphql(START_PAIRING_OR_NOT, { input: { office: 'BOGOR', kind: 'BOARD', label, code } }, manager);
  const START_PAIRING_OR_NOT = `mutation ($input: StartPairingInput!) { answer: startPairing(input: $input) {
    ... on DevicePairing { code } ... on Refusal { reason field } } }`;
  const claimed = (input: object) => ask(PAIR, { input });

  test('pairs it once the office has entered it, and no one else who sees the code', async () => {
    const { code, claim } = await ask(SHOWN);
    expect(await claimed({ code, claim })).toMatchObject(OVER);
    expect((await enter(code.toLowerCase())).data.answer).toEqual({ code });
    expect(await claimed({ code })).toMatchObject(OVER);
    expect(await claimed({ code, claim: (await ask(SHOWN)).claim })).toMatchObject(OVER);
    const first = await claimed({ code, claim, idempotencyKey: claim });
    expect(first).toMatchObject({ __typename: 'DeviceKey', kind: 'BOARD', office: 'BOGOR', label: 'Ruang tunggu' });
    // The answer was lost: the same request gets another key, and no other request does.
    const again = await claimed({ code, claim, idempotencyKey: claim });
    expect(again.key).not.toBe(first.key);
    expect(await claimed({ code, claim })).toMatchObject(OVER);
    const own = '{ thisDevice { label settings { volumePercent } } }';
    expect(await ask(own, {}, { authorization: `Bearer ${again.key}` })).toEqual({
      ...{ label: 'Ruang tunggu', settings: { volumePercent: 100 } },
    });
    expect((await enter(code)).data.answer).toEqual({ reason: 'PAIRING_NOT_SHOWN', field: 'code' });
  });

  test('is taken once of several who enter it at the same moment, and the others are told', async () => {
    const { code } = await ask(SHOWN);
    const entered = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((label) => enter(code, `Layar ${label}`)));
    expect(entered.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    const answers = entered.map(({ data }) => data.answer);
    expect(answers.filter((answer) => 'code' in answer)).toEqual([{ code }]);
    expect(answers.filter(({ reason }) => reason === 'PAIRING_NOT_SHOWN')).toHaveLength(4);
  });

  test('is refused if it is mistyped, and over after ten minutes', async () => {
    expect((await enter('K7M2PQ4Y')).data.answer).toEqual({ reason: 'PAIRING_NOT_SHOWN', field: 'code' });
    const { code, claim } = await ask(SHOWN);
    await enter(code);
    clock.set('2017-08-07T07:50:00+07:00');
    expect(await claimed({ code, claim })).toMatchObject(OVER);
  });

  test('may be asked for as often as a board looks, since no one guesses a claim', async () => {
    const { code, claim } = await ask(SHOWN);
    for (let times = 0; times < 40; times++) expect(await claimed({ code, claim })).toMatchObject(OVER);
    await enter(code);
    expect(await claimed({ code, claim })).toMatchObject({ __typename: 'DeviceKey' });
  });
});

test('an administrator pairs devices of any office, a manager those of the own', async () => {
  const input = { office: 'DEPOK', kind: 'BOARD', label: 'Layar' };
  expect(await codeOf(START_PAIRING, { input }, manager)).toBe('FORBIDDEN');
  expect((await ask(START_PAIRING, { input }, ADMIN)).url).toMatch(/\/board\/DEPOK#pair=/);
});

describe('a device set up from afar', () => {
  const DEVICE =
    'id kind label isDark lastSeenAt pageVersion settings { language volumePercent walkIns prints scanner lowReach services }';
  const DEVICES = `{ devices(office: "BOGOR") { ${DEVICE} } }`;
  const OWN = '{ thisDevice { label reloads settings { volumePercent walkIns services } } }';
  const CHANGE = `mutation ($input: ChangeDeviceInput!) { changeDevice(input: $input) { ... on Device { ${DEVICE} } } }`;
  const RELOAD = 'mutation ($input: DeviceInput!) { reloadDevice(input: $input) { ... on Device { id reloads } } }';
  const REPORT =
    'mutation ($input: ReportDeviceInput!) { reportDevice(input: $input) { ... on Device { pageVersion } } }';
  const listed = async (label: string) =>
    (await ask(DEVICES, {}, manager)).find((device: { label: string }) => device.label === label);

  test('takes its settings, tells its version, and is dark once it was not seen for three minutes', async () => {
    const kiosk = await paired(server, 'KIOSK', 'BOGOR', 'Pintu utara');
    const { id, lastSeenAt } = await listed('Pintu utara');
    expect([id, lastSeenAt]).toEqual([expect.stringMatching(/^KIOSK\/\d+$/), null]);
    expect(await listed('Pintu utara')).toMatchObject({ isDark: false, pageVersion: null });
    expect(await ask(OWN, {}, kiosk)).toEqual({
      ...{ label: 'Pintu utara', reloads: 0, settings: { volumePercent: 50, walkIns: true, services: [] } },
    });
    await ask(REPORT, { input: { pageVersion: 'kiosk-1a2b.js' } }, kiosk);
    const settings = { volumePercent: 20, walkIns: false, services: ['PASSPORT'], scanner: 'BELOW' };
    const input = { office: 'BOGOR', id, label: 'Pintu selatan', settings };
    expect(await ask(CHANGE, { input }, manager)).toMatchObject({ label: 'Pintu selatan', settings });
    // Null leaves the rest as it is.
    await ask(CHANGE, { input: { office: 'BOGOR', id, settings: { prints: true, services: null } } }, manager);
    expect(await ask(OWN, {}, kiosk)).toMatchObject({
      settings: { volumePercent: 20, walkIns: false, services: ['PASSPORT'] },
    });
    // But where null is a setting, it is taken.
    await ask(CHANGE, { input: { office: 'BOGOR', id, settings: { language: 'en' } } }, manager);
    const back = { office: 'BOGOR', id, settings: { language: null } };
    expect((await ask(CHANGE, { input: back }, manager)).settings).toMatchObject({ language: null, scanner: 'BELOW' });
    await ask(RELOAD, { input: { office: 'BOGOR', id } }, manager);
    expect((await ask(OWN, {}, kiosk)).reloads).toBe(1);
    expect(await listed('Pintu selatan')).toMatchObject({ isDark: false, pageVersion: 'kiosk-1a2b.js' });
    clock.set('2017-08-07T07:43:01+07:00');
    expect(await listed('Pintu selatan')).toMatchObject({ isDark: true, lastSeenAt: '2017-08-07T00:40:00+00:00' });
    // A server knows a key for two seconds before it looks it up again.
    const now = performance.now.bind(performance);
    const watch = vi.spyOn(performance, 'now').mockImplementation(() => now() + 2001);
    await ask(OWN, {}, kiosk);
    watch.mockRestore();
    expect((await listed('Pintu selatan')).isDark).toBe(false);
    const [audited] = (await ask('{ audit(office: "BOGOR", first: 1) { nodes { what subject } } }', {}, manager)).nodes;
    expect(audited).toEqual({ what: 'reloadDevice', subject: id });
  });

  test('is none of another office, of no service that the office lacks, and gone once it was ended', async () => {
    await paired(server, 'KIOSK', 'BOGOR', 'Pintu timur');
    const { id } = await listed('Pintu timur');
    expect(await codeOf(CHANGE, { input: { office: 'BOGOR', id, settings: { services: ['NONE'] } } }, manager)).toBe(
      'BAD_USER_INPUT',
    );
    expect(await codeOf(CHANGE, { input: { office: 'BOGOR', id, settings: { volumePercent: 101 } } }, manager)).toBe(
      'BAD_USER_INPUT',
    );
    expect(await codeOf(CHANGE, { input: { office: 'DEPOK', id } }, ADMIN)).toBe('NOT_FOUND');
    expect(await codeOf(RELOAD, { input: { office: 'BOGOR', id: 'KIOSK/999999' } }, manager)).toBe('NOT_FOUND');
    const end =
      'mutation ($input: EndOfficeKeysInput!) { endOfficeKeys(input: $input) { ... on EndedKeys { keys { id } } } }';
    await ask(end, { input: { office: 'BOGOR', ids: [id] } }, manager);
    expect(await listed('Pintu timur')).toBeUndefined();
    expect(await codeOf(CHANGE, { input: { office: 'BOGOR', id } }, manager)).toBe('NOT_FOUND');
  });
});
