// Every place of the contract that takes a value, nested fields included: a document that calls it with any value there.
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { leastValue } from './everyText.ts';

export interface AnyPlace {
  /** `Query.office.windows(date)` or `Mutation.book(input.applicant.name)`. */
  name: string;
  isLive: boolean;
  call(value: unknown): { query: string; variables: Record<string, unknown> };
}

/** A way from a root to a type: the fields on it, each with the least that it has to be given. */
interface Way {
  root: string;
  fields: readonly GraphQLField<unknown, unknown>[];
  /** In front of and behind a selection of the type. */
  before: string;
  after: string;
  variables: Record<string, unknown>;
  declared: readonly string[];
}

export function everyPlace(schema: GraphQLSchema): AnyPlace[] {
  return [...waysIn(schema)].flatMap(([type, way]) =>
    Object.values(type.getFields()).flatMap((field) =>
      field.args.flatMap((argument) => pathsInto(argument.type).map((path) => placeOf(way, field, argument, path))),
    ),
  );
}

/** The shortest way to each type that has fields with arguments. */
function waysIn(schema: GraphQLSchema): Map<GraphQLObjectType, Way> {
  const ways = new Map<GraphQLObjectType, Way>();
  const next: [GraphQLObjectType, Way][] = [];
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    if (root) next.push([root, { root: root.name, fields: [], before: '', after: '', variables: {}, declared: [] }]);
  }
  for (let step = next.shift(); step; step = next.shift()) {
    const [type, way] = step;
    if (ways.has(type)) continue;
    ways.set(type, way);
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      const types = isObjectType(named) ? [named] : isAbstractType(named) ? schema.getPossibleTypes(named) : [];
      for (const one of types) next.push([one, wayThrough(way, field, isAbstractType(named) ? one.name : null)]);
    }
  }
  return ways;
}

function wayThrough(way: Way, field: GraphQLField<unknown, unknown>, fragment: string | null): Way {
  const given = field.args.filter(({ type }) => isNonNullType(type));
  const call = callOf(field, given, way.fields.length);
  return {
    root: way.root,
    fields: [...way.fields, field],
    before: `${way.before}${call.text} { ${fragment ? `... on ${fragment} { ` : ''}`,
    after: `${fragment ? ' }' : ''} }${way.after}`,
    variables: { ...way.variables, ...call.variables },
    declared: [...way.declared, ...call.declared],
  };
}

/** A field with its arguments as variables, named apart by its depth. */
function callOf(field: GraphQLField<unknown, unknown>, given: readonly GraphQLArgument[], depth: number) {
  const nameOf = ({ name }: GraphQLArgument) => `v${depth}_${name}`;
  const passed = given.map((argument) => `${argument.name}: $${nameOf(argument)}`).join(', ');
  return {
    text: `${field.name}${given.length > 0 ? `(${passed})` : ''}`,
    declared: given.map((argument) => `$${nameOf(argument)}: ${argument.type}`),
    variables: Object.fromEntries(
      given.map((argument) => [nameOf(argument), leastValue(argument.name, argument.type)]),
    ),
  };
}

function placeOf(
  way: Way,
  field: GraphQLField<unknown, unknown>,
  argument: GraphQLArgument,
  path: readonly string[],
): AnyPlace {
  const depth = way.fields.length;
  const given = field.args.filter((one) => one === argument || isNonNullType(one.type));
  const call = callOf(field, given, depth);
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  const declared = [...way.declared, ...call.declared].join(', ');
  const query = `${way.root.toLowerCase()} (${declared}) { ${way.before}${call.text}${selection}${way.after} }`;
  return {
    name: `${[way.root, ...way.fields.map(({ name }) => name), field.name].join('.')}(${[argument.name, ...path].join('.')})`,
    isLive: way.root === 'Subscription',
    call: (value) => ({
      query,
      variables: {
        ...way.variables,
        ...call.variables,
        [`v${depth}_${argument.name}`]: withValueAt(argument.name, argument.type, path, value),
      },
    }),
  };
}

/** The paths to every value in an input, whatever its kind; `[]` stands for the items of a list. */
function pathsInto(type: GraphQLInputType, seen: readonly GraphQLInputType[] = []): string[][] {
  if (isNonNullType(type)) return pathsInto(type.ofType, seen);
  if (isListType(type)) return [[], ...pathsInto(type.ofType, seen).map((path) => ['[]', ...path])];
  if (!isInputObjectType(type)) return [[]];
  if (seen.includes(type)) return [[]];
  return [
    [],
    ...Object.values(type.getFields()).flatMap((field) =>
      pathsInto(field.type, [...seen, type]).map((path) => [field.name, ...path]),
    ),
  ];
}

function withValueAt(name: string, type: GraphQLInputType, path: readonly string[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (isNonNullType(type)) return withValueAt(name, type.ofType, path, value);
  if (isListType(type)) return [withValueAt(name, type.ofType, rest, value)];
  if (!isInputObjectType(type)) throw new Error(`${type} has no fields.`);
  const field = type.getFields()[step];
  if (!field) throw new Error(`${type} has no ${step}.`);
  const others = type.isOneOf ? {} : Object(leastValue(name, type));
  return { ...others, [step]: withValueAt(step, field.type, rest, value) };
}
