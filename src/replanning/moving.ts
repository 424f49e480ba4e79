// Moves bookings whose window is to have fewer places to the next place, the oldest booking first.

import { BOOKING_COLUMNS, type Booking, readBooking } from '../booking/booking.ts';
import { arriveBy } from '../booking/deadlines.ts';
import { BookingEntity } from '../booking/entities.ts';
import { canWait } from '../booking/notices.ts';
import { type ApplicantReach, reachOfApplicant } from '../booking/reach.ts';
import { settleDue } from '../booking/settle.ts';
import { CapacityWindowEntity } from '../capacity/entities.ts';
import { dropResting } from '../capacity/freed.ts';
import { issuePlaces } from '../capacity/issue.ts';
import { type GivenPlace, sharePlaces } from '../capacity/places.ts';
import { queueNumber } from '../capacity/window.ts';
import type { Transaction } from '../database.ts';
import { itemAt } from '../items.ts';
import { tells } from '../office/notices.ts';
import { quotasFor } from '../office/quotas.ts';
import type { Office } from '../office/settings.ts';
import type { Notice } from '../outbox/notice.ts';
import { isRefusal } from '../refusal.ts';
import { statement } from '../statement.ts';
import { tablesOf } from '../tables.ts';
import type { Instant, LocalDate } from '../time.ts';
import { type BookingMove, writeMovedBookings } from './movedBookings.ts';
import { whoMoves } from './movers.ts';
import { rollWindows } from './roll.ts';

const tables = tablesOf(BookingEntity, CapacityWindowEntity);

export interface MoveOrder {
  /** The change that makes them move. */
  change: number;
  office: Office;
  /** Windows with the places they will have. */
  windows: ReadonlyMap<number, number>;
  by: string;
  undoMinutes: number;
}

export interface Moved {
  /** How many had to move. */
  count: number;
  /** How many of them found no place; if any, nothing was written. */
  left: number;
  /** How many cannot be written to. */
  unreached: number;
  /** Bookings that are not as they were: moved, or no longer offered an earlier place. */
  codes: string[];
  dates: Set<LocalDate>;
  notices: Notice[];
}

/** Windows are brought to the plan but for places still taken: who makes this change rolls them again afterwards. */
export async function moveAway(tx: Transaction, order: MoveOrder, now: Instant): Promise<Moved> {
  const nobody: Moved = { count: 0, left: 0, unreached: 0, codes: [], dates: new Set(), notices: [] };
  const ids = [...order.windows.keys()];
  if (ids.length === 0) return nobody;
  // Bookings before windows, as all transactions lock them; bookings made until the windows are locked are looked up
  // after.
  const known = await lockMovable(tx, ids);
  await settleDue(
    tx,
    now,
    known.map(({ code }) => code),
  );
  const crowded = await placesTaken(tx, ids);
  const unoffered = await dropResting(
    tx,
    crowded.filter(({ id, taken }) => taken > (order.windows.get(id) ?? 0)).map(({ id }) => id),
  );
  // From here on the places that are to go cannot be booked, and the new ones can.
  await rollWindows(tx, order.office, now);
  const rows = await placesTaken(tx, ids);
  const taken = new Map<number, number>(rows.map((row) => [row.id, row.taken]));
  const bookings = (await tx.query(MOVABLE, [ids, now.toString()])).map(readBooking);
  const movers = moversAmong(bookings, order.windows, taken);
  if (movers.length === 0) return { ...nobody, codes: unoffered };
  const { office } = order;
  const wishes = movers.map((booking) => {
    const { window } = booking;
    const quotas = quotasFor(office, booking);
    return { office, moved: true, wish: { date: window.date, window: window.id, acceptNextPlace: true, quotas } };
  });
  const given = await sharePlaces(tx, { wishes }, now);
  const places = given.flatMap((one) => (isRefusal(one) ? [] : [one]));
  const left = given.length - places.length;
  if (left > 0) return { ...nobody, count: movers.length, left };
  const moved = await writeMoves(tx, order, await numberedMoves(tx, office, movers, places), now);
  return { ...moved, codes: [...moved.codes, ...unoffered] };
}

const MOVABLE_STATES = `('HELD', 'CONFIRMED')`;

function lockMovable(tx: Transaction, windows: readonly number[]) {
  return tables(tx)
    .selectFrom('booking')
    .select('code')
    .where('window', 'in', windows)
    .where('status', 'in', ['HELD', 'CONFIRMED'])
    .orderBy('code')
    .forUpdate()
    .execute();
}

// A group of bookings has one moment; its history is written in the order of arrival.
const MOVABLE = statement('movable')`
  select ${BOOKING_COLUMNS} from booking b join capacity_window w on w.id = b.window_id
  where b.window_id = any($1) and b.status in ${MOVABLE_STATES} and b.forfeit_at > $2
  order by b.held_at, (select min(e.id) from booking_event e where e.booking = b.code and e.at >= b.held_at) for update of b`;

function placesTaken(tx: Transaction, windows: readonly number[]) {
  return tables(tx).selectFrom('capacity_window').select(['id', 'taken']).where('id', 'in', windows).execute();
}

/** The oldest booking first, whatever its window. */
function moversAmong(
  bookings: readonly Booking[],
  planned: ReadonlyMap<number, number>,
  taken: ReadonlyMap<number, number>,
): Booking[] {
  const byWindow = Map.groupBy(bookings, ({ window }) => window.id);
  const movers = new Set(
    [...byWindow].flatMap(([id, movable]) =>
      whoMoves({ planned: planned.get(id) ?? 0, taken: taken.get(id) ?? 0 }, movable),
    ),
  );
  return bookings.filter((booking) => movers.has(booking));
}

async function writeMoves(
  tx: Transaction,
  order: MoveOrder,
  moves: readonly BookingMove[],
  now: Instant,
): Promise<Moved> {
  await writeMovedBookings(tx, order, moves, now);
  const reached = moves.filter(({ reach }) => reach !== null);
  return {
    count: moves.length,
    left: 0,
    unreached: moves.length - reached.length,
    codes: moves.map(({ booking }) => booking.code),
    dates: new Set(moves.flatMap(({ booking, window }) => [booking.window.date, window.date])),
    notices: reached.map((move) => moveNotice(move, order, now)),
  };
}

/** New numbers for those who had one, in the order of moving. */
async function numberedMoves(
  tx: Transaction,
  office: Office,
  movers: readonly Booking[],
  given: readonly GivenPlace[],
): Promise<BookingMove[]> {
  const pairs = movers.map((booking, index) => ({ booking, window: itemAt(given, index).window }));
  const confirmed = pairs.filter(({ booking }) => booking.status === 'CONFIRMED');
  const issued = await issuePlaces(
    tx,
    confirmed.map(({ window }) => window.id),
  );
  const places = new Map(confirmed.map(({ booking }, index) => [booking.code, itemAt(issued, index)]));
  return pairs.map(({ booking, window }) => {
    const place = places.get(booking.code) ?? null;
    const number = place === null ? null : queueNumber(window, place);
    const reach = tells(office, 'MOVED') ? reachOfApplicant(booking, office) : null;
    return { booking, window, place, number, reach };
  });
}

function moveNotice(move: BookingMove, { change, office, undoMinutes }: MoveOrder, now: Instant): Notice {
  const { booking, window, number, reach } = move;
  const zone = office.timeZone;
  const when = {
    asked: booking.window.date,
    askedAt: { at: booking.window.startsAt, zone },
    office: office.name,
    date: window.date,
    from: { at: window.startsAt, zone },
    code: booking.code,
  };
  const how = {
    ...(reach as ApplicantReach),
    purpose: `moved:${change}:${booking.code}`,
    language: booking.language,
    texts: office.texts,
    about: { booking: booking.code, version: booking.version + 1 },
    afterMinutes: undoMinutes,
  };
  if (number === null) {
    const parameters = { ...when, confirmBy: { at: booking.confirmBy, zone } };
    return { ...how, key: 'movedHeld', parameters, notAfter: booking.confirmBy };
  }
  const parameters = { ...when, number, arriveBy: { at: arriveBy(window, office), zone } };
  const calm = canWait(booking, office, now);
  return { ...how, key: 'moved', parameters, notAfter: window.startsAt, calm };
}
