// The limits in docs/api/limits.md are those of the code: each figure of its tables stands beside the constant that it is.
import { readFileSync } from 'node:fs';
import { type OperationDefinitionNode, parse } from 'graphql';
import { expect, test } from 'vitest';
import { costOf } from '../../server/graphql/limits.ts';

/** The first cell of a row, the file of its constant, and the constant; its value in the unit of the document. */
const LIMITS_BY_ROW: Readonly<Record<string, readonly [file: string, constant: string, unit?: number]>> = {
  body: ['server/http/http.ts', 'MAX_BODY_BYTES', 1024],
  'message over a WebSocket': ['server/live/subscriptions.ts', 'MAX_MESSAGE_BYTES', 1024],
  'tokens of the document': ['server/graphql/limits.ts', 'maxTokens'],
  'depth of fields': ['server/graphql/limits.ts', 'MAX_DEPTH'],
  aliases: ['server/graphql/limits.ts', 'MAX_ALIASES'],
  'fields at the root': ['server/graphql/limits.ts', 'MAX_ROOT_FIELDS'],
  cost: ['server/graphql/limits.ts', 'MAX_COST'],
  'fields of its variables in all': ['server/graphql/variableLimits.ts', 'MAX_VARIABLE_FIELDS'],
  'page of a list (`first`, `last`)': ['schema/page.ts', 'MAX_PAGE_SIZE'],
  'kiosk or board with its own key': ['server/access/limiting.ts', 'DEVICE_REQUESTS_PER_MINUTE'],
  'views of a WebSocket': ['server/live/liveSessions.ts', 'MAX_VIEWS_OF_CONNECTION'],
  'connections of an IPv4 address or IPv6 /64': ['server/live/socketBudget.ts', 'MAX_SOCKETS_OF_SOURCE'],
  'connections of an IPv4 /24': ['server/live/socketBudget.ts', 'MAX_SOCKETS_OF_NETWORK'],
  'connections of a server': ['server/live/socketBudget.ts', 'MAX_SOCKETS'],
};

/** The sentences that have a figure, with the constant that it is. */
const LIMITS_BY_SENTENCE: readonly (readonly [sentence: RegExp, file: string, constant: string])[] = [
  [/get (\d+) booking codes wrong/, 'server/access/guesses.ts', 'MAX_WRONG_CODES'],
  [/and (\d+) keys\b/, 'server/http/wrongKeys.ts', 'MAX_WRONG_KEYS'],
  [/`RATE_LIMIT`, (\d+) unless/, 'src/settings/accessRows.ts', 'RATE_LIMIT'],
];

const page = readFileSync('docs/api/limits.md', 'utf8');
/** The last cell that begins with a figure, by the first cell of its row. */
const rows = new Map(
  [...page.matchAll(/^\| ([^|]+?) \| (\d+)\b/gm)].map(([, name = '', figure]) => [name, Number(figure)] as const),
);

/** The value of a constant, as it is written (`256 * 1024`, `20_000`), or what a setting usually is. */
function constantIn(file: string, name: string): number {
  const text = readFileSync(file, 'utf8');
  const written = new RegExp(`\\b${name}\\b(?::| =|: {[^}]*\\busual:)\\s*'?([\\d_]+)(?: \\* (\\d+))?`).exec(text);
  if (!written) throw new Error(`${file} has no ${name}.`);
  const [, first = '', times = '1'] = written;
  return Number(first.replaceAll('_', '')) * Number(times);
}

test.each(Object.entries(LIMITS_BY_ROW))('%s', (row, [file, constant, unit = 1]) => {
  expect(rows.get(row)).toBe(constantIn(file, constant) / unit);
});

test('every row with a figure is compared, but that of operations, of which there is one', () => {
  const compared = [...Object.keys(LIMITS_BY_ROW), 'operations, as a batch'];
  expect([...rows.keys()].filter((row) => !compared.includes(row))).toEqual([]);
});

test('the example of a cost costs that', () => {
  const [, query = '', said] = /costs .*?:\n\n```graphql\n(.*?)```\n\nThat is (\d+)/s.exec(page) ?? [];
  const document = parse(query);
  const [operation] = document.definitions as OperationDefinitionNode[];
  expect(operation && costOf(document, operation)({})).toBe(Number(said));
});

test.each(LIMITS_BY_SENTENCE)('%s', (sentence, file, constant) => {
  expect(Number(sentence.exec(page)?.[1])).toBe(constantIn(file, constant));
});
