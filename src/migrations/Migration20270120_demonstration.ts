// A database in demo mode keeps the demonstration that it began with: its clock goes on from there.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  `create table demonstration (
    id integer primary key, seed integer not null, began_at timestamptz not null, clock_at timestamptz not null,
    steps text[] not null
  )`,
];

export class Migration20270120_demonstration extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
