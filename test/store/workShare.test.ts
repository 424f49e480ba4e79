// At an office without chat, bookings that rest on work alone have a share of each window, whichever networks they come from.
import { expect, test } from 'vitest';
import { MOST_TRIES } from '../../src/abuse/price.ts';
import type { Booking } from '../../src/booking/booking.ts';
import { reschedule } from '../../src/booking/change.ts';
import { inTransaction } from '../../src/database.ts';
import { isRefusal } from '../../src/refusal.ts';
import { anonymous, made, openHouse, refusedWith, wanted } from '../support/house.ts';
import { step } from '../support/step.ts';

const OFFICE = 'TANGERANG';
const PERCENT = 20;
const PROOF = { birthDate: '1987-01-25' };

test('a window of an office without chat', async () => {
  const house = await openHouse(undefined, { [OFFICE]: { policy: { workShare: PERCENT } } });
  const other = { ...house, ...(await house.neighbour()) };
  const { rows: windows } = await house.database.pool.query(
    `select id, capacity from capacity_window where office = $1 and date >= '2017-08-07' order by starts_at limit 2`,
    [OFFICE],
  );
  const [full, next] = windows.map(({ id }) => id);
  const share = (windows[0].capacity * PERCENT) / 100;
  let people = 0;
  const ask = (window: number, by: typeof house, changes: Parameters<typeof wanted>[2] = {}) => {
    const number = people++;
    const picked = { office: OFFICE, visitDate: null, window, acceptNextPlace: false };
    return by.book(wanted(house, number, { ...picked, budget: `10.${number}.0.0/24`, ...changes }));
  };
  const confirm = ({ code }: Pick<Booking, 'code'>) =>
    house.confirm({
      code,
      asker: anonymous,
      proof: PROOF,
      work: { id: `work of ${code}`, tries: MOST_TRIES },
      budget: `10.${people}.0.0/24`,
    });

  await step('is confirmed by work up to its share, however many networks ask through two servers', async () => {
    for (let round = 0; round < 6; round++) {
      const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => ask(full, index % 2 ? other : house)));
      for (const answer of answers) if (!isRefusal(answer)) made(await confirm(answer));
    }
    const { rows } = await house.database.pool.query(
      `select status, count(*)::int as bookings from booking where window_id = $1 group by status`,
      [full],
    );
    expect(rows).toEqual([{ status: 'CONFIRMED', bookings: share }]);
    expect(refusedWith(await ask(full, house))).toBe('UNPROVEN_FULL');
  });

  await step('is passed over for the next one by those who take it', async () => {
    expect(made(await ask(full, house, { acceptNextPlace: true })).window.id).toBe(next);
  });

  await step('is not filled by moving a confirmed booking into it either', async () => {
    const { code } = made(await confirm(made(await ask(next, house))));
    const change = { code, proof: PROOF, asker: anonymous, idempotencyKey: null, visitDate: null, window: full };
    const moved = await inTransaction(house.database.pool, (tx) =>
      reschedule(tx, { ...change, acceptNextPlace: false }, house.offices.get, house.clock.now()),
    );
    expect(refusedWith(moved.answer)).toBe('UNPROVEN_FULL');
  });

  await step('is given to its last place to people at the desk', async () => {
    const atDesk = { asker: { kind: 'administrator' } as const, budget: null };
    for (let place = share; place < windows[0].capacity; place++) made(await ask(full, house, atDesk));
    expect(refusedWith(await ask(full, house, atDesk))).toBe('FULL');
  });
});
