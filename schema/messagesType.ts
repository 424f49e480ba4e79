// Messages as the contract shows them to officers.
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Direction, MessageState } from '../src/correspondence/message.ts';
import { relayConnection } from './connection.ts';
import { describedEnum } from './describedEnum.ts';
import { MessageChannels } from './messageChannels.ts';
import { resultOf } from './refusal.ts';
import { DateTimeScalar } from './scalars.ts';

export const Directions = describedEnum<Direction>('MessageDirection', 'Whether a message was received or sent.', {
  INBOUND: 'Sent by an applicant to the office.',
  OUTBOUND: 'Sent by the office to an applicant.',
});

export const MessageStates = describedEnum<MessageState>(
  'MessageState',
  'State of a message: the first three apply to inbound messages, the others to outbound ones.',
  {
    RECEIVED: 'Inbound: not processed yet.',
    DONE: 'Inbound: processed, and its request was carried out.',
    REFUSED: 'Inbound: processed without a result; `fault` gives the reason.',
    WAITING: 'Outbound: waiting to be sent.',
    SENT: 'Outbound: accepted by the provider.',
    DELIVERED: 'Outbound: delivered to the phone.',
    READ: 'Outbound: read by the recipient, as far as the channel reports it.',
    FAILED: 'Outbound: rejected or not delivered, and not tried again; `fault` gives the reason.',
    UNKNOWN: 'Outbound: the provider may or may not have accepted it.',
    DROPPED: 'Outbound: deliberately not sent; `fault` gives the reason.',
  },
);

@ObjectType('Message', { description: 'A message that an office received or sent.' })
export class MessageType {
  @Field(() => Directions, { description: 'Whether the office received or sent the message.' })
  direction!: Direction;

  @Field(() => MessageChannels, { description: 'Channel by which the message came or goes.' })
  channel!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Outbound: the key of the text, `confirmed`. Inbound: the recognised intent, `REGISTER`; null until the message is processed.',
  })
  kind!: string | null;

  @Field(() => Int, { description: 'Number of pictures or files attached.' })
  media!: number;

  @Field(() => MessageStates, { description: 'Current state of processing or delivery.' })
  state!: MessageState;

  @Field(() => Int, { description: 'Number of attempts to hand the message to the provider; 0 for inbound messages.' })
  attempts!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'The reason why a message failed, as text, as an error code of the provider, or as one of our reasons: `BIRTHDATE_UNREADABLE` for an inbound message; `STALE` (its content is outdated), `TOO_LATE`, `OPTED_OUT` or `TOO_MANY` for a dropped one; `RESTORED` if the database was restored from a backup since. Null if nothing failed.',
  })
  fault!: string | null;
}

export const MessageConnection = relayConnection('Message', () => MessageType, {
  one: 'message',
  many: 'messages',
  list: 'messages; `messageStatistics` gives totals',
  field: 'messages(after:)',
});

@InputType({ description: 'Conditions for a list of messages; null fields do not restrict it.' })
export class MessageFilter {
  @Field(() => Directions, { nullable: true, description: 'Only inbound or only outbound messages.' })
  direction?: Direction | null;

  @Field(() => [MessageStates], { nullable: true, description: 'Only messages in one of these states.' })
  states?: MessageState[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Only messages of these kinds, as `Message.kind`: `confirmed`, `REGISTER`.',
  })
  kinds?: string[] | null;

  @Field(() => [MessageChannels], { nullable: true, description: 'Only messages by these channels.' })
  channels?: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only messages written or received at this time or later.',
  })
  since?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only messages written or received before this time.' })
  until?: string | null;
}

@ObjectType('MessageCount', { description: 'The number of messages of one kind in one state.' })
export class MessageCountType {
  @Field(() => Directions, { description: 'Whether these messages were received or sent.' })
  direction!: Direction;

  @Field(() => MessageChannels, { description: 'Channel of these messages.' })
  channel!: string;

  @Field(() => String, { nullable: true, description: 'Key of the text or recognised intent, as `Message.kind`.' })
  kind!: string | null;

  @Field(() => MessageStates, { description: 'State in which these messages are now.' })
  state!: MessageState;

  @Field(() => Int, { description: 'Number of messages in the period.' })
  count!: number;
}

@ObjectType('LastHeard', { description: "The time of the latest message to one of the office's numbers." })
export class LastHeardType {
  @Field(() => String, { description: 'Phone number of the office, in E.164 form.' })
  number!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time of the latest inbound message; null if none was ever received.',
  })
  at!: string | null;
}

@ObjectType('PausedNumber', { description: 'A number of the office by which sending is paused after errors.' })
export class PausedNumberType {
  @Field(() => MessageChannels, { description: 'Channel by which nothing is sent at present.' })
  channel!: string;

  @Field(() => String, { description: 'Phone number of the office, in E.164 form.' })
  number!: string;

  @Field(() => String, { description: 'The error that caused the pause, as text.' })
  fault!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Time at which the errors began, by the database's clock.",
  })
  since!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "Time of the next attempt, by the database's clock." })
  until!: string | null;
}

@ObjectType({ description: "Counts and delays of an office's messages." })
export class MessageStatistics {
  /** The code of the office. */
  office!: string;

  /** Those before now that are counted. */
  days!: number;
}

@InputType({ description: 'A message to send again.' })
export class ResendMessageInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => ID, { description: 'Identifier of an outbound message, `Message.id`.' })
  message!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: within a day the message is sent again once for a key.',
  })
  idempotencyKey?: string | null;
}

export const MessageResult = resultOf(
  'MessageResult',
  'The new message, or a refusal if it is not sent again.',
  () => MessageType,
);
