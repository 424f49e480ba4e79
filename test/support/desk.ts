// Takes the steps of a day at an office by the core: bookings confirmed, people checked in, counters at work.

import { openDatabase } from '../../server/postgres/database.ts';
import type { Asker } from '../../src/access/asker.ts';
import type { Booking } from '../../src/booking/booking.ts';
import type { Pool, Transaction } from '../../src/database.ts';
import { callNext, callTicket } from '../../src/queue/call.ts';
import { type CheckIn, checkIn, issueTicket, type WalkIn } from '../../src/queue/checkIn.ts';
import { openCounter, seedCounters } from '../../src/queue/counters.ts';
import { act } from '../../src/queue/serve.ts';
import type { Ticket } from '../../src/queue/ticket.ts';
import { isRefusal, type Refusal } from '../../src/refusal.ts';
import { type Done, transact } from '../../src/transact.ts';
import { atEnd } from './atEnd.ts';
import { made, openHouse, type TestHouse, type Wish, wanted } from './house.ts';
import type { OfficesChange } from './offices.ts';

export const administrator: Asker = { kind: 'administrator' };

/** Half past seven on the Monday that is booked for: check-in for eight is open. */
export const MORNING = '2017-08-07T07:30:00+07:00';

type Action = Parameters<typeof act>[1];
type Keyed = { key?: string };

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** `through` says which of two servers does it. */
export async function openDesk(change?: OfficesChange, start?: string) {
  const house = await openHouse(start, ...(change ? [change] : []));
  const second = await openDatabase(house.url);
  atEnd(() => second.close().catch(() => {}));
  const pools: readonly [Pool, Pool] = [house.database.pool, second.pool];
  await transact(pools[0], (tx) => seeded(tx, house.offices.all()));
  const run = <T>(step: (tx: Transaction) => Promise<Done<T>>, through = 0) =>
    transact(pools[through % 2] as Pool, step);
  const now = () => house.clock.now();
  const office = (code = 'BOGOR') => house.offices.get(code);
  const asked = ({ key }: Keyed) => ({ asker: administrator, idempotencyKey: key ?? null });

  return {
    house,
    pools,
    run,
    query: async (sql: string, values?: unknown[]) => (await pools[0].query(sql, values)).rows,
    confirmed: (number: number, wish?: Wish) => confirmed(house, number, wish),
    checkIn: (code: string, more: Partial<CheckIn> & Keyed & { at?: string } = {}, through = 0) => {
      const input = { office: office(more.at), code, priority: null, ...asked(more), ...more };
      return run((tx) => checkIn(tx, input, house.offices.get, now()), through);
    },
    walkIn: (more: Partial<WalkIn> & Keyed & { at?: string } = {}, through = 0) => {
      const input = {
        office: office(more.at),
        service: null,
        priority: 'NORMAL' as const,
        name: null,
        ...asked(more),
        ...more,
      };
      return run((tx) => issueTicket(tx, input, now()), through);
    },
    open: (counter: string, services: string[] | null = null) => {
      const input = { office: office(counter.split('/')[0]), counter, services, asker: administrator };
      return run((tx) => openCounter(tx, input, now()));
    },
    callNext: (counter: string, more: Keyed = {}, through = 0) => {
      const input = { office: office(counter.split('/')[0]), counter, ...asked(more) };
      return run((tx) => callNext(tx, input, now()), through);
    },
    call: (counter: string, number: string, more: Keyed = {}) => {
      const input = { office: office(counter.split('/')[0]), counter, number, ...asked(more) };
      return run((tx) => callTicket(tx, input, now()));
    },
    act: (action: Action, number: string, more: Keyed & { at?: string } = {}, through = 0) => {
      const input = { office: office(more.at), number, ...asked(more) };
      return run((tx) => act(tx, action, input, now()), through);
    },
  };
}

async function seeded(tx: Transaction, offices: Parameters<typeof seedCounters>[1]): Promise<Done<null>> {
  await seedCounters(tx, offices);
  return { answer: null, announcements: [] };
}

/** A confirmed booking of a person who is new to the server: Bogor, the Monday, the first window with a place. */
async function confirmed(house: TestHouse, number: number, wish: Wish = {}): Promise<Booking> {
  const { code } = made(await house.book(wanted(house, number, { asker: administrator, ...wish })));
  return made(await house.confirm({ code, asker: administrator, proof: {} }));
}

/** The ticket; a refusal fails the test with its code. */
export function given(answer: Ticket | Refusal): Ticket {
  if (isRefusal(answer)) throw new Error(`Refused: ${answer.refused} ${JSON.stringify(answer.parameters)}`);
  return answer;
}

/** The code of the refusal; null where there is none. */
export function refusalIn(answer: object): string | null {
  return isRefusal(answer) ? answer.refused : null;
}
