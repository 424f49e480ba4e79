// The lobby board, as a query and live; and the other live views.
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
  Subscription,
} from 'type-graphql';
import { isStaff } from '../src/access/asker.ts';
import { availability } from '../src/capacity/availability.ts';
import type { ChannelKind } from '../src/channel.ts';
import type { Priority } from '../src/office/settings.ts';
import { type Board as BoardData, readBoard, setNotice } from '../src/queue/board.ts';
import { countersOf } from '../src/queue/line.ts';
import type { Counter as CounterRow, Ticket as TicketRow } from '../src/queue/ticket.ts';
import { CallerError } from '../src/refusal.ts';
import { type Context, change, reading } from './context.ts';
import { ChannelKinds, checkDays, Office, OfficeResult, quotasOf, Service, shownService } from './office.ts';
import { Priorities } from './priority.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';
import { todaysTicket } from './ticket.ts';
import { Counter, Ticket } from './ticketType.ts';
import { DayAvailability } from './window.ts';

@ObjectType({ description: 'A number that is called.' })
class BoardCall {
  @Field(() => String, { simple: true, description: 'The number.' })
  number!: string;

  @Field(() => String, { simple: true, description: "The counter's label." })
  counter!: string;

  @Field(() => DateTimeScalar, { simple: true, description: 'When it was last called.' })
  calledAt!: string;

  @Field(() => Int, { simple: true, description: 'How often it was called: more than once is a recall.' })
  calls!: number;

  @Field(() => Boolean, { simple: true, description: 'Whether the person has come and is being served.' })
  serving!: boolean;
}

@ObjectType({ description: 'Who waits for one service.' })
class BoardLine {
  @Field(() => Int, { simple: true, description: 'How many wait.' })
  waiting!: number;

  @Field(() => [String], { simple: true, description: 'The next numbers, in order, at most eight.' })
  next!: string[];

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'Minutes somebody who joins now would wait; null while the day has shown too little.',
  })
  estimatedWaitMinutes!: number | null;
}

@ObjectType({ description: 'The lobby screen; no personal data.' })
export class Board {
  @Field(() => Int, {
    simple: true,
    description:
      'Rises by one with every frame. After a failover or a restore that lost changes it may skip numbers, or be lower in a new subscription. Each frame is complete, and the latest one is right.',
  })
  sequence!: number;

  @Field(() => DateTimeScalar, { simple: true, description: 'When this was so.' })
  at!: string;

  @Field(() => [BoardCall], { simple: true, description: 'Numbers at the counters, newest call first.' })
  called!: BoardCall[];

  @Field(() => [BoardLine], { simple: true, description: 'Who waits, by service.' })
  waiting!: BoardLine[];

  @Field(() => String, { simple: true, nullable: true, description: "The office's notice." })
  notice!: string | null;
}

@InputType({ description: "The board's notice." })
class AnnounceInput {
  @Field(() => ID, { description: 'The office.' })
  office!: string;

  @Field(() => String, { nullable: true, description: 'Null takes it down.' })
  notice?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Announcing the same twice changes nothing; accepted for uniformity.',
  })
  idempotencyKey?: string | null;
}

/** Subscriptions are served by the hub, which asks for each value by its field; nothing here produces them. */
const BY_THE_HUB = { subscribe: () => nothing() };
async function* nothing(): AsyncGenerator<never> {}

@Resolver(() => Board)
export class BoardResolver {
  @Query(() => Board, { description: 'The live lobby board; no personal data.' })
  board(
    @Arg('office', () => ID, { description: 'The office.' }) office: string,
    @Ctx() context: Context,
  ): Promise<BoardData> {
    return readBoard(context.house.pool, context.house.offices.get(office), context.house.now());
  }

  @Mutation(() => OfficeResult, { description: "Managers: a notice on the office's board." })
  announce(@Arg('input', () => AnnounceInput, { description: 'What.' }) input: AnnounceInput, @Ctx() context: Context) {
    const office = context.house.offices.get(input.office);
    const notice = input.notice?.trim() || null;
    if (notice && notice.length > 300) throw new CallerError('BAD_USER_INPUT', 'notice has more than 300 characters.');
    return change(context, { what: 'announce', office: office.code, subject: null }, async (tx) => {
      const repeated = !(await setNotice(tx, office, notice));
      return { answer: office, announcements: [{ event: 'queue', office: office.code }], repeated };
    });
  }

  @Subscription(() => Board, {
    ...BY_THE_HUB,
    name: 'board',
    description: 'The whole board at once, then again at each change, at most ten a second.',
  })
  boardChanged(
    @Root() frame: BoardData | undefined,
    @Arg('office', () => ID, { description: 'The office.' }) office: string,
    @Ctx() context: Context,
  ): BoardData | Promise<BoardData> {
    return frame ?? this.board(office, context);
  }

  @Subscription(() => Ticket, { ...BY_THE_HUB, name: 'ticket', description: "A booking's or walk-in's place in line." })
  async ticketChanged(
    @Arg('office', () => ID, { description: 'The office.' }) office: string,
    @Arg('number', () => String, { description: 'The number: `A312`.' }) number: string,
    @Ctx() context: Context,
  ): Promise<TicketRow> {
    const ticket = await todaysTicket(context, office, number);
    if (!ticket) throw new CallerError('NOT_FOUND', `There is no number ${number.slice(0, 20)} today.`);
    return ticket;
  }

  @Subscription(() => [DayAvailability], {
    ...BY_THE_HUB,
    name: 'availability',
    description: 'What is left of each day, then again at each change.',
  })
  availabilityChanged(
    @Arg('office', () => ID, { description: 'The office.' }) office: string,
    @Arg('service', () => ID, { nullable: true, description: 'Only where the service is offered.' }) service:
      | string
      | null,
    @Arg('from', () => DateScalar, { nullable: true, description: 'The first day; none: today.' }) from: string | null,
    @Arg('days', () => Int, { defaultValue: 14, description: 'How many days, 1 to 92.' }) days: number,
    @Arg('channel', () => ChannelKinds, { defaultValue: 'WEB', description: 'As that channel may book.' })
    channel: ChannelKind,
    @Arg('priority', () => Priorities, { defaultValue: 'NORMAL', description: 'As that person may book.' })
    priority: Priority,
    @Ctx() context: Context,
  ): Promise<DayAvailability[]> {
    const known = checkDays(context.house.offices.get(office), service, days);
    const quotas = quotasOf(known, service, channel, priority);
    const atDesk = isStaff(context.asker);
    const free = availability(reading(context), known, quotas, from, days, context.house.now(), atDesk);
    return free as Promise<unknown> as Promise<DayAvailability[]>;
  }

  @Subscription(() => [Counter], {
    ...BY_THE_HUB,
    name: 'counters',
    description: 'Officers: what happens at the counters of an office.',
  })
  countersChanged(
    @Arg('office', () => ID, { description: 'The office.' }) office: string,
    @Ctx() context: Context,
  ): Promise<CounterRow[]> {
    return countersOf(reading(context), context.house.offices.get(office).code);
  }

  @FieldResolver(() => Office, { description: 'Whose board it is.' })
  office(@Root() board: BoardData, @Ctx() { house }: Context) {
    return house.offices.get(board.office);
  }
}

@Resolver(() => BoardLine)
export class BoardLineResolver {
  @FieldResolver(() => Service, { description: 'Which service.' })
  service(@Root() line: BoardData['waiting'][number], @Ctx() { house }: Context) {
    return shownService(house.offices.get(line.office), line.service);
  }
}

/** The link back from an office to its board. */
@Resolver(() => Office)
export class OfficeBoardResolver {
  @FieldResolver(() => Board, { description: 'Its live board.' })
  board(@Root() office: { code: string }, @Ctx() context: Context): Promise<BoardData> {
    return readBoard(context.house.pool, context.house.offices.get(office.code), context.house.now());
  }
}
