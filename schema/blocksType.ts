// Blocks and suspicious addresses as the contract shows them, with the inputs that set and lift blocks.
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { BlockKind } from '../src/abuse/blocks.ts';
import { relayConnection } from './connection.ts';
import { describedEnum } from './describedEnum.ts';
import { DateTimeScalar } from './scalars.ts';

const BlockKinds = describedEnum<BlockKind>('BlockKind', 'The origin of a block: staff, or missed visits.', {
  STAFF: 'A member of staff set the block.',
  FORFEITS: 'The clock set the block after several missed visits in a row.',
});

@ObjectType('Block', { description: 'A block: an address or a person that cannot book for a time.' })
export class BlockType {
  @Field(() => ID, { description: 'Identifier of the block, for `UnblockAddressInput.block`.' })
  id!: number;

  @Field(() => BlockKinds, { description: 'The origin of the block: staff, or missed visits.' })
  kind!: BlockKind;

  @Field(() => String, {
    nullable: true,
    description: 'The reason given by staff, not shown to the person; null if the block was set for missed visits.',
  })
  reason!: string | null;
}

export const BlockConnection = relayConnection('Block', () => BlockType, {
  one: 'block',
  many: 'blocks',
  list: 'blocks, newest first',
  field: 'blocks(after:)',
  isCounted: true,
});

@ObjectType({ description: 'An address with bookings that were not used, and counts of what became of its bookings.' })
export class SuspiciousAddress {
  @Field(() => String, { description: 'A phone number, or the identifier a channel gave the sender.' })
  address!: string;

  @Field(() => Int, { description: 'Number of holds that were never confirmed.' })
  lapsed!: number;

  @Field(() => Int, { description: 'Number of confirmed bookings without a check-in by the deadline.' })
  forfeited!: number;

  @Field(() => Int, { description: 'Number of bookings that were cancelled.' })
  cancelled!: number;

  @Field(() => Int, { description: 'Number of bookings that led to a check-in.' })
  kept!: number;

  @Field(() => Int, { description: 'Number of bookings still to come.' })
  live!: number;

  @Field(() => Boolean, { description: 'Whether a block on the address is in force now.' })
  blocked!: boolean;
}

export const SuspiciousAddressConnection = relayConnection('SuspiciousAddress', () => SuspiciousAddress, {
  one: 'address',
  many: 'addresses',
  list: 'addresses, those with the most unused bookings first',
  field: 'suspiciousAddresses(after:)',
  isCounted: true,
});

@InputType({ description: 'An address to block from booking.' })
export class BlockAddressInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Code of the office; null for all offices, which only administrators may block.',
  })
  office?: string | null;

  @Field(() => String, {
    description: 'A phone number, or the identifier a channel gave the sender, as lists show it.',
  })
  address!: string;

  @Field(() => String, { description: 'The reason for the block, shown to staff only.' })
  reason!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Time at which the block ends by itself; null for a block that lasts until it is lifted, at most `blockDays` of the office.',
  })
  until?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: within a day the change is made once for a key.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A block to lift before its end.' })
export class UnblockAddressInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Code of the office; null for administrators, who can lift any block.',
  })
  office?: string | null;

  @Field(() => ID, { description: 'Identifier of the block, `Block.id`.' })
  block!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: lifting a block again changes nothing.',
  })
  idempotencyKey?: string | null;
}
