// An identifier of nothing is not the same as none: whatever input it stands in, it is told, and nothing is done instead.
import { expect, test } from 'vitest';
import { buildSchema } from '../../schema/index.ts';
import { everyText } from '../support/everyText.ts';
import { ADMIN, openServer } from '../support/server.ts';

const server = await openServer();

/**
 * Codes of what is new; filters of a list, of which none matches; bookings that are told one by one; and what no
 * administrator may ask, so that an office that is not the device's own is forbidden whether there is one or not.
 */
const NOT_LOOKED_UP = new Set([
  'Mutation.addOffice input.code',
  'Mutation.announcePassportReady input.bookings',
  'Mutation.changeOffice input.settings.services.code',
  'Query.doorCode office',
  'Query.readings about',
  'Query.readings asker',
  'Query.readings before',
]);

const places = everyText(buildSchema())
  .filter(({ root, scalar }) => scalar === 'ID' && !root.startsWith('Subscription'))
  .map((place) => ({ name: `${place.root} ${place.path.join('.')}`, ...place }))
  .filter(({ name }) => !NOT_LOOKED_UP.has(name));

test('identifiers are looked for in every input', () => {
  expect(places.length).toBeGreaterThan(100);
});

test.each(places)('$name: an identifier of nothing', async ({ call }) => {
  const { query, variables } = call('NOTHING_9');
  const { data, errors } = await server.graphql(query, variables, ADMIN);
  const [answer] = Object.values(data ?? {}) as ({ __typename: string } | null)[];
  if (errors) expect(['BAD_USER_INPUT', 'NOT_FOUND']).toContain(errors[0]?.extensions.code);
  else expect(answer?.__typename ?? 'Refusal').toBe('Refusal');
});
