// Every fault of classes 22 (data) and 54 (limits) that a value can raise in PostgreSQL is that of one item of a group.
import { expect, test } from 'vitest';
import { errorCodeOf } from '../../src/errorCode.ts';
import { inGroups } from '../../src/transact.ts';
import { openHouse } from '../support/house.ts';

const { pool } = (await openHouse()).database;

/** By the code of the fault, a statement that raises it. */
const DATA_FAULTS: Readonly<Record<string, string>> = {
  '22001': `do $$ declare short varchar(1); begin short := 'ab'; end $$`,
  '22003': 'select 2147483648::int',
  '22004': `select format('%I', null)`,
  '22007': `select 'soon'::date`,
  '22008': `select '2017-02-31'::date`,
  '22009': `select '00:00+99'::timetz`,
  '22011': `select substring('abc' for -1)`,
  '22012': 'select 1 / 0',
  '22013': 'select sum(1) over (order by 1 rows between -1 preceding and current row)',
  '22014': 'select ntile(0) over ()',
  '22015': `select interval '999999999999999 years'`,
  '22016': 'select nth_value(1, 0) over ()',
  '2201B': `select 'a' ~ '('`,
  '2201E': 'select ln(0::numeric)',
  '2201F': 'select power(0::numeric, -1)',
  '2201G': 'select width_bucket(1, 1, 1, 0)',
  '2201W': 'select 1 limit -1',
  '2201X': 'select 1 offset -1',
  '22021': `select convert_from('\\xff'::bytea, 'UTF8')`,
  '22023': `select date_trunc('nonsense', now())`,
  '22025': `select 'ab' like 'a\\'`,
  '22026': `do $$ declare short bit(2); begin short := B'101'; end $$`,
  '2202E': 'select array[array[1], array[1, 2]]',
  '2202H': 'select from booking tablesample system (200)',
  '22033': `select jsonb_path_query('[1]', 'strict $[3]')`,
  '22038': `select jsonb_path_query('"a"', '$ + 1')`,
  '22039': `select jsonb_path_query('{}', 'strict $[*]')`,
  '2203A': `select jsonb_path_query('{}', 'strict $.a')`,
  '22P02': `select 'x'::int`,
  '22P05': `select '"\\u0000"'::jsonb ->> 0`,
  '54000': `select repeat('x', 2000000000)`,
  '54001': `select repeat('[', 200000)::json`,
  '54011': `select ${Array.from({ length: 1700 }, () => '1').join()}`,
  '54023': `select concat(${Array.from({ length: 200 }, () => '1').join()})`,
};

/** Answers each item by itself, after the statement that belongs to it. */
const work = inGroups<string | null, string>(pool, async (tx, items) => {
  for (const statement of items) if (statement) await tx.query(statement);
  return { answer: items.map(() => 'done'), announcements: [] };
});

test.each(Object.entries(DATA_FAULTS))('%s fails alone', async (code, statement) => {
  const answers = await Promise.allSettled([null, statement, null, null].map((item) => work(item)));
  const told = answers.map((answer) => (answer.status === 'rejected' ? errorCodeOf(answer.reason) : answer.value));
  expect(told).toEqual(['done', code, 'done', 'done']);
});

test('all of them among honest items fail alone', async () => {
  const items = Object.values(DATA_FAULTS).flatMap((statement) => [null, statement, null]);
  const answers = await Promise.allSettled(items.map((item) => work(item)));
  expect(answers.map(({ status }) => status)).toEqual(items.map((item) => (item ? 'rejected' : 'fulfilled')));
});
