// Keys, what each may see of bookings and of other offices, what is written down, and that codes cannot be tried out.
import { describe, expect, test, vi } from 'vitest';
import { newCode } from '../../src/bookingCode.ts';
import { BY, byApplicant, byMachine, byStaff } from '../support/actors.ts';
import { BIRTH_DATE, BOOK, BOOKING, CANCEL, CONFIRM, MONDAY, RESCHEDULE, somebody } from '../support/api.ts';
import { eventually } from '../support/app.ts';
import { ADMIN, apiKey, type Headers, openServer } from '../support/server.ts';

/** Monday, an hour before the first window at Bogor begins. */
const EARLIEST = { when: { earliest: true } };
const MONDAY_MORNING = '2017-08-07T07:00:00+07:00';
const CHECK_IN = `mutation ($input: CheckInInput!) { checkIn(input: $input) {
  __typename ... on Ticket { number } ... on Refusal { reason message alternatives { id } } } }`;

const STANDBY = `mutation ($input: RequestStandbyInput!) { requestStandby(input: $input) {
  __typename ... on Booking { code } ... on Refusal { reason message } } }`;

const server = await openServer();
const { ask, graphql } = server;

const desk = await server.staff('FRONT_DESK');
const officer = await server.staff('COUNTER_OFFICER');
const manager = await server.staff('MANAGER', 'BOGOR', 'Budi Hartono');
const stranger = await server.staff('MANAGER', 'JAKARTA_PUSAT');

const codeOf = async (query: string, variables: object, headers: Headers) =>
  (await graphql(query, variables, headers)).errors?.[0]?.extensions.code;
const book = async (more: object = {}, headers: Headers = {}) =>
  ask(BOOK, { input: { office: 'BOGOR', when: { date: MONDAY }, applicant: somebody(), ...more } }, headers);
const confirm = (code: string, headers: Headers = manager) => ask(CONFIRM, { input: { code } }, headers);

describe('staff', () => {
  test.each([
    ['FRONT_DESK', desk],
    ['COUNTER_OFFICER', officer],
    ['MANAGER', manager],
  ])('sign in by personal key as %s of their office', async (kind, key) => {
    expect(await ask('{ viewer { kind name office { code } } }', {}, key)).toEqual({
      kind,
      name: kind === 'MANAGER' ? 'Budi Hartono' : 'Sri Rahayu',
      office: { code: 'BOGOR' },
    });
  });

  test('administrators sign in by their own key, too', async () => {
    const key = await server.staff('ADMINISTRATOR', '', 'Ani');
    expect(await ask('{ viewer { kind office { code } } }', {}, key)).toEqual({ kind: 'ADMINISTRATOR', office: null });
    expect(await codeOf('{ apiKeys { totalCount } }', {}, key)).toBeUndefined();
  });

  test('a manager makes officers of the own office, and no administrators', async () => {
    const add = (input: object) =>
      codeOf(
        'mutation ($input: AddStaffInput!) { addStaff(input: $input) { ... on StaffKey { key } } }',
        { input },
        manager,
      );
    expect(await add({ office: 'BOGOR', name: 'Dewi', role: 'FRONT_DESK' })).toBeUndefined();
    expect(await add({ office: 'BOGOR', name: 'Dewi', role: 'ADMINISTRATOR' })).toBe('FORBIDDEN');
    expect(await add({ office: 'JAKARTA_PUSAT', name: 'Dewi', role: 'FRONT_DESK' })).toBe('FORBIDDEN');
  });

  test('a key is shown once: the database keeps its digest and nothing else of it', async () => {
    const { authorization } = await server.staff('FRONT_DESK', 'BOGOR', 'Once');
    const key = authorization?.slice('Bearer '.length) as string;
    const secret = key.replace('antrean_staff_', '');
    expect(secret).toMatch(/^[\w-]{32}$/);
    const rows = await server.query(`select digest, row_to_json(staff)::text as whole from staff where name = 'Once'`);
    expect(rows).toHaveLength(1);
    expect(rows[0].digest).toMatch(/^[\w+/]{43}=$/);
    expect(rows[0].whole).not.toContain(secret);
    const kept = await server.query(`select row_to_json(audit)::text as whole from audit`);
    expect(kept.filter(({ whole }) => whole.includes(secret))).toEqual([]);
    const [type] = (await ask('{ __type(name: "Staff") { fields { name } } }')).fields.filter(
      ({ name }: { name: string }) => /key|digest/i.test(name),
    );
    expect(type).toBeUndefined();
  });

  test('an ended key is refused within two seconds', async () => {
    const key = await server.staff('FRONT_DESK', 'BOGOR', 'Leaves');
    const kind = async () => (await graphql('{ viewer { kind } }', {}, key)).status;
    expect(await kind()).toBe(200);
    const staff = await ask('{ staff(office: "BOGOR") { nodes { id name endedAt } } }', {}, manager);
    const { id } = staff.nodes.find(({ name }: { name: string }) => name === 'Leaves');
    const end = 'mutation ($input: EndStaffInput!) { endStaff(input: $input) { ... on Staff { name endedAt } } }';
    const ended = await ask(end, { input: { office: 'BOGOR', id } }, manager);
    expect(ended).toMatchObject({ name: 'Leaves', endedAt: expect.stringContaining('2017-08-01') });
    // The server's own stopwatch goes on by two seconds, so that the test does not wait.
    const now = performance.now.bind(performance);
    const watch = vi.spyOn(performance, 'now').mockImplementation(() => now() + 2000);
    expect(await kind()).toBe(401);
    watch.mockRestore();
    expect(await kind()).toBe(401);
    // Ending it again is the same, and it stays in the list with the time of the first.
    expect(await ask(end, { input: { office: 'BOGOR', id } }, manager)).toEqual(ended);
  });

  test('of another office cannot be ended', async () => {
    const [{ id }] = (await ask('{ staff(office: "BOGOR") { nodes { id } } }', {}, manager)).nodes;
    const end = 'mutation ($input: EndStaffInput!) { endStaff(input: $input) { ... on Staff { id } } }';
    expect(await codeOf(end, { input: { office: 'JAKARTA_PUSAT', id } }, stranger)).toBe('NOT_FOUND');
    expect(await codeOf(end, { input: { office: 'BOGOR', id } }, stranger)).toBe('FORBIDDEN');
  });
});

describe('keys of other people’s front ends', () => {
  const KEYS = '{ apiKeys(ended: true) { nodes { id label scopes perMinute hint createdAt lastUsedAt revokedAt } } }';
  const keys = async () => (await ask(KEYS, {}, ADMIN)).nodes;
  const keyWith = async (id: string) => (await keys()).find((key: { id: string }) => key.id === id);

  test('may be used for what they say, and no more', async () => {
    const { signedIn: reader, id } = await apiKey(server, ['READ'], 500);
    expect(await ask('{ viewer { kind name } }', {}, reader)).toEqual({ kind: 'API_KEY', name: 'A travel site' });
    expect(await codeOf(BOOK, { input: { office: 'BOGOR', applicant: somebody() } }, reader)).toBe('FORBIDDEN');
    expect(await keyWith(id)).toMatchObject({ label: 'A travel site', scopes: ['READ'], perMinute: 500 });
    const { signedIn: booker, id: other } = await apiKey(server, ['BOOK']);
    // A key that may book may also read.
    expect((await keyWith(other)).scopes).toEqual(['READ', 'BOOK']);
    expect(await book({}, booker)).toMatchObject({ __typename: 'Booking', channel: 'API' });
  });

  test('say when they were last used, to the minute', async () => {
    const { signedIn, id } = await apiKey(server, ['READ']);
    expect((await keyWith(id)).lastUsedAt).toBeNull();
    await ask('{ viewer { kind } }', {}, signedIn);
    expect((await keyWith(id)).lastUsedAt).toBe('2017-08-01T02:00:00+00:00');
  });

  test('are told apart by their first characters, and kept as digests', async () => {
    const { signedIn, id } = await apiKey(server, ['READ']);
    const key = signedIn.authorization?.slice('Bearer '.length) as string;
    const { hint } = await keyWith(id);
    expect(key.startsWith(hint)).toBe(true);
    expect(hint.length).toBeLessThanOrEqual(16);
    const [{ whole }] = await server.query('select row_to_json(api_key)::text as whole from api_key where id = $1', [
      id,
    ]);
    expect(whole).not.toContain(key.slice(16));
  });

  test('list the bookings that they made, with persons only if they vouch for them', async () => {
    const { signedIn: booker } = await apiKey(server, ['BOOK']);
    const { signedIn: vouching } = await apiKey(server, ['VOUCH']);
    const LIST = `query ($office: ID, $date: Date, $status: [BookingStatus!], $first: Int! = 50, $after: String) {
      viewer { bookings(office: $office, date: $date, status: $status, first: $first, after: $after) {
        totalCount edges { node { code status applicant { name birthDate } } } pageInfo { hasNextPage endCursor } } } }`;
    type Listed = { edges: { node: { code: string; applicant: { birthDate: string | null } } }[] };
    const list = async (headers: Headers, wanted: object = {}) => (await ask(LIST, wanted, headers)).bookings;
    const codes = ({ edges }: Listed) => edges.map(({ node }) => node.code);
    const made: string[] = [];
    for (const office of ['BOGOR', 'DEPOK', 'BOGOR']) made.unshift((await book({ office }, booker)).code);
    await book();
    await ask(CANCEL, { input: { code: made[0], birthDate: BIRTH_DATE } }, booker);
    const all = await list(booker);
    expect([codes(all).toSorted(), all.totalCount]).toEqual([made.toSorted(), 3]);
    expect(all.edges[0].node.applicant).toEqual({ name: expect.stringContaining('*'), birthDate: null });
    expect(codes(await list(booker, { office: 'depok' }))).toEqual([made[1]]);
    expect(codes(await list(booker, { office: 'BOGOR', date: MONDAY, status: ['HELD'] }))).toEqual([made[2]]);
    expect(await list(booker, { date: '2017-08-08' })).toMatchObject({ totalCount: 0, edges: [] });
    expect(codes(await list(booker, { status: ['CANCELLED'] }))).toEqual([made[0]]);
    const pages: string[] = [];
    for (let after = null, more = true; more; ) {
      const page = await list(booker, { first: 2, after });
      pages.push(...codes(page));
      [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
    }
    expect(pages).toEqual(codes(all));
    expect(codes(await list(vouching))).toEqual([]);
    await book({}, vouching);
    expect((await list(vouching)).edges[0].node.applicant.birthDate).toBe(BIRTH_DATE);
    expect(await codeOf(LIST, { after: 'eA' }, booker)).toBe('BAD_USER_INPUT');
    expect(await codeOf(LIST, { first: 201 }, booker)).toBe('BAD_USER_INPUT');
    expect(await codeOf(LIST, { office: 'NOWHERE' }, booker)).toBe('NOT_FOUND');
  });

  test('leave what they change in the audit log under their label, as staff do', async () => {
    const { signedIn, id } = await apiKey(server, ['VOUCH']);
    const held = await book({}, signedIn);
    const input = { code: held.code, birthDate: BIRTH_DATE };
    await ask(CONFIRM, { input }, signedIn);
    await ask(RESCHEDULE, { input: { ...input, when: { date: '2017-08-08' } } }, signedIn);
    await ask(CANCEL, { input }, signedIn);
    const by = byMachine('API_KEY', 'A travel site', id);
    const rows = await ask(`{ audit(office: "BOGOR", first: 4) { nodes { ${BY} what subject } } }`, {}, manager);
    expect(rows.nodes).toEqual(
      ['cancelBooking', 'rescheduleBooking', 'confirmBooking', 'book'].map((what) => ({
        by,
        what,
        subject: held.code,
      })),
    );
    const hook = `mutation { createWebhook(input: { url: "https://example.org/hooks" }) { ... on WebhookSecret { webhook { id } } } }`;
    const { webhook } = await ask(hook, {}, signedIn);
    const rotate = `mutation ($id: ID!) { rotateWebhookSecret(input: { id: $id }) { ... on WebhookSecret { webhook { id } } } }`;
    await ask(rotate, { id: webhook.id }, signedIn);
    expect((await ask(`{ audit(first: 2) { nodes { ${BY} what subject } } }`, {}, ADMIN)).nodes).toEqual([
      { by, what: 'rotateWebhookSecret', subject: webhook.id },
      { by, what: 'createWebhook', subject: 'example.org' },
    ]);
  });

  test('that are bound to an office are listed there, and ended there alone', async () => {
    const one = await apiKey(server, ['WALK_IN'], 600, ['BOGOR']);
    const two = await apiKey(server, ['WALK_IN'], 600, ['BOGOR', 'DEPOK']);
    const own = `mutation ($apiKey: ID!) { createWebhook(input: { apiKey: $apiKey, url: "https://example.org/a" }) {
      ... on WebhookSecret { secret } } }`;
    await ask(own, { apiKey: one.id }, ADMIN);
    const LISTED = '{ officeKeys(office: "BOGOR") { nodes { id kind name endedAt } } }';
    const listed = async () =>
      (await ask(LISTED, {}, manager)).nodes.filter(({ kind }: { kind: string }) => kind === 'API_KEY').slice(-2);
    const program = { kind: 'API_KEY', name: 'A travel site', endedAt: null };
    expect(await listed()).toEqual([one, two].map(({ id }) => ({ ...program, id: `API_KEY/${id}` })));
    const end = 'mutation ($input: EndOfficeKeysInput!) { endOfficeKeys(input: $input) { __typename } }';
    expect(await codeOf(end, { input: { office: 'JAKARTA_PUSAT', ids: [`API_KEY/${one.id}`] } }, stranger)).toBe(
      'NOT_FOUND',
    );
    await ask(end, { input: { office: 'BOGOR', ids: [one, two].map(({ id }) => `API_KEY/${id}`) } }, manager);
    expect((await graphql('{ viewer { kind } }', {}, one.signedIn)).status).toBe(401);
    const [row] = await server.query('select offices, revoked_at from api_key where id = $1', [two.id]);
    expect(row).toEqual({ offices: ['DEPOK'], revoked_at: null });
    const hooks = await ask('query ($apiKey: ID) { webhooks(apiKey: $apiKey) { id } }', { apiKey: one.id }, ADMIN);
    expect(hooks).toEqual([]);
  });

  test('are refused once they are revoked', async () => {
    const { signedIn, id } = await apiKey(server, ['READ']);
    const revoke = () =>
      ask('mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { ... on ApiKey { id revokedAt } } }', { id }, ADMIN);
    const revoked = await revoke();
    expect(revoked).toEqual({ id, revokedAt: '2017-08-01T02:00:00+00:00' });
    expect((await graphql('{ viewer { kind } }', {}, signedIn)).status).toBe(401);
    expect(await revoke()).toEqual(revoked);
    expect((await keyWith(id)).revokedAt).toBe(revoked.revokedAt);
  });

  test.each([
    ['more requests a minute than are allowed', { perMinute: 100_001 }],
    ['none at all', { perMinute: 0 }],
    ['no scope', { scopes: [] }],
    ['no label', { label: '  ' }],
  ])('are not made for %s', async (_, wrong) => {
    const input = { label: 'X', scopes: ['READ'], perMinute: 1, ...wrong };
    const make = 'mutation ($input: MakeApiKeyInput!) { makeApiKey(input: $input) { ... on ApiKeySecret { key } } }';
    expect(await codeOf(make, { input }, ADMIN)).toBe('BAD_USER_INPUT');
  });
});

describe('another office', async () => {
  const held = await book();
  const { code } = await confirm(held.code);
  const elsewhere = await book({ office: 'JAKARTA_PUSAT' });

  test.each([
    ['bookings', `{ bookings(office: "BOGOR", date: "${MONDAY}") { totalCount } }`],
    ['tickets', '{ tickets(office: "BOGOR") { totalCount } }'],
    ['staff', '{ staff(office: "BOGOR") { nodes { name } } }'],
    ['audit', '{ audit(office: "BOGOR") { nodes { what } } }'],
  ])('shows no %s', async (_, query) => {
    expect(await codeOf(query, {}, stranger)).toBe('FORBIDDEN');
    expect(await codeOf(query, {}, manager)).toBeUndefined();
  });

  test('shows no booking by its code, whatever officers try with it', async () => {
    const step = { input: { code } };
    const move = { input: { code, ...EARLIEST } };
    expect(await ask(BOOKING, { code }, manager)).toMatchObject({ code });
    expect(await ask(BOOKING, { code }, stranger)).toBeNull();
    // An officer proves nothing by a birth date that an applicant may have told.
    expect(await ask(BOOKING, { code, birthDate: BIRTH_DATE }, stranger)).toBeNull();
    for (const mutation of [CONFIRM, RESCHEDULE, CANCEL])
      expect(await ask(mutation, mutation === RESCHEDULE ? move : step, stranger)).toMatchObject({
        reason: 'UNKNOWN_CODE',
      });
    const lists = await ask(
      `{ bookings(office: "JAKARTA_PUSAT", date: "${MONDAY}") { edges { node { code } } } }`,
      {},
      stranger,
    );
    expect(lists.edges).toEqual([{ node: { code: elsewhere.code } }]);
  });

  test('is the wrong one to check in at, and only its name is said', async () => {
    const answer = await ask(CHECK_IN, { input: { office: 'JAKARTA_PUSAT', code } }, stranger);
    expect(answer).toEqual({
      __typename: 'Refusal',
      reason: 'WRONG_OFFICE',
      message: expect.stringContaining('Kantor Imigrasi Bogor'),
      alternatives: [],
    });
    expect(JSON.stringify(answer)).not.toMatch(/Pemohon|1987|A1/);
  });

  test('lets no one at its counters and tickets', async () => {
    const tries: [string, string, object][] = [
      ['OpenCounterInput', 'openCounter', { counter: 'BOGOR/1' }],
      ['CallNextInput', 'callNext', { counter: 'BOGOR/1' }],
      ['TicketInput', 'serve', { office: 'BOGOR', number: 'W01' }],
      ['RemoveCounterInput', 'removeCounter', { counter: 'BOGOR/1' }],
    ];
    for (const [type, field, input] of tries)
      expect(
        await codeOf(`mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`, { input }, stranger),
      ).toBe('FORBIDDEN');
    // Nor does a ticket go from here to a counter there.
    const here = 'JAKARTA_PUSAT/1';
    await ask('mutation { issueTicket(input: { office: "JAKARTA_PUSAT" }) { __typename } }', {}, stranger);
    await ask(`mutation { openCounter(input: { counter: "${here}" }) { __typename } }`, {}, stranger);
    const call = `mutation { callNext(input: { counter: "${here}" }) { ... on Ticket { number } } }`;
    const { number } = await ask(call, {}, stranger);
    const input = { office: 'JAKARTA_PUSAT', number };
    await ask('mutation ($input: TicketInput!) { serve(input: $input) { __typename } }', { input }, stranger);
    const transfer = 'mutation ($input: TransferInput!) { transfer(input: $input) { __typename } }';
    expect(await codeOf(transfer, { input: { ...input, counter: 'BOGOR/1' } }, stranger)).toBe('NOT_FOUND');
  });
});

describe('who stands behind a number', async () => {
  const at = await openServer({ start: MONDAY_MORNING });
  const keys = {
    desk: await at.staff('FRONT_DESK'),
    officer: await at.staff('COUNTER_OFFICER'),
    stranger: await at.staff('MANAGER', 'JAKARTA_PUSAT'),
    reader: (await apiKey(at, ['READ'])).signedIn,
    booker: (await apiKey(at, ['BOOK'])).signedIn,
  };
  const applicant = somebody();
  const first = await at.ask(BOOK, {
    input: { office: 'BOGOR', when: { date: MONDAY }, applicant, phone: '+628123456780' },
  });
  await at.ask(CONFIRM, { input: { code: first.code } }, keys.desk);
  const { number } = await at.ask(CHECK_IN, { input: { office: 'BOGOR', code: first.code } }, keys.desk);
  await at.ask('mutation { openCounter(input: { counter: "BOGOR/2" }) { __typename } }', {}, keys.officer);
  await at.ask('mutation { callNext(input: { counter: "BOGOR/2" }) { __typename } }', {}, keys.officer);
  const BEHIND = 'number booking { code applicant { name birthDate phone address } }';
  const TICKET = `{ ticket(office: "BOGOR", number: "${number}") { ${BEHIND} } }`;
  const THROUGH_COUNTER = `{ office(code: "BOGOR") { counters { officer { kind role name } serving { ${BEHIND} } } } }`;

  test('is shown to the officers of the office', async () => {
    const { booking } = await at.ask(TICKET, {}, keys.officer);
    expect(booking).toEqual({
      code: first.code,
      applicant: { ...applicant, phone: '+628123456780', address: null },
    });
    expect(await at.ask(THROUGH_COUNTER, {}, keys.desk)).toMatchObject({
      counters: [
        {},
        {
          officer: { kind: 'STAFF', role: 'COUNTER_OFFICER', name: expect.any(String) },
          serving: { booking: { code: first.code } },
        },
        {},
        {},
      ],
    });
  });

  test('is null to officers of another office', async () => {
    expect(await at.ask(TICKET, {}, keys.stranger)).toEqual({ number, booking: null });
    const { counters } = await at.ask(THROUGH_COUNTER, {}, keys.stranger);
    expect(counters[1].serving).toEqual({ number, booking: null });
  });

  test.each([
    ['anybody', {}, 'UNAUTHENTICATED'],
    ['a key to read', keys.reader, 'FORBIDDEN'],
    ['a key to book', keys.booker, 'FORBIDDEN'],
  ])('is refused to %s, and the rest is answered', async (_, key, code) => {
    for (const query of [TICKET, THROUGH_COUNTER]) {
      const { data, errors } = await at.graphql(query, {}, key);
      expect(JSON.stringify(data)).toContain(number);
      expect(JSON.stringify(data)).not.toMatch(new RegExp(`${applicant.name}|${first.code}|1987|80`));
      expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set([code]));
    }
  });

  test('a booking is shown with code and birth date, and to no one with less', async () => {
    const { code } = first;
    for (const key of [{}, keys.reader, keys.booker]) {
      expect(await at.ask(BOOKING, { code, birthDate: BIRTH_DATE }, key)).toMatchObject({ applicant });
      expect(await at.ask(BOOKING, { code }, key)).toBeNull();
      expect(await at.ask(BOOKING, { code, birthDate: '1987-01-26' }, key)).toBeNull();
    }
  });

  test('the history names no officer', async () => {
    const { history } = await at.ask(BOOKING, { code: first.code, birthDate: BIRTH_DATE });
    const desk = byStaff('FRONT_DESK', null, null);
    expect(history.map(({ action, by }: Record<string, unknown>) => [action, by])).toEqual([
      ['BOOK', byApplicant('WEB')],
      ['CONFIRM', desk],
      ['CHECK_IN', desk],
    ]);
    const colleague = await at.ask(BOOKING, { code: first.code }, keys.desk);
    expect(colleague.history.at(-1).by).toEqual(byStaff('FRONT_DESK', expect.any(String)));
  });
});

describe('what staff do is written down', async () => {
  const at = await openServer({ start: MONDAY_MORNING });
  const { ask: askThere } = at;
  const keys: Record<string, Headers> = {
    boss: { ...(await at.staff('MANAGER', 'BOGOR', 'Budi Hartono')), 'x-forwarded-for': '203.0.113.20' },
    admin: { ...ADMIN, 'x-forwarded-for': '203.0.113.21' },
  };
  const booked = async (who = 'boss', office = 'BOGOR') =>
    (await at.ask(BOOK, { input: { office, when: { date: MONDAY }, applicant: somebody() } }, keys[who])).code;

  /** Rows written since the last look. */
  let seen = 0;
  async function rows(): Promise<
    { what: string; office: string; subject: string; who: string; source: string; at: Date }[]
  > {
    const all = await at.query(
      'select id::int, what, office, subject, who, source, at from audit where id > $1 and persons is null order by id',
      [seen],
    );
    seen = all.at(-1)?.id ?? seen;
    return all;
  }
  const wrote = async () => (await rows()).map(({ what, office, subject }) => [what, office, subject]);

  /** Inputs of what is answered with a ticket. */
  const OF_LINE = /^(CheckIn|IssueTicket|SetPriority|CallNext|Ticket|Transfer)Input$/;
  const call = (field: string, type: string, input: object, who = 'boss') =>
    askThere(
      `mutation ($input: ${type}!) { ${field}(input: $input) {
        __typename ${OF_LINE.test(type) ? '... on Ticket { number }' : ''} ... on Refusal { reason } } }`,
      { input },
      keys[who],
    );
  const plain = (field: string, type: string, input: object, more = '__typename') =>
    askThere(`mutation ($input: ${type}!) { ${field}(input: $input) { ${more} } }`, { input }, keys.boss);
  const ticket = (field: string, input: object) => call(field, 'TicketInput', { office: 'BOGOR', ...input });

  test('who, what, when and from where', async () => {
    await rows();
    const code = await booked();
    const [row] = await rows();
    expect(row).toMatchObject({ what: 'book', office: 'BOGOR', subject: code, source: '203.0.113.20' });
    expect(row?.who).toMatch(/^manager \d+ \(Budi Hartono\)$/);
    expect(row?.at).toEqual(new Date(MONDAY_MORNING));
    const LAST = `{ audit(office: "BOGOR", first: 1) { nodes { ${BY} what subject source at } } }`;
    const [shown] = (await askThere(LAST, {}, keys.boss)).nodes;
    expect(shown).toEqual({
      ...{ by: byStaff('MANAGER', 'Budi Hartono'), what: 'book', subject: code, source: '203.0.113.20' },
      at: '2017-08-07T07:00:00+07:00',
    });
  });

  test('each mutation of a day at the office, once', async () => {
    await rows();
    const [code, other] = [await booked(), await booked()];
    await call('confirmBooking', 'ConfirmBookingInput', { code });
    await call('cancelBooking', 'CancelBookingInput', { code: other });
    await call('checkIn', 'CheckInInput', { office: 'BOGOR', code });
    const { number } = await call('issueTicket', 'IssueTicketInput', { office: 'BOGOR' });
    await call('setPriority', 'SetPriorityInput', { office: 'BOGOR', number, priority: 'ELDERLY' });
    await call('openCounter', 'OpenCounterInput', { counter: 'BOGOR/1' });
    const called = await call('callNext', 'CallNextInput', { counter: 'BOGOR/1' });
    for (const step of ['recall', 'serve', 'park', 'resume']) await ticket(step, { number: called.number });
    const again = await call('callNext', 'CallNextInput', { counter: 'BOGOR/1' });
    await ticket('serve', { number: again.number });
    await call('transfer', 'TransferInput', { office: 'BOGOR', number: again.number, counter: 'BOGOR/1' });
    const third = await call('callNext', 'CallNextInput', { counter: 'BOGOR/1' });
    await ticket('serve', { number: third.number });
    await ticket('finish', { number: third.number });
    await ticket('undo', { number: third.number });
    await ticket('finish', { number: third.number });
    const fourth = await call('callNext', 'CallNextInput', { counter: 'BOGOR/1' });
    await ticket('markNoShow', { number: fourth.number });
    await call('closeCounter', 'CloseCounterInput', { counter: 'BOGOR/1' });
    const written = await rows();
    expect(written.map(({ what }) => what)).toEqual([
      ...['book', 'book', 'confirmBooking', 'cancelBooking', 'checkIn', 'issueTicket', 'setPriority', 'openCounter'],
      ...['callNext', 'recall', 'serve', 'park', 'resume', 'callNext', 'serve', 'transfer', 'callNext', 'serve'],
      ...['finish', 'undo', 'finish', 'callNext', 'markNoShow', 'closeCounter'],
    ]);
    expect(new Set(written.map(({ office }) => office))).toEqual(new Set(['BOGOR']));
    expect(written[3]?.subject).toBe(other);
  });

  test('what managers and administrators change', async () => {
    await rows();
    await plain('announce', 'AnnounceInput', { office: 'BOGOR', notice: 'Sistem sedang lambat' });
    await plain('changeOffice', 'ChangeOfficeInput', { office: 'BOGOR', settings: { name: 'Kantor Bogor' } });
    await plain('addCounter', 'AddCounterInput', { office: 'BOGOR', label: '9' });
    await plain('removeCounter', 'RemoveCounterInput', { counter: 'BOGOR/9' });
    const added = await plain(
      'addStaff',
      'AddStaffInput',
      { office: 'BOGOR', name: 'Dewi', role: 'FRONT_DESK' },
      '... on StaffKey { staff { id } }',
    );
    await plain('endStaff', 'EndStaffInput', { office: 'BOGOR', id: added.staff.id });
    expect(await wrote()).toEqual([
      ['announce', 'BOGOR', null],
      ['changeOffice', 'BOGOR', 'name'],
      ['addCounter', 'BOGOR', '9'],
      ['removeCounter', 'BOGOR', 'BOGOR/9'],
      ['addStaff', 'BOGOR', 'FRONT_DESK Dewi'],
      ['endStaff', 'BOGOR', added.staff.id],
    ]);
    const admin = (query: string, variables?: object) => askThere(query, variables, keys.admin);
    await admin(
      'mutation { addOffice(input: { code: "CIANJUR", like: "BOGOR", timeZone: "Asia/Jakarta", settings: { name: "Kantor Cianjur", city: "Cianjur" } }) { __typename } }',
    );
    await admin('mutation { addAdministrator(input: { name: "Ani" }) { ... on StaffKey { key } } }');
    const { apiKey: made } = await admin(
      'mutation { makeApiKey(input: { label: "Site", scopes: [READ] }) { ... on ApiKeySecret { apiKey { id } } } }',
    );
    await admin('mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { ... on ApiKey { id } } }', { id: made.id });
    const written = await rows();
    expect(written.map(({ what, subject }) => [what, subject])).toEqual([
      ['addOffice', 'CIANJUR'],
      ['addAdministrator', 'Ani'],
      ['makeApiKey', 'Site'],
      ['revokeApiKey', made.id],
    ]);
    expect(new Set(written.map(({ who, source }) => `${who} ${source}`))).toEqual(
      new Set(['administrator (ADMIN_KEY) 203.0.113.21']),
    );
  });

  test('what an administrator does at an office is written down there', async () => {
    const codes = [await booked('admin'), await booked('admin')];
    await rows();
    await call('confirmBooking', 'ConfirmBookingInput', { code: codes[0] }, 'admin');
    await call('cancelBooking', 'CancelBookingInput', { code: codes[1] }, 'admin');
    await call(
      'rescheduleBooking',
      'RescheduleBookingInput',
      { code: codes[0], when: { date: '2017-08-09' } },
      'admin',
    );
    const LAST = '{ audit(office: "BOGOR", first: 1) { nodes { what subject } } }';
    const [last] = (await askThere(LAST, {}, keys.boss)).nodes;
    // Too near to be moved or not: only what was done is written.
    expect(['rescheduleBooking', 'cancelBooking']).toContain(last.what);
    expect((await wrote()).slice(0, 2)).toEqual([
      ['confirmBooking', 'BOGOR', codes[0]],
      ['cancelBooking', 'BOGOR', codes[1]],
    ]);
  });

  test('nothing of what is refused or repeated', async () => {
    const code = await booked();
    await call('confirmBooking', 'ConfirmBookingInput', { code });
    await call('checkIn', 'CheckInInput', { office: 'BOGOR', code });
    await call('openCounter', 'OpenCounterInput', { counter: 'BOGOR/3' });
    await plain('announce', 'AnnounceInput', { office: 'BOGOR', notice: 'Sama' });
    const added = await plain(
      'addStaff',
      'AddStaffInput',
      { office: 'BOGOR', name: 'Eka', role: 'FRONT_DESK' },
      '... on StaffKey { staff { id } }',
    );
    await plain('endStaff', 'EndStaffInput', { office: 'BOGOR', id: added.staff.id });
    const keyed = { office: 'BOGOR', idempotencyKey: 'once' };
    await call('issueTicket', 'IssueTicketInput', keyed);
    const wish = { office: 'BOGOR', when: { date: MONDAY }, applicant: somebody(), idempotencyKey: 'once' };
    await call('book', 'BookInput', wish);
    expect(await wrote()).not.toEqual([]);

    await call('confirmBooking', 'ConfirmBookingInput', { code });
    await call('checkIn', 'CheckInInput', { office: 'BOGOR', code });
    await call('openCounter', 'OpenCounterInput', { counter: 'BOGOR/3' });
    await call('closeCounter', 'CloseCounterInput', { counter: 'BOGOR/4' });
    await plain('announce', 'AnnounceInput', { office: 'BOGOR', notice: 'Sama' });
    await plain('endStaff', 'EndStaffInput', { office: 'BOGOR', id: added.staff.id });
    await call('issueTicket', 'IssueTicketInput', keyed);
    await call('book', 'BookInput', wish);
    // Refused.
    await call('cancelBooking', 'CancelBookingInput', { code });
    await call('confirmBooking', 'ConfirmBookingInput', { code: newCode() });
    await call('checkIn', 'CheckInInput', { office: 'BOGOR', code: newCode() });
    await call('callNext', 'CallNextInput', { counter: 'BOGOR/4' });
    await call('book', 'BookInput', { ...wish, idempotencyKey: 'another' });
    expect(await wrote()).toEqual([]);
  });

  test('nothing of what applicants do: it stands in the history of their bookings', async () => {
    await rows();
    const { code } = await at.ask(BOOK, {
      input: { office: 'BOGOR', when: { date: MONDAY }, applicant: somebody() },
    });
    await at.ask(CANCEL, { input: { code, birthDate: BIRTH_DATE } });
    expect(await wrote()).toEqual([]);
  });

  test('a change that breaks in the middle leaves no row, nor does its row alone', async () => {
    await rows();
    await at.query(`create function fail() returns trigger language plpgsql as $$ begin raise 'broken'; end $$`);
    await at.query('create trigger fail before insert on audit for each row execute function fail()');
    const places = 'select sum(taken)::int as taken from capacity_window';
    const before = await at.query(places);
    await expect(booked()).rejects.toThrow('INTERNAL_SERVER_ERROR');
    await expect(plain('addCounter', 'AddCounterInput', { office: 'BOGOR', label: '10' })).rejects.toThrow();
    await at.query('drop trigger fail on audit');
    expect(await at.query(places)).toEqual(before);
    expect(await at.query(`select id from counter where label = '10'`)).toEqual([]);
    expect(await wrote()).toEqual([]);
  });
});

describe('codes cannot be tried out', () => {
  const from = (source: string, more: Headers = {}): Headers => ({ 'x-forwarded-for': source, ...more });
  type Tried = { code: string; birthDate?: string };
  const TRIES: [string, (tried: Tried, headers: Headers) => Promise<unknown>][] = [
    ['booking', (tried, headers) => ask(BOOKING, tried, headers)],
    ['confirmBooking', (input, headers) => ask(CONFIRM, { input }, headers)],
    ['cancelBooking', (input, headers) => ask(CANCEL, { input }, headers)],
    ['rescheduleBooking', (tried, headers) => ask(RESCHEDULE, { input: { ...tried, ...EARLIEST } }, headers)],
  ];

  test.each(TRIES)('by %s: a hundred wrong ones from one source, then it must wait', async (field, tried) => {
    const source = from(`203.0.113.${50 + TRIES.findIndex(([name]) => name === field)}`);
    const { code } = await book();
    const right = { code, birthDate: BIRTH_DATE };
    // A right one does not count.
    for (let index = 0; index < 25; index++) await tried(right, source).catch(() => {});
    const answers = await Promise.all(Array.from({ length: 100 }, () => tried({ code: newCode() }, source)));
    for (const answer of answers)
      if (field === 'booking') expect(answer).toBeNull();
      else expect(answer).toMatchObject({ reason: 'UNKNOWN_CODE' });
    // Now none of the four looks up a code alone any more, not even a right one.
    for (const [, other] of TRIES) await expect(other({ code }, source)).rejects.toThrow('RATE_LIMITED');
    // The other people behind the same address give their birth date as well, and another caller is not hindered.
    await expect(ask(BOOKING, right, source)).resolves.toHaveProperty('code', code);
    await expect(ask(BOOKING, right, from('203.0.113.99'))).resolves.toHaveProperty('code', code);
  });

  test('by many at once: no more are looked at', async () => {
    const source = from('203.0.113.60');
    const { data } = await graphql(
      `{ ${Array.from({ length: 10 }, (_, i) => `a${i}: booking(code: "${newCode()}") { code }`).join(' ')} }`,
      {},
      source,
    );
    expect(Object.values(data)).toEqual(Array(10).fill(null));
    const answers = await Promise.all(
      Array.from({ length: 120 }, () => graphql(CONFIRM, { input: { code: newCode() } }, source)),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(90);
    expect(answers.filter(({ errors }) => errors?.[0]?.extensions.code === 'RATE_LIMITED')).toHaveLength(30);
  });

  test('by a wrong birth date neither: five for one code in a day, by whatever door and from whatever source', async () => {
    const { code } = await book();
    const dated = (day: number) => `1990-01-0${day}`;
    const wrong: [string, object][] = [
      [BOOKING, { code, birthDate: dated(1) }],
      [CONFIRM, { input: { code, birthDate: dated(2) } }],
      [CANCEL, { input: { code, birthDate: dated(3) } }],
      [RESCHEDULE, { input: { code, birthDate: dated(4), ...EARLIEST } }],
      [STANDBY, { input: { code, birthDate: dated(5) } }],
    ];
    for (const [index, [door, input]] of wrong.entries()) {
      const answer = await ask(door, input, from(`203.0.115.${index}`));
      if (door === BOOKING) expect(answer).toBeNull();
      else expect(answer).toMatchObject({ reason: 'UNKNOWN_CODE' });
    }
    // The right one is not looked at either, by no door; nothing says whether there is such a booking.
    for (const [index, [door]] of wrong.entries()) {
      const right = { code, birthDate: BIRTH_DATE, ...(door === RESCHEDULE && EARLIEST) };
      const input = door === BOOKING ? right : { input: right };
      await expect(ask(door, input, from(`203.0.115.${10 + index}`))).rejects.toThrow('RATE_LIMITED');
    }
    const unknown = newCode();
    for (let day = 1; day <= 5; day++)
      expect(await ask(BOOKING, { code: unknown, birthDate: dated(day) }, from('203.0.115.20'))).toBeNull();
    await expect(ask(BOOKING, { code: unknown, birthDate: dated(6) }, from('203.0.115.21'))).rejects.toThrow(
      'RATE_LIMITED',
    );
    // Officers go on seeing it, and the neighbours of those who guessed go on seeing theirs.
    expect(await ask(BOOKING, { code }, from('203.0.115.22', desk))).toHaveProperty('code', code);
    const other = await book();
    expect(await ask(BOOKING, { code: other.code, birthDate: BIRTH_DATE }, from('203.0.115.20'))).toHaveProperty(
      'code',
      other.code,
    );
  });

  test('wrong birth dates are counted for all servers, and for a day', async () => {
    const { code } = await book();
    const seen = () => codeOf(BOOKING, { code, birthDate: BIRTH_DATE }, from('203.0.116.1'));
    const noted = (hours: number) =>
      server.query('insert into guess (subject, at) select $1, $2 from generate_series(1, 5)', [
        `code ${code}`,
        server.clock.now().subtract({ hours }).toString(),
      ]);
    await noted(25);
    expect(await seen()).toBeUndefined();
    await noted(23);
    expect(await seen()).toBe('RATE_LIMITED');
  });

  test('an unknown code and a foreign one are answered alike', async () => {
    const { code } = await book();
    const without = { birthDate: '1990-01-01' };
    for (const mutation of [CONFIRM, CANCEL, RESCHEDULE]) {
      const more = { ...without, ...(mutation === RESCHEDULE && EARLIEST) };
      const [foreign, unknown] = [
        await ask(mutation, { input: { code, ...more } }),
        await ask(mutation, { input: { code: newCode(), ...more } }),
      ];
      expect(foreign).toEqual(unknown);
      expect(foreign).toMatchObject({ reason: 'UNKNOWN_CODE', field: 'code' });
    }
    expect(await ask(BOOKING, { code, ...without })).toEqual(await ask(BOOKING, { code: newCode(), ...without }));
  });

  test('at a front desk: all that check in at an office together have two hundred', async () => {
    const tried = (source: number) =>
      graphql(CHECK_IN, { input: { office: 'BOGOR', code: newCode() } }, from(`203.0.114.${source}`, desk));
    for (let source = 1; source <= 11; source++) await Promise.all(Array.from({ length: 18 }, () => tried(source)));
    const answers = [await tried(30), await tried(31), await tried(32)];
    expect(answers.map(({ data, errors }) => errors?.[0]?.extensions.code ?? data.checkIn.reason)).toEqual([
      'UNKNOWN_CODE',
      'UNKNOWN_CODE',
      'RATE_LIMITED',
    ]);
    // At another office no caller is hindered.
    const there = { office: 'JAKARTA_PUSAT', code: newCode() };
    const { data } = await graphql(CHECK_IN, { input: there }, from('203.0.114.33', stranger));
    expect(data.checkIn.reason).toBe('UNKNOWN_CODE');
  });

  test('a fault of ours is no guess', async () => {
    const source = from('203.0.113.62');
    await server.query('alter table capacity_window rename to lost_window');
    for (let index = 0; index < 21; index++)
      expect(await codeOf(BOOKING, { code: newCode() }, source)).toBe('INTERNAL_SERVER_ERROR');
    await server.query('alter table lost_window rename to capacity_window');
    expect(await ask(BOOKING, { code: newCode() }, source)).toBeNull();
  });

  test('a demonstration on this machine is not hindered', async () => {
    for (let index = 0; index < 25; index++) expect(await ask(BOOKING, { code: newCode() })).toBeNull();
    expect(await eventually('an answer', async () => (await graphql('{ viewer { kind } }')).status === 200)).toBe(true);
  });
});
