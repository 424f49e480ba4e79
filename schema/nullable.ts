// Makes nullable what can fail by itself, so that its error leaves the rest of the answer as it is.
import { GraphQLNonNull, type GraphQLOutputType, type GraphQLSchema, isObjectType } from 'graphql';
import { PERMISSIONS, ROLES } from '../src/access/permissions.ts';

/**
 * Fields at the root, and fields that not all callers may ask for, become nullable. The resolvers declare what they
 * give; clients that throw at the first error can go by those types.
 */
export function loosenFallible(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()))
      if (roots.includes(type) || needsRole(type.name, field.name)) field.type = nullableOf(field.type);
  }
  return schema;
}

/** Types of which all fields need a role are reached through a field that needs it. */
function needsRole(type: string, field: string): boolean {
  const permission = PERMISSIONS[`${type}.${field}`];
  return permission !== undefined && permission.who.length < ROLES.length;
}

function nullableOf(type: GraphQLOutputType): GraphQLOutputType {
  return type instanceof GraphQLNonNull ? type.ofType : type;
}
