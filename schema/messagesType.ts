// What messages look like to those who work at the office.
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Direction, MessageState } from '../src/correspondence/message.ts';
import { PageInfo } from './page.ts';
import { resultOf } from './refusal.ts';
import { DateTimeScalar } from './scalars.ts';

export const Directions: Record<Direction, Direction> = { INBOUND: 'INBOUND', OUTBOUND: 'OUTBOUND' };
registerEnumType(Directions, {
  name: 'MessageDirection',
  description: 'Which way a message went.',
  valuesConfig: {
    INBOUND: { description: 'From an applicant to the office.' },
    OUTBOUND: { description: 'From the office to an applicant.' },
  },
});

const MEANINGS: Record<MessageState, string> = {
  RECEIVED: 'It came in and was not worked on yet.',
  DONE: 'It came in, and what it asked for was done.',
  REFUSED: 'It came in and came to nothing: `fault` says why.',
  WAITING: 'It is to be sent.',
  SENT: 'The provider took it.',
  DELIVERED: 'It reached the phone.',
  READ: 'It was read.',
  FAILED: 'It was not taken or not delivered, and is not tried again: `fault` says why.',
  UNKNOWN: 'The provider may have taken it, which is not known.',
  DROPPED: 'It was not sent: `fault` says why.',
};
export const MessageStates = Object.fromEntries(Object.keys(MEANINGS).map((state) => [state, state])) as Record<
  MessageState,
  MessageState
>;
registerEnumType(MessageStates, {
  name: 'MessageState',
  description: 'How it stands with a message: the first three of those that came in, the rest of those that went out.',
  valuesConfig: Object.fromEntries(Object.entries(MEANINGS).map(([state, description]) => [state, { description }])),
});

@ObjectType({ description: 'A message that came to the office or went out from it.' })
export class Message {
  @Field(() => Directions, { description: 'Which way it went.' })
  direction!: Direction;

  @Field(() => String, { description: 'By which channel: `whatsapp`, `sms`.' })
  channel!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Outbound: which sentence it is, `confirmed`; inbound: what was understood, `REGISTER`; null before that.',
  })
  kind!: string | null;

  @Field(() => Int, { description: 'How many pictures or files are with it.' })
  media!: number;

  @Field(() => MessageStates, { description: 'How it stands with it.' })
  state!: MessageState;

  @Field(() => Int, { description: 'How often it was handed to the provider; 0 for what came in.' })
  attempts!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it was not sent, not delivered, or came to nothing: in words, as a code of the provider, or as a reason: `BIRTHDATE_UNREADABLE` of what came in; `STALE` (what it spoke of has changed), `TOO_LATE`, `OPTED_OUT`, `TOO_MANY` of what was dropped.',
  })
  fault!: string | null;
}

@ObjectType({ description: 'A message in a list.' })
export class MessageEdge {
  @Field(() => Message, { description: 'The message.' })
  node!: Message;

  @Field(() => String, { description: 'Its place in the list, for `after`.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of messages. How many there are in all is told by `messageStatistics`.' })
export class MessageConnection {
  @Field(() => [MessageEdge], { description: 'The messages of the page.' })
  edges!: MessageEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}

@InputType({ description: 'Which messages; what is left out does not matter.' })
export class MessageFilter {
  @Field(() => Directions, { nullable: true, description: 'Which way they went.' })
  direction?: Direction | null;

  @Field(() => [MessageStates], { nullable: true, description: 'How it stands with them.' })
  states?: MessageState[] | null;

  @Field(() => [String], { nullable: true, description: 'Of these kinds: `confirmed`, `REGISTER`.' })
  kinds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'By these channels: `whatsapp`.' })
  channels?: string[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Written or received from then on.' })
  since?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Written or received before then.' })
  until?: string | null;
}

@ObjectType({ description: 'How many messages of one kind are in one state.' })
export class MessageCount {
  @Field(() => Directions, { description: 'Which way they went.' })
  direction!: Direction;

  @Field(() => String, { description: 'By which channel.' })
  channel!: string;

  @Field(() => String, { nullable: true, description: 'What they are, as `Message.kind`.' })
  kind!: string | null;

  @Field(() => MessageStates, { description: 'How it stands with them.' })
  state!: MessageState;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({ description: 'When an office was last written to at one of its numbers.' })
export class LastHeard {
  @Field(() => String, { description: 'The number.' })
  number!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When something last came; null: nothing ever did.' })
  at!: string | null;
}

@ObjectType({ description: 'A number by which nothing can be sent.' })
export class PausedNumber {
  @Field(() => String, { description: 'By which channel.' })
  channel!: string;

  @Field(() => String, { description: 'The number.' })
  number!: string;

  @Field(() => String, { description: 'Why, in words.' })
  fault!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "Since when, by the database's clock." })
  since!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it is tried again, by the database's clock." })
  until!: string | null;
}

@ObjectType({ description: "How it goes with an office's messages." })
export class MessageStatistics {
  @Field(() => [MessageCount], {
    description: 'Messages of the last days by what they are and how it stands with them.',
  })
  counts!: MessageCount[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the oldest of the messages that are still to be sent was written; null: none waits.',
  })
  oldestUnsentAt!: string | null;

  @Field(() => [LastHeard], { description: 'Each of its numbers, and when it was last written to.' })
  lastHeard!: LastHeard[];

  @Field(() => [PausedNumber], { description: 'Those of its numbers by which nothing can be sent at present.' })
  paused!: PausedNumber[];
}

@InputType({ description: 'A message to be sent again.' })
export class ResendMessageInput {
  @Field(() => ID, { description: 'The office.' })
  office!: string;

  @Field(() => ID, { description: 'The message, one that went out.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'Done once for a key, within a day.' })
  idempotencyKey?: string | null;
}

export const MessageResult = resultOf('MessageResult', 'The new message, or why it is not sent again.', () => Message);
