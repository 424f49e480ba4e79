// The check that holds the contract to its last release finds what would break clients, and lets go what was announced.
import { describe, expect, test } from 'vitest';
import { changelogPage, releasedPage } from '../../scripts/contract/changelog.ts';
import { contractChanges } from '../../scripts/contract/changes.ts';
import { noTools } from '../support/missing.ts';

const RELEASED = `
  type Query { office(code: ID, old: Int @deprecated(reason: "Nothing reads it.")): Office former: Former @deprecated(reason: "Gone.") }
  type Office { name: String! city: String! @deprecated(reason: "Ask for name.") kind: Kind! }
  type Former { name: String }
  enum Kind { SMALL LARGE HUGE @deprecated(reason: "None is.") }
  input OfficeInput { name: String! }
`;
const changed = (...changes: readonly (readonly [string, string])[]) =>
  changes.reduce((sdl, [from, to]) => {
    expect(sdl).toContain(from);
    return sdl.replace(from, to);
  }, RELEASED);
const kindsOf = async (...changes: readonly (readonly [string, string])[]) =>
  (await contractChanges(RELEASED, changed(...changes))).map(({ kind }) => kind);

describe('a change of the contract', () => {
  test.each<[string, readonly [string, string]]>([
    ['a field that goes unannounced', ['name: String! city', 'city']],
    ['an argument that goes unannounced', ['code: ID, ', '']],
    ['a value that goes unannounced', ['SMALL ', '']],
    ['a field that may be null', ['name: String! city', 'name: String city']],
    ['a field of another type', ['name: String! city', 'name: Int! city']],
    ['an input field that must be given', ['OfficeInput { name', 'OfficeInput { city: String! name']],
    ['an argument that must be given', ['code: ID,', 'code: ID!,']],
  ])('%s breaks clients', async (_, change) => {
    expect(await kindsOf(change)).toContain('broken');
  });

  test.each<[string, readonly [string, string]]>([
    ['a field', ['city: String! @deprecated(reason: "Ask for name.") ', '']],
    ['an argument', [', old: Int @deprecated(reason: "Nothing reads it.")', '']],
    ['a value', [' HUGE @deprecated(reason: "None is.")', '']],
  ])('%s that the last release announced may go', async (_, change) => {
    expect(await kindsOf(change)).toEqual(['removed']);
  });

  test('a type may go with the last field that led to it, if that was announced', async () => {
    const gone = [
      [' former: Former @deprecated(reason: "Gone.")', ''],
      ['type Former { name: String }', ''],
    ] as const;
    expect(new Set(await kindsOf(...gone))).toEqual(new Set(['removed']));
  });

  test('what is new or announced breaks nothing', async () => {
    expect(await kindsOf(['SMALL', 'SMALL MIDDLE'], ['kind: Kind!', 'kind: Kind! phone: String'])).toEqual([
      'added',
      'added',
    ]);
    expect(await kindsOf(['name: String! city', 'name: String! @deprecated(reason: "x") city'])).toContain(
      'deprecated',
    );
  });
});

test('the changelog tells what is new, and keeps it under its version once that is released', async () => {
  const present = changed(['kind: Kind!', 'kind: Kind! phone: String']);
  const page = await changelogPage(RELEASED, present, null);
  expect(page).toContain('## Not released yet\n\n**Added**\n\n- Field `phone` was added to object type `Office`.\n');
  const after = await releasedPage(RELEASED, present, { page, version: '0.2.0', date: '2026-12-01' });
  expect(after).toMatch(
    /## Not released yet\n\nNothing\.\n[\s\S]*## 0\.2\.0 \(2026-12-01\)\n\n\*\*Added\*\*\n\n- Field `phone`/,
  );
  expect(await changelogPage(present, present, after)).toBe(after);
});

test.skipIf(noTools)(
  'a list without arguments of a connection, and a field without a description, are faults',
  async () => {
    const { contractFaults } = await import('../../checks/contractLint.ts');
    const faults = await contractFaults(
      '"""Root."""\ntype Query { places: PlaceConnection }\n"""Page."""\ntype PlaceConnection { edges: [Int] }\n',
    );
    expect(faults.join('\n')).toMatch(/relay-arguments/);
    expect(faults.join('\n')).toMatch(/require-description/);
  },
);
