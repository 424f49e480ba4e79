// Which day windows were of that are gone: somebody whose page still shows one is offered others of that day.
import { Migration } from '@mikro-orm/migrations';

export class Migration20261212_withdrawnWindow extends Migration {
  override up(): void {
    this.addSql(`create table withdrawn_window (
      id bigint primary key,
      office text not null references office,
      date date not null
    )`);
    this.addSql('create index withdrawn_window_past on withdrawn_window (office, date)');
  }
}
