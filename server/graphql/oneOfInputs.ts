// Checks inputs that take one field alone (`@oneOf`), which the compiler of documents does not know.
import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

type Check = (value: unknown) => boolean;

/** Whether each such input among the variables has one field, which is not null; null: the operation takes none. */
export function oneOfCheck(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): ((variables: Readonly<Record<string, unknown>>) => boolean) | null {
  const checks = variableDefinitions.flatMap(({ variable, type }) => {
    const check = checkOf(typeFromAST(schema, type) as GraphQLInputType);
    return check ? [{ name: variable.name.value, check }] : [];
  });
  if (checks.length === 0) return null;
  return (variables) => checks.every(({ name, check }) => check(variables[name]));
}

/** No input type has itself within it: the compiler could not write it out. Other faults are found elsewhere. */
function checkOf(type: GraphQLInputType): Check | null {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const check = checkOf(nullable.ofType);
    return check && ((value) => (Array.isArray(value) ? value.every(check) : check(value)));
  }
  if (!isInputObjectType(nullable)) return null;
  const fields = Object.values(nullable.getFields()).flatMap((field) => {
    const check = checkOf(field.type);
    return check ? [{ name: field.name, check }] : [];
  });
  const { isOneOf } = nullable;
  if (!isOneOf && fields.length === 0) return null;
  return (value) => {
    if (typeof value !== 'object' || value === null) return true;
    const given = Object.values(value);
    if (isOneOf && (given.length !== 1 || given[0] === null)) return false;
    return fields.every(({ name, check }) => check((value as Record<string, unknown>)[name]));
  };
}
