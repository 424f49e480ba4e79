// Every list that is read page by page: forward and, where it can be, backward; its cursors are its own.
import { type GraphQLField, getNamedType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { buildSchema } from '../../schema/index.ts';
import { FIRST_WEBHOOKS, LATER, NOW, TODAY, writeRows } from '../support/listRows.ts';
import { ADMIN, apiKey, openServer } from '../support/server.ts';

const ROWS = 5;

/** The document of each list, with ARGS for its arguments and PAGE for its page. */
const LISTS: Record<string, string> = {
  'Query.bookings': `{ list: bookings(office: "BOGOR", date: "${TODAY}" ARGS) PAGE }`,
  'Query.tickets': '{ list: tickets(office: "BOGOR" ARGS) PAGE }',
  'Query.conversations': '{ list: conversations(office: "BOGOR" ARGS) PAGE }',
  'Query.messages': '{ list: messages(office: "BOGOR" ARGS) PAGE }',
  'Query.failedMessages': '{ list: failedMessages(office: "BOGOR" ARGS) PAGE }',
  'Query.blocks': '{ list: blocks(office: "BOGOR" ARGS) PAGE }',
  'Query.suspiciousAddresses': '{ list: suspiciousAddresses(office: "BOGOR" ARGS) PAGE }',
  'Query.capacityChanges': '{ list: capacityChanges(office: "BOGOR" ARGS) PAGE }',
  'Query.audit': '{ list: audit(office: "BOGOR" ARGS) PAGE }',
  'Query.readings': `{ list: readings(office: "BOGOR", until: "${TODAY}T00:00:00+07:00" ARGS) PAGE }`,
  'Query.events': '{ list: events(office: "BOGOR" ARGS) PAGE }',
  'Query.webhookDeliveries': `{ list: webhookDeliveries(office: "BOGOR", webhook: ${FIRST_WEBHOOKS.BOGOR} ARGS) PAGE }`,
  'Query.staff': '{ list: staff(office: "BOGOR" ARGS) PAGE }',
  'Query.administrators': '{ list: administrators(ARGS) PAGE }',
  'Query.apiKeys': '{ list: apiKeys(ARGS) PAGE }',
  'Query.officeKeys': '{ list: officeKeys(office: "BOGOR" ARGS) PAGE }',
  'CapacityChange.moves': '{ above: capacityChanges(office: "BOGOR", last: 1) { nodes { list: moves(ARGS) PAGE } } }',
  'OpeningLottery.draws': `{ above: openingLottery(office: "BOGOR", date: "${LATER}") { list: draws(ARGS) PAGE } }`,
  'Viewer.bookings': '{ above: viewer { list: bookings(ARGS) PAGE } }',
  'Conversation.messages':
    '{ above: conversations(office: "BOGOR", first: 1) { nodes { list: messages(ARGS) PAGE } } }',
};
/** Lists that begin at their end. */
const FROM_END = ['Conversation.messages'];

const PAGE =
  '{ edges { cursor node { __typename } } nodes { __typename } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';

interface Page {
  edges: { cursor: string; node: { __typename: string } }[];
  nodes: { __typename: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
}

const schema = buildSchema();
const connections = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .flatMap((type) => Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const))
  .filter(([name, { type }]) => getNamedType(type).name.endsWith('Connection') && !name.startsWith('Subscription.'));
const server = await openServer({ start: NOW });
await writeRows(server.query, new Map([['BOGOR', ROWS]]));
await server.query(`insert into moved_booking (change, booking, from_date, from_starts_at, from_quota, from_forfeit_at,
    to_starts_at, reached, version)
  select (select min(id) from day_change where office = 'BOGOR'), code, visit_date, held_at, 'general', held_at, held_at, true, 1
  from booking where office = 'BOGOR' and status = 'CHECKED_IN'`);

/** The bookings of today are those of a key. */
const key = await apiKey(server, ['READ', 'BOOK']);
await server.query(`update booking set api_key = ${key.id} where office = 'BOGOR'`);

for (let person = 0; person < ROWS; person++) {
  await server.staff('ADMINISTRATOR', '', `Pengelola ${person}`);
  await apiKey(server, ['READ']);
}

async function pageOf(name: string, args: Record<string, unknown>): Promise<Page> {
  const written = Object.entries(args).map(([key, value]) => `, ${key}: ${JSON.stringify(value)}`);
  const document = LISTS[name]?.replace('ARGS', written.join('')).replace('(, ', '(').replace('PAGE', PAGE) ?? '';
  const { data, errors } = await server.graphql(document, {}, name === 'Viewer.bookings' ? key.signedIn : ADMIN);
  if (errors) throw new Error(`${errors[0]?.extensions.code}: ${errors[0]?.message}`);
  const above = [data.above?.nodes ?? data.above].flat()[0];
  return (above ?? data).list;
}

const cursorsOf = ({ edges }: Page) => edges.map(({ cursor }) => cursor);

test('are all here', () => {
  expect(Object.keys(LISTS).toSorted()).toEqual(connections.map(([name]) => name).toSorted());
});

test.each(connections)('%s is read page by page, without a gap and nothing twice', async (name, field) => {
  const isFromEnd = FROM_END.includes(name);
  const all = cursorsOf(await pageOf(name, { [isFromEnd ? 'last' : 'first']: 200 }));
  expect(all.length).toBeGreaterThan(1);
  expect(new Set(all).size).toBe(all.length);
  if (!isFromEnd) expect(await walk(name, 'first', 'after')).toEqual(all);
  if (has(field, 'last')) expect(await walk(name, 'last', 'before')).toEqual(all);
});

/** The cursors of all pages in the order of the list. */
async function walk(name: string, size: 'first' | 'last', from: 'after' | 'before'): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | null = null, isMore = true; isMore; ) {
    const page: Page = await pageOf(name, { [size]: 2, ...(cursor && { [from]: cursor }) });
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    const cursors = cursorsOf(page);
    expect([startCursor, endCursor]).toEqual([cursors[0], cursors.at(-1)]);
    expect(page.nodes).toEqual(page.edges.map(({ node }) => node));
    expect(size === 'first' ? hasPreviousPage : hasNextPage).toBe(cursor !== null);
    found[size === 'first' ? 'push' : 'unshift'](...cursors);
    [cursor, isMore] = size === 'first' ? [endCursor, hasNextPage] : [startCursor, hasPreviousPage];
  }
  return found;
}

test.each(connections)('%s keeps the place of who asks where its page is empty', async (name, field) => {
  const argument = FROM_END.includes(name) ? 'before' : 'after';
  const all = cursorsOf(await pageOf(name, { [argument === 'after' ? 'first' : 'last']: 200 }));
  const cursor = argument === 'after' ? all.at(-1) : all[0];
  const { edges, pageInfo } = await pageOf(name, { [argument]: cursor });
  expect(edges).toEqual([]);
  expect(pageInfo).toMatchObject({ startCursor: cursor, endCursor: cursor });
  if (!has(field, 'last') || FROM_END.includes(name)) return;
  const none = await pageOf(name, { last: 50, before: all[0] });
  expect(none).toMatchObject({ edges: [], pageInfo: { startCursor: all[0], endCursor: all[0] } });
});

const OTHERS = { text: 'kemarin', nothing: '', anotherList: Buffer.from('others 1').toString('base64url') };

test.each(connections)('%s takes no cursor that it has not issued', async (name, field) => {
  for (const argument of ['after', 'before'].filter((one) => has(field, one)))
    for (const cursor of Object.values(OTHERS))
      await expect(pageOf(name, { [argument]: cursor })).rejects.toThrow(
        `BAD_USER_INPUT: ${argument} is no cursor of this list.`,
      );
});

test.each(connections)('%s has pages of 1 to 200, from one end', async (name, field) => {
  for (const size of ['first', 'last'].filter((one) => has(field, one)))
    for (const wrong of [0, 201])
      await expect(pageOf(name, { [size]: wrong })).rejects.toThrow(`${size} must be from 1`);
  if (has(field, 'first') && has(field, 'last'))
    await expect(pageOf(name, { first: 1, last: 1 })).rejects.toThrow('first and last cannot be given together.');
});

test('what came since a page was read stands before its first cursor', async () => {
  const newest = cursorsOf(await pageOf('Query.audit', { first: 1 }))[0];
  expect((await pageOf('Query.audit', { last: 50, before: newest })).edges).toEqual([]);
  await server.query(`insert into audit (at, who, what, office) values (now(), 'manager 1', 'closeDay', 'BOGOR')`);
  const since = await pageOf('Query.audit', { last: 50, before: newest });
  expect(since.edges).toHaveLength(1);
  expect(since.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
});

function has({ args }: GraphQLField<unknown, unknown>, name: string): boolean {
  return args.some((one) => one.name === name);
}
