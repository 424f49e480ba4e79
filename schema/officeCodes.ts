// Reads the codes of offices in any case, before permissions and resolvers see them.
import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { namesOffices, readOfficeCode, withOfficeCodes } from '../src/access/officeCode.ts';

export function readOfficeCodes(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap()).filter((one) => isObjectType(one)))
    for (const field of Object.values(type.getFields())) {
      // Those at the root may have codes inside of their inputs.
      if (!field.args.some(({ name }) => roots.includes(type) || namesOffices(name))) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      const isOffice = type === schema.getQueryType() && field.name === 'office';
      field.resolve = (source, args, context, info) =>
        resolve(source, isOffice ? withCode(args) : withOfficeCodes(args), context, info);
    }
  return schema;
}

/** The code of `Query.office` is one of an office; those of other fields are of bookings. */
function withCode(args: { code?: string | null }) {
  return args.code ? { ...args, code: readOfficeCode(args.code) } : args;
}
