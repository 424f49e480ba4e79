// Compiled documents read variables as graphql-js does: defaults of what is left out, inputs of one field alone, and faults.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  buildSchema,
  execute,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  Kind,
  parse,
  typeFromAST,
} from 'graphql';
import { expect, test } from 'vitest';
import { CompiledDocuments, MIN_USES_TO_COMPILE } from '../../server/graphql/compiled.ts';

/** Answers by the compiled document; null: the variables do not fit. */
function compiledAnswers(schema: GraphQLSchema, source: string) {
  const document = parse(source);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('No operation.');
  const documents = new CompiledDocuments((formatted) => formatted);
  for (let times = 0; times <= MIN_USES_TO_COMPILE; times++)
    documents.queryFor({ source, schema, document, operation });
  return async (variables: Record<string, unknown>) => {
    const found = documents.find({ query: source, variables });
    if (!found) throw new Error('It was not compiled.');
    return documents.run(found.query, undefined as never, found.variables);
  };
}

const NESTED = buildSchema(`
  enum Kind { A B }
  input When @oneOf { date: String window: ID deep: Deep }
  input Deepest { flag: Boolean! = true kind: Kind! = B note: String count: Int = 7 }
  input Deep { one: Deepest all: [Deepest!] flag: Boolean! = false share: Float sure: Deepest! = {} }
  input Outer { deep: Deep many: [Deep!]! = [] number: Int! = 3 name: String! when: When whens: [When!] rows: [[Deepest!]!] }
  type Query { echo(outer: Outer, whens: [When!], rows: [[Deepest]], when: When, kind: Kind): String }`);
const echo = NESTED.getQueryType()?.getFields().echo;
if (echo) echo.resolve = (_root, given) => JSON.stringify(given, (_key, value) => sorted(value));

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => one.localeCompare(other)));
}

/** Mostly of the type, sometimes not; fields are left out, null, or more than there are. */
function sentValue(type: GraphQLInputType): fc.Arbitrary<unknown> {
  if (isNonNullType(type))
    return fc.oneof({ weight: 90, arbitrary: sentValue(type.ofType) }, fc.constantFrom(null, 'x', 1));
  return fc.oneof({ weight: 60, arbitrary: fittingValue(type) }, fc.constantFrom(null, '', 0, 'A', 1.5, [], {}));
}

function fittingValue(type: GraphQLInputType): fc.Arbitrary<unknown> {
  if (isListType(type)) {
    const item = sentValue(type.ofType);
    return fc.oneof({ weight: 4, arbitrary: fc.array(item, { maxLength: 3 }) }, item);
  }
  if (isEnumType(type)) return fc.constantFrom('A', 'B');
  if (!isInputObjectType(type)) return SENT_SCALARS[type.toString()] ?? fc.string();
  const fields = Object.values(type.getFields());
  const values = Object.fromEntries(fields.map((field) => [field.name, sentValue(field.type as GraphQLInputType)]));
  if (type.isOneOf)
    return fc
      .subarray(Object.keys(values), { minLength: 1, maxLength: 2 })
      .chain((names) =>
        fc.record(Object.fromEntries(names.map((name) => [name, values[name] as fc.Arbitrary<unknown>]))),
      );
  const needed = fields.filter(isRequiredInputField).map(({ name }) => name);
  const right = fc.record(values, { requiredKeys: needed });
  return fc.oneof(
    { weight: 40, arbitrary: right },
    fc.record({ ...values, colour: fc.constant('red') }, { requiredKeys: [] }),
  );
}

const SENT_SCALARS: Record<string, fc.Arbitrary<unknown>> = {
  Int: fc.integer({ min: -9, max: 9 }),
  Float: fc.double({ noNaN: true, noDefaultInfinity: true }),
  Boolean: fc.boolean(),
  ID: fc.oneof(fc.string(), fc.integer()),
};

const READ_DOCUMENTS = [
  'query ($outer: Outer!) { echo(outer: $outer) }',
  'query ($outer: Outer = { name: "x", deep: {} }, $when: When) { echo(outer: $outer, when: $when) }',
  'query ($outer: Outer! = { name: "x", deep: { one: {} }, when: { date: "y" } }) { echo(outer: $outer) }',
  'query ($whens: [When!]! = [{ window: 1 }], $rows: [[Deepest]] = [[{}]]) { echo(whens: $whens, rows: $rows) }',
  'query ($kind: Kind! = A, $rows: [[Deepest]]) { echo(kind: $kind, rows: $rows) }',
  'query ($when: When!) { echo(when: $when) }',
];

test.each(READ_DOCUMENTS)('%s reads any variables as graphql-js does', async (source) => {
  const document = parse(source);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('No operation.');
  const sent = (operation.variableDefinitions ?? []).map(({ variable, type }) => [
    variable.name.value,
    sentValue(typeFromAST(NESTED, type) as GraphQLInputType),
  ]);
  const answer = compiledAnswers(NESTED, source);
  let fit = 0;
  let unfit = 0;
  await fc.assert(
    fc.asyncProperty(fc.record(Object.fromEntries(sent), { requiredKeys: [] }), async (variables) => {
      const plain = await execute({ schema: NESTED, document, variableValues: variables });
      if (plain.data) fit++;
      else unfit++;
      expect(await answer(variables)).toEqual(plain.data ? { data: { ...plain.data } } : null);
    }),
    { numRuns: 400 },
  );
  expect(Math.min(fit, unfit)).toBeGreaterThan(10);
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
    if (source && !(await compiledAnswers(schema, source)(variables))) unfit.push(name);
  }
  expect(mutations.length).toBeGreaterThan(50);
  expect(unfit).toEqual([]);
});
