// The fields of a conversation: its person, its officers, whether it can be answered, its messages and bookings.
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { chatChannels } from '../src/answering/conversation.ts';
import { isOptedOut, type Reachability, refusedReply, replyWindowEnd, takerOf } from '../src/answering/rules.ts';
import { bookingsOfSenders, type SenderWish } from '../src/booking/ofSender.ts';
import type { Message } from '../src/correspondence/message.ts';
import { messagesOfThreads, type ThreadPage } from '../src/correspondence/thread.ts';
import { addressesOf } from '../src/office/addresses.ts';
import { addressKey } from '../src/phone.ts';
import { addDays, dateIn, type Instant, isBefore, minutesBetween, rfc3339 } from '../src/time.ts';
import { BookingType } from './bookingType.ts';
import { type Context, reading } from './context.ts';
import { ConversationOfficer, ConversationType } from './conversationType.ts';
import { messagePlace, readMessageCursor } from './messages.ts';
import { MessageConnection } from './messagesType.ts';
import { type NamedConversation, shownOfficer } from './namedConversation.ts';
import { noteReading } from './noteReading.ts';
import { ownedBooking } from './ownership.ts';
import { pageOfItems, pageSize } from './page.ts';
import { DateTimeScalar } from './scalars.ts';
import { togetherInPlaces } from './togetherInRequest.ts';

/** Bookings that are over are shown for so long after the visit. */
const PAST_BOOKING_DAYS = 30;

@Resolver(() => ConversationType)
export class ConversationFieldsResolver {
  @FieldResolver(() => String, { description: 'Phone number of the person, or the identifier a channel gave.' })
  person(@Root() { sender }: NamedConversation): string {
    return sender;
  }

  @FieldResolver(() => String, { description: 'Number of the office to which the person writes.' })
  number(@Root() { recipient }: NamedConversation): string {
    return recipient;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time of the first message that no officer has answered; null if the person does not wait.',
  })
  waitingSince(@Root() conversation: NamedConversation, @Ctx() context: Context): string | null {
    return shownTime(conversation.waitingSince, conversation, context);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Whole minutes for which the person has waited; null if the person does not wait.',
  })
  waitedMinutes(@Root() { waitingSince }: NamedConversation, @Ctx() { app }: Context): number | null {
    return waitingSince && Math.max(0, Math.floor(minutesBetween(waitingSince, app.now())));
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time of the latest received message; null if it is no longer kept.',
  })
  heardAt(@Root() conversation: NamedConversation, @Ctx() context: Context): string | null {
    return shownTime(conversation.heardAt, conversation, context);
  }

  @FieldResolver(() => ConversationOfficer, {
    nullable: true,
    description: 'The officer to whom the conversation is assigned; null for none.',
  })
  assignedTo(@Root() { assignedTo, names }: NamedConversation, @Ctx() context: Context): ConversationOfficer | null {
    return shownOfficer(assignedTo, names, context);
  }

  @FieldResolver(() => ConversationOfficer, {
    nullable: true,
    description: 'The officer who has taken the conversation over; null while messages are answered automatically.',
  })
  takenBy(@Root() conversation: NamedConversation, @Ctx() context: Context): ConversationOfficer | null {
    return shownOfficer(takerOf(conversation, context.app.now()), conversation.names, context);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time until which nothing is answered automatically; null while it is.',
  })
  takenUntil(@Root() conversation: NamedConversation, @Ctx() context: Context): string | null {
    const isTaken = takerOf(conversation, context.app.now()) !== null;
    return isTaken ? shownTime(conversation.takenUntil, conversation, context) : null;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'Time until which the channel takes free text, 24 hours after the last message by WhatsApp; null if the channel sets no end. It may have passed.',
  })
  replyUntil(@Root() conversation: NamedConversation, @Ctx() context: Context): string | null {
    return shownTime(replyWindowEnd(reachabilityOf(conversation, context)), conversation, context);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the channel takes free text now: its time after the last message of the person is not over.',
  })
  isWindowOpen(@Root() conversation: NamedConversation, @Ctx() context: Context): boolean {
    const reach = reachabilityOf(conversation, context);
    const end = replyWindowEnd(reach);
    return reach.windowHours === null || (end !== null && isBefore(context.app.now(), end));
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the person has asked for no more messages and has written nothing since.',
  })
  isOptedOut(@Root() conversation: NamedConversation): boolean {
    return isOptedOut(conversation);
  }

  @FieldResolver(() => Boolean, { description: 'Whether `reply` would send an answer now.' })
  canReply(@Root() conversation: NamedConversation, @Ctx() context: Context): boolean {
    const { timeZone } = context.app.offices.get(conversation.office);
    return refusedReply(reachabilityOf(conversation, context), timeZone, context.app.now()) === null;
  }

  @FieldResolver(() => MessageConnection, {
    description: 'The messages of both directions, the latest page of them, oldest first.',
  })
  async messages(
    @Root() { office, channel, sender, recipient }: NamedConversation,
    @Arg('last', () => Int, { defaultValue: 20, description: 'Number of messages to return, from 1 to 200.' })
    last: number,
    @Arg('before', () => String, {
      nullable: true,
      description: 'Cursor of the first message already received: only earlier ones are returned. Null for the latest.',
    })
    before: string | null,
    @Ctx() context: Context,
  ) {
    const thread = { office, channel, sentBy: chatChannels(), person: sender, number: recipient };
    const size = pageSize(last, 'last');
    const next = readMessageCursor(before, 'before');
    const messages = await threadPage(context, { thread, first: size + 1, before: next });
    const hasPrevious = messages.length > size;
    const items = messages.slice(hasPrevious ? 1 : 0);
    return pageOfItems<Message>(
      'messages',
      { items, hasNext: next !== null, hasPrevious, asked: { before } },
      messagePlace,
    );
  }

  @FieldResolver(() => [BookingType], {
    description:
      'Bookings of the person at this office: those that are live, and visits of the last 30 days, also missed ones.',
  })
  async bookings(@Root() { office, senderKind, sender }: NamedConversation, @Ctx() context: Context) {
    const { app } = context;
    const since = addDays(dateIn(app.offices.get(office).timeZone, app.now()), -PAST_BOOKING_DAYS);
    const wanted = { senderKey: addressKey(senderKind, sender), office, since };
    const bookings = await bookingsFor(context, wanted);
    await noteReading(context, { what: 'conversation', office, subjects: bookings.map(({ code }) => code) });
    return bookings.map(ownedBooking);
  }
}

const threadPage = togetherInPlaces((context: Context, pages: readonly ThreadPage[]) =>
  messagesOfThreads(reading(context), pages),
);
const bookingsFor = togetherInPlaces((context: Context, wishes: readonly SenderWish[]) =>
  bookingsOfSenders(reading(context), wishes),
);

function reachabilityOf(
  { office, channel, recipient, heardAt, optOutAt }: NamedConversation,
  { app }: Context,
): Reachability {
  const hasNumber = addressesOf(app.offices.get(office)).includes(recipient);
  return { hasNumber, heardAt, optOutAt, windowHours: app.replyWindowHours(channel) };
}

function shownTime(at: Instant | null, { office }: NamedConversation, { app }: Context): string | null {
  return at && rfc3339(at, app.offices.get(office).timeZone);
}
