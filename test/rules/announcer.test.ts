// How calls are called out: one after the other, none left out, less said of each in a rush, nothing of what is over.
import { describe, expect, test } from 'vitest';
import { openAnnouncer, type SentenceLength } from '../../web/board/announcer.ts';
import { type CallOnBoard, newCalls } from '../../web/board/calls.ts';

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

/** A board whose clock is the test's; a whole sentence takes 7 s a language, a joined one 3 s. */
function board(say?: () => Promise<void>) {
  let now = 0;
  const waiting: { at: number; go: () => void }[] = [];
  const shown: (string | null)[] = [];
  const said: { number: string; length: SentenceLength; at: number }[] = [];
  const pause = (milliseconds: number) =>
    new Promise<void>((go) => {
      waiting.push({ at: now + milliseconds, go });
    });
  const announcer = openAnnouncer({
    show: (each) => shown.push(each?.number ?? null),
    say({ number }, length) {
      said.push({ number, length, at: now });
      return say ? say() : pause({ whole: 14_000, first: 7000, joined: 3000 }[length]);
    },
    pause,
  });
  return {
    announcer,
    shown,
    said,
    /** Until nothing is waited for any more, or so long. */
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
    expect(said.map(({ number, length }) => [number, length])).toEqual([
      ['W01', 'whole'],
      ['W02', 'whole'],
    ]);
    expect(shown).toEqual(['W01', 'W02', null]);
  });

  test.each([3, 6, 12, 13, 20, 40])('none of %i is left out, and the second language goes first', async (count) => {
    const { announcer, said, shown, run } = board();
    announcer.add(calls(count));
    await run();
    const numbers = calls(count).map(({ number }) => number);
    expect(said.map(({ number }) => number)).toEqual(numbers);
    expect(shown).toEqual([...numbers, null]);
    expect(said[0]?.length).toBe('first');
    // The last of twenty is called out within 84 s, which is what thirteen of them took once.
    if (count === 20) expect(said.at(-1)?.at).toBeLessThan(84_000);
  });

  test('share a sentence of five at most in a rush', async () => {
    const { announcer, said, run } = board();
    announcer.add(calls(12));
    await run();
    const lengths = said.map(({ length }) => length);
    const sentence = ['first', 'joined', 'joined', 'joined', 'joined'];
    expect(lengths).toEqual([...sentence, ...sentence, 'whole', 'whole']);
  });

  test('that are over are not called out: no-show, served, come, called again or elsewhere', async () => {
    const { announcer, said, run } = board();
    const [one, two, three, four, five, six] = calls(6) as [
      CallOnBoard,
      CallOnBoard,
      CallOnBoard,
      CallOnBoard,
      CallOnBoard,
      CallOnBoard,
    ];
    announcer.add([one, two, three, four, five, six]);
    await run(1000);
    const again = { ...four, calls: 2 };
    const elsewhere = { ...five, counter: '9' };
    announcer.keep([one, { ...three, serving: true }, again, elsewhere, six]);
    announcer.add([again, elsewhere]);
    await run();
    expect(said.map(({ number }) => number)).toEqual(['W01', 'W06', 'W04', 'W05']);
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
    const { announcer, shown, run } = board(say);
    announcer.add(calls(3));
    await run();
    announcer.add([call(4)]);
    await run();
    expect(shown).toEqual(['W01', 'W02', 'W03', null, 'W04', null]);
  });
});

describe('what is new of a frame', () => {
  const frame = (called: CallOnBoard[]) => ({ sequence: 1, at: '', called, waiting: [], notice: null });

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
