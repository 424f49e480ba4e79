// Lotteries of newly opened days: the requests of the first minutes wait for a draw.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  `create table lottery (office text not null, date date not null, seed text not null, opens_at timestamptz not null,
    draws_at timestamptz not null, closed_at timestamptz, drawn_at timestamptz, primary key (office, date))`,
  `create index lottery_due on lottery (draws_at) where drawn_at is null`,
  `create table lottery_entry (id bigint generated always as identity primary key, office text not null,
    date date not null, person text, sender text, source text, wider text, spelling text, work text, request jsonb,
    entered_at timestamptz not null, ticket text, position integer, booking char(8), refusal text,
    constraint lottery_entry_once unique (office, date, person))`,
  `create index lottery_entry_undrawn on lottery_entry (office, date, id) where position is null`,
  `create index lottery_entry_of_sender on lottery_entry (sender) where position is null`,
  `create index lottery_entry_drawn on lottery_entry (office, date, position)`,
  `create index lottery_entry_named on lottery_entry (entered_at) where person is not null`,
];

export class Migration20261227_lottery extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
