// Holds that lapse and bookings that are forfeited when their time comes, by the clock or as soon as they are in the way.

import { delayForfeiters } from '../abuse/forfeits.ts';
import { freePlaces } from '../capacity/freed.ts';
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import type { Instant, LocalDate } from '../time.ts';
import { sqlOfAction } from './lifecycle.ts';
import { visitsMissedInRow } from './missedVisits.ts';

/** A booking that ended by itself, or by what came after it. */
export interface Settled {
  code: string;
  office: string;
  date: LocalDate;
}

const SETTLED_PER_STEP = 500;

/**
 * Ends bookings that are due, at most 500 at a time; `codes` narrows it to those. A second caller finds nothing left to
 * do.
 */
export async function settleDue(tx: Transaction, now: Instant, codes: string[] | null = null): Promise<Settled[]> {
  const values = [now.toString(), codes, SETTLED_PER_STEP];
  const lapsed = await tx.query<Settled & { window: number }>({ name: 'lapse', text: LAPSE }, values);
  await freePlaces(tx, lapsed, now);
  const forfeited = await tx.query<Settled>({ name: 'forfeit', text: FORFEIT }, values);
  tx.note(() => [
    ...lapsed.map(({ code, office }) => ({ step: 'booking.expired', office, booking: code }) as const),
    ...forfeited.map(({ code, office }) => ({ step: 'booking.missed', office, booking: code }) as const),
  ]);
  await delayForfeiters(tx, await visitsMissedInRow(tx, forfeited, now), now);
  return [...lapsed.map(({ window: _, ...settled }) => settled), ...forfeited];
}

const EXPIRE_SQL = sqlOfAction('EXPIRE');
const LAPSE = `
  with due as (
    select code from booking
    where status in ${EXPIRE_SQL.from} and confirm_by <= $1 and ($2::text[] is null or code = any($2))
    order by code limit $3 for update skip locked
  ), ended as (
    update booking b set status = ${EXPIRE_SQL.to}, live = false, version = version + 1
    from due where b.code = due.code returning b.code, b.office, b.visit_date as date, b.window_id as "window"
  ), written as (
    insert into booking_event (booking, at, action, by, window_id) select code, $1, 'EXPIRE', 'clock', "window" from ended
  )
  select code, office, date, "window" from ended`;

const FORFEIT_SQL = sqlOfAction('FORFEIT');
/** The place of a forfeited booking is not sold again: its window has begun. */
const FORFEIT = `
  with due as (
    select code from booking
    where status in ${FORFEIT_SQL.from} and forfeit_at <= $1 and ($2::text[] is null or code = any($2))
    order by code limit $3 for update skip locked
  ), ended as (
    update booking b set status = ${FORFEIT_SQL.to}, live = false, version = version + 1
    from due where b.code = due.code returning b.code, b.office, b.visit_date as date, b.window_id, b.place
  ), written as (
    insert into booking_event (booking, at, action, by, window_id, place)
    select code, $1, 'FORFEIT', 'clock', window_id, place from ended
  ), told as (
    insert into due_notice (kind, booking, detail, at) select 'FORFEITED', code, '{}', $1 from ended
  )
  select code, office, date from ended`;

/** A condition on bookings: their time has come at the instant `now`, an SQL expression. */
export function isDueSql(now: string): string {
  return `((status in ${EXPIRE_SQL.from} and confirm_by <= ${now}) or (status in ${FORFEIT_SQL.from} and forfeit_at <= ${now}))`;
}

export function announced(settled: readonly Settled[]): Announcement[] {
  return settled.flatMap(({ code, office, date }) => [
    { event: 'availability', office, date },
    { event: 'booking', office, code },
  ]);
}
