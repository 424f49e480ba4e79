// Holiday imports for one office or for all. Each office is a change of its own, so that the others can book meanwhile.
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { inTransaction } from '../src/database.ts';
import { officeState } from '../src/office/audited.ts';
import type { ReadHoliday } from '../src/office/holidayKind.ts';
import { readHolidays } from '../src/office/holidayReader.ts';
import { officeAsItStands } from '../src/office/read.ts';
import { takeBackNotices } from '../src/outbox/notice.ts';
import { CallerError, isRefusal, type Refusal } from '../src/refusal.ts';
import { changesPartOf, type DayChange } from '../src/replanning/dayChange.ts';
import { holidayCalendarOf, noteClosed } from '../src/replanning/holidayCalendar.ts';
import { chosenHolidays, holidayDays } from '../src/replanning/holidayDays.ts';
import { importHolidays, importId, rehearseHolidays } from '../src/replanning/importHolidays.ts';
import { undoChange } from '../src/replanning/undo.ts';
import { change } from './change.ts';
import { type Context, reading } from './context.ts';
import { ImportHolidaysInput, PreviewHolidaysInput, UndoHolidayImportInput } from './holidayInput.ts';
import { HolidayImport, HolidayImportResult, HolidayImportUndo, HolidayPreview, OfficeLeftOut } from './holidayType.ts';
import { OfficeType } from './officeType.ts';

@Resolver(() => OfficeLeftOut)
export class HolidayImportResolver {
  @Mutation(() => HolidayImportResult, {
    description:
      'Closes offices on the holidays of a calendar. Each office is changed completely or not at all; `leftOut` lists those that were not changed, with the reason. Managers can import for their own office, administrators for all offices. Repeating the request with the same `idempotencyKey` continues an interrupted import.',
  })
  async importHolidays(
    @Arg('input', () => ImportHolidaysInput, { description: 'The calendar, the dates, and the offices.' })
    input: ImportHolidaysInput,
    @Ctx() context: Context,
  ): Promise<HolidayImport | Refusal> {
    const { app, asker } = context;
    const { calendar, from, to, dates = null, move, undoMinutes, idempotencyKey = null } = input;
    const found = await holidaysToRead(context, input.office ?? null, { calendar, from, to });
    const holidays = chosenHolidays(found, dates);
    const order = { holidays, asker, move, undoMinutes, idempotencyKey };
    const id = importId(order);
    const importAt = ({ office }: { office: string }) => {
      const what = { what: 'importHolidays', office, subject: `${from} ${to}`, state: officeState(office) };
      return change<DayChange | Refusal>(context, what, async (tx, now) => {
        const done = await importHolidays(tx, office, { ...order, id }, now);
        if (calendar == null && !isRefusal(done.answer))
          await noteClosed(
            tx,
            office,
            holidays.map(({ date }) => date),
          );
        return done;
      });
    };
    const offices = input.office ? [app.offices.get(input.office)] : app.offices.all();
    const codes = offices.map(({ code }) => code).toSorted();
    const done = await atEach(
      context,
      codes.map((office) => ({ office })),
      importAt,
    );
    await app.offices.reload();
    const [left] = done.leftOut;
    return input.office && left?.refusal ? left.refusal : { id, holidays: [...holidays], ...done };
  }

  @Query(() => HolidayPreview, {
    description:
      'Shows the days of a holiday calendar, what is booked on each, and the effect of closing on the chosen ones, without closing anything. Only for managers.',
  })
  async previewHolidays(
    @Arg('input', () => PreviewHolidaysInput, { description: 'The calendar, and the days that are chosen.' })
    input: PreviewHolidaysInput,
    @Ctx() context: Context,
  ): Promise<HolidayPreview> {
    const { app, asker } = context;
    const { calendar, from, to, dates } = input;
    const { code } = app.offices.get(input.office);
    const found = await holidaysToRead(context, code, { calendar, from, to });
    const holidays = chosenHolidays(found, dates);
    const order = { holidays, asker, move: true, undoMinutes: 0, idempotencyKey: null };
    return inTransaction(app.pool, async (tx) => {
      const now = app.now();
      const days = await holidayDays(tx, await officeAsItStands(tx, code), found, now);
      return { days, effect: holidays.length > 0 ? await rehearseHolidays(tx, code, order, now) : null };
    });
  }

  @Mutation(() => HolidayImportUndo, {
    description:
      'Undoes an import office by office, wherever the moved applicants have not been told yet; `leftOut` lists the offices that stay changed, with the reason. Only for administrators.',
  })
  async undoHolidayImport(
    @Arg('input', () => UndoHolidayImportInput, { description: 'The import to undo.' }) input: UndoHolidayImportInput,
    @Ctx() context: Context,
  ): Promise<HolidayImportUndo> {
    const { app, asker } = context;
    const changes = await changesPartOf(reading(context), input.import);
    if (changes.length === 0) throw new CallerError('NOT_FOUND', `There is no import ${input.import.slice(0, 60)}.`);
    const done = await atEach(context, changes, ({ office, id }) => {
      const undoing = { office, change: id, asker, takeBack: takeBackNotices };
      const what = { what: 'undoHolidayImport', office, subject: String(id), state: officeState(office) };
      return change<DayChange | Refusal>(context, what, (tx, now) => undoChange(tx, undoing, now));
    });
    await app.offices.reload();
    return done;
  }

  @FieldResolver(() => OfficeType, { description: 'The office that was not changed.' })
  office(@Root() { code }: OfficeLeftOut, @Ctx() { app }: Context) {
    return app.offices.get(code);
  }
}

/** Those of a file, or of the calendar to which the office is subscribed. @throws CallerError BAD_USER_INPUT */
async function holidaysToRead(
  context: Context,
  office: string | null,
  { calendar, from, to }: { calendar: string | null | undefined; from: string; to: string },
): Promise<ReadHoliday[]> {
  if (typeof calendar === 'string') return readHolidays({ calendar, from, to });
  const kept = office === null ? null : await holidayCalendarOf(reading(context), office);
  if (!kept?.days) throw new CallerError('BAD_USER_INPUT', 'calendar: is missing, and the office has read none.');
  return kept.days.filter(({ date }) => date >= from && date <= to);
}

/**
 * Works on the offices one after the other, each in its own transaction. An internal error ends the work: the remaining
 * offices are listed, and repeating the request continues with them.
 */
async function atEach<Item extends { office: string }>(
  { app }: Context,
  items: readonly Item[],
  work: (item: Item) => Promise<DayChange | Refusal>,
): Promise<{ changes: DayChange[]; leftOut: OfficeLeftOut[] }> {
  const changes: DayChange[] = [];
  const leftOut: OfficeLeftOut[] = [];
  for (const [place, item] of items.entries()) {
    try {
      const answer = await work(item);
      if (isRefusal(answer)) leftOut.push({ code: item.office, refusal: answer });
      else changes.push(answer);
    } catch (error) {
      // No office was changed yet, so the caller gets the error itself.
      if (place === 0) throw error;
      app.onFault(error);
      return {
        changes,
        leftOut: [...leftOut, ...items.slice(place).map(({ office }) => ({ code: office, refusal: null }))],
      };
    }
  }
  return { changes, leftOut };
}
