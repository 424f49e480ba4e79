// Requests that are wrong before any field is executed: the way they are sent, the document, its variables.
import { gzipSync } from 'node:zlib';

/** A wrong request, and what a stranger is to be told: status, code, and a part of the sentence. */
export interface WrongRequest {
  name: string;
  path?: string;
  init: RequestInit;
  status: number;
  code: string;
  says: RegExp;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const VIEWER = JSON.stringify({ query: '{ viewer { kind } }' });

function wrong(name: string, status: number, code: string, says: RegExp, init: RequestInit, path = ''): WrongRequest {
  return { name, status, code, says, init, path };
}

function body(text: NonNullable<RequestInit['body']>, headers: Record<string, string> = JSON_TYPE): RequestInit {
  return { method: 'POST', headers, body: text };
}

function byGet(parameters: Record<string, string>): string {
  return `?${new URLSearchParams(parameters)}`;
}

const BY_ITS_WAY: WrongRequest[] = [
  ...['PUT', 'PATCH', 'DELETE'].map((method) =>
    wrong(method, 405, 'BAD_REQUEST', /is no method of this address: send queries by GET or POST/, {
      method,
      headers: JSON_TYPE,
      body: VIEWER,
    }),
  ),
  wrong('GET without a query', 400, 'BAD_REQUEST', /query/, {}),
  wrong('GET with an empty query', 400, 'BAD_REQUEST', /query/, {}, byGet({ query: '' })),
  wrong('GET of a query that is none', 400, 'GRAPHQL_PARSE_FAILED', /Syntax Error/, {}, byGet({ query: '{' })),
  wrong(
    'GET with variables that are no JSON',
    400,
    'BAD_REQUEST',
    /variables/,
    {},
    byGet({ query: '{ viewer { kind } }', variables: '{' }),
  ),
  wrong(
    'GET with variables that are a list',
    400,
    'BAD_REQUEST',
    /variables/,
    {},
    byGet({ query: '{ viewer { kind } }', variables: '[1]' }),
  ),
  wrong(
    'GET with extensions that are no JSON',
    400,
    'BAD_REQUEST',
    /extensions/,
    {},
    byGet({ query: '{ viewer { kind } }', extensions: '{' }),
  ),
  wrong(
    'GET of an operation that is not in the document',
    400,
    'OPERATION_RESOLUTION_FAILURE',
    /Unknown operation named "Q"/,
    {},
    byGet({ query: '{ viewer { kind } }', operationName: 'Q' }),
  ),
  wrong(
    'a mutation by GET',
    405,
    'BAD_REQUEST',
    /not mutation operations/,
    {},
    byGet({ query: 'mutation { cancelBooking(input: { code: "22222222" }) { __typename } }' }),
  ),
  wrong(
    'a mutation by GET as an event stream',
    405,
    'BAD_REQUEST',
    /POST/,
    { headers: { accept: 'text/event-stream' } },
    byGet({ query: 'mutation { cancelBooking(input: { code: "22222222" }) { __typename } }' }),
  ),
  wrong(
    'a subscription by GET',
    405,
    'SUBSCRIPTION_OVER_HTTP',
    /text\/event-stream/,
    {},
    byGet({ query: 'subscription { board(office: "BOGOR") { at } }' }),
  ),
  wrong(
    'a subscription by POST',
    405,
    'SUBSCRIPTION_OVER_HTTP',
    /graphql-transport-ws/,
    body(JSON.stringify({ query: 'subscription { board(office: "BOGOR") { at } }' })),
  ),
  wrong('no body', 400, 'BAD_REQUEST', /body|JSON/i, body('')),
  wrong('null', 400, 'BAD_REQUEST', /query|body/i, body('null')),
  wrong('a text', 400, 'BAD_REQUEST', /query|body/i, body('"{ viewer { kind } }"')),
  wrong('a number', 400, 'BAD_REQUEST', /query|body/i, body('1')),
  wrong('an empty object', 400, 'BAD_REQUEST', /JSON object has no keys/, body('{}')),
  wrong('an empty batch', 400, 'BAD_REQUEST', /batch/i, body('[]')),
  wrong('a batch', 400, 'BAD_REQUEST', /batch/i, body(`[${VIEWER},${VIEWER}]`)),
  wrong('JSON that ends too early', 400, 'BAD_REQUEST', /JSON/, body('{"query":')),
  wrong('JSON and more', 400, 'BAD_REQUEST', /JSON/, body(`${VIEWER} and more`)),
  wrong('line breaks inside a JSON text', 400, 'BAD_REQUEST', /JSON/, body('{"query":"{\n viewer { kind } }"}')),
  wrong('bytes that are no UTF-8', 400, 'BAD_REQUEST', /UTF-8/, body(Buffer.from('{"query":"\xff"}', 'latin1'))),
  wrong(
    'UTF-16',
    400,
    'BAD_REQUEST',
    /UTF-8|JSON/,
    body(Buffer.from(VIEWER, 'utf16le'), { 'content-type': 'application/json; charset=utf-16' }),
  ),
  ...['text/plain', 'application/x-www-form-urlencoded', 'application/xml'].map((type) =>
    wrong(
      `a body of the type ${type}`,
      415,
      'BAD_REQUEST',
      /application\/json/,
      body(VIEWER, { 'content-type': type }),
    ),
  ),
  wrong(
    'a body of the type application/graphql',
    415,
    'BAD_REQUEST',
    /application\/json/,
    body('{ viewer { kind } }', { 'content-type': 'application/graphql' }),
  ),
  wrong(
    'a body of parts',
    415,
    'BAD_REQUEST',
    /application\/json/,
    body('--x\r\n\r\n--x--', { 'content-type': 'multipart/form-data; boundary=x' }),
  ),
  wrong(
    'a compressed body',
    415,
    'BAD_REQUEST',
    /content-encoding/,
    body(gzipSync(VIEWER), { ...JSON_TYPE, 'content-encoding': 'gzip' }),
  ),
  wrong(
    'a large body',
    413,
    'BAD_REQUEST',
    /larger than 256 KiB/,
    body(JSON.stringify({ query: ' '.repeat(300_000) })),
  ),
  wrong(
    'an answer as CSV',
    406,
    'BAD_REQUEST',
    /Accept has to name/,
    body(VIEWER, { ...JSON_TYPE, accept: 'text/csv' }),
  ),
  wrong(
    'an answer as a page by POST',
    406,
    'BAD_REQUEST',
    /Accept has to name/,
    body(VIEWER, { ...JSON_TYPE, accept: 'text/html' }),
  ),
  wrong('a query that is a number', 400, 'BAD_REQUEST', /queries must be strings/, body('{"query":1}')),
  wrong('a query that is null', 400, 'BAD_REQUEST', /query/, body('{"query":null}')),
  wrong('an empty query', 400, 'BAD_REQUEST', /query/, body('{"query":""}')),
  wrong(
    'variables that are a list',
    400,
    'BAD_REQUEST',
    /variables/,
    body('{"query":"{ viewer { kind } }","variables":[]}'),
  ),
  wrong(
    'variables that are a text',
    400,
    'BAD_REQUEST',
    /variables/,
    body('{"query":"{ viewer { kind } }","variables":"{}"}'),
  ),
  wrong(
    'extensions that are a text',
    400,
    'BAD_REQUEST',
    /extensions/,
    body('{"query":"{ viewer { kind } }","extensions":"x"}'),
  ),
  wrong(
    'an operation name that is a number',
    400,
    'BAD_REQUEST',
    /operationName/,
    body('{"query":"{ viewer { kind } }","operationName":1}'),
  ),
  wrong(
    'variables with thousands of fields',
    400,
    'BAD_USER_INPUT',
    /more than 2000 fields/,
    body(
      JSON.stringify({
        query: '{ viewer { kind } }',
        variables: Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`a${i}`, 1])),
      }),
    ),
  ),
  wrong(
    'a document by an id that is unknown',
    400,
    'PERSISTED_DOCUMENT_NOT_FOUND',
    /send its text as query/,
    body('{"documentId":"sha256:0"}'),
  ),
  wrong(
    'a document by an id that is a number',
    400,
    'PERSISTED_DOCUMENT_NOT_FOUND',
    /send its text as query/,
    body('{"documentId":1}'),
  ),
  wrong(
    'a document by its id and its text',
    400,
    'BAD_REQUEST',
    /not both/,
    body('{"documentId":"sha256:0","query":"{ viewer { kind } }"}'),
  ),
  wrong(
    'a document by its hash alone',
    // As Apollo's clients expect it.
    200,
    'PERSISTED_QUERY_NOT_SUPPORTED',
    /PersistedQueryNotSupported/,
    body('{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"0"}}}'),
  ),
  wrong(
    'an event stream of a text',
    415,
    'BAD_REQUEST',
    /application\/json/,
    body(VIEWER, { 'content-type': 'text/plain', accept: 'text/event-stream' }),
  ),
  wrong(
    'an event stream without a query',
    400,
    'BAD_REQUEST',
    /query/,
    body('{}', { ...JSON_TYPE, accept: 'text/event-stream' }),
  ),
  wrong(
    'an event stream with variables that are a list',
    400,
    'BAD_REQUEST',
    /variables/,
    body('{"query":"{ viewer { kind } }","variables":[]}', { ...JSON_TYPE, accept: 'text/event-stream' }),
  ),
  wrong(
    'an unknown key',
    401,
    'UNAUTHENTICATED',
    /Authorization/,
    body(VIEWER, { ...JSON_TYPE, authorization: 'Bearer x' }),
  ),
  wrong(
    'a key of another scheme',
    401,
    'UNAUTHENTICATED',
    /Authorization/,
    body(VIEWER, { ...JSON_TYPE, authorization: 'Basic eDp5' }),
  ),
  wrong(
    'an empty key',
    401,
    'UNAUTHENTICATED',
    /Authorization/,
    body(VIEWER, { ...JSON_TYPE, authorization: 'Bearer ' }),
  ),
];

/** The documents of POST requests. */
const DOCUMENTS: [string, string, string, RegExp, object?][] = [
  ['a document of comments alone', '# nothing', 'GRAPHQL_PARSE_FAILED', /Unexpected <EOF>/],
  ['a document that does not end', '{ office(', 'GRAPHQL_PARSE_FAILED', /Syntax Error/],
  [
    'a document of fragments alone',
    'fragment F on Office { code }',
    'GRAPHQL_VALIDATION_FAILED',
    /never used|operation/,
  ],
  ['a document with NUL', '{ viewer \0 { kind } }', 'GRAPHQL_PARSE_FAILED', /Unexpected character: U\+0000/],
  ['definitions of types', '{ viewer { kind } } type A { b: Int }', 'GRAPHQL_VALIDATION_FAILED', /not executable/],
  ['a field that is none', '{ ofices { code } }', 'GRAPHQL_VALIDATION_FAILED', /Did you mean "offices"/],
  [
    'an argument that is none',
    '{ office(id: "BOGOR") { code } }',
    'GRAPHQL_VALIDATION_FAILED',
    /Unknown argument "id"/,
  ],
  [
    'an argument twice',
    '{ office(code: "BOGOR", code: "DEPOK") { code } }',
    'GRAPHQL_VALIDATION_FAILED',
    /only one argument/,
  ],
  ['an argument too few', '{ board { at } }', 'GRAPHQL_VALIDATION_FAILED', /"office" of type "ID!" is required/],
  ['no fields of an object', '{ offices }', 'GRAPHQL_VALIDATION_FAILED', /must have a selection/],
  ['fields of a text', '{ offices { code { a } } }', 'GRAPHQL_VALIDATION_FAILED', /must not have a selection/],
  ['two fields by one name', '{ offices { code code: name } }', 'GRAPHQL_VALIDATION_FAILED', /different aliases/],
  [
    'a field of another type',
    '{ office(code: "BOGOR") { ... on Booking { code } } }',
    'GRAPHQL_VALIDATION_FAILED',
    /can never be of type/,
  ],
  ['a fragment that is none', '{ ...F }', 'GRAPHQL_VALIDATION_FAILED', /Unknown fragment "F"/],
  [
    'a fragment too many',
    '{ viewer { kind } } fragment F on Office { code }',
    'GRAPHQL_VALIDATION_FAILED',
    /"F" is never used/,
  ],
  [
    'a fragment of a text',
    '{ offices { ...F } } fragment F on String { x }',
    'GRAPHQL_VALIDATION_FAILED',
    /cannot condition on non composite/,
  ],
  [
    'fragments in a circle',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    'GRAPHQL_VALIDATION_FAILED',
    /Cannot spread fragment/,
  ],
  [
    'a type that is none',
    'query ($a: Officce) { viewer { kind } }',
    'GRAPHQL_VALIDATION_FAILED',
    /Unknown type "Officce"/,
  ],
  [
    'an object as a variable',
    'query ($a: Office) { viewer { kind } }',
    'GRAPHQL_VALIDATION_FAILED',
    /cannot be non-input type/,
  ],
  [
    'a variable that is not declared',
    '{ office(code: $c) { code } }',
    'GRAPHQL_VALIDATION_FAILED',
    /"\$c" is not defined/,
  ],
  [
    'a variable that is not used',
    'query ($c: ID) { viewer { kind } }',
    'GRAPHQL_VALIDATION_FAILED',
    /"\$c" is never used/,
  ],
  [
    'a variable of another type',
    'query ($c: Int) { office(code: $c) { code } }',
    'GRAPHQL_VALIDATION_FAILED',
    /expecting type "ID"/,
  ],
  [
    'a variable that may be null',
    'query ($c: ID) { board(office: $c) { at } }',
    'GRAPHQL_VALIDATION_FAILED',
    /expecting type "ID!"/,
  ],
  [
    'a variable twice',
    'query ($c: ID, $c: ID) { office(code: $c) { code } }',
    'GRAPHQL_VALIDATION_FAILED',
    /only one variable/,
  ],
  ['a directive that is none', '{ viewer @later { kind } }', 'GRAPHQL_VALIDATION_FAILED', /Unknown directive "@later"/],
  [
    'a directive of a later specification',
    '{ viewer { ... @defer { kind } } }',
    'GRAPHQL_VALIDATION_FAILED',
    /Unknown directive "@defer"/,
  ],
  [
    'a directive without its argument',
    '{ viewer @include { kind } }',
    'GRAPHQL_VALIDATION_FAILED',
    /"if" of type "Boolean!" is required/,
  ],
  [
    'a directive again and again',
    `{ viewer ${'@include(if: true) '.repeat(200)} { kind } }`,
    'GRAPHQL_VALIDATION_FAILED',
    /only be used once/,
  ],
  [
    'operations of one name',
    'query A { viewer { kind } } query A { viewer { kind } }',
    'GRAPHQL_VALIDATION_FAILED',
    /only one operation named "A"/,
  ],
  [
    'operations without names',
    '{ viewer { kind } } { viewer { name } }',
    'GRAPHQL_VALIDATION_FAILED',
    /anonymous operation/,
  ],
  [
    'operations none of which is named',
    'query A { viewer { kind } } query B { viewer { kind } }',
    'OPERATION_RESOLUTION_FAILURE',
    /operation name/,
  ],
  [
    'a subscription to two views',
    'subscription { a: board(office: "BOGOR") { at } b: board(office: "DEPOK") { at } }',
    'GRAPHQL_VALIDATION_FAILED',
    /only one top level field/,
  ],
  [
    'ten levels and more',
    `{ offices ${'{ board { office '.repeat(5)}{ code }${' } }'.repeat(5)} }`,
    'GRAPHQL_VALIDATION_FAILED',
    /depth 12, at most 10/,
  ],
  [
    'thirty aliases and more',
    `{ offices { ${Array.from({ length: 31 }, (_, i) => `a${i}: code`).join(' ')} } }`,
    'GRAPHQL_VALIDATION_FAILED',
    /aliases 31, at most 30/,
  ],
  [
    'ten fields at the root and more',
    `{ ${Array.from({ length: 11 }, (_, i) => `a${i}: viewer { kind }`).join(' ')} }`,
    'GRAPHQL_VALIDATION_FAILED',
    /fields at the root 11, at most 10/,
  ],
  ['two thousand tokens and more', `{ offices { ${'code '.repeat(2001)} } }`, 'GRAPHQL_PARSE_FAILED', /2000 tokens/],
  [
    'a cost too high',
    '{ offices { availability(days: 92) { windows { id } } } }',
    'GRAPHQL_VALIDATION_FAILED',
    /cost \d+, at most 10000/,
  ],
  [
    'a cost too high by a variable',
    'query ($d: Int!) { offices { availability(days: $d) { windows { id } } } }',
    'GRAPHQL_VALIDATION_FAILED',
    /cost \d+, at most 10000/,
    { d: 92 },
  ],
  [
    'fragments that double',
    `{ ...f0 } ${Array.from({ length: 60 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ')} fragment f60 on Query { viewer { kind } }`,
    'GRAPHQL_VALIDATION_FAILED',
    /too large/,
  ],
  [
    'introspection in circles',
    `{ __schema { types { ${'fields { type { '.repeat(4)} name ${' } }'.repeat(4)} } } }`,
    'GRAPHQL_VALIDATION_FAILED',
    /introspection depth/,
  ],
  [
    'a number where a text is',
    '{ office(address: 62) { code } }',
    'GRAPHQL_VALIDATION_FAILED',
    /String cannot represent/,
  ],
  [
    'an enumeration as a text',
    '{ office(code: "BOGOR") { availability(priority: "NORMAL") { date } } }',
    'GRAPHQL_VALIDATION_FAILED',
    /Enum "Priority"/,
  ],
  [
    'an enumeration in small letters',
    '{ office(code: "BOGOR") { availability(priority: normal) { date } } }',
    'GRAPHQL_VALIDATION_FAILED',
    /Did you mean the enum value "NORMAL"/,
  ],
  [
    'a number beyond 32 bits',
    '{ office(code: "BOGOR") { availability(days: 3000000000) { date } } }',
    'GRAPHQL_VALIDATION_FAILED',
    /32-bit/,
  ],
  [
    'a date the other way round',
    '{ office(code: "BOGOR") { windows(date: "07-08-2017") { id } } }',
    'GRAPHQL_VALIDATION_FAILED',
    /Date must be a date/,
  ],
  [
    'two times for one visit',
    'mutation { rescheduleBooking(input: { code: "22222222", when: { earliest: true, date: "2017-08-07" } }) { __typename } }',
    'GRAPHQL_VALIDATION_FAILED',
    /[Ee]xactly one/,
  ],
];

const BY_THEIR_DOCUMENTS = DOCUMENTS.map(([name, query, code, says, variables]) =>
  wrong(name, 400, code, says, body(JSON.stringify({ query, variables }))),
);

export const WRONG_REQUESTS: readonly WrongRequest[] = [...BY_ITS_WAY, ...BY_THEIR_DOCUMENTS];
