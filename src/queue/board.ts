// The lobby board: who is called where, who is next, how long it will take; no personal data.

import { atOneMoment, type Pool, type Queryable, type Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { itemAt } from '../items.ts';
import { lockOf } from '../locks.ts';
import { isRetired, type Office } from '../office/settings.ts';
import { select, statement } from '../statement.ts';
import { addDays, addMinutes, atTime, type Instant, isBefore, type LocalDate, rfc3339 } from '../time.ts';
import { type CalledTickets, calledTickets } from './calledTickets.ts';
import { type DayLine, dayLines } from './dayLine.ts';
import { type Board, BoardEntity, BoardFrameEntity, BoardShownEntity } from './entities.ts';
import { PUT_BACK_REST_MINUTES } from './lifecycle.ts';
import type { NextCall } from './next.ts';
import type { Ticket } from './ticket.ts';
import { estimateWait } from './wait.ts';

const MAX_NUMBERS_SHOWN = 8;

/** The board as it stands: no ticket is both waiting and called. */
export async function readBoard(pool: Pool, office: Office, now: Instant): Promise<Board> {
  return itemAt(await boardReadings(pool, [office], now), 0).board;
}

/** A board, and the first moment at which the clock alone changes it. */
export interface BoardReading {
  board: Board;
  changesAt: Instant;
}

/** The boards of these offices, in their order. */
export function boardReadings(pool: Pool, offices: readonly Office[], now: Instant): Promise<BoardReading[]> {
  return atOneMoment(pool, async (tx) => {
    const [heads, days, called] = await Promise.all([
      tx.query(BOARDS, [offices.map(({ code }) => code)]),
      dayLines(tx, offices, now),
      calledTickets(tx, offices, now),
    ]);
    const headOf = new Map(heads.map((head) => [head.office, head]));
    return days.map((day) => {
      const { sequence = 0, notice = null } = headOf.get(day.office.code) ?? {};
      const board = composeBoard(day, { sequence, notice }, called.get(day.office.code));
      return { board, changesAt: nextChange(day) };
    });
  });
}

/**
 * The first moment at which the day ends, a window begins whose people wait, a rest ends, or the
 * time that someone asked for: before, they come after early comers, or after all.
 */
function nextChange({ office, date, order, line }: DayLine): Instant {
  const dayEnds = atTime(addDays(date, 1), '00:00', office.timeZone);
  const begins = order.flatMap(({ ticket: { windowStartsAt, putBackAt, notBefore } }) => {
    const restsUntil = putBackAt && addMinutes(putBackAt, PUT_BACK_REST_MINUTES);
    return [windowStartsAt, restsUntil, notBefore].filter((moment) => moment !== null);
  });
  return begins.reduce((first, at) => (isBefore(line.now, at) && isBefore(at, first) ? at : first), dayEnds);
}

const BOARD_NOTICE = select(BoardEntity, ['office', 'notice']).of('b');
const BOARDS = statement<{ sequence: number }>('boards')`
  select coalesce(s.sequence, 0) as sequence, ${BOARD_NOTICE}
  from board b left join board_shown s using (office) where office = any($1)`;

function composeBoard(
  day: DayLine,
  { sequence, notice }: Pick<Board, 'sequence' | 'notice'>,
  { called, recent }: CalledTickets = { called: [], recent: [] },
): Board {
  const { office, line, order, counters } = day;
  const { now } = line;
  const labels = new Map(counters.map(({ id, label }) => [id, label]));
  const callOf = (ticket: Ticket) => ({
    number: ticket.number,
    counter: labels.get(ticket.counter ?? '') ?? '',
    calledAt: rfc3339(ticket.calledAt ?? now, office.timeZone),
  });
  const byService = Map.groupBy(order, ({ ticket }) => ticket.service);
  return {
    office: office.code,
    sequence,
    at: rfc3339(now, office.timeZone),
    called: called.map((ticket) => {
      return { ...callOf(ticket), calls: ticket.calls, serving: ticket.status === 'SERVING' };
    }),
    recent: recent.map(callOf),
    waiting: office.services
      .filter((service) => !isRetired(service) || byService.has(service.code))
      .map(({ code }) => serviceLine(code, byService.get(code) ?? [], day)),
    notice,
  };
}
/** The line as a person who joins now would find it. */
function serviceLine(service: string, calls: NextCall[], day: DayLine): Board['waiting'][number] {
  return {
    office: day.office.code,
    service,
    waiting: calls.length,
    next: calls.slice(0, MAX_NUMBERS_SHOWN).map(({ ticket }) => ticket.number),
    estimatedWaitMinutes: estimateWait(day.order.length, day.served, day.openCounters),
  };
}

/** Frames are kept for servers that come late: more than they can be behind. */
const FRAMES_KEPT = 200;

/**
 * Turns what changed since the last frame into the next one; null if nothing did. It is made of one moment and waits for
 * no other transaction: a change meanwhile is in the frame after it. Of several servers that try at once, one makes it;
 * the others must try again when they hear of a change after that.
 */
export async function publishFrame(tx: Transaction, office: Office, now: Instant) {
  tx.send('set transaction isolation level repeatable read');
  const [row] = await tx.query(NEXT_FRAME, [office.code]);
  if (!row) return { answer: null, announcements: [] };
  const sequence = row.sequence + 1;
  const [days, called] = await Promise.all([dayLines(tx, [office], now), calledTickets(tx, [office], now)]);
  const board = composeBoard(itemAt(days, 0), { sequence, notice: row.notice }, called.get(office.code));
  // First the count: of two who would make the same frame, after all, PostgreSQL lets the second try again.
  await tx.query({ name: 'count frame', text: COUNT_FRAME }, [office.code, sequence, row.changes]);
  const values = [office.code, sequence, JSON.stringify(board), now.toString(), sequence - FRAMES_KEPT];
  await tx.query({ name: 'keep frame', text: KEEP_FRAME }, values);
  const announcement: Announcement = { event: 'board', office: office.code, sequence };
  return { answer: board, announcements: [announcement] };
}
const NEXT_FRAME = statement<{ sequence: number }>('next frame')`
  select ${select(BoardEntity, ['changes', 'notice']).of('b')}, coalesce(s.sequence, 0) as sequence from board b left join board_shown s using (office)
  where office = $1 and b.changes is distinct from s.changes and pg_try_advisory_xact_lock(${lockOf('frame', 'office')})`;
const COUNT_FRAME = `insert into board_shown (office, sequence, changes) values ($1, $2, $3)
  on conflict (office) do update set sequence = excluded.sequence, changes = excluded.changes`;
const KEEP_FRAME = `with trimmed as (delete from board_frame where office = $1 and sequence <= $5)
  insert into board_frame (office, sequence, frame, at) values ($1, $2, $3, $4)`;

/**
 * After announcements may have been missed: where the database knows no frame after that one, the next one is due, with a
 * number behind it. A database that lost its last moments, or was restored, counts on from an earlier frame, and what was
 * shown since then is no longer so.
 */
export async function outdate(tx: Transaction, office: string, sequence: number): Promise<void> {
  await tx.em.nativeUpdate(BoardShownEntity, { office, sequence: { $lte: sequence } }, { sequence, changes: null });
}

/** Offices in whose line an applicant waits whose window has just begun, or whose rest or time asked for is over: it changes who is next. */
export async function begunAt(
  db: Queryable,
  days: { office: string; date: LocalDate }[],
  from: Instant,
  to: Instant,
): Promise<string[]> {
  const values = [JSON.stringify(days), from.toString(), to.toString()];
  return (await db.query(WINDOWS_BEGUN, values)).map(({ office }) => office);
}
const PUT_BACK_REST_SQL = `interval '${String(PUT_BACK_REST_MINUTES)} minutes'`;
const WINDOWS_BEGUN = statement<{ office: string }>('windows begun')`
  select office from json_to_recordset($1) as day (office text, date date)
  where exists (
    select from ticket t where t.office = day.office and t.date = day.date and t.status = 'WAITING'
      and (t.window_starts_at > $2 and t.window_starts_at <= $3
        or t.not_before > $2 and t.not_before <= $3
        or t.put_back_at > $2::timestamptz - ${PUT_BACK_REST_SQL} and t.put_back_at <= $3::timestamptz - ${PUT_BACK_REST_SQL})
  )`;

/** The board is due for a frame though no step of the line was made. */
export async function markChanged(tx: Transaction, office: string): Promise<void> {
  await tx.query({ name: 'mark changed', text: MARK_CHANGED }, [office]);
}
const MARK_CHANGED = 'update board set changes = changes + 1 where office = $1';

/** Offices whose line changed since their last frame. */
export async function dirtyOffices(db: Queryable): Promise<string[]> {
  return (await db.query(DIRTY_OFFICES)).map(({ office }) => office);
}
const DIRTY_OFFICES = statement('dirty offices')`
  select ${select(BoardEntity, ['office'])} from board b left join board_shown s using (office) where b.changes is distinct from s.changes`;

/** A server of an older release beside this one keeps frames that do not say it, and have no recent calls. */
function withServing(call: Board['called'][number]): Board['called'][number] {
  return { ...call, serving: call.serving ?? false };
}

/** Frames after that one, in order. */
export async function framesAfter(db: Queryable, office: string, sequence: number): Promise<Board[]> {
  const rows = await db.query(FRAMES_AFTER, [office, sequence]);
  return rows.map(({ frame }) => ({ ...frame, called: frame.called.map(withServing), recent: frame.recent ?? [] }));
}

const FRAMES_AFTER = statement('frames after')`
  select ${select(BoardFrameEntity, ['frame'])} from board_frame where office = $1 and sequence > $2 order by sequence`;
