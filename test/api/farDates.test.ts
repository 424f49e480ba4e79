// The first and the last day that a date can name are answered everywhere, and at once.
import { expect, test } from 'vitest';
import { buildSchema } from '../../schema/index.ts';
import { everyText } from '../support/everyText.ts';
import { ADMIN, openServer } from '../support/server.ts';

const server = await openServer();
const days = everyText(buildSchema()).filter(
  ({ root, scalar }) => ['Date', 'TypedDate'].includes(scalar) && !root.startsWith('Subscription'),
);
/** The day that `everyText` puts into required fields. */
const MADE_UP = '1987-01-25';

test('every date of the contract is looked for here', () => {
  expect(days.map(({ root }) => root)).toEqual(
    expect.arrayContaining(['Query.dailyStatistics', 'Mutation.setCapacity', 'Mutation.closeDay']),
  );
});

test.each(['0001-01-01', '9999-12-31'])('%s in all dates of one request is answered', async (day) => {
  for (const { root, path, call } of days) {
    const { query, variables } = call(day);
    // A loop from one day to the other would never end if all of them are the last one.
    const sent = JSON.parse(JSON.stringify(variables).replaceAll(MADE_UP, day));
    const { status, errors } = await server.graphql(query, sent, ADMIN);
    const code = errors?.[0]?.extensions.code;
    expect([root, path, status < 500, code === 'INTERNAL_SERVER_ERROR']).toEqual([root, path, true, false]);
  }
});
