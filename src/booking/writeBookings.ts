// Writes all that a group of bookings leaves behind, in one statement.
import { writeUnprovenPlaces } from '../abuse/unprovenPlaces.ts';
import { sendAudit } from '../access/audit.ts';
import { difference } from '../access/difference.ts';
import type { Transaction } from '../database.ts';
import { keepAnswers } from '../idempotency.ts';
import { type Instant, inUtc } from '../time.ts';
import { auditedBooking } from './audited.ts';
import { lifeStepOf } from './lifeSteps.ts';
import type { LiveBookings } from './liveBookings.ts';
import type { MadeBooking } from './placeGroup.ts';
import type { PreparedBooking } from './prepare.ts';

export interface WrittenGroup {
  made: readonly MadeBooking[];
  /** The live bookings that the slots were found among. */
  live: LiveBookings;
  /** Idempotency records of the group, those of refusals included. */
  records: readonly object[];
  now: Instant;
}

/** It travels with the commit, and is answered before the commit has reached the disk. */
export async function writeBookings(tx: Transaction, { made, live, records, now }: WrittenGroup): Promise<void> {
  if (made.length === 0 && records.length === 0) return;
  const rows = made.map((each) => bookingRowOf(each, live));
  for (const { booking, wanted } of made) {
    const { office, code } = booking;
    if (!wanted.audited) continue;
    const detail = difference(null, auditedBooking(booking));
    sendAudit(tx, { ...wanted.audited, what: 'book', office, subject: code, detail }, now);
  }
  const given = made.map(({ booking: { code, confirmBy }, wanted }) => ({ ...wanted, code, confirmBy }));
  writeUnprovenPlaces(tx, given, now);
  const values = [JSON.stringify(rows), JSON.stringify(records), now.toString()];
  tx.note(() => made.map(({ booking, wanted }) => lifeStepOf('booking.held', booking, wanted)));
  await tx.query({ name: 'write bookings', text: WRITE_BOOKINGS }, values);
}

function bookingRowOf({ booking, wanted }: MadeBooking, live: LiveBookings): object {
  const { code, window, confirmBy, forfeitAt, overflowedFrom } = booking;
  return {
    ...askedRowOf(wanted, { code, confirmBy, slot: live.slotOf(wanted) }),
    window_id: window.id,
    visit_date: window.date,
    forfeit_at: inUtc(forfeitAt),
    overflowed_from: overflowedFrom ?? undefined,
  };
}

/** The part of a booking that is known before it has a window. */
export interface AskedBooking {
  code: string;
  confirmBy: Instant;
  /** The sender's. */
  slot: number;
}

/** The columns `ASKED_COLUMNS` of the booking that a request makes; those without a value are left out, since PostgreSQL would read them. */
export function askedRowOf(wanted: PreparedBooking, { code, confirmBy, slot }: AskedBooking): object {
  const { request, office } = wanted;
  return {
    code,
    office: office.code,
    service: wanted.service,
    name: wanted.name,
    birth_date: request.birthDate,
    address: request.address ?? undefined,
    phone: request.phone ?? undefined,
    photo: request.photo ?? undefined,
    person_key: wanted.person,
    sender_key: wanted.sender ?? undefined,
    sender_slot: slot,
    proven: wanted.proven,
    source: wanted.budget ?? undefined,
    channel: wanted.channel,
    language: request.language,
    priority: wanted.priority,
    confirm_by: inUtc(confirmBy),
    by: wanted.by,
    api_key: wanted.apiKey ?? undefined,
  };
}

export const ASKED_COLUMNS = `code text, office text, service text, name text, birth_date date, address text, phone text,
      photo text, person_key text, sender_key text, sender_slot smallint, proven boolean, source text, channel text,
      language text, priority text, confirm_by timestamptz, by text, api_key bigint`;

/** Further parts of a statement: they write the bookings of its part `made`, and what happened to them, at `$3`. */
export const WRITE_MADE = `booked as (
    insert into booking (
      code, status, live, office, service, window_id, visit_date, name, birth_date, address, phone, photo,
      person_key, sender_key, sender_slot, proven, source, channel, language, priority, held_at, confirm_by, forfeit_at,
      overflowed_from, api_key
    )
    select code, 'HELD', true, office, service, window_id, visit_date, name, birth_date, address, phone, photo,
      person_key, sender_key, sender_slot, proven, source, channel, language, priority, $3, confirm_by, forfeit_at,
      overflowed_from, api_key
    from made
  ), told as (
    insert into booking_event (booking, at, action, by, window_id) select code, $3, 'BOOK', by, window_id from made
  )`;

const WRITE_BOOKINGS = `
  with made as (
    select * from json_to_recordset($1) as made (
      ${ASKED_COLUMNS}, window_id bigint, visit_date date, forfeit_at timestamptz, overflowed_from date
    )
  ), filled as (
    update capacity_window w set taken = w.taken + share.places
    from (select window_id, count(*)::int as places from made group by window_id) share
    where w.id = share.window_id and w.id = any(array(select window_id from made))
  ), ${WRITE_MADE}
  ${keepAnswers('$2', '$3')}`;
