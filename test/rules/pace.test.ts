// How fast a number sends: never faster than its provider takes, and those who ask before those who are told.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_WAIT_IN_PLACE_MS, type NumberPace, stepUp, type Urgency } from '../../src/outbox/pace.ts';

const urgency = fc.constantFrom<Urgency>('reply', 'notice', 'calm');

/** Lets messages come at these moments and go when they may; gives the moments at which they went. */
function run(arrivals: { at: number; urgency: Urgency }[], perSecond: number): { at: number; urgency: Urgency }[] {
  const lines: Record<Urgency, number | null> = { reply: null, notice: null, calm: null };
  let freeAt: number | null = null;
  const gone: { at: number; urgency: Urgency }[] = [];
  const waiting = arrivals.map((each) => ({ ...each, hasPlace: false }));
  while (waiting.length > 0) {
    waiting.sort((a, b) => a.at - b.at);
    const next = waiting.shift() as (typeof waiting)[number];
    const line: NumberPace = { freeAt, lineAt: lines[next.urgency] };
    const step = stepUp(line, next, perSecond, next.at);
    ({ freeAt } = step);
    lines[next.urgency] = step.lineAt;
    if (step.goes) gone.push({ at: step.at, urgency: next.urgency });
    else waiting.push({ at: step.at, urgency: next.urgency, hasPlace: true });
  }
  return gone;
}

describe('the pace of a number', () => {
  test('is never above what its provider takes, but for a few answers', () => {
    const arrivals = fc.array(fc.record({ at: fc.integer({ min: 0, max: 3000 }), urgency }), { maxLength: 150 });
    fc.assert(
      fc.property(arrivals, fc.constantFrom(0.3, 1, 10, 70), (all, perSecond) => {
        const gone = run(all, perSecond).map(({ at }) => at);
        expect(gone.length).toBe(all.length);
        const second = 1000;
        for (const from of gone) {
          const within = gone.filter((at) => at >= from && at < from + second).length;
          expect(within).toBeLessThanOrEqual(Math.ceil(perSecond) + 6);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a thousand notices leave room for those who ask', () => {
    const notices = Array.from({ length: 1000 }, () => ({ at: 0, urgency: 'calm' as const }));
    const answers = Array.from({ length: 20 }, (_, index) => ({ at: 1000 + index * 200, urgency: 'reply' as const }));
    const gone = run([...notices, ...answers], 70).filter((each) => each.urgency === 'reply');
    for (const [index, { at }] of gone.entries())
      expect(at - (1000 + index * 200)).toBeLessThanOrEqual(MAX_WAIT_IN_PLACE_MS);
  });

  test('a quiet number sends at once', () => {
    for (const kind of ['reply', 'notice', 'calm'] as const) {
      const line = { freeAt: null, lineAt: null };
      expect(stepUp(line, { urgency: kind, hasPlace: false }, 0.3, 5000)).toMatchObject({ at: 5000, goes: true });
    }
  });
});
