// The score of what people write: it never falls below the figures in README, changes no booking against the words, and leaves no message without an answer.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type PeopleCase, readCaseSets } from '../../bench/understand/cases.ts';
import { openDesk } from '../../bench/understand/desk.ts';
import { judgeCase } from '../../bench/understand/judge.ts';
import { countByKind, percentOf, type SetScore, scoreSets } from '../../bench/understand/score.ts';

/** The figure of a set as README shows it: `| people | 157 | 98.7 % |`. */
function figureInReadme(set: string): number {
  const row = new RegExp(`^\\| ${set} \\| \\d+ \\| ([\\d.]+) % \\|`, 'm').exec(readFileSync('README.md', 'utf8'));
  return Number(row?.[1]);
}

let sets: SetScore[] = [];
beforeAll(async () => {
  sets = await scoreSets(readCaseSets('.'));
});

describe.each(['format', 'people', 'more people', 'only measured'])('the messages of the set %s', (name) => {
  const cases = () => sets.find((set) => set.name === name)?.cases ?? [];

  test('are understood as often as README says', () => {
    expect(cases().length).toBeGreaterThan(100);
    expect(percentOf(cases())).toBeGreaterThanOrEqual(figureInReadme(name));
  });

  test('do no harm', () => {
    expect(cases().flatMap(({ one, isHarm }) => (isHarm ? one.raw : []))).toEqual([]);
  });

  test('are all answered', () => {
    expect(cases().flatMap(({ one, isSilence }) => (isSilence ? one.raw : []))).toEqual([]);
  });
});

test('kinds are counted apart', () => {
  const people = sets.find(({ name }) => name === 'people')?.cases ?? [];
  expect(countByKind(people).find(({ kind }) => kind === 'FEE')).toMatchObject({ kind: 'FEE', all: 5 });
});

describe('the judge', () => {
  const base: PeopleCase = {
    id: 'judged',
    raw: 'jangan dibatalkan',
    template: '#NAMA#TGLLAHIR#TGLKEDATANGAN',
    receivedAt: '2017-08-01T09:00:00+07:00',
    expect: { intent: 'KEEP' },
    note: '',
  };
  const answer = {
    intent: 'STATUS',
    reason: null,
    replies: [{ key: 'bookingStands' as const, text: '', media: [] }],
    read: null,
    state: {},
    officerWish: null,
  };
  const cancel = { ask: 'cancel' as const, input: { code: '2345678A' } };

  test('takes a change that was not wanted for harm', () => {
    expect(judgeCase(base, { answer, changes: [cancel] })).toEqual({ isRight: false, isHarm: true, isSilence: false });
    expect(judgeCase(base, { answer, changes: [] })).toEqual({ isRight: true, isHarm: false, isSilence: false });
  });

  test('takes a move to another day than was said for harm', () => {
    const one = { ...base, expect: { intent: 'RESCHEDULE', visitDate: '2017-08-08' } };
    const move = (visitDate: string) => ({
      ask: 'reschedule' as const,
      input: { code: '2345678A', when: { date: visitDate } },
    });
    expect(judgeCase(one, { answer, changes: [move('2017-08-09')] }).isHarm).toBe(true);
    expect(judgeCase(one, { answer, changes: [move('2017-08-08')] }).isHarm).toBe(false);
  });

  test('takes no reply for silence', () => {
    expect(judgeCase(base, { answer: { ...answer, replies: [] }, changes: [] })).toMatchObject({
      isSilence: true,
      isRight: false,
    });
  });
});

test('the office of the score writes each change down', async () => {
  const { ask, changes } = openDesk({
    id: 'desk',
    raw: '',
    template: '#NAMA#TGLLAHIR#TGLKEDATANGAN',
    receivedAt: '2017-08-01T09:00:00+07:00',
    context: { confirmed: { code: '2345678A' } },
    note: '',
  });
  const { CancelDocument } = await import('../../adapters/conversation/documents.ts');
  await ask(CancelDocument, { input: { code: '2345678A', idempotencyKey: 'key' } }, 'id');
  expect(changes).toMatchObject([{ ask: 'cancel', input: { code: '2345678A' } }]);
});
