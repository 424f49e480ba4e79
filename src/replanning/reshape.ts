// Changes the capacity of an office's days, and moves the bookings that lose their place: one transaction, none lost.
import { type Asker, writtenAs } from '../access/asker.ts';
import type { CapacityWindow } from '../capacity/window.ts';
import { windowsBetween } from '../capacity/windows.ts';
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { once, type PastAnswer, readKey } from '../idempotency.ts';
import { itemAt } from '../items.ts';
import { lockDays } from '../office/dayLock.ts';
import { officeAsItStands } from '../office/read.ts';
import { lastReleasedDate } from '../office/release.ts';
import type { Office } from '../office/settings.ts';
import type { Notice } from '../outbox/notice.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { addMinutes, dateIn, type Instant, type LocalDate } from '../time.ts';
import { compare, type DayChange, dayChangeByKey, movedBookings, noteChange, noteWindows } from './dayChange.ts';
import { moveAway } from './moving.ts';
import { datesAhead, plannedRows, rollWindows } from './roll.ts';
import { noteTurnedDays } from './turnedDays.ts';
import type { PlannedRow } from './writeWindows.ts';

export interface Reshaping {
  office: string;
  /** The mutation. */
  what: string;
  asker: Asker;
  /** The first day it is about; null: any. */
  firstDate: LocalDate | null;
  /** Writes what managers set. @throws CallerError */
  set(tx: Transaction, office: Office, today: LocalDate): Promise<unknown>;
  /** Whether bookings that lose their place are moved to the next one. */
  move: boolean;
  /** How long the change can be taken back, before those who were moved are told. */
  undoMinutes: number;
  /** The id that the changes of many offices share which belong together. */
  partOf?: string | null;
  idempotencyKey: string | null;
  /** The input that the key stands for. */
  input: unknown;
}

export type Reshaped = {
  answer: DayChange | Refusal;
  announcements: Announcement[];
  notices?: { at: Instant; all: Notice[] };
  repeated?: boolean;
};

/** @throws CallerError when what is set is wrong, or the idempotency key was used with other input. */
export async function reshape(tx: Transaction, reshaping: Reshaping, now: Instant): Promise<Reshaped> {
  const { asker, what, idempotencyKey, input } = reshaping;
  const key = readKey(asker, { operation: what, key: idempotencyKey, input });
  const keep = (answer: Reshaped['answer']) => (isRefusal(answer) ? { refusal: answer } : {});
  const recall = async ({ refusal }: PastAnswer) => refusal ?? (await dayChangeByKey(tx, key?.key ?? ''));
  return once(tx, { key, now, keep, recall }, () => attempt(tx, reshaping, key?.key ?? null, now));
}

const MAX_MOVES_SHOWN = 200;

/** The preview of a change: done and rolled back. */
export async function rehearse(tx: Transaction, reshaping: Reshaping, now: Instant): Promise<DayChange | Refusal> {
  await tx.query('savepoint rehearsal');
  const { answer } = await attempt(tx, reshaping, null, now);
  const tried = isRefusal(answer)
    ? answer
    : { ...answer, id: null, moves: itemAt(await movedBookings(tx, [movesOf(answer)]), 0) };
  await tx.query('rollback to savepoint rehearsal');
  return tried;
}

const movesOf = ({ id }: DayChange) => ({ change: id as number, first: MAX_MOVES_SHOWN, skip: 0 });

/** A refusal leaves nothing behind. */
async function attempt(tx: Transaction, reshaping: Reshaping, key: string | null, now: Instant): Promise<Reshaped> {
  await lockDays(tx, reshaping.office);
  await tx.query('savepoint reshaping');
  const done = await carryOut(tx, reshaping, key, now);
  if (isRefusal(done.answer)) await tx.query('rollback to savepoint reshaping');
  return done;
}

async function carryOut(
  tx: Transaction,
  { office: code, what, asker, firstDate, set, move, undoMinutes, partOf = null }: Reshaping,
  key: string | null,
  now: Instant,
): Promise<Reshaped> {
  const before = await officeAsItStands(tx, code);
  const today = dateIn(before.timeZone, now);
  if (firstDate !== null && firstDate < today) return nothingDone(refuse('IN_THE_PAST', { today }));
  const dates = await datesAhead(tx, before, now);
  const windows = await windowsOf(tx, before, dates);
  const undoUntil = addMinutes(now, undoMinutes);
  const by = writtenAs(asker);
  const change = await noteChange(tx, { office: before, what, partOf, key, by, at: now, undoUntil }, now);
  await set(tx, before, today);
  const office = await officeAsItStands(tx, code);
  const shrinking = shrunk(windows, plannedRows(office, dates), now);
  const moved = await moveAway(tx, { change, office, windows: shrinking, by, undoMinutes }, now);
  if (!move && moved.count > 0) return nothingDone(refuse('CAPACITY_IN_USE', { mustMove: moved.count }));
  if (moved.left > 0)
    return nothingDone(refuse('NO_ROOM_TO_MOVE', { mustMove: moved.left, lastDate: lastReleasedDate(office, now) }));
  await rollWindows(tx, office, now);
  const afterwards = await windowsOf(tx, office, dates);
  const differences = compare(windows, afterwards);
  noteTurnedDays(tx, { office: code, before: windows, after: afterwards }, now);
  await noteWindows(tx, change, differences);
  const changed = new Set([...differences.map(({ date }) => date), ...moved.dates]);
  const announcements: Announcement[] = [
    { event: 'office', office: code },
    ...[...changed].map((date): Announcement => ({ event: 'availability', office: code, date })),
    ...moved.codes.map((booking): Announcement => ({ event: 'booking', office: code, code: booking })),
  ];
  const answer: DayChange = {
    id: change,
    office: code,
    what,
    by,
    at: now,
    undoUntil,
    undoneAt: null,
    partOf,
    windows: differences,
    moved: moved.count,
    unreached: moved.unreached,
  };
  return { answer, announcements, notices: { at: now, all: moved.notices } };
}

function nothingDone(answer: DayChange | Refusal): Reshaped {
  return { answer, announcements: [] };
}

export async function windowsOf(
  tx: Transaction,
  { code }: Office,
  dates: readonly LocalDate[],
): Promise<CapacityWindow[]> {
  const stretch = { office: code, from: itemAt(dates, 0), to: dates.at(-1) as LocalDate };
  return itemAt(await windowsBetween(tx, [stretch]), 0);
}

/** Windows to come that are planned with fewer places than they have, each with its new number. */
function shrunk(windows: readonly CapacityWindow[], rows: readonly PlannedRow[], now: Instant): Map<number, number> {
  const planned = new Map(rows.map((row) => [`${row.quota} ${row.starts_at} ${row.ends_at}`, row.capacity]));
  const fewer = windows.flatMap((window): [number, number][] => {
    const { id, quota, startsAt, endsAt, capacity } = window;
    const left = planned.get(`${quota} ${startsAt} ${endsAt}`) ?? 0;
    return left < capacity && Temporal.Instant.compare(startsAt, now) > 0 ? [[id, left]] : [];
  });
  return new Map(fewer);
}
