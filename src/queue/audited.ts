// Tickets and counters as the audit log compares them.
import type { Counter, Ticket } from './ticket.ts';

/** Notes and names are personal data: the log, which is kept for good, has only whether there are any. */
export function auditedTicket({ note, walkInName, ...ticket }: Ticket): object {
  const { number, service, status, priority, counter, wantedCounter, calls } = ticket;
  const texts = { hasNote: note !== null, isNamed: walkInName !== null };
  return { number, service, status, priority, counter, wantedCounter, calls, ...texts };
}

export function auditedCounter({ label, services, open, officer }: Counter): object {
  return { label, services, open, officer };
}
