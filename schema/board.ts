// The lobby board as a query, and all live views.
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
  Subscription,
} from 'type-graphql';
import { isAtDesk } from '../src/access/asker.ts';
import { availability, type DayAvailability } from '../src/capacity/availability.ts';
import type { Office } from '../src/office/settings.ts';
import { boardReadings } from '../src/queue/board.ts';
import type { Board } from '../src/queue/entities.ts';
import { noticeState, setNotice } from '../src/queue/notice.ts';
import type { Counter } from '../src/queue/ticket.ts';
import { CallerError } from '../src/refusal.ts';
import { AvailabilityArgs } from './availabilityArgs.ts';
import { BoardCall, RecentCall } from './boardCall.ts';
import { change } from './change.ts';
import { type Context, reading } from './context.ts';
import { countersAt } from './counter.ts';
import { OfficeResult, OfficeType, ServiceType } from './officeType.ts';
import { DateTimeScalar } from './scalars.ts';
import { checkDays, quotasOf, shownService } from './service.ts';
import { CounterType } from './ticketType.ts';
import { togetherInPlaces } from './togetherInRequest.ts';
import { DayAvailabilityType } from './window.ts';

@ObjectType({ description: 'The queue of one service, as the lobby board shows it.' })
class BoardLine {
  @Field(() => Int, { simple: true, description: 'Number of tickets waiting.' })
  waiting!: number;

  @Field(() => [String], {
    simple: true,
    description: 'The next queue numbers in the order of calling, at most eight.',
  })
  next!: string[];

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description:
      'Estimated wait in minutes for a person who joins now; null until enough people have been served today.',
  })
  estimatedWaitMinutes!: number | null;
}

@ObjectType('Board', { description: "The state of an office's lobby board, without personal data." })
export class BoardType {
  @Field(() => Int, {
    simple: true,
    description:
      'Number of the frame, which rises by one with every frame. After a failover, or a restore that lost changes, it may skip numbers, or be lower in a new subscription. Each frame is complete, and the latest one is right.',
  })
  sequence!: number;

  @Field(() => DateTimeScalar, { simple: true, description: 'Time of this state.' })
  at!: string;

  @Field(() => [BoardCall], {
    simple: true,
    description: 'Numbers called to counters or being served, the latest call first.',
  })
  called!: BoardCall[];

  @Field(() => [RecentCall], {
    simple: true,
    description:
      'The last eight numbers that were called today and are so no longer, the latest call first: their people are served, have not come, or wait again.',
  })
  recent!: RecentCall[];

  @Field(() => [BoardLine], { simple: true, description: 'The queue of each service.' })
  waiting!: BoardLine[];

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'Text the office shows on the board; null for none.',
  })
  notice!: string | null;
}

@InputType({ description: 'A text for the lobby board of an office.' })
class AnnounceInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => String, { nullable: true, description: 'The text to show; null removes the present one.' })
  notice?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: setting the same text again changes nothing.',
  })
  idempotencyKey?: string | null;
}

/** Subscriptions are served by the server's hub, which queries each value by its field; none is produced here. */
export const BY_THE_HUB = { subscribe: () => noEvents() };
async function* noEvents(): AsyncGenerator<never> {}

@ArgsType()
class AvailabilityChangedArgs extends AvailabilityArgs {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;
}

@Resolver(() => BoardType)
export class BoardResolver {
  @Query(() => BoardType, { description: "The current state of an office's lobby board, without personal data." })
  board(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Ctx() context: Context,
  ): Promise<Board> {
    return currentBoard(context, office);
  }

  @Mutation(() => OfficeResult, {
    description: 'Sets or removes the text on the lobby board of an office. Only for managers.',
  })
  announce(
    @Arg('input', () => AnnounceInput, { description: 'The office and the text.' }) input: AnnounceInput,
    @Ctx() context: Context,
  ) {
    const office = context.app.offices.get(input.office);
    const notice = input.notice?.trim() || null;
    if (notice && notice.length > 300) throw new CallerError('BAD_USER_INPUT', 'notice has more than 300 characters.');
    return change(
      context,
      { what: 'announce', office: office.code, subject: null, state: noticeState(office) },
      async (tx) => {
        const repeated = !(await setNotice(tx, office, notice));
        return { answer: office, announcements: [{ event: 'queue', office: office.code }], repeated };
      },
    );
  }

  @Subscription(() => BoardType, {
    ...BY_THE_HUB,
    name: 'board',
    description: 'Sends the complete lobby board at once, then again at each change, at most ten times a second.',
  })
  boardChanged(
    @Root() frame: Board | undefined,
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Ctx() context: Context,
  ): Board | Promise<Board> {
    return frame ?? this.board(office, context);
  }

  @Subscription(() => [DayAvailabilityType], {
    ...BY_THE_HUB,
    name: 'availability',
    description: 'Sends the availability of each day at once, then again at each change.',
  })
  availabilityChanged(
    @Args(() => AvailabilityChangedArgs) { office, from, days, ...sought }: AvailabilityChangedArgs,
    @Ctx() context: Context,
  ): Promise<DayAvailability[]> {
    const known = checkDays(context.app.offices.get(office), sought.service, days);
    const quotas = quotasOf(known, sought, context.asker);
    const atDesk = isAtDesk(context.asker, known.code);
    return availability(reading(context), known, { quotas, from, days, atDesk }, context.app.now());
  }

  @Subscription(() => [CounterType], {
    ...BY_THE_HUB,
    name: 'counters',
    description: 'Sends the counters of an office at once, then again at each change. Only for officers.',
  })
  countersChanged(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Ctx() context: Context,
  ): Promise<Counter[]> {
    return countersAt(context, context.app.offices.get(office).code);
  }

  @FieldResolver(() => OfficeType, { description: 'The office to which the board belongs.' })
  office(@Root() board: Board, @Ctx() { app }: Context) {
    return app.offices.get(board.office);
  }
}

@Resolver(() => BoardLine)
export class BoardLineResolver {
  @FieldResolver(() => ServiceType, { description: 'The service that these people wait for.' })
  service(@Root() line: Board['waiting'][number], @Ctx() { app }: Context) {
    return shownService(app.offices.get(line.office), line.service);
  }
}

@Resolver(() => OfficeType)
export class OfficeBoardResolver {
  @FieldResolver(() => BoardType, { description: "The current state of the office's lobby board." })
  board(@Root() office: { code: string }, @Ctx() context: Context): Promise<Board> {
    return currentBoard(context, office.code);
  }
}

async function currentBoard(context: Context, office: string): Promise<Board> {
  const read = await boardAt(context, context.app.offices.get(office));
  context.noteChangeAt(read.changesAt);
  return read.board;
}

const boardAt = togetherInPlaces(({ app }: Context, offices: readonly Office[]) =>
  boardReadings(app.pool, offices, app.now()),
);
