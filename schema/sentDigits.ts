// Digits that were sent to the number of a booking, and whether they arrived.
import { Field, ObjectType } from 'type-graphql';
import type { MessageFate } from '../src/outbox/fate.ts';
import { describedEnum } from './describedEnum.ts';
import { DateTimeScalar } from './scalars.ts';

export const DigitsStatus = describedEnum<MessageFate>(
  'DigitsStatus',
  'The delivery of a message with digits, as far as the provider reports it.',
  {
    WAITING: 'Not handed to the provider yet.',
    SENT: 'The provider has taken it.',
    DELIVERED: 'It has arrived at the number.',
    FAILED: 'No channel could deliver it: the digits can be asked for again, or the number is proven in another way.',
  },
);

@ObjectType('SentDigits', {
  description: 'Digits that were sent for a booking by `sendProof`, and wait to be read back.',
})
export class SentDigitsType {
  @Field(() => DateTimeScalar, { description: 'Time until which they are accepted.' })
  expiresAt!: string;

  @Field(() => DigitsStatus, {
    description:
      'Whether they arrived. After FAILED `sendProof` sends again at once, and the message is not counted against the number.',
  })
  status!: MessageFate;
}
