// Reads the codes of offices in any case, before permissions and resolvers see them.
import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import { readOfficeCode, withOfficeCodes } from '../src/access/officeCode.ts';

export function readOfficeCodes(schema: GraphQLSchema): GraphQLSchema {
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
    for (const field of Object.values(root?.getFields() ?? {})) {
      if (field.args.length === 0) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      const isOffice = root === schema.getQueryType() && field.name === 'office';
      field.resolve = (source, args, context, info) =>
        resolve(source, isOffice ? withCode(args) : withOfficeCodes(args), context, info);
    }
  return schema;
}

/** The code of `Query.office` is one of an office; those of other fields are of bookings. */
function withCode(args: { code?: string | null }) {
  return args.code ? { ...args, code: readOfficeCode(args.code) } : args;
}
