// The limits of live bookings: one a person, some a sender; and which ones give way to a proven applicant.
import { describe, expect, test } from 'vitest';
import { type Claimant, LiveBookings, type LiveRow } from '../../src/booking/liveBookings.ts';
import { addMinutes, instant } from '../../src/time.ts';
import { makeOffice } from './make.ts';

const NOW = instant('2017-08-01T09:00:00+07:00');
const office = makeOffice('BOGOR', { policy: { maxLiveBookingsPerSender: 3 } });
const SENDER = 'tel:+6281234567890';

function row(code: string, changes: Partial<LiveRow> = {}): LiveRow {
  const due_at = addMinutes(NOW, 10);
  return { code, person: `P${code}`, sender: null, slot: 1, proven: true, due_at, ...changes };
}
const claimant = (changes: Partial<Claimant> = {}): Claimant => ({ person: 'PX', sender: null, office, ...changes });
const ofSender = (...slots: number[]) => slots.map((slot) => row(`S${slot}`, { sender: SENDER, slot }));
const refused = (rows: LiveRow[], changes: Partial<Claimant>) =>
  new LiveBookings(rows).refuse(claimant(changes))?.refused ?? null;

describe('a claimant', () => {
  test.each<[string, LiveRow[], Partial<Claimant>, string | null]>([
    ['who has none', [row('A')], {}, null],
    ['who has one', [row('A')], { person: 'PA' }, 'ALREADY_BOOKED'],
    ['whose sender has two of three', ofSender(1, 2), { sender: SENDER }, null],
    ['whose sender has three', ofSender(1, 2, 3), { sender: SENDER }, 'LIMIT_REACHED'],
    ['by another sender', ofSender(1, 2, 3), { sender: 'id:7' }, null],
    ['without a sender', ofSender(1, 2, 3), {}, null],
  ])('%s', (_, rows, changes, code) => {
    expect(refused(rows, changes)).toBe(code);
  });

  test('is told what stands in the way', () => {
    const told = (rows: LiveRow[], changes: Partial<Claimant>) => new LiveBookings(rows).refuse(claimant(changes));
    expect(told([row('A')], { person: 'PA' })).toMatchObject({ field: 'applicant' });
    expect(told(ofSender(1, 2, 3), { sender: SENDER })?.parameters).toEqual({ limit: 3 });
  });
});

test('the next of a sender has the first place that is free', () => {
  const live = new LiveBookings(ofSender(1, 3));
  const [second, fourth, stranger] = [claimant({ sender: SENDER }), claimant({ sender: SENDER }), claimant()];
  for (const one of [second, fourth, stranger]) live.add(one);
  expect([second, fourth, stranger, claimant()].map((one) => live.slotOf(one))).toEqual([2, 1, 1, 1]);
});

test('one who was added counts from then on', () => {
  const live = new LiveBookings(ofSender(1, 2));
  const added = claimant({ sender: SENDER });
  live.add(added);
  const code = (changes: Partial<Claimant>) => live.refuse(claimant(changes))?.refused ?? null;
  expect(code({ person: added.person })).toBe('ALREADY_BOOKED');
  expect(code({ person: 'PY', sender: SENDER })).toBe('LIMIT_REACHED');
  live.add(claimant({ person: 'PZ' }));
  expect(code({ person: 'PY', sender: 'id:7' })).toBeNull();
});

test('bookings that are there already, whose senders are new, do not stand against each other', () => {
  const live = new LiveBookings([]);
  const [first, second] = [claimant({ person: null, sender: SENDER }), claimant({ person: null, sender: 'id:7' })];
  live.add(first);
  expect(live.refuse(second)).toBeNull();
});

test('one that is forgotten counts no more', () => {
  const live = new LiveBookings([...ofSender(1, 2, 3), row('A')]);
  live.forget(['S2', 'A']);
  const code = (changes: Partial<Claimant>) => live.refuse(claimant(changes))?.refused ?? null;
  expect(['PS2', 'PA', 'PS1'].map((person) => code({ person }))).toEqual([null, null, 'ALREADY_BOOKED']);
  expect(code({ sender: SENDER })).toBeNull();
  const next = claimant({ sender: SENDER });
  live.add(next);
  expect(live.slotOf(next)).toBe(2);
  expect(live.due(addMinutes(NOW, 10))).toEqual(['S1', 'S3']);
});

test('those are due whose time has come', () => {
  const live = new LiveBookings([row('A', { due_at: NOW }), row('B'), row('C', { due_at: null })]);
  expect([addMinutes(NOW, -1), NOW, addMinutes(NOW, 10)].map((now) => live.due(now))).toEqual([[], ['A'], ['A', 'B']]);
});

describe('before a proven applicant', () => {
  const unproven = { proven: false };
  const rows = [
    row('A', unproven),
    row('B'),
    row('C', { ...unproven, due_at: null }),
    row('S1', { ...unproven, sender: SENDER, slot: 1 }),
    row('S2', { sender: SENDER, slot: 2 }),
    row('S3', { ...unproven, sender: 'id:7', slot: 1 }),
  ];
  const inTheWay = (changes: Partial<Claimant>, more: LiveRow[] = []) =>
    new LiveBookings([...rows, ...more]).unprovenAgainst(claimant(changes));

  test.each<[string, Partial<Claimant>, LiveRow[], string[]]>([
    ['an unproven one of the same person gives way', { person: 'PA' }, [], ['A']],
    ['a proven one does not', { person: 'PB' }, [], []],
    ['nor one that is at the office', { person: 'PC' }, [], []],
    ['nor those of a sender who may have more', { sender: SENDER }, [], []],
    ['those of a sender who may have no more do', { sender: SENDER }, ofSender(3), ['S1']],
    ['where there is no sender, those of none stay', {}, ofSender(3), []],
  ])('%s', (_, changes, more, codes) => {
    expect(inTheWay(changes, more)).toEqual(codes);
  });
});
