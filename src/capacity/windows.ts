// Reads and locks capacity windows.
import type { Queryable, Transaction } from '../database.ts';
import { bookableAfter } from '../office/release.ts';
import type { Office } from '../office/settings.ts';
import { statement } from '../statement.ts';
import type { Instant, LocalDate } from '../time.ts';
import { type CapacityWindow, readWindow, WINDOW_COLUMNS } from './window.ts';

/** The windows of each of some days, in their order; a day without windows may be left out. */
export type WindowsByDay = ReadonlyMap<LocalDate, readonly CapacityWindow[]>;

/** Days of an office, both included. */
export interface OfficeDates {
  office: string;
  from: LocalDate;
  to: LocalDate;
}

/** The windows of each of these stretches, earliest first, in the places of the stretches. */
export async function windowsBetween(db: Queryable, stretches: readonly OfficeDates[]): Promise<CapacityWindow[][]> {
  const values = [
    stretches.map(({ office }) => office),
    stretches.map(({ from }) => from),
    stretches.map(({ to }) => to),
  ];
  const rows = await db.query(WINDOWS_BETWEEN, values);
  const byStretch = Map.groupBy(rows, ({ stretch }) => stretch);
  return stretches.map((_, index) => (byStretch.get(index + 1) ?? []).map(readWindow));
}

const WINDOWS_BETWEEN = statement<{ stretch: number }>('windows between')`
  select asked.stretch, one.*
  from unnest($1::text[], $2::date[], $3::date[]) with ordinality as asked (office, first, last, stretch)
  cross join lateral (
    select ${WINDOW_COLUMNS} from capacity_window w
    where w.office = asked.office and w.date between asked.first and asked.last offset 0
  ) one order by one."startsAt", one.line`;

export function groupedByDay(windows: readonly CapacityWindow[]): WindowsByDay {
  return Map.groupBy(windows, ({ date }) => date);
}

export function windowsById(tx: Transaction, ids: readonly number[]): Promise<CapacityWindow[]> {
  return tx.query(WINDOWS_BY_ID, [ids]);
}
const WINDOWS_BY_ID = statement('windows by id')`
  select ${WINDOW_COLUMNS} from capacity_window w where w.id = any($1) order by w.id`;

/** Kept from all others until the commit. */
export function lockWindow(tx: Transaction, id: number): void {
  tx.send({ name: 'lock window', text: 'select from capacity_window where id = $1 for update' }, [id]);
}

/** Days whose free places changed without a booking: places that opened to all, windows that passed. */
export async function windowsTurned(
  tx: Transaction,
  offices: readonly Office[],
  from: Instant,
  to: Instant,
): Promise<{ office: string; date: LocalDate }[]> {
  const reach = offices.flatMap(({ code, policy }) =>
    [false, true].map((atDesk) => {
      const [after, until] = [from, to].map((at) => bookableAfter(policy, at, atDesk).toString());
      return { office: code, after, until };
    }),
  );
  const values = [JSON.stringify(reach), from.toString(), to.toString()];
  return tx.query({ name: 'windows turned', text: TURNED }, values);
}

// Each office's span is looked up by itself: PostgreSQL takes it for a long one, and would join it with all windows.
const TURNED = `
  select office, date from capacity_window where opens_to_all_at > $2 and opens_to_all_at <= $3 and taken < capacity
  union
  select w.* from json_to_recordset($1) as reach (office text, after timestamptz, until timestamptz)
    cross join lateral (
      select office, date from capacity_window
      where office = reach.office and starts_at > reach.after and starts_at <= reach.until offset 0
    ) w`;
