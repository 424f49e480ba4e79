// Checks the table of permissions before each field; a field that no row covers does not build.
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { mustBeAllowed, permissionFor, ROLES } from '../src/access/permissions.ts';
import type { Context } from './context.ts';

/** @throws Error naming the fields that the table does not cover. */
export function guard(schema: GraphQLSchema): GraphQLSchema {
  const unknown: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const permission = permissionFor(type.name, field.name);
      if (!permission) unknown.push(`${type.name}.${field.name}`);
      // Public fields need no check, which would cost time at each of them.
      else if (permission.who.length < ROLES.length || permission.officeOfDevice) {
        const guarded = permission.office || permission.officeOfDevice ? guardedByArguments : guardedByAsker;
        field.resolve = guarded(type.name, field.name, field.resolve ?? defaultFieldResolver);
      }
    }
  }
  if (unknown.length > 0) throw new Error(`Nothing says who may call ${unknown.join(', ')}.`);
  return schema;
}

type Resolve = GraphQLFieldResolver<unknown, Context>;

function guardedByArguments(type: string, name: string, resolve: Resolve): Resolve {
  return (root, args, context, info) => {
    mustBeAllowed(context.asker, type, name, args);
    return resolve(root, args, context, info);
  };
}

/** The caller alone decides, so that a list of a hundred thousand rows is looked at once and not for each row. */
function guardedByAsker(type: string, name: string, resolve: Resolve): Resolve {
  let allowed: Context['asker'] | null = null;
  return (root, args, context, info) => {
    if (context.asker !== allowed) {
      mustBeAllowed(context.asker, type, name, args);
      allowed = context.asker;
    }
    return resolve(root, args, context, info);
  };
}
