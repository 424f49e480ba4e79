// Reads of the line: the day's tickets, page by page.
import type { FilterQuery, InferEntity } from '@mikro-orm/postgresql';
import type { Queryable } from '../database.ts';
import type { LocalDate } from '../time.ts';
import { TicketEntity } from './entities.ts';
import type { TicketStatus } from './lifecycle.ts';
import type { Ticket } from './ticket.ts';

export interface TicketPage<T> {
  items: T[];
  total: number;
  hasNext: boolean;
}

export interface TicketFilter {
  office: string;
  date: LocalDate;
  /** None: any. */
  status: TicketStatus[] | null;
}

/** In the order they were given out; `after` is the id of the last one seen. */
export async function ticketsOf(
  { em }: Queryable,
  { office, date, status }: TicketFilter,
  first: number,
  after: number,
): Promise<TicketPage<Ticket>> {
  const asked: FilterQuery<InferEntity<typeof TicketEntity>> = {
    office,
    date,
    ...(status && { status: { $in: status } }),
  };
  const page = { orderBy: { id: 'asc' }, limit: first + 1, disableIdentityMap: true } as const;
  const rows = await em.find(TicketEntity, { $and: [asked, { id: { $gt: after } }] }, page);
  return { items: rows.slice(0, first), total: await em.count(TicketEntity, asked), hasNext: rows.length > first };
}
