// Inputs that take one field alone, as compiled documents check them.
import { buildSchema, type OperationDefinitionNode, parse } from 'graphql';
import { expect, test } from 'vitest';
import { oneOfCheck } from '../../server/graphql/oneOfInputs.ts';

const schema = buildSchema(`
  input When @oneOf { date: String, window: ID }
  input Visit { when: When!, name: String }
  type Query { plain(name: String): Int, one(when: When): Int, all(visits: [Visit!]!): Int }`);

function checkIn(document: string) {
  return oneOfCheck(schema, parse(document).definitions[0] as OperationDefinitionNode);
}

test('an operation without such an input has nothing to check', () => {
  expect(checkIn('query ($name: String) { plain(name: $name) }')).toBeNull();
});

test.each([
  ['one field', { date: '2017-08-07' }, true],
  ['no field', {}, false],
  ['two fields', { date: '2017-08-07', window: '1' }, false],
  ['a field and a null', { date: '2017-08-07', window: null }, false],
  ['a null', { date: null }, false],
])('%s', (_, when, fits) => {
  expect(checkIn('query ($when: When) { one(when: $when) }')?.({ when })).toBe(fits);
  const nested = checkIn('query ($visits: [Visit!]!) { all(visits: $visits) }');
  expect(nested?.({ visits: [{ when: { window: '1' } }, { when }] })).toBe(fits);
  expect(nested?.({ visits: { when } })).toBe(fits);
});

test('what is left out is checked elsewhere', () => {
  expect(checkIn('query ($when: When) { one(when: $when) }')?.({})).toBe(true);
});
