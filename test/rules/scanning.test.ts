// Scans: which keys were a scanner's, also with a hiccup, and scans in a row are answered in order.
import { describe, expect, test } from 'vitest';
import { readBookingCode } from '../../web/fields/fields.ts';
import { type BurstKey, scanStart } from '../../web/scan/burst.ts';
import { openStepQueue } from '../../web/scan/stepQueue.ts';

const CODE = 'F3H6Z5PE';
const isReadable = (text: string) => readBookingCode(text) !== null;
const typed = (text: string, gap: number): BurstKey[] => [...text].map((key) => ({ key, gap }));
const scanned = (keys: BurstKey[], enterGap = 8): string | null => {
  const start = scanStart(keys, enterGap, isReadable);
  return start === null
    ? null
    : keys
        .slice(start)
        .map(({ key }) => key)
        .join('');
};
/** The gap before the key at that place is longer. */
const hiccup = (keys: BurstKey[], at: number, gap: number) =>
  keys.map((each, index) => (index === at ? { ...each, gap } : each));

describe('a scan', () => {
  test('is a fast run of keys, also behind what is being typed', () => {
    expect(scanned(typed(CODE, 8))).toBe(CODE);
    expect(scanned([...typed('Pemo', 90), ...hiccup(typed(CODE, 8), 0, 200)])).toBe(CODE);
    expect(scanned(typed('https://antrean.example/booking#x', 8))).toBe('https://antrean.example/booking#x');
  });

  test('with one hiccup is whole, wherever that comes', () => {
    for (let at = 1; at < CODE.length; at++) expect(scanned(hiccup(typed(CODE, 8), at, 80))).toBe(CODE);
    expect(scanned(typed(CODE, 8), 300)).toBe(CODE);
    expect(scanned([...typed('Bu', 150), ...hiccup(hiccup(typed(CODE, 8), 0, 200), 2, 80)])).toBe(CODE);
  });

  test('is not what is typed by hand, however fast', () => {
    expect(scanned(typed(CODE, 70))).toBeNull();
    expect(scanned(typed(CODE, 70), 90)).toBeNull();
    expect(scanned(hiccup(typed(CODE, 8), 3, 900))).toBeNull();
    expect(scanned(typed('Budi', 8))).toBeNull();
  });

  test('that cannot be read is told as such', () => {
    expect(scanned(typed('F3H6Z5P', 8))).toBe('F3H6Z5P');
  });
});

describe('scans in a row', () => {
  test('are answered one after the other, in order, and none is lost', async () => {
    const sizes: number[] = [];
    const queue = openStepQueue((size) => sizes.push(size));
    const log: string[] = [];
    const step = (name: string, turns: number) => async () => {
      log.push(`${name} begins`);
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      log.push(`${name} ends`);
      return name;
    };
    const all = [queue.run(step('a', 9)), queue.run(step('b', 1)), queue.run(step('c', 5))];
    expect(queue.size).toBe(3);
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(sizes).toEqual([1, 2, 3, 2, 1, 0]);
  });

  test('go on after one that failed', async () => {
    const queue = openStepQueue();
    const failed = queue.run(() => Promise.reject(new Error('No connection.')));
    const next = queue.run(async () => 'next');
    await expect(failed).rejects.toThrow('No connection.');
    expect(await next).toBe('next');
    expect(queue.size).toBe(0);
  });

  test('take the second reading of one code as the first, until it is answered', async () => {
    const queue = openStepQueue();
    const answers: string[] = [];
    const step = async () => void answers.push('answered');
    const first = queue.runOnce(CODE, step);
    expect(queue.runOnce(CODE, step)).toBeNull();
    await first;
    await queue.runOnce(CODE, step);
    expect(answers.length).toBe(2);
  });
});
