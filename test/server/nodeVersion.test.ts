// An older Node: each way to start the program says in its first line which one it needs.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { NEEDED_NODE, nodeFault } from '../../server/nodeVersion.ts';

const ownFolder = resolve(import.meta.dirname, '../..');

test.each(['v26.0.0', 'v26.10.0', 'v27.0.0-nightly', '100.1.0'])('%s is new enough', (version) => {
  expect(nodeFault(version)).toBeNull();
});

test.each(['v25.9.0', 'v22.18.0', 'v9.0.0', '20.1.0'])('%s is too old', (version) => {
  expect(nodeFault(version)).toMatch(new RegExp(`^Antrean needs Node 26 or newer, and this is ${version}: [^\n]+\\.$`));
});

/** Beside the one of the project: the machine's own, if that is older. */
function olderNode(): { program: string; version: string } | undefined {
  const places = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/local/bin', '/usr/bin'];
  const programs = places.filter((place) => !place.startsWith(ownFolder)).map((place) => join(place, 'node'));
  const versions = programs.filter(existsSync).map((program) => {
    return { program, version: spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim() };
  });
  return versions.find(({ version }) => version && nodeFault(version) !== null);
}

const otherNode = olderNode();

test.for<[words: string[], remedy: string]>([
  [['dist/server/main.js'], 'npm start takes the one that npm ci installs'],
  [['dist/server/antrean.js', 'check'], 'npm start takes the one that npm ci installs'],
  [['scripts/start.js'], 'run npm ci without --omit=optional, which installs it'],
])('%j by an older Node says so, and no more', ([words, remedy], { skip }) => {
  if (!otherNode) return skip('No older Node is on this machine.');
  const { status, stdout, stderr } = spawnSync(otherNode.program, words, { cwd: ownFolder, encoding: 'utf8' });
  const lines = stderr.trimEnd().split('\n');
  expect({ status, stdout, lines: lines.length }).toEqual({ status: 1, stdout: '', lines: 1 });
  expect(lines[0]).toContain(`Antrean needs Node ${NEEDED_NODE} or newer, and this is ${otherNode.version}: `);
  expect(lines[0]).toContain(remedy);
});
