// Conversations of an office: listed, looked at, followed live, and the fields of each.
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import {
  type ConversationPosition,
  conversationSubject,
  findConversation,
  listConversations,
  positionIn,
  type WaitingConversations,
  waitingConversations,
} from '../src/answering/conversation.ts';
import type { Office } from '../src/office/settings.ts';
import { CallerError } from '../src/refusal.ts';
import { instant, rfc3339 } from '../src/time.ts';
import { BY_THE_HUB } from './board.ts';
import { type Context, reading } from './context.ts';
import {
  ConversationConnection,
  ConversationFilter,
  ConversationType,
  WaitingConversationsType,
} from './conversationType.ts';
import { readNumericId } from './inputText.ts';
import { type NamedConversation, officerKey, withNames } from './namedConversation.ts';
import { noteReading } from './noteReading.ts';
import { decodeCursor, pageOfItems, pageSize, wrongCursor } from './page.ts';
import { DateTimeScalar } from './scalars.ts';

@ArgsType()
class ConversationsArgs {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => ConversationFilter, {
    nullable: true,
    description: 'Only conversations that meet these conditions; null for those that wait.',
  })
  filter!: ConversationFilter | null;

  @Field(() => Int, { defaultValue: 50, description: 'Number of conversations to return, from 1 to 200.' })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last conversation already received; null for the first page.',
  })
  after!: string | null;
}

@Resolver(() => ConversationType)
export class ConversationResolver {
  @Query(() => ConversationConnection, {
    description:
      'Lists the conversations of an office that were put before officers. Every access is logged. Only for the front desk and managers.',
  })
  async conversations(@Args(() => ConversationsArgs) args: ConversationsArgs, @Ctx() context: Context) {
    const office = context.app.offices.get(args.office);
    const { state = 'WAITING', mine = false, person = null } = args.filter ?? {};
    const wanted = { office: office.code, state, person, officer: mine ? officerKey(context) : null };
    const part = { first: pageSize(args.first), after: readPosition(args.after), now: context.app.now() };
    const page = await listConversations(reading(context), wanted, part);
    await noteLook(context, 'conversations', office, page.items);
    const items = await withNames(context, page.items);
    const shown = { ...page, items, hasPrevious: part.after !== null, asked: args };
    return pageOfItems('conversations', shown, (one) => {
      const { at, id } = positionIn(state, one);
      return `${at} ${id}`;
    });
  }

  @Query(() => ConversationType, {
    description:
      'One conversation of an office with its messages. Every access is logged. Only for the front desk and managers.',
  })
  async conversation(
    @Arg('office', () => ID, { description: 'Code of the office.' }) code: string,
    @Arg('id', () => ID, { description: 'Identifier of the conversation, `Conversation.id`.' }) id: string,
    @Ctx() context: Context,
  ): Promise<NamedConversation> {
    const office = context.app.offices.get(code);
    const found = await findConversation(reading(context), readNumericId(id), office.code);
    if (!found) throw new CallerError('NOT_FOUND', `${office.code} has no conversation ${id}.`);
    await noteLook(context, 'conversation', office, [found]);
    const [named] = await withNames(context, [found]);
    if (!named) throw new Error('The conversation was found, but is not there.');
    return named;
  }

  @Query(() => WaitingConversationsType, {
    description: 'The number of people who wait for an officer of an office. Only for the front desk and managers.',
  })
  waitingConversations(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Ctx() context: Context,
  ): Promise<WaitingConversations> {
    return waitingConversations(reading(context), context.app.offices.get(office).code);
  }

  @Subscription(() => ConversationConnection, {
    ...BY_THE_HUB,
    name: 'conversations',
    description:
      'Sends a page of the conversations of an office at once, then again at each change. Only for the front desk and managers.',
  })
  conversationsChanged(@Args(() => ConversationsArgs) args: ConversationsArgs, @Ctx() context: Context) {
    return this.conversations(args, context);
  }

  @Subscription(() => ConversationType, {
    ...BY_THE_HUB,
    name: 'conversation',
    description:
      'Sends a conversation at once, then again at each change of the conversations of its office. Only for the front desk and managers.',
  })
  conversationChanged(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Arg('id', () => ID, { description: 'Identifier of the conversation, `Conversation.id`.' }) id: string,
    @Ctx() context: Context,
  ): Promise<NamedConversation> {
    return this.conversation(office, id, context);
  }

  @Subscription(() => WaitingConversationsType, {
    ...BY_THE_HUB,
    name: 'waitingConversations',
    description:
      'Sends the number of people who wait for an officer of an office at once, then again at each change. Only for the front desk and managers.',
  })
  waitingChanged(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Ctx() context: Context,
  ): Promise<WaitingConversations> {
    return this.waitingConversations(office, context);
  }
}

@Resolver(() => WaitingConversationsType)
export class WaitingConversationsResolver {
  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time of the message that has waited longest; null if none waits.',
  })
  longestSince(@Root() { office, longestSince }: WaitingConversations, @Ctx() { app }: Context): string | null {
    return longestSince && rfc3339(longestSince, app.offices.get(office).timeZone);
  }
}

async function noteLook(
  context: Context,
  what: string,
  { code }: Office,
  shown: readonly { id: number }[],
): Promise<void> {
  await noteReading(context, { what, office: code, subjects: shown.map(({ id }) => conversationSubject(id)) });
}

function readPosition(after: string | null): ConversationPosition | null {
  const place = decodeCursor('conversations', after);
  if (place === null) return null;
  const [, at, id] = /^(\S{1,40}) (\d{1,15})$/.exec(place) ?? [];
  try {
    return { at: instant(at ?? ''), id: Number(id) };
  } catch {
    throw wrongCursor();
  }
}
