// People are told as it happens of a call, a turn that is near, a forfeit: noted with it, sent once.
import { describe, expect, test } from 'vitest';
import type { Transaction } from '../../src/database.ts';
import { tellDue } from '../../src/jobs/remind.ts';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { callNext } from '../../src/queue/call.ts';
import type { Ticket } from '../../src/queue/ticket.ts';
import { instant } from '../../src/time.ts';
import { administrator, given, MORNING, openDesk } from '../support/desk.ts';
import { phoneOf, SEED_DAY, sender } from '../support/house.ts';
import { step } from '../support/step.ts';

/** A desk, what people are told there, and people in its line. */
async function openTold() {
  const desk = await openDesk({
    DEPOK: { channels: [{ kind: 'SMS', address: '+628114100411' }], notices: { off: ['CALLED', 'TURN_NEAR'] } },
  });
  const { house, query, pools } = desk;
  const { clock, offices } = house;
  const tell = (through = 0) => tellDue(pools[through] as (typeof pools)[0], offices, clock.now());
  /** The notices sent since the last look, by number. */
  async function told() {
    await tell();
    const rows = await query(`delete from outbox_message returning id, key, recipient, text`);
    return rows
      .toSorted((a, b) => a.id - b.id)
      .map(({ key, recipient, text }) => [key, recipient, /\d orang|loket \d/.exec(text)?.[0] ?? '']);
  }
  const inLine = async (number: number, office = 'BOGOR') => {
    const { code } = await desk.confirmed(number, {
      asker: sender(phoneOf(number), office === 'DEPOK' ? 'SMS' : 'WHATSAPP'),
      office,
    });
    clock.set(MORNING);
    const ticket = given(await desk.checkIn(code, { at: office }));
    clock.set(SEED_DAY);
    return ticket;
  };
  return { desk, query, pools, clock, offices, tell, told, inLine };
}

test('a call', async () => {
  const { desk, query, clock, told, inLine } = await openTold();
  const tickets: Ticket[] = [];
  for (const number of [1, 2, 3, 4, 5, 6]) tickets.push(await inLine(number));
  clock.set('2017-08-07T08:00:00+07:00');
  await desk.open('BOGOR/1');
  await desk.open('BOGOR/2');

  await step('tells who is called where, and those whose turn is near, once', async () => {
    given(await desk.callNext('BOGOR/1'));
    expect(await told()).toEqual([
      ['called', phoneOf(1), 'loket 1'],
      ['turnNext', phoneOf(2), ''],
      ['turnNear', phoneOf(3), '1 orang'],
      ['turnNear', phoneOf(4), '2 orang'],
      ['turnNear', phoneOf(5), '3 orang'],
    ]);
    given(await desk.callNext('BOGOR/2'));
    expect(await told()).toEqual([
      ['called', phoneOf(2), 'loket 2'],
      ['turnNear', phoneOf(6), '3 orang'],
    ]);
  });

  await step('again tells once more, and no further', async () => {
    given(await desk.act('RECALL', tickets[0]?.number as string));
    expect(await told()).toEqual([['called', phoneOf(1), 'loket 1']]);
    given(await desk.act('RECALL', tickets[0]?.number as string));
    expect(await told()).toEqual([]);
  });

  await step('to another counter tells where', async () => {
    const number = tickets[1]?.number as string;
    given(await desk.act('SERVE', number));
    given(await desk.act('PARK', number));
    given(await desk.act('RESUME', number));
    given(await desk.callNext('BOGOR/2'));
    expect(await told()).toEqual([['called', phoneOf(2), 'loket 2']]);
    given(await desk.act('SERVE', number));
    given(await desk.act('FINISH', number));
  });

  await step('with the same key tells nothing more', async () => {
    given(await desk.callNext('BOGOR/2', { key: 'once' }));
    expect(await told()).toEqual([['called', phoneOf(3), 'loket 2']]);
    given(await desk.callNext('BOGOR/2', { key: 'once' }));
    expect(await told()).toEqual([]);
  });

  await step('of a walk-in is told to no one', async () => {
    for (const number of [0, 2]) given(await desk.act('NO_SHOW', tickets[number]?.number as string));
    for (const counter of ['BOGOR/1', 'BOGOR/2', 'BOGOR/1', 'BOGOR/2']) {
      const answer = await desk.callNext(counter);
      if ('number' in answer) given(await desk.act('NO_SHOW', answer.number));
    }
    await told();
    const { number } = given(await desk.walkIn());
    expect(given(await desk.callNext('BOGOR/1')).number).toBe(number);
    expect(await query('select * from due_notice')).toEqual([]);
    expect(await told()).toEqual([]);
  });
});

test('a call costs one statement more than what it is, and none where no one is to be told', async () => {
  const { desk, clock, offices, told, inLine } = await openTold();
  const walkIn = async () => given(await desk.walkIn());
  const called = async () => {
    const statements: string[] = [];
    const answer = await desk.run((tx) => {
      const counting: Transaction = {
        query(statement, values) {
          statements.push(typeof statement === 'string' ? statement : statement.name);
          return tx.query(statement, values);
        },
        send(statement, values) {
          statements.push(typeof statement === 'string' ? statement : statement.name);
          tx.send(statement, values);
        },
        note: tx.note,
        em: tx.em,
        cipher: tx.cipher,
      };
      const input = { office: offices.get('BOGOR'), counter: 'BOGOR/1', asker: administrator, idempotencyKey: null };
      return callNext(counting, input, clock.now());
    });
    const { number } = given(answer);
    given(await desk.act('NO_SHOW', number));
    return { number, statements };
  };
  const booked = await inLine(50);
  clock.set('2017-08-07T08:30:00+07:00');
  await desk.open('BOGOR/1');
  await walkIn();
  const first = await called();
  const second = await called();
  expect(first.number).toBe(booked.number);
  expect(second.number).toMatch(/^W/);
  expect(first.statements.filter((name) => !second.statements.includes(name))).toEqual(['note due']);
  expect(first.statements).toHaveLength(second.statements.length + 1);
  expect(await told()).toEqual([['called', phoneOf(50), 'loket 1']]);
});

test('an office that has switched it off tells nothing, and notes nothing', async () => {
  const { desk, query, clock, inLine } = await openTold();
  await inLine(21, 'DEPOK');
  await inLine(22, 'DEPOK');
  clock.set('2017-08-07T08:00:00+07:00');
  await desk.open('DEPOK/1');
  given(await desk.callNext('DEPOK/1'));
  expect(await query('select * from due_notice')).toEqual([]);
});

describe('a forfeit', () => {
  test('is told to those whom it happened to, by whichever server comes first, once', async () => {
    const { desk, query, pools, clock, tell } = await openTold();
    for (let number = 100; number < 150; number++)
      await desk.confirmed(number, { asker: sender(phoneOf(number)), visitDate: '2017-08-08' });
    clock.set('2017-08-08T08:00:00+07:00');
    await Promise.all([0, 1].map((through) => settleAll(pools[through] as (typeof pools)[0], clock.now())));
    expect(await query('select count(*)::int as count from due_notice')).toEqual([{ count: 50 }]);
    await Promise.all([tell(0), tell(1), tell(0)]);
    const messages = await query(
      `select recipient, calm, once, booking_version, not_after from outbox_message where key = 'forfeited'`,
    );
    expect(new Set(messages.map(({ recipient }) => recipient)).size).toBe(50);
    expect(messages).toHaveLength(50);
    expect(messages[0]).toMatchObject({
      calm: true,
      once: true,
      booking_version: 3,
      not_after: instant('2017-08-09T08:00:00+07:00'),
    });
    expect(await query('select * from due_notice')).toEqual([]);
  });

  test('that no one noticed for days is told to no one', async () => {
    const { desk, query, pools, clock, tell } = await openTold();
    const { code } = await desk.confirmed(200, { asker: sender(phoneOf(200)), visitDate: '2017-08-09' });
    clock.set('2017-08-12T09:00:00+07:00');
    await settleAll(pools[0], clock.now());
    await tell();
    expect(await query('select * from outbox_message where booking = $1', [code])).toEqual([]);
  });
});

test('a fault at one office keeps no other from telling', async () => {
  const { desk, query, pools, clock, tell } = await openTold();
  const visitDate = '2017-08-08';
  await desk.confirmed(300, { asker: sender(phoneOf(300), 'SMS'), office: 'DEPOK', visitDate });
  await desk.confirmed(301, { asker: sender(phoneOf(301)), visitDate });
  clock.set('2017-08-08T12:00:00+07:00');
  await settleAll(pools[0], clock.now());
  const toldNumbers = async () =>
    (await query(`select recipient from outbox_message where key = 'forfeited' order by id`)).map(
      (row) => row.recipient,
    );
  await query(`create function refuse_telling() returns trigger language plpgsql as $$ begin
    if (select office from booking where code = old.booking) = 'DEPOK' then
      raise exception 'This office is broken.';
    end if;
    return old; end $$`);
  await query(
    'create trigger refuse_telling before delete on due_notice for each row execute function refuse_telling()',
  );
  await expect(tell()).rejects.toThrow('This office is broken.');
  expect(await toldNumbers()).toEqual([phoneOf(301)]);
  await query('drop trigger refuse_telling on due_notice');
  await tell();
  expect(await toldNumbers()).toEqual([phoneOf(301), phoneOf(300)]);
});
