// Work on messages is cut into slices: what comes from outside is answered in between, and each piece has its turn.
import { expect, test } from 'vitest';
import { SLICE_MS, TimeSlices } from '../../server/channels/timeSlices.ts';

/** Keeps the processor busy. */
function busy(milliseconds: number): void {
  for (const ends = performance.now() + milliseconds; performance.now() <= ends; );
}

test('pieces of work have their turns in the order in which they asked', async () => {
  const slices = new TimeSlices();
  const done: number[] = [];
  await Promise.all(Array.from({ length: 30 }, (_, piece) => slices.turn().then(() => done.push(piece))));
  expect(done).toEqual(Array.from({ length: 30 }, (_, piece) => piece));
});

test('others come in between, however much work there is', async () => {
  const slices = new TimeSlices();
  const done: string[] = [];
  const work = Promise.all(
    Array.from({ length: 8 }, async (_, piece) => {
      await slices.turn();
      // As all of a piece that does not wait for the network: promises that are settled already.
      await Promise.resolve();
      busy(SLICE_MS);
      done.push(`piece ${piece}`);
    }),
  );
  const other = (async () => {
    for (let turn = 0; turn < 4; turn++) {
      await new Promise(setImmediate);
      done.push('other');
    }
  })();
  await Promise.all([work, other]);
  const longest = done
    .join()
    .split('other')
    .map((between) => (between.match(/piece/g) ?? []).length);
  // Between two turns of the event loop, one piece of that length at most.
  expect(Math.max(...longest.slice(0, -1))).toBeLessThanOrEqual(1);
});

test('a piece that fails keeps none of the others', async () => {
  const slices = new TimeSlices();
  const pieces = [0, 1, 2].map(async (piece) => {
    await slices.turn();
    if (piece === 1) throw new Error('It failed.');
    return piece;
  });
  expect((await Promise.allSettled(pieces)).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
});
