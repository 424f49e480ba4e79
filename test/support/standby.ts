// Applicants on standby at a house: what they do, and the sums that must hold whatever they do.
import { expect } from 'vitest';
import type { Booking } from '../../src/booking/booking.ts';
import { cancel, reschedule } from '../../src/booking/change.ts';
import { type Pool, queriesOn, type Transaction } from '../../src/database.ts';
import { turnFreedPlaces } from '../../src/jobs/clockwork.ts';
import { isRefusal, type Refusal } from '../../src/refusal.ts';
import { acceptOffer, declineOffer, leaveStandby, requestStandby } from '../../src/standby/standbyLine.ts';
import { standbyOf } from '../../src/standby/standbyOf.ts';
import type { TellMeans } from '../../src/standby/tellable.ts';
import { addMinutes, type Instant } from '../../src/time.ts';
import { transact } from '../../src/transact.ts';
import { meansOf } from './digitMeans.ts';
import { made, phoneOf, sender, type TestHouse, type Wish, wanted } from './house.ts';
import type { OfficesChange } from './offices.ts';

/** Windows of that many places, a rest of half an hour at most, and offers in every minute of the day but the last. */
export const small = (capacity: number, freedPlaceMinutes = { from: 10, to: 30 }): OfficesChange => ({
  defaults: { schedule: { capacity }, policy: { freedPlaceMinutes }, notices: { hours: '00:00-23:59' } },
});

export type Answer = Booking | Refusal;

/** `pool`: that of another server on the same database. */
export function desk(house: TestHouse, pool: Pool = house.database.pool, means: TellMeans = meansOf(house.offices)) {
  const now = () => house.clock.now();
  const run = (work: (tx: Transaction, at: Instant) => Promise<{ answer: Answer; announcements: [] | never[] }>) =>
    transact(pool, (tx) => work(tx, now()) as never) as Promise<Answer>;
  const of = (number: number) => ({ asker: sender(phoneOf(number)), proof: {}, idempotencyKey: null });
  return {
    async booked(number: number, visitDate: string, wish: Wish = {}): Promise<string> {
      const asker = sender(phoneOf(number));
      const booking = made(await house.book(wanted(house, number, { asker, visitDate, ...wish })));
      made(await house.confirm({ code: booking.code, asker: sender(phoneOf(number)), proof: {} }));
      return booking.code;
    },
    cancel: (number: number, code: string) =>
      run((tx, at) => cancel(tx, { code, ...of(number) }, house.offices.get, at) as never),
    reschedule: (number: number, code: string, visitDate: string | null) =>
      run(
        (tx, at) =>
          reschedule(
            tx,
            { code, ...of(number), visitDate, window: null, acceptNextPlace: true },
            house.offices.get,
            at,
          ) as never,
      ),
    ask: (number: number, code: string, earliest: string | null = null) =>
      run((tx, at) => requestStandby(tx, { code, ...of(number), earliest }, house.offices.get, at) as never),
    leave: (number: number, code: string) =>
      run((tx, at) => leaveStandby(tx, { code, ...of(number) }, house.offices.get, at) as never),
    accept: (number: number, code: string, window: number | null = null) =>
      run((tx, at) => acceptOffer(tx, { code, ...of(number), window }, house.offices.get, at) as never),
    decline: (number: number, code: string, window: number | null = null) =>
      run((tx, at) => declineOffer(tx, { code, ...of(number), window }, house.offices.get, at) as never),
    /** By a server whose clock is that many minutes ahead. */
    turn: (ahead = 0) => turnFreedPlaces(pool, house.offices, means, addMinutes(now(), ahead)),
    state: async (code: string) => (await standbyOf(queriesOn(pool), [code], now())).get(code) ?? null,
    query: async (sql: string, values: unknown[] = []) => (await pool.query(sql, values)).rows,
  };
}

/** In every window: each taken place is held by a booking or resting, and every place that rests has its row. */
const SUMS = `
  select w.id, w.taken, w.resting,
    (select count(*)::int from booking b where b.window_id = w.id and b.status in ('HELD', 'CONFIRMED', 'CHECKED_IN', 'FORFEITED')) as had,
    (select count(*)::int from freed_place f where f.window_id = w.id) as freed
  from capacity_window w where w.taken <> 0 or w.resting <> 0 or exists (select from freed_place f where f.window_id = w.id)`;

export async function expectSums(
  query: (sql: string) => Promise<{ taken: number; resting: number; had: number; freed: number }[]>,
) {
  const rows = await query(SUMS);
  expect(rows.filter(({ taken, resting, had, freed }) => taken !== had + resting || resting !== freed)).toEqual([]);
}

export const reason = (answer: Answer) => (isRefusal(answer) ? answer.refused : answer.status);
