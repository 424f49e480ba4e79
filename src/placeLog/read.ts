// Reads an office's log from the signed head before a period to the one after it.
import type { Queryable } from '../database.ts';
import { type RowOf, select, statement } from '../statement.ts';
import { addDays, atTime, type LocalDate } from '../time.ts';
import type { LogRow } from './chain.ts';
import { PlaceHeadEntity, PlaceLogEntity } from './entities.ts';
import type { PlaceHead } from './head.ts';
import { type PlaceSeal, placeSealOf, SEAL_COLUMNS } from './seal.ts';

export interface LogPeriod {
  office: string;
  /** Time zone of the office. */
  timeZone: string;
  from: LocalDate;
  /** The last day. */
  to: LocalDate;
}

/** The sequences of a stretch; the head at `after`, if there is one, shows what the first row must continue. */
export interface LogStretch {
  office: string;
  after: number;
  until: number;
}

/** The stretch with all that happened in the period. */
export async function stretchOf(db: Queryable, { office, timeZone, from, to }: LogPeriod): Promise<LogStretch> {
  const [begins, ends] = [atTime(from, '00:00', timeZone), atTime(addDays(to, 1), '00:00', timeZone)];
  const [found] = await db.query<Omit<LogStretch, 'office'>>(STRETCH, [office, begins.toString(), ends.toString()]);
  return { office, after: found?.after ?? 0, until: found?.until ?? 0 };
}
// Rows of one office rise in sequence, and nearly so in time: events are told the time before they wait for a window.
// A seal shows how long the log was, if rows at its end are gone.
const STRETCH = {
  name: 'stretch of place log',
  text: `with rows as (
      select min(sequence) as first, max(sequence) as last from place_log where office = $1 and at >= $2 and at < $3
    )
    select coalesce((select max(h.sequence) from place_head h where h.office = $1 and h.sequence < rows.first), 0) as after,
      coalesce((select min(h.sequence) from place_head h where h.office = $1 and h.sequence >= rows.last),
        (select max(s.sequence) from place_seal s where s.office = $1 and s.sequence >= rows.last), rows.last, 0) as until
    from rows`,
};

/** The whole of an office's log. */
export async function wholeLog(db: Queryable, office: string): Promise<LogStretch> {
  const [last] = await db.query<{ until: number }>(WHOLE, [office]);
  return { office, after: 0, until: last?.until ?? 0 };
}
const WHOLE = {
  name: 'whole place log',
  text: `select greatest(
    (select max(sequence) from place_log where office = $1), (select max(sequence) from place_head where office = $1),
    (select max(sequence) from place_seal where office = $1)
  ) as until`,
};

const ROWS_PER_READ = 1000;

export async function* rowsOf(db: Queryable, { office, after, until }: LogStretch): AsyncGenerator<LogRow> {
  let last = after;
  for (;;) {
    const rows = await db.query(ROWS, [office, last, until, ROWS_PER_READ]);
    for (const row of rows) yield rowOf(row);
    const end = rows.at(-1);
    if (!end || rows.length < ROWS_PER_READ) return;
    last = end.sequence;
  }
}

export const LOG_COLUMNS = select(PlaceLogEntity, [
  'office',
  'sequence',
  'event',
  'at',
  'day',
  'window',
  'startsAt',
  'quota',
  'place',
  'person',
  'asker',
  'officer',
  'action',
  'previous',
  'digest',
]);
const ROWS = statement('rows of place log')`
  select ${LOG_COLUMNS} from place_log where office = $1 and sequence > $2 and sequence <= $3 order by sequence limit $4`;

export function rowOf({ at, startsAt, ...row }: RowOf<typeof LOG_COLUMNS>): LogRow {
  return { ...row, at: at.toString(), startsAt: startsAt.toString() };
}

/** The signed heads of a stretch, and the one that it begins after. */
export async function headsOf(db: Queryable, { office, after, until }: LogStretch): Promise<PlaceHead[]> {
  return (await db.query(HEADS, [office, after, until])).map(headOf);
}
const HEAD_COLUMNS = select(PlaceHeadEntity, ['office', 'sequence', 'digest', 'at', 'signature', 'publicKey']);
const HEADS = statement('place heads')`
  select ${HEAD_COLUMNS} from place_head where office = $1 and sequence between $2 and $3 order by sequence`;

/** The seals of a stretch: one by each signing key, the latest at the end of the log. */
export async function placeSealsOf(db: Queryable, { office, after, until }: LogStretch): Promise<PlaceSeal[]> {
  return (await db.query(SEALS_OF_STRETCH, [office, after, until])).map(placeSealOf);
}
const SEALS_OF_STRETCH = statement('place seals')`
  select ${SEAL_COLUMNS} from place_seal where office = $1 and sequence > $2 and sequence <= $3 order by sequence`;

export async function lastHead(db: Queryable, office: string): Promise<PlaceHead | null> {
  const [last] = await db.query(LAST_HEAD, [office]);
  return last ? headOf(last) : null;
}
const LAST_HEAD = statement('last place head')`
  select ${HEAD_COLUMNS} from place_head where office = $1 order by sequence desc limit 1`;

function headOf({ at, ...head }: RowOf<typeof HEAD_COLUMNS>): PlaceHead {
  return { ...head, at: at.toString() };
}
