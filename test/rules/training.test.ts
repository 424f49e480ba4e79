// The tasks of training: each is done by what was done, the absence and the return only by the same hands.
import { describe, expect, test } from 'vitest';
import { TRAINING_TASKS, type TrainingDeed, trainingProgress } from '../../src/demonstration/training.ts';
import { addMinutes, instant } from '../../src/time.ts';

const BEGAN = instant('2026-11-23T08:10:00+07:00');

const deedsOf = (...deeds: (Partial<TrainingDeed> & { what: string })[]): TrainingDeed[] =>
  deeds.map((deed, index) => ({
    at: addMinutes(BEGAN, index),
    office: 'BOGOR',
    subject: null,
    statusBefore: null,
    priorityAfter: null,
    ...deed,
  }));
const done = (deeds: readonly TrainingDeed[]) =>
  trainingProgress(deeds).flatMap(({ task, doneAt }) => (doneAt ? [task] : []));

describe('training', () => {
  test('lists all tasks, none of them done, where nothing was done', () => {
    expect(trainingProgress([])).toEqual(TRAINING_TASKS.map((task) => ({ task, doneAt: null })));
  });

  test.each([
    ['CHECK_IN', { what: 'checkIn', priorityAfter: 'NORMAL' }],
    ['WALK_IN', { what: 'issueTicket', priorityAfter: 'NORMAL' }],
    ['PRIORITY', { what: 'setPriority', priorityAfter: 'ELDERLY' }],
    ['CALL', { what: 'callNext' }],
    ['CALL', { what: 'callTicket', subject: 'A104' }],
    ['PUT_BACK', { what: 'putBack', subject: 'A104' }],
    ['ANSWER_MESSAGE', { what: 'reply' }],
    ['CLOSE_DAY', { what: 'closeDay' }],
  ])('%s is done by that alone', (task, deed) => {
    expect(done(deedsOf(deed))).toEqual([task]);
  });

  test('priority is also given with a check-in or a number, and not taken away', () => {
    expect(done(deedsOf({ what: 'issueTicket', priorityAfter: 'PREGNANT' }))).toEqual(['WALK_IN', 'PRIORITY']);
    expect(done(deedsOf({ what: 'setPriority', priorityAfter: 'NORMAL' }))).toEqual([]);
  });

  test('an absent person is back where the absence was noted in the training, at that office', () => {
    const gone = { what: 'markNoShow', subject: 'A104' };
    const back = { what: 'resume', subject: 'A104', statusBefore: 'NO_SHOW' };
    expect(done(deedsOf(gone, back))).toEqual(['NO_SHOW_RETURNED']);
    expect(done(deedsOf(gone, { ...back, what: 'undo' }))).toEqual(['NO_SHOW_RETURNED']);
    for (const other of [[back, gone], [gone], [back], [gone, { ...back, subject: 'A105' }]])
      expect(done(deedsOf(...other))).toEqual([]);
    expect(done(deedsOf(gone, { ...back, office: 'BATAM' }))).toEqual([]);
    expect(done(deedsOf(gone, { ...back, statusBefore: 'PARKED' }))).toEqual([]);
  });

  test('tells the first time that each was done', () => {
    const [, , , call] = trainingProgress(deedsOf({ what: 'callNext' }, { what: 'callNext' }));
    expect(call).toEqual({ task: 'CALL', doneAt: BEGAN });
  });
});
