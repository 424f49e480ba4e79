// The first and the last day that a date can name are answered everywhere, and at once; so are instants beyond them.
import { expect, test } from 'vitest';
import { buildSchema } from '../../schema/index.ts';
import { cursorAt } from '../../schema/page.ts';
import { everyText } from '../support/everyText.ts';
import { ADMIN, openServer } from '../support/server.ts';

const server = await openServer();
const days = everyText(buildSchema()).filter(
  ({ root, scalar }) => ['Date', 'TypedDate'].includes(scalar) && !root.startsWith('Subscription'),
);
const instants = everyText(buildSchema()).filter(
  ({ root, scalar }) => scalar === 'DateTime' && !root.startsWith('Subscription'),
);
/** `Temporal` reads them, PostgreSQL does not. */
const FAR_INSTANTS = ['+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', '0000-01-01T00:00:00Z'];
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

test.each(FAR_INSTANTS)('%s is refused wherever an instant is asked for', async (at) => {
  expect(instants.map(({ root }) => root)).toEqual(expect.arrayContaining(['Query.readings', 'Mutation.blockAddress']));
  for (const { root, path, call } of instants) {
    const { query, variables } = call(at);
    const { errors } = await server.graphql(query, variables, ADMIN);
    expect([root, path, errors?.[0]?.extensions.code]).toEqual([root, path, 'BAD_USER_INPUT']);
  }
});

test.each([
  ['conversations(office: "BOGOR", after: $after) { nodes { id } }', 'conversations', '7'],
  ['messages(office: "BOGOR", after: $after) { nodes { id } }', 'messages', 'in-7'],
  ['bookings(office: "BOGOR", date: "2017-08-07", after: $after) { nodes { code } }', 'bookings', '22222222'],
])('a cursor of %s that was made up is refused', async (field, list, last) => {
  for (const at of [...FAR_INSTANTS, '2017-02-30T00:00:00Z', '2017-08-07T25:00:00Z']) {
    const after = cursorAt(list, `${at} ${last}`);
    const { errors } = await server.graphql(`query ($after: String) { ${field} }`, { after }, ADMIN);
    expect([at, errors?.[0]?.extensions.code]).toEqual([at, 'BAD_USER_INPUT']);
  }
});

test.each(['places.jsonl', 'figures.csv'])('%s of the first and the last day is a file', async (file) => {
  for (const day of ['0001-01-01', '9999-12-31']) {
    const url = `${server.url}/offices/BOGOR/${file}?from=${day}&to=${day}`;
    const { status } = await fetch(url, { headers: ADMIN });
    expect([day, status]).toEqual([day, 200]);
  }
});
