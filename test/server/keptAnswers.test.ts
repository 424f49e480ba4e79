// Kept answers: made once for equal requests, and given until something they were read from changes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestEncoding } from '../../server/graphql/encodings.ts';
import { HeardCommits } from '../../server/graphql/heardCommits.ts';
import { isKeptField } from '../../server/graphql/keepable.ts';
import { KeptAnswer } from '../../server/graphql/keptAnswer.ts';
import { type Execution, KeptAnswers } from '../../server/graphql/keptAnswers.ts';
import { PUBLIC_FIELDS } from '../../src/access/publicFields.ts';
import { addMinutes, type Instant, instant } from '../../src/time.ts';

const NOW = instant('2017-08-01T09:00:00+07:00');

/** A listener that is connected, or not. */
function openKept(isConnected: () => boolean = () => true) {
  let echoes = 0;
  const commits = new HeardCommits({
    async caughtUp() {
      echoes++;
      return isConnected();
    },
  });
  const kept = new KeptAnswers(commits);
  return { kept, echoes: () => echoes };
}

function requestFor(key: string, { topics = ['places BOGOR', 'settings BOGOR'], now = NOW } = {}) {
  return { key, topics: () => topics, now };
}

/** Executions that count, and whose answer tells their number. */
function executions(changesAt: Instant | null = null) {
  let count = 0;
  return {
    count: () => count,
    async execute(): Promise<Execution<object>> {
      const text = `{"data":${++count}}`;
      return { result: { data: count }, text, changesAt };
    },
  };
}

const bodyOf = (answer: unknown) => (answer instanceof KeptAnswer ? answer.body.toString() : answer);

describe('an answer', () => {
  test('is executed once for requests that come at once, and for those after them', async () => {
    const { kept } = openKept();
    const { execute, count } = executions();
    const first = await Promise.all(Array.from({ length: 10 }, () => kept.answer(requestFor('a'), execute)));
    expect(new Set(first.map(bodyOf))).toEqual(new Set(['{"data":1}']));
    expect(bodyOf(await kept.answer(requestFor('a'), execute))).toBe('{"data":1}');
    expect(count()).toBe(1);
    await kept.answer(requestFor('b'), execute);
    expect(count()).toBe(2);
  });

  test.each<[string, Parameters<KeptAnswers['hear']>[0], number]>([
    ['places of its office', { event: 'availability', office: 'BOGOR', date: '2017-08-02' }, 2],
    ['settings of its office', { event: 'office', office: 'BOGOR' }, 2],
    ['places of another office', { event: 'availability', office: 'DEPOK', date: '2017-08-02' }, 1],
    ['the line of its office', { event: 'queue', office: 'BOGOR' }, 1],
    ['a booking', { event: 'booking', office: 'BOGOR', code: '23456789' }, 1],
  ])('after a change of %s', async (_, announcement, expected) => {
    const { kept } = openKept();
    const { execute, count } = executions();
    await kept.answer(requestFor('a'), execute);
    kept.hear(announcement);
    await kept.answer(requestFor('a'), execute);
    expect(count()).toBe(expected);
  });

  test('about all offices is outdated by each of them', async () => {
    const { kept } = openKept();
    const { execute, count } = executions();
    const all = requestFor('a', { topics: ['places *', 'settings *'] });
    for (const office of ['BOGOR', 'DEPOK']) {
      await kept.answer(all, execute);
      kept.hear({ event: 'availability', office, date: '2017-08-02' });
    }
    await kept.answer(all, execute);
    expect(count()).toBe(3);
  });

  test('that was read before a change is given to those who asked before it, and to no one after', async () => {
    const { kept } = openKept();
    const gate = Promise.withResolvers<void>();
    const { execute, count } = executions();
    const slow = async () => {
      const execution = await execute();
      await gate.promise;
      return execution;
    };
    // The connection is proven first, so that the next request begins at once.
    await kept.answer(requestFor('other'), execute);
    const before = kept.answer(requestFor('a'), slow);
    kept.hear({ event: 'availability', office: 'BOGOR', date: '2017-08-02' });
    const after = kept.answer(requestFor('a'), execute);
    gate.resolve();
    expect([await before, await after].map(bodyOf)).toEqual(['{"data":2}', '{"data":3}']);
    expect(bodyOf(await kept.answer(requestFor('a'), execute))).toBe('{"data":3}');
    expect(count()).toBe(3);
  });

  test('holds until the clock changes it, and not before the moment at which it was made', async () => {
    const { kept } = openKept();
    const { execute, count } = executions(addMinutes(NOW, 30));
    const at = (minutes: number) => kept.answer(requestFor('a', { now: addMinutes(NOW, minutes) }), execute);
    await at(0);
    await at(29);
    expect(count()).toBe(1);
    await at(30);
    expect(count()).toBe(2);
    await at(10);
    expect(count()).toBe(3);
  });

  test('with errors is not kept, and each asker has an execution of their own', async () => {
    const { kept } = openKept();
    let count = 0;
    const execute = async () => ({ result: { errors: [++count] }, text: null, changesAt: null });
    const answers = await Promise.all([1, 2, 3].map(() => kept.answer(requestFor('a'), execute)));
    expect(answers.map((answer) => JSON.stringify(answer)).sort()).toEqual([
      '{"errors":[1]}',
      '{"errors":[2]}',
      '{"errors":[3]}',
    ]);
    expect(kept.size).toBe(0);
  });

  test('whose execution fails is a failure of those who asked, and is tried again for the next', async () => {
    const { kept } = openKept();
    const failing = () => Promise.reject(new Error('no database'));
    await expect(kept.answer(requestFor('a'), failing)).rejects.toThrow('no database');
    const { execute, count } = executions();
    await kept.answer(requestFor('a'), execute);
    expect(count()).toBe(1);
  });
});

describe('a listener that', () => {
  test('is not connected: everything is executed, nothing is kept', async () => {
    const { kept } = openKept(() => false);
    const { execute, count } = executions();
    for (let times = 0; times < 3; times++) await kept.answer(requestFor('a'), execute);
    expect(count()).toBe(3);
    expect(kept.size).toBe(0);
  });

  test('lost its connection, and has it again: nothing from before is given', async () => {
    const { kept, echoes } = openKept();
    const { execute, count } = executions();
    await kept.answer(requestFor('a'), execute);
    kept.lost();
    expect(kept.size).toBe(0);
    await kept.answer(requestFor('a'), execute);
    expect(count()).toBe(2);
    expect(echoes()).toBe(2);
  });
});

test('compression is for those who take it, and for answers of some length', async () => {
  const long = new KeptAnswer(`{"data":"${'a'.repeat(2000)}"}`, NOW, null);
  expect(bestEncoding('gzip, deflate, br', long.body)).toBe('br');
  expect(bestEncoding('gzip;q=1.0, br;q=0', long.body)).toBe('gzip');
  expect(bestEncoding('identity', long.body)).toBeNull();
  expect(bestEncoding(undefined, long.body)).toBeNull();
  expect(bestEncoding('br', Buffer.from('{"data":1}'))).toBeNull();
  expect((await long.bytesIn('br')).length).toBeLessThan(200);
  expect(await long.bytesIn('gzip')).toBe(await long.bytesIn('gzip'));
});

test('whatever is asked and heard: an answer is the one of the latest state, and nothing is left of forgotten ones', async () => {
  const OFFICES = ['BOGOR', 'DEPOK'] as const;
  const office = fc.constantFrom(...OFFICES);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), office }),
    fc.record({ kind: fc.constant('ask all' as const), office }),
    fc.record({ kind: fc.constant('change' as const), office }),
    fc.record({ kind: fc.constant('settings' as const), office }),
    fc.record({ kind: fc.constant('lose' as const), office }),
    fc.record({ kind: fc.constant('tick' as const), office }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { kept } = openKept();
      const version = { BOGOR: 0, DEPOK: 0 };
      let now = NOW;
      const stateOf = (codes: readonly (typeof OFFICES)[number][]) =>
        JSON.stringify([codes.map((code) => version[code]), Math.floor(now.epochMilliseconds / 600_000)]);
      const ask = async (codes: readonly (typeof OFFICES)[number][], place: string) => {
        const asked = requestFor(place, { topics: [`places ${place}`, `settings ${place}`], now });
        const execute = async () => {
          const text = stateOf(codes);
          // The state may change before the answer is ready.
          await Promise.resolve();
          const changesAt = addMinutes(
            instant('1970-01-01T00:00:00Z'),
            10 * (Math.floor(now.epochMilliseconds / 600_000) + 1),
          );
          return { result: text, text, changesAt };
        };
        expect(bodyOf(await kept.answer(asked, execute))).toBe(stateOf(codes));
      };
      for (const { kind, office: code } of steps) {
        if (kind === 'ask') await Promise.all([ask([code], code), ask([code], code)]);
        if (kind === 'ask all') await ask(OFFICES, '*');
        if (kind === 'change' || kind === 'settings') {
          version[code]++;
          kept.hear(
            kind === 'change'
              ? { event: 'availability', office: code, date: '2017-08-02' }
              : { event: 'office', office: code },
          );
        }
        if (kind === 'lose') {
          version[code]++;
          kept.lost();
        }
        if (kind === 'tick') now = addMinutes(now, 4);
      }
      kept.lost();
      expect(kept.topicCount).toBe(0);
    }),
  );
});

test('only public fields are kept, and none that is about the caller', () => {
  const kept = Object.entries(PUBLIC_FIELDS).flatMap(([type, fields]) =>
    fields.filter((field) => isKeptField(type, field)).map((field) => `${type}.${field}`),
  );
  expect(kept).toContain('Office.availability');
  expect(kept).toContain('Service.details');
  for (const field of ['Office.placeWork', 'Office.counters', 'Booking.code', 'OpeningLottery.draws'])
    expect(kept).not.toContain(field);
  for (const [type, field] of [
    ['Office', 'houseRules'],
    ['Office', 'overbooking'],
    ['Quota', 'aFieldToCome'],
    ['Query', 'booking'],
    ['Query', 'viewer'],
  ] as const)
    expect(isKeptField(type, field)).toBe(false);
});
