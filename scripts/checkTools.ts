// npm run check:install: installs the tools of checks, by the lock of its own folder, unless it is there already.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const TOOLS_FOLDER = resolve(import.meta.dirname, '../checks');
const TOOLS_LOCK = join(TOOLS_FOLDER, 'package-lock.json');
/** The lock by which it was installed; npm ci removes it with the rest, so that what was broken off counts for nothing. */
const INSTALLED_LOCK = join(TOOLS_FOLDER, 'node_modules/.installed-lock.json');

/** Whether the tools are there, in the versions of their lock. */
export function toolsInstalled(): boolean {
  return existsSync(INSTALLED_LOCK) && readFileSync(INSTALLED_LOCK, 'utf8') === readFileSync(TOOLS_LOCK, 'utf8');
}

function installTools(): boolean {
  console.log('Installing the tools of checks (checks/package-lock.json) …');
  const words = ['ci', '--prefix', TOOLS_FOLDER, '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', words, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status === 0) copyFileSync(TOOLS_LOCK, INSTALLED_LOCK);
  return status === 0;
}

if (import.meta.main && !toolsInstalled() && !installTools()) process.exitCode = 1;
