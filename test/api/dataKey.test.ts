// DATA_KEY from start to rotation: what the server says of a key that is lost or wrong, and the command that replaces one.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { ADMIN, openServer, type Server } from '../support/server.ts';
import { step } from '../support/step.ts';

const [first, second] = ['1', '2'].map((id) => `${id}:${randomBytes(32).toString('base64')}`);
const FORM = { name: 'Siti Rahayu', birthDate: '25-01-1987', office: 'BATAM', address: 'Jl. Melati No 1' };
const PICTURE = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#8899aa' } })
  .jpeg()
  .toBuffer();

/** A booking with a photo; gives its code. */
async function bookWithPhoto(server: Server): Promise<string> {
  const form = new FormData();
  for (const [name, value] of Object.entries(FORM)) form.set(name, value);
  form.set('photoFile', new Blob([new Uint8Array(PICTURE)], { type: 'image/jpeg' }), 'ktp.jpg');
  const headers = { accept: 'application/json' };
  const response = await fetch(`${server.url}/channels/web`, { method: 'POST', headers, body: form });
  const { booking } = (await response.json()) as { booking: { code: string } };
  return booking.code;
}

async function photoOf(server: Server, code: string) {
  const query = `{ booking(code: "${code}", birthDate: "1987-01-25") { photoUrl } }`;
  const { photoUrl } = await server.ask(query, {}, ADMIN);
  const response = await fetch(photoUrl.replace(/^.*?\/photos/, `${server.url}/photos`));
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

/** As an operator says it, or at once where npm and the check of what is compiled have been shown. */
const BY_NPM = ['npm', 'run', '-s', 'rotate-data-key'] as const;
const AT_ONCE = ['node_modules/.bin/node', 'scripts/rotateDataKey.ts'] as const;

function rotate(databaseUrl: string, dataKey: string, [command, ...args]: readonly [string, ...string[]] = AT_ONCE) {
  const env = { ...process.env, DATABASE_URL: databaseUrl, DATA_KEY: dataKey };
  const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

test('a key is taken up, cannot be lost unnoticed, and is replaced while the server runs', async () => {
  const plain = await openServer();
  const { databaseUrl: on } = plain;
  const code = await bookWithPhoto(plain);
  const secrets = async (server: Server) =>
    (await server.query('select name, value from secret order by name')).filter(({ name }) => !/^data key/.test(name));
  const before = await secrets(plain);
  expect(before.length).toBeGreaterThan(3);
  await plain.stop();

  const keyed = await openServer({ on, environment: { DATA_KEY: first ?? '' } });
  await step('secrets of earlier starts are encrypted at the next', async () => {
    for (const { value } of await secrets(keyed)) expect(value).toMatch(/^enc1:1:/);
    expect((await photoOf(keyed, code)).status).toBe(200);
  });

  await step('the command encrypts what was there before, and goes over it again for nothing', async () => {
    const done = rotate(on, first ?? '', BY_NPM);
    expect(done.said).toContain('With key "1" now: 1 photos, 0 secrets, 0 messages.');
    expect(done.status).toBe(0);
    expect(rotate(on, first ?? '').said).toContain('With key "1" now: 0 photos');
    const [{ begins }] = await keyed.query(`select encode(substring(bytes for 7), 'escape') as begins from photo`);
    expect(begins).toBe('enc1:1:');
    expect(await photoOf(keyed, code)).toMatchObject({ status: 200, type: 'image/jpeg' });
  });

  await step('a photo that cannot be decrypted is told in words, and logged', async () => {
    const [{ bytes }] = await keyed.query('select bytes from photo');
    await keyed.query(`update photo set bytes = bytes || 'x'::bytea`);
    const answer = await photoOf(keyed, code);
    expect([answer.status, answer.type]).toEqual([503, 'application/json; charset=utf-8']);
    expect(answer.text).toContain('cannot be decrypted');
    expect(keyed.lines.join('')).toMatch(/photo [0-9a-f-]{36} of BATAM cannot be decrypted: key \\"1\\" of DATA_KEY/);
    await keyed.query('update photo set bytes = $1', [bytes]);
  });

  await step('another key, or none, keeps a server from starting', async () => {
    await expect(openServer({ on })).rejects.toThrow('DATA_KEY must list key "1"');
    await expect(openServer({ on, environment: { DATA_KEY: second ?? '' } })).rejects.toThrow('must list key "1"');
    const other = `1:${second?.slice(2)}`;
    await expect(openServer({ on, environment: { DATA_KEY: other } })).rejects.toThrow('key "1" is another');
    expect(rotate(on, other)).toMatchObject({ status: 1, said: expect.stringContaining('key "1" is another') });
    expect(rotate(on, '')).toMatchObject({ status: 1, said: expect.stringContaining('DATA_KEY is not set') });
  });

  await step('the place log is compared with the history by those who have the key', () => {
    const compare = (env: Record<string, string>) =>
      spawnSync('node_modules/.bin/node', ['scripts/verifyPlaces.ts', on], {
        env: { ...process.env, ...env },
        encoding: 'utf8',
      });
    expect(compare({ DATA_KEY: first ?? '' }).stdout).toContain('The log agrees with the history of bookings.');
    expect(compare({}).stderr).toContain('DATA_KEY is not set');
  });

  await keyed.stop();
  const turned = await openServer({ on, environment: { DATA_KEY: `${second},${first}` } });
  await step('a new key in front replaces the old one', async () => {
    expect(await photoOf(turned, code)).toMatchObject({ status: 200 });
    const { said } = rotate(on, `${second},${first}`);
    expect(said).toContain('With key "2" now: 1 photos');
    expect(said).toContain('DATA_KEY need not list other keys');
    expect(await photoOf(turned, code)).toMatchObject({ status: 200 });
  });
  await turned.stop();
  const last = await openServer({ on, environment: { DATA_KEY: second ?? '' } });
  expect(await photoOf(last, code)).toMatchObject({ status: 200, type: 'image/jpeg' });

  await step('a server whose key is lost starts without what it had encrypted', async () => {
    await last.query('delete from photo');
    await last.query('delete from secret');
    await last.stop();
    const without = await openServer({ on });
    expect((await secrets(without)).map(({ name }) => name)).toEqual(before.map(({ name }) => name));
    expect((await photoOf(without, code)).status).toBe(404);
  });
});

test('real service without a key starts, with one warning', async () => {
  const live = {
    ...{ MODE: 'live', DATABASE_URL: 'postgres://db.example/antrean', PUBLIC_URL: 'https://antrean.example' },
    ADMIN_KEY: randomBytes(24).toString('base64'),
  };
  const warnings = ({ lines }: Server) => lines.filter((line) => line.includes('DATA_KEY is not set'));
  expect(warnings(await openServer({ environment: live }))).toHaveLength(1);
  expect(warnings(await openServer({ environment: { ...live, DATA_KEY: first ?? '' } }))).toEqual([]);
  expect(warnings(await openServer())).toEqual([]);
});
