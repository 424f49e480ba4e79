// The steps that the tests of blocks and delays take at a house: booking, blocking, not coming, coming.

import { blockKeyOf } from '../../src/abuse/blockKeys.ts';
import { type BlockOrder, block, liftBlock } from '../../src/abuse/blocks.ts';
import type { Asker } from '../../src/access/asker.ts';
import { type BookingChange, cancel } from '../../src/booking/change.ts';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { checkIn } from '../../src/queue/checkIn.ts';
import { addMinutes, type Instant } from '../../src/time.ts';
import { transact } from '../../src/transact.ts';
import { made, openHouse, phoneOf, sender, type Wish, wanted } from './house.ts';
import type { OfficeChange } from './offices.ts';
import { committedOneByOne } from './statements.ts';

const EVENING = 12 * 60;

export const OFFICER: Asker = { kind: 'administrator' };

/** A house whose offices have these rules: `forfeitsInRow: 2`, `maxLiveBookingsPerSender: 5`. */
export async function openBlocks(policy: OfficeChange['policy'] = {}) {
  const house = await openHouse(undefined, { defaults: { policy } });
  const { pool } = house.database;
  const tx = committedOneByOne(pool);
  const now = () => house.clock.now();
  const asked = (number: number): Asker => sender(phoneOf(number));

  /** Writes from the phone of that number, for the person of that number unless it names another. */
  const by = (number: number, wish: Wish = {}) => house.book(wanted(house, number, { asker: asked(number), ...wish }));
  const confirmed = async (number: number, wish: Wish = {}) => {
    const { code } = made(await by(number, { visitDate: null, ...wish }));
    return made(await house.confirm({ code, asker: wish.asker ?? asked(number), proof: {} }));
  };
  const settle = () => settleAll(pool, now());
  const comes = ({ code, office }: { code: string; office: string }) => {
    const input = { office: house.offices.get(office), code, priority: null, asker: OFFICER, idempotencyKey: null };
    return transact(pool, (inside) => checkIn(inside, input, house.offices.get, now()));
  };
  /** The evening after: what is booked next is another visit. */
  const over = async ({ forfeitAt }: { forfeitAt: Instant }) => {
    house.clock.set(forfeitAt);
    await settle();
    house.clock.advance(EVENING);
  };
  return {
    house,
    tx,
    by,
    confirmed,
    settle,
    comes,
    over,
    /** Books and confirms a place; its holder does not come. */
    async missed(number: number, wish: Wish = {}) {
      const booking = await confirmed(number, wish);
      await over(booking);
      return booking;
    },
    async kept(number: number, wish: Wish = {}) {
      const booking = await confirmed(number, wish);
      house.clock.set(addMinutes(booking.forfeitAt, -15));
      await comes(booking);
      await over(booking);
      // Served and gone.
      await tx.query('update booking set live = false where code = $1', [booking.code]);
      return booking;
    },
    cancelled: (number: number, code: string) => {
      const input: Pick<BookingChange, 'code' | 'asker' | 'proof' | 'idempotencyKey'> = {
        ...{ code, asker: asked(number), proof: {}, idempotencyKey: null },
      };
      return transact(pool, (inside) => cancel(inside, input, house.offices.get, now()));
    },
    /** Bogor's manager blocks the phone of that number there, without an end, unless told otherwise. */
    block: (number: number, more: Partial<BlockOrder> = {}) => transact(pool, (inside) => set(inside, number, more)),
    set,
    lift: (id: number, office: string | null = 'BOGOR') =>
      transact(pool, async (inside) => {
        const answer = await liftBlock(inside, { id, office, by: 'manager 1' }, now());
        return { answer, announcements: [] };
      }),
    /** Delays there are, as numbers and people: `+62…`, `PEMOHONB 1987-01-25`. */
    async delayed(): Promise<string[]> {
      const rows = await tx.query(`select key from block where kind = 'FORFEITS' and lifted_at is null`);
      return rows.map(({ key }) => key.slice(key.indexOf(':') + 1)).toSorted();
    },
  };

  async function set(inside: Parameters<typeof block>[0], number: number, more: Partial<BlockOrder> = {}) {
    const order = { key: blockKeyOf(phoneOf(number)), office: 'BOGOR', reason: 'Calo', until: null, by: 'manager 1' };
    return { answer: await block(inside, { ...order, ...more }, now()), announcements: [] };
  }
}
