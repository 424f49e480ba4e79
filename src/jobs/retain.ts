// Personal data is kept as long as the office's policy says, and no longer: the rest of a booking names no person.
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { addDays, dateIn, type Instant, type LocalDate } from '../time.ts';

/** The number of days of visit in one transaction, which stays short; the next turn goes on. */
const DAYS_PER_STEP = 31;

/** Whether there is more to do. Bookings that are still live are left until they are over. */
export async function retain(tx: Transaction, office: Office, now: Instant): Promise<boolean> {
  const cutoff = addDays(dateIn(office.timeZone, now), -office.policy.retentionDays - 1);
  const [row] = await tx.query<{ from: LocalDate | null }>({ name: 'retained until', text: RETAINED_UNTIL }, [
    office.code,
  ]);
  const from = row?.from;
  if (!from || from > cutoff) return false;
  const stretch = addDays(from, DAYS_PER_STEP - 1);
  const more = stretch < cutoff;
  const to = more ? stretch : cutoff;
  await tx.query({ name: 'retain', text: RETAIN }, [office.code, from, to]);
  await tx.query({ name: 'note retained', text: NOTE_RETAINED }, [office.code, to]);
  return more;
}

const RETAINED_UNTIL = `select coalesce((select done_until + 1 from retention where office = $1),
  (select min(visit_date) from booking where office = $1)) as "from"`;

const RETAIN = `
  with over as (
    select code, photo from booking where office = $1 and visit_date between $2 and $3 and not live for update
  ), photos as (
    delete from photo p using over where over.photo = 'photo:' || p.id
  ), sent as (
    delete from sent_photo s using over where over.photo = 'photo:' || s.photo
  ), proofs as (
    delete from number_proof n using over where n.booking = over.code
  )
  update booking b set name = '-', birth_date = '1900-01-01', address = null, phone = null, photo = null,
    person_key = '', sender_key = null
  from over where b.code = over.code`;
const NOTE_RETAINED = `insert into retention (office, done_until) values ($1, $2)
  on conflict (office) do update set done_until = greatest(retention.done_until, excluded.done_until)`;

/** Messages hold numbers and names: those older than any office keeps them go, a batch at a time. */
export async function retainMessages(tx: Transaction, days: number, now: Instant): Promise<boolean> {
  const before = now.subtract({ hours: 24 * (days + 1) }).toString();
  const gone = await Promise.all(
    [INBOX, OUTBOX, RECEIPTS, CONVERSATIONS, ALIASES].map((text, index) =>
      tx.query({ name: `retain messages ${index}`, text }, [before, BOOKINGS_PER_STEP]),
    ),
  );
  return gone.some(({ length }) => length === BOOKINGS_PER_STEP);
}
const BOOKINGS_PER_STEP = 2000;
// Messages come in the order of time: the first of them are the oldest.
const oldest = (table: string, at: string, done: string) => `
  delete from ${table} where id in (
    select id from (select id, ${at} as at, ${done} as done from ${table} order by id limit $2) first where first.at < $1 and first.done
  ) returning id`;
const INBOX = oldest('inbox_message', 'received_at', 'worked_at is not null');
const OUTBOX = oldest('outbox_message', 'created_at', `status <> 'WAITING'`);
/** A receipt names no one, but tells of a message that is forgotten. */
const RECEIPTS = `delete from delivery_receipt where (channel, provider_id, status) in (
  select channel, provider_id, status from delivery_receipt where at < $1 limit $2) returning provider_id`;
const CONVERSATIONS = `delete from conversation where (channel, sender, recipient) in (
  select channel, sender, recipient from conversation where at < $1 limit $2) returning sender`;
const ALIASES = `delete from sender_alias where (channel, alias) in (
  select channel, alias from sender_alias where at < $1 limit $2) returning sender`;
