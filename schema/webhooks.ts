// Webhooks, the log of their deliveries, and the feed of events, as they are read.
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { rfc3339 } from '../src/time.ts';
import { deliveriesOf, type FeedRow, feedAfter, type LoggedDelivery } from '../src/webhooks/deliveryLog.ts';
import { eventIdOf, messageIdOf, webhookBodyOf } from '../src/webhooks/payload.ts';
import { ownedWebhook, type Webhook, webhooksOf } from '../src/webhooks/webhooks.ts';
import { type Context, reading } from './context.ts';
import { readNumericId } from './inputText.ts';
import { cursorAt, pageOfItems, pageSize, readIdCursor } from './page.ts';
import { BookingCodeScalar, DateTimeScalar } from './scalars.ts';
import { ownerOfChanged, readEventCursor, webhookOwner } from './webhookOwner.ts';
import {
  FeedEventConnection,
  FeedEventType,
  FeedTypes,
  feedTypeName,
  WebhookDeliveryConnection,
  WebhookDeliveryType,
  WebhookType,
} from './webhooksType.ts';
import { momentAt, zoneOf } from './webhookTimes.ts';

@ArgsType()
class DeliveriesArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Code of the office; null for API keys, which have webhooks of their own, and for administrators.',
  })
  office!: string | null;

  @Field(() => ID, { description: 'Identifier of the webhook.' })
  webhook!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether to leave out deliveries that have arrived.' })
  undelivered!: boolean;

  @Field(() => Int, { defaultValue: 50, description: 'Number of deliveries to return, from 1 to 200.' })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last delivery already received; null for the first page.',
  })
  after!: string | null;
}

@ArgsType()
class EventsArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Code of the office; null for API keys, and for administrators, who then read all offices.',
  })
  office!: string | null;

  @Field(() => Int, { defaultValue: 50, description: 'Number of events to return, from 1 to 200.' })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the last event already received, or its identifier, `FeedEvent.id`; null for the oldest that is kept. If events after it are no longer kept, the answer is NOT_FOUND.',
  })
  after!: string | null;
}

@Resolver(() => WebhookType)
export class WebhookResolver {
  @Query(() => [WebhookType], {
    description:
      'Lists the webhooks of an office, or of an API key, which lists its own. Only for managers and API keys.',
  })
  webhooks(
    @Arg('office', () => ID, { nullable: true, description: 'Code of the office; null for those of an API key.' })
    office: string | null,
    @Arg('apiKey', () => ID, {
      nullable: true,
      description: 'Identifier of an API key, for administrators; null if a key calls, or for an office.',
    })
    apiKey: string | null,
    @Ctx() context: Context,
  ): Promise<Webhook[]> {
    return webhooksOf(reading(context), webhookOwner(context, { office, apiKey }));
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'Code of the office whose events it is told; null for that of an API key.',
  })
  office(@Root() { office }: Webhook): string | null {
    return office;
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'Identifier of the API key whose bookings it is told of; null for that of an office.',
  })
  apiKey(@Root() { apiKey }: Webhook): number | null {
    return apiKey;
  }

  @FieldResolver(() => [FeedTypes], { description: 'The kinds of events that it is told of; empty for all.' })
  types(@Root() { types }: Webhook): string[] {
    return types.map(feedTypeName);
  }

  @FieldResolver(() => DateTimeScalar, {
    description: 'Time at which it was created: it is told of what happened after that.',
  })
  createdAt(@Root() { createdAt, office }: Webhook, @Ctx() { app }: Context): string | null {
    return momentAt(createdAt, office, app);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time from which it is told nothing; null while it is.',
  })
  disabledAt(@Root() { disabledAt, office }: Webhook, @Ctx() { app }: Context): string | null {
    return momentAt(disabledAt, office, app);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'Time of the first attempt since which none has succeeded; null if the last one did. After three days it is disabled.',
  })
  failingSince(@Root() { failingSince, office }: Webhook, @Ctx() { app }: Context): string | null {
    return momentAt(failingSince, office, app);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time until which deliveries are signed by the secret before as well; null if there is none.',
  })
  oldSecretUntil(@Root() { oldSecretUntil, office }: Webhook, @Ctx() { app }: Context): string | null {
    return momentAt(oldSecretUntil, office, app);
  }
}

@Resolver(() => WebhookDeliveryType)
export class WebhookDeliveryResolver {
  @Query(() => WebhookDeliveryConnection, {
    description: 'Lists the deliveries to a webhook of the last 30 days, newest first. Only for managers and API keys.',
  })
  async webhookDeliveries(@Args(() => DeliveriesArgs) wanted: DeliveriesArgs, @Ctx() context: Context) {
    const { office, webhook, undelivered, first, after } = wanted;
    const { id } = await ownedWebhook(reading(context), readNumericId(webhook), ownerOfChanged(context, office));
    const wish = { webhook: id, undelivered, first: pageSize(first), after: readIdCursor('webhookDeliveries', after) };
    const page = await deliveriesOf(reading(context), wish);
    return pageOfItems(
      'webhookDeliveries',
      { ...page, hasPrevious: wish.after !== null, asked: { after } },
      (one) => one.id,
    );
  }

  @FieldResolver(() => FeedTypes, { nullable: true, description: 'The kind of the event; null for a test.' })
  type(@Root() { type }: LoggedDelivery): string | null {
    return type && feedTypeName(type);
  }

  @FieldResolver(() => String, {
    description: 'Identifier of the event, as receivers have it in the header `webhook-id`: the same at each attempt.',
  })
  eventId(@Root() delivery: LoggedDelivery): string {
    return messageIdOf(delivery);
  }

  @FieldResolver(() => BookingCodeScalar, {
    nullable: true,
    description: 'Code of the booking; null if the event is of none.',
  })
  booking(@Root() { booking }: LoggedDelivery): string | null {
    return booking;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which the delivery was created for the event.' })
  createdAt(@Root() { createdAt, office }: LoggedDelivery, @Ctx() { app }: Context): string | null {
    return momentAt(createdAt, office, app);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time of the last attempt; null before the first.',
  })
  triedAt(@Root() { triedAt, office }: LoggedDelivery, @Ctx() { app }: Context): string | null {
    return momentAt(triedAt, office, app);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time of the next attempt, or of the first; null if there is none.',
  })
  nextAt(@Root() { state, nextAt, office }: LoggedDelivery, @Ctx() { app }: Context): string | null {
    return state === 'WAITING' ? momentAt(nextAt, office, app) : null;
  }
}

@Resolver(() => FeedEventType)
export class FeedEventResolver {
  @Query(() => FeedEventConnection, {
    description:
      'Reads the events that webhooks are told of, oldest first, so that a receiver can read again what it missed. `pageInfo.endCursor` is never null: a program that polls gives it as the next `after`. An API key reads those of the bookings it made, and of days. Only for managers and API keys.',
  })
  async events(@Args(() => EventsArgs) { office, first, after }: EventsArgs, @Ctx() context: Context) {
    const { app, asker } = context;
    const code = typeof office === 'string' ? app.offices.get(office).code : null;
    const apiKey = asker.kind === 'apiKey' ? asker.id : null;
    const last = readEventCursor(after);
    const wish = { office: code, apiKey, first: pageSize(first), after: last };
    const { end, ...page } = await feedAfter(reading(context), wish);
    const asked = { after: cursorAt('events', end) };
    return pageOfItems('events', { ...page, hasPrevious: last !== null, asked }, ({ id }) => id);
  }

  @FieldResolver(() => ID, { description: 'Identifier of the event, as receivers have it in the header `webhook-id`.' })
  id(@Root() { id }: FeedRow): string {
    return eventIdOf(id);
  }

  @FieldResolver(() => FeedTypes, { description: 'The kind of the event.' })
  type(@Root() { type }: FeedRow): string {
    return feedTypeName(type);
  }

  @FieldResolver(() => BookingCodeScalar, {
    nullable: true,
    description: 'Code of the booking; null if the event is of none.',
  })
  booking(@Root() { booking }: FeedRow): string | null {
    return booking;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which it happened.' })
  at(@Root() { at, office }: FeedRow, @Ctx() { app }: Context): string {
    return rfc3339(at, zoneOf(office, app));
  }

  @FieldResolver(() => String, {
    description: 'The body of the event as JSON, as webhooks have it, without personal data.',
  })
  body(@Root() event: FeedRow, @Ctx() { app }: Context): string {
    return webhookBodyOf(event, zoneOf(event.office, app), null);
  }
}
