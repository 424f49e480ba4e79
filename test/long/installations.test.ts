// Two installations, each with a database and offices of its own, behind one HAProxy: requests reach the right one, and only that one.
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { WebSocket } from 'ws';
import { parse, stringify } from 'yaml';
import { ADMIN_KEY } from '../support/app.ts';
import { askSecurely } from '../support/askSecurely.ts';
import { CERTIFICATE } from '../support/certificate.ts';
import { haproxySettings, startHaproxy } from '../support/deployedHaproxy.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { eventually } from '../support/eventually.ts';
import { type FakeTwilio, startFakeTwilio } from '../support/fakeTwilio.ts';
import { lacksProgram } from '../support/missing.ts';
import { BOOK, endEverything, query, type Running, start, stop, wish } from '../support/process.ts';
import { freePort } from '../support/realKannel.ts';

const CONFIGURATION = 'deploy/haproxy/installations.cfg';
const COUNTRY = 'antrean.example';
const JABAR = 'jabar.antrean.example';
const KEPRI = 'kepri.antrean.example';
const OFFICES_OF = { [JABAR]: ['BOGOR', 'DEPOK'], [KEPRI]: ['BATAM'] };
const BOGOR = '+628111100333';
const BATAM = '+6282288862017';
const OFFICES = '{ offices { code } }';

interface Installation {
  server: Running;
  twilio: FakeTwilio;
  database: string;
  env: Record<string, string>;
}

const databaseUrlOf = (database: string) =>
  Object.assign(new URL(inject('postgresUrl')), { pathname: `/${database}` }).href;

describe.skipIf(lacksProgram('haproxy'))('two installations behind one address', () => {
  const installations = new Map<string, Installation>();
  let port = 0;

  beforeAll(async () => {
    await Promise.all([startInstallation(JABAR), startInstallation(KEPRI)]);
    await startFrontDoor();
  });
  afterAll(async () => {
    await endEverything();
    for (const { twilio, database } of installations.values()) {
      await twilio.close();
      await query(inject('postgresUrl'), `drop database if exists ${database} with (force)`);
    }
  });

  const of = (host: string) => installations.get(host) as Installation;

  async function startInstallation(host: keyof typeof OFFICES_OF): Promise<void> {
    const database = `installation_${host.split('.')[0]}_${process.pid}`;
    await query(inject('postgresUrl'), `create database ${database}`);
    const publicUrl = `https://${host}`;
    const twilio = await startFakeTwilio({ publicUrl });
    const whole = parse(await readFile('offices.yaml', 'utf8'));
    const offices = whole.offices.filter(({ code }: { code: string }) => OFFICES_OF[host]?.includes(code));
    const file = join(await temporaryDirectory(), 'offices.yaml');
    await writeFile(file, stringify({ ...whole, offices }));
    const env = {
      DATABASE_URL: databaseUrlOf(database),
      ...{ PUBLIC_URL: publicUrl, OFFICES_FILE: file, ADMIN_KEY, TRUSTED_PROXIES: 'loopback' },
      ...{ TWILIO_ACCOUNT_SID: twilio.accountSid, TWILIO_AUTH_TOKEN: twilio.authToken, TWILIO_BASE_URL: twilio.url },
    };
    installations.set(host, { server: await start({ env }), twilio, database, env });
  }

  /** The files of deploy/haproxy as they are. */
  async function startFrontDoor(): Promise<void> {
    const [plain, secure, none] = await Promise.all([freePort(), freePort(), freePort()]);
    const addressOf = (host: string) => new URL(of(host).server.url).host;
    const env = {
      PATH: process.env.PATH ?? '',
      ...(await haproxySettings()),
      ...{ HTTP_PORT: String(plain), HTTPS_PORT: String(secure) },
      ...{ OFFICES_MAP: 'deploy/haproxy/offices.map', INSTALLATIONS_MAP: 'deploy/haproxy/installations.map' },
      COUNTRY_PAGE: 'deploy/haproxy/country.html',
      ...{ JABAR_ONE: addressOf(JABAR), KEPRI_ONE: addressOf(KEPRI) },
      ...{ JABAR_TWO: `127.0.0.1:${none}`, KEPRI_TWO: `127.0.0.1:${none}` },
    };
    startHaproxy(CONFIGURATION, env);
    port = secure;
    await eventually('both installations are reached', async () => {
      const answers = await Promise.all([JABAR, KEPRI].map((host) => ask(host, '/readyz').catch(() => null)));
      return answers.every((answer) => answer?.status === 200);
    });
  }

  /** As a browser or a provider asks that host. */
  function ask(host: string, path: string, { headers, ...more }: Parameters<typeof askSecurely>[1] = {}) {
    return askSecurely(port, { path, ...more, headers: { ...headers, host } });
  }

  // biome-ignore lint/suspicious/noExplicitAny: what a test asks for is what it reads.
  async function graphqlAt(host: string, text: string, variables: object = {}): Promise<any> {
    const headers = { authorization: `Bearer ${ADMIN_KEY}` };
    const answer = await ask(host, '/graphql', { method: 'POST', headers, body: { query: text, variables } });
    return JSON.parse(answer.body);
  }

  /** A WhatsApp message to an office's number, as Twilio delivers it there. */
  async function write(host: string, to: string, from: string, body: string): Promise<void> {
    const { method, url, headers, body: form } = of(host).twilio.webhook({ from, to: `whatsapp:${to}`, body });
    const { host: _, ...sent } = headers as Record<string, string>;
    const answer = await ask(host, url, { method, headers: sent, body: Buffer.from(form) });
    expect(answer.status).toBe(204);
  }

  test('an address that names an office leads to its installation', async () => {
    for (const path of ['/book/BOGOR?service=PASSPORT', '/board/DEPOK', '/kiosk/BOGOR', '/door/BOGOR'])
      expect(await ask(COUNTRY, path)).toMatchObject({ status: 307, headers: { location: `https://${JABAR}${path}` } });
    expect(await ask(COUNTRY, '/book/BATAM')).toMatchObject({
      ...{ status: 307, headers: { location: `https://${KEPRI}/book/BATAM` } },
    });
    expect((await ask(KEPRI, '/book/BATAM')).status).toBe(200);
    expect((await ask(JABAR, '/book/BATAM')).status).toBe(404);
  });

  test('the address of the country lists the installations, also where it knows no page', async () => {
    for (const [host, path, status] of [
      [COUNTRY, '/', 200],
      [COUNTRY, '/book/NOWHERE', 404],
      ['elsewhere.example', '/', 404],
    ] as const) {
      const answer = await ask(host, path);
      expect([answer.status, answer.body.includes(`https://${JABAR}`)]).toEqual([status, true]);
    }
    for (const host of [JABAR, KEPRI]) expect((await ask(host, '/metrics')).status).toBe(403);
  });

  test('each has its own offices, bookings and keys of repetition', async () => {
    for (const [host, codes] of Object.entries(OFFICES_OF)) {
      const { data } = await graphqlAt(host, OFFICES);
      expect(data.offices.map(({ code }: { code: string }) => code).toSorted()).toEqual(codes.toSorted());
    }
    const input = (office: string) => wish(1, { office, idempotencyKey: 'the same at both' });
    const one = await graphqlAt(JABAR, BOOK, { input: input('BOGOR') });
    const other = await graphqlAt(KEPRI, BOOK, { input: input('BATAM') });
    expect(one.data.book.code).toMatch(/^[0-9A-Z]+$/);
    expect(other.data.book.code).not.toBe(one.data.book.code);
    const elsewhere = await graphqlAt(KEPRI, BOOK, { input: input('BOGOR') });
    expect(elsewhere.data?.book?.code).toBeUndefined();
    const rows = (host: string) => query(databaseUrlOf(of(host).database), 'select code from booking');
    expect(await rows(JABAR)).toContainEqual({ code: one.data.book.code });
    expect(await rows(KEPRI)).toContainEqual({ code: other.data.book.code });
    expect(await rows(KEPRI)).not.toContainEqual({ code: one.data.book.code });
  });

  test('a message reaches the installation of the number, and is answered by it alone', async () => {
    await write(JABAR, BOGOR, 'whatsapp:+6281234500001', '#Budi Santoso#25011987#08082017');
    await write(KEPRI, BATAM, 'whatsapp:+6281234500002', '#Siti Aminah#25011987#08082017');
    const replies = (host: string) => of(host).twilio.messages.map(({ to, body }) => [to, body] as const);
    for (const [host, to, name] of [
      [JABAR, 'whatsapp:+6281234500001', 'BUDI SANTOSO'],
      [KEPRI, 'whatsapp:+6281234500002', 'SITI AMINAH'],
    ] as const) {
      const [reply] = await eventually(`an answer of ${host}`, () => (replies(host).length > 0 ? replies(host) : null));
      expect(reply?.[0]).toBe(to);
      expect(reply?.[1].toUpperCase()).toContain(name);
      expect(replies(host).every(([each]) => each === to)).toBe(true);
    }
  });

  test('a board is heard through it', async () => {
    const socket = new WebSocket(`wss://127.0.0.1:${port}/graphql`, ['graphql-transport-ws'], {
      ...{ ca: CERTIFICATE, servername: 'localhost' },
      headers: { host: KEPRI },
    });
    const heard: { type: string; payload?: { data?: unknown } }[] = [];
    socket.on('message', (data) => heard.push(JSON.parse(String(data))));
    await once(socket, 'open');
    const send = (message: object) => socket.send(JSON.stringify(message));
    send({ type: 'connection_init' });
    await eventually('an acknowledgement', () => heard.some(({ type }) => type === 'connection_ack'));
    send({ id: '1', type: 'subscribe', payload: { query: 'subscription { board(office: "BATAM") { sequence } }' } });
    const next = await eventually('a board', () => heard.find(({ type }) => type === 'next'));
    expect(next.payload?.data).toEqual({ board: { sequence: expect.anything() } });
    socket.terminate();
  });

  test('one that is down leaves the other at work', async () => {
    const { server } = of(JABAR);
    await stop(server);
    try {
      await eventually('HAProxy has seen it', async () => (await ask(JABAR, '/')).status === 503);
      expect((await ask(JABAR, '/')).body).toContain('tetap berlaku');
      const { data } = await graphqlAt(KEPRI, BOOK, { input: wish(2, { office: 'BATAM' }) });
      expect(data.book.code).toMatch(/^[0-9A-Z]+$/);
    } finally {
      // The other tests come in any order.
      of(JABAR).server = await start({ env: { ...of(JABAR).env, PORT: new URL(server.url).port } });
      await eventually('it is reached again', async () => (await ask(JABAR, '/readyz')).status === 200);
    }
  });
});
