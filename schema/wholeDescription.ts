// The descriptions of the contract as a whole and of its three roots.
import type { GraphQLSchema } from 'graphql';

/** type-graphql describes neither the schema nor its roots. */
export function describeWhole(schema: GraphQLSchema): GraphQLSchema {
  schema.description = [
    'Places and queue numbers at public offices. Expected failures are data (`Refusal`), mistakes of the calling program are errors with `extensions.code`.',
    'A request has at most 10 levels, 30 aliases, 10 fields at its root, 2000 tokens, 2000 fields in its variables and 256 KiB (64 KiB over a WebSocket), and costs at most 10000: each field costs 1, below a list as many times as `first`, `last` or `days` says. `extensions.cost` of an answer tells its cost, `RateLimit` and `RateLimit-Policy` the requests that are left.',
  ].join('\n\n');
  const roots = [
    [schema.getQueryType(), 'Operations that read. A field that fails is null and leaves the others.'],
    [schema.getMutationType(), 'Operations that change something. Each answers with the wanted object or a `Refusal`.'],
    [schema.getSubscriptionType(), 'Live views: the present state at once, then each change of it.'],
  ] as const;
  for (const [root, description] of roots) if (root) root.description = description;
  return schema;
}
