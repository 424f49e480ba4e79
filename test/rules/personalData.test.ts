// Every column of every table is known: personal data has a term or a reason, and the document says the same.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TABLES } from '../../src/migrations/frozen.ts';
import { NUMBER_SETTINGS } from '../../src/office/numberSettings.ts';
import { KEPT_FOR_GOOD, NOT_PERSONAL, RETENTION_RULES, type RetentionRule, type Term } from '../../src/personalData.ts';

/** Each column as `table.column`, as often as it is named. */
const named = [
  ...[...RETENTION_RULES, ...KEPT_FOR_GOOD].flatMap(({ table, columns }) =>
    columns.map((column) => `${table}.${column}`),
  ),
  ...Object.entries(NOT_PERSONAL).flatMap(([table, columns]) =>
    columns.split(' ').map((column) => `${table}.${column}`),
  ),
].toSorted();
const inTables = Object.entries(TABLES)
  .flatMap(([table, columns]) => columns.map((column) => `${table}.${column.split(' ')[0]}`))
  .toSorted();

test('every column of every table is named once', () => {
  expect(inTables.filter((column) => !named.includes(column))).toEqual([]);
  expect(named.filter((column) => !inTables.includes(column))).toEqual([]);
  expect(named.filter((column, at) => named[at - 1] === column)).toEqual([]);
});

test('every setting of a term is one of the data that managers set', () => {
  for (const term of RETENTION_RULES.flatMap(({ terms }) => terms))
    if (typeof term === 'string') expect(NUMBER_SETTINGS[term]).toMatchObject({ group: 'data', unit: 'days' });
});

const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
const termOf = (term: Term) => (typeof term === 'number' ? `${term} ${term === 1 ? 'day' : 'days'}` : `\`${term}\``);
const ruleRow = ({ table, columns, terms, from, end }: RetentionRule) =>
  `| \`${table}\` | ${code(columns)} | ${terms.map(termOf).join(', then ')} | ${from} | ${end} |`;
const keptRows = KEPT_FOR_GOOD.map(({ table, columns, why }) => `| \`${table}\` | ${code(columns)} | ${why} |`);

test('docs/retention.md has these rules and no others', () => {
  const rows = readFileSync('docs/retention.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(rows).toEqual([...RETENTION_RULES.map(ruleRow), ...keptRows]);
});
