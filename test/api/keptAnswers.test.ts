// Equal public queries are executed once a change, and never show anything but what an execution of their own would.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MIN_USES_TO_COMPILE } from '../../server/graphql/compiled.ts';
import { GIVEN_FROM_MEMORY } from '../../server/graphql/keptAnswers.ts';
import { eventually } from '../support/eventually.ts';
import { nameOf } from '../support/house.ts';
import { ADMIN, type Headers, openServer, type Server } from '../support/server.ts';

let given = 0;
GIVEN_FROM_MEMORY.subscribe(() => {
  given++;
});

const server = await openServer();
const neighbour = await openServer({ on: server.databaseUrl });
const officer = await server.staff('MANAGER');
const device = await server.staff('FRONT_DESK');

const AVAILABILITY = `query Days($office: ID!, $days: Int! = 14) { office(code: $office) { name availability(days: $days) {
  date status capacity remaining releasedAt lotteryUntil windows { id startsAt endsAt remaining } } } }`;
const BOARD = `query Board($office: ID!) { board(office: $office) { notice called { number counter calls serving }
  waiting { service { code name } waiting next estimatedWaitMinutes } } }`;
const OFFICES = '{ offices { code name city bring board { notice } services { code name } registration { example } } }';
const DOCUMENTS = [AVAILABILITY, BOARD, OFFICES];

/** Asked so often that they are compiled. */
async function warm(one: Server, headers: Headers = {}): Promise<void> {
  for (const query of DOCUMENTS)
    for (let times = 0; times <= MIN_USES_TO_COMPILE; times++) await one.graphql(query, { office: 'BOGOR' }, headers);
}
await warm(server);
await warm(neighbour);

let executions = 0;
/** The same question, executed: a comment makes its text another one. */
const executed = (one: Server, query: string, variables: object, headers: Headers = {}) =>
  one.graphql(`${query} # ${++executions}`, variables, headers);

/** Whether the answer came from memory, and what it was. */
async function ask(one: Server, query: string, variables: object, headers: Headers = {}) {
  const before = given;
  const { data, errors, status } = await one.graphql(query, variables, headers);
  return { fromMemory: given > before, data, errors, status };
}

/** Until answers come from memory: a listener that lost its connection has it again, and the echo of a change is over. */
const settled = (query: string, variables: object) =>
  eventually('an answer comes from memory', async () => (await ask(server, query, variables)).fromMemory);

const BOOK = `mutation ($input: BookInput!) { book(input: $input) { __typename ... on Booking { code } ... on Refusal { reason } } }`;
let people = 0;
const book = (one: Server, office: string, visitDate: string) =>
  one.ask(
    BOOK,
    {
      input: {
        office,
        when: { date: visitDate },
        applicant: { name: nameOf(people++), birthDate: '1987-01-25' },
      },
    },
    ADMIN,
  );

test('variables that a document does not declare, and the order of those that it does, make no other answer', async () => {
  await settled(AVAILABILITY, { office: 'BOGOR', days: 3 });
  for (const variables of [
    { days: 3, office: 'BOGOR' },
    { office: 'BOGOR', days: 3, other: 1 },
    { other: { deep: ['x'] }, days: 3, office: 'BOGOR' },
  ])
    expect(await ask(server, AVAILABILITY, variables)).toMatchObject({ fromMemory: true, errors: undefined });
});

describe('an answer from memory', () => {
  test('is that of an execution, and each who asks by another language or role has their own', async () => {
    const asked = { office: 'BOGOR', days: 5 };
    await settled(AVAILABILITY, asked);
    const again = await ask(server, AVAILABILITY, asked);
    expect(again.fromMemory).toBe(true);
    expect(again.data).toEqual((await executed(server, AVAILABILITY, asked)).data);
    for (const headers of [{ 'accept-language': 'en' }, officer, device, ADMIN]) {
      const own = await ask(server, AVAILABILITY, asked, headers);
      expect(own.fromMemory).toBe(false);
      expect(own.data).toEqual((await executed(server, AVAILABILITY, asked, headers)).data);
    }
  });

  test('is never one about the caller, of what has errors, or of a mutation', async () => {
    const queries: [string, object][] = [
      ['query ($office: ID!) { office(code: $office) { placeWork } }', { office: 'DEPOK' }],
      ['query ($office: ID!) { office(code: $office) { counters { label } } }', { office: 'BOGOR' }],
      ['{ viewer { kind } }', {}],
      ['query ($office: ID!) { board(office: $office) { notice } }', { office: 'NOWHERE' }],
      ['query ($office: ID!) { office(code: $office) { name } viewer { kind } }', { office: 'BOGOR' }],
    ];
    for (const [query, variables] of queries)
      for (let times = 0; times < MIN_USES_TO_COMPILE + 3; times++)
        expect((await ask(server, query, variables)).fromMemory).toBe(false);
  });

  test('sees what was written before, by this server at once', async () => {
    const asked = { office: 'DEPOK', days: 7 };
    for (let times = 0; times < 5; times++) {
      await ask(server, AVAILABILITY, asked);
      const { code } = await book(server, 'DEPOK', '2017-08-04');
      expect(code).toBeDefined();
      const after = await ask(server, AVAILABILITY, asked);
      expect(after.data).toEqual((await executed(server, AVAILABILITY, asked)).data);
      await settled(AVAILABILITY, asked);
    }
  });

  test('of all offices sees a setting of one of them', async () => {
    await settled(OFFICES, {});
    const change = 'mutation ($input: ChangeOfficeInput!) { changeOffice(input: $input) { __typename } }';
    const city = 'Bogor Tengah';
    expect(await server.ask(change, { input: { office: 'BOGOR', settings: { city } } }, ADMIN)).toEqual({
      __typename: 'Office',
    });
    const { data } = await ask(server, OFFICES, {});
    expect(data.offices.find((office: { code: string }) => office.code === 'BOGOR').city).toBe(city);
  });

  test('of an office sees that another one sends digits for it', async () => {
    const query = 'query ($office: ID!) { office(code: $office) { digitsBy } }';
    await settled(query, { office: 'TANGERANG' });
    expect((await ask(server, query, { office: 'TANGERANG' })).data.office).toEqual({ digitsBy: [] });
    const change = 'mutation ($input: ChangeOfficeInput!) { changeOffice(input: $input) { __typename } }';
    const settings = { policy: { sendsDigitsFor: ['TANGERANG'] } };
    await server.ask(change, { input: { office: 'BOGOR', settings } }, ADMIN);
    expect((await ask(server, query, { office: 'TANGERANG' })).data.office).toEqual({ digitsBy: ['WHATSAPP'] });
  });

  test('by GET has a tag, and a status alone where nothing has changed', async () => {
    const search = new URLSearchParams({ query: AVAILABILITY, variables: JSON.stringify({ office: 'MAKASSAR' }) });
    const get = (headers: Headers = {}) => fetch(`${server.url}/graphql?${search}`, { headers });
    await settled(AVAILABILITY, { office: 'MAKASSAR' });
    const first = await get({ 'accept-encoding': 'br' });
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('vary')).toContain('Accept-Language');
    expect(first.headers.get('content-encoding')).toBe('br');
    const unchanged = await get({ 'if-none-match': etag });
    expect([unchanged.status, await unchanged.text()]).toEqual([304, '']);
    await book(server, 'MAKASSAR', '2017-08-04');
    const changed = await get({ 'if-none-match': etag });
    expect(changed.status).toBe(200);
    const { data } = (await changed.json()) as { data: unknown };
    expect(data).toEqual((await executed(server, AVAILABILITY, { office: 'MAKASSAR' })).data);
    for (const variables of ['{', '[]', '{"office":5}'])
      expect(
        (await fetch(`${server.url}/graphql?${new URLSearchParams({ query: AVAILABILITY, variables })}`)).status,
      ).not.toBe(500);
  });

  test('have the same tag by GET from the first question on, and others one as well', async () => {
    const get = (search: Record<string, string>, headers: Headers = {}) =>
      fetch(`${server.url}/graphql?${new URLSearchParams(search)}`, { headers });
    const offices = { query: '{ offices { code city } } # asked for the first time' };
    const first = await get(offices);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const unchanged = await get(offices, { 'if-none-match': etag });
    expect([unchanged.status, await unchanged.text(), unchanged.headers.get('etag')]).toEqual([304, '', etag]);
    await settled(offices.query, {});
    expect((await get(offices)).headers.get('etag')).toBe(etag);
    const own = await get({ query: '{ viewer { kind } }' });
    expect([own.headers.get('etag'), own.headers.get('cache-control')]).toEqual([
      expect.stringMatching(/^W/),
      'no-store',
    ]);
    const half = await get({ query: '{ offices { code } viewer { kind } board(office: "NOWHERE") { sequence } }' });
    expect([half.status, half.headers.get('etag')]).toEqual([200, null]);
  });

  test('a mutation is refused by GET however often it was asked', async () => {
    const mutation = 'mutation { confirmBooking(input: { code: "22222222" }) { __typename } }';
    for (let times = 0; times < MIN_USES_TO_COMPILE + 2; times++) await server.graphql(mutation);
    const answer = await fetch(`${server.url}/graphql?${new URLSearchParams({ query: mutation })}`);
    expect(answer.status).toBe(405);
  });

  test('a list that is too long by its variable is refused, once the document is compiled too', async () => {
    const query = `query ($days: Int!) { offices { availability(days: $days) {
      date windows { id } } } }`;
    for (let times = 0; times < MIN_USES_TO_COMPILE + 2; times++)
      expect((await server.graphql(query, { days: 1 })).errors).toBeUndefined();
    const { errors } = await server.graphql(query, { days: 200 });
    expect(errors?.[0]?.message).toContain('The request is too large: cost');
  });

  test('is compressed once, for those who take it', async () => {
    const body = JSON.stringify({ query: AVAILABILITY, variables: { office: 'BOGOR', days: 14 } });
    const ask14 = (encoding: string) =>
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-encoding': encoding },
        body,
      });
    await settled(AVAILABILITY, { office: 'BOGOR', days: 14 });
    const [plain, packed] = await Promise.all([ask14('identity'), ask14('br')]);
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect(await packed.text()).toBe(await plain.text());
  });
});

describe('whatever is booked, changed and lost, and however the clock goes', () => {
  const office = fc.constantFrom('BOGOR', 'DEPOK', 'BATAM');
  const by = fc.boolean();
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('book' as const), office, by }) },
    fc.record({ kind: fc.constant('close' as const), office, by }),
    fc.record({ kind: fc.constant('notice' as const), office, by }),
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('walk in' as const), office, by }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('clock' as const), office, by }) },
    fc.record({ kind: fc.constant('lose' as const), office, by }),
  );
  let notices = 0;
  const works = {
    book: (one: Server, code: string) => book(one, code, '2017-08-03'),
    close: (one: Server, code: string) =>
      one.graphql(
        'mutation ($input: SetExceptionInput!) { setException(input: $input) { __typename } }',
        { input: { office: code, date: `2017-08-${10 + (notices++ % 15)}`, open: null, reason: 'Rapat', move: true } },
        ADMIN,
      ),
    notice: (one: Server, code: string) =>
      one.graphql(
        'mutation ($input: AnnounceInput!) { announce(input: $input) { __typename } }',
        { input: { office: code, notice: `Pengumuman ${++notices}` } },
        ADMIN,
      ),
    'walk in': (one: Server, code: string) =>
      one.graphql(
        'mutation ($input: IssueTicketInput!) { issueTicket(input: $input) { __typename } }',
        { input: { office: code } },
        ADMIN,
      ),
    async clock() {
      const minutes = [1, 30, 61, 24 * 60][notices++ % 4] ?? 1;
      server.clock.advance(minutes);
      neighbour.clock.set(server.clock.now());
    },
    lose: (one: Server) =>
      one.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = 'antrean listener' limit 1`,
      ),
  };

  async function mustBeRight(one: Server, code: string): Promise<void> {
    for (const query of DOCUMENTS) {
      const variables = { office: code };
      // The clockwork may free a place meanwhile: the answer is that of one moment between the two executions.
      const before = (await executed(one, query, variables)).data;
      const { data } = await ask(one, query, variables);
      const after = (await executed(one, query, variables)).data;
      expect([before, after]).toContainEqual(data);
    }
  }

  test('an answer is that of an execution: at once where it was written, and elsewhere once it is heard', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        for (const { kind, office: code, by: isOwn } of steps) {
          const [here, there] = isOwn ? [server, neighbour] : [neighbour, server];
          await Promise.all([ask(here, AVAILABILITY, { office: code }), ask(there, AVAILABILITY, { office: code })]);
          await works[kind](here, code);
          if (kind !== 'lose') await mustBeRight(here, code);
          await eventually('the neighbour has heard of it', () =>
            mustBeRight(there, code).then(
              () => true,
              () => false,
            ),
          );
        }
      }),
      { numRuns: 6 },
    );
  }, 60_000);
});
