// Writes the windows of days that have none, for all offices that share a plan with one list of them.
import type { Transaction } from '../database.ts';
import { LAST_DAY_IN_DOUBT_SQL } from './afterRestoration.ts';
import type { PlannedRow } from './writeWindows.ts';

/** Offices that get the same windows. */
export interface OfficesOfPlan {
  offices: string[];
  rows: readonly PlannedRow[];
}

/** By who has locked the offices' days, on days without windows. */
export async function addWindows(tx: Transaction, groups: readonly OfficesOfPlan[]): Promise<void> {
  const offices = groups.flatMap(({ offices: some }, plan) => some.map((office) => ({ office, plan })));
  const rows = groups.flatMap(({ rows: some }, plan) => some.map((row) => ({ ...row, plan })));
  if (rows.length > 0) await tx.query(ADD_WINDOWS, [JSON.stringify(offices), JSON.stringify(rows)]);
}
const ADD_WINDOWS = `
  insert into capacity_window (office, date, quota, line, ordinal, starts_at, ends_at, capacity, planned, opens_to_all_at, issued)
  select opened.office, planned.date, quota, line, ordinal, starts_at, ends_at, capacity, capacity, opens_to_all_at,
    case when exists (select from restoration r join office o on o.code = opened.office
      where planned.date <= ${LAST_DAY_IN_DOUBT_SQL}) then planned.capacity else 0 end
  from json_to_recordset($1) as opened (office text, plan integer)
    join json_to_recordset($2) as planned (plan integer, date date, quota text, line text, ordinal smallint,
      starts_at timestamptz, ends_at timestamptz, capacity integer, opens_to_all_at timestamptz) using (plan)
  order by opened.office, starts_at, quota`;
