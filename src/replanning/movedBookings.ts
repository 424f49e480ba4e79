// Writes down which bookings an office moves, to which windows and with which numbers, in one statement.
import type { Booking } from '../booking/booking.ts';
import { forfeitAt } from '../booking/deadlines.ts';
import { BookingEntity, BookingEventEntity } from '../booking/entities.ts';
import { lifeStepOf } from '../booking/lifeSteps.ts';
import type { ApplicantReach } from '../booking/reach.ts';
import { CapacityWindowEntity } from '../capacity/entities.ts';
import type { CapacityWindow } from '../capacity/window.ts';
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { columns } from '../statement.ts';
import { type Instant, inUtc } from '../time.ts';
import { MovedBookingEntity } from './entities.ts';

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
  tx.note(() => moves.map(({ booking, number }) => lifeStepOf('booking.moved', { ...booking, queueNumber: number })));
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

const BOOKING = columns(BookingEntity);
const OF_BOOKING = columns(BookingEntity, 'b');
const WINDOW = columns(CapacityWindowEntity);
const OF_WINDOW = columns(CapacityWindowEntity, 'w');
const EVENT = columns(BookingEventEntity);
const MOVED = columns(MovedBookingEntity);

const MOVE_AWAY = `
  with moved as (
    select * from json_to_recordset($1) as moved (
      code char(8), window_id bigint, date date, starts_at timestamptz, place integer, number text, forfeit_at timestamptz,
      reached boolean
    )
  ), before as (
    select b.* from booking b where ${OF_BOOKING.code} = any(array(select code from moved))
  ), shifted as (
    update capacity_window w set ${WINDOW.taken} = ${OF_WINDOW.taken} + shift.places
    from (
      select id, sum(places)::int as places from (
        select ${BOOKING.window} as id, -1 as places from before
        union all select window_id, 1 from moved
      ) step group by id
    ) shift where ${OF_WINDOW.id} = shift.id
      and ${OF_WINDOW.id} = any(array(select ${BOOKING.window} from before union select window_id from moved))
  ), told as (
    insert into booking_event (${EVENT.booking}, ${EVENT.at}, ${EVENT.action}, ${EVENT.by}, ${EVENT.detail}, ${EVENT.window},
      ${EVENT.place})
    select moved.code, $2, 'MOVE', $3, json_build_object('from', ${OF_BOOKING.visitDate}, 'to', moved.date), moved.window_id,
      moved.place
    from moved join before b on ${OF_BOOKING.code} = moved.code
  ), kept as (
    insert into moved_booking (${MOVED.change}, ${MOVED.booking}, ${MOVED.fromWindow}, ${MOVED.fromDate},
      ${MOVED.fromStartsAt}, ${MOVED.fromQuota}, ${MOVED.fromPlace}, ${MOVED.fromNumber}, ${MOVED.fromForfeitAt},
      ${MOVED.toStartsAt}, ${MOVED.toNumber}, ${MOVED.reached}, ${MOVED.version})
    select $4, moved.code, ${OF_BOOKING.window}, ${OF_BOOKING.visitDate}, ${OF_WINDOW.startsAt}, ${OF_WINDOW.quota},
      ${OF_BOOKING.place}, ${OF_BOOKING.queueNumber}, ${OF_BOOKING.forfeitAt}, moved.starts_at, moved.number, moved.reached,
      ${OF_BOOKING.version} + 1
    from moved join before b on ${OF_BOOKING.code} = moved.code
      join capacity_window w on ${OF_WINDOW.id} = ${OF_BOOKING.window}
        and ${OF_WINDOW.id} = any(array(select ${BOOKING.window} from before))
  )
  update booking b set ${BOOKING.window} = moved.window_id, ${BOOKING.visitDate} = moved.date, ${BOOKING.place} = moved.place,
    ${BOOKING.queueNumber} = moved.number, ${BOOKING.forfeitAt} = moved.forfeit_at,
    ${BOOKING.version} = ${OF_BOOKING.version} + 1, ${BOOKING.freeChanges} = 1
  from moved where ${OF_BOOKING.code} = moved.code and ${OF_BOOKING.code} = any(array(select code from moved))`;
