// The changes of the contract since its last release, and those among them that would break clients.
import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

export interface ContractChange {
  /** A sentence: `Field 'recent' was added to object type 'Board'`. */
  message: string;
  kind: 'broken' | 'removed' | 'deprecated' | 'changed' | 'added';
}

/** Sentences of descriptions are no part of the contract, and those of the inspector name whole texts. */
const UNTOLD = /_DESCRIPTION_|DEPRECATION_REASON_|^DIRECTIVE_USAGE_/;

/** The changes in the order of their places. */
export async function contractChanges(released: string, present: string): Promise<ContractChange[]> {
  const [before, after] = [released, present].map((sdl) => buildSchema(sdl)) as [GraphQLSchema, GraphQLSchema];
  const changes = await diff(before, after);
  return changes
    .filter(({ type }) => !UNTOLD.test(type))
    .map((change) => ({ message: change.message, kind: kindOfChange(change, before), path: change.path ?? '' }))
    .toSorted((a, b) => a.path.localeCompare(b.path) || a.message.localeCompare(b.message))
    .map(({ message, kind }) => ({ message, kind }));
}

function kindOfChange({ type, path = '', criticality }: Change, before: GraphQLSchema): ContractChange['kind'] {
  const isBreaking = criticality.level === CriticalityLevel.Breaking;
  // An element that the last release marked as deprecated may go: its clients have had a version's time.
  if (isBreaking) return /_REMOVED$/.test(type) && wasDeprecated(before, path) ? 'removed' : 'broken';
  if (/DEPRECATION_ADDED/.test(type)) return 'deprecated';
  return /_ADDED$/.test(type) ? 'added' : 'changed';
}

/** Whether the last release said of the thing at that place that it goes, or of all that leads to it. */
function wasDeprecated(schema: GraphQLSchema, path: string): boolean {
  const [typeName = '', name, argumentName] = path.split('.');
  const type = schema.getType(typeName);
  if (!type) return false;
  if (name === undefined) return usesOf(schema, type).every(isDeprecated);
  const element = elementOf(type, name);
  if (!element || isDeprecated(element)) return element !== undefined;
  const argument = 'args' in element ? element.args.find((one) => one.name === argumentName) : undefined;
  return argument !== undefined && isDeprecated(argument);
}

type Element = Pick<GraphQLField<unknown, unknown>, 'name' | 'deprecationReason'> & {
  args?: readonly GraphQLArgument[];
};

function isDeprecated({ deprecationReason }: { deprecationReason?: string | null | undefined }): boolean {
  return typeof deprecationReason === 'string';
}

function elementOf(type: GraphQLNamedType, name: string): (Element & { args: readonly GraphQLArgument[] }) | undefined {
  if (isEnumType(type)) {
    const value = type.getValue(name);
    return value ? { ...value, args: [] } : undefined;
  }
  if (isInputObjectType(type)) {
    const field = type.getFields()[name];
    return field && { ...field, args: [] };
  }
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

/** Fields and arguments that lead to the type. */
function usesOf(schema: GraphQLSchema, type: GraphQLNamedType): { deprecationReason?: string | null | undefined }[] {
  return Object.values(schema.getTypeMap()).flatMap((one) => {
    if (isInputObjectType(one))
      return Object.values(one.getFields()).filter((field) => getNamedType(field.type) === type);
    if (!isObjectType(one) && !isInterfaceType(one)) return [];
    return Object.values(one.getFields()).flatMap((field) =>
      [field, ...field.args].filter((place) => getNamedType(place.type) === type),
    );
  });
}
