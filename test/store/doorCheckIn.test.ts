// The check-in by one's own phone with the code at the door: the rules of the desk, and what the code adds to them.
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Asker } from '../../src/access/asker.ts';
import { queriesOn } from '../../src/database.ts';
import { checkInAtDoor, type DoorCheckIn } from '../../src/visit/doorCheckIn.ts';
import { openDoorCodes } from '../../src/visit/doorCodes.ts';
import { findVisit } from '../../src/visit/findVisit.ts';
import { allowedVisitActions } from '../../src/visit/visitActions.ts';
import { given, MORNING, openDesk, refusalIn } from '../support/desk.ts';

const PHONE: Asker = { kind: 'anonymous', source: '203.0.113.9' };
const doors = openDoorCodes((text) => createHmac('sha256', 'door').update(text).digest('base64url').slice(0, 22));
const WITH_CODES = { BOGOR: { policy: { doorCodeMinutes: 1 } }, DEPOK: { policy: { doorCodeMinutes: 1 } } };

async function openDoor(change: Parameters<typeof openDesk>[0] = WITH_CODES) {
  const desk = await openDesk(change);
  const { clock, offices } = desk.house;
  const shown = (office = 'BOGOR') => doors.codeAt({ office, minutes: 1 }, clock.now()).code;
  const arrive = (code: string, more: Partial<DoorCheckIn> = {}, through = 0) => {
    const office = offices.get('BOGOR');
    const arrival = { office, code, doorCode: shown(), asker: PHONE, idempotencyKey: null, ...more };
    return desk.run((tx) => checkInAtDoor(tx, arrival, { doors, offices: offices.get }, clock.now()), through);
  };
  const may = async (code: string) => {
    const rows = await findVisit(queriesOn(desk.pools[0]), { booking: code }, offices.find, clock.now());
    if (!rows) throw new Error('There is no such visit.');
    return allowedVisitActions(rows, clock.now());
  };
  return { desk, clock, offices, shown, arrive, may };
}

describe('a person at the door', () => {
  test('is checked in once, with the number of the booking, by two servers at once and again', async () => {
    const { desk, clock, arrive, may } = await openDoor();
    const { code, queueNumber } = await desk.confirmed(1);
    clock.set(MORNING);
    expect(await may(code)).toContain('CHECK_IN');
    const [one, other] = await Promise.all([arrive(code), arrive(code, {}, 1)]);
    expect(given(one)).toMatchObject({ number: queueNumber, status: 'WAITING' });
    expect(given(other).id).toBe(given(one).id);
    expect(given(await arrive(code)).id).toBe(given(one).id);
    expect(await may(code)).not.toContain('CHECK_IN');
    const events = await desk.query('select action, by from booking_event where booking = $1 order by id', [code]);
    expect(events.at(-1)).toEqual({ action: 'CHECK_IN', by: 'applicant by WEB (door)' });
    expect(events.filter(({ action }) => action === 'CHECK_IN')).toHaveLength(1);
  });

  test('is refused as at the desk: too early, on another day, at another office, too late, and without a booking', async () => {
    const { desk, clock, offices, shown, arrive, may } = await openDoor();
    const [{ code }, { code: lost }] = [await desk.confirmed(1), await desk.confirmed(2)];
    clock.set('2017-08-06T08:00:00+07:00');
    expect(refusalIn(await arrive(code))).toBe('WRONG_DAY');
    clock.set('2017-08-07T05:59:59+07:00');
    expect(await may(code)).not.toContain('CHECK_IN');
    expect(refusalIn(await arrive(code))).toBe('TOO_EARLY');
    clock.set('2017-08-07T06:00:00+07:00');
    const atDepok = { office: offices.get('DEPOK'), doorCode: shown('DEPOK') };
    expect(refusalIn(await arrive(code, atDepok))).toBe('WRONG_OFFICE');
    expect(refusalIn(await arrive('22222222'))).toBe('UNKNOWN_CODE');
    given(await arrive(code));
    clock.set('2017-08-07T08:00:00+07:00');
    expect(refusalIn(await arrive(lost))).toBe('TOO_LATE');
  });

  test('needs the code that the door shows, or the one before it; a photograph of an older one is worth nothing', async () => {
    const { desk, clock, shown, arrive } = await openDoor();
    const { code } = await desk.confirmed(1);
    clock.set('2017-08-07T07:30:30+07:00');
    const photograph = shown();
    clock.set('2017-08-07T07:32:00+07:00');
    expect(refusalIn(await arrive(code, { doorCode: photograph }))).toBe('DOOR_CODE_EXPIRED');
    expect(refusalIn(await arrive(code, { doorCode: shown('DEPOK') }))).toBe('UNKNOWN_DOOR_CODE');
    expect(refusalIn(await arrive(code, { doorCode: 'x'.repeat(22) }))).toBe('UNKNOWN_DOOR_CODE');
    const before = shown();
    clock.set('2017-08-07T07:33:59+07:00');
    given(await arrive(code, { doorCode: before, idempotencyKey: 'once' }));
    // Its answer was lost on the way: by now the code is over.
    clock.set('2017-08-07T07:35:00+07:00');
    expect(given(await arrive(code, { doorCode: before, idempotencyKey: 'once' })).status).toBe('WAITING');
    expect(refusalIn(await arrive(code, { doorCode: before }))).toBe('DOOR_CODE_EXPIRED');
  });

  test('goes to the front desk where the office has no code at its door', async () => {
    const { desk, clock, shown, arrive, may } = await openDoor({});
    const { code } = await desk.confirmed(1);
    clock.set(MORNING);
    expect(await may(code)).not.toContain('CHECK_IN');
    expect(refusalIn(await arrive(code))).toBe('NO_DOOR_CODES');
    expect(refusalIn(await arrive(code, { doorCode: `${shown()}x` }))).toBe('NO_DOOR_CODES');
    given(await desk.checkIn(code));
  });
});
