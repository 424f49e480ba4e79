// The image: its Dockerfile by the rules of a linter, and its steps taken on this machine, run by an account that may write nothing.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ValidationSeverity, validate } from 'dockerfile-utils';
import { afterAll, describe, expect, test } from 'vitest';
import { SOURCES } from '../../scripts/build.ts';
import { contextFiles, makeImage, stepsOf, treeOf } from '../support/dockerfile.ts';
import { until } from '../support/process.ts';
import { freePort } from '../support/realKannel.ts';

const text = readFileSync('Dockerfile', 'utf8');
const steps = stepsOf(text);
const kept = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n').filter(Boolean);
const files = contextFiles(readFileSync('.dockerignore', 'utf8'), kept);

describe('the Dockerfile', () => {
  test('has nothing that a linter finds', () => {
    const strict = {
      deprecatedMaintainer: ValidationSeverity.ERROR,
      instructionWorkdirRelative: ValidationSeverity.ERROR,
    };
    expect(validate(text, strict).map(({ message }) => message)).toEqual([]);
    expect(validate(text.replace('WORKDIR /antrean', 'WORKDIR antrean'), strict)).toHaveLength(1);
  });

  test('is of the Node of package.json, by an account that is not root', () => {
    const pinned = readFileSync('.nvmrc', 'utf8').trim().split('.')[0];
    const bases = steps.filter(({ keyword }) => keyword === 'FROM').map(({ content }) => content.split(' ')[0]);
    expect(bases).toEqual([`node:${pinned}-slim`, `node:${pinned}-slim`]);
    expect(steps.filter(({ keyword }) => keyword === 'USER').at(-1)?.content).toBe('node');
  });

  test('is given what the build reads, and nothing that is private or made here', () => {
    const missing = [...SOURCES, 'scripts', 'docs', 'offices.yaml'].filter(
      (name) => !files.some((file) => file === name || file.startsWith(`${name}/`)),
    );
    expect(missing).toEqual([]);
    const ignore = readFileSync('.dockerignore', 'utf8');
    const made = [
      '.env',
      '.git/HEAD',
      'data/admin-key',
      'node_modules/a.js',
      'dist/a.js',
      'deploy/compose/secrets/key',
    ];
    expect(contextFiles(ignore, made)).toEqual([]);
  });
});

/** On a disk: it is too much for a folder in memory. */
const root = mkdtempSync('/var/tmp/antrean-image-');
const isRoot = process.getuid?.() === 0;
const account = isRoot ? { uid: 65534, gid: 65534 } : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
afterAll(() => {
  execFileSync('chmod', ['-R', 'u+w', root]);
  rmSync(root, { recursive: true });
});

test('its steps make a program that runs, and writes only where it may', async () => {
  chmodSync(root, 0o755);
  const image = makeImage(steps, { from: resolve('.'), files, root, account });
  const program = join(root, 'opt/antrean');
  execFileSync('chmod', ['-R', 'a-w', program, join(root, 'antrean')]);
  const before = treeOf(program);
  const temporary = join(root, 'tmp');
  mkdirSync(temporary);
  chmodSync(temporary, 0o1777);

  const PORT = String(await freePort());
  const { PATH = '' } = process.env;
  const env = {
    ...image.env,
    PATH,
    PORT,
    HOME: '/nonexistent',
    TMPDIR: temporary,
    DATA_DIR: join(root, 'data'),
    DEMO: 'empty',
  };
  const [entry = ''] = JSON.parse(image.last['ENTRYPOINT'] ?? '[]');
  expect(image.last['CMD']).toBe('["start"]');
  const child = spawn(join(root, entry), ['demo'], { cwd: join(root, image.workdir), env, ...(isRoot && account) });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => (said += part));
  const ended = once(child, 'close');
  try {
    await until('the program is ready', () => {
      if (child.exitCode !== null) throw new Error(said);
      return said.includes('Antrean is ready');
    });
    expect((await fetch(`http://127.0.0.1:${PORT}/`)).status).toBe(200);
    expect(isHealthy(image.last['HEALTHCHECK'] ?? '', env)).toBe(true);
  } finally {
    child.kill('SIGTERM');
  }
  expect(await ended).toEqual([0, null]);
  expect(isHealthy(image.last['HEALTHCHECK'] ?? '', env)).toBe(false);
  expect(treeOf(program)).toEqual(before);
});

/** By the command that the image asks with. */
function isHealthy(healthcheck: string, env: Record<string, string>): boolean {
  const [, words = '[]'] = /CMD (\[.*\])$/.exec(healthcheck) ?? [];
  const [command, ...rest] = JSON.parse(words);
  try {
    execFileSync(command, rest, { env });
    return true;
  } catch (error) {
    expect((error as { status: number }).status).toBe(1);
    return false;
  }
}
