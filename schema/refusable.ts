// Gives every mutation the same kind of answer: what was wanted, or a refusal.
import { GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLUnionType, isUnionType } from 'graphql';

/**
 * A mutation that declares only what it gives answers with the union of that and `Refusal`, so that a refusal that comes
 * to it one day breaks no client.
 */
export function makeRefusable(schema: GraphQLSchema): GraphQLSchema {
  const refusal = schema.getType('Refusal') as GraphQLObjectType;
  const unions = new Map<string, GraphQLUnionType>();
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const wanted = field.type instanceof GraphQLNonNull ? field.type.ofType : field.type;
    if (!(wanted instanceof GraphQLObjectType)) continue;
    const name = `${wanted.name}Result`;
    const known = unions.get(name) ?? schema.getType(name);
    const union = isUnionType(known)
      ? known
      : new GraphQLUnionType({
          name,
          description: `The wanted \`${wanted.name}\`, or a refusal that changes nothing.`,
          types: [wanted, refusal],
        });
    unions.set(name, union);
    field.type = new GraphQLNonNull(union);
  }
  const { types, ...config } = schema.toConfig();
  return new GraphQLSchema({ ...config, types: [...types, ...unions.values()] });
}
