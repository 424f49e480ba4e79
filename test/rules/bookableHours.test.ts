// The shares of one hour are one hour to the person who looks for a place.
import { expect, test } from 'vitest';
import { bookableHours } from '../../src/capacity/availability.ts';
import type { CapacityWindow } from '../../src/capacity/window.ts';
import { instant } from '../../src/time.ts';

function share(id: number, hour: string, [taken, capacity]: [number, number]): CapacityWindow {
  const [startsAt, endsAt] = [instant(`2017-08-07T${hour}:00:00+07:00`), instant(`2017-08-07T${hour}:59:00+07:00`)];
  return { id, office: 'BOGOR', date: '2017-08-07', startsAt, endsAt, capacity, taken } as unknown as CapacityWindow;
}
const shown = (windows: CapacityWindow[]) =>
  bookableHours(windows).map(({ capacity, remaining, window }) => ({ capacity, remaining, window }));

test('their places are added up, and the first share with a place is named', () => {
  expect(shown([share(1, '08', [10, 10]), share(2, '08', [3, 5]), share(3, '09', [0, 20])])).toEqual([
    { capacity: 15, remaining: 2, window: 2 },
    { capacity: 20, remaining: 20, window: 3 },
  ]);
});

test('an hour without a place is there, and names no window', () => {
  expect(shown([share(1, '08', [10, 10]), share(2, '08', [5, 5])])).toEqual([
    { capacity: 15, remaining: 0, window: null },
  ]);
  expect(shown([])).toEqual([]);
});
