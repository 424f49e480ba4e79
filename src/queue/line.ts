// An office's line for one step: locked, loaded, and marked as changed.
import type { Queryable, Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { dateIn, type Instant, type LocalDate } from '../time.ts';
import { type Counter, readTicket, TICKET_COLUMNS, type Ticket } from './ticket.ts';

export interface OpenLine {
  office: Office;
  date: LocalDate;
  now: Instant;
  /** Walk-ins given out today. */
  walkIns: number;
  sincePriority: number;
}

/** Locks the office's line until the commit; on a new day its counts start from zero. */
export async function openLine(tx: Transaction, office: Office, now: Instant): Promise<OpenLine> {
  const date = dateIn(office.timeZone, now);
  const [row] = await tx.query({ name: 'open line', text: OPEN_LINE }, [office.code, date]);
  return { office, date, now, walkIns: row.walk_ins, sincePriority: row.since_priority };
}
const OPEN_LINE = `
  insert into board (office, day, changes) values ($1, $2, 1)
  on conflict (office) do update set changes = board.changes + 1, day = excluded.day,
    walk_ins = case when board.day = excluded.day then board.walk_ins else 0 end,
    since_priority = case when board.day = excluded.day then board.since_priority else 0 end
  returning walk_ins, since_priority`;

export async function noteCall(tx: Transaction, line: OpenLine, priority: boolean): Promise<void> {
  const text = 'update board set since_priority = case when $2 then 0 else since_priority + 1 end where office = $1';
  await tx.query({ name: 'note call', text }, [line.office.code, priority]);
}

export async function noteWalkIn(tx: Transaction, line: OpenLine): Promise<number> {
  const text = 'update board set walk_ins = walk_ins + 1 where office = $1 returning walk_ins';
  return (await tx.query({ name: 'note walk-in', text }, [line.office.code]))[0].walk_ins;
}

export async function waitingIn(db: Queryable, office: string, date: LocalDate): Promise<Ticket[]> {
  const text = `select ${TICKET_COLUMNS} from ticket where office = $1 and date = $2 and status = 'WAITING'`;
  return (await db.query({ name: 'waiting', text }, [office, date])).map(readTicket);
}

export async function ticketByNumber(
  db: Queryable,
  office: string,
  date: LocalDate,
  number: string,
): Promise<Ticket | null> {
  const text = `select ${TICKET_COLUMNS} from ticket where office = $1 and date = $2 and number = $3`;
  const [row] = await db.query({ name: 'ticket by number', text }, [office, date, number]);
  return row ? readTicket(row) : null;
}

export async function ticketById(tx: Transaction, id: number): Promise<Ticket | null> {
  const [row] = await tx.query({ name: 'ticket by id', text: `select ${TICKET_COLUMNS} from ticket where id = $1` }, [
    id,
  ]);
  return row ? readTicket(row) : null;
}

export async function ticketOfBooking(db: Queryable, code: string): Promise<Ticket | null> {
  const [row] = await db.query(
    { name: 'ticket of booking', text: `select ${TICKET_COLUMNS} from ticket where booking = $1` },
    [code],
  );
  return row ? readTicket(row) : null;
}

/** The ticket at a counter, called or being served. */
export async function ticketAt(db: Queryable, counter: string): Promise<Ticket | null> {
  const text = `select ${TICKET_COLUMNS} from ticket where counter = $1 and status in ('CALLED', 'SERVING')`;
  const [row] = await db.query({ name: 'ticket at counter', text }, [counter]);
  return row ? readTicket(row) : null;
}

const COUNTER_COLUMNS = 'id, office, label, services, open, officer';

export async function countersOf(db: Queryable, office: string): Promise<Counter[]> {
  const text = `select ${COUNTER_COLUMNS} from counter where office = $1 and not removed order by length(label), label`;
  return db.query<Counter>({ name: 'counters', text }, [office]);
}

export async function counterById(db: Queryable, id: string): Promise<Counter | null> {
  const text = `select ${COUNTER_COLUMNS} from counter where id = $1 and not removed`;
  return (await db.query<Counter>({ name: 'counter', text }, [id]))[0] ?? null;
}

/** One step in a ticket's life, with its history. */
export async function moveTicket(
  tx: Transaction,
  ticket: Ticket,
  change: Partial<Ticket>,
  event: { action: string; by: string; now: Instant; detail?: object },
): Promise<Ticket> {
  const moved: Ticket = { ...ticket, ...change };
  await tx.query({ name: 'move ticket', text: MOVE_TICKET }, [
    ticket.id,
    moved.service,
    moved.status,
    moved.priority,
    instantText(moved.returnedAt),
    moved.counter,
    moved.wantedCounter,
    moved.reason,
    moved.calls,
    instantText(moved.calledAt),
    instantText(moved.servingAt),
    instantText(moved.endedAt),
    instantText(event.now),
    event.action,
    event.by,
    event.detail ? JSON.stringify(event.detail) : null,
  ]);
  return moved;
}
const MOVE_TICKET = `
  with told as (
    insert into ticket_event (ticket, at, action, by, detail) values ($1, $13, $14, $15, $16)
  )
  update ticket set service = $2, status = $3, priority = $4, returned_at = $5, counter = $6, wanted_counter = $7,
    reason = $8, calls = $9, called_at = $10, first_called_at = coalesce(first_called_at, $10), serving_at = $11, ended_at = $12
  where id = $1`;

function instantText(instant: Instant | null): string | null {
  return instant?.toString() ?? null;
}

/** A new ticket, waiting. */
export async function newTicket(
  tx: Transaction,
  ticket: Pick<Ticket, 'office' | 'date' | 'number' | 'service' | 'booking' | 'priority' | 'windowStartsAt'>,
  event: { action: string; by: string; now: Instant; detail?: object },
): Promise<Ticket> {
  const [row] = await tx.query({ name: 'new ticket', text: NEW_TICKET }, [
    ticket.office,
    ticket.date,
    ticket.number,
    ticket.service,
    ticket.booking,
    ticket.priority,
    instantText(ticket.windowStartsAt),
    instantText(event.now),
    event.action,
    event.by,
    event.detail ? JSON.stringify(event.detail) : null,
  ]);
  return readTicket(row);
}
const NEW_TICKET = `
  with made as (
    insert into ticket (office, date, number, service, status, booking, priority, window_starts_at, issued_at)
    values ($1, $2, $3, $4, 'WAITING', $5, $6, $7, $8) returning *
  ), told as (
    insert into ticket_event (ticket, at, action, by, detail) select id, $8, $9, $10, $11 from made
  )
  select ${TICKET_COLUMNS} from made`;
