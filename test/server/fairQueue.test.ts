// The fair queue and the turns by network: work of one source, however much it is, delays that of another by a round at most.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FairTurns } from '../../server/graphql/fairTurns.ts';
import { FairQueue } from '../../src/fairQueue.ts';

const taken = <Item>(queue: FairQueue<Item>, count: number) => Array.from({ length: count }, () => queue.take());

describe('the fair queue', () => {
  test('takes one item of each source in a round', () => {
    const queue = new FairQueue<string>();
    for (const item of ['a1', 'a2', 'a3', 'b1', 'b2', 'c1']) queue.add(item.charAt(0), item);
    expect(taken(queue, 7)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', undefined]);
  });

  test('lets a source that comes later in before all further items of one that came before', () => {
    const queue = new FairQueue<string>();
    for (let index = 0; index < 100; index++) queue.add('flood', 'flood');
    expect(taken(queue, 10)).toEqual(Array(10).fill('flood'));
    queue.add('late', 'late');
    expect(taken(queue, 2)).toContain('late');
  });

  test('gives each item once, those of a source in order, and no source more than a round before another', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(4), { nil: null }), { maxLength: 200 }), (steps) => {
        const queue = new FairQueue<{ source: number; index: number }>();
        const [waiting, next] = [new Map<number, number[]>(), new Map<number, number>()];
        for (const [index, source] of steps.entries()) {
          if (source !== null) {
            queue.add(`${source}`, { source, index });
            waiting.set(source, [...(waiting.get(source) ?? []), index]);
            continue;
          }
          const item = queue.take();
          const all = [...waiting.values()].flat();
          expect(item === undefined).toBe(all.length === 0);
          if (item) expect(waiting.get(item.source)?.shift()).toBe(item.index);
        }
        expect(queue.size).toBe([...waiting.values()].flat().length);
        // Of those left, nothing of a source comes twice before all others had one.
        for (let item = queue.take(); item; item = queue.take()) {
          next.set(item.source, (next.get(item.source) ?? 0) + 1);
          waiting.get(item.source)?.shift();
          const open = [...waiting].filter(([, left]) => left.length > 0).map(([source]) => next.get(source) ?? 0);
          if (open.length > 0) expect(Math.max(...next.values()) - Math.min(...open)).toBeLessThanOrEqual(2);
        }
      }),
    );
  });
});

describe('costly requests', () => {
  /** Work that ends when it is told to. */
  function openTurns() {
    const turns = new FairTurns();
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const run = (address: string) =>
      turns.run(address, async () => {
        begun.push(address);
        await new Promise<void>((end) => ends.push(end));
      });
    const finish = async (work: Promise<unknown>) => {
      let isDone = false;
      const done = work.finally(() => {
        isDone = true;
      });
      while (!isDone) {
        for (let end = ends.shift(); end; end = ends.shift()) end();
        await new Promise(setImmediate);
      }
      await done;
    };
    return { run, begun, finish };
  }

  test('of one network let those of another in between', async () => {
    const { run, begun, finish } = openTurns();
    const many = Array.from({ length: 40 }, () => run('114.120.1.7'));
    const other = run('36.64.1.5');
    await finish(Promise.all([...many, other]));
    expect(begun).toHaveLength(41);
    expect(begun.indexOf('36.64.1.5')).toBeLessThan(4);
  });

  test('of a wider network are one source', async () => {
    const { run, begun, finish } = openTurns();
    const many = Array.from({ length: 40 }, (_, index) => run(`2001:db8:1:${index.toString(16)}::1`));
    const other = run('2001:db8:2::1');
    await finish(Promise.all([...many, other]));
    expect(begun.indexOf('2001:db8:2::1')).toBeLessThan(4);
  });

  test('are refused to a network that has one waiting while many wait, and to no other', async () => {
    const { run, finish } = openTurns();
    const waiting = Array.from({ length: 1010 }, (_, index) => run(`${(index >> 8) + 1}0.${index & 255}.0.1`));
    await expect(run('10.5.0.1')).rejects.toThrow('Too many costly requests: try again in 2 seconds.');
    const other = run('36.64.1.5');
    await finish(Promise.all([...waiting, other]));
  });

  test('leave their turn to the next when they fail', async () => {
    const turns = new FairTurns();
    const failing = Array.from({ length: 5 }, () =>
      turns.run('10.0.0.1', () => Promise.reject(new Error('It failed.'))),
    );
    expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
    expect(await turns.run('10.0.0.1', async () => 'done')).toBe('done');
  });
});
