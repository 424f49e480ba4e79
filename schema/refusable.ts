// Gives every mutation the same kind of answer: what was wanted, or a refusal.
import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLUnionType,
  isUnionType,
} from 'graphql';
import { sayRefusal } from '../src/messages/index.ts';
import { RefusedInput } from '../src/refusal.ts';
import type { Context } from './context.ts';

/**
 * A mutation that declares only what it gives answers with the union of that and `Refusal`, so that a refusal that comes
 * to it one day breaks no client.
 */
export function makeRefusable(schema: GraphQLSchema): GraphQLSchema {
  const refusal = schema.getType('Refusal') as GraphQLObjectType;
  queriesInWords(schema);
  const unions = new Map<string, GraphQLUnionType>();
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const wanted = field.type instanceof GraphQLNonNull ? field.type.ofType : field.type;
    field.resolve = refusing(field.resolve ?? defaultFieldResolver);
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

type AnyResolve = GraphQLFieldResolver<unknown, Context>;

/** An input that is refused within, however deep, is answered by its refusal; the transaction is taken back. */
function refusing(resolve: AnyResolve): AnyResolve {
  return async (root, args, context, info) => {
    try {
      return await resolve(root, args, context, info);
    } catch (fault) {
      if (fault instanceof RefusedInput) return fault.refusal;
      throw fault;
    }
  };
}

/** Queries whose input a person types; they have no refusal to answer with. */
const SAYING_QUERIES = ['messages', 'previewHolidays', 'tryTemplate'];

function queriesInWords(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const answer = field.type instanceof GraphQLNonNull ? field.type.ofType : field.type;
    const resolve = field.resolve ?? defaultFieldResolver;
    if (isUnionType(answer) && answer.getTypes().some(({ name }) => name === 'Refusal'))
      field.resolve = refusing(resolve);
    else if (SAYING_QUERIES.includes(field.name)) field.resolve = saying(resolve);
  }
}

/** The error says the sentence in the caller's language beside the one for programs. */
function saying(resolve: AnyResolve): AnyResolve {
  return async (root, args, context, info) => {
    try {
      return await resolve(root, args, context, info);
    } catch (fault) {
      if (fault instanceof RefusedInput) fault.sentence = sayRefusal(context.language, fault.refusal);
      throw fault;
    }
  };
}
