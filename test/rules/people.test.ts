// Messages in people's own words: none does the opposite of what was said, whatever else is not understood yet.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { converse } from '../../adapters/conversation/converse.ts';
import { type Case, readCase } from './reading.ts';
import { factsOf } from './talking.ts';

type Message = Case & { expect: { intent: string }; context?: { previous?: string[] } };

const all: Message[] = JSON.parse(readFileSync('test/cases/people.json', 'utf8'));
/** Messages that follow others are left to the journeys. */
const alone = all.filter(({ context }) => !context?.previous);

/** The request to the API that each intent may lead to; an intent that is not named here leads to none. */
const MAY: Record<string, string> = {
  REGISTER: 'book',
  CONFIRM: 'confirm',
  CANCEL: 'cancel',
  RESCHEDULE: 'reschedule',
};

/** Kinds that are understood, by what shows it. */
const UNDERSTOOD: Record<string, object[]> = {
  CANCEL: [{ intent: 'MENTION', wish: 'CANCEL' }],
  CORRECT: [{ intent: 'MENTION', wish: 'CHANGE' }, { intent: 'CORRECT' }],
  LOST_OR_DAMAGED: [{ intent: 'LOST' }],
  THANKS: [{ intent: 'THANKS' }],
};

describe('what people write', () => {
  test.each(alone.map((one) => [one.id, one.raw, one] as const))('%s: %s', (_id, _raw, one) => {
    const intent = readCase(one);
    const { pending, confirmed } = one.context ?? {};
    const facts = factsOf(pending !== undefined);
    const step = converse(intent, pending || confirmed ? facts : { ...facts, bookings: [] });
    const asked = 'request' in step ? step.request.ask : null;
    expect([null, MAY[one.expect.intent] ?? null]).toContain(asked);
    const shown = UNDERSTOOD[one.expect.intent];
    if (shown) expect(shown.map((one) => expect.objectContaining(one))).toContainEqual(intent);
  });

  test('in agreement is taken for it, but where a question stands beside it', () => {
    const agreed = alone.filter(({ expect: { intent } }) => intent === 'CONFIRM');
    const taken = agreed.filter((one) => readCase(one).intent === 'CONFIRM').map(({ id }) => id);
    const asking = agreed.filter(({ raw }) => raw.includes('?')).map(({ id }) => id);
    expect(taken).toEqual(agreed.map(({ id }) => id).filter((id) => !asking.includes(id)));
  });
});
