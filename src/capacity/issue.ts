// Issues the numbers of places within their windows.

import type { Transaction } from '../database.ts';
import { select, statement } from '../statement.ts';
import { CapacityWindowEntity } from './entities.ts';

/** The next place number of each window named, in that order; windows are locked in the order of their ids. */
export async function issuePlaces(tx: Transaction, windows: readonly number[]): Promise<number[]> {
  const rows = await tx.query(ISSUE_PLACES, [windows]);
  const last = new Map(rows.map((row) => [row.id, row.issued - row.places]));
  return windows.map((window) => {
    const issued = last.get(window);
    if (issued === undefined) throw new RangeError(`There is no window ${window}.`);
    const place = issued + 1;
    last.set(window, place);
    return place;
  });
}

const ISSUE_PLACES = statement<{ places: number }>('issue places')`
  with wanted as (
    select id, count(*)::int as places from unnest($1::bigint[]) id group by id
  ), locked as (
    select w.id from capacity_window w where w.id in (select id from wanted) order by w.id for update
  )
  update capacity_window w set issued = w.issued + wanted.places
  from wanted join locked using (id) where w.id = wanted.id
  returning ${select(CapacityWindowEntity, ['id', 'issued']).of('w')}, wanted.places`;
