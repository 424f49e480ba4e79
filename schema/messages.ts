// An office's messages: the log with its search, how it goes with them, and sending one again.
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { codeIn } from '../src/booking/code.ts';
import { sameAs, sendAgain } from '../src/correspondence/again.ts';
import { findMessage, messagesOf, type Place, type Wanted } from '../src/correspondence/list.ts';
import type { Message as MessageRow } from '../src/correspondence/message.ts';
import { readSearch, type Search } from '../src/correspondence/search.ts';
import { countMessages, lastHeard, oldestUnsent, pausedNumbers } from '../src/correspondence/statistics.ts';
import type { Transaction } from '../src/database.ts';
import type { Office } from '../src/office/settings.ts';
import { outgoing } from '../src/outbox/outbox.ts';
import { CallerError, type Refusal } from '../src/refusal.ts';
import { type Instant, instant, rfc3339 } from '../src/time.ts';
import { auditReading, type Context, changeOnce, reading } from './context.ts';
import {
  Message,
  MessageConnection,
  MessageFilter,
  MessageResult,
  MessageStatistics,
  ResendMessageInput,
} from './messagesType.ts';
import { connection, decodeCursor, pageSize } from './page.ts';
import { BookingCodeScalar, DateTimeScalar } from './scalars.ts';

const LONGEST_DAYS = 31;

@Resolver(() => Message)
export class MessageResolver {
  @Query(() => MessageConnection, {
    description:
      'Lists the messages that an office received and sent, newest first. Every access is logged with the kind of search. Only for officers.',
  })
  async messages(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Arg('search', () => String, {
      nullable: true,
      description:
        "Only messages that match, by at least 3 characters: a booking code, a phone number in any form, a channel's identifier, or the beginnings of words.",
    })
    search: string | null,
    @Arg('filter', () => MessageFilter, {
      nullable: true,
      description: 'Only messages that meet these conditions; null for all.',
    })
    filter: MessageFilter | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Number of messages to return, from 1 to 200.' })
    first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last message already received; null for the first page.',
    })
    after: string | null,
    @Ctx() context: Context,
  ) {
    const where = context.house.offices.get(office);
    const wanted = wantedOf(where, searched(search), filter ?? {});
    const page = await messagesOf(reading(context), wanted, pageSize(first), readCursor(after));
    // What was typed is about somebody: what kind of thing it was is enough.
    const subject = wanted.search?.sought ?? null;
    await auditReading(context, { what: 'messages', office: where.code, subject });
    return connection({ ...page, total: 0 }, after, (one) => `${one.at} ${idOf(one)}`);
  }

  @Query(() => MessageStatistics, { description: "Counts and delays of an office's messages. Only for officers." })
  async messageStatistics(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Arg('days', () => Int, {
      defaultValue: 1,
      description: 'Period counted, in days of 24 hours up to now, from 1 to 31.',
    })
    days: number,
    @Ctx() context: Context,
  ) {
    if (days < 1 || days > LONGEST_DAYS) throw new CallerError('BAD_USER_INPUT', `days must be 1 to ${LONGEST_DAYS}.`);
    const { house } = context;
    const where = house.offices.get(office);
    const [tx, all, own] = [reading(context), numbersOf(where), where.channels.map(({ address }) => address)];
    const [counts, oldest, heard, paused] = await Promise.all([
      countMessages(tx, all, house.now().subtract({ hours: 24 * days })),
      oldestUnsent(tx, all),
      lastHeard(tx, own),
      pausedNumbers(tx, own),
    ]);
    const shown = (at: Instant | null) => at && rfc3339(at, where.timeZone);
    return {
      ...{ counts, oldestUnsentAt: shown(oldest) },
      lastHeard: heard.map(({ number, at }) => ({ number, at: shown(at) })),
      paused: paused.map((one) => ({ ...one, since: shown(one.since), until: shown(one.until) })),
    };
  }

  @Mutation(() => MessageResult, {
    description:
      'Sends a message again, as a new one. It is refused while the message is waiting to be sent, and if its content is outdated. Only for officers.',
  })
  resendMessage(
    @Arg('input', () => ResendMessageInput, { description: 'The message to send again.' }) input: ResendMessageInput,
    @Ctx() context: Context,
  ): Promise<MessageRow | Refusal> {
    const office = context.house.offices.get(input.office);
    const numbers = numbersOf(office);
    const { direction, id } = readId(input.message);
    const told = { what: 'resendMessage', office: office.code, subject: input.message };
    const once = { idempotencyKey: input.idempotencyKey, input: [office.code, id] };
    const message = async (tx: Transaction) => {
      const found = direction === 'OUTBOUND' && (await findMessage(tx, { direction, id }, numbers));
      const row = found && (await outgoing(tx, id));
      if (!row) throw new CallerError('NOT_FOUND', `${office.code} sent no message ${input.message}.`);
      return row;
    };
    const shown = async (tx: Transaction, sent: number) => {
      return (await findMessage(tx, { direction, id: sent }, numbers)) as MessageRow;
    };
    return changeOnce<MessageRow | Refusal>(
      context,
      told,
      once,
      async (tx, now) => {
        const sent = await sendAgain(tx, await message(tx), now);
        return { answer: typeof sent === 'number' ? await shown(tx, sent) : sent, announcements: [] };
      },
      async (tx) => shown(tx, (await sameAs(tx, await message(tx))).at(-1)?.id ?? id),
    );
  }

  @FieldResolver(() => ID, { description: 'Identifier of the message, for `resendMessage`.' })
  id(@Root() message: MessageRow): string {
    return idOf(message);
  }

  @FieldResolver(() => String, {
    description: 'Sender: a phone number of the office or of a person, or the identifier a channel gave.',
  })
  from(@Root() { direction, office, person }: MessageRow): string {
    return direction === 'INBOUND' ? person.value : office;
  }

  @FieldResolver(() => String, {
    description: 'Recipient: a phone number of the office or of a person, or the identifier a channel gave.',
  })
  to(@Root() { direction, office, person }: MessageRow): string {
    return direction === 'INBOUND' ? office : person.value;
  }

  @FieldResolver(() => String, { description: 'Text of the message; digits that prove a phone number are masked.' })
  text(@Root() { kind, text }: MessageRow): string {
    return kind === PROOF ? text.replaceAll(/\d/g, '•') : text;
  }

  @FieldResolver(() => BookingCodeScalar, {
    nullable: true,
    description: 'Code of the booking that the message is about; null if there is none.',
  })
  bookingCode(@Root() { booking, text }: MessageRow): string | null {
    return booking ?? codeIn(text);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which the message was written or received.' })
  createdAt(@Root() message: MessageRow, @Ctx() context: Context): string | null {
    return timeOf(message, 'at', context);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the provider accepted the message; null if it has not.',
  })
  sentAt(@Root() message: MessageRow, @Ctx() context: Context): string | null {
    return timeOf(message, 'sentAt', context);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the provider reported delivery to the phone; null if it has not.',
  })
  deliveredAt(@Root() message: MessageRow, @Ctx() context: Context): string | null {
    return timeOf(message, 'deliveredAt', context);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the provider reported that the message was read; null if it has not.',
  })
  readAt(@Root() message: MessageRow, @Ctx() context: Context): string | null {
    return timeOf(message, 'readAt', context);
  }
}

/** A one-time code is for whoever has the phone, and for nobody else. */
const PROOF = 'proof';

function numbersOf({ code, channels }: Office): string[] {
  return [code, ...channels.map(({ address }) => address)];
}

function searched(text: string | null): Search | null {
  if (!text?.trim()) return null;
  const search = readSearch(text);
  if (!search) throw new CallerError('BAD_USER_INPUT', 'search must have 3 letters at least.');
  return search;
}

function wantedOf(office: Office, search: Search | null, filter: MessageFilter): Wanted {
  const { direction = null, states, kinds, channels, since, until } = filter;
  // An empty list would find nothing, which nobody asks for.
  const some = <T>(list: T[] | null | undefined) => (list?.length ? list : null);
  return {
    ...{ numbers: numbersOf(office), search, direction },
    ...{ states: some(states), kinds: some(kinds), channels: some(channels) },
    since: since ? instant(since) : null,
    until: until ? instant(until) : null,
  };
}

const SHORT = { INBOUND: 'in', OUTBOUND: 'out' } as const;

function idOf({ direction, id }: Pick<MessageRow, 'direction' | 'id'>): string {
  return `${SHORT[direction]}-${id}`;
}

function readId(text: string): Pick<MessageRow, 'direction' | 'id'> {
  const [, side, id] = /^(in|out)-(\d{1,15})$/.exec(text) ?? [];
  if (!id) throw new CallerError('BAD_USER_INPUT', `${text} is no message.`);
  return { direction: side === 'in' ? 'INBOUND' : 'OUTBOUND', id: Number(id) };
}

function timeOf(message: MessageRow, which: 'at' | 'sentAt' | 'deliveredAt' | 'readAt', { house }: Context) {
  const at = message[which];
  const office = house.offices.byAddress(message.office) ?? house.offices.find(message.office);
  return at && rfc3339(at, office?.timeZone ?? 'UTC');
}

function readCursor(after: string | null): Place | null {
  if (!after) return null;
  const [, at, id] = /^(\S{1,40}) (\S{1,20})$/.exec(decodeCursor(after)) ?? [];
  try {
    return { at: instant(at ?? ''), ...readId(id ?? '') };
  } catch {
    throw new CallerError('BAD_USER_INPUT', 'after is no cursor of this list.');
  }
}
