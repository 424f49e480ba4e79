// Reads variables as graphql-js would where the compiler of documents does not: defaults of what is never null, and `@oneOf`.
import {
  astFromValue,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';

type SentVariables = Record<string, unknown>;
/** The value as the compiled document is to have it; `UNFIT`: the compiler would not see that it does not fit. */
type ValueReader = (value: unknown) => unknown;

const UNFIT = Symbol('unfit');

/** One field of an input, or one variable. */
interface ReadField {
  name: string;
  /** As a client would send it; undefined: it has none, or is null where it is left out. */
  whenLeftOut: unknown;
  /** null: it is taken as it is. */
  read: ValueReader | null;
}

/**
 * Reads the variables of an operation; null: they do not fit. The compiler takes what is left out for missing though it
 * has a default, if it is never null, and knows no inputs that take one field alone. All other faults it finds itself.
 */
export function variablesReader(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): (sent: SentVariables) => SentVariables | null {
  const variables = variableDefinitions.map(({ variable, type, defaultValue }) => {
    const isRequired = type.kind === Kind.NON_NULL_TYPE && defaultValue;
    const whenLeftOut = isRequired ? valueFromASTUntyped(defaultValue) : undefined;
    return variableField(variable.name.value, typeFromAST(schema, type) as GraphQLInputType, whenLeftOut);
  });
  const read = fieldsReader(variables);
  return (sent) => {
    const values = read ? read(sent) : sent;
    return values === UNFIT ? null : (values as SentVariables);
  };
}

function variableField(name: string, type: GraphQLInputType, whenLeftOut: unknown): ReadField {
  const read = inputTypeReader(type);
  // A default is written as a value is sent, and may leave out what has a default of its own.
  return { name, whenLeftOut: whenLeftOut === undefined || !read ? whenLeftOut : read(whenLeftOut), read };
}

/** No input type has itself within it: the compiler could not write it out. */
function inputTypeReader(type: GraphQLInputType): ValueReader | null {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const read = inputTypeReader(nullable.ofType);
    return read && ((value) => (Array.isArray(value) ? readList(value, read) : read(value)));
  }
  return isInputObjectType(nullable) ? inputReader(nullable) : null;
}

function readList(values: readonly unknown[], read: ValueReader): unknown {
  const all = values.map(read);
  return all.includes(UNFIT) ? UNFIT : all;
}

function inputReader(input: GraphQLInputObjectType): ValueReader {
  const fields = Object.values(input.getFields());
  const read = fieldsReader(fields.map((field) => variableField(field.name, field.type, defaultOf(field))));
  return (value) => {
    if (typeof value !== 'object' || value === null) return value;
    // The compiler takes an empty list for an input without fields.
    if (Array.isArray(value) || (input.isOneOf && !hasOneField(value))) return UNFIT;
    return read ? read(value as SentVariables) : value;
  };
}

function hasOneField(input: object): boolean {
  const given = Object.values(input);
  return given.length === 1 && given[0] !== null;
}

/** null: all fields are taken as they are. */
function fieldsReader(fields: readonly ReadField[]): ((sent: SentVariables) => unknown) | null {
  const changed = fields.filter(({ whenLeftOut, read }) => whenLeftOut !== undefined || read !== null);
  if (changed.length === 0) return null;
  return (sent) => {
    const values = { ...sent };
    for (const { name, whenLeftOut, read } of changed) {
      if (values[name] === undefined && whenLeftOut !== undefined) values[name] = whenLeftOut;
      else if (read && values[name]) values[name] = read(values[name]);
      if (values[name] === UNFIT) return UNFIT;
    }
    return values;
  };
}

function defaultOf(field: GraphQLInputField): unknown {
  if (!isNonNullType(field.type) || isRequiredInputField(field)) return undefined;
  const node = astFromValue(field.defaultValue, field.type);
  return node ? valueFromASTUntyped(node) : undefined;
}
