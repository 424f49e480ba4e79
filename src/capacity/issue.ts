// Issues the numbers of places within their windows.
import type { Transaction } from '../database.ts';

/** The next place number of each window named, in that order; windows are locked in the order of their ids. */
export async function issuePlaces(tx: Transaction, windows: readonly number[]): Promise<number[]> {
  const rows = await tx.query({ name: 'issue places', text: ISSUE }, [windows]);
  const last = new Map<number, number>(rows.map((row) => [row.id, row.issued - row.places]));
  return windows.map((window) => {
    const place = (last.get(window) as number) + 1;
    last.set(window, place);
    return place;
  });
}

const ISSUE = `
  with wanted as (
    select id, count(*)::int as places from unnest($1::bigint[]) id group by id
  ), locked as (
    select w.id from capacity_window w where w.id in (select id from wanted) order by w.id for update
  )
  update capacity_window w set issued = w.issued + wanted.places
  from wanted join locked using (id) where w.id = wanted.id
  returning w.id, w.issued, wanted.places`;
