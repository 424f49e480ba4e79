// Every named statement of the program stands in a list with the reason for which it is a text.
import { expect, test } from 'vitest';
import {
  CLOCKED_STATEMENTS,
  HOT_STATEMENTS,
  PLAIN_STATEMENTS,
  TRANSACTION_STATEMENTS,
} from '../../bench/hotStatements.ts';
import { texts } from '../support/sourceTree.ts';

const listed = [
  ...Object.keys(HOT_STATEMENTS),
  ...CLOCKED_STATEMENTS,
  ...TRANSACTION_STATEMENTS,
  ...Object.values(PLAIN_STATEMENTS).flat(),
];

const NAMED = /\bstatement(?:<[^()`]*>)?\(\s*(['`])(.+?)\1|\bname: (['`])([^'`]+)\3,\s*text\b/g;

/** The names of the statements in a text; a part that is filled in may be any word. */
function namesIn(text: string): RegExp[] {
  return [...text.matchAll(NAMED)].map(([, , inCall, , inObject]) => {
    const name = (inCall ?? inObject ?? '').replace(/\$\{\w+\}/g, '\\w+');
    return new RegExp(`^${name}$`);
  });
}

const named = [...texts]
  .filter(([file]) => /^(src|server)\//.test(file) && !/^src\/(migrations\/|statement\.ts)/.test(file))
  .flatMap(([file, text]) => namesIn(text).map((name) => ({ file, name })));

test('a name is read in either form', () => {
  const text =
    "statement('a b')`select 1`; statement<{ n: number }>('c')``; send({ name: `put $" + '{way}`, text: PUT });';
  expect(namesIn(text)).toEqual([/^a b$/, /^c$/, /^put \w+$/]);
});

test('every statement is listed, once', () => {
  const missing = named.filter(({ name }) => !listed.some((one) => name.test(one)));
  expect(missing.map(({ file, name }) => `${file}: ${name.source}`)).toEqual([]);
  expect(listed.filter((one, index) => listed.indexOf(one) < index)).toEqual([]);
});

test('no name is listed that no file sends', () => {
  expect(listed.filter((one) => !named.some(({ name }) => name.test(one)))).toEqual([]);
});
