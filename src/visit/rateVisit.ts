// The one question after a visit: a rating is counted for the day and the service, and of the ticket only that it has been given.
import type { Asker } from '../access/asker.ts';
import type { Queryable, Transaction } from '../database.ts';
import { TicketEntity } from '../queue/entities.ts';
import { ticketById } from '../queue/line.ts';
import { refusedTicketStep, stepOnce, type TicketStep } from '../queue/once.ts';
import { refuse } from '../refusal.ts';
import { tablesOf } from '../tables.ts';
import type { Instant, LocalDate } from '../time.ts';
import { VisitRatingEntity } from './entities.ts';
import type { Rating, RatingCounts } from './ratingIndex.ts';

const tables = tablesOf(TicketEntity, VisitRatingEntity);

export interface GivenRating {
  /** The id of the visit's ticket; null: it has none yet. */
  ticket: number | null;
  rating: Rating;
  asker: Asker;
  idempotencyKey: string | null;
}

/** Once a visit, when it was served: a second rating is refused NOT_ALLOWED_NOW, since the first cannot be found again. */
export function rateVisit(
  tx: Transaction,
  { ticket: id, rating, asker, idempotencyKey }: GivenRating,
  now: Instant,
): Promise<TicketStep> {
  // Without the rating: of four, the digest that is kept beside the visit would tell which.
  const who = { asker, operation: 'rateVisit', idempotencyKey, input: [id], now };
  return stepOnce(tx, who, async () => {
    const ticket = id === null ? null : await ticketById(tx, id);
    if (!ticket || !(await noteRated(tx, ticket.id)))
      return refusedTicketStep(refuse('NOT_ALLOWED_NOW', { status: ticket?.status ?? 'CONFIRMED' }));
    await countRating(tx, ticket, rating);
    return { answer: { ...ticket, rated: true }, announcements: [], before: ticket };
  });
}

/** False: it was not served, or has been rated. Of two at once the second waits for the first, and finds it rated. */
async function noteRated(tx: Transaction, ticket: number): Promise<boolean> {
  const noted = tables(tx)
    .updateTable('ticket')
    .set({ rated: true })
    .where('id', '=', ticket)
    .where('status', '=', 'SERVED')
    .where('rated', '=', false)
    .returning('id');
  return (await noted.executeTakeFirst()) !== undefined;
}

const COLUMN_OF = {
  VERY_POOR: 'veryPoor',
  POOR: 'poor',
  GOOD: 'good',
  VERY_GOOD: 'veryGood',
} as const satisfies Record<Rating, keyof RatingCounts>;

async function countRating(tx: Transaction, visit: RatedVisit, rating: Rating): Promise<void> {
  const { office, date, service } = visit;
  const column = COLUMN_OF[rating];
  await tables(tx)
    .insertInto('visit_rating')
    .values({ office, date, service, veryPoor: 0, poor: 0, good: 0, veryGood: 0, [column]: 1 })
    .onConflict((same) =>
      same
        .columns(['office', 'date', 'service'])
        .doUpdateSet((row) => ({ [column]: row(`visit_rating.${column}`, '+', 1) })),
    )
    .execute();
}

interface RatedVisit {
  office: string;
  date: LocalDate;
  service: string;
}

/** By service, in the order of their codes; services without ratings are left out. */
export async function readRatings(
  db: Queryable,
  office: string,
  { from, to }: { from: LocalDate; to: LocalDate },
): Promise<(RatingCounts & { service: string })[]> {
  const rows = tables(db)
    .selectFrom('visit_rating')
    .select((sum) => [
      'service',
      sum.fn.sum<string>('veryPoor').as('veryPoor'),
      sum.fn.sum<string>('poor').as('poor'),
      sum.fn.sum<string>('good').as('good'),
      sum.fn.sum<string>('veryGood').as('veryGood'),
    ])
    .where('office', '=', office)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .groupBy('service')
    .orderBy('service');
  return (await rows.execute()).map(({ service, veryPoor, poor, good, veryGood }) => {
    return { service, veryPoor: Number(veryPoor), poor: Number(poor), good: Number(good), veryGood: Number(veryGood) };
  });
}
