// The steps of people on the pages of their visits: a place given back, some minutes for the late, and some for the unready.
import { describe, expect, test } from 'vitest';
import type { Asker } from '../../src/access/asker.ts';
import { queriesOn } from '../../src/database.ts';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { begunAt } from '../../src/queue/board.ts';
import { instant } from '../../src/time.ts';
import { doVisitDeed, type VisitDeedAction } from '../../src/visit/deeds.ts';
import { findVisit } from '../../src/visit/findVisit.ts';
import { allowedVisitActions } from '../../src/visit/visitActions.ts';
import type { VisitReference } from '../../src/visit/visitSecrets.ts';
import { visitState } from '../../src/visit/visitState.ts';
import { given, MORNING, openDesk, refusalIn } from '../support/desk.ts';

const HOLDER: Asker = { kind: 'anonymous', source: '203.0.113.9' };

async function openDeeds(change?: Parameters<typeof openDesk>[0]) {
  const desk = await openDesk(change);
  const { clock, offices } = desk.house;
  const find = async (reference: VisitReference) => {
    const rows = await findVisit(queriesOn(desk.pools[0]), reference, offices.find, clock.now());
    if (!rows) throw new Error('There is no such visit.');
    return rows;
  };
  const act = async (action: VisitDeedAction, reference: VisitReference, idempotencyKey: string | null = null) => {
    const rows = await find(reference);
    return (await desk.run((tx) =>
      doVisitDeed(tx, action, { rows, asker: HOLDER, idempotencyKey }, clock.now()),
    )) as object;
  };
  const state = async (reference: VisitReference) => visitState(await find(reference), clock.now()).state;
  const may = async (reference: VisitReference) => allowedVisitActions(await find(reference), clock.now());
  return { desk, clock, find, act, state, may };
}

describe('a booking', () => {
  test('is kept some minutes longer for a person who says that they are late: on the day, in time, and once', async () => {
    const { desk, clock, find, act, state, may } = await openDeeds();
    const { code } = await desk.confirmed(1);
    const visit = { booking: code };
    expect(await may(visit)).toEqual(['GIVE_BACK']);
    expect(refusalIn(await act('ASK_FOR_TIME', visit))).toBe('NOT_ALLOWED_NOW');
    clock.set('2017-08-07T07:59:00+07:00');
    expect(await may(visit)).toEqual(['GIVE_BACK', 'ASK_FOR_TIME']);
    expect(refusalIn(await act('ASK_FOR_TIME', visit, 'late'))).toBeNull();
    expect(refusalIn(await act('ASK_FOR_TIME', visit, 'late'))).toBeNull();
    expect((await find(visit)).booking?.forfeitAt.toString()).toBe('2017-08-07T01:10:00Z');
    expect(refusalIn(await act('ASK_FOR_TIME', visit))).toBe('NOT_ALLOWED_NOW');

    clock.set('2017-08-07T08:09:00+07:00');
    await settleAll(desk.pools[0], clock.now());
    expect(await state(visit)).toBe('CHECK_IN_OPEN');
    given(await desk.checkIn(code));
    const events = await desk.query('select action from booking_event where booking = $1 order by id', [code]);
    expect(events.map(({ action }) => action)).toEqual(['BOOK', 'CONFIRM', 'LATE', 'CHECK_IN']);
  });

  test('is lost after that time all the same, and given back before', async () => {
    const { desk, clock, act, state } = await openDeeds();
    const [late, other] = [await desk.confirmed(1), await desk.confirmed(2)].map(({ code }) => ({ booking: code }));
    if (!late || !other) throw new Error('Two bookings were made.');
    await act('GIVE_BACK', other);
    expect(await state(other)).toBe('CANCELLED');
    clock.set('2017-08-07T07:59:00+07:00');
    await act('ASK_FOR_TIME', late);
    clock.set('2017-08-07T08:10:00+07:00');
    expect(await state(late)).toBe('FORFEITED');
    expect(refusalIn(await act('GIVE_BACK', late))).toBe('TOO_LATE');
  });
});

describe('a number in the queue', () => {
  test('is not called before the time that its person asked for, keeps its place, and counts twice at most', async () => {
    const { desk, clock, find, act, state, may } = await openDeeds();
    clock.set('2017-08-07T09:00:00+07:00');
    const [first, second] = [given(await desk.walkIn()), given(await desk.walkIn())];
    const visit = { ticket: first.id, issuedAt: first.issuedAt };
    await desk.open('BOGOR/1');
    expect(given(await desk.callNext('BOGOR/1')).number).toBe(first.number);

    await act('ASK_FOR_TIME', visit);
    expect(await state(visit)).toBe('WAITING');
    expect(given(await desk.callNext('BOGOR/1')).number).toBe(second.number);
    given(await desk.act('SERVE', second.number));
    given(await desk.act('FINISH', second.number));
    expect(refusalIn(await desk.callNext('BOGOR/1'))).toBe('QUEUE_EMPTY');

    const due = instant('2017-08-07T09:10:00+07:00');
    expect((await find(visit)).ticket?.notBefore?.toString()).toBe(due.toString());
    const days = [{ office: 'BOGOR', date: '2017-08-07' }];
    expect(await begunAt(queriesOn(desk.pools[0]), days, clock.now(), due)).toEqual(['BOGOR']);
    clock.set(due);
    const third = given(await desk.walkIn());
    expect(given(await desk.callNext('BOGOR/1')).number).toBe(first.number);
    await act('ASK_FOR_TIME', visit);
    expect(await may(visit)).toEqual(['GIVE_BACK']);
    expect(refusalIn(await act('ASK_FOR_TIME', visit))).toBe('NOT_ALLOWED_NOW');
    expect(given(await desk.callNext('BOGOR/1')).number).toBe(third.number);
  });

  test('may be put off where the office allows it, and left', async () => {
    const { desk, clock, act, state, may } = await openDeeds({ BOGOR: { policy: { laterMinutes: 0 } } });
    const { code } = await desk.confirmed(1);
    clock.set(MORNING);
    given(await desk.checkIn(code));
    const visit = { booking: code };
    expect(await may(visit)).toEqual(['GIVE_BACK']);
    await act('GIVE_BACK', visit);
    expect(await state(visit)).toBe('LEFT');
    expect(await may(visit)).toEqual([]);
    // The person may book again at once.
    const [{ live }] = (await desk.query('select live from booking where code = $1', [code])) as [{ live: boolean }];
    expect(live).toBe(false);
    await desk.open('BOGOR/1');
    expect(refusalIn(await desk.callNext('BOGOR/1'))).toBe('QUEUE_EMPTY');
  });
});
