// A clone as its newcomer has it: the files of git, npm ci without scripts and without a network, npm start, no warning.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { endEverything, endedWell, launch, ready, stop, until } from '../support/process.ts';

/** On a disk: it is too much for a folder in memory. */
const cloneFolder = mkdtempSync('/var/tmp/antrean-clone-');
// All accounts may enter it, as the folder of a program.
chmodSync(cloneFolder, 0o755);
afterAll(async () => {
  await endEverything();
  rmSync(cloneFolder, { recursive: true, force: true });
});

const COMPILING_MS = 300_000;

/** With npm by the Node of the project, as README names it at least. */
const NPM_PATH = `${resolve('node_modules/.bin')}${delimiter}${process.env['PATH']}`;

test('npm ci without scripts and network, and npm start, give no warning', { timeout: 900_000 }, async ({ skip }) => {
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files) cpSync(file, join(cloneFolder, file));
  const words = ['ci', '--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { HOME = '' } = process.env;
  const install = spawnSync('npm', words, { cwd: cloneFolder, env: { PATH: NPM_PATH, HOME }, encoding: 'utf8' });
  const said = install.stdout + install.stderr;
  if (!process.env['CI'] && /ENOTCACHED/.test(said)) return skip("npm's cache on this machine lacks packages.");
  expect({ status: install.status, said }).toEqual({
    status: 0,
    said: expect.not.stringMatching(/warn|error|EBADENGINE/i),
  });
  const started = await launch({ clone: cloneFolder, env: { CLOCK: '', DEMO: 'empty' } });
  // Its first start compiles the program and its pages, which takes longer than anything that hangs.
  await until('everything is compiled', () => started.out().includes('Starting PostgreSQL'), COMPILING_MS);
  const server = await ready(started);
  expect([server.out(), server.err()]).toEqual([expect.not.stringMatching(/warn/i), '']);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  expect((await fetch(`${server.url}/`)).status).toBe(200);
  await endedWell(await stop(server), server.dataDir);
});
