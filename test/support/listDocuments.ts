// For each type that a list leads to: a document that asks for all fields of it, at every row of the list.
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

export interface ListDocument {
  /** `bookings.edges.node.ticket`. */
  path: string;
  type: string;
  /** Whether a list leads to the type. */
  isInList: boolean;
  query: string;
}

/** Literals for arguments that must be given, by their names. */
export type ArgumentLiterals = Readonly<Record<string, string>>;

interface Way {
  type: GraphQLObjectType;
  path: string;
  isInList: boolean;
  before: string;
  after: string;
}

/** Documents for each type below a field of Query, which `call` calls; types of `others` are asked for by name only. */
export function documentsBelow(
  schema: GraphQLSchema,
  root: string,
  { call, literals, others }: { call: string; literals: ArgumentLiterals; others: ReadonlySet<string> },
): ListDocument[] {
  const field = schema.getQueryType()?.getFields()[root];
  if (!field) throw new Error(`There is no field ${root}.`);
  const next = typesOf(schema, field).map((type) =>
    wayTo(type, { path: root, isInList: false, before: '', after: '' }, call, field),
  );
  const seen = new Set<string>();
  const documents: ListDocument[] = [];
  for (let way = next.shift(); way; way = next.shift()) {
    if (seen.has(way.type.name)) continue;
    seen.add(way.type.name);
    const fields = Object.values(way.type.getFields());
    const { path, type, before, after } = way;
    const names = fields.map((one) => (isLeafType(getNamedType(one.type)) ? '' : ' { __typename }'));
    const asked = fields.map((one, index) => `${callOf(one, literals)}${names[index]}`).join(' ');
    documents.push({ path, type: type.name, isInList: way.isInList, query: `${before} __typename ${asked}${after}` });
    for (const one of fields)
      for (const reached of typesOf(schema, one)) {
        if (others.has(reached.name)) continue;
        next.push(wayTo(reached, { ...way, path: `${path}.${one.name}` }, callOf(one, literals), one));
      }
  }
  return documents;
}

function wayTo(
  type: GraphQLObjectType,
  { path, isInList, before, after }: Omit<Way, 'type'>,
  call: string,
  field: GraphQLField<unknown, unknown>,
): Way {
  const isUnion = isAbstractType(getNamedType(field.type));
  const [open, close] = isUnion ? [`{ ... on ${type.name} {`, '} }'] : ['{', '}'];
  const here = { before: `${before} ${call} ${open}`, after: `${close}${after}` };
  return { type, path, isInList: isInList || isList(field), ...here };
}

function typesOf(schema: GraphQLSchema, { type }: GraphQLField<unknown, unknown>): readonly GraphQLObjectType[] {
  const named = getNamedType(type);
  if (isObjectType(named)) return [named];
  return isAbstractType(named) ? schema.getPossibleTypes(named) : [];
}

function callOf({ name, args }: GraphQLField<unknown, unknown>, literals: ArgumentLiterals): string {
  const given = args.filter(isRequiredArgument).map((argument) => {
    const literal = literals[argument.name];
    if (literal === undefined) throw new Error(`Nothing is given for ${name}(${argument.name}).`);
    return `${argument.name}: ${literal}`;
  });
  return given.length > 0 ? `${name}(${given.join(', ')})` : name;
}

/** The fields of Query that are lists, or lead to one. */
export function listRoots(schema: GraphQLSchema): string[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields.filter((field) => leadsToList(schema, field, new Set())).map(({ name }) => name);
}

function leadsToList(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, seen: Set<string>): boolean {
  if (isList(field) && !isLeafType(getNamedType(field.type))) return true;
  return typesOf(schema, field).some((type) => {
    if (seen.has(type.name)) return false;
    seen.add(type.name);
    return Object.values(type.getFields()).some((one) => leadsToList(schema, one, seen));
  });
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
