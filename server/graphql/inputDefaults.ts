// Fills in the defaults of what is never null: the compiler of documents takes it for missing where it is left out.
import {
  astFromValue,
  type GraphQLInputField,
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
type Fill = (value: unknown) => unknown;

/** One field of an input, or one variable. */
interface Filled {
  name: string;
  /** As a client would send it; undefined: it has none, or is null where it is left out. */
  whenLeftOut: unknown;
  /** null: nothing within it has such defaults. */
  fill: Fill | null;
}

/** Completes the variables of an operation; null: there is nothing to complete. */
export function requiredDefaults(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): ((variables: SentVariables) => SentVariables) | null {
  const variables = variableDefinitions.map(({ variable, type, defaultValue }): Filled => {
    const isRequired = type.kind === Kind.NON_NULL_TYPE && defaultValue;
    return {
      name: variable.name.value,
      whenLeftOut: isRequired ? valueFromASTUntyped(defaultValue) : undefined,
      fill: fillOf(typeFromAST(schema, type) as GraphQLInputType),
    };
  });
  return variables.some(hasToBeFilled) ? (sent) => fillAll(sent, variables) : null;
}

function hasToBeFilled({ whenLeftOut, fill }: Filled): boolean {
  return whenLeftOut !== undefined || fill !== null;
}

function fillAll(sent: SentVariables, fields: readonly Filled[]): SentVariables {
  const filled = { ...sent };
  for (const { name, whenLeftOut, fill } of fields) {
    if (filled[name] === undefined && whenLeftOut !== undefined) filled[name] = whenLeftOut;
    else if (fill && filled[name]) filled[name] = fill(filled[name]);
  }
  return filled;
}

/** No input type has itself within it: the compiler could not write it out. */
function fillOf(type: GraphQLInputType): Fill | null {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const fill = fillOf(nullable.ofType);
    return fill && ((value) => (Array.isArray(value) ? value.map(fill) : fill(value)));
  }
  if (!isInputObjectType(nullable)) return null;
  const fields = Object.values(nullable.getFields())
    .map((field) => ({ name: field.name, whenLeftOut: defaultOf(field), fill: fillOf(field.type) }))
    .filter(hasToBeFilled);
  if (fields.length === 0) return null;
  return (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? fillAll(value as SentVariables, fields)
      : value;
}

function defaultOf(field: GraphQLInputField): unknown {
  if (!isNonNullType(field.type) || isRequiredInputField(field)) return undefined;
  const node = astFromValue(field.defaultValue, field.type);
  return node ? valueFromASTUntyped(node) : undefined;
}
