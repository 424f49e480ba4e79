// A start says nothing for two seconds, and from then on what it is doing.
import { expect, test, vi } from 'vitest';
import { openStartProgress } from '../../server/startProgress.ts';
import { atEnd } from '../support/atEnd.ts';

test('a slow start tells the step under way and those after it, a quick one nothing', () => {
  vi.useFakeTimers();
  atEnd(() => vi.useRealTimers());
  const said: string[] = [];
  const progress = openStartProgress((line) => said.push(line));
  progress.note('Starting PostgreSQL');
  vi.advanceTimersByTime(1999);
  expect(said).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(said).toEqual(['Starting PostgreSQL …']);
  progress.note('Opening days');
  expect(said).toEqual(['Starting PostgreSQL …', 'Opening days …']);
  progress.end();
  progress.note('Starting to work');
  vi.advanceTimersByTime(5000);
  expect(said.length).toBe(2);

  const quick = openStartProgress((line) => said.push(line));
  quick.note('Starting PostgreSQL');
  quick.end();
  vi.advanceTimersByTime(5000);
  expect(said.length).toBe(2);
});
