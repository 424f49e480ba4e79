// The lobby board: frames numbered without a gap, made by one server at a time, and never half of one moment and half of the next.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { startBoards } from '../../server/live/boards.ts';
import { type Hearer, listen } from '../../server/live/listener.ts';
import { type Pool, queriesOn } from '../../src/database.ts';
import { beginWindows } from '../../src/jobs/clockwork.ts';
import { dirtyOffices, framesAfter, publishFrame, readBoard } from '../../src/queue/board.ts';
import type { Board } from '../../src/queue/entities.ts';
import { setNotice } from '../../src/queue/notice.ts';
import { instant } from '../../src/time.ts';
import { eventually } from '../support/app.ts';
import { atEnd } from '../support/atEnd.ts';
import { type Desk, given, MORNING, openDesk } from '../support/desk.ts';
import { step } from '../support/step.ts';

const frameOf = (desk: Desk, through = 0) =>
  desk.run((tx) => publishFrame(tx, desk.house.offices.get('BOGOR'), desk.house.clock.now()), through);
const boardOf = (desk: Desk, through = 0) =>
  readBoard(desk.pools[through % 2] as Pool, desk.house.offices.get('BOGOR'), desk.house.clock.now());

test('a frame of the board', async () => {
  const desk = await openDesk();
  const { house, pools } = desk;
  const framesSince = (sequence: number) => framesAfter(queriesOn(pools[0]), 'BOGOR', sequence);
  const lastSequence = async () => (await boardOf(desk)).sequence;
  house.clock.set(MORNING);
  await desk.open('BOGOR/1');
  await desk.open('BOGOR/2');

  await step('says who is called where, newest call first, and who waits in which order', async () => {
    const codes = [];
    for (let person = 0; person < 10; person++) codes.push((await desk.confirmed(person)).code);
    for (const code of codes) {
      house.clock.advance(0.1);
      given(await desk.checkIn(code));
    }
    given(await desk.walkIn({ service: 'LOST_OR_DAMAGED' }));
    const first = given(await desk.callNext('BOGOR/1')).number;
    house.clock.advance(1);
    const second = given(await desk.callNext('BOGOR/2')).number;
    house.clock.advance(1);
    given(await desk.act('RECALL', first));
    const frame = (await frameOf(desk)) as Board;
    expect(frame).toMatchObject({
      office: 'BOGOR',
      notice: null,
      called: [
        { number: first, counter: '1', calls: 2, calledAt: '2017-08-07T07:33:00+07:00' },
        { number: second, counter: '2', calls: 1, calledAt: '2017-08-07T07:32:00+07:00' },
      ],
      waiting: [
        { service: 'PASSPORT', waiting: 9, estimatedWaitMinutes: null },
        { service: 'LOST_OR_DAMAGED', waiting: 0, next: [], estimatedWaitMinutes: null },
      ],
    });
    // The walk-in was first, because no window of theirs has begun. At most eight of the nine are named.
    expect(first).toBe('W01');
    expect(frame.waiting[0]?.next).toEqual(['A202', 'A203', 'A204', 'A205', 'A206', 'A207', 'A208', 'A209']);
    expect(JSON.stringify(frame)).not.toContain('Pemohon');
  });

  await step('is what the query says', async () => {
    expect(await boardOf(desk)).toEqual((await framesSince(0)).at(-1));
  });

  await step('is made of what changed since the last one, together; where nothing did, there is none', async () => {
    const before = await lastSequence();
    expect(await frameOf(desk)).toBeNull();
    for (let times = 0; times < 5; times++) given(await desk.walkIn());
    expect(await dirtyOffices(queriesOn(pools[0]))).toEqual(['BOGOR']);
    expect((await frameOf(desk))?.sequence).toBe(before + 1);
    expect(await dirtyOffices(queriesOn(pools[0]))).toEqual([]);
    expect((await framesSince(before)).map(({ sequence }) => sequence)).toEqual([before + 1]);
  });

  await step('is one, however many servers make it at once', async () => {
    const before = await lastSequence();
    for (let round = 1; round <= 20; round++) {
      given(await desk.act('RECALL', 'W01'));
      const frames = await Promise.all(Array.from({ length: 6 }, (_, index) => frameOf(desk, index)));
      expect(frames.filter((frame) => frame !== null).map((frame) => frame.sequence)).toEqual([before + round]);
    }
    expect(new Set((await framesSince(0)).map(({ sequence }) => sequence)).size).toBe(before + 20);
  });

  await step('carries the notice, until it is taken down', async () => {
    const office = house.offices.get('BOGOR');
    const noticed = async (notice: string | null) => {
      await desk.run(async (tx) => ({ answer: await setNotice(tx, office, notice), announcements: [] }));
      return (await frameOf(desk))?.notice;
    };
    expect(await noticed('Loket 3 tutup')).toBe('Loket 3 tutup');
    given(await desk.act('RECALL', 'W01'));
    expect((await frameOf(desk))?.notice).toBe('Loket 3 tutup');
    expect(await noticed(null)).toBeNull();
  });

  await step('names the last calls that are over, the latest call first', async () => {
    const { called } = (await boardOf(desk)) as Board;
    const [latest, other] = called.map(({ number }) => number) as [string, string];
    expect(await boardOf(desk)).toMatchObject({ recent: [] });
    given(await desk.act('NO_SHOW', latest));
    given(await desk.act('SERVE', other));
    given(await desk.act('FINISH', other));
    const board = (await frameOf(desk)) as Board;
    expect(board.called).toEqual([]);
    expect(board.recent).toEqual(called.map(({ number, counter, calledAt }) => ({ number, counter, calledAt })));
    given(await desk.callNext('BOGOR/1'));
    given(await desk.callNext('BOGOR/2'));
    expect((await frameOf(desk))?.recent.map(({ number }) => number)).toEqual([latest, other]);
  });

  await step('is kept for servers that come late, as many as they can be behind', async () => {
    const before = await lastSequence();
    await desk.query(
      `insert into board_frame (office, sequence, frame, at) select 'BOGOR', n, '{}', now() from generate_series(-250, 0) n`,
    );
    given(await desk.walkIn());
    await frameOf(desk);
    const kept = await desk.query(`select sequence from board_frame where office = 'BOGOR' order by sequence`);
    expect(kept.length).toBe(200);
    expect(kept.at(-1)).toEqual({ sequence: before + 1 });
  });
});

describe('one moment', async () => {
  const desk = await openDesk({ defaults: { queue: { walkInPlaces: 300 } } });
  desk.house.clock.set(MORNING);
  const counters = ['BOGOR/1', 'BOGOR/2', 'BOGOR/3', 'BOGOR/4'];
  for (const counter of counters) await desk.open(counter);

  test('is all that a board shows: no one both waits and is called, no one is missing', async () => {
    const people = 40;
    for (let times = 0; times < people; times++) given(await desk.walkIn());
    let working = true;
    const boards: Board[] = [];
    const watch = async (through: number) => {
      while (working) boards.push(await boardOf(desk, through));
    };
    const work = async (counter: string) => {
      for (let times = 0; times < 8; times++) {
        const { number } = given(await desk.callNext(counter));
        given(await desk.act('SERVE', number));
        given(await desk.act('PARK', number));
        given(await desk.act('RESUME', number));
      }
    };
    const watching = [watch(0), watch(1)];
    await Promise.all(counters.map(work));
    working = false;
    await Promise.all(watching);
    expect(boards.length).toBeGreaterThan(20);
    for (const { called, waiting } of boards) {
      const waits = waiting.reduce((sum, line) => sum + line.waiting, 0);
      const next = waiting.flatMap((line) => line.next);
      expect(called.filter(({ number }) => next.includes(number))).toEqual([]);
      // Those set aside are at no counter and in no line: one a counter at most.
      expect(waits + called.length).toBeLessThanOrEqual(people);
      expect(waits + called.length).toBeGreaterThanOrEqual(people - counters.length);
    }
  });
});

describe('while the line moves', async () => {
  const desk = await openDesk({ defaults: { queue: { walkInPlaces: 5000 } } });
  desk.house.clock.set(MORNING);

  test('a frame is made of what is done, though the next step holds the line', async () => {
    const waits = (board: Board | null) => board?.waiting.reduce((sum, line) => sum + line.waiting, 0) ?? 0;
    given(await desk.walkIn());
    const before = waits(await frameOf(desk));
    given(await desk.walkIn());
    const held = await desk.pools[1].connect();
    try {
      await held.query('begin');
      await held.query(`select from board where office = 'BOGOR' for update`);
      expect(waits(await frameOf(desk))).toBe(before + 1);
      await held.query('commit');
    } finally {
      held.release();
    }
    expect(await frameOf(desk)).toBeNull();
  });

  test('and by eight clerks without a pause: each try after a step makes a frame, and none goes back', async () => {
    const FRAMES = 60;
    let [steps, working] = [0, true];
    const clerk = async (number: number) => {
      while (working) {
        given(await desk.walkIn({}, number));
        steps++;
      }
    };
    const clerks = Array.from({ length: 8 }, (_, number) => clerk(number));
    const frames: Board[] = [];
    /** Each clerk may have had one under way then: of nine steps done since, one began after it. */
    let stepsThen = 0;
    try {
      while (frames.length < FRAMES) {
        await eventually('a step', () => steps > stepsThen + clerks.length);
        const before = steps;
        // Of the other server's tries at the same time one makes it.
        const made = (await Promise.all([frameOf(desk, 0), frameOf(desk, 1)])).filter((frame) => frame !== null);
        stepsThen = steps;
        expect(made.length).toBeGreaterThan(0);
        frames.push(...made.toSorted((a, b) => a.sequence - b.sequence));
        expect(frames.at(-1)?.waiting[0]?.waiting).toBeGreaterThanOrEqual(before);
      }
    } finally {
      working = false;
      await Promise.all(clerks);
    }
    const numbers = frames.map(({ sequence }) => sequence);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] as number) + index));
    const waiting = frames.map(({ waiting }) => waiting[0]?.waiting ?? 0);
    expect(waiting).toEqual(waiting.toSorted((a, b) => a - b));
  });

  test('also those are counted that a server of the version before makes: it says that the board is dirty', async () => {
    // An office has a board from its first ticket on.
    given(await desk.walkIn());
    await frameOf(desk);
    expect(await frameOf(desk)).toBeNull();
    await desk.query(`update board set dirty = true where office = 'BOGOR'`);
    expect(await desk.query(`select dirty from board where office = 'BOGOR'`)).toEqual([{ dirty: false }]);
    expect(await frameOf(desk)).not.toBeNull();
    expect(await frameOf(desk)).toBeNull();
  });
});

describe('the boards of two servers', async () => {
  const desk = await openDesk();
  const { house, pools } = desk;
  house.clock.set(MORNING);
  const faults: unknown[] = [];
  const onFault = (fault: unknown) => void faults.push(fault);
  const server = async (pool: Pool) => {
    const listener = await listen(house.url, onFault);
    const boards = startBoards({ pool, listener, offices: house.offices, clock: house.clock, onFault });
    atEnd(() => listener.stop().then(() => boards.stop()));
    return boards;
  };
  const [one, other] = await Promise.all([server(pools[0]), server(pools[1])]);

  /** Watches a board; `sees` is what came until now. */
  function watch({ hub }: typeof one, key = 'plain') {
    const sees: Board[] = [];
    const leave = hub.join(
      { key, topic: 'board BOGOR', audience: 'anonymous' as const, run: async (root) => JSON.stringify(root) },
      { send: (payload) => sees.push(JSON.parse(payload)), fail: (fault) => faults.push(fault), end: () => {} },
    );
    return { sees, leave, last: () => sees.at(-1) };
  }
  const waits = (board: Board | undefined) => board?.waiting.reduce((sum, line) => sum + line.waiting, 0);
  let people = 0;
  /** One more in the line, and every board has it. */
  const oneMore = async (...boards: ReturnType<typeof watch>[]) => {
    given(await desk.walkIn({}, people));
    people++;
    for (const board of boards) await eventually(`${people} wait`, () => waits(board.last()) === people);
  };
  afterEach(() => {
    // Lost connections are part of it.
    expect(faults.filter((fault) => !/terminat|ECONN|57P01/i.test(String(fault)))).toEqual([]);
  });
  const gapless = ({ sees }: ReturnType<typeof watch>) => {
    const numbers = sees.map(({ sequence }) => sequence);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] as number) + index));
  };

  test('show the same frames, one after the other', async () => {
    const [here, there] = [watch(one), watch(other)];
    await eventually('both show the board', () => here.last() && there.last());
    for (let times = 0; times < 5; times++) await oneMore(here, there);
    gapless(here);
    gapless(there);
    expect(there.sees.slice(-4)).toEqual(here.sees.slice(-4));
    here.leave();
    there.leave();
  });

  test('go on for one who came at the same moment as another who left at once', async () => {
    const [stays, leaves] = [watch(one), watch(one)];
    leaves.leave();
    await eventually('the board is shown', () => stays.last());
    await oneMore(stays);
    expect(leaves.sees).toEqual([]);
    stays.leave();
    expect(one.hub.memberCount()).toBe(0);
    expect(one.hub.topics()).toEqual([]);
  });

  test('miss nothing when the connection they listen by is lost', async () => {
    const [here, there] = [watch(one), watch(other)];
    await eventually('both show the board', () => here.last() && there.last());
    for (let times = 0; times < 3; times++) {
      await desk.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'antrean listener'
         and datname = current_database()`,
      );
      await oneMore(here, there);
    }
    gapless(here);
    gapless(there);
    here.leave();
    there.leave();
  });

  test('are right after the database has lost its last moments, and go on as if nothing had been', async () => {
    const [here, there] = [watch(one), watch(other)];
    await eventually('both show the board', () => here.last() && there.last());
    await oneMore(here, there);
    // As a standby that takes over knows the line: without what comes next.
    const TABLES = ['board', 'board_shown', 'board_frame', 'ticket', 'ticket_event'];
    for (const table of TABLES) await desk.query(`create table kept_${table} as table ${table}`);
    const kept = people;
    for (let times = 0; times < 4; times++) await oneMore(here, there);
    const shown = here.last()?.sequence as number;
    const CUT = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'antrean listener'
      and datname = current_database()`;
    const back = [
      ...TABLES.toReversed().map((table) => `delete from ${table}`),
      ...TABLES.map((table) => `insert into ${table} overriding system value table kept_${table}`),
    ];
    await desk.query(`begin; set local session_replication_role = replica; ${back.join('; ')}; ${CUT}; commit`);
    people = kept;
    for (const board of [here, there]) {
      await eventually('the line as the database knows it', () => waits(board.last()) === people);
      expect(board.last()?.sequence).toBeGreaterThan(shown);
    }
    await oneMore(here, there);
    gapless(here);
    gapless(there);
    here.leave();
    there.leave();
  });

  test('and so does one that has heard of no frame yet', async () => {
    const fresh = await server(pools[1]);
    const board = watch(fresh);
    await eventually('the board is shown', () => board.last());
    // The first frame of its life is made while it does not listen.
    await desk.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'antrean listener'
       and datname = current_database()`,
    );
    given(await desk.walkIn());
    people++;
    await frameOf(desk);
    await eventually(`${people} wait`, () => waits(board.last()) === people);
    gapless(board);
    await fresh.stop();
  });
});

test('a frame comes by what is announced: nothing waits for the sweep that finds what was left behind', async () => {
  const desk = await openDesk();
  const { house, pools } = desk;
  house.clock.set(MORNING);
  const faults: unknown[] = [];
  const onFault = (fault: unknown) => void faults.push(fault);
  const listener = await listen(house.url, onFault);
  // The sweep never comes.
  vi.useFakeTimers({ toFake: ['setInterval'] });
  const boards = startBoards({ pool: pools[0], listener, offices: house.offices, clock: house.clock, onFault });
  vi.useRealTimers();
  atEnd(() => listener.stop().then(() => boards.stop()));
  const sees: Board[] = [];
  boards.hub.join(
    { key: 'plain', topic: 'board BOGOR', audience: 'anonymous' as const, run: async (root) => JSON.stringify(root) },
    { send: (payload) => sees.push(JSON.parse(payload)), fail: onFault, end: () => {} },
  );
  for (let people = 1; people <= 3; people++) {
    given(await desk.walkIn());
    await eventually(`${people} wait`, () => sees.at(-1)?.waiting[0]?.waiting === people);
  }
  expect(faults).toEqual([]);
});

describe('the pace', () => {
  test('is that of all servers together: after another’s frame the next one waits', async () => {
    const desk = await openDesk();
    const { house } = desk;
    house.clock.set(MORNING);
    given(await desk.walkIn());
    await frameOf(desk);
    const frames = async () => (await framesAfter(queriesOn(desk.pools[0]), 'BOGOR', 0)).length;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
    try {
      const heard: Hearer[] = [];
      const listener = { tell: (hearer: Hearer) => void heard.push(hearer) };
      const faults: unknown[] = [];
      const { clock, offices } = house;
      const boards = startBoards({ pool: desk.pools[1], listener, offices, clock, onFault: (f) => faults.push(f) });
      given(await desk.walkIn());
      heard[0]?.hear({ event: 'queue', office: 'BOGOR' }, null);
      // Before it gets to it, another server makes one.
      await frameOf(desk);
      heard[0]?.hear({ event: 'board', office: 'BOGOR', sequence: 2 }, null);
      given(await desk.walkIn());
      heard[0]?.hear({ event: 'queue', office: 'BOGOR' }, null);
      vi.advanceTimersByTime(99);
      vi.useRealTimers();
      await boards.stop();
      expect([await frames(), faults]).toEqual([2, []]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a window that begins', async () => {
  const desk = await openDesk();
  const { house, pools } = desk;

  test('changes who is next, so the board is due for a frame, once', async () => {
    house.clock.set('2017-08-07T07:00:00+07:00');
    await desk.checkIn((await desk.confirmed(1)).code);
    await frameOf(desk);
    const begun = (from: string, to: string) => beginWindows(pools[0], house.offices, instant(from), instant(to));
    await begun('2017-08-07T07:58:00+07:00', '2017-08-07T07:59:59+07:00');
    expect(await dirtyOffices(queriesOn(pools[0]))).toEqual([]);
    await begun('2017-08-07T07:59:59+07:00', '2017-08-07T08:00:00+07:00');
    expect(await dirtyOffices(queriesOn(pools[0]))).toEqual(['BOGOR']);
    await frameOf(desk);
    await begun('2017-08-07T08:00:00+07:00', '2017-08-07T08:00:01+07:00');
    expect(await dirtyOffices(queriesOn(pools[0]))).toEqual([]);
  });
});
