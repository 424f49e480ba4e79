// Continues the place log with the events that were committed since, in portions, off the path of those who book.
import { inTransaction, type Pool, type Transaction } from '../database.ts';
import { PLACE_LOG_LOCK } from '../locks.ts';
import { type RowOf, select, statement } from '../statement.ts';
import { chained, type LogRow } from './chain.ts';
import { nextCursor, type PlaceCursor } from './cursor.ts';
import { PlaceCursorEntity } from './entities.ts';
import { entryOf, JOINED, LOGGED_EVENT, LOGGED_WINDOW, type LoggedEvent } from './entry.ts';
import type { PlaceLogKeys } from './keys.ts';
import { logEnds, nextSeal, writeSeals } from './seal.ts';

/** A step keeps the event loop for some three milliseconds. */
const EVENTS_PER_STEP = 250;

/**
 * Appends for `budgetMs` milliseconds, or until nothing is left. Gives the number of rows added. One server at a time appends;
 * others that try meanwhile find nothing to do.
 */
export async function appendPlaces(
  pool: Pool,
  keys: PlaceLogKeys,
  budgetMs = Number.POSITIVE_INFINITY,
): Promise<number> {
  const began = performance.now();
  let total = 0;
  for (;;) {
    const added = await inTransaction(pool, (tx) => appendOnce(tx, keys));
    total += added;
    if (added < EVENTS_PER_STEP || performance.now() - began > budgetMs) return total;
  }
}

async function appendOnce(tx: Transaction, keys: PlaceLogKeys): Promise<number> {
  // Rows that a crash loses are appended again: their events are still there.
  tx.send('set local synchronous_commit = off');
  const [cursor] = await tx.query(CURSOR);
  if (!cursor) return 0;
  const events = await tx.query(NEW_EVENTS, [cursor.done, EVENTS_PER_STEP]);
  if (events.length > 0) await append(tx, events, keys);
  if (events.length < EVENTS_PER_STEP) await moveOn(tx, cursor, Math.max(cursor.logged, events.at(-1)?.id ?? 0));
  return events.length;
}

const CURSOR_COLUMNS = select(PlaceCursorEntity, ['done', 'mark', 'markedBy']);
// The snapshot is older than that of the events: transactions it takes for ended are seen there.
const CURSOR = statement<{ ended: number; logged: number }>('place cursor')`
  select ${CURSOR_COLUMNS}, pg_snapshot_xmin(pg_current_snapshot())::text::bigint as ended,
    coalesce((select max(event) from place_log), 0) as logged
  from place_cursor where name = 'place log' and pg_try_advisory_xact_lock(${PLACE_LOG_LOCK})`;

/**
 * All that are committed and not in the log, whatever their ids. Of two events in one window the first was committed
 * first, for bookings lock their window; so a visible event never lacks one of its window before it.
 */
const NEW_EVENTS = statement<{ window: number }>('events to log')`
  select ${LOGGED_EVENT}, ${LOGGED_WINDOW} from booking_event e ${JOINED}
  where e.id > $1 and not exists (select from place_log known where known.event = e.id) order by e.id limit $2`;

async function append(tx: Transaction, events: readonly LoggedEvent[], keys: PlaceLogKeys): Promise<void> {
  const entries = events.map((event) => entryOf(event, keys.pseudonymOf));
  const byOffice = Map.groupBy(entries, ({ office }) => office);
  const ends = await logEnds(tx, [...byOffice.keys()], keys.publicKey);
  const added = ends.map((known) => ({ known, rows: chained(known.end, byOffice.get(known.office) ?? []) }));
  tx.send(APPEND, [JSON.stringify(added.flatMap(({ rows }) => rows).map(storedRow))]);
  const seals = added.flatMap(({ known, rows }) => nextSeal(known, rows.at(-1) ?? known.end, keys) ?? []);
  writeSeals(tx, seals);
}

function storedRow({ window, startsAt, ...row }: LogRow): object {
  return { ...row, window_id: window, starts_at: startsAt };
}

const STORED_COLUMNS = `office, sequence, event, at, day, window_id, starts_at, quota, place, person, asker, officer,
  action, previous, digest`;
const APPEND = {
  name: 'append places',
  text: `insert into place_log (${STORED_COLUMNS}) select ${STORED_COLUMNS} from json_populate_recordset(null::place_log, $1)`,
};

async function moveOn(tx: Transaction, cursor: RowOf<typeof CURSOR_COLUMNS> & { ended: number }, seen: number) {
  const { done, mark, markedBy, ended } = cursor;
  const before: PlaceCursor = { done, mark, markedBy };
  // An idle office writes nothing, and takes no transaction number.
  if (mark === done && seen <= mark) return;
  const [own] = await tx.query<{ own: number }>(OWN_TRANSACTION);
  const next = nextCursor(before, { seen, ended, own: own?.own ?? 0 });
  if (next !== before) tx.send(MOVE_CURSOR, [next.done, next.mark, next.markedBy]);
}
const OWN_TRANSACTION = { name: 'own transaction', text: 'select pg_current_xact_id()::text::bigint as own' };
const MOVE_CURSOR = {
  name: 'move place cursor',
  text: `update place_cursor set done = $1, mark = $2, marked_by = $3 where name = 'place log'`,
};
