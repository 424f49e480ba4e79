// Ten thousand events at random around places that come free: the line is kept, and no place is sold twice.
import { expect, test } from 'vitest';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { isRefusal } from '../../src/refusal.ts';
import { addMinutes } from '../../src/time.ts';
import { chanceFrom } from '../support/chance.ts';
import { openHouse, phoneOf, sender, wanted } from '../support/house.ts';
import { desk, expectSums, small } from '../support/standby.ts';

const EVENTS = 10_000;
/** This many happen at the same time, then the clock has its turn. */
const AT_ONCE = 10;
const SEED = 20170807;
/** Days of some twenty hours from here on: in the last minute of a day, which the office's hours leave out, no place is offered. */
const MIDNIGHT = '2017-08-01T00:00:00+07:00';

test(`through ${EVENTS} events all sums hold, and those ahead in line were asked first`, {
  timeout: 240_000,
}, async () => {
  const house = await openHouse(MIDNIGHT, small(3), { defaults: { policy: { horizonDays: 6 } } });
  const at = desk(house);
  const chance = chanceFrom(SEED);
  const holders = new Map<number, string>();
  const done: Record<string, number> = {};
  let people = 0;

  const book = async () => {
    const numbers = Array.from({ length: 1 + chance(6) }, () => ++people);
    await Promise.all(
      numbers.map(async (number) => {
        const asker = sender(phoneOf(number));
        const booking = await house.book(wanted(house, number, { asker, visitDate: null }));
        if (isRefusal(booking)) return;
        // Some never send their code back: their hold lapses.
        if (number % 7 === 0) return;
        await house.confirm({ code: booking.code, asker, proof: {} });
        holders.set(number, booking.code);
      }),
    );
  };
  const anybody = () => [...holders][chance(holders.size)] as [number, string];
  const asked = async (answer: (number: number, code: string) => Promise<unknown>) => {
    const rows = await at.query('select offered_to from freed_place where offered_to is not null order by id');
    const code = rows[chance(Math.max(1, rows.length))]?.offered_to;
    const holder = [...holders].find(([, own]) => own === code);
    if (holder) await answer(...holder);
  };
  const cancel = async () => {
    const [number, code] = anybody();
    holders.delete(number);
    await at.cancel(number, code);
  };
  const actions: [string, number, () => Promise<unknown>][] = [
    ['book', 20, book],
    ['cancel', 26, cancel],
    ['ask', 26, () => at.ask(...anybody())],
    ['accept', 12, () => asked(at.accept)],
    ['decline', 6, () => asked(at.decline)],
    ['leave', 4, () => at.leave(...anybody())],
    ['lapse', 6, async () => house.clock.advance(1 + chance(16))],
  ];
  const total = actions.reduce((sum, [, weight]) => sum + weight, 0);
  const draw = () => {
    let drawn = chance(total);
    return actions.find(([, weight]) => {
      drawn -= weight;
      return drawn < 0;
    }) as (typeof actions)[number];
  };

  await book();
  for (let event = 0; event < EVENTS; event += AT_ONCE) {
    const drawn = Array.from({ length: AT_ONCE }, draw);
    await Promise.all(drawn.map(([name, , act]) => (name === 'book' || holders.size > 2 * AT_ONCE ? act() : null)));
    for (const [name] of drawn) done[name] = (done[name] ?? 0) + 1;
    await settleAll(house.database.pool, house.clock.now());
    const before = await offers();
    await at.turn();
    expect(passedOver(await lines(), await places(), before)).toEqual([]);
    if (event % 100 === 0) await expectSums(at.query);
    if (house.clock.now().epochMilliseconds > START + 20 * 3_600_000) await nextDay();
  }
  await expectSums(at.query);
  // Each kind of thing happened often enough to mean something.
  const [{ offered, advanced }] = (await at.query(
    `select (select count(*)::int from outbox_message where key = 'offer') as offered,
      (select count(*)::int from booking_event where action = 'ADVANCE') as advanced`,
  )) as [{ offered: number; advanced: number }];
  expect(offered).toBeGreaterThan(500);
  expect(advanced).toBeGreaterThan(200);
  expect(Math.min(...Object.values(done))).toBeGreaterThan(300);

  async function nextDay() {
    // The same week again: all who are still there go home.
    for (const [number, code] of holders) await at.cancel(number, code);
    holders.clear();
    house.clock.set(addMinutes(house.clock.now(), -20 * 60));
    await at.query(`update freed_place set back_at = $1, offered_to = null, offer_until = null`, [
      house.clock.now().toString(),
    ]);
    await at.query('update standby set left_at = asked_at where left_at is null');
    await at.turn();
    await book();
  }

  interface Line {
    id: number;
    booking: string;
    starts_at: { epochMilliseconds: number };
    offered: number | null;
  }
  interface Place {
    id: number;
    starts_at: { epochMilliseconds: number };
    offered_to: string | null;
    refused_by: string[];
  }

  async function lines(): Promise<Line[]> {
    return at.query(
      `select s.id, s.booking, w.starts_at, (select f.id from freed_place f where f.offered_to = s.booking) as offered
       from standby s join booking b on b.code = s.booking and b.status = 'CONFIRMED' join capacity_window w on w.id = b.window_id
       where s.left_at is null order by s.id`,
    );
  }
  async function places(): Promise<Place[]> {
    return at.query(
      `select f.id, w.starts_at, f.offered_to, f.refused_by from freed_place f join capacity_window w on w.id = f.window_id order by w.starts_at, f.id`,
    );
  }
  async function offers(): Promise<Map<number, string>> {
    const rows = await at.query('select id, offered_to from freed_place where offered_to is not null');
    return new Map(rows.map(({ id, offered_to }) => [id, offered_to]));
  }

  /** People who want a place that is offered to no one, or that was just offered to a person behind them. */
  function passedOver(line: readonly Line[], free: readonly Place[], before: ReadonlyMap<number, string>): string[] {
    const soonest = house.clock.now().epochMilliseconds + 45 * 60_000;
    return free.flatMap((place) => {
      const wants = ({ booking, starts_at }: Line) =>
        place.starts_at.epochMilliseconds > soonest &&
        place.starts_at.epochMilliseconds < starts_at.epochMilliseconds &&
        !place.refused_by.includes(booking);
      // A person who thinks about a place at least as early is not asked about this one as well.
      const ahead = line.filter((one) => wants(one) && one.offered === null);
      if (place.offered_to === null) return ahead.map(({ booking }) => `${booking} was not asked about ${place.id}`);
      if (before.get(place.id) === place.offered_to) return [];
      const rank = line.find(({ booking }) => booking === place.offered_to)?.id ?? 0;
      return ahead.filter(({ id }) => id < rank).map(({ booking }) => `${booking} was passed over for ${place.id}`);
    });
  }
});

const START = Date.parse(MIDNIGHT);
