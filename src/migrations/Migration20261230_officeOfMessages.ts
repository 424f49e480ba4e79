// Each message belongs to the office that it was written to or by, whichever office has the number later.
import { Migration } from '@mikro-orm/migrations';

const PORTIONS = 'with (fastupdate = on, gin_pending_list_limit = 256)';

/** The office of messages that are there already is the one that has the number now. */
const officeOf = (table: string, number: string) => `
  update ${table} m set office = known.office from (
    select number, office_of_address(number) as office from (select distinct ${number} as number from ${table}) numbers
  ) known where known.number = m.${number} and known.office is not null`;

export const STATEMENTS: readonly string[] = [
  // An address names an office by its code, or by a channel of the managers' layer, which hides those of the file.
  `create function office_of_address(address text) returns text language sql stable
    return (
      select code from office where code = address or exists (
        select from jsonb_array_elements(coalesce(from_managers -> 'channels', from_file -> 'channels')) as channel
        where channel ->> 'address' = address
      ) order by code = address desc, position limit 1
    )`,
  `alter table inbox_message add column office text`,
  `alter table outbox_message add column office text`,
  officeOf('inbox_message', 'recipient'),
  officeOf('outbox_message', 'sender'),
  // A server of the version before names no office while servers are replaced one after the other.
  `create function name_office_of_message() returns trigger language plpgsql as $$
    begin
      new.office := office_of_address(case tg_table_name when 'inbox_message' then new.recipient else new.sender end);
      return new;
    end
  $$`,
  `create trigger office_of_inbox_message before insert on inbox_message
    for each row when (new.office is null) execute function name_office_of_message()`,
  `create trigger office_of_outbox_message before insert on outbox_message
    for each row when (new.office is null) execute function name_office_of_message()`,
  `drop index inbox_message_failed`,
  `create index inbox_message_failed on inbox_message (office, id) where reason is not null and handled_at is null`,
  `drop index inbox_message_of_office`,
  // The number is there to be looked at without the row.
  `create index inbox_message_of_office on inbox_message (office, received_at, id, recipient)`,
  `drop index inbox_message_words`,
  `create index inbox_message_words on inbox_message
    using gin (message_words(coalesce(office, ''), sender, text, null)) ${PORTIONS}`,
  `drop index outbox_message_of_office`,
  `create index outbox_message_of_office on outbox_message (office, created_at, id, key)`,
  `drop index outbox_message_undone`,
  `create index outbox_message_undone on outbox_message (office, status, created_at, id)
    where status in ('WAITING', 'FAILED', 'UNKNOWN', 'DROPPED')`,
  `drop index outbox_message_words`,
  `create index outbox_message_words on outbox_message
    using gin (message_words(coalesce(office, ''), recipient, text, booking::text)) ${PORTIONS}`,
];

export class Migration20261230_officeOfMessages extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
