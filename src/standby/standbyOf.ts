// Positions of bookings in their standby lines, read together.
import { type CapacityWindow, readWindow } from '../capacity/window.ts';
import type { Queryable } from '../database.ts';
import { statement } from '../statement.ts';
import type { Instant, LocalDate } from '../time.ts';
import { OFFERS_TO } from './standbyLine.ts';

/** The applicant's place in the line, and the place being offered. */
export interface StandbyState {
  since: Instant;
  earliest: LocalDate | null;
  /** From 1. */
  place: number;
  offer: { window: CapacityWindow; answerBy: Instant } | null;
}

/** By code; bookings that are not on standby are missing. */
export async function standbyOf(
  db: Queryable,
  codes: readonly string[],
  now: Instant,
): Promise<Map<string, StandbyState>> {
  const [rows, offers] = await Promise.all([
    db.query(STANDBY_OF, [codes]),
    db.query(OFFERS_TO, [codes, now.toString()]),
  ]);
  const offerTo = new Map(offers.map((offer) => [offer.booking, offer]));
  return new Map(
    rows.map(({ code, ...state }) => {
      const offer = offerTo.get(code);
      return [code, { ...state, offer: offer ? { window: readWindow(offer), answerBy: offer.offer_until } : null }];
    }),
  );
}
const STANDBY_OF = statement<{ code: string; since: Instant; earliest: LocalDate | null; place: number }>('standby of')`
  select s.booking as code, s.asked_at as since, s.earliest, (
    select count(*)::int from standby o where o.office = s.office and o.left_at is null and o.id <= s.id
      and (select b.status from booking b where b.code = o.booking) = 'CONFIRMED'
  ) as place
  from standby s join booking b on b.code = s.booking and b.status = 'CONFIRMED'
  where s.booking = any($1) and s.left_at is null`;
