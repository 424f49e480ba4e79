// GraphQL over HTTP as its specification has it, and what every answer carries.
import { request as requestOverHttp } from 'node:http';
import { serverAudits } from 'graphql-http';
import { describe, expect, test } from 'vitest';
import { rfc3339 } from '../../src/time.ts';
import { eventually } from '../support/app.ts';
import { ADMIN, openServer } from '../support/server.ts';

const server = await openServer({ environment: { PUBLIC_URL: 'https://antrean.example' } });

describe('the specification', () => {
  const audits = serverAudits({ url: `${server.url}/graphql`, fetchFn: fetch });

  test('has its audits', () => {
    expect(audits.length).toBeGreaterThan(55);
  });

  test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_, audit) => {
    const result = await audit.fn();
    const reason = 'reason' in result ? result.reason : null;
    expect([result.status, reason]).toEqual(['ok', null]);
  });
});

describe('the status', () => {
  const ask = (query: string, accept: string) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query }),
    });

  test('tells everyone but those who name application/json alone that a document is none', async () => {
    for (const accept of [
      '*/*',
      'application/graphql-response+json',
      'application/graphql-response+json, application/json;q=0.9',
    ])
      expect([accept, (await ask('{', accept)).status]).toEqual([accept, 400]);
    expect((await ask('{', 'application/json')).status).toBe(200);
    expect((await ask('{', 'application/json, multipart/mixed')).status).toBe(200);
  });

  test('of an unknown key is 401 whatever is accepted', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', authorization: 'Bearer nobody' },
      body: '{"query":"{ offices { code } }"}',
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('application/json');
  });
});

describe('an empty body', () => {
  /** The whole request in one piece, so that its body has ended by the time that the server looks at it. */
  const emptyPost = (path: string, headers: Record<string, string>) => {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const request = requestOverHttp(`${server.url}${path}`, { method: 'POST', headers, agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    request.on('error', reject).end();
    return promise;
  };

  test.each([
    '/graphql',
    '/channels/simulator',
    '/channels/whatsapp',
    '/channels/sms',
    '/channels/email',
    '/channels/web',
    '/simulator/clock',
    '/simulator/photos',
    '/my-data',
    '/sign-out',
    '/nowhere',
  ])('is answered at %s, whatever it is said to be', async (path) => {
    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'image/png', 'text/plain', undefined])
      for (const length of [{ 'content-length': '0' }, { 'transfer-encoding': 'chunked' }, {}]) {
        const headers = { ...(type && { 'content-type': type }), ...length };
        expect([headers, await emptyPost(path, headers as Record<string, string>)]).toEqual([
          headers,
          expect.any(Number),
        ]);
      }
  });
});

describe('pages of other sites', () => {
  const simple = (type: string) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: JSON.stringify({ query: '{ viewer { kind } }' }),
    });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'cannot make a browser send %s',
    async (type) => {
      const response = await simple(type);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(await response.text()).not.toContain('ANONYMOUS');
    },
  );

  test('may make a browser send a GET, by which nothing is changed and nothing kept', async () => {
    const sent = (query: string) => fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`);
    const answer = await sent('{ viewer { kind } }');
    expect([answer.status, await answer.json()]).toMatchObject([200, { data: { viewer: { kind: 'ANONYMOUS' } } }]);
    // An answer that names people is kept by no cache either.
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const changing = await sent(`mutation { openCounter(input: { counter: "BOGOR/1" }) { __typename } }`);
    expect([changing.status, changing.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('other sites', () => {
  const preflight = (url: string, origin: string) =>
    fetch(`${url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });

  test('may all call the API unless the operator lists some', async () => {
    const { status, headers } = await preflight(server.url, 'https://anybody.example');
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toContain('POST');
    expect(headers.get('access-control-allow-headers')).toBe('authorization,content-type');
    expect(headers.get('x-request-id')).toBeTruthy();
    // Nothing goes by cookies: a page never acts in the name of who looks at it.
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    const answer = await server.graphql('{ viewer { kind } }', {}, { origin: 'https://anybody.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const exposed = 'ratelimit, ratelimit-policy, retry-after, x-request-id';
    expect(answer.headers.get('access-control-expose-headers')).toBe(exposed);
  });

  test('may read a refusal of ours, too', async () => {
    const answer = await server.graphql(
      '{ viewer { kind } }',
      {},
      { origin: 'https://a.example', authorization: 'Bearer x' },
    );
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([401, '*']);
  });

  test('that are listed may, others may not', async () => {
    const listed = await openServer({ environment: { CORS_ORIGINS: 'https://a.example, https://b.example' } });
    const allowed = async (origin: string) =>
      (await preflight(listed.url, origin)).headers.get('access-control-allow-origin');
    expect(await allowed('https://a.example')).toBe('https://a.example');
    expect(await allowed('https://b.example')).toBe('https://b.example');
    expect(await allowed('https://c.example')).toBeNull();
    const answer = await listed.graphql('{ viewer { kind } }', {}, { origin: 'https://c.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect((await preflight(listed.url, 'https://a.example')).headers.get('vary')?.toLowerCase()).toContain('origin');
  });
});

const API_ANSWERS: [string, string, RequestInit][] = [
  [
    'an answer',
    '/graphql',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ viewer { kind } }"}' },
  ],
  ['a refused body', '/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }],
  [
    'an unknown key',
    '/graphql',
    { method: 'POST', headers: { 'content-type': 'application/json', authorization: 'Bearer x' }, body: '{}' },
  ],
  ['a method that is none', '/graphql', { method: 'DELETE' }],
  ['a question in an address', '/graphql?query=%7Bviewer%7Bkind%7D%7D', {}],
];

const PLACES: [string, string, RequestInit?][] = [
  ['the first page', '/'],
  ['a place that is none', '/nowhere'],
  ['a picture that is none', '/bookings/22222222/nobody/qr.png'],
  ['whether it is alive', '/healthz'],
  ['the figures', '/metrics'],
];

describe('every answer', () => {
  async function careful(path: string, init?: RequestInit): Promise<Headers> {
    const [first, second] = [await fetch(server.url + path, init), await fetch(server.url + path, init)];
    for (const { headers } of [first, second]) {
      expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBeTruthy();
      expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    }
    expect(first.headers.get('x-request-id')).not.toBe(second.headers.get('x-request-id'));
    return first.headers;
  }

  test.each(PLACES)('%s carries an id of its own and what keeps browsers careful', async (_, path, init) => {
    const policy = (await careful(path, init)).get('content-security-policy');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'self'");
  });

  test.each(API_ANSWERS)('%s carries them too, and is no page at all', async (_, path, init) => {
    const headers = await careful(path, init);
    expect(headers.get('content-type')).toContain('json');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  test('of the API is given with a slash at the end of its address, too, in the type that the caller reads', async () => {
    const [, , init] = API_ANSWERS[0] as (typeof API_ANSWERS)[number];
    expect(await (await fetch(`${server.url}/graphql/`, init)).json()).toMatchObject({
      data: { viewer: { kind: 'ANONYMOUS' } },
    });
    expect((await fetch(`${server.url}/graphql/?query=%7Bviewer%7Bkind%7D%7D`)).status).toBe(200);
    const type = 'application/graphql-response+json';
    const headers = { ...init.headers, accept: type, authorization: 'Bearer x' };
    const refused = await fetch(`${server.url}/graphql`, { ...init, headers });
    expect([refused.status, refused.headers.get('content-type')]).toEqual([401, `${type}; charset=utf-8`]);
  });

  test('of the API is kept by no one', async () => {
    const [, path, init] = API_ANSWERS[0] as (typeof API_ANSWERS)[number];
    expect((await fetch(server.url + path, init)).headers.get('cache-control')).toBe('no-store');
  });

  test('an id that a caller sends is not taken over', async () => {
    const { headers } = await fetch(`${server.url}/healthz`, {
      headers: { 'x-request-id': 'mine', 'request-id': 'mine' },
    });
    expect(headers.get('x-request-id')).not.toBe('mine');
  });

  test('over plain HTTP does not ask for HTTPS', async () => {
    const plain = await openServer();
    expect((await fetch(`${plain.url}/healthz`)).headers.get('strict-transport-security')).toBeNull();
  });

  test.each(['/nowhere', '/graphql/more', '/channels/nowhere', '/bookings/1/2/3', '/bookings'])(
    'at %s is a 404 in JSON',
    async (path) => {
      const response = await fetch(server.url + path);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toContain('application/json');
      expect(await response.json()).toEqual({ errors: [expect.any(Object)] });
    },
  );
});

describe('a fault of ours', () => {
  /** The lines of the log that belong to a request. */
  const logged = (id: string) =>
    server.lines.map((line) => JSON.parse(line)).filter(({ requestId }) => requestId === id);

  test('in a field carries the id of the request, which the log has with the whole of it', async () => {
    await server.query('alter table board rename to lost_board');
    const { status, headers, errors } = await server.graphql('{ board(office: "BOGOR") { sequence } }');
    await server.query('alter table lost_board rename to board');
    const id = headers.get('x-request-id') as string;
    expect(status).toBe(200);
    expect(errors?.[0]).toMatchObject({
      message: 'Something went wrong on our side; please try again.',
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: id },
    });
    const lines = await eventually('a line in the log', () => (logged(id).length > 0 ? logged(id) : null));
    expect(lines).toEqual([expect.objectContaining({ level: 50, err: expect.objectContaining({ code: '42P01' }) })]);
    expect(lines[0].err).toMatchObject({ statement: 'boards', stack: expect.stringContaining('statementPacket.ts') });
  });

  test('before GraphQL carries it as well', async () => {
    await server.query('alter table staff rename to lost_staff');
    const answer = await server.graphql('{ viewer { kind } }', {}, { authorization: 'Bearer antrean_staff_x' });
    await server.query('alter table lost_staff rename to staff');
    const id = answer.headers.get('x-request-id') as string;
    expect([answer.status, answer.errors?.[0]?.extensions]).toEqual([
      500,
      { code: 'INTERNAL_SERVER_ERROR', requestId: id },
    ]);
    expect(logged(id)).toEqual([expect.objectContaining({ level: 50, route: '/graphql' })]);
  });

  test('a caller’s own fault is not logged', async () => {
    const queries = [
      '{ board(office: "NOWHERE") { sequence } }',
      '{ nothing }',
      '{ staff(office: "BOGOR") { totalCount } }',
    ];
    for (const query of queries) {
      const { headers, errors } = await server.graphql(query);
      expect(errors, query).toHaveLength(1);
      const lines = logged(headers.get('x-request-id') as string);
      expect(lines.filter(({ level }) => level >= 40)).toEqual([]);
    }
  });
});

describe('whether it is ready', () => {
  const ready = async (url: string) => {
    const response = await fetch(`${url}/readyz`);
    return [response.status, await response.json()];
  };

  test('it says so, and that it is not while the database is behind', async () => {
    const clock = { aheadSeconds: expect.any(Number), failedInARow: 0, lastTurnSeconds: expect.any(Number) };
    const well = {
      status: 'ready',
      database: 'ok',
      clock,
      jobs: { lagSeconds: expect.any(Number), failedInARow: expect.any(Number) },
      paused: [],
    };
    const messages = { inboxWaiting: 0, oldestUnsentSeconds: 0 };
    expect(await ready(server.url)).toEqual([200, { ...well, messages }]);
    const [last] = await server.query('delete from migration where id = (select max(id) from migration) returning *');
    expect(await ready(server.url)).toEqual([503, { status: 'not ready', fault: 'The database is not migrated.' }]);
    await server.query('insert into migration (id, name, executed_at) overriding system value values ($1, $2, $3)', [
      last.id,
      last.name,
      last.executed_at,
    ]);
    expect(await ready(server.url)).toEqual([200, { ...well, messages }]);
  });

  test('it is ready beside a newer server, and not on a database that had other migrations', async () => {
    await server.query(`insert into migration (name, executed_at) values ('Migration29990101_later', now())`);
    expect(await ready(server.url)).toMatchObject([200, { status: 'ready', database: 'newer' }]);
    await server.query(`delete from migration where name = 'Migration29990101_later'`);
    const name = 'Migration20261210_firstCall';
    const [{ checksum }] = await server.query('select checksum from migration_checksum where name = $1', [name]);
    const set = (value: string) =>
      server.query('update migration_checksum set checksum = $2 where name = $1', [name, value]);
    await set('another');
    expect(await ready(server.url)).toMatchObject([503, { fault: expect.stringContaining(`another ${name}`) }]);
    await set(checksum);
    expect(await ready(server.url)).toMatchObject([200, { database: 'ok' }]);
  });

  test('it says what cannot be sent and what waits, and is ready all the same', async () => {
    await server.query(
      `insert into sending (channel, sender, fault, fault_at, paused_until)
       values ('whatsapp', '+628111100333', 'Twilio refused: account suspended.', '2017-08-01T02:00:00Z', '2017-08-01T02:10:00Z')`,
    );
    const put = `insert into outbox_message (purpose, channel, sender, recipient_kind, recipient, key, text, status, waits, created_at)
      values ($1, 'whatsapp', '+628111100333', 'phone', '+6281234567890', 'held', 'Halo', 'WAITING', $2, $3)`;
    // Readings of the database are shared for five seconds.
    server.clock.set(server.clock.now().add({ seconds: 6 }));
    const now = server.clock.now();
    await server.query(put, ['late', 'PAUSE', now.subtract({ minutes: 7 }).toString()]);
    await server.query(put, ['for the morning', 'HOURS', now.subtract({ hours: 7 }).toString()]);
    const [status, answer] = await ready(server.url);
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      status: 'ready',
      messages: { oldestUnsentSeconds: 420 },
      paused: [{ channel: 'whatsapp', number: '+628111100333', since: '2017-08-01T02:00:00+00:00' }],
    });
    expect(JSON.stringify(answer)).not.toContain('suspended');
    const figures = await (await fetch(`${server.url}/metrics`)).text();
    expect(figures).toContain('antrean_sending_paused{channel="whatsapp",number="+628111100333"} 1');
    expect(figures).toContain('antrean_outbox_oldest_seconds 420');
    const statistics = `{ answer: messageStatistics(office: "BOGOR") { oldestUnsentAt paused { channel number fault since until } } }`;
    const { oldestUnsentAt, paused } = await server.ask(statistics, {}, ADMIN);
    expect(oldestUnsentAt).toBe(rfc3339(now.subtract({ minutes: 7 }), 'Asia/Jakarta'));
    expect(paused).toEqual([
      {
        ...{ channel: 'WHATSAPP', number: '+628111100333', fault: 'Twilio refused: account suspended.' },
        ...{ since: '2017-08-01T09:00:00+07:00', until: '2017-08-01T09:10:00+07:00' },
      },
    ]);
    await server.query('delete from sending; delete from outbox_message');
  });

  test('it is not when the database is gone, and is alive all the same', async () => {
    const lost = await openServer();
    const name = new URL(lost.databaseUrl).pathname.slice(1);
    await server.query(`alter database ${name} with allow_connections false`);
    await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    expect(await ready(lost.url)).toEqual([503, { status: 'not ready', fault: 'The database does not answer.' }]);
    expect((await fetch(`${lost.url}/healthz`)).status).toBe(200);
    const { status, errors } = await lost.graphql('{ board(office: "BOGOR") { sequence } }', {}, ADMIN);
    expect([status, errors?.[0]?.extensions.code]).toEqual([200, 'INTERNAL_SERVER_ERROR']);
    await server.query(`alter database ${name} with allow_connections true`);
    expect(await eventually('ready again', async () => (await ready(lost.url))[0] === 200)).toBe(true);
  });
});
