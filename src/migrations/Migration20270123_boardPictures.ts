// Offices show pictures on their lobby boards.
import { Migration } from '@mikro-orm/migrations';

export const STATEMENTS: readonly string[] = [
  `create table board_picture (
    id uuid primary key, office text not null references office (code), content_type text not null, bytes bytea not null,
    at timestamptz not null
  )`,
  'create index board_picture_of_office on board_picture (office)',
];

export class Migration20270123_boardPictures extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
