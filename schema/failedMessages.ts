// Conversations that came to nothing: staff see them, and book in the applicant's name what was meant.
import { hash } from 'node:crypto';
import {
  Arg,
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
import { prepare, type Wanted } from '../src/booking/book.ts';
import type { Booking as BookingRow } from '../src/booking/booking.ts';
import type { ChannelKind } from '../src/channel.ts';
import { type FailedMessage as FailedRow, failedMessages, lockMessage, markHandled } from '../src/inbox/failed.ts';
import type { Office as OfficeData } from '../src/office/settings.ts';
import type { Notice } from '../src/outbox/notice.ts';
import { addressKey } from '../src/phone.ts';
import { CallerError, isRefusal, type Refusal } from '../src/refusal.ts';
import { rfc3339 } from '../src/time.ts';
import { ownedBy } from './booking.ts';
import { ApplicantInput, readAddress } from './bookingInput.ts';
import { BookingResult } from './bookingType.ts';
import { type Context, change, reading } from './context.ts';
import { pageSize } from './page.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

@ObjectType({ description: 'A message that came to nothing.' })
class FailedMessage {
  @Field(() => ID, { description: 'For `acceptMessage` and `dismissMessage`.' })
  id!: number;

  @Field(() => String, { description: 'By which channel: `whatsapp`.' })
  channel!: string;

  @Field(() => String, { description: 'What was written.' })
  text!: string;

  @Field(() => Int, { description: 'How many pictures or files came with it.' })
  media!: number;

  @Field(() => String, { description: 'What was understood: `UNCLEAR`.' })
  intent!: string;

  @Field(() => String, { description: 'Why it came to nothing: `BIRTHDATE_UNREADABLE`.' })
  reason!: string;
}

@InputType({ description: 'A message put right, as a registration.' })
class AcceptMessageInput {
  @Field(() => ID, { description: 'The office.' })
  office!: string;

  @Field(() => ID, { description: 'The message.' })
  message!: string;

  @Field(() => ApplicantInput, { description: 'Who is meant.' })
  applicant!: ApplicantInput;

  @Field(() => ID, { nullable: true, description: "The service; none: the office's first for this channel." })
  service?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day wanted; none: the first with a place.' })
  visitDate?: string | null;

  @Field(() => String, { nullable: true, description: 'A message is accepted once; accepted for uniformity.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A message that needs nothing more.' })
class DismissMessageInput {
  @Field(() => ID, { description: 'The office.' })
  office!: string;

  @Field(() => ID, { description: 'The message.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'Twice is once; accepted for uniformity.' })
  idempotencyKey?: string | null;
}

const DAYS = 14;

@Resolver(() => FailedMessage)
export class FailedMessageResolver {
  @Query(() => [FailedMessage], {
    description:
      'Officers: conversations of the last two weeks that came to nothing and that nobody has looked at, the latest first.',
  })
  failedMessages(
    @Arg('office', () => ID, { description: 'The office.' }) office: string,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 200.' }) first: number,
    @Arg('before', () => ID, { nullable: true, description: 'Only those before that one.' }) before: string | null,
    @Ctx() context: Context,
  ): Promise<FailedRow[]> {
    const { house } = context;
    const since = house.now().subtract({ hours: 24 * DAYS });
    const addresses = addressesOf(house.offices.get(office));
    return failedMessages(reading(context), addresses, since, pageSize(first), before ? readId(before) : null);
  }

  @Mutation(() => BookingResult, {
    description: "Officers: books what a message meant in the applicant's name; the applicant is sent the code.",
  })
  async acceptMessage(
    @Arg('input', () => AcceptMessageInput, { description: 'What was meant.' }) input: AcceptMessageInput,
    @Ctx() context: Context,
  ) {
    const { house, asker } = context;
    const office = house.offices.get(input.office);
    const id = readId(input.message);
    const message = await lockMessage(reading(context), id, addressesOf(office));
    if (!message) throw new CallerError('NOT_FOUND', `${office.code} has no message ${id}.`);
    const answer = await house.book(meant(input, message, office, context));
    if (isRefusal(answer)) return answer;
    await change<BookingRow | Refusal>(
      context,
      { what: 'acceptMessage', office: office.code, subject: answer.code },
      async (tx, now) => {
        await markHandled(tx, id, writtenAs(asker), now);
        const notices = { at: now, all: [noticeOf(answer, message, office)] };
        return { answer, announcements: [{ event: 'booking', office: office.code, code: answer.code }], notices };
      },
    );
    return ownedBy(answer);
  }

  @Mutation(() => FailedMessage, { description: 'Officers: a message needs nothing more.' })
  dismissMessage(
    @Arg('input', () => DismissMessageInput, { description: 'Which.' }) input: DismissMessageInput,
    @Ctx() context: Context,
  ): Promise<FailedRow> {
    const office = context.house.offices.get(input.office);
    const id = readId(input.message);
    return change<FailedRow>(
      context,
      { what: 'dismissMessage', office: office.code, subject: String(id) },
      async (tx, now) => {
        const message = await lockMessage(tx, id, addressesOf(office));
        if (!message) throw new CallerError('NOT_FOUND', `${office.code} has no message ${id}.`);
        await markHandled(tx, id, writtenAs(context.asker), now);
        return { answer: message, announcements: [] };
      },
    );
  }

  @FieldResolver(() => String, { description: 'Who wrote: a phone number, or the id a channel gave.' })
  from(@Root() { from }: FailedRow): string {
    return from.value;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it came.' })
  receivedAt(@Root() { receivedAt, to }: FailedRow, @Ctx() { house }: Context): string {
    const office = house.offices.byAddress(to) ?? house.offices.find(to);
    return rfc3339(receivedAt, office?.timeZone ?? 'UTC');
  }
}

/** As the sender's own booking, with what an officer may overlook: the hours of intake, the photo. */
function meant(input: AcceptMessageInput, message: FailedRow, office: OfficeData, context: Context): Wanted {
  const { asker, house, source } = context;
  const { applicant, service, visitDate } = input;
  const channel = kindOf(office, message.to);
  const language = office.languages[0] ?? 'id';
  const request = {
    ...{ office: office.code, service, visitDate, language, channel },
    ...{ name: applicant.name, birthDate: applicant.birthDate, address: readAddress(applicant.address) },
    phone: message.from.kind === 'phone' ? message.from.value : null,
  };
  // A refusal is final for its key: what is put right after one is another try.
  const once = `accept message ${message.id} ${hash('sha256', JSON.stringify(request), 'base64')}`;
  const wanted = prepare(request, office, asker, once, house.now(), source);
  return { ...wanted, channel, sender: addressKey(message.from.kind, message.from.value) };
}

function noticeOf(booking: BookingRow, message: FailedRow, office: OfficeData): Notice {
  const zone = office.timeZone;
  const parameters = {
    name: booking.name,
    birthDate: booking.birthDate,
    office: office.name,
    date: booking.window.date,
    from: { at: booking.window.startsAt, zone },
    code: booking.code,
    confirmBy: { at: booking.confirmBy, zone },
  };
  const { channel, from, to } = message;
  const how = { channel, from: to, to: from, purpose: `accepted:${message.id}`, language: booking.language };
  const about = { booking: booking.code, version: booking.version };
  return { ...how, texts: office.texts, about, notAfter: booking.confirmBy, key: 'held', parameters };
}

function addressesOf({ code, channels }: OfficeData): string[] {
  return [code, ...channels.map(({ address }) => address)];
}

function kindOf({ channels }: OfficeData, address: string): ChannelKind {
  return channels.find((channel) => channel.address === address)?.kind ?? 'WHATSAPP';
}

function readId(id: string): number {
  const number = Number(id);
  if (!Number.isSafeInteger(number) || number < 1) throw new CallerError('BAD_USER_INPUT', `${id} is no message.`);
  return number;
}
