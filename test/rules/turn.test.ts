// Whether a message goes now, waits, or is of no use any more.
import { describe, expect, test } from 'vitest';
import { DELAYS, type DeliveryFacts, type DeliveryRules, pauseWait, retryWait, turnOf } from '../../src/outbox/turn.ts';
import { addMinutes, instant } from '../../src/time.ts';

const NOW = instant('2017-08-01T09:00:00+07:00');
const MACHINE = 1_000_000_000;
const FACTS: DeliveryFacts = {
  ...{ urgency: 'notice', once: false, createdAt: NOW, notAfter: null, about: null, waits: null, attempts: 0 },
  ...{ triedAt: null, unsureAt: null, isLost: false, isBehind: false, optedOut: false },
  ...{ sentLately: 0, pause: null },
  line: { freeAt: null, lineAt: null },
};
const RULES: DeliveryRules = { calmFrom: NOW, perSecond: 10, perPersonMinute: null, isRepeat: false, canBeAsked: true };
const turn = (facts: Partial<DeliveryFacts>, rules: Partial<DeliveryRules> = {}, now = NOW) =>
  turnOf({ ...FACTS, ...facts }, { ...RULES, ...rules }, now, MACHINE);

describe('the turn of a message', () => {
  test.each<[string, Partial<DeliveryFacts>, object]>([
    ['whose booking has changed is dropped', { about: { version: 2, now: 3 } }, { status: 'DROPPED', reason: 'STALE' }],
    ['whose booking is gone is dropped', { about: { version: 2, now: null } }, { status: 'DROPPED', reason: 'STALE' }],
    ['whose booking is as it was goes', { about: { version: 2, now: 2 } }, { do: 'go' }],
    ['that is of no use any more is dropped', { notAfter: NOW }, { status: 'DROPPED', reason: 'TOO_LATE' }],
    [
      'that was tried in vain until then has failed',
      { notAfter: NOW, attempts: 3 },
      { status: 'FAILED', reason: 'TOO_LATE' },
    ],
    ['that may have been sent is not said to be dropped', { notAfter: NOW, unsureAt: 1 }, { status: 'UNKNOWN' }],
    ['no one asked for is not sent to who wants none', { optedOut: true }, { status: 'DROPPED', reason: 'OPTED_OUT' }],
    ['that answers is sent to who wants none', { optedOut: true, urgency: 'reply' }, { do: 'go' }],
    ['rather not twice is not repeated', { once: true, unsureAt: 1 }, { status: 'UNKNOWN' }],
    ['rather twice than never is', { unsureAt: 1 }, { do: 'go' }],
    ['that the database forgot is asked for, and goes', { isLost: true, unsureAt: 1 }, { do: 'go' }],
    ['behind another waits for its turn', { isBehind: true }, { do: 'wait', waits: 'TURN' }],
    [
      "of a number that can't send waits",
      { pause: { until: MACHINE + 5000, probes: 0 } },
      { waits: 'PAUSE', wait: 5000 },
    ],
    ['tries for all the others after the pause', { pause: { until: MACHINE, probes: 2 } }, { do: 'go', isProbe: true }],
    [
      'that another is handing over is left to it',
      { waits: 'ANSWER', triedAt: MACHINE - 1000 },
      { do: 'wait', waits: 'ANSWER' },
    ],
    ['that someone was handing over is taken up again', { waits: 'ANSWER', triedAt: MACHINE - 60_000 }, { do: 'go' }],
    [
      'has waited a day and is dropped',
      { createdAt: addMinutes(NOW, -1440) },
      { status: 'DROPPED', reason: 'TOO_LATE' },
    ],
    [
      'waits for the pace of its number',
      { line: { freeAt: MACHINE + 4000, lineAt: null } },
      { waits: 'PACE', wait: 4000 },
    ],
    [
      'waits in place for a moment that is near',
      { line: { freeAt: MACHINE + 100, lineAt: null } },
      { do: 'go', delay: 100 },
    ],
    [
      'whose moment comes when it is of no use is dropped at once',
      { line: { freeAt: MACHINE + 61_000, lineAt: null }, notAfter: addMinutes(NOW, 1) },
      { status: 'DROPPED', reason: 'TOO_LATE' },
    ],
  ])('one %s', (_, facts, wanted) => {
    expect(turn(facts)).toMatchObject(wanted);
  });

  test('one that no one waits for keeps to the hours in which people may be disturbed', () => {
    const morning = instant('2017-08-02T07:00:00+07:00');
    const night = instant('2017-08-01T22:00:00+07:00');
    const facts = { urgency: 'calm', createdAt: night } as const;
    expect(turn(facts, { calmFrom: morning }, night)).toMatchObject({ waits: 'HOURS', wait: 9 * 3600_000 });
    const late = { ...facts, notAfter: morning };
    expect(turn(late, { calmFrom: morning }, night)).toMatchObject({ status: 'DROPPED', reason: 'TOO_LATE' });
    expect(turn({ ...facts, urgency: 'notice' }, { calmFrom: morning }, night)).toMatchObject({ do: 'go' });
  });

  test('after an outage what no one waits for does not keep the number for hours', () => {
    const line = { freeAt: MACHINE, lineAt: MACHINE + 5 * 3600_000 };
    expect(turn({ urgency: 'calm', line })).toMatchObject({ status: 'DROPPED', reason: 'TOO_MANY' });
    expect(turn({ urgency: 'notice', line })).toMatchObject({ do: 'wait', waits: 'PACE' });
  });

  test('one person is not sent more than the provider lets through in a minute', () => {
    expect(turn({ sentLately: 10 }, { perPersonMinute: 10 })).toMatchObject({ waits: 'PACE', wait: 6000 });
    expect(turn({ sentLately: 9 }, { perPersonMinute: 10 })).toMatchObject({ do: 'go' });
  });
});

describe('after a restoration', () => {
  test('a message that may have been sent is not sent without a provider that can say', () => {
    const facts = { isLost: true, unsureAt: 1 };
    expect(turn(facts, { canBeAsked: false })).toEqual({ do: 'end', status: 'UNKNOWN', reason: 'RESTORED' });
    expect(turn({ ...facts, once: true })).toMatchObject({ status: 'UNKNOWN' });
    expect(turn({ unsureAt: 1 }, { canBeAsked: false })).toMatchObject({ do: 'go' });
  });
});

describe('the wait before another try', () => {
  test('is anything up to twice as much each time, and never more than a quarter of an hour', () => {
    const most = (attempts: number) => retryWait(attempts, undefined, DELAYS, (below) => below - 1) + 1;
    expect([0, 1, 2, 3].map(most)).toEqual([2000, 4000, 8000, 16_000]);
    expect(most(30)).toBe(900_000);
    expect(retryWait(5, undefined, DELAYS, () => 0)).toBe(0);
  });

  test('is never less than the provider asks', () => {
    expect(retryWait(0, 7, DELAYS, () => 0)).toBe(7000);
  });

  test("of a number that can't send grows likewise", () => {
    expect([0, 1, 2].map((probes) => pauseWait(probes, DELAYS))).toEqual([15_000, 30_000, 60_000]);
    expect(pauseWait(40, DELAYS)).toBe(900_000);
  });
});
