// Writes down which bookings an office moves, to which windows and with which numbers, in one statement.
import type { Booking } from '../booking/booking.ts';
import { forfeitAt } from '../booking/deadlines.ts';
import type { ApplicantReach } from '../booking/reach.ts';
import type { CapacityWindow } from '../capacity/window.ts';
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { type Instant, inUtc } from '../time.ts';

export interface BookingMove {
  booking: Booking;
  window: CapacityWindow;
  place: number | null;
  number: string | null;
  reach: ApplicantReach | null;
}

/** The change that makes them move, and who made it. */
export interface MovingChange {
  change: number;
  office: Office;
  by: string;
}

export async function writeMovedBookings(
  tx: Transaction,
  { change, office, by }: MovingChange,
  moves: readonly BookingMove[],
  now: Instant,
): Promise<void> {
  const rows = moves.map((move) => moveRowOf(move, office));
  await tx.query({ name: 'move away', text: MOVE_AWAY }, [JSON.stringify(rows), now.toString(), by, change]);
}

function moveRowOf({ booking, window, place, number, reach }: BookingMove, office: Office) {
  return {
    code: booking.code,
    window_id: window.id,
    date: window.date,
    starts_at: inUtc(window.startsAt),
    place,
    number,
    forfeit_at: inUtc(forfeitAt(window, office)),
    reached: reach !== null,
  };
}

const MOVE_AWAY = `
  with moved as (
    select * from json_to_recordset($1) as moved (
      code char(8), window_id bigint, date date, starts_at timestamptz, place integer, number text, forfeit_at timestamptz,
      reached boolean
    )
  ), before as (
    select b.* from booking b where b.code = any(array(select code from moved))
  ), shifted as (
    update capacity_window w set taken = w.taken + shift.places
    from (
      select id, sum(places)::int as places from (
        select window_id as id, -1 as places from before
        union all select window_id, 1 from moved
      ) step group by id
    ) shift where w.id = shift.id and w.id = any(array(select window_id from before union select window_id from moved))
  ), told as (
    insert into booking_event (booking, at, action, by, detail, window_id, place)
    select code, $2, 'MOVE', $3, json_build_object('from', b.visit_date, 'to', moved.date), moved.window_id, moved.place
    from moved join before b using (code)
  ), kept as (
    insert into moved_booking (change, booking, from_window, from_date, from_starts_at, from_quota, from_place,
      from_number, from_forfeit_at, to_starts_at, to_number, reached, version)
    select $4, code, b.window_id, b.visit_date, w.starts_at, w.quota, b.place, b.queue_number, b.forfeit_at,
      moved.starts_at, moved.number, moved.reached, b.version + 1
    from moved join before b using (code) join capacity_window w on w.id = b.window_id
      and w.id = any(array(select window_id from before))
  )
  update booking b set window_id = moved.window_id, visit_date = moved.date, place = moved.place,
    queue_number = moved.number, forfeit_at = moved.forfeit_at, version = b.version + 1, free_changes = 1
  from moved where b.code = moved.code and b.code = any(array(select code from moved))`;
