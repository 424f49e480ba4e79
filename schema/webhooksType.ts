// Types of the contract for webhooks: what they are, what was delivered to them, and the events they are told of.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { DeliveryState } from '../src/webhooks/entities.ts';
import type { FeedType } from '../src/webhooks/feedTypes.ts';
import { relayConnection } from './connection.ts';
import { describedEnum } from './describedEnum.ts';

/** As the contract has them: `BOOKING_HELD` for `booking.held`. */
type NameOf<Type> = Type extends `${infer Thing}.${infer Change}` ? Uppercase<`${Thing}_${Change}`> : never;
type FeedTypeName = NameOf<FeedType>;

export const FeedTypes = describedEnum<FeedTypeName>(
  'FeedEventType',
  'The kind of an event. Bodies of webhooks write it `booking.held`.',
  {
    BOOKING_HELD: 'A place is held until it is confirmed.',
    BOOKING_CONFIRMED: 'A booking was confirmed, and has its queue number.',
    BOOKING_MOVED: 'A booking has another window, by the applicant or by the office.',
    BOOKING_OFFERED: 'An earlier place was offered to a booking on standby, until `offerUntil`.',
    BOOKING_CANCELLED: 'A booking was cancelled, or replaced by another one of the same person.',
    BOOKING_EXPIRED: 'A hold was not confirmed in time.',
    BOOKING_FORFEITED: 'A confirmed booking was not checked in by its deadline.',
    TICKET_WAITING:
      'A visitor has a ticket and waits: checked in, without a booking, back from a break or after a no-show, or transferred.',
    TICKET_CALLED: 'A ticket was called to a counter, also again; or its end was taken back as a mistake.',
    TICKET_SERVED: 'A visit is finished.',
    TICKET_NO_SHOW: 'A visitor did not come when called.',
    TICKET_CANCELLED: 'A ticket was still waiting when the day ended.',
    DAY_CLOSED: 'A day that had places has none any more.',
    DAY_OPENED: 'A day that had no places has some.',
    MESSAGE_FAILED: 'A message to an applicant could not be delivered, by any channel.',
  },
);

/** `booking.held` as `BOOKING_HELD`, and back. */
export function feedTypeName(type: FeedType): string {
  return type.replace('.', '_').toUpperCase();
}

export function feedTypeOf(name: string): FeedType {
  return name.toLowerCase().replace('_', '.') as FeedType;
}

const DeliveryStates = describedEnum<DeliveryState>(
  'WebhookDeliveryState',
  'Tells whether a delivery has reached its receiver.',
  {
    WAITING: 'It waits for its first attempt, or for the next one.',
    DELIVERED: 'The receiver has answered with a status from 200 to 299.',
    GIVEN_UP: 'It was tried for three days, or its webhook was deleted.',
  },
);

export type DisabledWhy = 'SWITCHED_OFF' | 'FAILING' | 'GONE';

const DisabledReasons = describedEnum<DisabledWhy>(
  'WebhookDisabledReason',
  'The reason for which a webhook is told nothing.',
  {
    SWITCHED_OFF: '`changeWebhook` switched it off.',
    FAILING: 'Nothing has reached it for three days.',
    GONE: 'Its receiver has answered with status 410 (Gone).',
  },
);

@ObjectType('Webhook', {
  description:
    'An address of another program, which is told of events by signed requests after the Standard Webhooks specification.',
})
export class WebhookType {
  @Field(() => ID, { description: 'Identifier of the webhook.' })
  id!: number;

  @Field(() => String, { description: 'URL to which events are posted.' })
  url!: string;

  @Field(() => Boolean, {
    description: 'Whether bodies have the name, birth date and phone number of the applicant, as `applicant`.',
  })
  withPersonalData!: boolean;

  @Field(() => DisabledReasons, {
    nullable: true,
    description: 'The reason for which it is told nothing; null while it is.',
  })
  disabledWhy!: string | null;
}

@ObjectType({ description: 'A webhook with its secret, which is shown only in this answer.' })
export class WebhookSecret {
  @Field(() => WebhookType, { description: 'The webhook, as `webhooks` lists it.' })
  webhook!: WebhookType;

  @Field(() => String, { description: 'The secret that signs deliveries, `whsec_…`. It cannot be read again.' })
  secret!: string;
}

@ObjectType('WebhookDelivery', { description: 'An event on its way to a webhook, or a test, with its last attempt.' })
export class WebhookDeliveryType {
  @Field(() => ID, { description: 'Identifier of the delivery, for `redeliverWebhook`.' })
  id!: number;

  @Field(() => DeliveryStates, { description: 'Tells whether the receiver has accepted it.' })
  state!: DeliveryState;

  @Field(() => Int, { description: 'Number of attempts so far; it begins at 0 when it is delivered again.' })
  attempts!: number;

  @Field(() => Int, { nullable: true, description: 'HTTP status of the last attempt; null if it was not answered.' })
  status!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The first 500 characters of the answer; null if there was none.',
  })
  response!: string | null;

  @Field(() => Int, { nullable: true, description: 'Milliseconds that the last attempt took; null before the first.' })
  durationMs!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The reason, in English, for which the last attempt was not answered; null if it was.',
  })
  fault!: string | null;
}

@ObjectType({ description: 'Deliveries that are made once more.' })
export class RepeatedDeliveries {
  @Field(() => [WebhookDeliveryType], { description: 'The deliveries as they wait now.' })
  deliveries!: WebhookDeliveryType[];
}

export const WebhookDeliveryConnection = relayConnection('WebhookDelivery', () => WebhookDeliveryType, {
  one: 'delivery',
  many: 'deliveries',
  list: 'deliveries, newest first',
  field: 'webhookDeliveries(after:)',
  isCounted: true,
});

@ObjectType('FeedEvent', { description: 'An event that webhooks are told of, kept for 30 days.' })
export class FeedEventType {
  @Field(() => FeedTypes, { description: 'The kind of the event.' })
  type!: string;

  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;
}

export const FeedEventConnection = relayConnection('FeedEvent', () => FeedEventType, {
  one: 'event',
  many: 'events',
  list: 'events, oldest first; `endCursor` is the place from which to go on later, also on an empty page',
  field: 'events(after:)',
});
