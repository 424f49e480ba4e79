// The person of a live booking stays, unless the command that corrects slips names the booking in its own transaction.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  `create or replace function booking_is_somebodys() returns trigger language plpgsql as $$
    begin
      if current_setting('antrean.corrects', true) = old.code then
        return new;
      end if;
      raise exception 'The name, birth date and address of a booking cannot be changed.' using errcode = 'check_violation';
    end
  $$`,
];

export class Migration20261228_corrections extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
