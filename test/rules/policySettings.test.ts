// A setting of the policy is everywhere or nowhere: in the file, in the contract, and in the console with the same bounds.
import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLInputObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { SETTINGS } from '../../src/office/shapes.ts';
import { GROUPS } from '../../web/office/settings.ts';

const { policy, queue } = SETTINGS;
const contract = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
const fieldsOf = (input: string) => Object.keys((contract.getType(input) as GraphQLInputObjectType).getFields());

/** Settings with parts, as the console names those. */
const PARTS: Record<string, string[]> = {
  release: ['release', 'releaseJitter'],
  freedPlaceMinutes: ['freedFrom', 'freedTo'],
};
const inConsole = GROUPS.flatMap(({ settings }) => settings);

/** From each number the console asks for to what takes it. */
const taken: Record<string, (value: number) => boolean> = {
  releaseJitter: (value) => policy.safeParse({ release: { at: '14:00', jitterMinutes: value } }).success,
  freedFrom: (value) => policy.safeParse({ freedPlaceMinutes: { from: value, to: Math.max(value, 0) } }).success,
  freedTo: (value) => policy.safeParse({ freedPlaceMinutes: { from: 0, to: value } }).success,
  ...Object.fromEntries(
    Object.keys(policy.shape).map((name) => [name, (value: number) => policy.safeParse({ [name]: value }).success]),
  ),
};

describe.each(Object.keys(policy.shape))('the setting %s', (name) => {
  test('can be set by managers', () => {
    expect(fieldsOf('PolicyInput')).toContain(name);
  });

  test('is in the console', () => {
    const names = PARTS[name] ?? [name];
    const shown = inConsole.map((setting): string => setting.name);
    expect(names.filter((part) => !shown.includes(part))).toEqual([]);
  });
});

test('the console has nothing else', () => {
  const known = [...Object.keys(policy.shape), ...Object.values(PARTS).flat(), 'priorityEvery', 'walkInPlaces'];
  expect(inConsole.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
  expect(Object.keys((queue as unknown as { shape: object }).shape)).toEqual(expect.arrayContaining(known.slice(-2)));
});

describe.each(inConsole.filter(({ unit, name }) => unit && name in taken))(
  'the bounds of $name',
  ({ name, least, most }) => {
    test('are those of the core', () => {
      const tried = [least - 1, least, most, most + 1].map((value) => taken[name]?.(value));
      expect(tried).toEqual([false, true, true, false]);
    });
  },
);
