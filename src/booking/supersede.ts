// Unproven bookings never stand against proven applicants: they end if they are in their way.

import { freePlaces } from '../capacity/freed.ts';
import type { Transaction } from '../database.ts';
import type { Instant } from '../time.ts';
import { sqlOfAction } from './lifecycle.ts';
import type { Settled } from './settle.ts';

/** An unproven booking in the way, and who is written down for ending it. */
export interface InTheWay {
  code: string;
  by: string;
}

/**
 * Ends those that are still held or confirmed unproven, and frees their places; a booking that another transaction is
 * changing is left. It is no cancellation by the holder: the number that it named is taken off it.
 */
export async function supersede(tx: Transaction, inTheWay: readonly InTheWay[], now: Instant): Promise<Settled[]> {
  if (inTheWay.length === 0) return [];
  const values = [JSON.stringify(inTheWay), now.toString()];
  const ended = await tx.query<Settled & { window: number }>({ name: 'supersede', text: SUPERSEDE }, values);
  tx.note(() => ended.map(({ code, office }) => ({ step: 'booking.superseded', office, booking: code })));
  await freePlaces(tx, ended, now);
  return ended.map(({ window: _, ...settled }) => settled);
}

const SUPERSEDE_SQL = sqlOfAction('SUPERSEDE');
const SUPERSEDE = `
  with named as (
    select distinct on (code) code, by from json_to_recordset($1) as named (code char(8), by text)
  ), due as (
    select b.code, named.by from booking b join named on named.code = b.code and b.code = any(array(select code from named))
    where not b.proven and b.status in ${SUPERSEDE_SQL.from}
    order by b.code for update of b skip locked
  ), ended as (
    update booking b set status = ${SUPERSEDE_SQL.to}, live = false, sender_key = null, version = version + 1
    from due where b.code = due.code and b.code = any(array(select code from due)) returning b.code, b.office, b.visit_date as date, b.window_id as "window", b.place
  ), written as (
    insert into booking_event (booking, at, action, by, window_id, place)
    select ended.code, $2, 'SUPERSEDE', due.by, ended."window", ended.place from ended join due on due.code = ended.code
  )
  select code, office, date, "window" from ended`;
