// Reads of the line: the day's tickets, page by page.
import type { Queryable } from '../database.ts';
import { statement } from '../statement.ts';
import type { LocalDate } from '../time.ts';
import type { TicketStatus } from './lifecycle.ts';
import { TICKET, type Ticket } from './ticket.ts';

export interface TicketPage<T> {
  items: T[];
  total: number;
  hasNext: boolean;
}

/** In the order they were given out; `after` is the id of the last one seen. */
export async function ticketsOf(
  db: Queryable,
  office: string,
  date: LocalDate,
  status: TicketStatus[] | null,
  first: number,
  after: number,
): Promise<TicketPage<Ticket>> {
  const rows = await db.query(TICKETS_OF, [office, date, status, after, first + 1]);
  const [count] = await db.query(COUNT_TICKETS, [office, date, status]);
  return { items: rows.slice(0, first), total: count?.total ?? 0, hasNext: rows.length > first };
}
const OF_DAY = 'office = $1 and date = $2 and ($3::text[] is null or status = any($3))';
const TICKETS_OF = statement('tickets of')`
  select ${TICKET} from ticket where ${OF_DAY} and id > $4 order by id limit $5`;
const COUNT_TICKETS = statement<{ total: number }>('count tickets')`
  select count(*)::int as total from ticket where ${OF_DAY}`;
