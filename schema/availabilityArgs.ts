// The arguments by which availability is asked for, once or live.
import { ArgsType, Field, ID, Int } from 'type-graphql';
import type { ChannelKind } from '../src/channelKinds.ts';
import type { Priority } from '../src/office/settings.ts';
import { ChannelKinds } from './officeType.ts';
import { Priorities } from './priority.ts';
import { DateScalar } from './scalars.ts';

@ArgsType()
export class AvailabilityArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Code of the service to be booked; null for any service.',
  })
  service!: string | null;

  @Field(() => ChannelKinds, {
    nullable: true,
    description:
      'Channel of the booking: shows the windows that can be booked by it. Null for that by which the caller would book: WEB without a key, API with an API key, COUNTER for staff.',
  })
  channel!: ChannelKind | null;

  @Field(() => DateScalar, { nullable: true, description: 'The first day; null, or a past date, for today.' })
  from!: string | null;

  @Field(() => Int, { defaultValue: 14, description: 'Number of days, from 1 to 92.' })
  days!: number;

  @Field(() => Priorities, {
    defaultValue: 'NORMAL',
    description: 'Priority of the applicant: shows the windows open to it.',
  })
  priority!: Priority;
}
