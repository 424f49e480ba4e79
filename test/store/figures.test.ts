// The figures of days always equal counting everything by hand, in spite of any change and anything missed.
import { expect, test } from 'vitest';
import { listen } from '../../server/live/listener.ts';
import { cancel, reschedule } from '../../src/booking/change.ts';
import type { DayFigures } from '../../src/figures/figures.ts';
import { Keeper } from '../../src/figures/keep.ts';
import { rollAll, turnFreedPlaces } from '../../src/jobs/clockwork.ts';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { transfer } from '../../src/queue/serve.ts';
import { isRefusal } from '../../src/refusal.ts';
import { addDays, addMinutes, dateIn } from '../../src/time.ts';
import { eventually } from '../support/app.ts';
import { atEnd } from '../support/atEnd.ts';
import { chanceFrom } from '../support/chance.ts';
import { administrator, type Desk, given, openDesk } from '../support/desk.ts';
import { meansOf } from '../support/digitMeans.ts';
import { made, phoneOf, sender, wanted } from '../support/house.ts';
import { everything, naiveDay } from '../support/naiveFigures.ts';
import { step } from '../support/step.ts';

const OFFICES = ['BOGOR', 'MAKASSAR', 'BATAM'];

/** Keepers as servers have them, stopped when the tests of the block are done; `deaf`: it hears nothing. */
function keepersOf({ house, pools }: Desk) {
  const stops: (() => Promise<void>)[] = [];
  atEnd(() => Promise.all(stops.map((stop) => stop())));
  return async ({ deaf = false, through = 0 as 0 | 1 } = {}) => {
    const onFault = (fault: unknown) => {
      throw fault;
    };
    const listener = await listen(house.url, onFault);
    const { offices, clock } = house;
    const caughtUp = deaf ? async () => true : () => listener.caughtUp();
    const keeper = new Keeper({ pool: pools[through], offices, clock, caughtUp, onFault });
    if (!deaf) listener.tell(keeper);
    stops.push(() => listener.stop().then(() => keeper.stop()));
    const figures = (from: string, to: string, codes = OFFICES) =>
      keeper.figures(
        codes.map((code) => offices.get(code)),
        { from, to },
        true,
      );
    /** Read another way: twice, so that the second time at least what is over comes from memory. */
    const totals = async (from: string, to: string) => {
      const meant = OFFICES.map((code) => offices.get(code));
      await keeper.figures(meant, { from, to }, false);
      return withoutParts(await keeper.figures(meant, { from, to }, false));
    };
    return { turn: () => keeper.turn(), figures, totals, hears: () => listener.caughtUp() };
  };
}

function withoutParts(days: readonly DayFigures[]) {
  return days.map(({ parts, ...total }) => total);
}

async function byHand({ house, query }: Desk, from: string, to: string) {
  const all = await everything(query);
  const days = [];
  for (const code of OFFICES)
    for (let date = from; date <= to; date = addDays(date, 1))
      days.push(naiveDay(all, code, house.offices.get(code).timeZone, date));
  return days;
}

test('figures are right over some days on which anything happens', async () => {
  const desk = await openDesk({
    defaults: {
      schedule: { capacity: 1 },
      policy: { freedPlaceMinutes: { from: 5, to: 40 }, maxLiveBookingsPerSender: 5, horizonDays: 9 },
    },
    BATAM: { schedule: { capacity: 4, shares: { priority: 2, express: 1 } } },
  });
  const { house, pools, run, query } = desk;
  const { clock, offices } = house;
  const open = keepersOf(desk);
  const keeper = await open();
  const neighbour = await open({ through: 1 });
  const chance = chanceFrom(20170807);
  const pick = <T>(all: readonly T[]): T => all[chance(all.length)] as T;
  const done: Record<string, number> = {};
  let people = 0;

  const anyBooking = async () =>
    pick(await query(`select code, office, sender_key, queue_number from booking where live order by name`));
  const anyTicket = async () =>
    pick(await query(`select office, number from ticket where status not in ('CANCELLED') order by id desc limit 12`));
  const through = () => chance(2);
  const asker = (key: string | null) => (key ? sender(key.replace('tel:', '')) : administrator);

  const actions: [number, () => Promise<unknown>][] = [
    [
      16,
      async () => {
        const office = pick(OFFICES);
        const number = ++people;
        const who = pick([sender(phoneOf(number)), sender(phoneOf(number), 'SMS'), administrator]);
        const date = addDays(dateIn(offices.get(office).timeZone, clock.now()), chance(2));
        const booking = await house.book(
          wanted(house, number, {
            ...{
              asker: who,
              office,
              visitDate: office === 'BATAM' ? null : date,
              priority: pick(['NORMAL', 'ELDERLY'] as const),
            },
            ...(office === 'BATAM' && { address: 'Jl. Melati 1', photo: 'https://example.org/ktp.jpg' }),
          }),
        );
        if (!isRefusal(booking) && chance(5) > 0) await house.confirm({ code: booking.code, asker: who, proof: {} });
        return booking;
      },
    ],
    [
      3,
      async () => {
        const { code, sender_key } = await anyBooking();
        const change = { code, asker: asker(sender_key), proof: {}, idempotencyKey: null };
        return run((tx) => cancel(tx, change, offices.get, clock.now()), through());
      },
    ],
    [
      3,
      async () => {
        const { code, office, sender_key } = await anyBooking();
        const visitDate = addDays(dateIn(offices.get(office).timeZone, clock.now()), 1 + chance(4));
        const change = {
          code,
          asker: asker(sender_key),
          proof: {},
          idempotencyKey: null,
          visitDate,
          window: null,
          acceptNextPlace: true,
        };
        return run((tx) => reschedule(tx, change, offices.get, clock.now()), through());
      },
    ],
    [
      14,
      async () => {
        const { code, office } = await anyBooking();
        return desk.checkIn(code, { at: office }, through());
      },
    ],
    [5, () => desk.walkIn({ at: pick(OFFICES), service: pick(['PASSPORT', 'LOST_OR_DAMAGED']) }, through())],
    [14, () => desk.callNext(`${pick(OFFICES)}/${pick(['1', '2'])}`, {}, through())],
    [
      24,
      async () => {
        const { office, number } = await anyTicket();
        const action = pick([
          'SERVE',
          'SERVE',
          'FINISH',
          'FINISH',
          'NO_SHOW',
          'RECALL',
          'PARK',
          'RESUME',
          'UNDO',
        ] as const);
        return desk.act(action, number, { at: office }, through());
      },
    ],
    [
      2,
      async () => {
        const { office, number } = await anyTicket();
        const input = { office: offices.get(office), number, asker: administrator, idempotencyKey: null };
        return run((tx) => transfer(tx, { ...input, service: 'LOST_OR_DAMAGED', counter: null }, clock.now()));
      },
    ],
    [
      14,
      async () => {
        clock.set(addMinutes(clock.now(), 1 + chance(15)));
        await settleAll(pools[0], clock.now());
        await turnFreedPlaces(pools[0], offices, meansOf(offices), clock.now());
      },
    ],
  ];
  const wheel = actions.flatMap(([times, action]) => Array.from({ length: times }, () => action));

  async function something(): Promise<void> {
    const action = pick(wheel);
    const answer = await action().catch((error) => {
      // There was no ticket or booking to do it with.
      if (!/undefined|NOT_FOUND|no number/.test(String(error))) throw error;
      return null;
    });
    const came = answer && typeof answer === 'object' ? (isRefusal(answer) ? answer.refused : 'done') : 'nothing';
    done[came] = (done[came] ?? 0) + 1;
  }

  clock.set('2017-08-07T07:00:00+07:00');
  for (const office of OFFICES) for (const counter of ['1', '2']) await desk.open(`${office}/${counter}`);

  const dayOf = async (date: string) => {
    clock.set(`${date}T07:00:00+07:00`);
    // From now on a day is counted again only if something was heard of it.
    await keeper.turn();
    for (let round = 0; round < 5; round++) {
      for (let times = 0; times < 30; times++) await something();
      const range = [addDays(date, -3), addDays(date, 5)] as const;
      const counted = await keeper.figures(...range);
      expect(counted).toEqual(await byHand(desk, ...range));
      expect(await keeper.totals(...range)).toEqual(withoutParts(counted));
      // Any server gives the same figures, whatever another one counts in between.
      if (round === 2) await neighbour.turn();
      if (round === 3) expect(await neighbour.figures(...range)).toEqual(counted);
      if (round === 4) expect(await (await open({ deaf: true })).figures(...range)).toEqual(counted);
    }
    clock.set(`${addDays(date, 1)}T00:00:01+07:00`);
    await settleAll(pools[0], clock.now());
    await rollAll(pools[0], offices, clock.now());
    const range = [addDays(date, -3), addDays(date, 9)] as const;
    expect(await keeper.figures(...range)).toEqual(await byHand(desk, ...range));
    expect(await keeper.totals(...range)).toEqual(withoutParts(await byHand(desk, ...range)));
  };
  for (const date of ['2017-08-07', '2017-08-08', '2017-08-09', '2017-08-10']) await step(date, () => dayOf(date));

  await step('everything was among it', async () => {
    expect(done.done).toBeGreaterThan(200);
    const days = await keeper.figures('2017-08-07', '2017-08-10');
    const sum = (of: (day: (typeof days)[number]) => number) => days.reduce((total, day) => total + of(day), 0);
    for (const name of Object.keys(days[0] as object) as (keyof (typeof days)[number])[]) {
      if (typeof days[0]?.[name] !== 'number') continue;
      expect([name, sum((day) => Number(day[name]) || 0) > 0]).toEqual([name, true]);
    }
  });

  await step('days that are over stay as they were counted, even when their bookings are gone', async () => {
    const range = ['2017-08-07', '2017-08-09'] as const;
    const before = await keeper.figures(...range);
    await query(`delete from ticket_event where ticket in (select id from ticket where date <= '2017-08-09')`);
    await query(`delete from ticket where date <= '2017-08-09'`);
    expect(await (await open({ deaf: true })).figures(...range)).toEqual(before);
  });

  await step('a day that is over and was counted again by another server is not told from memory', async () => {
    const range = ['2017-08-07', '2017-08-09'] as const;
    const before = await keeper.totals(...range);
    await query(`update day_figures set total = total || '{"served": 77}', version = version + 1
      where office = 'BOGOR' and date = '2017-08-08' and final`);
    const after = await keeper.totals(...range);
    expect(after).not.toEqual(before);
    expect(after.filter(({ served }) => served === 77)).toMatchObject([{ office: 'BOGOR', date: '2017-08-08' }]);
    expect(await keeper.figures(...range)).toMatchObject(after);
  });
});

test('each step at an office', async () => {
  const desk = await openDesk();
  const { house, run, query } = desk;
  house.clock.set('2017-08-07T07:30:00+07:00');
  await desk.open('BOGOR/1');
  const open = keepersOf(desk);
  const keeper = await open();
  await keeper.turn();
  const day = async () => (await keeper.figures('2017-08-07', '2017-08-07', ['BOGOR']))[0];

  await step('is in the figures as soon as it is answered', async () => {
    const held = made(await house.book(wanted(house, 1)));
    expect(await day()).toMatchObject({ booked: 1, confirmed: 0, taken: 1 });
    await house.confirm({ code: held.code, asker: administrator, proof: {} });
    expect(await day()).toMatchObject({ booked: 1, confirmed: 1, checkedIn: 0 });
    const { number } = given(await desk.checkIn(held.code));
    expect(await day()).toMatchObject({ checkedIn: 1, medianWaitMinutes: null });
    house.clock.advance(7);
    given(await desk.callNext('BOGOR/1'));
    expect(await day()).toMatchObject({ medianWaitMinutes: 7, served: 0 });
    house.clock.advance(2);
    given(await desk.act('RECALL', number));
    given(await desk.act('SERVE', number));
    house.clock.advance(11);
    given(await desk.act('FINISH', number));
    expect(await day()).toMatchObject({
      served: 1,
      medianWaitMinutes: 7,
      medianServiceMinutes: 11,
      p90ServiceMinutes: 11,
    });
    given(await desk.act('UNDO', number));
    expect(await day()).toMatchObject({ served: 0, medianServiceMinutes: null });
    given(await desk.act('FINISH', number));
    given(await desk.walkIn());
    expect(await day()).toMatchObject({ served: 1, walkIns: 1, booked: 1 });
  });

  await step('also where the server was deaf meanwhile', async () => {
    await query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'antrean listener'
       and datname = current_database()`,
    );
    made(await house.book(wanted(house, 2)));
    expect(await day()).toMatchObject({ booked: 2 });
    // It hears again, and has been told that it missed something.
    await eventually('the server hears again', keeper.hears);
  });

  await step('also where two servers count while others book', async () => {
    const other = await open({ through: 1 });
    const numbers = Array.from({ length: 40 }, (_, index) => index + 3);
    await Promise.all([
      ...numbers.map((number) => house.book(wanted(house, number))),
      ...numbers.map((number) => (number % 2 ? keeper : other).figures('2017-08-07', '2017-08-07', ['BOGOR'])),
    ]);
    for (const one of [other, keeper]) {
      expect(await one.figures('2017-08-07', '2017-08-07', ['BOGOR'])).toMatchObject([{ booked: 42, taken: 42 }]);
    }
  });

  await step('is counted by the office: midnight comes to Makassar an hour before Bogor', async () => {
    house.clock.set('2017-08-07T23:30:00+07:00');
    given(await desk.walkIn({ at: 'MAKASSAR' }));
    const [before, after] = await keeper.figures('2017-08-07', '2017-08-08', ['MAKASSAR']);
    expect([before?.walkIns, after?.walkIns]).toEqual([0, 1]);
    expect(after?.parts?.hours).toMatchObject([{ hour: 0, walkIns: 1 }, { hour: 8 }, ...Array(6).fill({})]);
  });

  await step('of days to come is places, by windows where there are any and by plan beyond', async () => {
    const capacity = async (date: string) => (await keeper.figures(date, date, ['BOGOR']))[0]?.capacity;
    expect(await capacity('2017-08-09')).toBe(350);
    expect(await capacity('2017-12-13')).toBe(350);
    // A Sunday, a holiday, and a day before there was anything.
    for (const date of ['2017-12-10', '2017-12-25', '2017-07-03']) expect(await capacity(date)).toBe(0);
    await keeper.turn();
    await run(async (tx) => {
      await tx.query(`update capacity_window set capacity = 10 where office = 'BOGOR' and date = '2017-08-09'`);
      return { answer: null, announcements: [{ event: 'office', office: 'BOGOR' }] };
    });
    expect(await capacity('2017-08-09')).toBe(70);
  });

  await step('is only counted where something happened', async () => {
    await keeper.turn();
    const latest = async () => (await query(`select max(at) as at from day_figures`))[0].at.toString();
    const before = await latest();
    house.clock.advance(1);
    await keeper.turn();
    expect(await latest()).toBe(before);
    made(await house.book(wanted(house, 90, { visitDate: '2017-08-10' })));
    await eventually('the booking is heard of', async () => {
      await keeper.turn();
      return (await query(`select from day_figures where date = '2017-08-10' and total->>'booked' = '1'`)).length > 0;
    });
    const counted = await query(`select office, date from day_figures where at > $1`, [before]);
    expect(counted).toEqual([{ office: 'BOGOR', date: '2017-08-10' }]);
  });
});
