// A folder of data that cannot be made or written is said in one sentence, which does not blame the port.
import { execFileSync } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolderFault, makeDataFolder, refuseUnwritable } from '../../server/faults/dataFolder.ts';
import { explainStart } from '../../server/startFaults.ts';
import { temporaryDirectory } from '../support/directory.ts';

const dataFolderCode = new URL('../../server/faults/dataFolder.ts', import.meta.url).href;

/** In a process that is not root's, once it has read the program: root may write everywhere. */
function saidElsewhere(dataDir: string): string {
  const program = `const { makeDataFolder, refuseUnwritable } = await import('${dataFolderCode}');
    if (process.getuid?.() === 0) process.setuid(65534);
    await makeDataFolder(process.argv[1]).then(() => refuseUnwritable(process.argv[1])).catch((error) => console.log(error.message));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', program, dataDir], { encoding: 'utf8' }).trim();
}

test('one that may be written is made, with those above it', async () => {
  const folder = join(await temporaryDirectory(), 'a', 'b');
  await makeDataFolder(folder);
  await makeDataFolder(folder);
  await refuseUnwritable(folder);
});

test('one of another account', async () => {
  const folder = await temporaryDirectory();
  await chmod(folder, 0o555);
  const said = (at: string) =>
    `DATA_DIR ${at} may not be written by this account: give the folder to it, or set DATA_DIR to another folder.`;
  expect(saidElsewhere(folder)).toBe(said(folder));
  expect(saidElsewhere(join(folder, 'data'))).toBe(said(join(folder, 'data')));
});

test('a file, and a place below one', async () => {
  const file = join(await temporaryDirectory(), 'data');
  await writeFile(file, '');
  const fault = await makeDataFolder(file).catch((error: unknown) => error);
  expect(explainStart(fault, { port: 80, host: 'x', databaseUrl: null })).toBe(fault);
  expect(fault).toMatchObject({ message: dataFolderFault(file, 'EEXIST') });
  await expect(makeDataFolder(join(file, 'a'))).rejects.toThrow('lies below a file: remove that');
});

test.each([
  ['EROFS', 'is on a file system that takes no writes: mount a volume there'],
  ['EPERM', 'may not be written by this account: give the folder to it'],
  ['ENOSPC', 'has no room: make some'],
  ['ELOOP', 'cannot be used (ELOOP): make the folder'],
])('%s', (fault, said) => {
  expect(dataFolderFault('/data', fault)).toBe(`DATA_DIR /data ${said}, or set DATA_DIR to another folder.`);
});
