// A document that is asked again and again is answered as it was at first: data, errors, status and log.
import type { GraphQLRequestExecutionListener } from '@apollo/server';
import { buildSchema, Kind, parse } from 'graphql';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { COMPILED, CompiledDocuments, MIN_USES_TO_COMPILE, SLOW_EXECUTION_MS } from '../../server/graphql/compiled.ts';
import { type Answer, openServer, post } from '../support/server.ts';

let compiled = 0;
COMPILED.subscribe(() => {
  compiled++;
});

const server = await openServer();
const desk = await server.staff('FRONT_DESK');

beforeEach(() => {
  compiled = 0;
});

/** The part of an answer that is the same however often the query is sent. */
const shown = ({ status, headers, data, errors }: Answer) => ({
  status,
  type: headers.get('content-type'),
  data,
  errors: errors
    ?.map(({ extensions: { requestId, ...extensions }, ...error }) => ({
      ...error,
      extensions: { ...extensions, logged: requestId !== undefined },
    }))
    // Side by side, they come as they come.
    .sort((a, b) => String(a.path).localeCompare(String(b.path))),
});

/** The first answer and the one once the document has been asked often. */
async function asked(query: string, variables: object = {}, headers = {}) {
  const first = await server.graphql(query, variables, headers);
  let last = first;
  for (let times = 0; times <= MIN_USES_TO_COMPILE; times++) last = await server.graphql(query, variables, headers);
  return { first: shown(first), last: shown(last) };
}

const BOOK = `mutation ($input: BookInput!) { book(input: $input) {
  __typename
  ... on Booking { ...Held }
  ... on Refusal { reason message field alternatives { id startsAt } }
} }
fragment Held on Booking { code status window { id startsAt } office { code name } history { action at } allowedActions }`;

const wish = (change: object = {}) => ({
  input: {
    office: 'BOGOR',
    when: { date: '2017-08-07' },
    applicant: { name: 'Budi', birthDate: '1987-01-25' },
    phone: '+628120000001',
    idempotencyKey: 'budi',
    ...change,
  },
});

const DATES = 'query ($days: Int!, $short: Boolean = true) { office(code: "BOGOR") { availability(days: $days) {';

describe('is the same once compiled:', () => {
  test.each<[string, string, object?, object?]>([
    ['what is nested', '{ offices { code name services { code name } channels { kind address } } viewer { kind } }'],
    [
      'what is called otherwise',
      '{ a: office(code: "BOGOR") { x: code y: code } b: office(code: "BATAM") { x: name } }',
    ],
    ['nothing', '{ booking(code: "22222222") { code } }'],
    [
      'what fragments ask',
      '{ office(code: "BOGOR") { ...A } } fragment A on Office { code ...B } fragment B on Office { name }',
    ],
    [
      'lists with variables',
      'query ($days: Int!) { office(code: "BOGOR") { availability(days: $days) { date windows { id remaining } } } }',
      { days: 3 },
    ],
    [
      'what has a default though it is required',
      'query ($days: Int! = 2) { office(code: "BOGOR") { availability(days: $days) { date } } }',
    ],
    ['what is left out', `${DATES} date windows @skip(if: $short) { id } } } }`, { days: 2, short: true }],
    ['what is not left out', `${DATES} date windows @include(if: $short) { id } } } }`, { days: 2 }],
    [
      'what is asked of the schema',
      '{ __type(name: "Booking") { name fields { name type { kind ofType { name } } } } }',
    ],
    ['a booking made with a key', BOOK, wish()],
    ['a refusal', BOOK, wish({ idempotencyKey: 'again' })],
    ['a refusal in English', BOOK, wish({ idempotencyKey: 'english', language: 'en' })],
    [
      'two changes, the second after the first',
      `mutation ($a: BookInput!, $b: BookInput!) { a: book(input: $a) { __typename } b: book(input: $b) {
        ... on Refusal { reason } } }`,
      {
        a: wish({ phone: '+628120000002', idempotencyKey: 'one', applicant: { name: 'Siti', birthDate: '1990-02-03' } })
          .input,
        b: wish({ phone: '+628120000003', idempotencyKey: 'two', applicant: { name: 'Siti', birthDate: '1990-02-03' } })
          .input,
      },
      desk,
    ],
    [
      'a list of the desk',
      '{ bookings(office: "BOGOR", date: "2017-08-07") { edges { node { code applicant { name } } } } }',
      {},
      desk,
    ],
    ['what is not there', '{ office(code: "NOWHERE") { code } }'],
    [
      'what is forbidden beside what is not',
      '{ viewer { kind } bookings(office: "BOGOR", date: "2017-08-07") { totalCount } }',
    ],
  ])('%s', async (name, query, variables, headers) => {
    // A document of its own, though another asks the same.
    const { first, last } = await asked(`${query} # ${name}`, variables, headers);
    expect(first.status).toBe(200);
    expect(last).toEqual(first);
    expect(compiled).toBe(1);
  });

  test.each<[string, object]>([
    ['a phone number that is no text', wish({ phone: 628123456789 })],
    ['a variable left out', {}],
    ['a field that is none', wish({ colour: 'red' })],
    ['a choice that is none', wish({ priority: 'QUEEN' })],
    ['null where something must be', wish({ applicant: null })],
  ])('the fault of %s', async (name, variables) => {
    const { first, last } = await asked(`${BOOK} # ${name}`, variables);
    expect(first).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(last).toEqual(first);
    expect(compiled).toBe(1);
  });

  test.each([
    [
      'at several places',
      '{ viewer { kind } a: office(code: "BOGOR") { ...B } b: office(code: "BATAM") { ...B } } fragment B on Office { board { sequence } }',
      ['a', 'b'],
    ],
    ['where something must be', '{ offices { code } board(office: "BOGOR") { sequence } }', ['board']],
  ])('a fault of ours %s, with all of it in the log', async (_, query, places) => {
    // The clock's own faults belong to no request.
    const logged = () =>
      server.lines.map((line) => JSON.parse(line)).filter(({ err, requestId }) => requestId && err?.code === '42P01');
    const before = logged().length;
    await server.query('alter table board rename to lost_board');
    const { first, last } = await asked(query, {}, desk);
    await server.query('alter table lost_board rename to board');
    expect(first.errors?.map(({ path }) => path?.[0])).toEqual(places);
    for (const { extensions } of first.errors ?? [])
      expect(extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', logged: true });
    expect(last).toEqual(first);
    expect(compiled).toBe(1);
    expect(logged().length - before).toBe(places.length * (MIN_USES_TO_COMPILE + 2));
    for (const { err } of logged().slice(before)) expect(err.statement).toBe('boards');
  });
});

describe('is the same once compiled, as it is asked for:', () => {
  /** The whole answer to a body, as it was before its document was compiled and as it is after that. */
  async function sent(body: (query: string) => unknown, headers: Record<string, string>) {
    const query = `query Named { viewer { kind } } # ${JSON.stringify(headers)} ${JSON.stringify(body(''))}`;
    const send = async () => {
      const init = { method: 'POST', headers, body: JSON.stringify(body(query)) };
      const response = await fetch(`${server.url}/graphql`, init);
      return [response.status, response.headers.get('content-type'), (await response.text()).trim()];
    };
    const first = await send();
    for (let times = 0; times <= MIN_USES_TO_COMPILE; times++) await server.graphql(query);
    return { first, last: await send() };
  }

  test.each([
    ['application/json', 200],
    ['*/*', 200],
    ['application/graphql-response+json', 200],
    ['application/graphql-response+json,application/json;q=0.9', 200],
    ['application/graphql-response+json, application/graphql+json, application/json', 200],
    ['application/json;q=0.5, application/graphql-response+json', 200],
    ['text/html', 406],
    ['constructor', 406],
    ['', 200],
  ])('where %s is accepted', async (accept, status) => {
    const { first, last } = await sent((query) => ({ query }), { 'content-type': 'application/json', accept });
    expect(first[0]).toBe(status);
    expect(last).toEqual(first);
  });

  test.each([
    ['application/json', 200],
    ['application/json; charset=utf-8', 200],
    ['Application/JSON', 200],
    ['text/plain', 400],
    ['application/x-www-form-urlencoded', 400],
    ['application/jsonp', 415],
  ])('in %s', async (type, least) => {
    const { first, last } = await sent((query) => ({ query }), { 'content-type': type });
    expect(first[0]).toBeGreaterThanOrEqual(least);
    expect(last).toEqual(first);
  });

  test.each<[string, number, (query: string) => unknown]>([
    ['its name', 200, (query) => ({ query, operationName: 'Named' })],
    ['no name', 200, (query) => ({ query, operationName: null, variables: null, extensions: null })],
    ['another name', 400, (query) => ({ query, operationName: 'Other' })],
    ['an empty name', 400, (query) => ({ query, operationName: '' })],
    ['a number for a name', 400, (query) => ({ query, operationName: 1 })],
    ['variables it does not have', 200, (query) => ({ query, variables: { more: 1 } })],
    ['variables that are a text', 400, (query) => ({ query, variables: '{}' })],
    ['variables that are a list', 400, (query) => ({ query, variables: [] })],
    ['variables that are false', 400, (query) => ({ query, variables: false })],
    ['extensions that are none', 400, (query) => ({ query, extensions: 0 })],
    ['a digest', 200, (query) => ({ query, extensions: { persistedQuery: { version: 1, sha256Hash: 'none' } } })],
    ['others', 400, (query) => [{ query }, { query }]],
  ])('with %s', async (_, status, body) => {
    const { first, last } = await sent(body, { 'content-type': 'application/json' });
    expect(first[0]).toBe(status);
    expect(last).toEqual(first);
  });
});

describe('is not compiled:', () => {
  test.each([
    [
      'one of several operations',
      'query A { viewer { kind } } query B { offices { code } }',
      { data: { viewer: { kind: 'ANONYMOUS' } } },
    ],
    [
      'an operation that is not there',
      'query C { viewer { kind } }',
      { errors: [{ message: 'Unknown operation named "A".' }] },
    ],
  ])('%s', async (_, query, expected) => {
    for (let times = 0; times <= MIN_USES_TO_COMPILE + 1; times++)
      expect(await post(server.url, { query, operationName: 'A' })).toMatchObject(expected);
    expect(compiled).toBe(0);
  });

  test('fragments that use each other again and again', async () => {
    const fragments = Array.from({ length: 150 }, (_, i) => `fragment f${i} on Office { ...f${i + 1} ...f${i + 1} }`);
    const query = `{ office(code: "BOGOR") { ...f0 } } ${fragments.join(' ')} fragment f150 on Office { __typename }`;
    const { first, last } = await asked(query);
    expect(first.data).toEqual({ office: { __typename: 'Office' } });
    expect(last).toEqual(first);
    expect(compiled).toBe(0);
  });
});

/** A document as Apollo hands it over. */
function checkedOf(source: string) {
  const document = parse(source);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The document has one operation.');
  return { source, schema: tinySchema, document, operation };
}

test.each([
  [0, false],
  [SLOW_EXECUTION_MS, false],
  [SLOW_EXECUTION_MS + 1, true],
])('a document that took %d ms is compiled when it is asked again: %s', async (took, isCompiled) => {
  const documents = new CompiledDocuments((formatted) => formatted);
  const checked = checkedOf('{ viewer { kind } }');
  expect(documents.queryFor(checked)).toBeNull();
  const now = vi.spyOn(performance, 'now');
  onTestFinished(() => now.mockRestore());
  const hooks = await documents.plugin.requestDidStart?.({} as never);
  now.mockReturnValue(1000);
  const execution = await hooks?.executionDidStart?.(checked as never);
  now.mockReturnValue(1000 + took);
  await (execution as GraphQLRequestExecutionListener<never>).executionDidEnd?.();
  expect(documents.queryFor(checked) !== null).toBe(isCompiled);
});

test('documents that are made up take bounded memory: those used least recently are forgotten first', async () => {
  const documents = new CompiledDocuments((formatted) => formatted);
  const fields = Array.from({ length: 250 }, (_, number) => `f${number}: kind`).join(' ');
  const text = (number: number) => `{ viewer { ${fields} } } # ${number}`;
  const use = (number: number) => {
    const checked = checkedOf(text(number));
    let query: unknown = null;
    for (let times = 0; times <= MIN_USES_TO_COMPILE; times++) query = documents.queryFor(checked);
    return query;
  };
  for (let number = 0; number < 130; number++) expect(use(number)).not.toBeNull();
  // 64 MB hold about a hundred of these: the first are forgotten, the last are answered without Apollo.
  expect(documents.find({ query: text(0) })).toBeNull();
  const last = documents.find({ query: text(129) });
  expect(last && (await documents.run(last.query, undefined as never, {}))).toEqual({ data: { viewer: null } });
});
const tinySchema = buildSchema('type Query { viewer: Viewer } type Viewer { kind: String }');
