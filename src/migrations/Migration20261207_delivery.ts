// What decides when a message goes, and when it is of no use any more.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  // booking and version: what it speaks of; once that has changed, it is not said any more.
  // parameters, in language: what its text is rendered from when it goes; null: it is said as it is.
  // waits, while it is WAITING: for what; null: for nothing. reason: why it was DROPPED or has FAILED.
  // template: by which approved one it was sent; null: as text.
  // tried_at: when it was handed to the provider last. unsure_at: since when it may have been taken, for all we know.
  `alter table outbox_message
    add column booking char(8), add column booking_version integer,
    add column not_after timestamptz,
    add column once boolean not null default false,
    add column calm boolean not null default false,
    add column language text, add column parameters jsonb,
    add column waits text check (waits in ('TIME', 'HOURS', 'TURN', 'PACE', 'RETRY', 'PAUSE', 'ANSWER')),
    add column reason text, add column template text,
    add column tried_at timestamptz, add column unsure_at timestamptz`,
  `alter table outbox_message drop constraint outbox_message_status_check`,
  `alter table outbox_message add constraint outbox_message_status_check
    check (status in ('WAITING', 'SENT', 'DELIVERED', 'READ', 'FAILED', 'UNKNOWN', 'DROPPED'))`,
  `create index outbox_message_to on outbox_message (channel, sender, recipient, id)`,
  `alter table delivery_receipt add column fault text`,
  `create index delivery_receipt_at on delivery_receipt (at)`,
  // The provider has stopped our messages to the sender by this one, or lets them through again.
  `alter table inbox_message add column opt_out text check (opt_out in ('stop', 'start'))`,

  // How fast a number sends, by the machine's clock: the next moment at which it may, for all and for each kind of
  // message. paused_until, fault: it sends nothing until then, and why; one message tries again, times grow by probes.
  `create table sending (
    channel text not null,
    sender text not null,
    free_at timestamptz,
    reply_at timestamptz,
    notice_at timestamptz,
    calm_at timestamptz,
    fault text,
    fault_at timestamptz,
    paused_until timestamptz,
    probes integer not null default 0,
    primary key (channel, sender)
  )`,

  // Who wants no messages from an office's number, by their own word or as the provider told.
  `create table opt_out (
    channel text not null,
    sender text not null,
    recipient text not null,
    by text not null check (by in ('PERSON', 'PROVIDER')),
    at timestamptz not null,
    primary key (channel, sender, recipient)
  )`,
];

export class Migration20261207_delivery extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
