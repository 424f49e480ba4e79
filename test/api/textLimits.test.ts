// Every text that the contract takes has a limit, stated and checked before anything reads the text.
import fc from 'fast-check';
import { buildSchema as buildFromText, graphqlSync, isInputObjectType, isObjectType, isScalarType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { buildSchema } from '../../schema/index.ts';
import { limitTexts } from '../../schema/limitTexts.ts';
import { SCALAR_LIMITS } from '../../schema/textLimits.ts';
import { MIN_USES_TO_COMPILE } from '../../server/graphql/compiled.ts';
import { atEnd } from '../support/atEnd.ts';
import { everyText } from '../support/everyText.ts';
import { openLive } from '../support/live.ts';
import { ADMIN, openServer } from '../support/server.ts';

const schema = buildSchema();
const places = everyText(schema);
const server = await openServer();
const live = await openLive(server.url, { signedIn: ADMIN });

/** The longest text that was put into canonical order: what takes for ever with a long one. */
let longestOrdered = 0;
const { normalize } = String.prototype;
String.prototype.normalize = function (form?: string) {
  longestOrdered = Math.max(longestOrdered, this.length);
  return normalize.call(this, form);
};
atEnd(() => {
  String.prototype.normalize = normalize;
});

/** No limit of what anonymous callers may send is higher; a calendar and a sample text are for managers. */
const LONGEST = 4096;
const MARKS = `a${'\u0301\u0327'.repeat(20_000)}`;

describe('the schema', () => {
  test('says of every text how long it may be, and of every list how many there may be', () => {
    const bare: string[] = [];
    const look = (name: string, type: string, description: unknown) => {
      if (/\b(String|ID)\b/.test(type) && !/At most [\d]+ characters/.test(String(description))) bare.push(name);
      if (type.includes('[') && !/At most [\d]+ items/.test(String(description))) bare.push(name);
    };
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || (!isObjectType(type) && !isInputObjectType(type))) continue;
      for (const field of Object.values(type.getFields())) {
        if (isInputObjectType(type)) look(`${type.name}.${field.name}`, String(field.type), field.description);
        else if ('args' in field)
          for (const { name, type: given, description } of field.args)
            look(`${type.name}.${field.name}(${name}:)`, String(given), description);
      }
    }
    expect(bare).toEqual([]);
  });

  test.each(Object.entries(SCALAR_LIMITS))('says of %s that it has at most %i characters', (name, longest) => {
    const type = schema.getType(name);
    expect(isScalarType(type) && type.description).toContain(`At most ${longest} characters.`);
  });

  test.each([
    ['an argument', 'type Query { find(anything: String): Int }', 'Query.find.anything'],
    ['an id', 'type Query { find(anything: ID!): Int }', 'Query.find.anything'],
    ['the items of a list', 'type Query { find(anything: [String!]): Int }', 'Query.find.anything'],
    ['an input field', 'type Query { find(a: A): Int } input A { anything: String }', 'A.anything'],
    ['a scalar of our own', 'scalar Poem type Query { find(anything: Poem): Int }', 'Query.find.anything'],
    [
      'a field deep inside',
      'type Query { x: X } type X { find(a: [A]): Int } input A { b: B } input B { anything: ID }',
      'B.anything',
    ],
  ])('does not build where %s has no limit', (_, text, place) => {
    expect(() => limitTexts(buildFromText(text))).toThrow(`Nothing says how long ${place} may be.`);
  });

  test('checks a text before its resolver sees it, however deep it lies and however it came', () => {
    const small = limitTexts(
      buildFromText(
        'type Query { find(a: [A!]): Int } input A { more: A, search: String, codes: [B!] } input B { code: ID! }',
      ),
    );
    let seen = 0;
    const rootValue = { find: () => ++seen };
    const ask = (source: string, variableValues = {}) =>
      graphqlSync({ schema: small, source, rootValue, variableValues }).errors?.[0]?.message;
    const find = 'query ($a: [A!]) { find(a: $a) }';
    expect(ask(find, { a: [{ more: { search: 'x'.repeat(201) } }] })).toBe(
      'a[0].more.search must have at most 200 characters.',
    );
    expect(ask(find, { a: [{}, { codes: [{ code: 1 }, { code: 'a\0' }] }] })).toBe(
      'a[1].codes[1].code must not hold the character NUL.',
    );
    expect(ask(find, { a: [{ search: '\uDC00' }] })).toBe('a[0].search must not hold half of a surrogate pair.');
    expect(ask(find, { a: Array.from({ length: 201 }, () => ({})) })).toBe('a must have at most 200 items.');
    expect(ask(`{ find(a: { codes: { code: "${'9'.repeat(41)}" } }) }`)).toBe(
      'a[0].codes[0].code must have at most 40 characters.',
    );
    expect(ask(`{ find(a: { codes: { code: ${'9'.repeat(41)} } }) }`)).toBe(
      'a[0].codes[0].code must have at most 40 characters.',
    );
    expect(seen).toBe(0);
    expect(ask(find, { a: [{ search: '😀', more: null }] })).toBeUndefined();
    expect(seen).toBe(1);
  });
});

/** The parts of an error that are compared, by HTTP or by a socket. */
interface Said {
  code: string | undefined;
  message: string | undefined;
}

async function saidOf(root: string, query: string, variables: object): Promise<Said> {
  if (root.startsWith('Subscription')) {
    const [error] = await live.subscribe(query, variables).errors();
    return { code: error?.extensions?.code, message: error?.message };
  }
  const { status, errors } = await server.graphql(query, variables, ADMIN);
  expect(status).toBeLessThan(500);
  return { code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}

describe('every text of the contract', () => {
  test('is looked for here', () => {
    expect(places.length).toBeGreaterThan(150);
  });

  test.each([
    ['far too long', 'x'.repeat(30_000)],
    ['made of marks', MARKS.slice(0, 30_000)],
    ['with NUL', 'a\0b'],
    ['with half of a surrogate pair', 'a\uD800b'],
  ])('is refused %s, by its name and without being said again', async (_, text) => {
    longestOrdered = 0;
    for (const { root, path, scalar, call } of places) {
      if (path.at(-1) === 'calendar') continue;
      const { query, variables } = call(text);
      const { code, message = '' } = await saidOf(root, query, variables);
      expect([root, path, code]).toEqual([root, path, 'BAD_USER_INPUT']);
      expect(message.length).toBeLessThan(400);
      if (scalar === 'String' || scalar === 'ID')
        expect(message.replaceAll('[0]', '')).toMatch(new RegExp(`^${path.join('.')} must`));
      else expect(message).toContain(`${scalar} must`);
    }
    expect(longestOrdered).toBeLessThanOrEqual(LONGEST);
  });

  test('may hold anything else without a fault of ours', async () => {
    const signs = [
      '\u0301',
      '\u202E',
      '\u200B',
      '\uFEFF',
      '😀',
      '\u0001',
      '\\',
      "'",
      '"',
      '%',
      '_',
      '<',
      '#',
      ' ',
      '\n',
      '9',
      'a',
      '-',
      '0',
      '/',
    ];
    const hostile = fc.array(fc.constantFrom(...signs), { maxLength: 40 }).map((all) => all.join(''));
    const usual = fc.constantFrom(
      '',
      ' ',
      '0',
      '-1',
      '9'.repeat(15),
      '9'.repeat(20),
      '1e9',
      'NaN',
      '9999-12-31',
      '0001-01-01',
      '24:00-00:00',
      '__proto__',
      'ﷺ'.repeat(10),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.oneof(hostile, usual), async ({ root, call }, text) => {
        if (root.startsWith('Subscription')) return;
        const { query, variables } = call(text);
        expect((await saidOf(root, query, variables)).code).not.toBe('INTERNAL_SERVER_ERROR');
      }),
      { numRuns: 1500 },
    );
    expect(longestOrdered).toBeLessThanOrEqual(LONGEST);
  });
});

describe('a text too long', () => {
  const BOOK = 'mutation ($input: BookInput!) { book(input: $input) { __typename } }';
  const named = (name: string) => ({ input: { office: 'BOGOR', applicant: { name, birthDate: '1987-01-25' } } });

  test.each([
    ['in a variable', 'query ($code: BookingCode!) { booking(code: $code) { code } }', { code: MARKS }, 'BookingCode'],
    ['in a literal', `{ booking(code: "${MARKS}") { code } }`, {}, 'BookingCode'],
    ['in a block of text', `{ office(address: """${MARKS}""") { code } }`, {}, 'address'],
    ['in a name', BOOK, named(MARKS), 'input.applicant.name'],
    ['as the default of a variable', `query ($a: String = "${MARKS}") { office(address: $a) { code } }`, {}, 'address'],
  ])('is not read: %s', async (_, query, variables, said) => {
    longestOrdered = 0;
    const { status, errors } = await server.graphql(query, variables);
    expect(errors?.map(({ message }) => message)).toEqual([expect.stringContaining(`${said} must have at most`)]);
    expect(status).toBeLessThan(500);
    expect(longestOrdered).toBeLessThanOrEqual(1000);
  });

  test('is not read by a document that was asked so often that it is compiled', async () => {
    const compiled = 'query Compiled($address: String!) { office(address: $address) { code } }';
    for (let times = 0; times <= MIN_USES_TO_COMPILE + 1; times++)
      await server.graphql(compiled, { address: '+628111100333' });
    const { errors } = await server.graphql(compiled, { address: MARKS });
    expect(errors?.map(({ message }) => message)).toEqual(['address must have at most 200 characters.']);
  });

  test('is not read over a socket, whatever operation it is in', async () => {
    longestOrdered = 0;
    const long = MARKS.slice(0, 20_000);
    const subscriptions: [string, object][] = [
      ['subscription ($office: ID!) { board(office: $office) { at } }', { office: long }],
      ['subscription ($number: String!) { ticket(office: "BOGOR", number: $number) { number } }', { number: long }],
    ];
    for (const [query, variables] of subscriptions) {
      const [error] = await live.subscribe(query, variables).errors();
      expect(error?.message).toMatch(/^(office|number) must have at most 40 characters\.$/);
      expect(error?.extensions?.code).toBe('BAD_USER_INPUT');
    }
    const found = await live
      .subscribe('query ($code: BookingCode!) { booking(code: $code) { code } }', { code: long })
      .nth(1);
    expect(found.errors[0].message).toContain('BookingCode must have at most 40 characters.');
    const answer = await live.subscribe(BOOK, named(long)).nth(1);
    expect(answer.errors[0].message).toBe('input.applicant.name must have at most 1000 characters.');
    expect(longestOrdered).toBeLessThanOrEqual(1000);
  });
});
