// At the office's own midnight, every ticket that is still in the queue is taken out of it, once.
import { expect, test } from 'vitest';
import { rollAll } from '../../src/jobs/clockwork.ts';
import { publishFrame } from '../../src/queue/board.ts';
import { afterTicketAction, TICKET_STATUSES, type TicketStatus } from '../../src/queue/lifecycle.ts';
import { given, MORNING, openDesk, refusalIn } from '../support/desk.ts';
import { made, wanted } from '../support/house.ts';
import { step } from '../support/step.ts';

test('the end of the day', async () => {
  const desk = await openDesk();
  const { house, query, pools } = desk;
  const roll = (through: 0 | 1 = 0) => rollAll(pools[through], house.offices, house.clock.now());
  const statuses = async () =>
    Object.fromEntries(
      (await query(`select number, status from ticket order by id`)).map(({ number, status }) => [number, status]),
    );

  house.clock.set(MORNING);
  const bookings = new Map<TicketStatus, { code: string; number: string; person: number }>();
  for (const [person, status] of TICKET_STATUSES.entries()) {
    const { code } = await desk.confirmed(person);
    const { number } = given(await desk.checkIn(code));
    bookings.set(status, { code, number, person });
    const ended = status === 'SERVED' || status === 'NO_SHOW' || status === 'CANCELLED';
    // Each at a counter of its own, since a counter has one person before it.
    await query(
      `update ticket set status = $2, counter = case when $2 in ('CALLED', 'SERVING', 'SERVED') then 'BOGOR/' || $3 end
       where number = $1`,
      [number, status, (person % 4) + 1],
    );
    if (ended) await query('update booking set live = false where code = $1', [code]);
  }
  const walkIn = given(await desk.walkIn());
  const elsewhere = given(await desk.walkIn({ at: 'MAKASSAR' }));
  const before = await statuses();
  const frame = () => desk.run((tx) => publishFrame(tx, house.offices.get('BOGOR'), house.clock.now()));
  expect(await frame()).not.toBeNull();

  await step('does not come before midnight', async () => {
    house.clock.set('2017-08-07T23:59:59+07:00');
    await roll();
    const { [elsewhere.number]: _, ...bogor } = await statuses();
    const { [elsewhere.number]: __, ...then } = before;
    expect(bogor).toEqual(then);
  });

  await step("comes at each office's own midnight", async () => {
    // Makassar is an hour ahead: its day has ended.
    expect(await query(`select status from ticket where office = 'MAKASSAR'`)).toEqual([{ status: 'CANCELLED' }]);
    house.clock.set('2017-08-08T00:00:00+07:00');
    await roll();
    for (const [status, { number }] of bookings)
      expect([status, (await statuses())[number]]).toEqual([status, afterTicketAction(status, 'CLOSE') ?? status]);
    expect(await query(`select status from ticket where office = 'BOGOR' and number = $1`, [walkIn.number])).toEqual([
      { status: 'CANCELLED' },
    ]);
  });

  await step('is written into the history of those it ended, as the clock’s', async () => {
    const rows = await query(
      `select t.number, e.by, e.at from ticket_event e join ticket t on t.id = e.ticket
       where e.action = 'CLOSE' and t.office = 'BOGOR' order by t.id`,
    );
    const ended = TICKET_STATUSES.filter((status) => afterTicketAction(status, 'CLOSE'));
    expect(rows.length).toBe(ended.length + 1);
    expect(new Set(rows.map(({ by }) => by))).toEqual(new Set(['clock']));
    expect(rows[0].at.toString()).toBe('2017-08-07T17:00:00Z');
  });

  await step('leaves no one before a counter, and no booking live', async () => {
    expect(await query(`select number from ticket where counter is not null and status <> 'SERVED'`)).toEqual([]);
    expect(await query('select code from booking where live')).toEqual([]);
  });

  await step('lets everyone book again', async () => {
    for (const { person } of bookings.values())
      expect(made(await house.book(wanted(house, person, { visitDate: '2017-08-09' }))).status).toBe('HELD');
  });

  await step('comes once, also when two servers see to it', async () => {
    await Promise.all([roll(0), roll(1), roll(0)]);
    const [{ count }] = await query(`select count(*)::int from ticket_event where action = 'CLOSE'`);
    expect(count).toBe(TICKET_STATUSES.filter((status) => afterTicketAction(status, 'CLOSE')).length + 2);
  });

  await step('empties the board', async () => {
    expect(await frame()).toMatchObject({ called: [], waiting: [{ waiting: 0, next: [] }, { waiting: 0 }] });
  });

  await step(
    'begins a new one: numbers of walk-ins from one, nothing of yesterday can be called, served or taken back',
    async () => {
      house.clock.set('2017-08-08T07:30:00+07:00');
      expect(given(await desk.walkIn()).number).toBe('W01');
      await desk.open('BOGOR/1');
      expect(given(await desk.callNext('BOGOR/1')).number).toBe('W01');
      for (const { number } of bookings.values())
        await expect(desk.act('UNDO', number)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await roll();
      expect(refusalIn(await desk.act('SERVE', 'W01'))).toBeNull();
    },
  );
});
