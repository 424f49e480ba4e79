// What blocks and suspicious addresses look like from outside, and what is asked for with them.
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { BlockKind } from '../src/abuse/blocks.ts';
import { PageInfo } from './page.ts';
import { DateTimeScalar } from './scalars.ts';

const BlockKinds: Record<BlockKind, BlockKind> = { STAFF: 'STAFF', FORFEITS: 'FORFEITS' };
registerEnumType(BlockKinds, {
  name: 'BlockKind',
  description: 'Where a block comes from.',
  valuesConfig: {
    STAFF: { description: 'Somebody of the office set it.' },
    FORFEITS: { description: 'Several visits running were missed.' },
  },
});

@ObjectType({ description: 'An address or a person that may not book for a while.' })
export class Block {
  @Field(() => ID, { description: 'For `unblockAddress`.' })
  id!: number;

  @Field(() => BlockKinds, { description: 'Where it comes from.' })
  kind!: BlockKind;

  @Field(() => String, {
    nullable: true,
    description: 'Why, for staff: whoever is blocked does not see it; null where visits were missed.',
  })
  reason!: string | null;

  @Field(() => String, { description: 'Who set it: `manager 7`, `clock`.' })
  by!: string;

  @Field(() => String, { nullable: true, description: 'Who lifted it; null: nobody did.' })
  liftedBy!: string | null;
}

@ObjectType({ description: 'A block in a list.' })
export class BlockEdge {
  @Field(() => Block, { description: 'The block.' })
  node!: Block;

  @Field(() => String, { description: 'Its place in the list, for `after`.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of blocks.' })
export class BlockConnection {
  @Field(() => [BlockEdge], { description: 'The blocks of the page.' })
  edges!: BlockEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount!: number;
}

@ObjectType({ description: 'An address with bookings that came to nothing.' })
export class SuspiciousAddress {
  @Field(() => String, { description: 'A phone number, or the id a channel gave.' })
  address!: string;

  @Field(() => Int, { description: 'Held and never confirmed.' })
  lapsed!: number;

  @Field(() => Int, { description: 'Confirmed, and nobody came.' })
  forfeited!: number;

  @Field(() => Int, { description: 'Given back.' })
  cancelled!: number;

  @Field(() => Int, { description: 'Somebody came.' })
  kept!: number;

  @Field(() => Int, { description: 'To come.' })
  live!: number;

  @Field(() => Boolean, { description: 'Whether it is blocked now.' })
  blocked!: boolean;
}

@ObjectType({ description: 'An address in a list.' })
export class SuspiciousAddressEdge {
  @Field(() => SuspiciousAddress, { description: 'The address.' })
  node!: SuspiciousAddress;

  @Field(() => String, { description: 'Its place in the list, for `after`.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of addresses.' })
export class SuspiciousAddressConnection {
  @Field(() => [SuspiciousAddressEdge], { description: 'The addresses of the page.' })
  edges!: SuspiciousAddressEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount!: number;
}

@InputType({ description: 'An address that may not book.' })
export class BlockAddressInput {
  @Field(() => ID, { nullable: true, description: 'The office; none: all offices, for administrators.' })
  office?: string | null;

  @Field(() => String, { description: 'A phone number, or the id a channel gave, as lists show it.' })
  address!: string;

  @Field(() => String, { description: 'Why, for staff.' })
  reason!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when; none: until it is lifted.' })
  until?: string | null;

  @Field(() => String, { nullable: true, description: 'Done once for a key, within a day.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A block that is to hold no longer.' })
export class UnblockAddressInput {
  @Field(() => ID, { nullable: true, description: 'The office; none: administrators lift any.' })
  office?: string | null;

  @Field(() => ID, { description: 'The block.' })
  block!: string;

  @Field(() => String, { nullable: true, description: 'Lifting twice is lifting once; accepted for uniformity.' })
  idempotencyKey?: string | null;
}
