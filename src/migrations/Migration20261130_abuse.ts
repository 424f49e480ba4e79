// Addresses and people that may not book for a while, and what cannot be changed of a booking.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  // key: of an address (`tel:+62…`, `id:…`) or of a person (`person:…`). office: null for all of them. missed: the visit
  // nobody came to, the same for the number and for those it should have brought.
  `create table block (
    id bigint generated always as identity primary key,
    key text not null,
    office text references office (code),
    kind text not null check (kind in ('STAFF', 'FORFEITS')),
    reason text,
    missed text,
    by text not null,
    began_at timestamptz not null,
    ends_at timestamptz check (ends_at > began_at),
    lifted_at timestamptz,
    lifted_by text,
    constraint block_says_why check ((reason is not null) = (kind = 'STAFF') and (missed is not null) = (kind = 'FORFEITS')),
    constraint block_delays_for_a_time check (kind = 'STAFF' or (office is not null and ends_at is not null)),
    constraint block_lifted_by_somebody check ((lifted_at is null) = (lifted_by is null))
  )`,
  `create index block_by_key on block (key)`,
  `create index block_of_office on block (office, id)`,
  `create unique index block_missed_once on block (missed, key)`,
  // Who came and who did not: the last visits of an address, or of a person, are looked up when one is forfeited.
  `create index booking_kept_by_sender on booking (sender_key, office, visit_date) where status in ('FORFEITED', 'CHECKED_IN')`,
  `create index booking_kept_by_person on booking (person_key, office, visit_date) where status in ('FORFEITED', 'CHECKED_IN')`,

  // A place is somebody's: whoever could change the name could sell it. Only bookings that are over may be made anonymous.
  `create function booking_is_somebodys() returns trigger language plpgsql as $$
    begin
      raise exception 'The name, birth date and address of a booking cannot be changed.' using errcode = 'check_violation';
    end
  $$`,
  `create trigger booking_is_somebodys before update of name, birth_date, address, person_key on booking for each row
    when (old.live and (old.name, old.birth_date, old.address, old.person_key)
      is distinct from (new.name, new.birth_date, new.address, new.person_key))
    execute function booking_is_somebodys()`,
];

export class Migration20261130_abuse extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
