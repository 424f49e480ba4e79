// The tables that the vacuum bench fills and changes, as the product does it, by SQL alone.

export interface TableChanges {
  table: string;
  /** Rows that are there before. */
  rows: number;
  fill: string;
  /** The changes with the numbers from `first` to before `end`. */
  change(first: number, end: number): string;
}

const OFFICES = 500;
const DAYS_AN_OFFICE = 200;
const numbersTo = (rows: number) => `generate_series(0, ${rows - 1}) n`;
const changes = (first: number, end: number) => `generate_series(${first}, ${end - 1}) n`;
const NOW = `timestamptz '2026-11-02 01:00:00Z'`;

const BOOKINGS = 400_000;
const bookingValues = `'B' || lpad(n::text, 7, '0'), 'HELD', true, 'O' || n % ${OFFICES}, 'PASSPORT', n / 50, date '2026-11-02',
  'Pemohon ' || n, date '1990-05-12', '+62812' || n, 'PEMOHON ' || n, 'tel:+62812' || n, 'WHATSAPP', 'id', 'NORMAL',
  ${NOW}, ${NOW} + n * interval '1 second', ${NOW} + interval '1 day'`;

export const TABLE_CHANGES: readonly TableChanges[] = [
  {
    table: 'booking',
    rows: BOOKINGS,
    fill: `insert into booking (code, status, live, office, service, window_id, visit_date, name, birth_date, phone,
        person_key, sender_key, channel, language, priority, held_at, confirm_by, forfeit_at)
      select ${bookingValues} from ${numbersTo(BOOKINGS)}`,
    change: (first, end) => `update booking set status = 'CONFIRMED', confirmed_at = ${NOW}, place = 1 + n % 50,
        queue_number = 'A' || n, version = version + 1
      from ${changes(first, end)} where code = ('B' || lpad(n::text, 7, '0'))::char(8)`,
  },
  {
    table: 'ticket',
    rows: BOOKINGS,
    fill: `insert into ticket (id, office, date, number, service, status, priority, issued_at) overriding system value
      select n, 'O' || n % ${OFFICES}, date '2026-11-02', 'A' || n, 'PASSPORT', 'WAITING', 'NORMAL', ${NOW}
      from ${numbersTo(BOOKINGS)}`,
    change: (
      first,
      end,
    ) => `update ticket set status = 'SERVED', called_at = ${NOW}, serving_at = ${NOW}, ended_at = ${NOW}
      from ${changes(first, end)} where id = n`,
  },
  {
    table: 'capacity_window',
    rows: BOOKINGS,
    fill: `insert into capacity_window (id, office, date, line, ordinal, starts_at, ends_at, capacity) overriding system value
      select n, 'O' || n % ${OFFICES}, date '2020-01-01' + n / 4000, 'A', 1 + n / ${OFFICES} % 8, ${NOW} + n * interval '1 hour',
        ${NOW} + (n + 1) * interval '1 hour', 1000 from ${numbersTo(BOOKINGS)}`,
    change: (first, end) => `update capacity_window set taken = taken + 1, issued = issued + 1
      from ${changes(first, end)} where id = n`,
  },
  {
    table: 'inbox_message',
    rows: BOOKINGS,
    fill: `insert into inbox_message (id, channel, message_id, sender_kind, sender, recipient, office, text, received_at,
        content_key) overriding system value
      select n, 'whatsapp', 'M' || n, 'phone', '+62812' || n, '+628111100333', 'O' || n % ${OFFICES},
        '#Pemohon ' || n || '#25011987', ${NOW} + n * interval '1 second', md5(n::text) from ${numbersTo(BOOKINGS)}`,
    change: (first, end) => `update inbox_message set worked_at = ${NOW}, intent = 'register'
      from ${changes(first, end)} where id = n`,
  },
  {
    table: 'outbox_message',
    rows: BOOKINGS,
    fill: `insert into outbox_message (id, purpose, channel, sender, office, recipient_kind, recipient, key, text, status, created_at)
      overriding system value
      select n, 'reply ' || n, 'whatsapp', '+628111100333', 'O' || n % ${OFFICES}, 'phone', '+62812' || n, 'held',
        'Pemohon ' || n || ', kode K7Q2M9XA', 'WAITING', ${NOW} from ${numbersTo(BOOKINGS)}`,
    change: (
      first,
      end,
    ) => `update outbox_message set status = 'SENT', attempts = 1, provider_id = 'P' || n, sent_at = ${NOW}
      from ${changes(first, end)} where id = n`,
  },
  {
    table: 'conversation',
    rows: BOOKINGS / 5,
    fill: `insert into conversation (channel, sender, recipient, state, at)
      select 'whatsapp', 'tel:+62812' || n, '+628111100333', '{"stage": "idle", "language": "id"}', ${NOW}
      from ${numbersTo(BOOKINGS / 5)}`,
    change: (
      first,
      end,
    ) => `update conversation set state = '{"stage": "confirming", "language": "id", "code": "K7Q2M9XA"}', at = ${NOW}
      from ${changes(first, end)} where channel = 'whatsapp' and sender = 'tel:+62812' || n * 7919 % ${BOOKINGS / 5}`,
  },
  {
    table: 'day_figures',
    rows: OFFICES * DAYS_AN_OFFICE,
    fill: `insert into day_figures (office, date, total, parts, final, at)
      select 'O' || n % ${OFFICES}, date '2026-11-02' - n / ${OFFICES}, '{"booked": 1}', jsonb_build_object('parts', repeat('x', 900)),
        n >= ${OFFICES}, ${NOW} from ${numbersTo(OFFICES * DAYS_AN_OFFICE)}`,
    change: (first, end) => `update day_figures set total = '{"booked": 2}', version = version + 1, at = ${NOW}
      from ${changes(first, end)} where office = 'O' || n % ${OFFICES} and date = date '2026-11-02'`,
  },
  {
    table: 'board',
    rows: OFFICES,
    fill: `insert into board (office) select 'O' || n from ${numbersTo(OFFICES)}`,
    change: (first, end) => `update board set changes = changes + 1
      from ${changes(first, end)} where office = 'O' || n % ${OFFICES}`,
  },
  {
    table: 'sending',
    rows: OFFICES,
    fill: `insert into sending (channel, sender) select 'whatsapp', '+62811' || n from ${numbersTo(OFFICES)}`,
    change: (first, end) => `update sending set free_at = ${NOW}, reply_at = ${NOW}
      from ${changes(first, end)} where sender = '+62811' || n % ${OFFICES}`,
  },
  {
    table: 'booking_event',
    rows: BOOKINGS,
    fill: `insert into booking_event (booking, at, action, by)
      select 'B' || lpad(n::text, 7, '0'), ${NOW}, 'BOOK', 'applicant by WHATSAPP' from ${numbersTo(BOOKINGS)}`,
    change: (first, end) => `insert into booking_event (booking, at, action, by)
      select 'B' || lpad(n::text, 7, '0'), ${NOW}, 'CONFIRM', 'applicant by WHATSAPP' from ${changes(first, end)}`,
  },
];
