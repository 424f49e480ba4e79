// Compiled documents take input as graphql-js does where what has a default is left out.
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  execute,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
  Kind,
  parse,
} from 'graphql';
import { expect, test } from 'vitest';
import { CompiledDocuments, MIN_USES_TO_COMPILE } from '../../server/graphql/compiled.ts';

/** Answers by the compiled document; null: the variables do not fit. */
async function compiledAnswer(schema: GraphQLSchema, source: string, variables: Record<string, unknown>) {
  const document = parse(source);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('No operation.');
  const documents = new CompiledDocuments((formatted) => formatted);
  for (let times = 0; times <= MIN_USES_TO_COMPILE; times++)
    documents.queryFor({ source, schema, document, operation });
  const found = documents.find({ query: source, variables });
  if (!found) throw new Error('It was not compiled.');
  return documents.run(found.query, undefined as never, found.variables);
}

const NESTED = buildSchema(`
  enum Kind { A B }
  input Deepest { flag: Boolean! = true kind: Kind! = B note: String }
  input Deep { one: Deepest all: [Deepest!] flag: Boolean! = false }
  input Outer { deep: Deep many: [Deep!]! = [] number: Int! = 3 name: String! }
  type Query { echo(outer: Outer!): String }`);
const echo = NESTED.getQueryType()?.getFields().echo;
if (echo) echo.resolve = (_root, given) => JSON.stringify(given, (_key, value) => sorted(value));

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => one.localeCompare(other)));
}

const OUTERS = [
  { name: 'x' },
  { name: 'x', number: 4, many: [{}, { flag: true }] },
  { name: 'x', deep: { one: { kind: 'A' }, all: [{ note: 'y' }, {}] } },
  { name: 'x', deep: null },
];

test.each(OUTERS)('%j has the defaults of what is left out, however deep', async (outer) => {
  const source = 'query ($outer: Outer!) { echo(outer: $outer) }';
  const plain = await execute({ schema: NESTED, document: parse(source), variableValues: { outer } });
  expect(plain.errors).toBeUndefined();
  expect(await compiledAnswer(NESTED, source, { outer })).toEqual({ data: { ...plain.data } });
});

test('what is null or missing though it has no default does not fit', async () => {
  const source = 'query ($outer: Outer!) { echo(outer: $outer) }';
  for (const outer of [{}, { name: null }, { name: 'x', number: null }, { name: 'x', many: [null] }])
    expect(await compiledAnswer(NESTED, source, { outer })).toBeNull();
});

/** The least that may be sent. */
function leastOf(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (!isInputObjectType(nullable)) return { Boolean: true, Int: 1, Float: 1 }[nullable.name] ?? 'x';
  const fields = Object.values(nullable.getFields());
  const needed = nullable.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
  return Object.fromEntries(needed.map((field) => [field.name, leastOf(field.type)]));
}

const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

test('the least input of every mutation fits its compiled document', async () => {
  const unfit: string[] = [];
  for (const { name, args } of mutations) {
    const variables = Object.fromEntries(args.map((arg) => [arg.name, leastOf(arg.type)]));
    const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
    const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
    const source = args.length ? `mutation (${declared}) { ${name}(${given}) { __typename } }` : '';
    if (source && !(await compiledAnswer(schema, source, variables))) unfit.push(name);
  }
  expect(mutations.length).toBeGreaterThan(50);
  expect(unfit).toEqual([]);
});
