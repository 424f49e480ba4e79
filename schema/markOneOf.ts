// Inputs of which exactly one field is given are marked so in the schema: type-graphql has no word for it.
import { type GraphQLSchema, isInputObjectType } from 'graphql';

/** Inputs of which exactly one field is given. */
const ONE_OF_INPUTS = ['CapacityPreviewInput', 'VisitAtDoorInput', 'VisitTimeInput'];

export function markOneOf(schema: GraphQLSchema): GraphQLSchema {
  for (const name of ONE_OF_INPUTS) {
    const type = schema.getType(name);
    if (isInputObjectType(type)) type.isOneOf = true;
  }
  return schema;
}
