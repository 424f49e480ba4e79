// The table of figures in the README: written from what benches kept, whole, and with its machine.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type FiguresFile, figuresTable, readFigures, withFigures } from '../bench/figures.ts';
import { describedLoad, isTooBusy } from '../bench/machineLoad.ts';

const ROOT = resolve(import.meta.dirname, '..');
const readme = await readFile(resolve(ROOT, 'README.md'), 'utf8');
const kept = await readFigures(ROOT);

const SAMPLE: FiguresFile = {
  book: {
    date: '2026-12-01',
    machine: '2 × Some processor, 4 GiB, Node 26.0.0',
    wasBusy: false,
    figures: [{ work: 'bookings', figure: '10/s', beside: '1/s' }],
  },
};

test('the table is the one of the kept figures', () => {
  expect(withFigures(readme, kept)).toBe(readme);
});

test('every row of it is whole, and every bench has a machine and a date', () => {
  const lines = figuresTable(kept).split('\n');
  const rows = lines.filter((line) => line.startsWith('|'));
  expect(rows.length).toBeGreaterThan(2);
  for (const row of rows) expect([row, row.split('|').length]).toEqual([row, 6]);
  for (const { machine, date, figures } of Object.values(kept)) {
    expect(machine).toMatch(/^\d+ × .+, \d+ GiB, Node \d/);
    expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const { work, figure } of figures)
      expect([work, figure]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/\d/)]);
  }
});

test('new figures replace the old ones, and nothing else of the text', () => {
  const written = withFigures(readme, SAMPLE);
  expect(written).toContain(
    '| bookings | 10/s | 1/s | `book` |\n\n`book`: 2 × Some processor, 4 GiB, Node 26.0.0, 2026-12-01.',
  );
  expect(withFigures(written, kept)).toBe(readme);
  expect(() => withFigures('No table', SAMPLE)).toThrow('no place');
});

test('a machine of which more than a tenth is busy is too busy to count', () => {
  expect(isTooBusy({ busy: 0.2, processors: 2 })).toBe(false);
  expect(describedLoad('before', { busy: 0.1, processors: 2 })).not.toContain('do not count');
  expect(describedLoad('after', { busy: 0.3, processors: 2 })).toContain('do not count');
});
