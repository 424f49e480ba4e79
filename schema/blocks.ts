// Blocks of addresses and persons: listed, set and lifted.

import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { auditedBlock } from '../src/abuse/audited.ts';
import { blockedBy, blockKeyOf } from '../src/abuse/blockKeys.ts';
import { type Block, type BlockOrder, block, blocksOf, latestBlock, liftBlock } from '../src/abuse/blocks.ts';
import { writtenAs } from '../src/access/asker.ts';
import { lettersOf } from '../src/applicantName.ts';
import type { Transaction } from '../src/database.ts';
import { CallerError } from '../src/refusal.ts';
import { type Instant, instant, rfc3339 } from '../src/time.ts';
import { type ActorAtOffice, ActorType, actorAt } from './actor.ts';
import { BlockAddressInput, BlockConnection, BlockType, UnblockAddressInput } from './blocksType.ts';
import { change, changeOnce } from './change.ts';
import { type Context, reading } from './context.ts';
import { noteReading } from './noteReading.ts';
import { OfficeType } from './officeType.ts';
import { pageOfItems, pageSize, readIdCursor } from './page.ts';
import { DateTimeScalar } from './scalars.ts';

@ArgsType()
class BlocksArgs {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => String, {
    nullable: true,
    description: "Only blocks that match: a phone number in any form, a channel's identifier, or part of a name.",
  })
  search!: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to include blocks that have ended or were lifted.',
  })
  ended!: boolean;

  @Field(() => Int, { defaultValue: 50, description: 'Number of blocks to return, from 1 to 200.' })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last block already received; null for the first page.',
  })
  after!: string | null;
}

@Resolver(() => BlockType)
export class BlockResolver {
  @Query(() => BlockConnection, {
    description:
      'Lists the blocks in force at an office, including those for all offices, newest first. Only for managers.',
  })
  async blocks(@Args(() => BlocksArgs) { office, search, ended, first, after }: BlocksArgs, @Ctx() context: Context) {
    const { app } = context;
    const list = { office: app.offices.get(office).code, search: searchedBlocks(search), ended };
    const part = { first: pageSize(first), after: readIdCursor('blocks', after) };
    const page = await blocksOf(reading(context), list, part, app.now());
    const subjects = page.items.map(({ id }) => `block ${id}`);
    await noteReading(context, { what: 'blocks', office: list.office, subjects });
    return pageOfItems('blocks', { ...page, hasPrevious: part.after !== null, asked: { after } }, ({ id }) => id);
  }

  @Mutation(() => BlockType, {
    description:
      'Blocks an address from booking at the office; administrators can block it at all offices. Existing bookings are kept, and an officer at the desk can still book for the person. A new block replaces the one that staff set before for the same address and office. Only for managers.',
  })
  blockAddress(
    @Arg('input', () => BlockAddressInput, { description: 'The address, the reason, and the end of the block.' })
    input: BlockAddressInput,
    @Ctx() context: Context,
  ): Promise<Block> {
    const order = orderOf(input, context);
    const { key, office, reason } = order;
    const once = {
      idempotencyKey: input.idempotencyKey,
      input: [office, key, reason, input.until],
      again: (tx: Transaction) => blockSetBefore(tx, order),
    };
    // The audit log is kept for good, so it names no one: it refers to the block, which is kept for a time.
    const what = { what: 'blockAddress', office, subject: ({ id }: Block) => String(id), fields: auditedBlock };
    return changeOnce<Block>(context, what, once, async (tx, now) => {
      return { answer: await block(tx, order, now), announcements: [], before: null };
    });
  }

  @Mutation(() => BlockType, {
    description:
      'Lifts a block of the office; administrators can lift any block. A waiting period for missed visits is lifted for the phone number and for the applicants who missed them. Only for managers.',
  })
  unblockAddress(
    @Arg('input', () => UnblockAddressInput, { description: 'The block to lift.' }) input: UnblockAddressInput,
    @Ctx() context: Context,
  ): Promise<Block> {
    const { app, asker } = context;
    const id = readBlockId(input.block);
    if (id === null) throw new CallerError('NOT_FOUND', `There is no block ${input.block} here.`);
    const office = input.office ? app.offices.get(input.office).code : null;
    const what = {
      what: 'unblockAddress',
      office: (one: Block) => one.office,
      subject: String(id),
      fields: auditedBlock,
    };
    return change<Block>(context, what, async (tx, now) => {
      const lifting = { id, office, by: writtenAs(asker) };
      const { block: answer, lifted } = await liftBlock(tx, lifting, now);
      return { answer, announcements: [], repeated: !lifted, before: { ...answer, liftedAt: null, liftedBy: null } };
    });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The blocked address: a phone number, or the identifier a channel gave the sender; null if the block is on a person.',
  })
  address(@Root() { key }: Block): string | null {
    return blockedBy(key).address;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The blocked person: the letters of the name, and the birth date, whichever number they use; null if the block is on an address.',
  })
  person(@Root() { key }: Block): string | null {
    return blockedBy(key).person;
  }

  @FieldResolver(() => OfficeType, {
    nullable: true,
    description: 'The office at which the block applies; null if it applies at all offices.',
  })
  office(@Root() { office }: Block, @Ctx() { app }: Context) {
    return office && app.offices.get(office);
  }

  @FieldResolver(() => ActorType, {
    description: 'The member of staff who set the block, or the clock after several missed visits.',
  })
  by(@Root() { by, office }: Block): ActorAtOffice {
    return actorAt(by, office);
  }

  @FieldResolver(() => ActorType, {
    nullable: true,
    description: 'The member of staff who lifted the block, or the clock at its end; null if it was not lifted.',
  })
  liftedBy(@Root() { liftedBy, office }: Block): ActorAtOffice | null {
    return liftedBy === null ? null : actorAt(liftedBy, office);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time from which the block applies.' })
  beganAt(@Root() { beganAt, office }: Block, @Ctx() context: Context): string | null {
    return blockTime(beganAt, office, context);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'Time at which the block ends by itself; null if it lasts until it is lifted, at most `blockDays` of the office.',
  })
  endsAt(@Root() { endsAt, office }: Block, @Ctx() context: Context): string | null {
    return blockTime(endsAt, office, context);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the block was lifted; null if it was not.',
  })
  liftedAt(@Root() { liftedAt, office }: Block, @Ctx() context: Context): string | null {
    return blockTime(liftedAt, office, context);
  }
}

function orderOf({ office, address, reason, until }: BlockAddressInput, { app, asker }: Context): BlockOrder {
  return {
    key: blockKeyOf(address),
    office: office ? app.offices.get(office).code : null,
    reason,
    until: until ? instant(until) : null,
    by: writtenAs(asker),
  };
}

async function blockSetBefore(tx: Transaction, order: BlockOrder): Promise<Block> {
  const latest = await latestBlock(tx, order);
  if (!latest) throw new CallerError('NOT_FOUND', 'The block of this idempotencyKey is no longer kept.');
  return latest;
}

/** A time in the office's zone; in UTC for a block at all offices. */
function blockTime(at: Instant | null, office: string | null, { app }: Context): string | null {
  return at && rfc3339(at, office ? app.offices.get(office).timeZone : 'UTC');
}

/** The address and the name that a search may mean: an identifier may have letters, too. */
function searchedBlocks(search: string | null): { key: string | null; letters: string | null } | null {
  if (!search?.trim()) return null;
  return { key: blockKeyOf(search), letters: lettersOf(search) || null };
}

function readBlockId(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}
