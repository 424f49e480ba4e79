// The files of Docker Compose: right for Compose, and in agreement with the program and with each other.
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { SETTINGS_TABLE } from '../../server/settingsTable.ts';
import { filledCompose, makeSecrets } from '../support/deployedFiles.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { lacksProgram } from '../support/missing.ts';
import { runChecker } from '../support/programs.ts';

interface ComposeService {
  image?: string;
  environment?: Record<string, string | number>;
  volumes?: string[];
  secrets?: (string | { source: string })[];
  networks?: string[] | Record<string, { ipv4_address?: string }>;
}
interface ComposeFile {
  services: Record<string, ComposeService>;
  secrets: Record<string, unknown>;
}
const readCompose = (name: string): ComposeFile =>
  parse(readFileSync(`deploy/compose/${name}`, 'utf8'), { merge: true });
const coreFile = readCompose('compose.yaml');
const monitoringFile = readCompose('compose.monitoring.yaml');

const frontAddressOf = (service: string) => {
  const { networks = {} } = coreFile.services[service] ?? {};
  return Array.isArray(networks) ? '' : (networks.front?.ipv4_address ?? '');
};

describe.skipIf(lacksProgram('docker-compose'))('Docker Compose', () => {
  test('takes the files as they are filled in', async () => {
    const compose = await filledCompose();
    const answer = await runChecker('docker-compose', ['config'], { cwd: compose });
    expect(answer.status, answer.said).toBe(0);
    const { services } = parse(answer.said) as ComposeFile;
    expect(Object.keys(services).toSorted()).toEqual(
      [...new Set([...Object.keys(coreFile.services), ...Object.keys(monitoringFile.services)])].toSorted(),
    );
    // The second file adds to the settings of the first.
    expect(services['antrean-two']?.environment).toMatchObject({
      PUBLIC_URL: 'https://antrean.example.go.id',
      AUDIT_SYSLOG_URL: 'tcp://alloy:1601',
    });
    const without = await runChecker('docker-compose', ['config', '-q'], { cwd: compose, env: { SITE: '' } });
    expect(without.status).not.toBe(0);
  });
});

describe('the files of Compose', () => {
  test('mount files that are there, and name secrets that are made', async () => {
    const compose = await filledCompose();
    for (const file of [coreFile, monitoringFile])
      for (const { volumes = [], secrets = [] } of Object.values(file.services)) {
        const sources = volumes.map((volume) => volume.replace(/\$\{\w+:-([^}]*)\}/, '$1').split(':')[0] ?? '');
        const missing = sources.filter((source) => source.startsWith('..') && !existsSync(join(compose, source)));
        expect(missing).toEqual([]);
        for (const secret of secrets) {
          const name = typeof secret === 'string' ? secret : secret.source;
          expect([name, existsSync(join(compose, 'secrets', name))]).toEqual([name, true]);
          expect(Object.keys({ ...coreFile.secrets, ...monitoringFile.secrets })).toContain(name);
        }
      }
  });

  test('name the servers by addresses that they have, and trust the load balancer alone', () => {
    expect(coreFile.services['haproxy']?.environment).toMatchObject({
      SERVER_ONE: `${frontAddressOf('antrean-one')}:4000`,
      SERVER_TWO: `${frontAddressOf('antrean-two')}:4000`,
    });
    expect(frontAddressOf('haproxy')).not.toBe('');
    expect(coreFile.services['antrean-one']?.environment?.['TRUSTED_PROXIES']).toBe(frontAddressOf('haproxy'));
  });

  test('give each image a version', () => {
    const images = [coreFile, monitoringFile].flatMap(({ services }) =>
      Object.values(services).map(({ image }) => image),
    );
    const named = images.filter(
      (image) => image !== undefined && !/^(antrean-pgbouncer|\$\{ANTREAN_IMAGE:-antrean\})$/.test(image),
    );
    expect(named.length).toBeGreaterThan(6);
    for (const image of named) expect(image).toMatch(/:v?\d[\w.-]*$/);
  });
});

/** Names that the server does not read, and what does. */
const OTHER_VARIABLES = /^(NODE_ENV|PATH|ANTREAN|BACKUP_[A-Z_]+)$/;

test('every setting in deploy/ is one of the program, and secrets are in files', async () => {
  const settings = new Map(SETTINGS_TABLE);
  const units = (await readdir('deploy/systemd')).map((name) => readFileSync(`deploy/systemd/${name}`, 'utf8'));
  const inUnits = units.flatMap((unit) =>
    [...unit.matchAll(/^(?:Environment=)?((?:[A-Z_]+=\S* ?)+)$/gm)].map(([, all = '']) => all),
  );
  const { configMapGenerator } = parse(await readFile('deploy/kubernetes/kustomization.yaml', 'utf8'));
  const named = [
    ...['antrean-one', 'migrate', 'backup'].flatMap((name) => Object.keys(coreFile.services[name]?.environment ?? {})),
    ...Object.keys(monitoringFile.services['antrean-one']?.environment ?? {}),
    ...inUnits.flatMap((words) => words.split(' ').map((word) => word.split('=')[0] ?? '')),
    ...configMapGenerator[0].literals.map((literal: string) => literal.split('=')[0]),
  ].filter((name) => name !== '' && !OTHER_VARIABLES.test(name));
  expect(new Set(named).size).toBeGreaterThan(10);
  for (const name of named) {
    const setting = settings.get(name.replace(/_FILE$/, '')) ?? settings.get(name);
    expect([name, setting !== undefined]).toEqual([name, true]);
    expect([name, 'secret' in (settings.get(name) ?? {})]).toEqual([name, false]);
  }
});

describe('the secrets', () => {
  test('are made once, are readable in containers, and belong together', async () => {
    const folder = join(await temporaryDirectory(), 'secrets');
    await makeSecrets(folder, 'pgbouncer:6432/antrean');
    const secret = (name: string) => readFile(join(folder, name), 'utf8');
    const password = await secret('antrean-password');
    expect(password).toMatch(/^[0-9a-f]{48}$/);
    expect(await secret('database-url')).toBe(`postgresql://antrean_app:${password}@pgbouncer:6432/antrean`);
    expect(await secret('pgbouncer-users')).toContain(`"antrean_app" "${password}"\n`);
    expect(Buffer.from(await secret('data-key'), 'base64')).toHaveLength(32);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'admin-key'))).mode & 0o777).toBe(0o444);

    const key = await secret('admin-key');
    expect(await makeSecrets(folder, 'elsewhere:5432/antrean')).toContain('admin-key is there and stays as it is.');
    expect(await secret('admin-key')).toBe(key);
    expect(await secret('database-url')).toContain('pgbouncer');
  });
});

describe('the backup', () => {
  test('deletes what is old beyond the number that is kept, and nothing if it fails', async () => {
    const folder = await temporaryDirectory();
    const pretended = join(folder, 'antrean');
    const names = Array.from({ length: 6 }, (_, day) => `antrean-2017080${day + 1}T020000Z.sql.gz`);
    for (const name of [...names, 'notes.txt']) {
      await writeFile(join(folder, name), name);
      await runChecker('touch', ['-d', '2017-08-09', join(folder, name)]);
    }
    const env = { ANTREAN: pretended, BACKUP_DIR: folder, BACKUP_FIGURES_DIR: folder, BACKUP_KEEP_LEAST: '3' };
    const isThere = async () => (await readdir(folder)).filter((name) => /\.(gz|txt|prom)$/.test(name)).toSorted();

    await writeFile(pretended, '#!/bin/sh\necho no >&2; exit 1\n', { mode: 0o755 });
    expect(await runChecker('deploy/backup.sh', [], { env })).toEqual({ status: 1, said: 'no\n' });
    expect(await isThere()).toEqual([...names, 'notes.txt']);

    await writeFile(pretended, '#!/bin/sh\n[ "$1" = backup ] && echo backup >"$2"\n', { mode: 0o755 });
    const failing = { ...env, BACKUP_THEN: 'false' };
    expect(await runChecker('deploy/backup.sh', [], { env: failing })).toMatchObject({ status: 1 });
    expect(await isThere()).not.toContain('antrean-backup.prom');

    const copied = { ...env, BACKUP_THEN: join(folder, 'copy') };
    await writeFile(copied.BACKUP_THEN, '#!/bin/sh\ncp "$1" "$(dirname "$0")/copied.gz"\n', { mode: 0o755 });
    expect(await runChecker('deploy/backup.sh', [], { env: copied })).toMatchObject({ status: 0 });
    const left = (await isThere()).filter((name) => name.startsWith('antrean-2'));
    expect(left).toHaveLength(3);
    const old = left.filter((name) => names.includes(name));
    expect(old.length).toBeGreaterThan(0);
    expect(old).toEqual(names.slice(-old.length));
    expect(await isThere()).toEqual(expect.arrayContaining(['antrean-backup.prom', 'copied.gz', 'notes.txt']));
  });
});
