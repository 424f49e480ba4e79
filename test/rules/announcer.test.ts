// How calls are called out: none left out, none late, less said of each in a rush, nothing of what is over.
import { describe, expect, test } from 'vitest';
import { openAnnouncer } from '../../web/board/announcer.ts';
import { type CallOnBoard, newCalls } from '../../web/board/calls.ts';
import { planSentence, type SentenceLength, sentenceMs } from '../../web/board/sentencePlan.ts';
import { chanceFrom } from '../support/chance.ts';

const START = Date.parse('2017-08-07T08:00:00+07:00');
const call = (index: number, more: Partial<CallOnBoard> = {}): CallOnBoard => ({
  number: `W${String(index).padStart(2, '0')}`,
  counter: String(index),
  calledAt: new Date(START + index * 330).toISOString(),
  calls: 1,
  serving: false,
  ...more,
});
const calls = (count: number) => Array.from({ length: count }, (_, index) => call(index + 1));

interface SaidSentence {
  numbers: string[];
  length: SentenceLength;
  at: number;
}

/** A board whose clock is the test's; sentences take as long as reckoned, `slowness` times, unless the test says them. */
function board({ say, slowness = 1 }: { say?: () => Promise<void>; slowness?: number } = {}) {
  let now = 0;
  const waiting: { at: number; go: () => void }[] = [];
  const shown: string[][] = [];
  const said: SaidSentence[] = [];
  const pause = (milliseconds: number) =>
    new Promise<void>((go) => {
      waiting.push({ at: now + milliseconds, go });
    });
  const announcer = openAnnouncer({
    show: (each) => shown.push(each.map(({ number }) => number)),
    async say(each, length, isHurried) {
      said.push({ numbers: each.map(({ number }) => number), length, at: now });
      if (say) return say();
      if (length !== 'whole') return pause(sentenceMs(length, each.length) * slowness);
      await pause((sentenceMs('whole', 1) / 2) * slowness);
      if (!isHurried()) await pause((sentenceMs('whole', 1) / 2) * slowness);
    },
    isHeard: () => true,
    pause,
    now: () => now,
  });
  return {
    announcer,
    shown,
    said,
    later: (milliseconds: number, go: () => void) => waiting.push({ at: milliseconds, go }),
    /** Until nothing is waited for any more, or as long as this. */
    async run(milliseconds = Number.POSITIVE_INFINITY) {
      const end = now + milliseconds;
      for (;;) {
        for (let turn = 0; turn < 20; turn++) await undefined;
        waiting.sort((a, b) => a.at - b.at);
        const [next] = waiting;
        if (!next || next.at > end) break;
        now = next.at;
        waiting.shift()?.go();
      }
      now = Number.isFinite(end) ? end : now;
      return now;
    },
  };
}

describe('calls', () => {
  test('are called out one after the other in both languages while there are few', async () => {
    const { announcer, said, shown, run } = board();
    announcer.add(calls(2));
    await run();
    expect(said.map(({ numbers, length }) => [...numbers, length])).toEqual([
      ['W01', 'whole'],
      ['W02', 'whole'],
    ]);
    expect(shown).toEqual([['W01'], ['W02'], []]);
  });

  test.each([3, 6, 12, 13, 20, 40])('none of %i is left out, unspoken or late', async (count) => {
    const { announcer, said, shown, run } = board();
    announcer.add(calls(count));
    await run();
    const numbers = calls(count).map(({ number }) => number);
    // The numbers that were shown only, for want of time, are spoken afterwards.
    expect([...new Set(shown.flat())]).toEqual(numbers);
    const spoken = said.filter(({ length }) => length !== 'glance').flatMap(({ numbers }) => numbers);
    expect(spoken.toSorted()).toEqual(numbers);
    expect(said[0]?.length).not.toBe('whole');
    const last = said.find(({ numbers }) => numbers.includes(`W${count}`.padStart(3, '0')));
    if (count <= 20) expect(last?.at ?? 0).toBeLessThanOrEqual(20_000);
  });

  test('lose the second language before a person waits for it', async () => {
    const { announcer, said, run } = board();
    announcer.add([call(1)]);
    await run(5000);
    announcer.add([call(2)]);
    await run();
    expect(said.map(({ length, at }) => [length, at])).toEqual([
      ['whole', 0],
      ['whole', 7000],
    ]);
  });

  test('that are over are not called out: no-show, served, come, called again or elsewhere', async () => {
    const { announcer, said, run } = board();
    const six = calls(6) as [CallOnBoard, CallOnBoard, CallOnBoard, CallOnBoard, CallOnBoard, CallOnBoard];
    const [one, two, three, four, five, last] = six;
    announcer.add([one]);
    await run(1000);
    announcer.add([two, three, four, five, last]);
    const again = { ...four, calls: 2 };
    const elsewhere = { ...five, counter: '9' };
    announcer.keep([one, { ...three, serving: true }, again, elsewhere, last]);
    announcer.add([again, elsewhere]);
    await run();
    expect(said.flatMap(({ numbers }) => numbers)).toEqual(['W01', 'W06', 'W04', 'W05']);
  });

  test.each([
    ['throws', () => Promise.reject(new Error('no engine'))],
    [
      'throws at once',
      () => {
        throw new Error('no engine');
      },
    ],
    ['never ends', () => new Promise<void>(() => {})],
  ] as const)('go on where the voice %s', async (_, say) => {
    const { announcer, shown, run } = board({ say });
    announcer.add(calls(3));
    await run();
    announcer.add([call(4)]);
    await run();
    expect(
      shown
        .filter((numbers) => numbers.length > 0)
        .flat()
        .filter(isFirst),
    ).toEqual(['W01', 'W02', 'W03', 'W04']);
    expect(shown.at(-1)).toEqual([]);
  });
});

const isFirst = (number: string, index: number, all: string[]) => all.indexOf(number) === index;

describe('three hundred calls in a rush with twenty counters', () => {
  /** Milliseconds from one call of a counter to its next one. */
  test.each([
    ['all at once, and again every 20 s', () => 0, () => 20_000, 1],
    [
      'as at opening, then each half a minute or so',
      (chance: number) => chance * 6600,
      (chance: number) => 15_000 + chance * 30_000,
      1,
    ],
    [
      'a voice that is slower than reckoned',
      (chance: number) => chance * 6600,
      (chance: number) => 20_000 + chance * 40_000,
      1.25,
    ],
  ])('%s: none left out, none late by more than 20 s', async (_, opens, works, slowness) => {
    const below = chanceFrom(19);
    const chance = () => below(1000) / 1000;
    const { announcer, shown, said, later, run } = board({ slowness });
    const standing = new Map<number, CallOnBoard>();
    const calledAt = new Map<string, number>();
    const plan: { at: number; counter: number }[] = [];
    for (let counter = 1; counter <= 20; counter++)
      for (let at = opens(chance()), turn = 0; turn < 15; turn++, at += works(chance())) plan.push({ at, counter });
    plan.sort((a, b) => a.at - b.at);
    for (const [index, { at, counter }] of plan.entries())
      later(at, () => {
        const next = { ...call(index + 1), number: `A${100 + index}`, counter: String(counter) };
        calledAt.set(next.number, at);
        standing.set(counter, next);
        announcer.keep([...standing.values()]);
        announcer.add([next]);
      });
    await run();
    expect(calledAt.size).toBe(300);
    const first = new Map<string, number>();
    for (const { numbers, at } of said) for (const number of numbers) if (!first.has(number)) first.set(number, at);
    const late = [...calledAt].filter(([number, at]) => !((first.get(number) ?? Infinity) - at <= 20_000));
    expect(late).toEqual([]);
    expect(new Set(shown.flat()).size).toBe(300);
  });
});

describe('what is said', () => {
  test('is as much as leaves none late', () => {
    const lengths = [1, 2, 3, 4, 5, 9, 20].map((count) => planSentence(Array(count).fill(0), 1));
    expect(lengths).toEqual([
      { length: 'whole', calls: 1 },
      { length: 'whole', calls: 1 },
      { length: 'first', calls: 1 },
      { length: 'places', calls: 2 },
      { length: 'numbers', calls: 4 },
      { length: 'glance', calls: 8 },
      { length: 'glance', calls: 8 },
    ]);
    expect(planSentence([9000, 0], 1)).toEqual({ length: 'whole', calls: 1 });
    expect(planSentence([9000, 9000], 1)).toEqual({ length: 'places', calls: 2 });
    expect(planSentence([0, 0, 0], 2).length).toBe('numbers');
  });
});

describe('what is new of a frame', () => {
  const frame = (called: CallOnBoard[]) => ({ sequence: 1, at: '', called, recent: [], waiting: [], notice: null });

  test('is who was called since, and has not come; nothing where nothing was shown yet', () => {
    const [one, two, three] = calls(3) as [CallOnBoard, CallOnBoard, CallOnBoard];
    expect(newCalls(frame([three, two, one]), null, START)).toEqual([]);
    expect(newCalls(frame([{ ...three, serving: true }, two, one]), frame([one]), START)).toEqual([two]);
  });

  test('is called out after an outage of some minutes, too', () => {
    const [one, two] = calls(2) as [CallOnBoard, CallOnBoard];
    expect(newCalls(frame([two, one]), frame([]), START + 240_000)).toEqual([one, two]);
    expect(newCalls(frame([two, one]), frame([]), START + 3_600_000)).toEqual([]);
  });
});
