// Compares the log with the history of bookings, of which it is a copy.
import type { Queryable } from '../database.ts';
import { select, statement } from '../statement.ts';
import type { LogEntry, LogRow } from './chain.ts';
import { PlaceCursorEntity } from './entities.ts';
import { entryOf, JOINED, LOGGED_EVENT, LOGGED_WINDOW } from './entry.ts';
import type { PlaceLogKeys } from './keys.ts';
import { LOG_COLUMNS, rowOf } from './read.ts';

export interface Disagreement {
  /** The row of the history. */
  event: number;
  text: string;
}

const EVENTS_PER_READ = 1000;

/** The differences between both; events that are not in the log yet, because they are too recent, are none. */
export async function* disagreements(
  db: Queryable,
  pseudonymOf: PlaceLogKeys['pseudonymOf'],
): AsyncGenerator<Disagreement> {
  const [cursor] = await db.query(LOGGED_UNTIL);
  let last = cursor?.began ?? 0;
  for (;;) {
    const events = await db.query(EVENTS, [last, EVENTS_PER_READ]);
    const rows = await db.query(ROWS_OF, [events.map(({ id }) => id)]);
    const logged = new Map(rows.map((row) => [row.event, rowOf(row)]));
    for (const { isOld, isCorrected, ...event } of events) {
      const row = logged.get(event.id);
      const entry = entryOf(event, pseudonymOf);
      const fields = row ? differences(isCorrected ? { ...entry, person: null } : entry, row, isOld) : [];
      if (!row && event.id <= (cursor?.done ?? 0)) yield { event: event.id, text: 'the log lacks the event' };
      if (fields.length > 0)
        yield { event: event.id, text: `the log differs from the history in ${fields.join(', ')}` };
    }
    const end = events.at(-1);
    if (!end) break;
    last = end.id;
  }
  for (const { event } of await db.query(WITHOUT_EVENT)) yield { event, text: 'the history lacks the event' };
}

const COMPARED_FIELDS = ['office', 'at', 'asker', 'officer', 'action', 'place'] as const satisfies (keyof LogEntry)[];
const OF_WINDOW = ['window', 'day', 'startsAt', 'quota'] as const satisfies (keyof LogEntry)[];

/** Personal data that was deleted or corrected since, and windows that are gone, cannot be compared. */
function differences(entry: LogEntry, row: LogRow, isOld: boolean): (keyof LogEntry)[] {
  const compared: (keyof LogEntry)[] = [...COMPARED_FIELDS];
  if (!isOld) compared.push(...OF_WINDOW);
  if (entry.person !== null) compared.push('person');
  return compared.filter((field) => entry[field] !== row[field]);
}

const LOGGED_UNTIL = statement('logged until')`
  select ${select(PlaceCursorEntity, ['began', 'done'])} from place_cursor where name = 'place log'`;
const EVENTS = statement<{ window: number; isOld: boolean; isCorrected: boolean }>('events to compare')`
  select ${LOGGED_EVENT}, ${LOGGED_WINDOW}, own.id is null as "isOld",
    exists (select from booking_event c where c.booking = e.booking and c.action = 'CORRECT' and c.id >= e.id) as "isCorrected"
  from booking_event e ${JOINED} where e.id > $1 order by e.id limit $2`;
const ROWS_OF = statement('rows of events')`select ${LOG_COLUMNS} from place_log where event = any($1)`;
// The history goes back to its first month; the log is kept longer.
const WITHOUT_EVENT = statement<{ event: number }>('rows without event')`
  select event from place_log p where not exists (select from booking_event e where e.id = p.event)
    and at >= coalesce((select min(from_at) from months_of('booking_event')), '-infinity') order by event`;
