// Conversations between people and an office as the contract shows them to officers.
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ConversationState } from '../src/answering/conversation.ts';
import type { AttentionReason } from '../src/answering/entities.ts';
import type { Language } from '../src/time.ts';
import { relayConnection } from './connection.ts';
import { describedEnum } from './describedEnum.ts';
import { Languages } from './languages.ts';
import { MessageChannels } from './messageChannels.ts';
import { resultOf } from './refusal.ts';
import { DateTimeScalar } from './scalars.ts';

export const ConversationReasons = describedEnum<AttentionReason>(
  'ConversationReason',
  'The reason why a conversation was put before officers.',
  {
    OPENED: 'An officer opened it; the person has asked for none since.',
    NOT_UNDERSTOOD: 'Two messages in a row were not understood.',
    NO_ANSWER: 'The person asked something that the office has set no answer to.',
    WANTS_OFFICER: 'The person asked for an officer.',
    COMPLAINT: 'The person complained, or reported a middleman.',
  },
);

export const ConversationStates = describedEnum<ConversationState>(
  'ConversationState',
  'The conversations that a list holds, and their order.',
  {
    WAITING: 'The person waits for an officer; the longest waiting come first.',
    TAKEN: 'An officer has taken the conversation over and has it now; the latest come first.',
    ALL: 'Every conversation that was put before officers and is still kept; the latest come first.',
  },
);

@ObjectType({ description: 'An officer who may answer people.' })
export class ConversationOfficer {
  @Field(() => ID, { description: 'Identifier of the officer, for `assignConversation`: `officer 7`.' })
  id!: string;

  @Field(() => String, { description: 'Name of the officer; the identifier if the name is not known any more.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether the caller is this officer.' })
  isSelf!: boolean;
}

@ObjectType('Conversation', {
  description: 'A conversation between a person and an office, which was put before officers.',
})
export class ConversationType {
  @Field(() => ID, { description: 'Identifier of the conversation.' })
  id!: number;

  @Field(() => MessageChannels, { description: 'Channel by which the person writes.' })
  channel!: string;

  @Field(() => Languages, { description: 'Language in which the person was last answered.' })
  language!: Language;

  @Field(() => ConversationReasons, { description: 'The reason why the conversation was put before officers last.' })
  why!: AttentionReason;

  @Field(() => Int, {
    description: 'Number of received messages that no officer has seen.',
  })
  unread!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Name that the person has set on the channel, not proven; null if the channel gives none.',
  })
  profileName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Text of the latest received message; null if it is no longer kept.',
  })
  lastText!: string | null;
}

export const ConversationConnection = relayConnection('Conversation', () => ConversationType, {
  one: 'conversation',
  many: 'conversations',
  list: 'conversations; `waitingConversations` gives their number',
  field: 'conversations(after:)',
});

@ObjectType('WaitingConversations', {
  description: 'The number of people who wait for an officer of an office, without personal data.',
})
export class WaitingConversationsType {
  @Field(() => Int, { description: 'Number of conversations in which the person waits for an officer.' })
  count!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time of the message that has waited longest; null if none waits.',
  })
  longestSince!: string | null;
}

@InputType({ description: 'Conditions for a list of conversations; null fields do not restrict it.' })
export class ConversationFilter {
  @Field(() => ConversationStates, {
    defaultValue: 'WAITING',
    description: 'The conversations that the list holds, and their order.',
  })
  state!: ConversationState;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Only conversations that are assigned to the caller or that the caller has taken over.',
  })
  mine!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Only conversations with this person: a phone number in any form, or the identifier a channel gave.',
  })
  person?: string | null;
}

export const ConversationResult = resultOf(
  'ConversationResult',
  'The conversation as it is now, or a refusal if nothing was changed.',
  () => ConversationType,
);
