// An office's line for one step: locked, loaded, and marked as changed.
import type { Queryable, Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { select, statement } from '../statement.ts';
import type { LifeStep, StepName } from '../steps.ts';
import { dateIn, type Instant, type LocalDate } from '../time.ts';
import { BoardEntity } from './entities.ts';
import { COUNTER, type Counter, TICKET, type Ticket } from './ticket.ts';

export interface OpenLine {
  office: Office;
  date: LocalDate;
  now: Instant;
  /** Walk-ins given out today. */
  walkIns: number;
  sincePriority: number;
}

/**
 * Locks the office's line until the commit. On another day its counts are of that day: from zero, but where walk-ins came
 * on it before, their numbers are counted on.
 */
export async function openLine(tx: Transaction, office: Office, now: Instant): Promise<OpenLine> {
  const date = dateIn(office.timeZone, now);
  const [counts] = await tx.query(OPEN_LINE, [office.code, date]);
  return { office, date, now, walkIns: 0, sincePriority: 0, ...counts };
}
const OPEN_LINE = statement('open line')`
  insert into board (office, day, changes) values ($1, $2, 1)
  on conflict (office) do update set changes = board.changes + 1, day = excluded.day,
    walk_ins = case when board.day = excluded.day then board.walk_ins else (
      select count(*) from ticket t where t.office = excluded.office and t.date = excluded.day and t.booking is null
    ) end,
    since_priority = case when board.day = excluded.day then board.since_priority else 0 end
  returning ${select(BoardEntity, ['walkIns', 'sincePriority'])}`;

/** How often an office's queue has changed; no row: never. */
export async function queueChanges(db: Queryable, office: string): Promise<number> {
  return (await db.query(QUEUE_CHANGES, [office]))[0]?.changes ?? 0;
}
const QUEUE_CHANGES = statement('queue changes')`
  select ${select(BoardEntity, ['changes'])} from board where office = $1`;

export async function noteCall(tx: Transaction, line: OpenLine, priority: boolean): Promise<void> {
  const text = 'update board set since_priority = case when $2 then 0 else since_priority + 1 end where office = $1';
  await tx.query({ name: 'note call', text }, [line.office.code, priority]);
}

export async function noteWalkIn(tx: Transaction, line: OpenLine): Promise<number> {
  const [counted] = await tx.query(NOTE_WALK_IN, [line.office.code]);
  return counted?.walkIns ?? 0;
}
const NOTE_WALK_IN = statement('note walk-in')`
  update board set walk_ins = walk_ins + 1 where office = $1 returning ${select(BoardEntity, ['walkIns'])}`;

/** A day at an office. */
export interface QueueDay {
  office: string;
  date: LocalDate;
}

/** The days as values of a statement, which reads them by OFFICE_DAYS. */
export function dayValues(days: readonly QueueDay[]): [string[], LocalDate[]] {
  return [days.map(({ office }) => office), days.map(({ date }) => date)];
}
export const OFFICE_DAYS = 'unnest($1::text[], $2::date[]) as day (office, date)';

/** The tickets that wait on each of these days. */
export function waitingIn(db: Queryable, days: readonly QueueDay[]): Promise<Ticket[]> {
  return db.query(WAITING, dayValues(days));
}
// Each day is looked up by itself: PostgreSQL takes the list for a long one, and would join it with all tickets.
const WAITING = statement('waiting')`
  select one.* from ${OFFICE_DAYS} cross join lateral (
    select ${TICKET} from ticket
    where ticket.office = day.office and ticket.date = day.date and status = 'WAITING' offset 0
  ) one`;

export async function ticketByNumber(
  db: Queryable,
  office: string,
  date: LocalDate,
  number: string,
): Promise<Ticket | null> {
  return (await db.query(TICKET_BY_NUMBER, [office, date, number]))[0] ?? null;
}
const TICKET_BY_NUMBER = statement('ticket by number')`
  select ${TICKET} from ticket where office = $1 and date = $2 and number = $3`;

export async function ticketById(tx: Queryable, id: number): Promise<Ticket | null> {
  return (await tx.query(TICKET_BY_ID, [id]))[0] ?? null;
}
const TICKET_BY_ID = statement('ticket by id')`select ${TICKET} from ticket where id = $1`;

/** By the codes of the bookings that were checked in. */
export async function ticketsOfBookings(db: Queryable, codes: readonly string[]): Promise<Map<string, Ticket>> {
  const tickets = await db.query(TICKETS_OF_BOOKINGS, [codes]);
  return new Map(tickets.map((ticket) => [ticket.booking ?? '', ticket]));
}
const TICKETS_OF_BOOKINGS = statement('tickets of bookings')`select ${TICKET} from ticket where booking = any($1)`;

/** The tickets at counters, called or being served, by the counters. */
export async function ticketsAt(db: Queryable, counters: readonly string[]): Promise<Map<string, Ticket>> {
  const tickets = await db.query(TICKETS_AT_COUNTERS, [counters]);
  return new Map(tickets.map((ticket) => [ticket.counter ?? '', ticket]));
}
const TICKETS_AT_COUNTERS = statement('tickets at counters')`
  select ${TICKET} from ticket where counter = any($1) and status in ('CALLED', 'SERVING')`;

export async function ticketAt(db: Queryable, counter: string): Promise<Ticket | null> {
  return (await ticketsAt(db, [counter])).get(counter) ?? null;
}

/** By the code of the office, in the order of their labels; an office without counters has none. */
export async function countersOf(db: Queryable, offices: readonly string[]): Promise<Map<string, Counter[]>> {
  return Map.groupBy(await db.query(COUNTERS, [offices]), ({ office }) => office);
}
const COUNTERS = statement('counters')`
  select ${COUNTER} from counter where office = any($1) and not removed order by length(label), label`;

export async function countersById(db: Queryable, ids: readonly string[]): Promise<Map<string, Counter>> {
  return new Map((await db.query(COUNTERS_BY_ID, [ids])).map((counter) => [counter.id, counter]));
}
const COUNTERS_BY_ID = statement('counters by id')`select ${COUNTER} from counter where id = any($1) and not removed`;

export async function counterById(db: Queryable, id: string): Promise<Counter | null> {
  return (await countersById(db, [id])).get(id) ?? null;
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
    instantText(moved.putBackAt),
    moved.putBackFrom,
  ]);
  tx.note(() => ticketSteps(event.action, [ticket]));
  return moved;
}

/** Of those that bookings have: a walk-in is no one that the log could tell of. */
export function ticketSteps(
  action: string,
  tickets: readonly Pick<Ticket, 'office' | 'number' | 'booking'>[],
): LifeStep[] {
  const step = STEPS_OF_ACTIONS[action];
  if (!step) return [];
  return tickets.flatMap(({ office, number, booking }) => (booking === null ? [] : { step, office, booking, number }));
}

const STEPS_OF_ACTIONS: Readonly<Record<string, StepName>> = {
  CALL: 'ticket.called',
  RECALL: 'ticket.recalled',
  SERVE: 'ticket.serving',
  FINISH: 'ticket.served',
  NO_SHOW: 'ticket.no_show',
  PARK: 'ticket.parked',
  RESUME: 'ticket.resumed',
  TRANSFER: 'ticket.transferred',
  PUT_BACK: 'ticket.put_back',
  UNDO: 'ticket.undone',
  LATER: 'ticket.later',
  LEAVE: 'ticket.left',
  CLOSE: 'ticket.closed',
};

const MOVE_TICKET = `
  with told as (
    insert into ticket_event (ticket, at, action, by, detail) values ($1, $13, $14, $15, $16)
  )
  update ticket set service = $2, status = $3, priority = $4, returned_at = $5, counter = $6, wanted_counter = $7,
    reason = $8, calls = $9, called_at = $10, first_called_at = coalesce(first_called_at, $10), serving_at = $11, ended_at = $12,
    put_back_at = $17, put_back_from = $18
  where id = $1`;

function instantText(instant: Instant | null): string | null {
  return instant?.toString() ?? null;
}

/** A new ticket, waiting. */
export async function newTicket(
  tx: Transaction,
  ticket: Pick<
    Ticket,
    'office' | 'date' | 'number' | 'service' | 'booking' | 'priority' | 'windowStartsAt' | 'walkInName'
  >,
  event: { action: string; by: string; now: Instant; detail?: object },
): Promise<Ticket> {
  const [made] = await tx.query(NEW_TICKET, [
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
    ticket.walkInName,
  ]);
  if (!made) throw new Error('A ticket that was inserted was not returned.');
  return made;
}
const NEW_TICKET = statement('new ticket')`
  with made as (
    insert into ticket (office, date, number, service, status, booking, priority, window_starts_at, issued_at, walk_in_name)
    values ($1, $2, $3, $4, 'WAITING', $5, $6, $7, $8, $12) returning *
  ), told as (
    insert into ticket_event (ticket, at, action, by, detail) select id, $8, $9, $10, $11 from made
  )
  select ${TICKET} from made`;
