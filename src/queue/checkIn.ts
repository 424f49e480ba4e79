// Into the line: by checking in with a booking's code, or with a ticket given out at the door.
import { type Asker, isAtDesk, writtenAs } from '../access/asker.ts';
import { readName } from '../applicantName.ts';
import type { Booking } from '../booking/booking.ts';
import { refusedCheckIn } from '../booking/checkInRules.ts';
import { confirmDoubted, isDoubtedHold } from '../booking/doubtedHold.ts';
import { lockBookings } from '../booking/find.ts';
import { afterAction } from '../booking/lifecycle.ts';
import { lifeStepOf } from '../booking/lifeSteps.ts';
import { unknownCode } from '../booking/rules.ts';
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import { hoursOn } from '../office/hours.ts';
import { GENERAL } from '../office/quotas.ts';
import type { Priority } from '../office/settings.ts';
import { isRetired, type Office, type Offices, serviceOf } from '../office/settings.ts';
import { CallerError, type Refusal, refuse } from '../refusal.ts';
import { statement } from '../statement.ts';
import { addMinutes, dateIn, type Instant } from '../time.ts';
import { newTicket, type OpenLine, openLine, ticketsOfBookings } from './line.ts';
import { refusedTicketStep, stepOnce, type TicketStep } from './once.ts';
import type { Ticket } from './ticket.ts';
import { nextWalkInNumber } from './walkInNumber.ts';

export interface CheckIn {
  office: Office;
  code: string;
  /** As the officer sees it; none: as the applicant claimed. */
  priority: Priority | null;
  asker: Asker;
  idempotencyKey: string | null;
}

export interface WalkIn {
  office: Office;
  service: string | null;
  priority: Priority;
  /** As it is said or shown at the desk; null: not written down. */
  name: string | null;
  asker: Asker;
  idempotencyKey: string | null;
}

/** By an officer, a kiosk or another program. */
export async function checkIn(tx: Transaction, input: CheckIn, offices: Offices, now: Instant): Promise<TicketStep> {
  const { office, code, priority, asker, idempotencyKey } = input;
  mustSeePriority(asker, office, priority);
  const who = { asker, operation: 'checkIn', idempotencyKey, input: [office.code, code, priority], now };
  return stepOnce(tx, who, () => arrive(tx, { office, code, priority, asker, isAtDoor: false }, offices, now));
}

export interface Arrival extends Omit<CheckIn, 'idempotencyKey'> {
  /** By the code that the screen at the door shows. */
  isAtDoor: boolean;
}

/** Checking in twice gives the same ticket; on a later day the booking is over. */
export async function arrive(
  tx: Transaction,
  { office, code, priority, asker, isAtDoor }: Arrival,
  offices: Offices,
  now: Instant,
): Promise<TicketStep> {
  const found = (await lockBookings(tx, [code])).get(code);
  if (!found) return refusedTicketStep(unknownCode());
  const booking = await withoutDoubt(tx, found, { office, offices, now });
  const before = booking.office === office.code ? ((await ticketsOfBookings(tx, [code])).get(code) ?? null) : null;
  if (before?.date === dateIn(office.timeZone, now)) return { answer: before, announcements: [], repeated: true };
  const refusal = refusedAtOffice(booking, office, offices) ?? refusedCheckIn(booking, office, now);
  if (refusal) return refusedTicketStep(refusal);
  const line = await openLine(tx, office, now);
  const ticket = await enterLine(tx, line, {
    booking,
    priority: priority ?? booking.priority,
    by: isAtDoor ? writtenAtDoor(asker) : writtenAs(asker),
  });
  return {
    answer: ticket,
    announcements: [...queueChanged(office), { event: 'booking', office: office.code, code }],
    before: null,
  };
}

/** A hold that may have been confirmed before the database was restored counts as confirmed once its person is there. */
async function withoutDoubt(
  tx: Transaction,
  booking: Booking,
  { office, offices, now }: { office: Office; offices: Offices; now: Instant },
): Promise<Booking> {
  if (booking.status !== 'HELD' || booking.office !== office.code) return booking;
  if (refusedCheckIn({ ...booking, status: 'CONFIRMED' }, office, now)) return booking;
  if (!(await isDoubtedHold(tx, booking))) return booking;
  // All who give places of the day lock the line first.
  await openLine(tx, office, now);
  return confirmDoubted(tx, booking, offices, now);
}

/** The history tells a check-in by one's own phone from others. */
function writtenAtDoor(asker: Asker): string {
  return asker.kind === 'anonymous' ? `${writtenAs(asker)} (door)` : writtenAs(asker);
}

/** @throws CallerError FORBIDDEN if a kiosk states a priority, for which an officer must have seen the person. */
function mustSeePriority(asker: Asker, { code }: Office, priority: Priority | null): void {
  if (!isAtDesk(asker, code) && priority !== null)
    throw new CallerError('FORBIDDEN', 'Only officers set a priority: they must have seen the person.');
}

/** Bookings are for one office. */
export function refusedAtOffice(booking: Booking, office: Office, offices: Offices): Refusal | null {
  return booking.office === office.code ? null : refuse('WRONG_OFFICE', { office: offices(booking.office).name });
}

interface ArrivedBooking {
  booking: Booking;
  priority: Priority;
  by: string;
}

async function enterLine(tx: Transaction, line: OpenLine, { booking, priority, by }: ArrivedBooking): Promise<Ticket> {
  const number = booking.queueNumber;
  if (number === null) throw new Error(`The confirmed booking ${booking.code} has no queue number.`);
  await tx.query({ name: 'check in', text: CHECK_IN_BOOKING }, [
    booking.code,
    line.now.toString(),
    by,
    afterAction(booking.status, 'CHECK_IN'),
  ]);
  tx.note(() => lifeStepOf('booking.checked_in', booking));
  const ticket = {
    office: line.office.code,
    date: line.date,
    number,
    service: booking.service,
    booking: booking.code,
    priority,
    windowStartsAt: booking.window.startsAt,
    walkInName: null,
  };
  return newTicket(tx, ticket, { action: 'CHECK_IN', by, now: line.now });
}

const CHECK_IN_BOOKING = `
  with told as (
    insert into booking_event (booking, at, action, by, window_id, place)
    select code, $2, 'CHECK_IN', $3, window_id, place from booking where code = $1
  )
  update booking set status = $4, version = version + 1 where code = $1`;

/** A ticket for an applicant without a booking, from what walk-ins may have, forfeited places and unsold places leave. */
export async function issueTicket(tx: Transaction, input: WalkIn, now: Instant): Promise<TicketStep> {
  const { office, asker, priority, idempotencyKey } = input;
  mustSeePriority(asker, office, priority === 'NORMAL' ? null : priority);
  const name = input.name?.trim() ? readName(input.name) : null;
  if (input.name?.trim() && name === null) return refusedTicketStep(refuse('INVALID_NAME', {}, { field: 'name' }));
  const asked = [office.code, input.service, priority];
  const who = {
    asker,
    operation: 'issueTicket',
    idempotencyKey,
    input: [...asked, ...(name === null ? [] : [name])],
    now,
  };
  return stepOnce(tx, who, async () => {
    const service = input.service ?? office.services.find((each) => !isRetired(each))?.code ?? '';
    const known = serviceOf(office, service);
    if (!known || isRetired(known))
      return refusedTicketStep(refuse('NOT_OFFERED', { office: office.name }, { field: 'service' }));
    const today = dateIn(office.timeZone, now);
    if (!hoursOn(office, today))
      return refusedTicketStep(refuse('CLOSED', { date: today }, { near: { office: office.code, from: today } }));
    const line = await openLine(tx, office, now);
    if (!(await takeShare(tx, line)) && (await walkInPlaces(tx, line)) <= 0) {
      const period = { from: line.date, to: line.date };
      return refusedTicketStep(refuse('FULL', { period }, { near: { office: office.code, from: line.date } }));
    }
    const number = await nextWalkInNumber(tx, line);
    const ticket = {
      office: office.code,
      date: line.date,
      number,
      service,
      booking: null,
      priority,
      windowStartsAt: null,
      walkInName: name,
    };
    const made = await newTicket(tx, ticket, { action: 'ISSUE', by: writtenAs(asker), now });
    return { answer: made, announcements: queueChanged(office), before: null };
  });
}

/** A place of the share kept for people without a booking, in the window under way or the next; false: none is left. */
async function takeShare(tx: Transaction, { office, date, now }: OpenLine): Promise<boolean> {
  const kept = walkInQuotas(office);
  if (kept.length === 0) return false;
  const taken = await tx.query({ name: 'take share', text: TAKE_SHARE }, [office.code, date, kept, now.toString()]);
  return taken.length > 0;
}
const TAKE_SHARE = `
  update capacity_window set taken = taken + 1 where id = (
    select id from capacity_window
    where office = $1 and date = $2 and quota = any($3) and ends_at > $4 and taken < capacity
    order by starts_at limit 1 for update
  ) returning id`;

function walkInQuotas({ quotas }: Office): string[] {
  return quotas.filter(({ walkIns }) => walkIns).map(({ code }) => code);
}

/** Places left for walk-ins today, besides those of a share kept for them. */
export async function walkInPlaces(tx: Transaction, { office, date, now, walkIns }: OpenLine): Promise<number> {
  const { arriveMinutesBefore, overbookPercent } = office.policy;
  const reachable = addMinutes(now, arriveMinutesBefore).toString();
  const values = [office.code, date, reachable, walkInQuotas(office), overbookPercent];
  const [row] = await tx.query(WALK_IN_PLACES, values);
  return office.queue.walkInPlaces + (row?.places ?? 0) - walkIns;
}

/**
 * Windows that can no longer be booked keep their unsold places; forfeited places were sold and are free again.
 * Numbers that were withdrawn are free as well. Overbooked places are no places. A quota kept for walk-ins counts those who had a ticket from it: they are among the
 * day's walk-ins.
 */
const WALK_IN_PLACES = statement<{ places: number }>('walk-in places')`
  select coalesce(sum(case
    when w.quota = any($4) then w.taken - w.resting - sold.places + sold.forfeited
    when w.starts_at <= $3 then greatest(0, there.places - w.taken + w.resting + sold.forfeited)
  end), 0)::int + (
    select count(*) from ticket t where t.office = $1 and t.date = $2 and t.booking is null and t.status = 'CANCELLED'
      and exists (select from ticket_event e where e.ticket = t.id and e.action = 'WITHDRAW')
  )::int as places
  from capacity_window w cross join lateral (
    select case w.quota when '${GENERAL}' then ceil(w.capacity * 100.0 / (100 + $5::int)) else w.capacity end as places
  ) there cross join lateral (
    select count(*) as places, count(*) filter (where b.status = 'FORFEITED') as forfeited
    from booking b where b.window_id = w.id and b.status in ('HELD', 'CONFIRMED', 'CHECKED_IN', 'FORFEITED')
  ) sold
  where w.office = $1 and w.date = $2`;

export function queueChanged(office: Office): Announcement[] {
  return [{ event: 'queue', office: office.code }];
}
