// When the program counts as built: by what its sources say, whatever times a copy or a checkout gave them.
import { mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fingerprintOfSources, SOURCES } from '../../scripts/build.ts';
import { temporaryDirectory } from '../support/directory.ts';

const root = await temporaryDirectory();
const at = (path: string) => join(root, path);
for (const source of SOURCES) {
  if (source.includes('.')) await writeFile(at(source), '{}');
  else await mkdir(at(`${source}/deep`), { recursive: true });
}
await writeFile(at('src/deep/one.ts'), 'export const one = 1;');
const first = fingerprintOfSources(root);

test.each<[string, () => Promise<unknown>]>([
  ['another time', () => utimes(at('src/deep/one.ts'), 0, 0)],
  ['a file beside the sources', () => writeFile(at('README.md'), 'Read me.')],
])('%s makes no difference', async (_, change) => {
  await change();
  expect(fingerprintOfSources(root)).toBe(first);
});

test.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
  [
    'another content of the same length',
    () => writeFile(at('src/deep/one.ts'), 'export const one = 2;'),
    () => writeFile(at('src/deep/one.ts'), 'export const one = 1;'),
  ],
  ['a new file, though empty', () => writeFile(at('web/page.html'), ''), () => rm(at('web/page.html'))],
  [
    'another name',
    () => rename(at('src/deep/one.ts'), at('src/one.ts')),
    () => rename(at('src/one.ts'), at('src/deep/one.ts')),
  ],
  ['another library', () => writeFile(at('package-lock.json'), '{ }'), () => writeFile(at('package-lock.json'), '{}')],
])('%s does, until it is taken back', async (_, change, takeBack) => {
  await change();
  expect(fingerprintOfSources(root)).not.toBe(first);
  await takeBack();
  expect(fingerprintOfSources(root)).toBe(first);
});
