// One or many rows of everything that lists show, written straight into the database of a server.
import { nameOf, phoneOf } from './house.ts';

type Query = (sql: string, values?: unknown[]) => Promise<unknown>;

/** The instant at which the server of these rows stands, and its day. */
export const NOW = '2017-08-01T09:00:00+07:00';
export const TODAY = '2017-08-01';
export const LATER = '2017-08-07';

/** A booking code in the letters and digits that codes have. */
const code = (number: number) => `Z${String(number).padStart(7, '0').replaceAll('0', 'A').replaceAll('1', 'B')}`;

interface Person {
  n: number;
  name: string;
  phone: string;
  today: string;
  later: string;
  line: number;
}

function peopleOf(from: number, count: number): Person[] {
  return Array.from({ length: count }, (_, index) => {
    const number = from + index;
    const named = { name: nameOf(number), phone: phoneOf(number) };
    return { n: number, ...named, today: code(number * 2), later: code(number * 2 + 1), line: index + 1 };
  });
}

const PEOPLE = `json_to_recordset($1) as person (
  office text, at timestamptz, n int, name text, phone text, today text, later text, line int)`;

/** The number before the first webhook of a person's office. */
const WEBHOOK_ID = `(case office when 'BOGOR' then 1000 when 'DEPOK' then 2000 else 3000 + n * 100 end)`;
/** The first webhooks of the offices with one row and with many, which have all the deliveries. */
export const FIRST_WEBHOOKS = { BOGOR: 1001, DEPOK: 2001 };

/** `later` and `today` are codes of bookings. */
const STATEMENTS: readonly string[] = [
  // Those of today have come, those of a later day stand by for an earlier place, and one is offered to each.
  ...(['today', 'later'] as const).map((day) => {
    const [date, status] = day === 'today' ? [TODAY, 'CHECKED_IN'] : [LATER, 'CONFIRMED'];
    return `insert into booking (code, status, live, office, service, window_id, visit_date, name, birth_date, phone, person_key,
        sender_key, channel, language, priority, place, queue_number, held_at, confirm_by, confirmed_at, forfeit_at)
      select ${day}, '${status}', true, office, 'PASSPORT', w.id, '${date}', name, '1987-01-25', phone, name || '${day}',
        'tel:' || phone || '${day === 'today' ? '' : '-'}', 'WHATSAPP', 'id', 'NORMAL', 100 + line, 'Z${day === 'today' ? 1 : 2}' || line, at, at, at, at + interval '30 days'
      from ${PEOPLE}, lateral (select id from capacity_window c where c.office = person.office and c.date = '${date}' order by starts_at limit 1) w`;
  }),
  `insert into booking_event (booking, at, action, by) select today, at, 'BOOK', 'clock' from ${PEOPLE}`,
  `insert into booking_event (booking, at, action, by) select later, at, 'BOOK', 'clock' from ${PEOPLE}`,
  `insert into number_proof (booking, digest, sent_at, expires_at) select later, 'x' || n, at, at from ${PEOPLE}`,
  `insert into ticket (office, date, number, service, status, booking, priority, window_starts_at, issued_at, counter, calls, called_at)
    select office, '${TODAY}', 'Z1' || line, 'PASSPORT', case when line = 1 then 'CALLED' else 'SERVED' end, today, 'NORMAL', at, at,
      office || '/1', 1, at from ${PEOPLE}`,
  `insert into webhook (id, office, url, types, with_personal_data, secret, created_at, disabled_at, done) overriding system value
    select ${WEBHOOK_ID} + line, office, 'https://example.org', '{}', false, 'x', at, at, 0 from ${PEOPLE}`,
  `insert into feed_event (source, type, office, subject, booking, at, data)
    select 'feed_note', 'booking.held', office, today, today, at, '{}' from ${PEOPLE}`,
  `insert into webhook_delivery (webhook, event, subject, state, created_at, until, next_at)
    select ${WEBHOOK_ID} + 1, (select min(id) from feed_event e where e.booking = today), today, 'GIVEN_UP', at, at, at from ${PEOPLE}`,
  `insert into standby (booking, office, asked_at) select later, office, at from ${PEOPLE}`,
  `insert into freed_place (window_id, office, freed_at, back_at, offered_to, offer_until)
    select w.id, office, at, at + interval '1 day', later, at + interval '1 day' from ${PEOPLE},
      lateral (select id from capacity_window c where c.office = person.office and c.date = '2017-08-02' order by starts_at limit 1) w`,
  `insert into booking (code, status, live, office, service, window_id, visit_date, name, birth_date, phone, person_key, sender_key,
      channel, language, priority, held_at, confirm_by, forfeit_at)
    select letter || substr(today, 2), 'EXPIRED', false, office, 'PASSPORT', w.id, '${TODAY}', name, '1987-01-25', phone, name || 'expired',
      'tel:' || phone, 'WHATSAPP', 'id', 'NORMAL', at, at, at
    from ${PEOPLE} cross join (values ('Y'), ('X')) missed (letter),
      lateral (select id from capacity_window c where c.office = person.office and c.date = '${TODAY}' order by starts_at limit 1) w`,
  `insert into inbox_message (channel, message_id, sender_kind, sender, recipient, text, received_at, worked_at, intent, reason, office)
    select 'whatsapp', gen_random_uuid(), 'phone', phone, '+628111100333', 'Kantor buka jam berapa', at, at, 'UNKNOWN', 'UNCLEAR', office
    from ${PEOPLE}`,
  `insert into outbox_message (purpose, channel, sender, recipient_kind, recipient, key, text, status, created_at, office)
    select 'row ' || n, 'whatsapp', '+628111100333', 'phone', phone, 'help', 'Baik', 'SENT', at, office from ${PEOPLE}`,
  `insert into attended_conversation (office, channel, sender_kind, sender, recipient, language, why, waiting_since, last_at, read_id,
      assigned_to, taken_by, taken_until)
    select office, 'whatsapp', 'phone', phone, '+628111100333', 'id', 'WANTS_OFFICER', at, at, 0, 'officer ' || n, 'officer ' || n,
      at + interval '1 hour' from ${PEOPLE}`,
  `insert into device (office, kind, label, digest, pairing_digest, pairing_until, created_at, last_used_at)
    select office, 'KIOSK', 'Pintu ' || n, 'd' || n, 'p' || n, at, at, at from ${PEOPLE}`,
  `insert into block (key, office, kind, reason, by, began_at) select 'tel:' || phone, office, 'STAFF', 'Calo', 'manager 1', at from ${PEOPLE}`,
  `insert into audit (at, who, what, office, subject, detail)
    select at, 'manager 1', 'changeOffice', office, office, '{"before": {"city": "A"}, "after": {"city": "B"}}' from ${PEOPLE}`,
  `insert into audit (at, who, what, office, asker, persons, subjects)
    select at - interval '1 day', 'manager 1', 'bookings', office, 'officer 1', 1, array[today] from ${PEOPLE}`,
  `insert into saved_reply (office, title, text) select office, name, 'Baik' from ${PEOPLE}`,
  `insert into staff (office, name, role, digest, created_at) select office, name, 'MANAGER', 'staff ' || n, at from ${PEOPLE}`,
  `insert into staff_card (staff, digest, created_at)
    select s.id, 'card ' || n, at from staff s, ${PEOPLE} where s.digest = 'staff ' || n`,
  `insert into staff_session (digest, subject, name, roles, source, created_at, last_used_at, ends_at)
    select 'session ' || n, 'oidc ' || n, name, array['MANAGER:' || office], 'test', at, at, at + interval '1 hour' from ${PEOPLE}`,
  `with changed as (
      insert into day_change (office, what, by, at, undo_until, before, windows)
      select office, 'closeDay', 'manager 1', at, at, '{}', json_build_array(json_build_object('date', '${TODAY}', 'quota', 'general',
        'startsAt', '2017-08-01T02:00:00Z', 'endsAt', '2017-08-01T03:00:00Z', 'before', 1, 'after', 2))::jsonb
      from ${PEOPLE} returning id
    )
    insert into moved_booking (change, booking, from_date, from_starts_at, from_quota, from_forfeit_at, to_starts_at, reached, version)
    select id, later, '${TODAY}', at, 'general', at, at, true, 1 from changed, ${PEOPLE} where line = 1`,
  `insert into lottery (office, date, seed, opens_at, draws_at, closed_at, drawn_at) select distinct office, '${LATER}'::date, 'seed', at, at, at, at from ${PEOPLE}`,
  `insert into lottery_entry (office, date, request, entered_at, ticket, position)
    select office, '${LATER}', null, at, 'ticket ' || n, line from ${PEOPLE}`,
];

/** At each office that many rows of each kind. */
export async function writeRows(query: Query, counts: ReadonlyMap<string, number>): Promise<void> {
  let number = 0;
  for (const [office, count] of counts) {
    const people = peopleOf(number, count).map((person) => ({ ...person, office, at: NOW }));
    for (const text of STATEMENTS) await query(text, [JSON.stringify(people)]);
    number += count;
  }
}
