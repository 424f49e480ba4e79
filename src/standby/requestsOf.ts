// Reads the requests for a place that wait: those of an address, or one by its id, each with its position in the line.
import { sql } from 'kysely';
import { BookingEntity } from '../booking/entities.ts';
import type { Queryable } from '../database.ts';
import { tablesOf } from '../tables.ts';
import { PlaceRequestEntity } from './entities.ts';
import type { PlaceRequest } from './placeRequest.ts';

/** The requests, beside the bookings of their senders. */
export const requestTables = tablesOf(PlaceRequestEntity, BookingEntity);

export interface PlacedRequest extends PlaceRequest {
  /** Position in the office's line, from 1. */
  place: number;
}

export async function placeRequestsOf(
  db: Queryable,
  of: { sender: string } | { id: string },
): Promise<PlacedRequest[]> {
  return requestTables(db)
    .selectFrom('place_request as own')
    .selectAll('own')
    .select(({ selectFrom, ref }) =>
      selectFrom('place_request as other')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('other.office', '=', 'own.office')
        .where(sql<boolean>`(other.asked_at, other.id) <= (${ref('own.askedAt')}, ${ref('own.id')})`)
        .as('place'),
    )
    .where(({ eb }) => ('id' in of ? eb('own.id', '=', of.id) : eb('own.senderKey', '=', of.sender)))
    .orderBy('own.askedAt')
    .execute() as Promise<PlacedRequest[]>;
}
