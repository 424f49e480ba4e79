// The messages of an office: listed, searched, and the fields of each.
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { officerNames } from '../src/access/officerNames.ts';
import { codeIn } from '../src/bookingCode.ts';
import { type ListPosition, type MessageList, messagesOf } from '../src/correspondence/list.ts';
import type { Message } from '../src/correspondence/message.ts';
import { MIN_SEARCH_LENGTH, readSearch, type Search } from '../src/correspondence/search.ts';
import type { Office } from '../src/office/settings.ts';
import { RefusedInput, refuse } from '../src/refusal.ts';
import { instant, rfc3339 } from '../src/time.ts';
import { type Context, reading } from './context.ts';
import { ConversationOfficer } from './conversationType.ts';
import { readMessageId, shownMessageId } from './messageId.ts';
import { MessageConnection, MessageFilter, MessageType } from './messagesType.ts';
import { shownOfficer } from './namedConversation.ts';
import { noteReading } from './noteReading.ts';
import { decodeCursor, pageOfItems, pageSize, wrongCursor } from './page.ts';
import { BookingCodeScalar, DateTimeScalar } from './scalars.ts';
import { togetherInRequest } from './togetherInRequest.ts';

const writerNameOf = togetherInRequest((context: Context, keys: readonly string[]) =>
  officerNames(reading(context), keys),
);

@ArgsType()
class MessagesArgs {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Only messages that match, by at least 3 characters: a booking code, a phone number in any form, a channel's identifier, or the beginnings of words.",
  })
  search!: string | null;

  @Field(() => MessageFilter, {
    nullable: true,
    description: 'Only messages that meet these conditions; null for all.',
  })
  filter!: MessageFilter | null;

  @Field(() => Int, { defaultValue: 50, description: 'Number of messages to return, from 1 to 200.' })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last message already received; null for the first page.',
  })
  after!: string | null;
}

@Resolver(() => MessageType)
export class MessageResolver {
  @Query(() => MessageConnection, {
    description:
      'Lists the messages that an office received and sent, newest first. Every access is logged with the kind of search. Only for officers.',
  })
  async messages(
    @Args(() => MessagesArgs) { office, search, filter, first, after }: MessagesArgs,
    @Ctx() context: Context,
  ) {
    const where = context.app.offices.get(office);
    const wanted = wantedOf(where, searchedMessages(search), filter ?? {});
    const last = readMessageCursor(after);
    const page = await messagesOf(reading(context), wanted, pageSize(first), last);
    // The typed text is personal data, so only its kind is logged.
    const subject = wanted.search?.sought ?? null;
    await noteReading(context, { what: 'messages', office: where.code, subject, subjects: page.items.map(subjectOf) });
    return pageOfItems('messages', { ...page, hasPrevious: last !== null, asked: { after } }, messagePlace);
  }

  @FieldResolver(() => ID, { description: 'Identifier of the message, for `resendMessage`.' })
  id(@Root() message: Message): string {
    return shownMessageId(message);
  }

  @FieldResolver(() => String, {
    description: 'Sender: a phone number of the office or of a person, or the identifier a channel gave.',
  })
  from(@Root() { direction, number, person }: Message): string {
    return direction === 'INBOUND' ? person.value : number;
  }

  @FieldResolver(() => String, {
    description: 'Recipient: a phone number of the office or of a person, or the identifier a channel gave.',
  })
  to(@Root() { direction, number, person }: Message): string {
    return direction === 'INBOUND' ? number : person.value;
  }

  @FieldResolver(() => String, { description: 'Text of the message; digits that prove a phone number are masked.' })
  text(@Root() { kind, text }: Message): string {
    return PROOFS.has(kind ?? '') ? text.replaceAll(/\d/g, '•') : text;
  }

  @FieldResolver(() => ConversationOfficer, {
    nullable: true,
    description: 'The officer who wrote the message; null if none did.',
  })
  async writtenBy(@Root() { writtenBy }: Message, @Ctx() context: Context): Promise<ConversationOfficer | null> {
    if (writtenBy === null) return null;
    const name = await writerNameOf(context, writtenBy);
    return shownOfficer(writtenBy, new Map(name === undefined ? [] : [[writtenBy, name]]), context);
  }

  @FieldResolver(() => BookingCodeScalar, {
    nullable: true,
    description: 'Code of the booking that the message is about; null if there is none.',
  })
  bookingCode(@Root() { booking, text }: Message): string | null {
    return booking ?? codeIn(text);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which the message was written or received.' })
  createdAt(@Root() message: Message, @Ctx() context: Context): string | null {
    return timeOf(message, 'at', context);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the provider accepted the message; null if it has not.',
  })
  sentAt(@Root() message: Message, @Ctx() context: Context): string | null {
    return timeOf(message, 'sentAt', context);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the provider reported delivery to the phone; null if it has not.',
  })
  deliveredAt(@Root() message: Message, @Ctx() context: Context): string | null {
    return timeOf(message, 'deliveredAt', context);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the provider reported that the message was read; null if it has not.',
  })
  readAt(@Root() message: Message, @Ctx() context: Context): string | null {
    return timeOf(message, 'readAt', context);
  }
}

/** The kinds of message that hold a one-time code, which only the owner of the phone may see. */
const PROOFS: ReadonlySet<string> = new Set(['proof', 'dataProof']);

/** A message about a booking is a reading of its applicant. */
function subjectOf(message: Message): string {
  return message.booking ?? codeIn(message.text) ?? `message ${shownMessageId(message)}`;
}

function searchedMessages(text: string | null): Search | null {
  if (!text?.trim()) return null;
  const search = readSearch(text);
  if (!search)
    throw new RefusedInput({
      message: `search must have ${MIN_SEARCH_LENGTH} letters at least.`,
      refusal: refuse('SEARCH_TOO_SHORT', { letters: MIN_SEARCH_LENGTH }, { field: 'search' }),
    });
  return search;
}

function wantedOf(office: Office, search: Search | null, filter: MessageFilter): MessageList {
  const { direction = null, states, kinds, channels, since, until } = filter;
  // An empty list would find nothing, so it is read as no condition.
  const some = <T>(list: T[] | null | undefined) => (list?.length ? list : null);
  return {
    office: office.code,
    search,
    direction,
    states: some(states),
    kinds: some(kinds),
    channels: some(channels),
    since: since ? instant(since) : null,
    until: until ? instant(until) : null,
  };
}

function timeOf(message: Message, which: 'at' | 'sentAt' | 'deliveredAt' | 'readAt', { app }: Context) {
  const at = message[which];
  return at && rfc3339(at, app.offices.get(message.office).timeZone);
}

export function messagePlace(message: Message): string {
  return `${message.at} ${shownMessageId(message)}`;
}

/** Of the messages of an office, or of one conversation. */
export function readMessageCursor(cursor: string | null, argument = 'after'): ListPosition | null {
  const place = decodeCursor('messages', cursor, argument);
  if (place === null) return null;
  const [, at, id] = /^(\S{1,40}) (\S{1,20})$/.exec(place) ?? [];
  try {
    return { at: instant(at ?? ''), ...readMessageId(id ?? '') };
  } catch {
    throw wrongCursor(argument);
  }
}
