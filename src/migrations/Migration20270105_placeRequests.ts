// Requests for a place that wait for one, also those of a sender whose number was hidden when they came.
import { Migration } from '@mikro-orm/migrations';

/** `tel:+62…` and `id:…` are the keys of src/phone.ts, 0 and 3 the seeds of src/locks.ts. */
const PLACE_REQUESTS: readonly string[] = [
  `create table place_request (
    id uuid primary key default gen_random_uuid(),
    office text not null references office (code),
    waits_for text not null check (waits_for in ('NO_PLACE', 'INTAKE_HOURS')),
    channel text not null,
    person_key text not null,
    sender_key text not null,
    photo text null,
    request jsonb not null,
    by text not null,
    asked_at timestamptz not null,
    due_at timestamptz not null,
    expires_at timestamptz not null,
    constraint place_request_once unique (person_key)
  )`,
  `create index place_request_line on place_request (office, asked_at, id)`,
  `create index place_request_of_sender on place_request (sender_key)`,
  `create index place_request_photo on place_request (photo) where photo is not null`,
  `create or replace function carry_over_sender(told_by text, hidden_id text, number text, told_at timestamptz)
    returns boolean language plpgsql as $$
    declare
      hidden constant text := 'id:' || hidden_id;
      known constant text := 'tel:' || number;
      numbers constant text[] := array(
        select distinct recipient from inbox_message where channel = told_by and sender = hidden_id
      );
    begin
      -- Whatever there is under an id came by a message; a block, a booking and a waiting request may outlive it.
      if numbers = '{}' and not exists (select from booking where live and sender_key = hidden)
        and not exists (select from block where key = hidden)
        and not exists (select from place_request where sender_key = hidden) then return false; end if;
      -- Workers of the sender's messages wait, and so does whoever books for either of the two.
      perform pg_advisory_xact_lock(hashtextextended(told_by || ' ' || hidden_id, 3));
      perform pg_advisory_xact_lock(lock) from (
        select distinct hashtextextended(name, 0) as lock from unnest(array[hidden, known]) name order by lock offset 0
      ) sorted;

      -- No place is lost that is confirmed; a hold beyond what one sender may have lapses.
      with taken as (
        select sender_slot from booking where live and sender_key = known
      ), free as (
        select slot, row_number() over (order by slot) as turn from generate_series(1, 10) slot
        where slot not in (select sender_slot from taken)
      ), carried as (
        select code, row_number() over (order by status = 'HELD', held_at, code) as turn
        from booking where live and sender_key = hidden
      )
      update booking b set sender_key = known, sender_slot = free.slot,
        confirm_by = case
          when b.status = 'HELD' and (select count(*) from taken) + free.turn > coalesce(
            (coalesce(o.from_managers -> 'policy', o.from_file -> 'policy') ->> 'maxLiveBookingsPerSender')::int, 1
          ) then least(b.confirm_by, told_at) else b.confirm_by end
      from carried join free using (turn), office o where b.code = carried.code and o.code = b.office;

      -- Days of the past are found by office and day: no booking is kept longer with a name.
      update booking set sender_key = known
      where not live and sender_key = hidden and visit_date > (told_at - interval '400 days')::date
        and office = any(array(
          select distinct office from inbox_message where channel = told_by and sender = hidden_id and office is not null
        ));
      update lottery_entry set sender = known where sender = hidden and position is null;
      update place_request set sender_key = known where sender_key = hidden;
      update block b set key = known
      where key = hidden and not exists (select from block o where o.missed = b.missed and o.key = known);

      update inbox_message set sender_kind = 'phone', sender = number where channel = told_by and sender = hidden_id;
      update conversation c set sender = known
      where channel = told_by and sender = hidden and recipient = any(numbers) and not exists (
        select from conversation o where o.channel = told_by and o.sender = known and o.recipient = c.recipient
      );
      update opt_out c set recipient = number
      where channel = told_by and sender = any(numbers) and recipient = hidden_id and not exists (
        select from opt_out o where o.channel = told_by and o.sender = c.sender and o.recipient = number
      );
      update outbox_message set recipient_kind = 'phone', recipient = number
      where channel = told_by and sender = any(numbers) and recipient = hidden_id;
      -- Officers see one conversation: where both are open, it has waited since the earlier of the two.
      update attended_conversation o set waiting_since = least(o.waiting_since, a.waiting_since),
        last_at = greatest(o.last_at, a.last_at)
      from attended_conversation a
      where a.channel = told_by and a.sender = hidden_id and o.office = a.office and o.channel = a.channel
        and o.recipient = a.recipient and o.sender = number;
      update attended_conversation a set sender_kind = 'phone', sender = number
      where channel = told_by and sender = hidden_id and not exists (
        select from attended_conversation o
        where o.office = a.office and o.channel = a.channel and o.recipient = a.recipient and o.sender = number
      );
      delete from attended_conversation where channel = told_by and sender = hidden_id and sender <> number;
      return true;
    end
  $$`,
];

export class Migration20270105_placeRequests extends Migration {
  override up(): void {
    for (const statement of PLACE_REQUESTS) this.addSql(statement);
  }
}
