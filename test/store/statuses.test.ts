// The statuses of bookings and tickets are the same words in code, database and API.
import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLEnumType } from 'graphql';
import { expect, test } from 'vitest';
import { BOOKING_STATUSES, LIVE_STATUSES } from '../../src/booking/lifecycle.ts';
import { CALL_REASONS, TICKET_ACTIONS, TICKET_STATUSES } from '../../src/queue/lifecycle.ts';
import { cloneDatabase } from '../support/database.ts';

const { open } = await cloneDatabase();
const { pool } = await open();
const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));

/** The words that the checks of a table name, in order: of those checks for which the condition holds. */
async function checked(table: string, condition: string): Promise<string[][]> {
  const sql = `select pg_get_constraintdef(oid) as text from pg_constraint
    where conrelid = $1::regclass and contype = 'c' and ${condition}`;
  const { rows } = await pool.query<{ text: string }>(sql, [table]);
  return rows.map(({ text }) => [...new Set(text.match(/(?<=')[A-Z_]+(?=')/g))].toSorted());
}

test.each([
  ['booking', BOOKING_STATUSES],
  ['ticket', TICKET_STATUSES],
])('the statuses of a %s are exactly those that the database takes', async (table, statuses) => {
  const ofStatus = `conkey = array[(select attnum from pg_attribute where attrelid = $1::regclass and attname = 'status')]`;
  expect(await checked(table, ofStatus)).toEqual([statuses.toSorted()]);
});

test('the statuses that are live are exactly those that the database calls live', async () => {
  expect(await checked('booking', `conname = 'booking_live_while_open'`)).toEqual([LIVE_STATUSES.toSorted()]);
});

test.each([
  ['BookingStatus', BOOKING_STATUSES],
  ['TicketStatus', TICKET_STATUSES],
  ['TicketAction', TICKET_ACTIONS],
  ['CallReason', CALL_REASONS],
])('%s has exactly the same words in the API', (name, words) => {
  const type = schema.getType(name) as GraphQLEnumType;
  expect(
    type
      .getValues()
      .map((value) => value.name)
      .toSorted(),
  ).toEqual(words.toSorted());
});
