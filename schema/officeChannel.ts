// The name of a channel as people know it, and a value for kinds that the server does not know any more.
import { type GraphQLSchema, isEnumType } from 'graphql';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { traitsOf } from '../src/channelKinds.ts';
import { OfficeChannelType, UNKNOWN_KIND } from './officeType.ts';

@Resolver(() => OfficeChannelType)
export class OfficeChannelResolver {
  @FieldResolver(() => String, {
    description:
      'The name of the channel as applicants know it: `WhatsApp`. The only one of channels that a client does not know.',
  })
  name(@Root() { kind }: OfficeChannelType): string {
    return traitsOf(kind).label ?? kind;
  }
}

/** Rows outlive the channels by which they came: one that was taken away is no error of the answer. */
export function nameUnknownKinds(schema: GraphQLSchema): GraphQLSchema {
  for (const name of ['ChannelKind', 'MessageChannel']) {
    const type = schema.getType(name);
    if (!isEnumType(type)) continue;
    const known = new Map(type.getValues().map((each) => [each.value, each.name]));
    type.serialize = (stored) => known.get(stored) ?? UNKNOWN_KIND;
  }
  return schema;
}
