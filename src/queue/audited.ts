// Tickets and counters as the audit log compares them.
import type { Counter, Ticket } from './ticket.ts';

export function auditedTicket({ number, service, status, priority, counter, wantedCounter, calls }: Ticket): object {
  return { number, service, status, priority, counter, wantedCounter, calls };
}

export function auditedCounter({ label, services, open, officer }: Counter): object {
  return { label, services, open, officer };
}
