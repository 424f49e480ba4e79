// Failed messages: officers list them, and book for the sender or dismiss them.
import { hash } from 'node:crypto';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { writtenAs } from '../src/access/asker.ts';
import { settleParties } from '../src/answering/attend.ts';
import type { Booking } from '../src/booking/booking.ts';
import { type PreparedBooking, prepareBooking } from '../src/booking/prepare.ts';
import type { Transaction } from '../src/database.ts';
import type { Announcement } from '../src/events.ts';
import { type FailedMessage, failedMessages, findMessage, lockMessage, markHandled } from '../src/inbox/failed.ts';
import { kindOfAddress, type Office } from '../src/office/settings.ts';
import { addressKey } from '../src/phone.ts';
import { CallerError, isRefusal, type Refusal } from '../src/refusal.ts';
import { rfc3339 } from '../src/time.ts';
import { acceptedNotice } from './acceptedNotice.ts';
import { ApplicantInput } from './bookingInput.ts';
import { readPostalAddress } from './bookingOrder.ts';
import { BookingResult } from './bookingType.ts';
import { change } from './change.ts';
import { relayConnection } from './connection.ts';
import { type Context, reading } from './context.ts';
import { MessageChannels } from './messageChannels.ts';
import { shownMessageId } from './messageId.ts';
import { noteReading } from './noteReading.ts';
import { ownedBooking } from './ownership.ts';
import { pageOfItems, readIdPart, TwoWayArgs } from './page.ts';
import { DateTimeScalar, TypedDateScalar } from './scalars.ts';

@ObjectType('FailedMessage', { description: 'A message from an applicant that the office could not act on.' })
class FailedMessageType {
  @Field(() => ID, { description: 'Identifier of the message, for `acceptMessage` and `dismissMessage`.' })
  id!: number;

  @Field(() => MessageChannels, { description: 'Channel by which the message came.' })
  channel!: string;

  @Field(() => String, { description: 'Text of the message as the applicant sent it.' })
  text!: string;

  @Field(() => Int, { description: 'Number of pictures or files attached.' })
  media!: number;

  @Field(() => String, { description: 'The recognised intent: `UNCLEAR`.' })
  intent!: string;

  @Field(() => String, { description: 'The reason why it failed: `BIRTHDATE_UNREADABLE`.' })
  reason!: string;
}

@InputType({ description: 'A failed message, corrected by an officer into a booking.' })
class AcceptMessageInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => ID, { description: 'Identifier of the message, `FailedMessage.id`.' })
  message!: string;

  @Field(() => ApplicantInput, { description: 'The applicant whom the sender meant.' })
  applicant!: ApplicantInput;

  @Field(() => ID, {
    nullable: true,
    description: "Code of the service; null for the office's first service that can be booked by this channel.",
  })
  service?: string | null;

  @Field(() => TypedDateScalar, {
    nullable: true,
    description: 'The wanted day; null for the first day with a free place.',
  })
  visitDate?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: a message can be accepted only once.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A failed message that needs no further work.' })
class DismissMessageInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => ID, { description: 'Identifier of the message, `FailedMessage.id`.' })
  message!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: dismissing the message again changes nothing.',
  })
  idempotencyKey?: string | null;
}

const FailedMessageConnection = relayConnection('FailedMessage', () => FailedMessageType, {
  one: 'message',
  many: 'messages',
  list: 'messages that failed, the latest first',
  field: 'failedMessages(after:)',
});

@ArgsType()
class FailedMessagesArgs extends TwoWayArgs {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;
}

const DAYS = 14;

@Resolver(() => FailedMessageType)
export class FailedMessageResolver {
  @Query(() => FailedMessageConnection, {
    description:
      'Lists the messages of the last two weeks that the office could not act on and that no officer has handled yet, the latest first. Only for officers.',
  })
  async failedMessages(@Args(() => FailedMessagesArgs) args: FailedMessagesArgs, @Ctx() context: Context) {
    const { app } = context;
    const since = app.now().subtract({ hours: 24 * DAYS });
    const where = app.offices.get(args.office);
    const page = await failedMessages(reading(context), where.code, since, readIdPart('failedMessages', args));
    const subjects = page.items.map(({ id }) => `message ${shownMessageId({ direction: 'INBOUND', id })}`);
    await noteReading(context, { what: 'failedMessages', office: where.code, subjects });
    return pageOfItems('failedMessages', { ...page, asked: args }, ({ id }) => id);
  }

  @Mutation(() => BookingResult, {
    description:
      'Books for the sender of a failed message; the applicant receives the booking code. Only for officers.',
  })
  async acceptMessage(
    @Arg('input', () => AcceptMessageInput, { description: 'The message, and the corrected data.' })
    input: AcceptMessageInput,
    @Ctx() context: Context,
  ) {
    const { app, asker } = context;
    const office = app.offices.get(input.office);
    const id = readFailedId(input.message);
    const message = await findMessage(reading(context), id, office.code);
    if (!message) throw new CallerError('NOT_FOUND', `${office.code} has no message ${id}.`);
    const answer = await app.book(meant(input, message, office, context));
    if (isRefusal(answer)) return answer;
    await change<Booking | Refusal>(
      context,
      { what: 'acceptMessage', office: office.code, subject: answer.code },
      async (tx, now) => {
        const handled = await handledConversation(tx, message);
        await markHandled(tx, id, writtenAs(asker), now);
        const notice = acceptedNotice(answer, message, office);
        const notices = { at: now, all: notice ? [notice] : [] };
        const announcements: Announcement[] = [{ event: 'booking', office: office.code, code: answer.code }];
        return { answer, announcements: [...announcements, ...handled], notices };
      },
    );
    return ownedBooking(answer);
  }

  @Mutation(() => FailedMessageType, {
    description: 'Marks a failed message as handled without a booking. Only for officers.',
  })
  dismissMessage(
    @Arg('input', () => DismissMessageInput, { description: 'The message to dismiss.' }) input: DismissMessageInput,
    @Ctx() context: Context,
  ): Promise<FailedMessage> {
    const office = context.app.offices.get(input.office);
    const id = readFailedId(input.message);
    return change<FailedMessage>(
      context,
      { what: 'dismissMessage', office: office.code, subject: String(id) },
      async (tx, now) => {
        const known = await findMessage(tx, id, office.code);
        // The conversation first, as an answer of an officer changes both.
        const announcements = known ? await handledConversation(tx, known) : [];
        const message = await lockMessage(tx, id, office.code);
        if (!message) throw new CallerError('NOT_FOUND', `${office.code} has no message ${id}.`);
        await markHandled(tx, id, writtenAs(context.asker), now);
        return { answer: message, announcements };
      },
    );
  }

  @FieldResolver(() => String, {
    description: 'Sender of the message: a phone number, or the identifier a channel gave.',
  })
  from(@Root() { from }: FailedMessage): string {
    return from.value;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which the message was received.' })
  receivedAt(@Root() { receivedAt, office }: FailedMessage, @Ctx() { app }: Context): string {
    return rfc3339(receivedAt, app.offices.get(office).timeZone);
  }
}

/** Its conversation waits no more, unless the person asked for an officer. */
async function handledConversation(
  tx: Transaction,
  { office, channel, from, to }: FailedMessage,
): Promise<Announcement[]> {
  const isSeen = await settleParties(tx, { office, channel, sender: from.value, recipient: to });
  return isSeen ? [{ event: 'conversation', office }] : [];
}

/** The booking that the sender meant. An officer may book outside intake hours and without a photo. */
function meant(input: AcceptMessageInput, message: FailedMessage, office: Office, context: Context): PreparedBooking {
  const { asker, app, source } = context;
  const { applicant, service, visitDate } = input;
  const channel = kindOfAddress(office, message.to);
  const language = office.languages[0] ?? 'id';
  const request = {
    office: office.code,
    service,
    visitDate,
    language,
    channel,
    name: applicant.name,
    birthDate: applicant.birthDate,
    address: readPostalAddress(applicant.address),
    phone: message.from.kind === 'phone' ? message.from.value : null,
  };
  // A refusal is kept under its key, so a corrected request needs another key.
  const once = `accept message ${message.id} ${hash('sha256', JSON.stringify(request), 'base64')}`;
  const wanted = prepareBooking({ request, office, asker, idempotencyKey: once, now: app.now(), source });
  return { ...wanted, channel, sender: addressKey(message.from.kind, message.from.value) };
}

function readFailedId(id: string): number {
  const number = Number(id);
  if (!Number.isSafeInteger(number) || number < 1) throw new CallerError('BAD_USER_INPUT', `${id} is no message.`);
  return number;
}
