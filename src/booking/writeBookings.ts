// Writes all that a group of bookings leaves behind, in one statement.
import { writeUnprovenPlaces } from '../abuse/unprovenPlaces.ts';
import { sendAudit } from '../access/audit.ts';
import { difference } from '../access/difference.ts';
import type { Transaction } from '../database.ts';
import { keepAnswers } from '../idempotency.ts';
import { type Instant, inUtc } from '../time.ts';
import { auditedBooking } from './audited.ts';
import type { LiveBookings } from './liveBookings.ts';
import type { MadeBooking } from './placeGroup.ts';

export interface WrittenGroup {
  made: readonly MadeBooking[];
  /** The live bookings that the slots were found among. */
  live: LiveBookings;
  /** Idempotency records of the group, those of refusals included. */
  records: readonly object[];
  now: Instant;
}

/** It travels with the commit. */
export function writeBookings(tx: Transaction, { made, live, records, now }: WrittenGroup): void {
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
  tx.send({ name: 'write bookings', text: WRITE_BOOKINGS }, [
    JSON.stringify(rows),
    JSON.stringify(records),
    now.toString(),
  ]);
}

function bookingRowOf({ booking, wanted }: MadeBooking, live: LiveBookings): object {
  const { window } = booking;
  return {
    code: booking.code,
    office: booking.office,
    service: booking.service,
    window_id: window.id,
    visit_date: window.date,
    name: booking.name,
    birth_date: booking.birthDate,
    address: booking.address,
    phone: booking.phone,
    photo: booking.photo,
    person_key: wanted.person,
    sender_key: booking.senderKey,
    sender_slot: live.slotOf(wanted),
    proven: booking.proven,
    source: booking.source,
    channel: booking.channel,
    language: booking.language,
    priority: booking.priority,
    confirm_by: inUtc(booking.confirmBy),
    forfeit_at: inUtc(booking.forfeitAt),
    overflowed_from: booking.overflowedFrom,
    by: wanted.by,
    api_key: wanted.apiKey,
  };
}

const WRITE_BOOKINGS = `
  with made as (
    select * from json_to_recordset($1) as made (
      code text, office text, service text, window_id bigint, visit_date date, name text, birth_date date,
      address text, phone text, photo text, person_key text, sender_key text, sender_slot smallint,
      proven boolean, source text, channel text,
      language text, priority text, confirm_by timestamptz, forfeit_at timestamptz, overflowed_from date, by text,
      api_key bigint
    )
  ), booked as (
    insert into booking (
      code, status, live, office, service, window_id, visit_date, name, birth_date, address, phone, photo,
      person_key, sender_key, sender_slot, proven, source, channel, language, priority, held_at, confirm_by, forfeit_at,
      overflowed_from, api_key
    )
    select code, 'HELD', true, office, service, window_id, visit_date, name, birth_date, address, phone, photo,
      person_key, sender_key, sender_slot, proven, source, channel, language, priority, $3, confirm_by, forfeit_at,
      overflowed_from, api_key
    from made
  ), filled as (
    update capacity_window w set taken = w.taken + share.places
    from (select window_id, count(*)::int as places from made group by window_id) share
    where w.id = share.window_id and w.id = any(array(select window_id from made))
  ), told as (
    insert into booking_event (booking, at, action, by, window_id) select code, $3, 'BOOK', by, window_id from made
  )
  ${keepAnswers('$2', '$3')}`;
