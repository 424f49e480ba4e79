// Sessions of staff who sign in by their browser with the identity provider.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  `create table staff_session (id bigint generated always as identity primary key, digest text not null unique, subject text not null,
    name text not null, roles text[] not null, browser text, source text not null, created_at timestamptz not null,
    last_used_at timestamptz not null, ends_at timestamptz not null, ended_at timestamptz)`,
  `create index staff_session_of_subject on staff_session (subject, id)`,
  `create index staff_session_ends on staff_session (ends_at)`,
];

export class Migration20261225_staffSessions extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
