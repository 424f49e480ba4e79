// Conversations that officers answer, who has taken them over, and the texts that an office keeps for answers.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  `create table attended_conversation (
    id bigint generated always as identity primary key,
    office text not null,
    channel text not null,
    sender_kind text not null check (sender_kind in ('phone', 'email', 'other')),
    sender text not null,
    recipient text not null,
    language text not null,
    why text not null check (why in ('NOT_UNDERSTOOD', 'NO_ANSWER', 'WANTS_OFFICER', 'COMPLAINT')),
    waiting_since timestamptz null,
    last_at timestamptz not null,
    read_id bigint not null,
    assigned_to text null,
    taken_by text null,
    taken_until timestamptz null,
    constraint attended_conversation_parties unique (office, channel, sender, recipient),
    constraint attended_conversation_taken_whole check ((taken_by is null) = (taken_until is null))
  )`,
  `create index attended_conversation_of_office on attended_conversation (office, last_at, id)`,
  `create index attended_conversation_waiting on attended_conversation (office, waiting_since, id)
    where waiting_since is not null`,
  `create index attended_conversation_taken on attended_conversation (taken_until) where taken_until is not null`,
  // Read with the state of the conversation, so that the automaton knows when to be silent without another look.
  `alter table conversation add column attended jsonb null`,
  `create table saved_reply (
    id bigint generated always as identity primary key,
    office text not null,
    title text not null,
    text text not null,
    ended_at timestamptz null
  )`,
  `create index saved_reply_of_office on saved_reply (office) where ended_at is null`,
];

export class Migration20270102_answering extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
