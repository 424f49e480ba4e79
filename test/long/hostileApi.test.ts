// Any text in any place of the contract costs little and is never a fault of ours: arguments at every depth, headers,
// what a WebSocket is opened with.
import { describe, expect, test } from 'vitest';
import { buildSchema } from '../../schema/index.ts';
import { everyPlace } from '../support/everyPlace.ts';
import { everyText } from '../support/everyText.ts';
import { HostileFindings, hostileTexts } from '../support/hostile.ts';
import { connect, openLive } from '../support/live.ts';
import { ADMIN, type Headers, openServer, post } from '../support/server.ts';

const schema = buildSchema();
const places = everyPlace(schema);
const server = await openServer();
const OURS = new Set(['INTERNAL_SERVER_ERROR', 'UNAVAILABLE']);

/** The status of an answer, as bad as its errors: a fault of ours may come with 200. */
async function statusFor(body: unknown, headers: Headers): Promise<number> {
  const { status, errors } = await post(server.url, body, headers);
  return errors?.some(({ extensions }) => OURS.has(extensions?.code)) ? 500 : status;
}

test('every argument of every field is a place, and every field of an input', () => {
  const names = places.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('Mutation.book(input.applicant.name)');
  expect(names.filter((name) => name.split('.').length > 2 && name.startsWith('Query.'))).not.toEqual([]);
  for (const { root, path } of everyText(schema)) {
    const found = names.some((name) => name.replaceAll('.[]', '') === `${root}(${path.join('.')})`);
    expect([root, path, found]).toEqual([root, path, true]);
  }
});

describe('hostile texts', () => {
  for (const [kind, text] of Object.entries(hostileTexts())) {
    test(`in every place of a query or mutation: ${kind}`, async () => {
      const findings = new HostileFindings();
      for (const { name, isLive, call } of places) {
        if (isLive) continue;
        const usual = () => statusFor(call('Budi'), ADMIN);
        await findings.check(name, () => statusFor(call(text), ADMIN), usual);
      }
      expect(findings.found).toEqual([]);
      expect(findings.count).toBeGreaterThan(250);
    });
  }

  test('as large as a request may be, where texts are read most', async () => {
    const findings = new HostileFindings();
    const often = places.filter(({ name }) => /^(Mutation\.book|Query\.(booking|office|bookings))\b/.test(name));
    for (const [kind, text] of Object.entries(hostileTexts(60_000)))
      for (const { name, call } of often) await findings.check(`${name} ${kind}`, () => statusFor(call(text), {}));
    expect(findings.found).toEqual([]);
  });

  test('in every place of a subscription', async () => {
    const live = await openLive(server.url, { signedIn: ADMIN });
    const findings = new HostileFindings();
    for (const [kind, text] of Object.entries(hostileTexts()))
      for (const { name, isLive, call } of places) {
        if (!isLive) continue;
        const { query, variables } = call(text);
        await findings.check(`${name} ${kind}`, async () => {
          const stream = live.subscribe(query, variables);
          const first = await Promise.race([stream.errors(), stream.nth(1)]);
          live.send({ id: stream.id, type: 'complete' });
          const errors = Array.isArray(first) ? first : first.errors;
          return errors?.some(({ extensions }: { extensions?: { code: string } }) => OURS.has(extensions?.code ?? ''))
            ? 500
            : 200;
        });
      }
    expect(findings.found).toEqual([]);
  });

  test('in the document, its name and the names of its variables', async () => {
    const findings = new HostileFindings();
    for (const [kind, text] of Object.entries(hostileTexts())) {
      const bodies = [
        { query: text },
        { query: `{ office(code: ${JSON.stringify(text)}) { code } }` },
        { query: '{ viewer { kind } }', operationName: text },
        { query: '{ viewer { kind } }', variables: { [text]: text } },
        { query: '{ viewer { kind } }', variables: text },
        { query: '{ viewer { kind } }', extensions: { [text]: text } },
        text,
      ];
      for (const [place, body] of bodies.entries())
        await findings.check(`body ${place} ${kind}`, () => statusFor(body, {}));
    }
    expect(findings.found).toEqual([]);
  });

  test('in the headers of a request', async () => {
    const findings = new HostileFindings();
    const names = [
      ...['authorization', 'accept-language', 'cookie', 'origin', 'x-forwarded-for', 'x-forwarded-host', 'user-agent'],
      ...['antrean-session', 'antrean-office', 'content-type', 'accept', 'accept-encoding', 'if-none-match', 'range'],
    ];
    for (const [kind, text] of Object.entries(hostileTexts(8000))) {
      // Headers hold bytes, and no line ends nor NUL: a client could not send those.
      const value = Buffer.from(text.replaceAll(/[\0\r\n]/g, ' '))
        .toString('latin1')
        .slice(0, 12_000);
      for (const name of names) {
        for (const sent of [value, `Bearer ${value}`, `antrean_language=${value}`])
          await findings.check(`${name} ${kind}`, () =>
            statusFor({ query: '{ viewer { kind } }' }, { 'x-forwarded-for': '203.0.113.7', [name]: sent.trim() }),
          );
      }
    }
    expect(findings.found.filter((one) => !/Invalid character/.test(one))).toEqual([]);
  });

  test('in the first message of a WebSocket', async () => {
    const findings = new HostileFindings();
    for (const [kind, text] of Object.entries(hostileTexts())) {
      const payloads = [
        text,
        [text],
        ...[
          'authorization',
          'Authorization',
          'language',
          'accept-language',
          'office',
          'session',
          'antrean-office',
          text,
        ].map((name) => ({ [name]: text })),
      ];
      for (const [place, payload] of payloads.entries())
        await findings.check(`payload ${place} ${kind}`, async () => {
          const live = connect(server.url);
          await new Promise((resolve) => live.socket.once('open', resolve));
          live.send({ type: 'connection_init', payload });
          const outcome = await Promise.race([live.message('connection_ack').then(() => 200), live.closed]);
          live.socket.terminate();
          return typeof outcome === 'number' || (outcome.code !== 1011 && outcome.code !== 4500) ? 200 : 500;
        });
    }
    expect(findings.found).toEqual([]);
  });
});
