// When a ticket was first called, kept with it; and fewer indexes to keep up with every step of a ticket.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  // Figures of waits need it of every ticket of a day: from the events it was two look-ups in the largest table for each.
  `alter table ticket add column first_called_at timestamptz`,
  `update ticket t set first_called_at = (select min(e.at) from ticket_event e where e.ticket = t.id and e.action = 'CALL')
    where calls > 0`,
  // A day's tickets are found by the index of their numbers, those still open by `ticket_open`.
  `drop index ticket_line`,
  // Walk-ins, who have no booking, need no place in it.
  `alter table ticket drop constraint ticket_booking_key`,
  `create unique index ticket_of_booking on ticket (booking) where booking is not null`,
];

export class Migration20261210_firstCall extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
