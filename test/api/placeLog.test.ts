// The place log as an auditor gets it: a public head, an export for managers, and the script that verifies both.
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSignedBy, makeSigningKey, openKeys } from '../../src/placeLog/keys.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { ADMIN, type Headers, openServer } from '../support/server.ts';
import { step } from '../support/step.ts';

const DAY = '2017-08-07';
const HEAD = `query ($office: ID!) { placeLog(office: $office) {
  publicKey head { sequence digest signedAt signedText signature publicKey } } }`;
const LINK = `query ($from: Date!, $to: Date!) {
  office(code: "BOGOR") { placeLogFile(from: $from, to: $to) { jsonl expiresAt } } }`;
const BOOK = 'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } } }';
const CONFIRM = 'mutation ($code: BookingCode!) { confirmBooking(input: { code: $code }) { __typename } }';

function verify(...args: string[]) {
  const { status, stdout, stderr } = spawnSync('node_modules/.bin/node', ['scripts/verifyPlaces.ts', ...args]);
  return { status, text: `${stdout}${stderr}` };
}

describe('the place log', async () => {
  const signingKey = makeSigningKey();
  const { publicKey } = openKeys(signingKey, '');
  const server = await openServer({ start: `${DAY}T06:00:00+07:00`, environment: { PLACE_LOG_KEY: signingKey } });
  const { ask, clock } = server;
  const manager = await server.staff('MANAGER');
  const headOf = async (office = 'BOGOR') => ask(HEAD, { office });
  const directory = await temporaryDirectory();
  const kept = async (name: string, text: string) => {
    await writeFile(join(directory, name), text);
    return join(directory, name);
  };

  test('goes from a booking to the auditor', async () => {
    expect(await headOf()).toEqual({ publicKey, head: null });
    for (const name of ['Siti Rahayu', 'Nur Aini']) {
      const input = { office: 'BOGOR', when: { date: DAY }, applicant: { name, birthDate: '1987-01-25' } };
      const { code } = await ask(BOOK, { input }, ADMIN);
      await ask(CONFIRM, { code }, ADMIN);
    }
    const logged = 'select count(*)::int as rows from place_log';
    await expect.poll(() => server.query(logged)).toEqual([{ rows: 4 }]);
    clock.advance(1);
    await expect.poll(async () => (await headOf()).head?.sequence).toBe(4);

    const { head } = await headOf();
    await step('the head is public, and its signature holds', () => {
      expect(head.publicKey).toBe(publicKey);
      expect(head.signedAt).toMatch(/^2017-08-07T06:0[01]:00\+07:00$/);
      expect(isSignedBy(publicKey, head.signedText, head.signature)).toBe(true);
      expect(isSignedBy(publicKey, head.signedText.replace('4', '5'), head.signature)).toBe(false);
      expect(head.signedText).toContain(head.digest);
    });

    const { placeLogFile } = await ask(LINK, { from: DAY, to: DAY }, manager);
    const response = await fetch(placeLogFile.jsonl.replace(/^.*?\/offices/, `${server.url}/offices`));
    const text = await response.text();
    await step('the export comes by a link, and names no one', () => {
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/jsonl');
      expect(response.headers.get('content-disposition')).toBe(
        `attachment; filename="BOGOR-places-${DAY}-${DAY}.jsonl"`,
      );
      expect(text).not.toMatch(/rahayu|nur aini|1987-01-25/i);
      const actions = text.split('\n').flatMap((line) => /"action":"(\w+)"/.exec(line)?.[1] ?? []);
      expect(actions).toEqual(['BOOK', 'CONFIRM', 'BOOK', 'CONFIRM']);
    });

    await step('the script verifies the file, with the key and the head that were written down', async () => {
      const trusted = ['--key', publicKey, '--head', `4:${head.digest}`];
      const good = verify(await kept('good.jsonl', text), ...trusted);
      expect(good.text).toMatch(/^BOGOR: 4 rows, [12] signed heads, all covered by a signed head\.$/m);
      expect(good.status).toBe(0);
      const bad = verify(await kept('bad.jsonl', text.replace('"place":1', '"place":3')), ...trusted);
      expect(bad.text).toContain('CHANGED');
      expect(bad.status).toBe(1);
      expect(verify(await kept('again.jsonl', text), '--head', `4:${'0'.repeat(64)}`).status).toBe(1);
      expect(verify().status).toBe(2);
    });

    await step('the script verifies the database, and compares it with the history', async () => {
      const good = verify(server.databaseUrl, '--key', publicKey);
      expect(good.text).toContain('The log agrees with the history of bookings.');
      expect(good.status).toBe(0);
      await server.query(
        `update booking_event set by = 'applicant by WEB' where id = (select min(id) from booking_event)`,
      );
      const bad = verify(server.databaseUrl);
      expect(bad.text).toContain('the log differs from the history in asker');
      expect(bad.status).toBe(1);
    });
  });

  test('is exported to managers of the office only, and each export is audited', async () => {
    const path = `${server.url}/offices/BOGOR/places.jsonl?from=${DAY}&to=${DAY}`;
    const statusOf = async (headers: Headers, url = path) => (await fetch(url, { headers })).status;
    expect(await statusOf({})).toBe(401);
    expect(await statusOf(await server.staff('FRONT_DESK'))).toBe(403);
    expect(await statusOf(await server.staff('MANAGER', 'MAKASSAR'))).toBe(403);
    expect(await statusOf(manager)).toBe(200);
    expect(await statusOf(manager, path.replace(DAY, 'x'))).toBe(400);
    const elsewhere = await server.graphql(LINK, { from: DAY, to: DAY }, await server.staff('MANAGER', 'MAKASSAR'));
    expect(elsewhere.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const audited = await server.query(`select who from audit where what = 'exportPlaceLog' and office = 'BOGOR'`);
    expect(audited.length).toBeGreaterThan(0);
  });
});

test('a key that cannot sign keeps the server from starting, and says what to set', async () => {
  await expect(openServer({ environment: { PLACE_LOG_KEY: 'nonsense' } })).rejects.toThrow('PLACE_LOG_KEY must be');
});
