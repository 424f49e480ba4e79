// People who wait for a place at a house: what they ask for, and what comes of it.
import type { Asker } from '../../src/access/asker.ts';
import { rollAll } from '../../src/jobs/clockwork.ts';
import { serveAllRequests } from '../../src/jobs/serveAllRequests.ts';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { isRefusal } from '../../src/refusal.ts';
import { requestPlace, withdrawPlaceRequest } from '../../src/standby/requestPlace.ts';
import type { TellMeans } from '../../src/standby/tellable.ts';
import { transact } from '../../src/transact.ts';
import { meansOf } from './digitMeans.ts';
import { made, nameOf, phoneOf, sender, type TestHouse, type Wish, wanted } from './house.ts';
import type { OfficesChange } from './offices.ts';

/** One place a day, and a day that opens at midnight. */
export const oneADay = (policy: object = {}): OfficesChange => ({
  BOGOR: {
    policy: { horizonDays: 1, holdMinutes: 30, standbyAnswerMinutes: 45, ...policy },
    schedule: {
      capacity: 1,
      week: {
        tuesday: { hours: '15:00-16:00' },
        wednesday: { hours: '15:00-16:00' },
        thursday: { hours: '15:00-16:00' },
        friday: { hours: '15:00-16:00' },
      },
    },
  },
});

export function waitingAt(house: TestHouse, means: TellMeans = meansOf(house.offices)) {
  const { pool } = house.database;
  const now = () => house.clock.now();
  const query = async (sql: string, values: unknown[] = []) => (await pool.query(sql, values)).rows;
  return {
    query,
    async booked(number: number, wish: Wish = {}): Promise<string> {
      const asker = sender(phoneOf(number));
      const { code } = made(await house.book(wanted(house, number, { asker, visitDate: null, ...wish })));
      return made(await house.confirm({ code, asker, proof: {} })).code;
    },
    /** The code of the refusal, or what it waits for. */
    async asks(number: number, wish: Wish = {}): Promise<string> {
      const { asker = sender(phoneOf(number)), numberRead = false, ...own } = wish;
      const { request, office } = wanted(house, number, { asker, visitDate: null, ...own });
      const answer = await transact(pool, (tx) =>
        requestPlace(tx, { request, office, asker, now: now(), numberRead }, means),
      );
      return isRefusal(answer) ? answer.refused : answer.waitsFor;
    },
    async withdraws(number: number, asker: Asker = sender(phoneOf(number))): Promise<string> {
      const [row] = await query('select id from place_request where request ->> $1 = $2', ['name', nameOf(number)]);
      const answer = await transact(pool, (tx) => withdrawPlaceRequest(tx, { id: row.id, asker }));
      return isRefusal(answer) ? answer.refused : 'WITHDRAWN';
    },
    /** The clock goes on to that time, and does all that is due by then. */
    async until(at: string): Promise<number> {
      house.clock.set(at);
      await settleAll(pool, now());
      await rollAll(pool, house.offices, now());
      const barcodeOf = (code: string) => `https://antrean.example/${code}/qr.png`;
      return serveAllRequests(pool, house.offices, { barcodeOf, means }, now());
    },
    waiting: async () =>
      (await query(`select request ->> 'name' as name from place_request order by asked_at, id`)).map(
        ({ name }) => name,
      ),
    bookings: () =>
      query(`select name, status, visit_date::text as day, proven, (confirm_by at time zone 'Asia/Jakarta')::text as until
        from booking where live order by visit_date, held_at`),
    told: () => query(`select key, recipient, text, media, calm from outbox_message order by id`),
  };
}
