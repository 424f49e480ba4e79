// A whole day at an office by the API: sixty booked, ten too late, fifteen who just come, four counters to the last ticket.
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { rollAll } from '../../src/jobs/clockwork.ts';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { apiOf } from '../support/api.ts';
import { codeIn, eventually, openApp } from '../support/app.ts';
import { databaseOf } from '../support/appDatabase.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { queueAt, type Step } from '../support/queue.ts';
import { contents, type Frame, gaps, twice, waitingIn, watchBoard } from '../support/watchBoard.ts';

const MONDAY = '2017-08-07';
const PEOPLE = 60;
const WALK_INS = 15;
const COUNTERS = [1, 2, 3, 4];
/** Fifteen an hour, so that the day has four hours. */
const HOURS = [15, 15, 15, 15];

const app = await openApp();
const bogor = queueAt(app.url);
const { pool, offices } = await databaseOf(app);

interface Person {
  number: string;
  code: string;
  startsAt: string;
}

/** By chat: the registration, then the code sent back. */
async function booksByChat(person: number): Promise<Person> {
  const from = phoneOf(person);
  const text = `#${nameOf(person)}#25011987#07082017`;
  const [held] = (await app.simulator({ from, to: '08111100333', text })).replies;
  const code = codeIn(held?.text ?? '');
  await app.simulator({ from, to: 'BOGOR', text: code.toLowerCase() });
  return found(code);
}

async function booksAtTheDesk(person: number): Promise<Person> {
  const priority = person % 10 === 4 ? 'ELDERLY' : 'NORMAL';
  return found((await bogor.confirmed(person, { when: { date: MONDAY }, priority })).code);
}

async function found(code: string): Promise<Person> {
  const text = '{ answer: booking(code: "CODE") { status queueNumber window { startsAt } } }';
  const { status, queueNumber, window } = await bogor.ask(text.replace('CODE', code));
  expect(status).toBe('CONFIRMED');
  return { code, number: queueNumber, startsAt: window.startsAt };
}

/** Keeps by what was done what the board must show, as one line of text, and every state the day went through. */
function ledger() {
  const waiting = new Set<string>();
  const called = new Map<string, number>();
  const states = ['0 wait;'];
  const written = (count: number, at: string[]) => `${count} wait;${at.toSorted().join()}`;
  const note = () =>
    states.push(
      written(
        waiting.size,
        [...called].map(([number, counter]) => `${number}@${counter}`),
      ),
    );
  return {
    states,
    now: () => states.at(-1),
    of: (frame: Frame) =>
      written(
        waitingIn(frame),
        frame.called.map(({ number, counter }) => `${number}@${counter}`),
      ),
    joins(number: string) {
      waiting.add(number);
      note();
    },
    isCalled(number: string, counter: number) {
      expect(waiting.delete(number)).toBe(true);
      called.set(number, counter);
      note();
    },
    comesBack(number: string, counter: number) {
      called.set(number, counter);
      note();
    },
    leavesCounter(number: string, waits = false) {
      expect(called.delete(number)).toBe(true);
      if (waits) waiting.add(number);
      note();
    },
    waiting,
    called,
  };
}

test('a day at the office', async () => {
  // A week before, the places are taken.
  await apiOf(app).leave('BOGOR', MONDAY, HOURS);
  const people: Person[] = [];
  for (let person = 0; person < PEOPLE; person++)
    people.push(await (person % 2 ? booksByChat(person) : booksAtTheDesk(person)));
  expect(new Set(people.map(({ number }) => number)).size).toBe(PEOPLE);
  expect(Map.groupBy(people, ({ startsAt }) => startsAt).size).toBe(HOURS.length);

  // The day begins.
  app.clock.set(`${MONDAY}T00:00:00+07:00`);
  await rollAll(pool, offices, app.clock.now());
  const board = await watchBoard(() => app.url);
  const book = ledger();
  app.clock.set(`${MONDAY}T07:00:00+07:00`);
  for (const counter of COUNTERS) await bogor.openCounter(counter);

  const timetable = Map.groupBy(arrivals(people), ({ minute }) => minute);
  const desks = COUNTERS.map((counter) => ({ counter, number: '', busyUntil: 0 }));
  const parked: { number: string; until: number }[] = [];
  const done = {
    calls: 0,
    recalls: 0,
    parks: 0,
    transfers: 0,
    noShows: 0,
    undone: 0,
    late: 0,
    finished: 0,
    reasons: new Set(),
  };
  const moved = new Set<string>();

  const step = async (what: Step, number: string) => {
    const answer = await bogor.step(what, number);
    expect([what, answer.__typename]).toEqual([what, 'Ticket']);
    return answer;
  };

  async function arrive({ person, late }: Arrival): Promise<void> {
    if (!person) return book.joins((await bogor.issueTicket()).number);
    const answer = await bogor.checkIn(person.code);
    if (!late) {
      expect(answer).toMatchObject({ number: person.number, status: 'WAITING' });
      return book.joins(person.number);
    }
    expect(answer).toMatchObject({ refused: 'TOO_LATE', message: expect.stringMatching(/daftar/i) });
    done.late++;
  }

  /** A counter that serves no one calls; at any other, what is due happens. */
  async function work(desk: (typeof desks)[0], minute: number): Promise<void> {
    if (desk.number && desk.busyUntil <= minute) await end(desk, minute);
    if (desk.number || (book.waiting.size === 0 && minute % 20 !== 0)) return;
    const call = await bogor.callNext(desk.counter);
    if (call.refused) return void expect(call.refused).toBe('QUEUE_EMPTY');
    done.calls++;
    done.reasons.add(call.reason);
    Object.assign(desk, { number: call.number, busyUntil: minute + 10 + (done.calls % 4) });
    book.isCalled(call.number, desk.counter);
    if (done.calls % 5 === 0) {
      await step('recall', call.number);
      done.recalls++;
    }
    if (done.calls % 7 !== 0) await step('serve', call.number);
  }

  /** One in seven never came, one in nine must fetch something, one in eleven belongs elsewhere; all others are done. */
  async function end(desk: (typeof desks)[0], minute: number): Promise<void> {
    const { number, counter } = desk;
    desk.number = '';
    const { status } = await bogor.ticket(number);
    if (status === 'CALLED') {
      await step('markNoShow', number);
      book.leavesCounter(number);
      done.noShows++;
      if (done.noShows % 3 !== 1) return;
      // There they are after all.
      await step('undo', number);
      book.comesBack(number, counter);
      await step('serve', number);
      done.undone++;
    } else if (!moved.has(number) && done.finished % 9 === 8) {
      moved.add(number);
      await step('park', number);
      book.leavesCounter(number);
      parked.push({ number, until: minute + 10 });
      done.parks++;
      return;
    } else if (!moved.has(number) && done.finished % 11 === 7) {
      moved.add(number);
      const to = done.transfers % 2 ? { service: 'LOST_OR_DAMAGED' } : { counter: `BOGOR/${(counter % 4) + 1}` };
      expect(await bogor.transfer(number, to)).toMatchObject({ status: 'WAITING' });
      book.leavesCounter(number, true);
      done.transfers++;
      return;
    }
    await step('finish', number);
    book.leavesCounter(number);
    done.finished++;
  }

  for (let minute = 7 * 60 + 10; ; minute++) {
    app.clock.set(timeAt(minute));
    if (minute % 5 === 0) await settleAll(pool, app.clock.now());
    for (const arrival of timetable.get(minute) ?? []) await arrive(arrival);
    for (const { number } of parked.filter(({ until }) => until === minute)) {
      await step('resume', number);
      book.joins(number);
    }
    for (const desk of desks) await work(desk, minute);
    if (minute % 20 === 0) await board.sees(book.now() as string, (frame) => book.of(frame) === book.now());
    const open = parked.some(({ until }) => until > minute) || book.waiting.size > 0 || book.called.size > 0;
    if (minute > 11 * 60 + 10 && !open) break;
  }
  for (const counter of COUNTERS) expect(await bogor.closeCounter(counter)).toMatchObject({ open: false });

  // Everything there is to a day has happened.
  expect(done.late).toBe(10);
  for (const times of [done.recalls, done.parks, done.transfers, done.noShows, done.undone])
    expect(times).toBeGreaterThan(0);
  expect([...done.reasons]).toEqual(expect.arrayContaining(['WINDOW', 'PRIORITY', 'RETURNED', 'WALK_IN']));
  expect(done.finished + done.noShows - done.undone).toBe(PEOPLE - 10 + WALK_INS);

  // Every frame is in order, without gap, has no one twice, and is a state that the day went through, in that order.
  const last = await board.sees('an empty board', (frame) => frame === board.last() && book.of(frame) === '0 wait;');
  // Closing the counters shows too: with none open the board does not say how long it will take.
  const rests = async () => isDeepStrictEqual(contents(board.last()), contents(await bogor.board()));
  await eventually('the board says what the query says', rests);
  expect(last.called).toEqual([]);
  expect(gaps(board.frames)).toEqual([]);
  expect(board.frames.flatMap(twice)).toEqual([]);
  let at = 0;
  for (const frame of board.frames) {
    const place = book.states.indexOf(book.of(frame), at);
    expect([book.of(frame), place >= at]).toEqual([book.of(frame), true]);
    at = place;
  }
  await board.close();

  await expectLedgers(done);

  // Nothing is left for midnight; and applicants who were late register again.
  app.clock.set('2017-08-08T00:00:00+07:00');
  await rollAll(pool, offices, app.clock.now());
  expect(await app.query(`select id from ticket_event where action = 'CLOSE'`)).toEqual([]);
  const lateByChat = people.findIndex((_, person) => isLate(person) && person % 2 === 1);
  const text = `#${nameOf(lateByChat)}#25011987#09082017`;
  const [again] = (await app.simulator({ from: phoneOf(lateByChat), to: '08111100333', text })).replies;
  expect(again?.key).toBe('held');
  expect(app.faults).toEqual([]);
});

interface Arrival {
  minute: number;
  /** None: a walk-in. */
  person: Person | null;
  late: boolean;
}

function isLate(person: number): boolean {
  return person % 6 === 5;
}

/** From half an hour to two minutes before the hour; those who are late five minutes after; walk-ins all morning. */
function arrivals(people: readonly Person[]): Arrival[] {
  const booked = people.map((person, index) => {
    const hour = 60 * Number(person.startsAt.slice(11, 13));
    const late = isLate(index);
    return { person, late, minute: late ? hour + 5 : hour - 30 + 2 * (index % 15) };
  });
  const others = Array.from({ length: WALK_INS }, (_, index) => ({
    person: null,
    late: false,
    minute: 7 * 60 + 35 + 14 * index,
  }));
  return [...booked, ...others];
}

function timeAt(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${MONDAY}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00+07:00`;
}

/** Checks that the database holds at the end what was done. */
async function expectLedgers(
  done: Record<'calls' | 'recalls' | 'parks' | 'transfers' | 'noShows' | 'undone' | 'finished', number>,
) {
  const counted = async (sql: string) =>
    Object.fromEntries((await app.query(sql)).map(({ name, count }) => [name, count]));
  expect(await counted('select status as name, count(*)::int from booking group by status')).toEqual({
    CHECKED_IN: 50,
    FORFEITED: 10,
  });
  expect(await counted('select status as name, count(*)::int from ticket group by status')).toEqual({
    SERVED: done.finished,
    NO_SHOW: done.noShows - done.undone,
  });
  expect(await counted('select action as name, count(*)::int from ticket_event group by action')).toEqual({
    CHECK_IN: 50,
    ISSUE: WALK_INS,
    CALL: done.calls,
    RECALL: done.recalls,
    SERVE: done.calls - done.noShows + done.undone,
    PARK: done.parks,
    RESUME: done.parks,
    TRANSFER: done.transfers,
    NO_SHOW: done.noShows,
    UNDO: done.undone,
    FINISH: done.finished,
  });
  expect(await app.query('select code from booking where live')).toEqual([]);
}
