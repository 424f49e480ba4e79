// Into the line: one ticket a booking whatever happens at once; walk-ins up to what is free.
import { describe, expect, test } from 'vitest';
import { cancel } from '../../src/booking/change.ts';
import { settleDue } from '../../src/booking/settle.ts';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { PRIORITIES } from '../../src/office/settings.ts';
import { addMinutes, type Instant, instant } from '../../src/time.ts';
import { administrator, given, MORNING, openDesk, refusalIn } from '../support/desk.ts';
import { SEED_DAY } from '../support/house.ts';

const MONDAY = '2017-08-07';

describe('checking in', async () => {
  const desk = await openDesk();
  const { house, query } = desk;
  const statusOf = async (code: string) => (await query('select status, live from booking where code = $1', [code]))[0];
  const eventsOf = async (code: string) =>
    (await query('select action from booking_event where booking = $1 order by id', [code])).map(
      ({ action }) => action,
    );
  const ticketsOf = async (code: string) =>
    (await query('select id, number, status from ticket where booking = $1', [code])).map(({ number }) => number);

  /** Forfeits it if it is due at that moment, as the clock of another server does. */
  const settleOne = (code: string, now: Instant) =>
    desk.run(async (tx) => ({ answer: await settleDue(tx, now, [code]), announcements: [] }), 1);

  test('makes the booking a ticket in the line, with its number and its hour', async () => {
    house.clock.set(SEED_DAY);
    const { code, queueNumber, window } = await desk.confirmed(1);
    house.clock.set(MORNING);
    const ticket = given(await desk.checkIn(code));
    expect(ticket).toMatchObject({ number: queueNumber, booking: code, status: 'WAITING', date: MONDAY, calls: 0 });
    expect(ticket.windowStartsAt).toEqual(window.startsAt);
    expect(await statusOf(code)).toEqual({ status: 'CHECKED_IN', live: true });
    expect(await eventsOf(code)).toEqual(['BOOK', 'CONFIRM', 'CHECK_IN']);
    const history = await query('select action, by from ticket_event where ticket = $1', [ticket.id]);
    expect(history).toEqual([{ action: 'CHECK_IN', by: 'administrator' }]);
  });

  test('twice gives the same ticket, also later and once it is served', async () => {
    house.clock.set(MORNING);
    const { code } = await desk.confirmed(2);
    const first = given(await desk.checkIn(code));
    expect(given(await desk.checkIn(code)).id).toBe(first.id);
    await query(`update ticket set status = 'SERVED' where id = $1`, [first.id]);
    house.clock.set('2017-08-07T11:00:00+07:00');
    expect(given(await desk.checkIn(code))).toMatchObject({ id: first.id, status: 'SERVED' });
    expect(await eventsOf(code)).toEqual(['BOOK', 'CONFIRM', 'CHECK_IN']);
  });

  test('on a later day gives no ticket: that day is over', async () => {
    house.clock.set(MORNING);
    const { code } = await desk.confirmed(3);
    given(await desk.checkIn(code));
    house.clock.set('2017-08-08T07:30:00+07:00');
    expect(await desk.checkIn(code)).toMatchObject({
      refused: 'NOT_ALLOWED_NOW',
      parameters: { status: 'CHECKED_IN' },
    });
  });

  test('takes the priority that was claimed, unless the officer sees another', async () => {
    house.clock.set(MORNING);
    const priorityOf = async (number: number, claimed: (typeof PRIORITIES)[number], seen: typeof claimed | null) => {
      const { code } = await desk.confirmed(number, { priority: claimed });
      return given(await desk.checkIn(code, { priority: seen })).priority;
    };
    expect(await priorityOf(10, 'ELDERLY', null)).toBe('ELDERLY');
    expect(await priorityOf(11, 'ELDERLY', 'NORMAL')).toBe('NORMAL');
    expect(await priorityOf(12, 'NORMAL', 'PREGNANT')).toBe('PREGNANT');
    expect(await priorityOf(13, 'CHILD', 'DISABILITY')).toBe('DISABILITY');
  });

  test('with one key is done once, and the key is kept to its input', async () => {
    house.clock.set(MORNING);
    const [one, two] = [await desk.confirmed(20), await desk.confirmed(21)];
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => desk.checkIn(one.code, { key: 'k' }, index)),
    );
    expect(new Set(answers.map((answer) => given(answer).id)).size).toBe(1);
    await expect(desk.checkIn(two.code, { key: 'k' })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await ticketsOf(two.code)).toEqual([]);
  });

  test('refused with a key is refused with that key for good, as it was', async () => {
    house.clock.set('2017-08-07T05:59:00+07:00');
    const { code } = await desk.confirmed(22);
    const early = await desk.checkIn(code, { key: 'early' });
    expect(refusalIn(early)).toBe('TOO_EARLY');
    house.clock.set(MORNING);
    expect(await desk.checkIn(code, { key: 'early' })).toEqual(early);
    expect(given(await desk.checkIn(code, { key: 'later' })).status).toBe('WAITING');
  });

  test('by ten at once through two servers gives one ticket', async () => {
    house.clock.set(MORNING);
    for (let round = 0; round < 10; round++) {
      const { code } = await desk.confirmed(30 + round);
      const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => desk.checkIn(code, {}, index)));
      expect(new Set(answers.map((answer) => given(answer).id)).size).toBe(1);
      expect(await eventsOf(code)).toEqual(['BOOK', 'CONFIRM', 'CHECK_IN']);
    }
  });

  test('against the forfeit of the same second: one of them, never both, never neither', async () => {
    house.clock.set(MORNING);
    const bookings = [];
    // On a day of their own: fifty fill an hour, and others would come too early for the next.
    const wish = { visitDate: '2017-08-08' };
    for (let round = 0; round < 50; round++) bookings.push(await desk.confirmed(100 + round, wish));
    const outcomes = new Set<string>();
    for (const [round, { code, forfeitAt }] of bookings.entries()) {
      // The desk's clock is a second behind the one that forfeits. Neither is always first: one or the other comes a little
      // later, by a question or a few.
      house.clock.set(addMinutes(forfeitAt, -1 / 60));
      const later = async <T>(questions: number, act: () => Promise<T>): Promise<T> => {
        for (let asked = 0; asked < questions; asked++) await desk.query('select 1');
        return act();
      };
      const deskLate = (round % 11) - 5;
      const [answer] = await Promise.all([
        later(deskLate, () => desk.checkIn(code, {}, 0)),
        later(-deskLate, () => settleOne(code, forfeitAt)),
      ]);
      const { status, live } = await statusOf(code);
      outcomes.add(status);
      if (status === 'CHECKED_IN') {
        expect(live).toBe(true);
        expect(await ticketsOf(code)).toEqual([given(answer).number]);
        expect(await eventsOf(code)).toEqual(['BOOK', 'CONFIRM', 'CHECK_IN']);
      } else {
        expect({ status, live }).toEqual({ status: 'FORFEITED', live: false });
        expect(refusalIn(answer)).toBe('TOO_LATE');
        expect(await ticketsOf(code)).toEqual([]);
        expect(await eventsOf(code)).toEqual(['BOOK', 'CONFIRM', 'FORFEIT']);
      }
    }
    // A race that one side always wins would show nothing.
    expect(outcomes).toEqual(new Set(['CHECKED_IN', 'FORFEITED']));
    // Whatever was left over is forfeited now; those who are checked in stay so.
    await settleAll(desk.pools[1], instant('2017-08-08T09:30:00+07:00'));
    const late = await query(`select code from booking where code = any($1) and status = 'CONFIRMED'`, [
      bookings.map(({ code }) => code),
    ]);
    expect(late).toEqual([]);
  });

  test('against the cancellation of the same moment: one of them', async () => {
    for (let round = 0; round < 20; round++) {
      house.clock.set('2017-08-07T09:30:00+07:00');
      const { code } = await desk.confirmed(200 + round);
      const cancellation = { code, asker: administrator, proof: {}, idempotencyKey: null };
      const cancels = () => desk.run((tx) => cancel(tx, cancellation, house.offices.get, house.clock.now()), 1);
      const [checked, cancelled] = await Promise.all([desk.checkIn(code), cancels()]);
      const both = [refusalIn(checked), refusalIn(cancelled)];
      expect(both.filter((refusal) => refusal === null).length).toBe(1);
      expect(both).toContain('NOT_ALLOWED_NOW');
      expect((await ticketsOf(code)).length).toBe(both[0] === null ? 1 : 0);
    }
  });
});

describe('a walk-in', async () => {
  /** Two places a day at Depok and forty at Bandung; hours of three places. */
  const desk = await openDesk({ DEPOK: { queue: { walkInPlaces: 2 } }, BANDUNG: { queue: { walkInPlaces: 40 } } });
  const { house, query } = desk;
  await query(`update capacity_window set capacity = 3 where office = 'DEPOK'`);
  const at = (time: string, date = MONDAY) => house.clock.set(`${date}T${time}+07:00`);
  const left = async (office: string) => {
    const given: string[] = [];
    for (;;) {
      const answer = await desk.walkIn({ at: office });
      if ('refused' in answer) return { given, answer };
      given.push(answer.number);
    }
  };

  test('gets no ticket on a day the office is closed, and is told of the next', async () => {
    house.clock.set('2017-08-12T09:00:00+07:00');
    expect(await desk.walkIn({ at: 'DEPOK' })).toMatchObject({
      refused: 'CLOSED',
      near: { office: 'DEPOK', from: '2017-08-12' },
    });
  });

  test('has the places the office keeps, then those of hours that can no longer be booked', async () => {
    at('07:29:59');
    const first = await left('DEPOK');
    expect(first.given).toEqual(['W01', 'W02']);
    expect(first.answer).toMatchObject({ refused: 'FULL', parameters: { period: { from: MONDAY, to: MONDAY } } });
    // From half past seven eight o'clock can no longer be booked: its three places were never sold.
    at('07:30:00');
    expect((await left('DEPOK')).given).toEqual(['W03', 'W04', 'W05']);
    at('08:29:59');
    expect((await left('DEPOK')).given).toEqual([]);
  });

  test('has no place that was sold, but that of one who was forfeited', async () => {
    at('08:00:00');
    const tuesday = { office: 'DEPOK', visitDate: '2017-08-08' };
    const sold = [await desk.confirmed(1, tuesday), await desk.confirmed(2, tuesday)];
    at('07:45:00', '2017-08-08');
    given(await desk.checkIn((sold[0] as { code: string }).code, { at: 'DEPOK' }));
    // Two are of the office's share, one of the three of eight o'clock; and the day's numbers begin again.
    expect((await left('DEPOK')).given).toEqual(['W01', 'W02', 'W03']);
    at('08:00:00', '2017-08-08');
    await settleAll(desk.pools[0], house.clock.now());
    expect((await left('DEPOK')).given).toEqual(['W04']);
  });

  test('of fifty at once through two servers: each number once, and not one more than there are places', async () => {
    at('07:00:00', '2017-08-09');
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => desk.walkIn({ at: 'BANDUNG' }, index)));
    const numbers = answers.flatMap((answer) => ('refused' in answer ? [] : [answer.number]));
    expect(numbers.toSorted()).toEqual(
      Array.from({ length: 40 }, (_, index) => `W${String(index + 1).padStart(2, '0')}`),
    );
    expect(answers.map(refusalIn).filter((refusal) => refusal === 'FULL').length).toBe(10);
  });

  test('has a ticket without booking or hour, for the first service unless another is named', async () => {
    at('09:00:00', '2017-08-10');
    expect(given(await desk.walkIn({ at: 'BANDUNG' }))).toMatchObject({
      number: 'W01',
      service: 'PASSPORT',
      booking: null,
      windowStartsAt: null,
      priority: 'NORMAL',
      status: 'WAITING',
    });
    const lost = { at: 'BANDUNG', service: 'LOST_OR_DAMAGED', priority: 'ELDERLY' as const };
    expect(given(await desk.walkIn(lost))).toMatchObject({ service: 'LOST_OR_DAMAGED', priority: 'ELDERLY' });
    expect(await desk.walkIn({ at: 'BANDUNG', service: 'VISA' })).toMatchObject({
      refused: 'NOT_OFFERED',
      field: 'service',
    });
  });

  test('with one key has one ticket', async () => {
    at('09:00:00', '2017-08-11');
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => desk.walkIn({ at: 'BANDUNG', key: 'door' }, index)),
    );
    expect(new Set(answers.map((answer) => given(answer).number)).size).toBe(1);
    const [row] = await query(`select walk_ins from board where office = 'BANDUNG'`);
    expect(row.walk_ins).toBe(1);
  });
});

describe('a share kept for people without a booking', async () => {
  const desk = await openDesk({
    DEPOK: {
      queue: { walkInPlaces: 1 },
      quotas: [
        {
          code: 'walk_in',
          name: { id: 'Tanpa daftar', en: 'Walk-in' },
          line: 'X',
          walkIns: true,
          opensMinutesBefore: 60,
        },
      ],
      schedule: { capacity: 5, shares: { walk_in: 2 }, week: { monday: { hours: '08:00-10:00' } } },
    },
  });
  const { house, query } = desk;
  const share = () =>
    query(
      `select ordinal, taken from capacity_window where office = 'DEPOK' and date = '2017-08-07' and quota = 'walk_in' order by 1`,
    );
  const walkIn = async () => {
    const answer = await desk.walkIn({ at: 'DEPOK' });
    return 'refused' in answer ? answer.refused : answer.number;
  };

  test("is no one else's until it opens, and is used before the places of the day", async () => {
    house.clock.set(SEED_DAY);
    const wish = (number: number) => desk.confirmed(number, { office: 'DEPOK', visitDate: MONDAY });
    for (let number = 1; number <= 6; number++) expect((await wish(number)).window.quota).toBe('general');
    house.clock.set(`${MONDAY}T07:20:00+07:00`);
    expect([await walkIn(), await walkIn(), await walkIn()]).toEqual(['W01', 'W02', 'W03']);
    expect(await share()).toEqual([
      { ordinal: 1, taken: 2 },
      { ordinal: 2, taken: 1 },
    ]);
    // The last of the share, then the one place of the day.
    expect([await walkIn(), await walkIn(), await walkIn()]).toEqual(['W04', 'W05', 'FULL']);
    expect(await share()).toMatchObject([{ taken: 2 }, { taken: 2 }]);
  });

  test('that others have booked once it was open to them gives walk-ins nothing more', async () => {
    // It is another Monday; from seven on the share of eight is open to all.
    house.clock.set('2017-08-14T07:10:00+07:00');
    const wish = (number: number) => desk.confirmed(number, { office: 'DEPOK', visitDate: '2017-08-14' });
    const quotas = [];
    for (let number = 11; number <= 15; number++) quotas.push((await wish(number)).window.quota);
    expect(quotas).toEqual(['general', 'general', 'general', 'walk_in', 'walk_in']);
    // The share of nine, then the one place of the day.
    expect([await walkIn(), await walkIn(), await walkIn(), await walkIn()]).toEqual(['W01', 'W02', 'W03', 'FULL']);
  });
});

describe('an office that sells more than it has', async () => {
  const desk = await openDesk({
    DEPOK: {
      queue: { walkInPlaces: 0 },
      policy: { overbookPercent: 30, graceMinutes: 0 },
      schedule: { capacity: 10, week: { monday: { hours: '08:00-09:00' } } },
    },
  });
  const { house } = desk;

  test('has places for walk-ins as far as there are places, not as far as it sells', async () => {
    const bookings = [];
    for (let number = 1; number <= 12; number++)
      bookings.push(await desk.confirmed(number, { office: 'DEPOK', visitDate: MONDAY }));
    house.clock.set(`${MONDAY}T07:45:00+07:00`);
    const walkIn = async () => refusalIn(await desk.walkIn({ at: 'DEPOK' }));
    // Thirteen are sold of ten: one more is none.
    expect(await walkIn()).toBe('FULL');
    for (const { code } of bookings.slice(0, 7)) given(await desk.checkIn(code, { at: 'DEPOK' }));
    house.clock.set(`${MONDAY}T08:00:00+07:00`);
    await settleAll(desk.pools[0], house.clock.now());
    // Seven came of twelve: three places are left of ten.
    expect([await walkIn(), await walkIn(), await walkIn(), await walkIn()]).toEqual([null, null, null, 'FULL']);
  });
});
