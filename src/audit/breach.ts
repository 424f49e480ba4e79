// The report of a breach: the persons whose data a key was shown, which data, and since when (UU PDP 27/2022, article 46).
import { stringify } from 'csv-stringify/sync';
import type { Queryable } from '../database.ts';
import { statement } from '../statement.ts';
import type { Instant } from '../time.ts';

export interface BreachWanted {
  /** The key: `officer 7`. */
  asker: string;
  since: Instant;
  until: Instant;
  /** Null: of all offices. */
  office: string | null;
}

/** A person affected. */
interface Affected {
  reference: string;
  office: string;
  /** Fields and files by which the data were shown. */
  shown: string;
  first: Instant;
  last: Instant;
  times: number;
  /** Null: a message or the like, or a booking that is not kept. `-`: the data were deleted since. */
  name: string | null;
  phone: string | null;
  visitDate: string | null;
  channel: string | null;
}

const CELLS: readonly (readonly [heading: string, cell: (row: Affected) => string | number | null])[] = [
  ['reference', ({ reference }) => reference],
  ['office', ({ office }) => office],
  ['name', ({ name }) => name],
  ['phone', ({ phone }) => phone],
  ['visit date', ({ visitDate }) => visitDate],
  ['channel', ({ channel }) => channel],
  ['shown by', ({ shown }) => shown],
  ['first', ({ first }) => first.toString()],
  ['last', ({ last }) => last.toString()],
  ['times', ({ times }) => times],
];

/** A table with a row for each person or reference, and their number. */
export async function breachReport(db: Queryable, wanted: BreachWanted): Promise<{ csv: string; affected: number }> {
  const { asker, since, until, office } = wanted;
  const rows = await db.query(AFFECTED, [asker, since.toString(), until.toString(), office]);
  const lines = rows.map((row) => CELLS.map(([, cell]) => cell(row)));
  // A field that begins like a formula would be worked out by a spreadsheet.
  return {
    csv: stringify([CELLS.map(([heading]) => heading), ...lines], { escape_formulas: true }),
    affected: rows.length,
  };
}

const AFFECTED = statement<Affected>('breach report')`
  select read.*, b.name, b.phone, b.visit_date as "visitDate", b.channel from (
    select reference, a.office, string_agg(distinct a.what, ' ' order by a.what) as shown,
      min(a.at) as first, max(a.at) as last, count(*)::int as times
    from audit a cross join lateral unnest(a.subjects) as seen (reference)
    where a.asker = $1 and a.at >= $2 and a.at < $3 and a.persons is not null and ($4::text is null or a.office = $4)
    group by reference, a.office
  ) read left join booking b on length(read.reference) = 8 and b.code = read.reference::char(8)
  order by read.first, read.reference`;
