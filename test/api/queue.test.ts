// The day at the office by the API: what each step answers, what it refuses and why, and what lists and boards say.
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { rollAll } from '../../src/jobs/clockwork.ts';
import { CATALOGUES } from '../../src/messages/index.ts';
import { ADMIN_KEY, eventually, openApp, type TestApp } from '../support/app.ts';
import { databaseOf } from '../support/appDatabase.ts';
import { nameOf } from '../support/house.ts';
import { queueAt, type Step } from '../support/queue.ts';
import { step } from '../support/step.ts';
import { contents, gaps, watchBoard } from '../support/watchBoard.ts';

const MONDAY = '2017-08-07';
const english = { 'accept-language': 'en' };

describe('checking in', async () => {
  const app = await openApp();
  const bogor = queueAt(app.url);
  const surabaya = queueAt(app.url, 'SURABAYA');
  let people = 0;
  const book = (queue = bogor, more: object = {}) => queue.confirmed(people++, { when: { date: MONDAY }, ...more });
  // All is booked before the clock goes on, and it never goes back: work that had begun by then would end what was just held.
  const [elderly, ofSurabaya, ofDenpasar] = [
    await book(bogor, { priority: 'ELDERLY' }),
    await book(surabaya),
    await book(queueAt(app.url, 'DENPASAR')),
  ];
  const bookings = await Promise.all(Array.from({ length: 8 }, () => book()));
  app.clock.set(`${MONDAY}T07:30:00+07:00`);
  const nextBooking = () => {
    const booking = bookings.pop();
    if (!booking) throw new Error('More tests than bookings.');
    return booking;
  };

  test('answers with the ticket: number, place in the line, what can be done', async () => {
    const { code, queueNumber } = ofSurabaya;
    expect(await surabaya.checkIn(code)).toMatchObject({
      __typename: 'Ticket',
      number: queueNumber,
      status: 'WAITING',
      ahead: 0,
      estimatedWaitMinutes: null,
      reason: null,
      calls: 0,
      counter: null,
      issuedAt: '2017-08-07T07:30:00+07:00',
      allowedActions: ['CALL', 'PARK'],
      booking: { code, status: 'CHECKED_IN' },
    });
  });

  test('at another office names the right one', async () => {
    const { code } = ofDenpasar;
    expect(await bogor.checkIn(code)).toMatchObject({
      refused: 'WRONG_OFFICE',
      message: expect.stringContaining('Kantor Imigrasi Denpasar'),
    });
  });

  test.each(['HELD', 'EXPIRED', 'CANCELLED'] as const)('of a booking that is %s is not allowed', async (status) => {
    const { code } = nextBooking();
    const isHeld = status === 'HELD';
    await app.query(
      `update booking set status = $2, live = $3, confirm_by = coalesce($4::timestamptz, confirm_by) where code = $1`,
      [code, status, isHeld, isHeld ? '2018-01-01' : null],
    );
    expect(await bogor.checkIn(code)).toMatchObject({
      refused: 'NOT_ALLOWED_NOW',
      message: expect.stringContaining(CATALOGUES.id.statuses[status]),
    });
  });

  test('with a code no one has is refused, and so is what is no code', async () => {
    const { code } = nextBooking();
    await app.query(`update booking set status = 'CANCELLED', live = false where code = $1`, [code]);
    await app.query('delete from booking where code = $1', [code]);
    expect(await bogor.checkIn(code)).toMatchObject({ refused: 'UNKNOWN_CODE', field: 'code' });
    expect(await bogor.checkIn('not a code')).toMatchObject({ refused: 'UNKNOWN_CODE', field: 'code' });
  });

  test('takes the code in any case, with blanks and dashes', async () => {
    const { code } = nextBooking();
    const first = await bogor.checkIn(` ${code.slice(0, 4).toLowerCase()} - ${code.slice(4).toLowerCase()} `);
    expect(first).toMatchObject({ __typename: 'Ticket', booking: { code } });
    for (const typed of [code, code.toLowerCase(), `${code.slice(0, 2)} ${code.slice(2, 6)}-${code.slice(6)}`])
      expect((await bogor.checkIn(typed)).number).toBe(first.number);
    expect((await app.query('select id from ticket where booking = $1', [code])).length).toBe(1);
  });

  test('with one key gives one answer; the key with another code is a mistake', async () => {
    const [one, two] = [nextBooking(), nextBooking()];
    const answers = await Promise.all([1, 2, 3].map(() => bogor.checkIn(one.code, { idempotencyKey: 'desk 1' })));
    expect(new Set(answers.map(({ number }) => number))).toEqual(new Set([one.queueNumber]));
    await expect(bogor.checkIn(two.code, { idempotencyKey: 'desk 1' })).rejects.toThrow('IDEMPOTENCY_KEY_REUSED');
    const audited = await app.query(`select subject from audit where what = 'checkIn' and subject = $1`, [one.code]);
    expect(audited.length).toBe(1);
  });

  test('has the priority that was claimed, that the officer sees, or that is set later', async () => {
    const [claimed, unclaimed] = [elderly, nextBooking()];
    expect(await bogor.checkIn(claimed.code)).toMatchObject({ priority: 'ELDERLY' });
    expect(await bogor.checkIn(unclaimed.code, { priority: 'PREGNANT' })).toMatchObject({ priority: 'PREGNANT' });
    expect(await bogor.setPriority(claimed.queueNumber, 'NORMAL')).toMatchObject({
      priority: 'NORMAL',
      status: 'WAITING',
    });
    expect(await bogor.setPriority(unclaimed.queueNumber.toLowerCase(), 'CHILD')).toMatchObject({ priority: 'CHILD' });
    expect(await bogor.ticket(unclaimed.queueNumber)).toMatchObject({ priority: 'CHILD' });
    await expect(bogor.setPriority('Z999', 'CHILD')).rejects.toThrow('NOT_FOUND');
  });

  afterAll(() => expect(app.faults).toEqual([]));
});

test('check-in opens and closes by the clock of each office', async () => {
  const app = await openApp({
    change: { MEDAN: { timeZone: 'Asia/Jayapura' }, DEPOK: { policy: { graceMinutes: 15 } } },
  });
  let people = 0;
  const booked = async (office: string) => {
    const queue = queueAt(app.url, office);
    const { code, window } = await queue.confirmed(people++, { when: { date: MONDAY } });
    return { code, window, checkIn: () => queue.checkIn(code) };
  };
  // All is booked before the clock goes on, and it never goes back.
  const zones = await Promise.all(
    [
      { office: 'BOGOR', offset: '+07:00', zone: 'WIB' },
      { office: 'DENPASAR', offset: '+08:00', zone: 'WITA' },
      { office: 'MEDAN', offset: '+09:00', zone: 'WIT' },
    ].map(async (place) => ({ ...place, ...(await booked(place.office)) })),
  );
  const [late, one, two] = [await booked('BOGOR'), await booked('DEPOK'), await booked('DEPOK')];

  const moments = zones.flatMap(({ office, offset, zone, window, checkIn }) => {
    expect(window.startsAt).toBe(`${MONDAY}T08:00:00${offset}`);
    const moment = (at: string, said: string) => ({ at: `${at}${offset}`, office, said, checkIn });
    return [
      moment('2017-08-06T23:59:59', 'WRONG_DAY: Kode ini untuk Senin, 7 Agustus 2017'),
      moment(`${MONDAY}T00:00:00`, 'TOO_EARLY'),
      moment(`${MONDAY}T05:59:59`, `06.00 ${zone}`),
      moment(`${MONDAY}T06:00:00`, 'WAITING'),
    ];
  });
  for (const { at, office, said, checkIn } of moments.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)))
    await step(`${office} at ${at}`, async () => {
      app.clock.set(at);
      const answer = await checkIn();
      expect(answer.refused ? `${answer.refused}: ${answer.message}` : answer.status).toContain(said);
    });

  await step('at the hour itself it is too late, to the second, and the answer says how to register again', () =>
    tooLate(app, late.code),
  );

  await step('it goes on for the grace that the office gives', async () => {
    app.clock.set(`${MONDAY}T08:14:59+07:00`);
    expect(await one.checkIn()).toMatchObject({ status: 'WAITING' });
    app.clock.set(`${MONDAY}T08:15:00+07:00`);
    const message = expect.stringContaining('08.15 WIB');
    expect(await two.checkIn()).toMatchObject({ refused: 'TOO_LATE', message });
  });
  expect(app.faults).toEqual([]);
});

async function tooLate(app: TestApp, code: string): Promise<void> {
  const bogor = queueAt(app.url);
  app.clock.set(`${MONDAY}T08:00:00+07:00`);
  expect(await bogor.checkIn(code)).toMatchObject({
    refused: 'TOO_LATE',
    message: expect.stringMatching(/08\.00 WIB.*daftar/is),
  });
  expect((await inEnglish(app, code)).message).toBe(
    'It is too late: the deadline was 08:00 WIB. The code is no longer valid; please register again.',
  );
  // And says the same once the clock has been round.
  await eventually('the booking is forfeited', async () => {
    const [row] = await app.query('select status from booking where code = $1', [code]);
    return row.status === 'FORFEITED';
  });
  expect(await bogor.checkIn(code)).toMatchObject({ refused: 'TOO_LATE' });
}

async function inEnglish(app: TestApp, code: string): Promise<{ message: string }> {
  const text =
    'mutation ($input: CheckInInput!) { answer: checkIn(input: $input) { ... on Refusal { reason message } } }';
  const headers = { authorization: `Bearer ${ADMIN_KEY}`, ...english };
  return (await app.graphql(text, { input: { office: 'BOGOR', code } }, headers)).data.answer;
}

test('check-in without a booking gives numbers from W01, refused where all places are taken', async () => {
  const app = await openApp({ start: '2017-08-08T07:00:00+07:00' });
  const bogor = queueAt(app.url);
  const numbers = [];
  for (let times = 0; times < 20; times++) numbers.push((await bogor.issueTicket()).number);
  expect([numbers[0], numbers.at(-1)]).toEqual(['W01', 'W20']);
  expect(await bogor.issueTicket()).toMatchObject({
    refused: 'FULL',
    alternatives: [
      { startsAt: '2017-08-08T08:00:00+07:00' },
      { startsAt: '2017-08-08T09:00:00+07:00' },
      { startsAt: '2017-08-08T10:00:00+07:00' },
    ],
  });
  expect(await bogor.issueTicket({ service: 'VISA' })).toMatchObject({ refused: 'NOT_OFFERED', field: 'service' });
  // At half past seven what eight o'clock never sold is theirs.
  app.clock.set('2017-08-08T07:30:00+07:00');
  expect(await bogor.issueTicket({ priority: 'ELDERLY' })).toMatchObject({
    number: 'W21',
    priority: 'ELDERLY',
    booking: null,
  });
  expect(app.faults).toEqual([]);
});

describe('the counters', async () => {
  const app = await openApp({ change: { defaults: { queue: { walkInPlaces: 500 } } } });
  const bogor = queueAt(app.url);
  const start = '2017-08-07T07:00:00+07:00';
  beforeEach(() => app.clock.set(start));
  app.clock.set(start);
  for (const counter of [1, 2]) await bogor.openCounter(counter);

  /** Puts a new applicant before counter 1, called or further on. */
  const atCounter = async (...steps: Step[]): Promise<string> => {
    const { number } = await bogor.issueTicket();
    const called = await bogor.callNext(1);
    expect(called.number).toBe(number);
    for (const step of steps) expect(await bogor.step(step, number)).toMatchObject({ __typename: 'Ticket' });
    return number;
  };
  const refusals = async (number: string, steps: readonly Step[]) => {
    for (const step of steps)
      expect([step, await bogor.step(step, number)]).toMatchObject([step, { refused: 'NOT_ALLOWED_NOW' }]);
  };
  const ALL: readonly Step[] = ['recall', 'serve', 'finish', 'park', 'resume', 'markNoShow', 'undo'];
  const except = (...steps: Step[]) => ALL.filter((step) => !steps.includes(step));

  test('say who works there and what they serve', async () => {
    expect(await bogor.openCounter(3, { services: ['LOST_OR_DAMAGED'] })).toMatchObject({
      id: 'BOGOR/3',
      label: '3',
      open: true,
      officer: { kind: 'STAFF' },
      services: [{ code: 'LOST_OR_DAMAGED' }],
      serving: null,
    });
    // Opened again they serve as before; with none named, all.
    expect(await bogor.openCounter(3)).toMatchObject({ services: [{ code: 'LOST_OR_DAMAGED' }] });
    expect(await bogor.openCounter(3, { services: [] })).toMatchObject({
      services: [{ code: 'PASSPORT' }, { code: 'LOST_OR_DAMAGED' }],
    });
    expect(await bogor.closeCounter(3)).toMatchObject({ open: false, officer: null });
    expect(await bogor.closeCounter(3)).toMatchObject({ open: false });
    await expect(bogor.openCounter(3, { services: ['VISA'] })).rejects.toThrow('NOT_FOUND');
  });

  test('that are not there are not found', async () => {
    for (const counter of ['BOGOR/99', 'NOWHERE/1', 'bogor/99', '1', ''])
      for (const step of [bogor.openCounter, bogor.closeCounter, bogor.callNext])
        await expect(step(counter)).rejects.toThrow('NOT_FOUND');
  });

  test('call no one where no one waits, or while they are closed', async () => {
    expect(await bogor.callNext(1)).toMatchObject({ refused: 'QUEUE_EMPTY' });
    expect(await bogor.callNext(4)).toMatchObject({ refused: 'COUNTER_CLOSED' });
  });

  test('call, and have one person before them, who is named', async () => {
    const number = await atCounter();
    expect(await bogor.ticket(number.toLowerCase())).toMatchObject({
      number,
      status: 'CALLED',
      reason: 'WALK_IN',
      calls: 1,
      calledAt: start,
      counter: { id: 'BOGOR/1', label: '1' },
      ahead: null,
      estimatedWaitMinutes: null,
      allowedActions: ['RECALL', 'SERVE', 'NO_SHOW', 'PUT_BACK'],
    });
    expect(await bogor.callNext(1)).toMatchObject({
      refused: 'NOT_ALLOWED_NOW',
      message: expect.stringContaining(`${number} sedang dipanggil`),
    });
    expect(await bogor.closeCounter(1)).toMatchObject({
      refused: 'NOT_ALLOWED_NOW',
      message: expect.stringContaining(`${number} sedang dipanggil`),
    });
    await refusals(number, except('recall', 'serve', 'markNoShow'));
    expect(await bogor.transfer(number, { counter: 'BOGOR/2' })).toMatchObject({ refused: 'NOT_ALLOWED_NOW' });
    expect(await bogor.setPriority(number, 'CHILD')).toMatchObject({ refused: 'NOT_ALLOWED_NOW' });
    // In small letters, with a blank: as it is typed.
    expect(await bogor.step('serve', ` ${number.toLowerCase()} `)).toMatchObject({ status: 'SERVING' });
    expect(await bogor.callNext(1)).toMatchObject({ message: expect.stringContaining(`${number} sedang dilayani`) });
    await refusals(number, except('finish', 'park'));
    expect(await bogor.step('finish', number)).toMatchObject({ status: 'SERVED', allowedActions: ['UNDO'] });
    await refusals(number, except('undo'));
  });

  test('call again, and the board shows it again', async () => {
    const number = await atCounter();
    app.clock.advance(1);
    expect(await bogor.step('recall', number)).toMatchObject({ status: 'CALLED', calls: 2 });
    app.clock.advance(1);
    expect(await bogor.step('recall', number)).toMatchObject({ calls: 3 });
    const { called } = await bogor.board();
    expect(called[0]).toEqual({ number, counter: '1', calls: 3, calledAt: '2017-08-07T07:02:00+07:00' });
    await bogor.step('markNoShow', number);
  });

  test('set someone aside and are free; who comes back is ahead of newcomers', async () => {
    const number = await atCounter('serve', 'park');
    await refusals(number, except('resume'));
    expect(await bogor.ticket(number)).toMatchObject({ status: 'PARKED', counter: null, allowedActions: ['RESUME'] });
    const { number: newcomer } = await bogor.issueTicket({ priority: 'ELDERLY' });
    expect(await bogor.callNext(1)).toMatchObject({ number: newcomer });
    await bogor.step('markNoShow', newcomer);
    const { number: another } = await bogor.issueTicket();
    expect(await bogor.step('resume', number)).toMatchObject({
      status: 'WAITING',
      calledAt: null,
      reason: null,
      ahead: 0,
    });
    expect(await bogor.ticket(another)).toMatchObject({ ahead: 1 });
    expect(await bogor.callNext(1)).toMatchObject({ number, reason: 'RETURNED', calls: 2 });
    await bogor.step('markNoShow', number);
    expect(await bogor.callNext(2)).toMatchObject({ number: another });
    await bogor.step('markNoShow', another);
  });

  test('one who waits can be set aside too', async () => {
    const { number } = await bogor.issueTicket();
    expect(await bogor.step('park', number)).toMatchObject({ status: 'PARKED' });
    expect(await bogor.callNext(1)).toMatchObject({ refused: 'QUEUE_EMPTY' });
    expect(await bogor.setPriority(number, 'CHILD')).toMatchObject({ priority: 'CHILD', status: 'PARKED' });
    await bogor.step('resume', number);
    expect(await bogor.callNext(1)).toMatchObject({ number });
    await bogor.step('markNoShow', number);
  });

  test('send someone to another service, ahead of its newcomers', async () => {
    const number = await atCounter('serve');
    const { number: newcomer } = await bogor.issueTicket({ service: 'LOST_OR_DAMAGED' });
    expect(await bogor.transfer(number, { service: 'LOST_OR_DAMAGED' })).toMatchObject({
      status: 'WAITING',
      service: { code: 'LOST_OR_DAMAGED' },
      counter: null,
    });
    await bogor.openCounter(3, { services: ['PASSPORT'] });
    expect(await bogor.callNext(3)).toMatchObject({ refused: 'QUEUE_EMPTY' });
    await bogor.openCounter(3, { services: ['LOST_OR_DAMAGED'] });
    expect(await bogor.callNext(3)).toMatchObject({ number, reason: 'RETURNED' });
    expect(await bogor.callNext(1)).toMatchObject({ number: newcomer });
    for (const each of [number, newcomer]) await bogor.step('markNoShow', each);
    await bogor.closeCounter(3);
  });

  test('send someone to one counter: that one calls them, whatever it serves, and no other does', async () => {
    const number = await atCounter('serve');
    const { number: newcomer } = await bogor.issueTicket();
    await bogor.openCounter(3, { services: ['LOST_OR_DAMAGED'] });
    expect(await bogor.transfer(number, { counter: 'BOGOR/3' })).toMatchObject({ status: 'WAITING' });
    expect(await bogor.callNext(1)).toMatchObject({ number: newcomer });
    expect(await bogor.callNext(2)).toMatchObject({ refused: 'QUEUE_EMPTY' });
    expect(await bogor.callNext(3)).toMatchObject({ number, reason: 'RETURNED', counter: { id: 'BOGOR/3' } });
    for (const each of [number, newcomer]) await bogor.step('markNoShow', each);
    await bogor.closeCounter(3);
  });

  test('send no one nowhere', async () => {
    const number = await atCounter('serve');
    await expect(bogor.transfer(number, {})).rejects.toThrow('BAD_USER_INPUT');
    await expect(bogor.transfer(number, { counter: 'BOGOR/99' })).rejects.toThrow('NOT_FOUND');
    await expect(bogor.transfer(number, { counter: 'MEDAN/1' })).rejects.toThrow('NOT_FOUND');
    expect(await bogor.transfer(number, { service: 'VISA' })).toMatchObject({
      refused: 'NOT_OFFERED',
      field: 'service',
    });
    expect(await bogor.ticket(number)).toMatchObject({ status: 'SERVING' });
    await bogor.step('finish', number);
  });

  test('that someone was sent to and that is removed leaves them to the others', async () => {
    for (const label of ['5', '6'])
      await bogor.ask(
        'mutation ($input: AddCounterInput!) { answer: addCounter(input: $input) { ... on Counter { id } } }',
        {
          input: { office: 'BOGOR', label },
        },
      );
    const number = await atCounter('serve');
    const remove = (counter: string) =>
      bogor.ask(
        'mutation ($input: RemoveCounterInput!) { answer: removeCounter(input: $input) { ... on Counter { id } } }',
        {
          input: { counter },
        },
      );
    await bogor.transfer(number, { counter: 'BOGOR/5' });
    expect(await bogor.callNext(1)).toMatchObject({ refused: 'QUEUE_EMPTY' });
    await remove('BOGOR/5');
    expect(await bogor.callNext(1)).toMatchObject({ number, reason: 'RETURNED' });
    await bogor.step('markNoShow', number);
    // Nor is anybody taken back to a counter that is closed, or gone.
    await bogor.openCounter(6, { services: [] });
    const { number: last } = await bogor.issueTicket();
    await bogor.callNext(6);
    await bogor.step('markNoShow', last);
    await bogor.closeCounter(6);
    expect(await bogor.step('undo', last)).toMatchObject({ refused: 'COUNTER_CLOSED' });
    await remove('BOGOR/6');
    expect(await bogor.step('undo', last)).toMatchObject({ refused: 'COUNTER_CLOSED' });
  });

  test.each([
    ['finish', 'SERVING'],
    ['markNoShow', 'CALLED'],
  ] as const)('take a wrong %s back within five minutes', async (wrong, status) => {
    const steps: Step[] = wrong === 'finish' ? ['serve', 'finish'] : ['markNoShow'];
    const inTime = await atCounter(...steps);
    app.clock.advance(5);
    expect(await bogor.step('undo', inTime)).toMatchObject({ status, counter: { id: 'BOGOR/1' } });
    await bogor.step(status === 'CALLED' ? 'markNoShow' : 'finish', inTime);
    const late = await atCounter(...steps);
    app.clock.advance(5 + 1 / 60);
    expect(await bogor.ticket(late)).toMatchObject({ allowedActions: wrong === 'finish' ? [] : ['RESUME'] });
    await refusals(late, wrong === 'finish' ? ALL : except('resume'));
  });

  test('have someone back who comes hours after the call, ahead of newcomers', async () => {
    const number = await atCounter('markNoShow');
    app.clock.advance(180);
    const { number: newcomer } = await bogor.issueTicket();
    expect(await bogor.step('resume', number)).toMatchObject({ status: 'WAITING', counter: null, ahead: 0 });
    expect(await bogor.ticket(newcomer)).toMatchObject({ ahead: 1 });
    for (const each of [number, newcomer]) {
      expect(await bogor.callNext(1)).toMatchObject({ number: each });
      await bogor.step('markNoShow', each);
    }
  });

  test('take nothing back while someone else is before them', async () => {
    const wrong = await atCounter('serve', 'finish');
    const there = await atCounter();
    expect(await bogor.step('undo', wrong)).toMatchObject({
      refused: 'NOT_ALLOWED_NOW',
      message: expect.stringContaining(`${there} sedang dipanggil`),
    });
    await bogor.step('markNoShow', there);
    expect(await bogor.step('undo', wrong)).toMatchObject({ status: 'SERVING' });
    await bogor.step('finish', wrong);
  });

  test('know no number that is not in the line of today', async () => {
    for (const step of ALL) await expect(bogor.step(step, 'Z999')).rejects.toThrow('NOT_FOUND');
    await expect(bogor.transfer('Z999', { counter: 'BOGOR/1' })).rejects.toThrow('NOT_FOUND');
    expect(await bogor.ticket('Z999')).toBeNull();
    await expect(queueAt(app.url, 'NOWHERE').step('serve', 'W01')).rejects.toThrow('NOT_FOUND');
    // The same number at another office is another person's.
    await expect(queueAt(app.url, 'MEDAN').step('serve', 'W01')).rejects.toThrow('NOT_FOUND');
  });

  test('do the same step once for a key', async () => {
    const number = await atCounter();
    const again = () => bogor.step('recall', number, { idempotencyKey: 'again' });
    expect([(await again()).calls, (await again()).calls, (await again()).calls]).toEqual([2, 2, 2]);
    await bogor.step('markNoShow', number);
  });

  afterAll(() => expect(app.faults).toEqual([]));
});

describe('the booking behind a ticket', async () => {
  const app = await openApp();
  const bogor = queueAt(app.url);
  // Booked before either test: the clock never goes back, for work that had begun by then would end what was just held.
  const bookings = [1, 2].map((person) => bogor.confirmed(person, { when: { date: MONDAY } }));
  const [first, second] = await Promise.all(bookings);
  app.clock.set('2017-08-07T07:30:00+07:00');
  const served = async (booking: typeof first) => {
    await bogor.checkIn(booking.code);
    await bogor.openCounter(1);
    await bogor.callNext(1);
    await bogor.step('serve', booking.queueNumber);
    return booking;
  };
  const again = (person: number) => bogor.confirmed(person, { when: { date: '2017-08-09' } }).catch((error) => error);
  const status = async (code: string) =>
    (await app.query('select status, live from booking where code = $1', [code]))[0];

  test('keeps its person from booking until they are served', async () => {
    const { code, queueNumber } = await served(first);
    const refused = await bogor.ask(
      'mutation ($input: BookInput!) { answer: book(input: $input) { ... on Refusal { reason } } }',
      { input: { office: 'BOGOR', applicant: { name: nameOf(1), birthDate: '1987-01-25' } } },
    );
    expect(refused).toEqual({ reason: 'ALREADY_BOOKED' });
    await bogor.step('finish', queueNumber);
    expect(await status(code)).toEqual({ status: 'CHECKED_IN', live: false });
    expect(await again(1)).toMatchObject({ status: 'CONFIRMED' });
    // They have booked again: the old visit cannot be taken back.
    expect(await bogor.step('undo', queueNumber)).toMatchObject({ refused: 'NOT_ALLOWED_NOW' });
  });

  test('is live again when the end of the visit is taken back', async () => {
    const { code, queueNumber } = await served(second);
    await bogor.step('finish', queueNumber);
    await bogor.step('undo', queueNumber);
    expect(await status(code)).toEqual({ status: 'CHECKED_IN', live: true });
    await bogor.step('finish', queueNumber);
    expect(await again(2)).toMatchObject({ status: 'CONFIRMED' });
  });
});

describe('the wait', async () => {
  const app = await openApp();
  const bogor = queueAt(app.url);
  app.clock.set('2017-08-07T07:30:00+07:00');

  test('is unknown in the morning, and told from real service times later', async () => {
    for (let people = 0; people < 20; people++) await bogor.issueTicket();
    for (const counter of [1, 2]) await bogor.openCounter(counter);
    expect(await bogor.ticket('W20')).toMatchObject({ ahead: 19, estimatedWaitMinutes: null });
    // Each takes six minutes; the one who takes an hour changes nothing.
    for (const minutes of [6, 6, 60, 6, 6]) {
      expect((await bogor.ticket('W20')).estimatedWaitMinutes).toBeNull();
      const { number } = await bogor.callNext(1);
      await bogor.step('serve', number);
      app.clock.advance(minutes);
      await bogor.step('finish', number);
    }
    expect(await bogor.ticket('W20')).toMatchObject({ ahead: 14, estimatedWaitMinutes: 45 });
    expect(await bogor.ticket('W06')).toMatchObject({ ahead: 0, estimatedWaitMinutes: 3 });
    const { waiting } = await bogor.board();
    expect(waiting[0]).toMatchObject({ waiting: 15, estimatedWaitMinutes: 48 });
    await bogor.closeCounter(2);
    expect(await bogor.ticket('W20')).toMatchObject({ estimatedWaitMinutes: 90 });
    await bogor.closeCounter(1);
    expect(await bogor.ticket('W20')).toMatchObject({ ahead: 14, estimatedWaitMinutes: null });
  });
});

describe('the lists', async () => {
  const app = await openApp();
  const bogor = queueAt(app.url);
  const bookings: { code: string; queueNumber: string }[] = [];
  for (let person = 0; person < 25; person++) bookings.push(await bogor.confirmed(person, { when: { date: MONDAY } }));
  app.clock.set('2017-08-07T07:00:00+07:00');
  for (const { code } of bookings.slice(0, 23)) await bogor.checkIn(code);
  await bogor.openCounter(1);
  await bogor.callNext(1);

  type Page = {
    edges: { cursor: string; node: { number: string; code: string } }[];
    pageInfo: Record<string, unknown>;
  };
  /** All pages, one after the other. */
  const pages = async (ask: (after: string | null) => Promise<Page>) => {
    const all: Page[] = [];
    for (let after: string | null = null; ; ) {
      const page = await ask(after);
      all.push(page);
      if (!page.pageInfo.hasNextPage) return all;
      after = page.pageInfo.endCursor as string;
    }
  };

  test('of tickets come in pages, in the order they were given out', async () => {
    const all = await pages((after) => bogor.tickets({ first: 10, after }));
    expect(all.map(({ edges }) => edges.length)).toEqual([10, 10, 3]);
    expect(all.flatMap(({ edges }) => edges.map(({ node }) => node.number))).toEqual(
      bookings.slice(0, 23).map(({ queueNumber }) => queueNumber),
    );
    expect(all.map(({ pageInfo }) => [pageInfo.hasPreviousPage, pageInfo.hasNextPage])).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
    for (const { edges, pageInfo } of all)
      expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0]?.cursor, edges.at(-1)?.cursor]);
    expect(all.map((page) => (page as unknown as { totalCount: number }).totalCount)).toEqual([23, 23, 23]);
  });

  test('of tickets narrow to a status', async () => {
    expect(await bogor.tickets({ status: ['CALLED'] })).toMatchObject({
      totalCount: 1,
      edges: [{ node: { status: 'CALLED' } }],
    });
    const all = await pages((after) => bogor.tickets({ first: 11, after, status: ['WAITING', 'PARKED'] }));
    expect(all.map(({ edges }) => edges.length)).toEqual([11, 11]);
    expect(await bogor.tickets({ status: ['SERVED'] })).toMatchObject({
      totalCount: 0,
      edges: [],
      pageInfo: { hasNextPage: false, startCursor: null, endCursor: null },
    });
    expect((await bogor.tickets({ status: [] })).totalCount).toBe(0);
  });

  test('of bookings come in pages, in the order of their windows', async () => {
    const all = await pages((after) => bogor.bookings(MONDAY, { first: 10, after }));
    expect(all.map(({ edges }) => edges.length)).toEqual([10, 10, 5]);
    const codes = all.flatMap(({ edges }) => edges.map(({ node }) => node.code));
    expect(codes.toSorted()).toEqual(bookings.map(({ code }) => code).toSorted());
    expect((await bogor.bookings('2017-08-08')).totalCount).toBe(0);
    expect((await queueAt(app.url, 'MEDAN').bookings(MONDAY)).totalCount).toBe(0);
  });

  test('of bookings narrow to a status and to part of a name, a code or a number', async () => {
    const found = async (search: string, more: object = {}) => {
      const { edges } = await bogor.bookings(MONDAY, { search, ...more });
      return edges.map(({ node }: { node: { code: string } }) => node.code);
    };
    const [first, last] = [bookings[0], bookings[24]] as [(typeof bookings)[0], (typeof bookings)[0]];
    expect((await bogor.bookings(MONDAY, { status: ['CONFIRMED'] })).totalCount).toBe(2);
    expect(await found(last.queueNumber.toLowerCase())).toEqual([last.code]);
    expect(await found(` ${first.code.slice(1, 7).toLowerCase()} `)).toEqual([first.code]);
    expect(await found(nameOf(24).toUpperCase())).toEqual([last.code]);
    expect(await found(nameOf(24), { status: ['CHECKED_IN'] })).toEqual([]);
    const all = await pages((after) => bogor.bookings(MONDAY, { first: 5, after, search: nameOf(1) }));
    expect(all.flatMap(({ edges }) => edges).length).toBe(11);
    expect((await found('  ')).length).toBe(25);
  });

  test.each(['%', '_', '\\', 'A1__', '%%', "'", '"'])('take %s in a search for what it is', async (search) => {
    expect((await bogor.bookings(MONDAY, { search })).totalCount).toBe(0);
  });

  test.each([
    ['nonsense'],
    [''],
    [Buffer.from('1e30').toString('base64url')],
    [Buffer.from('-1 x').toString('base64url')],
    [Buffer.from('gestern 2345678A').toString('base64url')],
    [Buffer.from('9'.repeat(40)).toString('base64url')],
  ])('refuse %j as a cursor, or take it for the beginning, but never fail', async (after) => {
    for (const ask of [() => bogor.tickets({ after }), () => bogor.bookings(MONDAY, { after })])
      expect(
        await ask().then(
          () => 'BAD_USER_INPUT',
          (error: Error) => error.message,
        ),
      ).toContain('BAD_USER_INPUT');
  });

  test.each([0, -1, 201])('refuse pages of %i', async (first) => {
    await expect(bogor.tickets({ first })).rejects.toThrow('BAD_USER_INPUT');
    await expect(bogor.bookings(MONDAY, { first })).rejects.toThrow('BAD_USER_INPUT');
  });

  afterAll(() => expect(app.faults).toEqual([]));
});

test('the board of an office', async () => {
  const app = await openApp();
  const bogor = queueAt(app.url);
  const database = await databaseOf(app);
  app.clock.set('2017-08-07T07:30:00+07:00');

  await step('says the same as a query, live, and from its office', async () => {
    const board = await watchBoard(() => app.url);
    await bogor.openCounter(1);
    for (let people = 0; people < 3; people++) await bogor.issueTicket();
    const { number } = await bogor.callNext(1);
    const frame = await board.sees('the call', ({ called }) => called[0]?.number === number);
    expect(contents(frame)).toEqual(contents(await bogor.board()));
    const ofOffice = await bogor.ask('{ answer: office(code: "BOGOR") { board { sequence called { number } } } }');
    expect(ofOffice.board).toEqual({ sequence: frame.sequence, called: [{ number }] });
    expect(gaps(board.frames)).toEqual([]);
    await board.close();
    const come = () => bogor.ask('{ answer: board(office: "BOGOR") { called { number serving } } }');
    expect(await come()).toEqual({ called: [{ number, serving: false }] });
    await bogor.step('serve', number);
    expect(await come()).toEqual({ called: [{ number, serving: true }] });
  });

  await step('carries what the manager announces, until it is taken down', async () => {
    const { key } = await bogor.ask(
      'mutation ($input: AddStaffInput!) { answer: addStaff(input: $input) { ... on StaffKey { key } } }',
      {
        input: { office: 'BOGOR', name: 'Sari', role: 'MANAGER' },
      },
    );
    const manager = queueAt(app.url, 'BOGOR', key);
    const board = await watchBoard(() => app.url);
    await manager.announce('  Loket 3 tutup hari ini.  ');
    await board.sees('the notice', ({ notice }) => notice === 'Loket 3 tutup hari ini.');
    expect((await bogor.board()).notice).toBe('Loket 3 tutup hari ini.');
    await manager.announce(null);
    await board.sees('no notice again', (frame) => frame === board.last() && frame.notice === null);
    await manager.announce('Sekali lagi');
    await manager.announce('   ');
    await board.sees('none of blanks', (frame) => frame === board.last() && frame.notice === null);
    expect(gaps(board.frames)).toEqual([]);
    await expect(manager.announce('x'.repeat(301))).rejects.toThrow('BAD_USER_INPUT');
    await expect(queueAt(app.url, 'MEDAN', key).announce('x')).rejects.toThrow('FORBIDDEN');
    await board.close();
  });

  await step('is empty again when the day is over', async () => {
    const board = await watchBoard(() => app.url);
    app.clock.set('2017-08-08T00:00:00+07:00');
    await rollAll(database.pool, database.offices, app.clock.now());
    await board.sees('an empty board', ({ called, waiting }) => called.length === 0 && waiting[0]?.waiting === 0);
    expect(await bogor.ticket('W01')).toBeNull();
    expect((await bogor.tickets()).totalCount).toBe(0);
    await board.close();
  });

  expect(app.faults).toEqual([]);
});

test('officers are told of waits beyond the rule of the office, and no others are', async () => {
  const app = await openApp();
  app.clock.set(`${MONDAY}T08:00:00+07:00`);
  const bogor = queueAt(app.url);
  const { number } = await bogor.issueTicket();
  const asked = '{ answer: longWaits(office: "BOGOR") { limitMinutes count longest { number minutes } } }';
  app.clock.set(`${MONDAY}T09:00:59+07:00`);
  expect(await bogor.ask(asked)).toEqual({ limitMinutes: 60, count: 0, longest: [] });
  app.clock.set(`${MONDAY}T09:01:00+07:00`);
  expect(await bogor.ask(asked)).toEqual({ limitMinutes: 60, count: 1, longest: [{ number, minutes: 61 }] });
  await expect(queueAt(app.url, 'BOGOR', 'none').ask(asked)).rejects.toThrow('UNAUTHENTICATED');
});
