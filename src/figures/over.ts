// Figures of days that are over, kept in memory: they hardly ever change, and years of them are asked for again and again.
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Queryable } from '../database.ts';
import type { Fields } from '../statement.ts';
import { literal, tablesOf } from '../tables.ts';
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

/** Days in memory at most, some 250 bytes each: a year of 500 offices, and more of those that are looked at more closely. */
const MAX_DAYS_CACHED = 250_000;

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
    const rows = await readStates(db, offices, range);
    const states = new Map(rows.flatMap(({ office, state }) => (state ? [[office, state]] : [])));
    const isAsKnown = (office: string) => {
      const [now, then] = [states.get(office), known.get(key(office))];
      return now !== undefined && now.days === then?.days && now.counts === then.counts;
    };
    const changed = offices.filter((office) => states.has(office) && !isAsKnown(office));
    if (changed.length > 0) {
      for (const [office, entry] of await readOver(db, changed, range)) known.set(key(office), entry);
    }
    const open = new Map(rows.flatMap(({ office, totals }) => (totals ? [[office, totals]] : [])));
    return new Map(
      offices.map((office) => {
        const over = (states.has(office) && known.get(key(office))?.totals) || NONE;
        const going = open.get(office);
        return [office, going ? new Map([...daysOf(office, going), ...over]) : over];
      }),
    );
  };
}
const NONE: Totals = new Map();

const tables = tablesOf(DayFiguresEntity);

/** The totals of an office by date, as JSON. */
type TotalsByDate = Record<LocalDate, Fields<typeof DayFiguresEntity>['total']>;

function daysOf(office: string, totals: TotalsByDate): [LocalDate, DayFigures][] {
  return Object.entries(totals).map(([date, total]) => [date, { office, date, ...total, parts: null }]);
}

function daysIn(db: Queryable, offices: readonly string[], { from, to }: Range, final: boolean) {
  return tables(db)
    .selectFrom('day_figures')
    .where('office', 'in', offices)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .where('final', '=', literal(final))
    .groupBy('office');
}

/** The state is worked out from the very rows that are kept with it: another server may count in between. */
async function readOver(db: Queryable, offices: readonly string[], range: Range): Promise<Map<string, KnownTotals>> {
  const rows = await daysIn(db, offices, range, true)
    .select(({ fn }) => [
      'office',
      fn.countAll<number>().as('days'),
      fn.sum<number>('version').as('counts'),
      fn<TotalsByDate>('json_object_agg', ['date', 'total']).as('totals'),
    ])
    .execute();
  return new Map(
    rows.map(({ office, days, counts, totals }) => [office, { days, counts, totals: new Map(daysOf(office, totals)) }]),
  );
}

/** For each office the state of its days that are over, and the totals of those that are not. */
async function readStates(db: Queryable, offices: readonly string[], range: Range) {
  if (offices.length === 0) return [];
  const over = daysIn(db, offices, range, true).select(({ fn }) => [
    'office',
    fn.countAll<number>().$castTo<number | null>().as('days'),
    fn.sum<number>('version').$castTo<number | null>().as('counts'),
    sql<TotalsByDate | null>`null::json`.as('totals'),
  ]);
  const open = daysIn(db, offices, range, false).select(({ fn }) => [
    'office',
    sql<number | null>`null::bigint`.as('days'),
    sql<number | null>`null::bigint`.as('counts'),
    fn<TotalsByDate | null>('json_object_agg', ['date', 'total']).as('totals'),
  ]);
  const rows = await over.unionAll(open).execute();
  return rows.map(({ office, days, counts, totals }) => {
    const state: TotalsState | null = days === null || counts === null ? null : { days, counts };
    return { office, state, totals };
  });
}
