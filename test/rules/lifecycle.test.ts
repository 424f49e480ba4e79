// A booking's life: every step there is, every step there is not, and the same statuses in code, database and API.
import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLEnumType } from 'graphql';
import { describe, expect, test } from 'vitest';
import {
  afterAction,
  BOOKING_ACTIONS,
  BOOKING_LIFE,
  BOOKING_STATUSES,
  LIVE_STATUSES,
  sqlOfAction,
} from '../../src/booking/lifecycle.ts';
import { cloneDatabase } from '../support/database.ts';

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
    expect(() => sqlOfAction('RESCHEDULE')).toThrow(RangeError);
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

describe('the statuses of a booking', async () => {
  const { open } = await cloneDatabase();
  const { pool } = await open();
  const constraints = async (condition: string): Promise<string[]> => {
    const sql = `select pg_get_constraintdef(oid) as text from pg_constraint
      where conrelid = 'booking'::regclass and contype = 'c' and ${condition}`;
    return (await pool.query(sql)).rows.map(({ text }) => text);
  };

  test('are exactly those that the database takes', async () => {
    const [check, ...others] = await constraints(`conkey = array[
      (select attnum from pg_attribute where attrelid = 'booking'::regclass and attname = 'status')]`);
    expect(others).toEqual([]);
    expect(quoted(check ?? '').toSorted()).toEqual(BOOKING_STATUSES.toSorted());
  });

  test('that are live are exactly those that the database calls live', async () => {
    const [check] = await constraints(`conname = 'booking_live_while_open'`);
    expect([...new Set(quoted(check ?? ''))].toSorted()).toEqual(LIVE_STATUSES.toSorted());
  });

  test('are exactly those of the API', () => {
    const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
    const values = (schema.getType('BookingStatus') as GraphQLEnumType).getValues().map(({ name }) => name);
    expect(values.toSorted()).toEqual(BOOKING_STATUSES.toSorted());
  });
});

function lifeOf(status: string): Record<string, string> {
  return BOOKING_LIFE[status as keyof typeof BOOKING_LIFE];
}

function quoted(text: string): string[] {
  return [...text.matchAll(/'([A-Z_]+)'/g)].map((match) => match[1] as string);
}
