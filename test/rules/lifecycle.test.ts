// A booking's life: every step there is, every step there is not.
import { describe, expect, test } from 'vitest';
import {
  afterAction,
  BOOKING_ACTIONS,
  BOOKING_LIFE,
  BOOKING_STATUSES,
  LIVE_STATUSES,
  sqlOfAction,
} from '../../src/booking/lifecycle.ts';

const STEPS = [
  'HELD CONFIRM CONFIRMED',
  'HELD RESCHEDULE HELD',
  'HELD CANCEL CANCELLED',
  'HELD SUPERSEDE CANCELLED',
  'HELD EXPIRE EXPIRED',
  'CONFIRMED RESCHEDULE CONFIRMED',
  'CONFIRMED ADVANCE CONFIRMED',
  'CONFIRMED CANCEL CANCELLED',
  'CONFIRMED SUPERSEDE CANCELLED',
  'CONFIRMED CHECK_IN CHECKED_IN',
  'CONFIRMED FORFEIT FORFEITED',
];

describe('the life of a booking', () => {
  const pairs = BOOKING_STATUSES.flatMap((status) => BOOKING_ACTIONS.map((action) => ({ status, action })));

  test.each(pairs)('$action of a booking that is $status', ({ status, action }) => {
    const written = STEPS.find((step) => step.startsWith(`${status} ${action} `));
    expect(afterAction(status, action)).toBe(written?.split(' ')[2] ?? null);
  });

  test('has no steps but those eleven', () => {
    const steps = Object.entries(BOOKING_LIFE).flatMap(([status, life]) =>
      Object.entries(life).map(([action, target]) => `${status} ${action} ${target}`),
    );
    expect(steps.toSorted()).toEqual(STEPS.toSorted());
  });

  test('gives statements the statuses an action is allowed in, and the one it leads to', () => {
    expect(sqlOfAction('EXPIRE')).toEqual({ from: "('HELD')", to: "'EXPIRED'" });
    expect(sqlOfAction('FORFEIT')).toEqual({ from: "('CONFIRMED')", to: "'FORFEITED'" });
    expect(sqlOfAction('SUPERSEDE')).toEqual({ from: "('HELD', 'CONFIRMED')", to: "'CANCELLED'" });
    expect(() => sqlOfAction('RESCHEDULE')).toThrow(new RangeError('RESCHEDULE does not lead to one status.'));
  });

  test('leads only to statuses that are in the table', () => {
    for (const life of Object.values(BOOKING_LIFE))
      for (const target of Object.values(life)) expect(BOOKING_STATUSES).toContain(target);
  });

  test('reaches every status from HELD', () => {
    const reached = new Set(['HELD']);
    for (const status of reached) for (const target of Object.values(lifeOf(status))) reached.add(target);
    expect([...reached].toSorted()).toEqual(BOOKING_STATUSES.toSorted());
  });

  test('has ended where no step leads on, except for those who are at the office', () => {
    const ended = BOOKING_STATUSES.filter((status) => Object.keys(lifeOf(status)).length === 0);
    expect(ended.toSorted()).toEqual(['CANCELLED', 'CHECKED_IN', 'EXPIRED', 'FORFEITED']);
    expect(LIVE_STATUSES.toSorted()).toEqual(['CHECKED_IN', 'CONFIRMED', 'HELD']);
  });
});

function lifeOf(status: string): Record<string, string> {
  return BOOKING_LIFE[status as keyof typeof BOOKING_LIFE];
}
