// The lines of the log that strangers cause are bounded, from however many networks they come.
import { expect, test } from 'vitest';
import { boundedLog } from '../../server/faults/boundedLog.ts';

test('sixty lines a minute are written, and the next minute says how many were left out', () => {
  let now = 0;
  const lines: [object, string][] = [];
  const log = boundedLog({ warn: (fields: object, message: string) => lines.push([fields, message]) }, () => now);
  for (let line = 0; line < 100; line++) log.warn({ line }, 'A key is not known.');
  expect(lines.map(([fields]) => fields)).toEqual(Array.from({ length: 60 }, (_, line) => ({ line })));
  now += 60_000;
  log.warn({ line: 100 }, 'A key is not known.');
  expect(lines.slice(60)).toEqual([
    [{ leftOut: 40 }, 'Lines of this kind were left out: A key is not known.'],
    [{ line: 100 }, 'A key is not known.'],
  ]);
  now += 60_000;
  log.warn({ line: 101 }, 'A key is not known.');
  expect(lines).toHaveLength(63);
});
