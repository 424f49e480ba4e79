// Capacity changes: schedules, exceptions, quotas and places; each can be previewed and undone.
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { inTransaction } from '../src/database.ts';
import { officeState } from '../src/office/audited.ts';
import { takeBackNotices } from '../src/outbox/notice.ts';
import type { Refusal } from '../src/refusal.ts';
import type { DayChange } from '../src/replanning/dayChange.ts';
import { rehearse, reshape } from '../src/replanning/reshape.ts';
import { undoChange } from '../src/replanning/undo.ts';
import { instant } from '../src/time.ts';
import { type ActorAtOffice, ActorType, actorAt } from './actor.ts';
import {
  CapacityPreviewInput,
  CloseDayInput,
  RemoveExceptionInput,
  RemoveScheduleInput,
  SetCapacityInput,
  SetExceptionInput,
  SetScheduleInput,
  UndoCapacityChangeInput,
} from './capacityInput.ts';
import { CapacityChange, CapacityChangeResult, WindowChangeType } from './capacityType.ts';
import { change } from './change.ts';
import type { Context } from './context.ts';
import { changeTime, readChangeId } from './dayChangeReads.ts';
import { OfficeType } from './officeType.ts';
import { SetQuotasInput } from './quotaInput.ts';
import { DateTimeScalar } from './scalars.ts';
import {
  type CapacityShaping,
  closingDay,
  previewed,
  removingException,
  removingSchedule,
  settingCapacity,
  settingException,
  settingQuotas,
  settingSchedule,
} from './shaping.ts';

@Resolver(() => CapacityChange)
export class CapacityChangeResolver {
  @Query(() => CapacityChangeResult, {
    description:
      'Shows the effect of a change on windows and bookings without making it; bookings without a place are shown as moved. Only for managers.',
  })
  previewCapacity(
    @Arg('input', () => CapacityPreviewInput, { description: 'The change to preview.' }) input: CapacityPreviewInput,
    @Ctx() { app, asker }: Context,
  ): Promise<DayChange | Refusal> {
    const shaping = { ...previewed(input), asker, move: true };
    return inTransaction(app.pool, (tx) => rehearse(tx, shaping, app.now()));
  }

  @Mutation(() => CapacityChangeResult, { description: 'Sets the weekly schedule from a date on. Only for managers.' })
  setSchedule(
    @Arg('input', () => SetScheduleInput, { description: 'The schedule, and the date from which it is valid.' })
    input: SetScheduleInput,
    @Ctx() context: Context,
  ) {
    return shape(context, settingSchedule(input), input.from);
  }

  @Mutation(() => CapacityChangeResult, {
    description: 'Removes a schedule, so that the one before it stays valid. Only for managers.',
  })
  removeSchedule(
    @Arg('input', () => RemoveScheduleInput, { description: 'The schedule to remove.' }) input: RemoveScheduleInput,
    @Ctx() context: Context,
  ) {
    return shape(context, removingSchedule(input), input.from);
  }

  @Mutation(() => CapacityChangeResult, {
    description: 'Sets an exception: a day that differs from the weekly schedule. Only for managers.',
  })
  setException(
    @Arg('input', () => SetExceptionInput, { description: 'The day, and its hours or capacity.' })
    input: SetExceptionInput,
    @Ctx() context: Context,
  ) {
    return shape(context, settingException(input), input.date);
  }

  @Mutation(() => CapacityChangeResult, {
    description: 'Removes an exception, so that the weekly schedule applies to the day again. Only for managers.',
  })
  removeException(
    @Arg('input', () => RemoveExceptionInput, { description: 'The exception to remove.' }) input: RemoveExceptionInput,
    @Ctx() context: Context,
  ) {
    return shape(context, removingException(input), input.date);
  }

  @Mutation(() => CapacityChangeResult, {
    description:
      'Closes a day. Every booking is moved to the next free place, the oldest first; it keeps its code and gets a new queue number. Its holder is told, and may choose another day once without it counting as a change. Only for managers.',
  })
  closeDay(
    @Arg('input', () => CloseDayInput, { description: 'The day to close, and the reason.' }) input: CloseDayInput,
    @Ctx() context: Context,
  ) {
    return shape(context, closingDay(input), input.date);
  }

  @Mutation(() => CapacityChangeResult, {
    description:
      'Sets the capacity of one window or of several. If more places are booked, the change is refused, unless `move` moves the bookings that lose their place. Only for managers.',
  })
  setCapacity(
    @Arg('input', () => SetCapacityInput, { description: 'The windows, and their new capacity.' })
    input: SetCapacityInput,
    @Ctx() context: Context,
  ) {
    return shape(context, settingCapacity(input), input.date);
  }

  @Mutation(() => CapacityChangeResult, {
    description:
      'Replaces the quotas of an office: named shares of each window, and who may use them. Only for managers.',
  })
  setQuotas(
    @Arg('input', () => SetQuotasInput, { description: 'The complete list of quotas.' }) input: SetQuotasInput,
    @Ctx() context: Context,
  ) {
    return shape(context, settingQuotas(input), input.quotas.map(({ code }) => code).join(', '));
  }

  @Mutation(() => CapacityChangeResult, {
    description:
      'Undoes a change, until the applicants it moved are told. A booking that its applicant has moved since then stays where it is. Only for managers.',
  })
  async undoCapacityChange(
    @Arg('input', () => UndoCapacityChangeInput, { description: 'The change to undo.' }) input: UndoCapacityChangeInput,
    @Ctx() context: Context,
  ) {
    const { app, asker } = context;
    const { code } = app.offices.get(input.office);
    const undoing = { office: code, change: readChangeId(input.change), asker, takeBack: takeBackNotices };
    const what = { what: 'undoCapacityChange', office: code, subject: input.change, state: officeState(code) };
    const answer = await change<DayChange | Refusal>(context, what, (tx, now) => undoChange(tx, undoing, now));
    await app.offices.reload();
    return answer;
  }

  @FieldResolver(() => OfficeType, { description: 'The office whose capacity was changed.' })
  office(@Root() { office }: DayChange, @Ctx() { app }: Context) {
    return app.offices.get(office);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'Identifier of the change, for `undoCapacityChange`; null for a preview.',
  })
  id(@Root() { id }: DayChange): number | null {
    return id;
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description:
      'Identifier of the holiday import that made this change, for `undoHolidayImport`; null if no import made it.',
  })
  import(@Root() { partOf }: DayChange): string | null {
    return partOf;
  }

  @FieldResolver(() => ActorType, { description: 'The member of staff who made the change.' })
  by(@Root() { by, office }: DayChange): ActorAtOffice {
    return actorAt(by, office);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time at which the change was made.' })
  at(@Root() { at, office }: DayChange, @Ctx() context: Context): string {
    return changeTime(at, office, context);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Time until which the change can be undone.' })
  undoUntil(@Root() { undoUntil, office }: DayChange, @Ctx() context: Context): string {
    return changeTime(undoUntil, office, context);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the change was undone; null if it was not.',
  })
  undoneAt(@Root() { undoneAt, office }: DayChange, @Ctx() context: Context): string | null {
    return undoneAt && changeTime(undoneAt, office, context);
  }

  @FieldResolver(() => [WindowChangeType], { description: 'Effect on windows, in order of time.' })
  windows(@Root() { windows, office }: DayChange, @Ctx() context: Context) {
    return windows.map(({ startsAt, endsAt, ...window }) => {
      const [from, to] = [startsAt, endsAt].map((at) => changeTime(instant(at), office, context));
      return { ...window, startsAt: from, endsAt: to };
    });
  }
}

/** Carries out a change, and reloads the offices on this server at once; other servers are notified. */
async function shape(context: Context, shaping: CapacityShaping, subject: string): Promise<DayChange | Refusal> {
  const { app, asker } = context;
  const { code } = app.offices.get(shaping.office);
  const what = { what: shaping.what, office: code, subject, state: officeState(code) };
  const answer = await change<DayChange | Refusal>(context, what, (tx, now) => reshape(tx, { ...shaping, asker }, now));
  await app.offices.reload();
  return answer;
}
