// Live views over WebSocket: the whole at once, then each change; and the protocol to the letter.
import pg from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { Hub } from '../../server/live/hub.ts';
import { BIRTH_DATE, BOOK, CANCEL, MONDAY, somebody } from '../support/api.ts';
import { eventually } from '../support/app.ts';
import { connect, openLive, type Stream } from '../support/live.ts';
import type { OfficesChange } from '../support/offices.ts';
import { statementsAsked } from '../support/sentStatements.ts';
import { ADMIN, type Headers, openServer } from '../support/server.ts';

/** Monday: the offices are open, and windows that have begun leave places to walk-ins. */
const START = '2017-08-07T09:00:00+07:00';
const MANY: OfficesChange = { defaults: { queue: { walkInPlaces: 5000 } } };

const server = await openServer({ start: START, change: MANY });
const desk = await server.staff('FRONT_DESK');
const officer = await server.staff('COUNTER_OFFICER');

const BOARD = `subscription ($office: ID!) { board(office: $office) {
  sequence at notice called { number counter calls calledAt } waiting { service { code } waiting next estimatedWaitMinutes } } }`;
const ISSUE =
  'mutation ($input: IssueTicketInput!) { issueTicket(input: $input) { ... on Ticket { number } ... on Refusal { reason } } }';

const issue = async (office = 'BOGOR', headers = ADMIN): Promise<string> =>
  (await server.ask(ISSUE, { input: { office } }, headers)).number;
const at = (field: string, counter: string) => {
  const number = field === 'callNext' ? '... on Ticket { number }' : '';
  return server.ask(`mutation { ${field}(input: { counter: "${counter}" }) { __typename ${number} } }`, {}, ADMIN);
};
const step = (field: string, office: string, number: string) =>
  server.ask(`mutation { ${field}(input: { office: "${office}", number: "${number}" }) { __typename } }`, {}, ADMIN);
const waitingOf = (data: { board: { waiting: { waiting: number }[] } }) => data.board.waiting[0]?.waiting ?? 0;
const sequences = (stream: Stream) => stream.heard.map(({ data }) => data.board.sequence);

describe('a board', () => {
  test('comes whole at once, then at each change, its sequence without a gap', async () => {
    await issue('JAKARTA_PUSAT');
    const live = await openLive(server.url);
    const stream = live.subscribe(BOARD, { office: 'JAKARTA_PUSAT' });
    const first = (await stream.nth(1)).data.board;
    expect(first).toMatchObject({ notice: null, called: [] });
    expect(first.waiting).toEqual([
      { service: { code: 'PASSPORT' }, waiting: 1, next: ['W01'], estimatedWaitMinutes: null },
      { service: { code: 'LOST_OR_DAMAGED' }, waiting: 0, next: [], estimatedWaitMinutes: null },
    ]);
    const second = await issue('JAKARTA_PUSAT');
    await stream.until('two waiting', (data) => waitingOf(data) === 2);
    await at('openCounter', 'JAKARTA_PUSAT/2');
    const { number } = await at('callNext', 'JAKARTA_PUSAT/2');
    const called = await stream.until('a call', ({ board }) => board.called.length === 1);
    expect(called.board.called).toEqual([{ number, counter: '2', calls: 1, calledAt: START }]);
    expect(called.board.waiting[0].next).toEqual([second]);
    await step('recall', 'JAKARTA_PUSAT', number);
    await stream.until('a recall', ({ board }) => board.called[0]?.calls === 2);
    await server.ask(
      'mutation { announce(input: { office: "JAKARTA_PUSAT", notice: "Sistem lambat" }) { __typename } }',
      {},
      ADMIN,
    );
    await stream.until('the notice', ({ board }) => board.notice === 'Sistem lambat');
    const seen = sequences(stream);
    expect(seen.length).toBeGreaterThanOrEqual(4);
    expect(seen).toEqual(seen.map((_, index) => seen[0] + index));
    live.close();
  });

  test('holds nothing of the people', async () => {
    const applicant = { name: 'Siti Nurhaliza', birthDate: BIRTH_DATE };
    const booking = await server.ask(
      BOOK,
      { input: { office: 'BOGOR', when: { date: MONDAY }, applicant, phone: '+628123456789' } },
      ADMIN,
    );
    const { code } = booking;
    await server.ask(
      'mutation ($code: BookingCode!) { confirmBooking(input: { code: $code }) { __typename } }',
      { code },
      ADMIN,
    );
    const live = await openLive(server.url);
    const stream = live.subscribe(BOARD, { office: 'BOGOR' });
    await stream.nth(1);
    const check =
      'mutation ($code: BookingCode!) { checkIn(input: { office: "BOGOR", code: $code }) { ... on Ticket { number } } }';
    const { number } = await server.ask(check, { code }, ADMIN);
    await stream.until('the number', ({ board }) => board.waiting[0].next.includes(number));
    const text = JSON.stringify(live.messages);
    for (const secret of ['Nurhaliza', '8123456789', '1987', code]) expect(text).not.toContain(secret);
    live.close();
  });

  test('of another office is not touched', async () => {
    const live = await openLive(server.url);
    const other = live.subscribe(BOARD, { office: 'BATAM' });
    const own = live.subscribe(BOARD, { office: 'BOGOR' });
    const before = waitingOf((await own.nth(1)).data);
    await other.nth(1);
    await issue();
    await own.until('one more', (data) => waitingOf(data) === before + 1);
    expect(other.heard).toHaveLength(1);
    live.close();
  });

  test('that changes faster than ten times a second comes ten times a second, and ends up right', async () => {
    const office = 'JAKARTA_SELATAN';
    const live = await openLive(server.url);
    const stream = live.subscribe(BOARD, { office });
    await stream.nth(1);
    const began = performance.now();
    for (let count = 1; count <= 100; count++) await issue(office);
    await stream.until('all of them', (data) => waitingOf(data) === 100);
    const tenths = (performance.now() - began) / 100;
    expect(stream.heard.length - 1).toBeLessThanOrEqual(Math.ceil(tenths) + 1);
    const seen = sequences(stream);
    expect(seen).toEqual(seen.map((_, index) => seen[0] + index));
    live.close();
  });

  test('that is asked for and heard at once agrees with itself, also for those who join in the middle', async () => {
    const office = 'DEPOK';
    const lives = await Promise.all(Array.from({ length: 6 }, () => openLive(server.url)));
    const streams: Stream[] = [];
    const issuing = Array.from({ length: 40 }, () => issue(office));
    for (const live of lives) {
      streams.push(live.subscribe(BOARD, { office }));
      await streams.at(-1)?.nth(1);
    }
    await Promise.all(issuing);
    for (const stream of streams) {
      await stream.until('all of them', (data) => waitingOf(data) === 40);
      const seen = sequences(stream);
      expect(seen).toEqual(seen.map((_, index) => seen[0] + index));
    }
    for (const live of lives) live.close();
  });

  test('has the language and the service names of who asks', async () => {
    const query = 'subscription { board(office: "MEDAN") { waiting { service { name } } } }';
    const [one, other] = [
      await openLive(server.url, { headers: { 'accept-language': 'en' } }),
      await openLive(server.url, { headers: { 'accept-language': 'id' } }),
    ];
    const names = async (live: typeof one) => (await live.subscribe(query).nth(1)).data.board.waiting[0].service.name;
    expect([await names(one), await names(other)]).toEqual(['New passport or renewal', 'Paspor baru atau penggantian']);
  });
});

describe('the other views', () => {
  test('a ticket’s place in line', async () => {
    const office = 'MEDAN';
    const [first, second] = [await issue(office), await issue(office)];
    const live = await openLive(server.url);
    const stream = live.subscribe(
      'subscription ($office: ID!, $number: String!) { ticket(office: $office, number: $number) { number status ahead counter { label } } }',
      { office, number: second },
    );
    expect((await stream.nth(1)).data.ticket).toEqual({ number: second, status: 'WAITING', ahead: 1, counter: null });
    await at('openCounter', `${office}/1`);
    expect((await at('callNext', `${office}/1`)).number).toBe(first);
    await stream.until('nobody ahead', ({ ticket }) => ticket.ahead === 0);
    await step('serve', office, first);
    await step('finish', office, first);
    await at('callNext', `${office}/1`);
    const called = await stream.until('its call', ({ ticket }) => ticket.status === 'CALLED');
    expect(called.ticket).toEqual({ number: second, status: 'CALLED', ahead: null, counter: { label: '1' } });
    live.close();
  });

  test('what is free', async () => {
    const live = await openLive(server.url);
    const stream = live.subscribe(
      'subscription { availability(office: "BANDUNG", from: "2017-08-08", days: 2) { date remaining windows { remaining } } }',
    );
    const [day] = (await stream.nth(1)).data.availability;
    expect(day).toMatchObject({ date: '2017-08-08', remaining: 350 });
    const input = { office: 'BANDUNG', when: { date: '2017-08-08' }, applicant: somebody() };
    const { code } = await server.ask(BOOK, { input });
    await stream.until('one less', ({ availability }) => availability[0].remaining === 349);
    await server.ask(CANCEL, { input: { code, birthDate: BIRTH_DATE } });
    await eventually('one more again', () => stream.heard.at(-1)?.data.availability[0].remaining === 350);
    live.close();
  });

  test('the counters, for officers of the office', async () => {
    const query =
      'subscription { counters(office: "BOGOR") { id open officer { kind } serving { number booking { code } } } }';
    const live = await openLive(server.url, { signedIn: officer });
    const stream = live.subscribe(query);
    await stream.nth(1);
    await at('openCounter', 'BOGOR/3');
    const opened = await stream.until('an open counter', ({ counters }) => counters[2].open);
    expect(opened.counters[2]).toMatchObject({ id: 'BOGOR/3', officer: { kind: 'STAFF' } });
    await at('closeCounter', 'BOGOR/3');
    await eventually('a closed counter', () => stream.heard.at(-1)?.data.counters[2].open === false);
    live.close();
  });

  test('the bookings for today in numbers, also when one is confirmed, for officers', async () => {
    const query = 'subscription { bookingCounts(office: "BANDUNG") { date held confirmed checkedIn changes } }';
    const bandungDesk = await server.staff('FRONT_DESK', 'BANDUNG');
    const live = await openLive(server.url, { signedIn: bandungDesk });
    const stream = live.subscribe(query);
    const first = (await stream.nth(1)).data.bookingCounts;
    expect(first.date).toBe(MONDAY);
    const input = { office: 'BANDUNG', when: { date: MONDAY }, applicant: somebody() };
    const { code } = await server.ask(BOOK, { input });
    const held = { ...first, held: first.held + 1, changes: first.changes + 1 };
    expect(
      (await stream.until('a hold', ({ bookingCounts }) => bookingCounts.held > first.held)).bookingCounts,
    ).toEqual(held);
    const confirm = 'mutation { confirmBooking(input: { code: "CODE" }) { __typename } }'.replace('CODE', code);
    await server.ask(confirm, {}, ADMIN);
    const confirmed = await stream.until('confirmed', ({ bookingCounts }) => bookingCounts.confirmed > first.confirmed);
    expect(confirmed.bookingCounts).toEqual({ ...first, confirmed: first.confirmed + 1, changes: first.changes + 2 });
    expect(await server.ask(query.replace('subscription', ''), {}, bandungDesk)).toEqual(confirmed.bookingCounts);
    live.close();
  });

  test('a new name of the office', async () => {
    const live = await openLive(server.url);
    const stream = live.subscribe('subscription { board(office: "SURABAYA") { office { name } } }');
    await stream.nth(1);
    await server.ask(
      'mutation { changeOffice(input: { office: "SURABAYA", settings: { name: "Kantor Baru" } }) { __typename } }',
      {},
      ADMIN,
    );
    await issue('SURABAYA');
    await stream.until('the new name', ({ board }) => board.office.name === 'Kantor Baru');
    live.close();
  });

  test('queries and mutations go over the socket, too', async () => {
    const live = await openLive(server.url, { signedIn: desk, headers: { 'x-forwarded-for': '203.0.113.40' } });
    const query = live.subscribe('query ($code: ID!) { office(code: $code) { code } }', { code: 'BOGOR' });
    expect(await query.nth(1)).toEqual({ data: { office: { code: 'BOGOR' } } });
    const issued = await live.subscribe(ISSUE, { input: { office: 'BOGOR' } }).nth(1);
    expect(issued.data.issueTicket.number).toMatch(/^W\d+$/);
    const [row] = await server.query('select who, what, source from audit order by id desc limit 1');
    expect(row).toMatchObject({ what: 'issueTicket', source: '203.0.113.40' });
    const denied = await live.subscribe('{ apiKeys { totalCount } }').nth(1);
    expect(denied.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    live.close();
  });
});

describe('where a socket comes from', () => {
  /** The sources recorded of tickets given out over HTTP and a socket by requests with these headers. */
  async function sources(at: typeof server, headers: Headers): Promise<string[]> {
    await at.ask(ISSUE, { input: { office: 'BATAM' } }, { ...ADMIN, ...headers });
    const live = await openLive(at.url, { signedIn: ADMIN, headers });
    await live.subscribe(ISSUE, { input: { office: 'BATAM' } }).nth(1);
    live.close();
    return (await at.query('select source from audit order by id desc limit 2')).map(({ source }) => source);
  }

  test.each([
    ['no one between', {}, '127.0.0.1'],
    ['a proxy on this machine', { 'x-forwarded-for': '203.0.113.5' }, '203.0.113.5'],
    ['a proxy on this network', { 'x-forwarded-for': '203.0.113.5, 172.18.0.4' }, '203.0.113.5'],
    ['someone who makes a source up', { 'x-forwarded-for': '198.51.100.1, 203.0.113.5' }, '203.0.113.5'],
  ])('is told as of HTTP requests: %s', async (_, headers, source) => {
    expect(await sources(server, headers as Headers)).toEqual([source, source]);
  });

  test('is told as of HTTP requests: only those proxies are believed that the operator names', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.5' };
    for (const TRUSTED_PROXIES of ['10.0.0.0/8', '']) {
      const careful = await openServer({ start: START, environment: { TRUSTED_PROXIES } });
      expect(await sources(careful, headers)).toEqual(['127.0.0.1', '127.0.0.1']);
      // The operator hears once of a proxy that is not named where none is.
      const told = careful.lines.filter((line) => line.includes('TRUSTED_PROXIES is not set'));
      expect(told).toHaveLength(TRUSTED_PROXIES === '' ? 1 : 0);
    }
  });
});

describe('how many views there may be', () => {
  const AVAILABILITY = 'subscription ($days: Int!) { availability(office: "BANDUNG", days: $days) { date } }';

  test('variables that the operation does not declare, blanks and comments make no view another one', async () => {
    const at = await openServer({ start: START });
    const sockets = await Promise.all(Array.from({ length: 3 }, () => openLive(at.url)));
    for (const [index, live] of sockets.entries()) {
      const padded = `${AVAILABILITY}${' '.repeat(index)} # ${index}`;
      await live.subscribe(padded, { days: 3, undeclared: index }).nth(1);
    }
    // A view beyond the limit of distinct ones is refused: these three were one.
    const distinct = await viewsUntilRefused(at, 205);
    expect(distinct).toBe(199);
  });

  test('twenty on one connection; the next is refused, and those that are open go on', async () => {
    const live = await openLive(server.url);
    const streams = Array.from({ length: 20 }, () => live.subscribe(AVAILABILITY, { days: 2 }));
    for (const stream of streams) await stream.nth(1);
    const [error] = await live.subscribe(AVAILABILITY, { days: 2 }).errors();
    expect(error).toMatchObject({
      message: 'A connection has at most 20 live views: end one, or open another connection.',
      extensions: { code: 'RATE_LIMITED' },
    });
    live.send({ id: streams[0]?.id, type: 'complete' });
    await live.subscribe(AVAILABILITY, { days: 2 }).nth(1);
    expect(live.socket.readyState).toBe(live.socket.OPEN);
    live.close();
  });

  /** How many more distinct views of one office's days are served. */
  async function viewsUntilRefused(at: typeof server, tries: number): Promise<number> {
    let served = 0;
    let live = await openLive(at.url);
    for (let tried = 0; tried < tries; tried++) {
      if (tried % 20 === 0) live = await openLive(at.url);
      const [days, names] = [4 + (tried % 80), `n${Math.floor(tried / 80)}`];
      const stream = live.subscribe(AVAILABILITY.replace('{ date }', `{ ${names}: date }`), { days });
      const isServed = await Promise.race([stream.nth(1).then(() => true), stream.errors().then(() => false)]);
      if (isServed) served++;
    }
    return served;
  }
});

describe('what is not to be had', () => {
  test.each([
    ['a booking that is none', 'subscription { booking(code: "2345678A") { status } }', 'NOT_FOUND'],
    ['an office that is none', 'subscription { board(office: "NOWHERE") { sequence } }', 'NOT_FOUND'],
    ['counters without a key', 'subscription { counters(office: "BOGOR") { id } }', 'UNAUTHENTICATED'],
    ['too many days', 'subscription { availability(office: "BOGOR", days: 93) { date } }', 'BAD_USER_INPUT'],
    ['a field that is none', 'subscription { board(office: "BOGOR") { people } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a document that is none', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    [
      'two fields',
      'subscription { a: board(office: "BOGOR") { at } b: board(office: "BOGOR") { at } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a variable that is missing', BOARD, 'BAD_USER_INPUT'],
  ])('%s: said in an error message, and the connection goes on', async (_, query, code) => {
    const live = await openLive(server.url);
    const [error] = await live.subscribe(query).errors();
    expect(error?.extensions?.code).toBe(code);
    expect(await live.subscribe('{ viewer { kind } }').nth(1)).toEqual({ data: { viewer: { kind: 'ANONYMOUS' } } });
    live.close();
  });

  test('a variable’s own default counts', async () => {
    const live = await openLive(server.url);
    const stream = live.subscribe(
      'subscription ($office: ID! = "BOGOR") { board(office: $office) { office { code } } }',
    );
    expect((await stream.nth(1)).data.board.office.code).toBe('BOGOR');
    live.close();
  });

  test('a fault of ours is logged whole, and no end: the connection is closed with a code to come back after', async () => {
    const live = await openLive(server.url);
    await server.query('alter table board rename to lost_board');
    const stream = live.subscribe('subscription { board(office: "KARAWANG") { at } }');
    expect(await live.closed).toEqual({ code: 1013, reason: 'Try again later' });
    await server.query('alter table lost_board rename to board');
    expect(live.messages.filter(({ id }) => id === stream.id)).toEqual([]);
    expect(server.lines.join('')).toContain('42P01');
  });

  test('a key that cannot be looked up closes the connection in the same way', async () => {
    const faulty = await openServer({ start: START });
    const signedIn = await faulty.staff('MANAGER');
    await faulty.query('alter table staff rename to lost_staff');
    const live = connect(faulty.url);
    await eventually('an open socket', () => live.socket.readyState === live.socket.OPEN);
    live.send({ type: 'connection_init', payload: signedIn });
    expect(await live.closed).toEqual({ code: 1013, reason: 'Try again later' });
  });
});

describe('equal subscriptions', () => {
  test('are executed once: a hundred cost what one does', async () => {
    const office = 'YOGYAKARTA';
    const connections = await Promise.all(Array.from({ length: 5 }, () => openLive(server.url)));
    const [, mine] = [await issue(office), await issue(office)];
    await at('openCounter', `${office}/1`);
    const query =
      'subscription ($office: ID!, $number: String!) { ticket(office: $office, number: $number) { ahead } }';
    const streams = connections.flatMap((live) =>
      Array.from({ length: 20 }, () => live.subscribe(query, { office, number: mine })),
    );
    for (const stream of streams) await stream.nth(1);
    const asked = vi.spyOn(pg.Client.prototype, 'query');
    await at('callNext', `${office}/1`);
    for (const stream of streams) await stream.until('nobody ahead', ({ ticket }) => ticket.ahead === 0);
    const looks = asked.mock.calls.filter(([statement]) => statementsAsked(statement).includes('ticket by number'));
    asked.mockRestore();
    // A call is two events, of the line and of its board.
    expect(looks.length).toBeGreaterThan(0);
    expect(looks.length).toBeLessThanOrEqual(2);
    for (const live of connections) live.close();
  });

  test('get the very same text, and go on when one leaves', async () => {
    const runs: unknown[] = [];
    const hub = new Hub({ initial: async () => ({ root: 'first', order: 1 }), onFault: () => {} });
    const subscription = {
      key: 'board',
      topic: 'board BOGOR',
      audience: 'anonymous' as const,
      async run(root: unknown) {
        runs.push(root);
        return JSON.stringify(root);
      },
    };
    const heard: string[][] = [[], [], []];
    const leave = heard.map((list) => hub.join(subscription, { send: (text) => list.push(text), fail() {}, end() {} }));
    await eventually('the first', () => heard.every(({ length }) => length === 1));
    hub.publish('board BOGOR', { root: 'second', order: 2 });
    await eventually('the second', () => heard.every(({ length }) => length === 2));
    leave[0]?.();
    // An old state that comes late is none.
    hub.publish('board BOGOR', { root: 'first', order: 1 });
    hub.publish('board BOGOR', { root: 'third', order: 3 });
    await eventually('the third', () => heard[1]?.length === 3);
    expect(runs).toEqual(['first', 'second', 'third']);
    expect(heard.map((list) => list.length)).toEqual([2, 3, 3]);
    expect(hub.memberCount()).toBe(2);
    for (const each of leave) each();
    expect([hub.memberCount(), hub.topics()]).toEqual([0, []]);
  });

  test('are kept for those who still wait, when the first leaves at once', async () => {
    const hub = new Hub({ initial: async () => ({ root: 'first', order: 1 }), onFault: () => {} });
    const run = async (root: unknown) => JSON.stringify(root);
    const subscription = { key: 'board', topic: 'board BOGOR', audience: 'anonymous' as const, run };
    const heard: string[] = [];
    const leave = hub.join(subscription, { send() {}, fail() {}, end() {} });
    const stay = hub.join(subscription, { send: (text) => heard.push(text), fail() {}, end() {} });
    leave();
    await eventually('the first', () => heard.length === 1);
    hub.publish('board BOGOR', { root: 'second', order: 2 });
    await eventually('the second', () => heard.length === 2);
    stay();
    expect([hub.memberCount(), hub.topics()]).toEqual([0, []]);
  });

  test('in different words, languages or roles are different', async () => {
    const query = 'subscription { board(office: "BATAM") { office { counters { id } } } }';
    const [anybody, staff] = [await openLive(server.url), await openLive(server.url, { signedIn: officer })];
    for (const live of [anybody, staff])
      expect((await live.subscribe(query).nth(1)).data.board.office.counters).toHaveLength(4);
    const withOfficer = query.replace('id', 'id officer { kind }');
    // The officers are missing, with an error for each, and the view goes on.
    const { data, errors } = await anybody.subscribe(withOfficer).nth(1);
    expect(data.board.office.counters[0]).toEqual({ id: 'BATAM/1', officer: null });
    expect(errors).toHaveLength(4);
    expect(errors[0]).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
    expect((await staff.subscribe(withOfficer).nth(1)).data.board.office.counters[0]).toEqual({
      id: 'BATAM/1',
      officer: null,
    });
    for (const live of [anybody, staff]) live.close();
  });
});

describe('a key', () => {
  test('that is not known closes the connection with 4403', async () => {
    for (const options of [
      { signedIn: { authorization: 'Bearer antrean_staff_nobody' } },
      { headers: { authorization: 'Bearer nobody' } },
    ]) {
      const live = connect(server.url, options);
      await eventually('an open socket', () => live.socket.readyState === live.socket.OPEN);
      live.send({ type: 'connection_init', payload: 'signedIn' in options ? options.signedIn : undefined });
      expect(await live.closed).toEqual({ code: 4403, reason: 'The key or session is not valid' });
      expect(live.messages).toEqual([]);
    }
  });

  test('may stand in the header of the upgrade, too', async () => {
    const live = await openLive(server.url, { headers: officer });
    expect(await live.subscribe('{ viewer { kind } }').nth(1)).toEqual({
      data: { viewer: { kind: 'COUNTER_OFFICER' } },
    });
    live.close();
  });

  test('that is ended does nothing more over an open connection', async () => {
    const key = await server.staff('MANAGER', 'BOGOR', 'Leaves');
    const live = await openLive(server.url, { signedIn: key });
    await live.subscribe('{ viewer { kind } }').nth(1);
    await server.query(`update staff set ended_at = now() where name = 'Leaves'`);
    // Within two seconds: what the server remembers of the key runs out.
    const closed = eventually('the end of the connection', () => {
      if (live.socket.readyState !== live.socket.OPEN) return true;
      live.subscribe('{ viewer { kind } }');
      return false;
    });
    expect(await closed).toBe(true);
    expect(await live.closed).toEqual({ code: 4403, reason: 'The key or session is not valid' });
  });
});

describe('the protocol', () => {
  test('answers a ping with a pong, and its payload', async () => {
    const live = await openLive(server.url);
    live.send({ type: 'ping', payload: { at: 1 } });
    expect(await live.message('pong')).toEqual({ type: 'pong', payload: { at: 1 } });
    live.close();
  });

  test.each<[string, number, object | string]>([
    ['no JSON', 4400, 'hello'],
    ['a type that is none', 4400, { type: 'sing' }],
    ['a subscription without a query', 4400, { id: '1', type: 'subscribe', payload: {} }],
    ['a second connection_init', 4429, { type: 'connection_init' }],
  ])('closes at %s with %i', async (_, code, message) => {
    const live = await openLive(server.url);
    live.send(message);
    expect((await live.closed).code).toBe(code);
  });

  test('closes at a subscription before connection_init with 4401', async () => {
    const live = connect(server.url);
    await eventually('an open socket', () => live.socket.readyState === live.socket.OPEN);
    live.send({ id: '1', type: 'subscribe', payload: { query: '{ viewer { kind } }' } });
    expect((await live.closed).code).toBe(4401);
  });

  test('closes at an id that is in use with 4409', async () => {
    const live = await openLive(server.url);
    const query = 'subscription { board(office: "BOGOR") { at } }';
    const stream = live.subscribe(query);
    await stream.nth(1);
    live.send({ id: stream.id, type: 'subscribe', payload: { query } });
    expect(await live.closed).toEqual({ code: 4409, reason: `Subscriber for ${stream.id} already exists` });
  });

  test('lets an id be used again once its subscription is complete', async () => {
    const live = await openLive(server.url);
    const payload = { query: 'subscription { board(office: "BOGOR") { at } }' };
    for (let round = 1; round <= 3; round++) {
      live.send({ id: 'x', type: 'subscribe', payload });
      await eventually('its first payload', () => live.messages.filter(({ type }) => type === 'next').length === round);
      live.send({ id: 'x', type: 'complete' });
    }
    const before = live.messages.length;
    await issue();
    await live.subscribe('{ viewer { kind } }').nth(1);
    expect(live.messages.slice(before).filter(({ id }) => id === 'x')).toEqual([]);
    live.close();
  });

  test('speaks graphql-transport-ws and nothing else: 4406', async () => {
    expect((await connect(server.url, { protocols: [] }).closed).code).toBe(4406);
    const old = connect(server.url, { protocols: ['graphql-ws'] });
    expect(await new Promise((resolve) => old.socket.once('error', resolve))).toMatchObject({
      message: 'Server sent no subprotocol',
    });
    const both = connect(server.url, { protocols: ['graphql-ws', 'graphql-transport-ws'] });
    await eventually('an open socket', () => both.socket.readyState === both.socket.OPEN);
    expect(both.socket.protocol).toBe('graphql-transport-ws');
    both.close();
  });

  test('is spoken at /graphql only', async () => {
    const live = connect(`${server.url}/other`);
    const status = await new Promise((resolve) => {
      live.socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    });
    expect(status).toBe(404);
  });
});

describe('when things go wrong', () => {
  test('readers that do not read are cut off with 1013, and others are not held up', async () => {
    const busy = await openServer({ start: START, change: MANY });
    const query =
      'subscription { availability(office: "BOGOR", days: 60) { date status windows { id startsAt endsAt quota capacity remaining } } }';
    const quick = (await openLive(busy.url)).subscribe(query);
    const [slow, dead] = [await openLive(busy.url), await openLive(busy.url)];
    for (const live of [slow, dead]) {
      // Each change is sent to each subscription.
      const streams = Array.from({ length: 20 }, () => live.subscribe(query));
      for (const stream of streams) await stream.nth(1);
      live.socket.pause();
    }
    const closing = vi.spyOn(WebSocket.prototype, 'close');
    // The server ends a connection a second after its cut; the reader below takes as long as the machine needs.
    const late: WebSocket[] = [];
    const ending = vi.spyOn(WebSocket.prototype, 'terminate').mockImplementation(function (this: WebSocket) {
      late.push(this);
    });
    const cut = () => closing.mock.calls.filter(([code]) => code === 1013).length;
    let changes = 0;
    await eventually('two that are cut off', async () => {
      await busy.ask(BOOK, { input: { office: 'BOGOR', when: { date: '2017-08-08' }, applicant: somebody() } });
      await quick.nth(1 + ++changes);
      return cut() === 2;
    });
    closing.mockRestore();
    slow.socket.resume();
    expect(await slow.closed).toEqual({ code: 1013, reason: 'Too slow' });
    await eventually('both whose time is over', () => late.length === 2);
    ending.mockRestore();
    for (const socket of late) socket.terminate();
    // The other one does not even hear that: it is gone for the server all the same.
    const text = async () => (await fetch(`${busy.url}/metrics`)).text();
    await eventually('one subscriber', async () => (await text()).includes('antrean_subscribers 1\n'));
  });

  test('the server that stops says 1001 to all', async () => {
    const short = await openServer({ start: START });
    const lives = await Promise.all(Array.from({ length: 3 }, () => openLive(short.url)));
    for (const live of lives) await live.subscribe(BOARD, { office: 'BOGOR' }).nth(1);
    await short.stop();
    for (const live of lives) expect((await live.closed).code).toBe(1001);
  });

  test('after its ear at the database is cut off, boards are right again', async () => {
    const office = 'TANGERANG';
    const live = await openLive(server.url);
    const board = live.subscribe(BOARD, { office });
    const counters = (await openLive(server.url, { signedIn: ADMIN })).subscribe(
      `subscription { counters(office: "${office}") { open } }`,
    );
    await board.nth(1);
    await counters.nth(1);
    const EAR = `application_name = 'antrean listener' and datname = current_database()`;
    const cut = await server.query(`select pid, pg_terminate_backend(pid) as done from pg_stat_activity where ${EAR}`);
    expect(cut).toHaveLength(1);
    await eventually(
      'a deaf server',
      async () => (await server.query(`select from pg_stat_activity where pid = ${cut[0].pid}`)).length === 0,
    );
    const number = await issue(office);
    await at('openCounter', `${office}/1`);
    await board.until('what happened meanwhile', (data) => data.board.waiting[0].next.includes(number));
    await counters.until('the open counter', (data) => data.counters[0].open);
    // And it hears again.
    const next = await issue(office);
    await board.until('what happens now', (data) => data.board.waiting[0].next.includes(next));
    const seen = sequences(board);
    expect(seen).toEqual(seen.map((_, index) => seen[0] + index));
    live.close();
  });
});
