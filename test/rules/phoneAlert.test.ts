// Alerts of a phone, from what it knows of its visit and what is so.
import { expect, test } from 'vitest';
import { sayPhoneAlert } from '../../src/messages/phoneAlerts.ts';
import { alertBetween, type ToldOfVisit, toldNow, type VisitFacts } from '../../src/push/phoneAlert.ts';

const STARTS_AT = '2017-08-07T01:00:00Z';
const waiting = (ahead: number): VisitFacts => ({
  ...{ startsAt: STARTS_AT, isCancelled: false, isCalled: false, isWaiting: true, calledAt: null },
  ...{ number: 'A101', counter: null, calls: 0, ahead },
});
const booked: VisitFacts = { ...waiting(0), isWaiting: false, ahead: null };
const called = (calledAt: string, calls = 1): VisitFacts => ({
  ...{ ...booked, isCalled: true },
  ...{ calledAt, counter: '3', calls },
});
const NEAR_AT = 2;

/** The alerts of a phone that is told of each of these in turn. */
function toldOf(first: VisitFacts, ...later: VisitFacts[]) {
  let told: ToldOfVisit = toldNow(null, first, NEAR_AT);
  return later.map((facts) => {
    const alert = alertBetween(told, facts, NEAR_AT);
    told = toldNow(told, facts, NEAR_AT);
    return alert?.kind ?? null;
  });
}

test('a turn is near once, and not for someone who comes in with few ahead', () => {
  expect(toldOf(waiting(5), waiting(3), waiting(2), waiting(4), waiting(1))).toEqual([null, 'NEAR', null, null]);
  expect(toldOf(booked, waiting(1), waiting(0))).toEqual([null, null]);
  expect(toldOf(waiting(2), waiting(1))).toEqual([null]);
});

test('every call is told, also the same counter again after an undo, and no look twice', () => {
  const [one, two] = [called('2017-08-07T02:00:00Z'), called('2017-08-07T02:01:00Z', 2)];
  expect(toldOf(waiting(5), one, one, two)).toEqual(['CALLED', null, 'CALLED']);
  expect(toldOf(waiting(5), one, waiting(0), called('2017-08-07T02:05:00Z'))).toEqual(['CALLED', null, 'CALLED']);
  // The screen shows what is so when the alerts are switched on.
  expect(toldOf(one, one)).toEqual([null]);
});

test('a visit that was moved or cancelled is told once', () => {
  const moved = { ...booked, startsAt: '2017-08-08T01:00:00Z' };
  expect(toldOf(booked, moved, moved, { ...moved, isCancelled: true }, { ...moved, isCancelled: true })).toEqual([
    ...(['MOVED', null, 'CANCELLED', null] as const),
  ]);
});

test('is said in both languages, and a counter with a name keeps it', () => {
  const surroundings = { office: 'Kantor Imigrasi Bogor', date: 'Senin, 7 Agustus 2017', time: '08.00 WIB' };
  const call = { kind: 'CALLED', number: 'A101', counter: 'Meja 3', calls: 2 } as const;
  expect(sayPhoneAlert('id', call, surroundings)).toEqual({
    title: 'Meja 3, sekarang',
    body: 'Nomor A101 dipanggil lagi. Silakan maju. Kantor Imigrasi Bogor',
  });
  const near = (ahead: number) => sayPhoneAlert('en', { kind: 'NEAR', number: 'A101', ahead }, surroundings).body;
  expect(near(1)).toContain('1 person is ahead of you');
  expect(near(0)).toContain('no one is ahead of you');
  for (const kind of ['MOVED', 'CANCELLED'] as const)
    expect(sayPhoneAlert('id', { kind }, surroundings).body).toContain('Senin, 7 Agustus 2017 pukul 08.00 WIB');
});
