// Managers shape an office's days: schedules, exceptions, quotas, places; each change can be looked at first and taken back.
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { inTransaction } from '../src/database.ts';
import { takeBackNotices } from '../src/outbox/notice.ts';
import { CallerError, type Refusal } from '../src/refusal.ts';
import { type DayChange, dayChangesOf, movedBookings } from '../src/replanning/dayChange.ts';
import { rehearse, reshape } from '../src/replanning/reshape.ts';
import { undoChange } from '../src/replanning/undo.ts';
import { instant, rfc3339 } from '../src/time.ts';
import {
  CapacityPreviewInput,
  CloseDayInput,
  RemoveExceptionInput,
  RemoveScheduleInput,
  SetCapacityInput,
  SetExceptionInput,
  SetQuotasInput,
  SetScheduleInput,
  UndoCapacityChangeInput,
} from './capacityInput.ts';
import { BookingMove, CapacityChange, CapacityChangeResult, WindowChange } from './capacityType.ts';
import { type Context, change, reading } from './context.ts';
import { Office } from './office.ts';
import { pageSize } from './page.ts';
import { DateTimeScalar } from './scalars.ts';
import {
  closingDay,
  previewed,
  removingException,
  removingSchedule,
  type Shaping,
  settingCapacity,
  settingException,
  settingQuotas,
  settingSchedule,
} from './shaping.ts';

@Resolver(() => CapacityChange)
export class CapacityChangeResolver {
  @Query(() => CapacityChangeResult, {
    description:
      'Managers: what a change would do to windows and bookings, before anything is done; it moves whoever has to.',
  })
  previewCapacity(
    @Arg('input', () => CapacityPreviewInput, { description: 'The change.' }) input: CapacityPreviewInput,
    @Ctx() { house, asker }: Context,
  ): Promise<DayChange | Refusal> {
    const shaping = { ...previewed(input), asker, move: true };
    return inTransaction(house.pool, (tx) => rehearse(tx, shaping, house.now()));
  }

  @Query(() => [CapacityChange], { description: "Managers: changes to the office's days, the latest first." })
  capacityChanges(
    @Arg('office', () => ID, { description: 'The office.' }) office: string,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 200.' }) first: number,
    @Arg('before', () => ID, { nullable: true, description: 'Only changes before that one.' }) before: string | null,
    @Ctx() context: Context,
  ): Promise<DayChange[]> {
    const { code } = context.house.offices.get(office);
    return dayChangesOf(reading(context), code, pageSize(first), before ? readChangeId(before) : null);
  }

  @Mutation(() => CapacityChangeResult, { description: 'Managers: a weekly opening, valid from a date.' })
  setSchedule(
    @Arg('input', () => SetScheduleInput, { description: 'What.' }) input: SetScheduleInput,
    @Ctx() context: Context,
  ) {
    return shape(context, settingSchedule(input), input.from);
  }

  @Mutation(() => CapacityChangeResult, { description: 'Managers: a schedule that is no longer meant.' })
  removeSchedule(
    @Arg('input', () => RemoveScheduleInput, { description: 'Which.' }) input: RemoveScheduleInput,
    @Ctx() context: Context,
  ) {
    return shape(context, removingSchedule(input), input.from);
  }

  @Mutation(() => CapacityChangeResult, { description: 'Managers: a day that differs from the schedule.' })
  setException(
    @Arg('input', () => SetExceptionInput, { description: 'What.' }) input: SetExceptionInput,
    @Ctx() context: Context,
  ) {
    return shape(context, settingException(input), input.date);
  }

  @Mutation(() => CapacityChangeResult, { description: 'Managers: a day that is as usual again.' })
  removeException(
    @Arg('input', () => RemoveExceptionInput, { description: 'Which.' }) input: RemoveExceptionInput,
    @Ctx() context: Context,
  ) {
    return shape(context, removingException(input), input.date);
  }

  @Mutation(() => CapacityChangeResult, {
    description:
      'Managers: closes a day. Every booking is moved to the next place, the oldest first, keeps its code and gets a new queue number; its holder is told, and may choose another day once without its counting as a change.',
  })
  closeDay(
    @Arg('input', () => CloseDayInput, { description: 'Which.' }) input: CloseDayInput,
    @Ctx() context: Context,
  ) {
    return shape(context, closingDay(input), input.date);
  }

  @Mutation(() => CapacityChangeResult, {
    description:
      'Managers: places of one window or a run of them; never fewer than are taken, unless those too many are moved.',
  })
  setCapacity(
    @Arg('input', () => SetCapacityInput, { description: 'What.' }) input: SetCapacityInput,
    @Ctx() context: Context,
  ) {
    return shape(context, settingCapacity(input), input.date);
  }

  @Mutation(() => CapacityChangeResult, {
    description: 'Managers: the named shares of windows, and whom they are for.',
  })
  setQuotas(
    @Arg('input', () => SetQuotasInput, { description: 'All of them.' }) input: SetQuotasInput,
    @Ctx() context: Context,
  ) {
    return shape(context, settingQuotas(input), input.quotas.map(({ code }) => code).join(', '));
  }

  @Mutation(() => CapacityChangeResult, {
    description:
      'Managers: takes a change back, until those it moved are told. Who chose otherwise meanwhile keeps that.',
  })
  async undoCapacityChange(
    @Arg('input', () => UndoCapacityChangeInput, { description: 'Which.' }) input: UndoCapacityChangeInput,
    @Ctx() context: Context,
  ) {
    const { house, asker } = context;
    const { code } = house.offices.get(input.office);
    const undoing = { office: code, change: readChangeId(input.change), asker, takeBack: takeBackNotices };
    const what = { what: 'undoCapacityChange', office: code, subject: input.change };
    const answer = await change<DayChange | Refusal>(context, what, (tx, now) => undoChange(tx, undoing, now));
    await house.offices.reload();
    return answer;
  }

  @FieldResolver(() => Office, { description: 'Where.' })
  office(@Root() { office }: DayChange, @Ctx() { house }: Context) {
    return house.offices.get(office);
  }

  @FieldResolver(() => ID, { nullable: true, description: 'For `undoCapacityChange`; null for a preview.' })
  id(@Root() { id }: DayChange): number | null {
    return id;
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The import it is part of, for `undoHolidayImport`; null: it is part of none.',
  })
  import(@Root() { partOf }: DayChange): string | null {
    return partOf;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When.' })
  at(@Root() { at, office }: DayChange, @Ctx() context: Context): string {
    return shown(at, office, context);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'It can be taken back until then.' })
  undoUntil(@Root() { undoUntil, office }: DayChange, @Ctx() context: Context): string {
    return shown(undoUntil, office, context);
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When it was taken back; null: it was not.' })
  undoneAt(@Root() { undoneAt, office }: DayChange, @Ctx() context: Context): string | null {
    return undoneAt && shown(undoneAt, office, context);
  }

  @FieldResolver(() => [WindowChange], { description: 'What it did to windows, in order of time.' })
  windows(@Root() { windows, office }: DayChange, @Ctx() context: Context) {
    return windows.map(({ startsAt, endsAt, ...window }) => {
      const [from, to] = [startsAt, endsAt].map((at) => shown(instant(at), office, context));
      return { ...window, startsAt: from, endsAt: to };
    });
  }

  @FieldResolver(() => [BookingMove], {
    description:
      'Bookings that it moved, by the hour they had; those whose holders have to be told by somebody come first.',
  })
  async moves(
    @Root() day: DayChange,
    @Arg('first', () => Int, { defaultValue: 100, description: 'How many, 1 to 200.' }) first: number,
    @Ctx() context: Context,
  ) {
    const moves =
      day.moves?.slice(0, pageSize(first)) ??
      (await movedBookings(reading(context), day.id as number, pageSize(first)));
    return moves.map(({ from, to, ...move }) => {
      return { ...move, from: shown(from, day.office, context), to: shown(to, day.office, context) };
    });
  }
}

/** Carries a change out, and lets this server know of it at once; the others hear of it. */
async function shape(context: Context, shaping: Shaping, subject: string): Promise<DayChange | Refusal> {
  const { house, asker } = context;
  const { code } = house.offices.get(shaping.office);
  const what = { what: shaping.what, office: code, subject };
  const answer = await change<DayChange | Refusal>(context, what, (tx, now) => reshape(tx, { ...shaping, asker }, now));
  await house.offices.reload();
  return answer;
}

function shown(at: Temporal.Instant, office: string, { house }: Context): string {
  return rfc3339(at, house.offices.get(office).timeZone);
}

function readChangeId(id: string): number {
  const number = Number(id);
  if (!Number.isSafeInteger(number) || number < 1) throw new CallerError('BAD_USER_INPUT', `${id} is no change.`);
  return number;
}
