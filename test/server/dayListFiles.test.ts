// Copies of the lists on disk: today's and tomorrow's, private, whole at every moment, written again after a change.
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDayListFiles } from '../../server/routes/dayListFiles.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { made, openHouse, wanted } from '../support/house.ts';
import { step } from '../support/step.ts';

const house = await openHouse('2017-08-07T06:00:00+07:00');
const { clock, offices, database } = house;
const dataDir = await temporaryDirectory();
const directory = join(dataDir, 'day-lists');
const faults: unknown[] = [];
const files = openDayListFiles({
  dataDir,
  pool: database.pool,
  offices,
  clock,
  onFault: (fault) => faults.push(fault),
});
const names = async () => (await readdir(directory)).toSorted();
const contents = (name: string) => readFile(join(directory, name), 'utf8');
const changedAt = async (name: string) => (await stat(join(directory, name))).mtimeMs;

/** Files that the turn has written again. */
async function written(turn: () => Promise<void>): Promise<string[]> {
  for (const name of await names()) await utimes(join(directory, name), 0, 0);
  await turn();
  const times = await Promise.all((await names()).map(async (name) => [name, await changedAt(name)] as const));
  return times.filter(([, time]) => time > 0).map(([name]) => name);
}

const TODAY = 'BOGOR-2017-08-07.html';
const book = async (number: number) => made(await house.book(wanted(house, number)));

test('the lists', async () => {
  await step("are there for today and tomorrow, of every office's own", async () => {
    clock.set('2017-08-06T23:30:00+07:00');
    const { code } = await book(1);
    await files.run();
    expect(await names()).toHaveLength(2 * offices.all().length);
    expect(await names()).toEqual(
      expect.arrayContaining(['BOGOR-2017-08-06.html', TODAY, 'MAKASSAR-2017-08-07.html', 'MAKASSAR-2017-08-08.html']),
    );
    expect(await contents(TODAY)).toContain(code.slice(4));
  });

  await step('are for the account of the server alone', async () => {
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    for (const name of await names()) expect((await stat(join(directory, name))).mode & 0o777).toBe(0o600);
  });

  await step('are written where something changed', async () => {
    await book(2);
    expect(await written(() => files.run())).toEqual([]);
    files.hear({ event: 'availability', office: 'BOGOR', date: '2017-08-07' });
    expect(await written(() => files.run())).toEqual(['BOGOR-2017-08-06.html', TODAY]);
    expect(await contents(TODAY)).toContain('2 orang');
    files.lost();
    expect(await written(() => files.run())).toHaveLength(2 * offices.all().length);
  });

  await step('are written after half an hour though nothing changed, so that they say that they hold', async () => {
    clock.set('2017-08-06T23:45:00+07:00');
    expect(await written(() => files.run())).toEqual([]);
    clock.advance(14);
    expect(await written(() => files.run())).toEqual([]);
    clock.set('2017-08-07T00:00:00+07:00');
    expect(await contents(TODAY)).toContain('pukul 23.30 WIB');
    expect(await written(() => files.run())).toContain(TODAY);
    expect(await contents(TODAY)).toContain('Keadaan Senin, 7 Agustus 2017 pukul 00.00 WIB');
  });

  await step('go when their day is past; nothing else does', async () => {
    await writeFile(join(directory, 'notes.txt'), 'kept');
    await writeFile(join(directory, `${TODAY}.4711.part`), 'half of it');
    await files.run();
    const left = await names();
    expect(left).toContain('notes.txt');
    expect(left.filter((name) => name.startsWith('BOGOR'))).toEqual([TODAY, 'BOGOR-2017-08-08.html']);
  });

  await step('stay as they are where the new ones cannot be written, and come later', async () => {
    const before = await contents(TODAY);
    await book(3);
    files.hear({ event: 'availability', office: 'BOGOR', date: '2017-08-07' });
    // A directory stands where the new list is written first.
    const part = join(directory, `${TODAY}.${process.pid}.part`);
    await mkdir(join(part, 'in the way'), { recursive: true });
    await expect(files.run()).rejects.toThrow();
    expect(await contents(TODAY)).toBe(before);
    await rm(part, { recursive: true });
    expect(await written(() => files.run())).toContain(TODAY);
    expect(await contents(TODAY)).toContain('3 orang');
    expect(faults).toEqual([]);
  });
});
