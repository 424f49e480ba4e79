// However many rows a list has: each field of theirs is read for all of them together, by as many statements as for one.
import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { buildSchema } from '../../schema/index.ts';
import { GraphQLRoute } from '../../server/graphql/graphqlRoute.ts';
import { itemAt } from '../../src/items.ts';
import { atEnd } from '../support/atEnd.ts';
import { documentsBelow, type ListDocument, listRoots } from '../support/listDocuments.ts';
import { FIRST_WEBHOOKS, LATER, NOW, TODAY, writeRows } from '../support/listRows.ts';
import { statementsAsked } from '../support/sentStatements.ts';
import { ADMIN, openServer } from '../support/server.ts';

const schema = buildSchema();
const MANY = 20;
/** Offices of the tests, of which `near` leaves one. */
const OFFICES = 13;

/** Each list with a few rows and with many of them: what its field is called with. */
const LISTS: Record<string, readonly (readonly [few: string, many: string])[]> = {
  offices: [['near: "BOGOR"', 'near: null']],
  bookings: [TODAY, LATER].map((date) => atOffices(`date: "${date}", status: [CHECKED_IN, CONFIRMED]`)),
  conversations: [atOffices('first: 13')],
  tickets: [atOffices('')],
  messages: [atOffices('')],
  failedMessages: [atOffices('')],
  blocks: [atOffices('')],
  capacityChanges: [atOffices('first: 13')],
  audit: [atOffices('')],
  readings: [atOffices(`until: "${TODAY}T00:00:00+07:00"`)],
  savedReplies: [atOffices('')],
  webhooks: [atOffices('')],
  events: [atOffices('')],
  webhookDeliveries: [
    [`office: "BOGOR", webhook: ${FIRST_WEBHOOKS.BOGOR}`, `office: "DEPOK", webhook: ${FIRST_WEBHOOKS.DEPOK}`],
  ],
  staff: [atOffices('')],
  staffSessions: [atOffices('')],
  officeKeys: [atOffices('')],
  devices: [atOffices('')],
  conversationOfficers: [atOffices('')],
  suspiciousAddresses: [atOffices('')],
  openingLottery: [atOffices(`date: "${LATER}"`)],
  tryAnswer: [
    atOffices('').map((office) => `input: { ${office}, question: "Kantor buka jam berapa" }`) as [string, string],
  ],
  dailyStatistics: [
    ['office: "BOGOR", from: "2017-08-01", to: "2017-08-01"', 'office: "BOGOR", from: "2017-08-01", to: "2017-08-20"'],
  ],
  statistics: [
    ['offices: ["BOGOR"], from: "2017-08-01", to: "2017-08-01"', 'offices: null, from: "2017-08-01", to: "2017-08-01"'],
  ],
};

/** Fields that lead to a list, but not to one whose length is the caller's business; each with the reason. */
const ONE_THING: Record<string, string> = {
  administrators: 'Its rows are those of `staff`.',
  apiKeys: 'Its rows have no fields that are read.',
  ownSessions: 'Its rows are those of `staffSessions`.',
  board: 'Boards of many offices are read by `offices`.',
  booking: 'The fields of many bookings are read by `bookings`.',
  node: 'The fields of its types are those of `offices`, `bookings` and `tickets`.',
  conversation: 'The fields of many conversations are read by `conversations`.',
  office: 'The fields of many offices are read by `offices`.',
  longWaits: 'It names five at most of the tickets that wait, all of them read by one statement.',
  placeRequest: 'The fields of its office are those of `offices`.',
  ticket: 'The fields of many tickets are read by `tickets`.',
  messageStatistics: 'It has one row a kind of message, all counted by one statement.',
  previewCapacity: 'The change is made and taken back, whatever is asked for of it.',
  holidayCalendar: 'It is one of an office, whose proposals are counted by one statement.',
  previewHolidays: 'The days of one office, counted by one statement, and a change that is made and taken back.',
  messageTexts: 'Its rows are the catalogue of messages, and none is read.',
  tryText: 'It has one row a channel, and reads none.',
  tryTemplate: 'It has one row a field of one message, and reads none.',
  visitRatings: 'It has one row a service, all summed by one statement.',
  visit: 'It tells of one booking or number; the fields of its office are those of `offices`.',
  viewer: 'The bookings of a sender are asked for from within, for whole groups of messages.',
};

function atOffices(rest: string): [string, string] {
  return [`office: "BOGOR" ${rest}`, `office: "DEPOK" ${rest}`];
}

const LITERALS = { date: `"${TODAY}"`, from: `"${TODAY}"`, to: `"${TODAY}"`, office: '"BOGOR"' };

/** Counts what is sent to PostgreSQL for the request that runs, and not what the server does beside it. */
function countStatements(): { last(): number } {
  const requests = new AsyncLocalStorage<{ statements: number }>();
  let last = { statements: 0 };
  const query = pg.Client.prototype.query;
  const sent = vi.spyOn(pg.Client.prototype, 'query');
  // biome-ignore lint/suspicious/noExplicitAny: the driver's query has many shapes; all are passed on as they are.
  sent.mockImplementation(function (this: pg.Client, ...given: any[]): any {
    const request = requests.getStore();
    if (request) request.statements += statementsAsked(given[0]).length;
    return Reflect.apply(query, this, given);
  });
  const answer = Reflect.get(GraphQLRoute.prototype, 'answer');
  const answered = vi.spyOn(GraphQLRoute.prototype, 'answer');
  answered.mockImplementation(function (this: GraphQLRoute, ...given) {
    last = { statements: 0 };
    return requests.run(last, () => Reflect.apply(answer, this, given));
  });
  atEnd(() => {
    sent.mockRestore();
    answered.mockRestore();
  });
  return { last: () => last.statements };
}

const statements = countStatements();
const server = await openServer({ start: NOW });
const codes: { code: string }[] = await server.ask('{ offices { code } }');
await writeRows(server.query, new Map(codes.map(({ code }) => [code, code === 'DEPOK' ? MANY : 1])));

let asked = 0;

interface Looked {
  statements: number;
  /** Objects of the document's type in the answer. */
  rows: number;
}

/** The first request of a day notes something down, and one after a change counts it: the cheapest of these counts. */
const TRIES = 4;

/** Each time under another name, so that none is answered from memory; until it takes no more than `most` statements. */
async function look({ query, path }: ListDocument, most = 0): Promise<Looked> {
  const looked: Looked = { statements: Number.POSITIVE_INFINITY, rows: 0 };
  for (let times = 0; times < TRIES && looked.statements > most; times++) {
    const { data, errors } = await server.graphql(`query Asked${asked++} {${query} }`, {}, ADMIN);
    if (errors) throw new Error(`${path}: ${errors[0]?.extensions.code} ${errors[0]?.message}`);
    looked.statements = Math.min(looked.statements, statements.last());
    looked.rows = rowsAt(data, path.split('.'));
  }
  return looked;
}

function rowsAt(value: unknown, [name, ...rest]: readonly string[]): number {
  if (Array.isArray(value))
    return value.reduce((sum, one) => sum + rowsAt(one, name === undefined ? [] : [name, ...rest]), 0);
  if (value === null || typeof value !== 'object') return 0;
  return name === undefined ? 1 : rowsAt((value as Record<string, unknown>)[name], rest);
}

/** Of one list. */
interface Findings {
  /** Fields that cost more statements the more rows there are. */
  dearer: string[];
  /** Types below the list, each with the most rows of it that an answer had. */
  rowsOf: Map<string, number>;
}

/** Types whose own list is looked at elsewhere, and which lead on and on. */
const ELSEWHERE: Record<string, readonly string[]> = { offices: ['Booking'] };

async function findingsAt(root: string): Promise<Findings> {
  const findings: Findings = { dearer: [], rowsOf: new Map() };
  const others = new Set(ELSEWHERE[root] ?? ['Office']);
  for (const [few, many] of LISTS[root] ?? []) {
    const [ofFew, ofMany] = [few, many].map((call) =>
      documentsBelow(schema, root, { call: `${root}(${call})`, literals: LITERALS, others }),
    );
    for (const [index, document] of (ofFew ?? []).entries()) {
      if (!document.isInList) continue;
      const one = await look(document);
      const all = await look(itemAt(ofMany ?? [], index), one.statements);
      const isMore = one.rows > 0 && all.rows > one.rows;
      const known = findings.rowsOf.get(document.type) ?? 0;
      findings.rowsOf.set(document.type, isMore ? Math.max(known, all.rows) : known);
      // One statement for all rows is no statement a row: windows are kept only where they are asked for often in a second.
      if (isMore && all.statements > Math.max(one.statements, 1))
        findings.dearer.push(`${document.path}: ${one.statements} for ${one.rows}, ${all.statements} for ${all.rows}`);
    }
  }
  return findings;
}

const findings = new Map<string, Findings>();
for (const root of Object.keys(LISTS)) findings.set(root, await findingsAt(root));

test('every field that leads to a list is looked at, or said to be one thing', () => {
  expect([...Object.keys(LISTS), ...Object.keys(ONE_THING)].toSorted()).toEqual(listRoots(schema).toSorted());
});

test.each(Object.keys(LISTS))('%s: as many statements for many rows as for few', (root) => {
  expect(findings.get(root)?.dearer).toEqual([]);
});

/** Types below a list of which these rows are few, each with the reason. */
const FEW: Record<string, string> = {
  RecentCall: 'A board has eight at most.',
  ...Object.fromEntries(
    [
      'BoardHours',
      'BoardSlide',
      'CounterWord',
      'DayHours',
      'OfficeChannel',
      'OfficeText',
      'Quota',
      'Release',
      'Share',
      'SlideText',
    ].map((type) => [type, 'It is a part of the settings of an office, which are in memory.']),
  ),
};

test('of every type below a list there were many rows', () => {
  const rowsOf = new Map<string, number>();
  for (const each of findings.values())
    for (const [type, rows] of each.rowsOf) rowsOf.set(type, Math.max(rows, rowsOf.get(type) ?? 0));
  expect(
    [...rowsOf]
      .filter(([, rows]) => rows < OFFICES)
      .map(([type]) => type)
      .toSorted(),
  ).toEqual(Object.keys(FEW).toSorted());
});
