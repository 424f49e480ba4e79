// Figures of days that are over, kept in memory: they hardly ever change, and years of them are asked for again and again.
import { LRUCache } from 'lru-cache';
import type { Queryable } from '../database.ts';
import { type RowOf, select, statement } from '../statement.ts';
import type { LocalDate } from '../time.ts';
import { DayFiguresEntity } from './entities.ts';
import type { DayFigures } from './figures.ts';
import type { Range } from './read.ts';

export type Totals = ReadonlyMap<LocalDate, DayFigures>;

/** How many days are over in a range, and how often these were counted: as long as both are the same, nothing has changed. */
interface TotalsState {
  days: number;
  counts: number;
}
interface KnownTotals extends TotalsState {
  totals: Totals;
}

/** Days in memory at most, some 250 bytes each. */
const MAX_DAYS_CACHED = 100_000;

/** Reads the totals of every day of a range that has any; one such reader serves a whole process. */
export function openTotals(): (
  db: Queryable,
  offices: readonly string[],
  range: Range,
) => Promise<Map<string, Totals>> {
  const known = new LRUCache<string, KnownTotals>({
    maxSize: MAX_DAYS_CACHED,
    sizeCalculation: ({ totals }) => totals.size + 1,
  });

  return async (db, offices, range) => {
    const key = (office: string) => `${office} ${range.from} ${range.to}`;
    const rows = await db.query(STATE_OF_DAYS, [offices, range.from, range.to]);
    const states = new Map(rows.filter(({ date }) => date === null).map((row) => [row.office, row]));
    const isAsKnown = (office: string) => {
      const [now, then] = [states.get(office), known.get(key(office))];
      return now !== undefined && now.days === then?.days && now.counts === then.counts;
    };
    const changed = offices.filter((office) => states.has(office) && !isAsKnown(office));
    if (changed.length > 0) {
      for (const [office, entry] of await readOver(db, changed, range)) known.set(key(office), entry);
    }
    const open = Map.groupBy(
      rows.filter(({ date }) => date !== null),
      ({ office }) => office,
    );
    return new Map(
      offices.map((office) => {
        const over = (states.has(office) && known.get(key(office))?.totals) || NONE;
        const going = open.get(office);
        return [office, going ? new Map([...going.map(dayOf), ...over]) : over];
      }),
    );
  };
}
const NONE: Totals = new Map();

const TOTAL = select(DayFiguresEntity, ['office', 'date', 'total']);
type TotalRow = RowOf<typeof TOTAL>;

function dayOf({ office, date, total }: TotalRow): [LocalDate, DayFigures] {
  return [date, { office, date, ...total, parts: null }];
}

/** The state is worked out from the very rows that are kept with it: another server may count in between. */
async function readOver(
  db: Queryable,
  offices: readonly string[],
  { from, to }: Range,
): Promise<Map<string, KnownTotals>> {
  const rows = await db.query(DAYS_OVER, [offices, from, to]);
  const entries = new Map<string, KnownTotals>();
  for (const [office, days] of Map.groupBy(rows, (row) => row.office)) {
    const counts = days.reduce((sum, { version }) => sum + version, 0);
    entries.set(office, { days: days.length, counts, totals: new Map(days.map(dayOf)) });
  }
  return entries;
}

/** A row for each office's days that are over, and one for each day that is not. */
const STATE_OF_DAYS = statement<TotalRow & TotalsState>('state of days')`
  select office, null::date as date, null::jsonb as total, count(*)::int as days, sum(version)::int as counts
  from day_figures where office = any($1) and date between $2 and $3 and final group by office
  union all
  select ${TOTAL}, null, null
  from day_figures where office = any($1) and date between $2 and $3 and not final`;
const DAYS_OVER = statement('days over')`
  select ${TOTAL}, ${select(DayFiguresEntity, ['version'])} from day_figures where office = any($1) and date between $2 and $3 and final`;
