// Inputs of the mutations by which officers answer people.
import { Field, ID, InputType } from 'type-graphql';
import { BookingCodeScalar } from './scalars.ts';

@InputType()
class ConversationInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => ID, { description: 'Identifier of the conversation, `Conversation.id`.' })
  conversation!: string;
}

@InputType({ description: 'An answer to a person.' })
export class ReplyInput extends ConversationInput {
  @Field(() => String, { description: 'The text, which is sent as it is, 1 to 1000 characters.' })
  text!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Identifier of the last message of the person that the officer has seen, `Message.id`: later ones keep waiting. Null for all messages received so far.',
  })
  seen?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether messages are answered automatically again from now on; otherwise the caller has the conversation for two hours.',
  })
  thenHandBack!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: within a day the answer is sent once for a key.',
  })
  idempotencyKey?: string | null;
}

const KEY_FOR_UNIFORMITY = 'Idempotency key, accepted for uniformity: the same change made again changes nothing.';

@InputType({ description: 'The person to whom an officer wants to write: either `booking` or `person`.' })
export class OpenConversationInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => BookingCodeScalar, {
    nullable: true,
    description: 'Code of a booking at the office: the conversation is with the person who made it.',
  })
  booking?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A phone number in any form, a mail address, or the identifier that a channel gave.',
  })
  person?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: an open conversation is not opened twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A conversation that an officer takes over.' })
export class TakeOverInput extends ConversationInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to take the conversation from another officer who has it now.',
  })
  fromOther!: boolean;

  @Field(() => String, { nullable: true, description: KEY_FOR_UNIFORMITY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A conversation that is answered automatically again.' })
export class HandBackInput extends ConversationInput {
  @Field(() => String, { nullable: true, description: KEY_FOR_UNIFORMITY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A conversation, and the officer to whom it is assigned.' })
export class AssignConversationInput extends ConversationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Identifier of the officer, `ConversationOfficer.id`; null: to none.',
  })
  officer?: string | null;

  @Field(() => String, { nullable: true, description: KEY_FOR_UNIFORMITY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A conversation whose messages an officer has seen.' })
export class MarkConversationReadInput extends ConversationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Identifier of the last message seen, `Message.id`; null for all messages received so far.',
  })
  seen?: string | null;

  @Field(() => String, { nullable: true, description: KEY_FOR_UNIFORMITY })
  idempotencyKey?: string | null;
}
