// How PostgreSQL stores the hot tables, and when it looks after them; `npm run check` compares it with the migrations.

/** Parameters of storage by their names in PostgreSQL. */
export type StorageParameters = Readonly<Record<string, number>>;

/** Rows whose status or content changes, in a table that grows: looked after by their number, not by the table's size. */
const OFTEN_CHANGED = {
  autovacuum_vacuum_scale_factor: 0.01,
  autovacuum_vacuum_threshold: 1000,
  autovacuum_analyze_scale_factor: 0.02,
  autovacuum_analyze_threshold: 1000,
} as const;

/** A row an office or a number, written again and again: the next version finds room on the same page, and no index is touched. */
const ROW_AN_OFFICE = { fillfactor: 30 } as const;

/** Rows that are added and hardly ever changed: old pages are marked as seen by all while they are still in memory. */
const ONLY_ADDED = {
  autovacuum_vacuum_insert_scale_factor: 0.01,
  autovacuum_vacuum_insert_threshold: 10_000,
  autovacuum_analyze_scale_factor: 0.02,
} as const;

/** Tables that are not in it have what PostgreSQL gives to all. */
export const STORAGE: Readonly<Record<string, StorageParameters>> = {
  booking: { fillfactor: 80, ...OFTEN_CHANGED },
  ticket: { fillfactor: 70, ...OFTEN_CHANGED },
  capacity_window: { fillfactor: 70, ...OFTEN_CHANGED },
  inbox_message: OFTEN_CHANGED,
  outbox_message: OFTEN_CHANGED,
  conversation: { fillfactor: 80, ...OFTEN_CHANGED },
  day_figures: OFTEN_CHANGED,
  board: ROW_AN_OFFICE,
  board_shown: ROW_AN_OFFICE,
  sending: ROW_AN_OFFICE,
  place_seal: ROW_AN_OFFICE,
  limit_count: { fillfactor: 50 },
  booking_event: ONLY_ADDED,
  ticket_event: ONLY_ADDED,
  audit: ONLY_ADDED,
  audit_link: ONLY_ADDED,
  place_log: ONLY_ADDED,
  place_head: ONLY_ADDED,
};

/** The parameters that a table has, as PostgreSQL writes them: `fillfactor=70`. */
export interface StoredTable {
  name: string;
  /** The table of which it is a month; else its own name. */
  of: string;
  parameters: string[];
}

/** Our tables with their parameters; a table that is kept by month has those of its months. */
export const STORED_TABLES = `
  select relname::text as name, coalesce((select inhparent::regclass::text from pg_inherits where inhrelid = c.oid), relname) as of,
    array(select unnest(reloptions) order by 1) as parameters
  from pg_class c where relkind = 'r' and relnamespace = current_schema()::regnamespace order by relname`;

/** The statements that would give the tables what is declared: none if they have it. */
export function missingStorage(stored: readonly StoredTable[]): string[] {
  return stored.flatMap(({ name, of, parameters }) => {
    const declared = Object.entries(STORAGE[of] ?? {}).map(([parameter, value]) => `${parameter}=${value}`);
    const added = declared.filter((one) => !parameters.includes(one));
    const surplus = parameters
      .map(parameterName)
      .filter((parameter) => !declared.map(parameterName).includes(parameter));
    return [
      ...(added.length > 0 ? [`alter table ${name} set (${added.join(', ')});`] : []),
      ...(surplus.length > 0 ? [`alter table ${name} reset (${surplus.join(', ')});`] : []),
    ];
  });
}

function parameterName(written: string): string {
  return written.split('=')[0] ?? '';
}
