// Reads and locks capacity windows.
import type { Queryable, Transaction } from '../database.ts';
import { bookableAfter } from '../office/release.ts';
import type { Office } from '../office/settings.ts';
import { statement } from '../statement.ts';
import type { Instant, LocalDate } from '../time.ts';
import { type CapacityWindow, WINDOW_COLUMNS } from './window.ts';

/** The windows of each of some days, in their order; a day without windows may be left out. */
export type WindowsByDay = ReadonlyMap<LocalDate, readonly CapacityWindow[]>;

export async function windowsBetween(
  db: Queryable,
  office: Office,
  from: LocalDate,
  to: LocalDate,
): Promise<CapacityWindow[]> {
  return db.query(WINDOWS_BETWEEN, [office.code, from, to]);
}

const WINDOWS_BETWEEN = statement('windows between')`
  select ${WINDOW_COLUMNS} from capacity_window w
  where w.office = $1 and w.date between $2 and $3 order by w.starts_at, w.line`;

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
