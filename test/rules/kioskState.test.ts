// The kiosk: what it shows after each touch and outcome, and how long it waits for the next touch.
import { describe, expect, test } from 'vitest';
import type { RefusalCode } from '../../clients/types.ts';
import type { GivenFragment } from '../../web/kiosk/documents.ts';
import {
  hasWalkInPlaces,
  IDLE_SECONDS,
  idleSecondsOf,
  type KioskOffice,
  type KioskState,
  nameIn,
  openCountersFor,
  startState,
  unreadableView,
  viewOf,
  whereTo,
  withAid,
  withKey,
  withKeyboard,
  withoutLastKey,
  withView,
} from '../../web/kiosk/kioskState.ts';
import { spokenView } from '../../web/kiosk/spokenView.ts';
import { kioskTexts } from '../../web/texts/kiosk/texts.ts';

const SAY = kioskTexts('en');
const FIRST = { language: 'id', lowReach: false } as const;
const SERVICE = { code: 'PASPOR', names: ['Paspor', 'Passport'] };

const OFFICE: KioskOffice = {
  code: 'BOGOR',
  name: 'Kantor Imigrasi Bogor',
  timeZone: 'Asia/Jakarta',
  services: [SERVICE],
  queue: { walkInPlaces: 0 },
  quotas: [],
  counters: [
    { label: '1', open: true, services: [{ code: 'PASPOR' }] },
    { label: '2', open: false, services: [{ code: 'PASPOR' }] },
    { label: 'Meja 3', open: true, services: [{ code: 'IZIN' }] },
  ],
  board: { at: '2017-08-07T08:00:00+07:00' },
};

function given(change: Partial<GivenFragment> = {}): GivenFragment {
  return {
    number: 'A001',
    status: 'WAITING',
    issuedAt: '2017-08-07T08:00:00+07:00',
    ahead: 2,
    estimatedWaitMinutes: 10,
    service: SERVICE,
    counter: null,
    startsAt: null,
    visitUrl: 'http://localhost:4000/t/AAAAAAAAAAAAAAAAAAAAAA',
    ...change,
  };
}

const typed = (...keys: string[]) => keys.reduce<KioskState>(withKey, startState(FIRST));

describe('the code', () => {
  test('takes eight letters and digits, and gives the last one back', () => {
    expect(typed(...'K7M2PQ4XZZ').code).toBe('K7M2PQ4X');
    expect(withoutLastKey(typed('K', '7')).code).toBe('K');
    expect(withoutLastKey(startState(FIRST)).code).toBe('');
  });

  test('is kept while it is typed, and forgotten by every other view', () => {
    expect(withView(typed('K'), { name: 'typing' }).code).toBe('K');
    expect(withView(typed('K'), { name: 'service' }).code).toBe('');
  });
});

describe('a keyboard', () => {
  test('does what the keys on the screen do, while a code is asked for', () => {
    expect(withKeyboard(typed('K'), 'm')?.code).toBe('KM');
    expect(withKeyboard(typed('K'), 'Backspace')?.code).toBe('');
    for (const key of ['0', 'o', 'Tab', 'Enter', ' ']) expect(withKeyboard(typed('K'), key)).toBeNull();
    expect(withKeyboard(withView(typed('K'), { name: 'service' }), 'M')).toBeNull();
  });
});

describe('an aid', () => {
  test('is switched on and off, and gone for the next person', () => {
    const on = withAid(withAid(startState(FIRST), 'contrast'), 'voice');
    expect([...withAid(on, 'contrast').aids]).toEqual(['voice']);
    expect(idleSecondsOf(on, FIRST)).toBe(IDLE_SECONDS.typing);
    const low = { ...FIRST, lowReach: true };
    expect([...startState(low).aids]).toEqual(['reach']);
    expect(idleSecondsOf(startState(low), low)).toBeNull();
    expect(idleSecondsOf(withAid(startState(low), 'reach'), low)).toBe(IDLE_SECONDS.typing);
  });
});

describe('reading aloud', () => {
  test('spells the number, and says where to wait', () => {
    const state = withView(startState({ ...FIRST, language: 'en' }), { name: 'number', ticket: given() });
    expect(spokenView(state, OFFICE, SAY)).toBe(
      `Your queue number: A, zero, zero, one. ${SAY.sit} ${SAY.counters(['1'])}`,
    );
    const service = withView(state, { name: 'service' });
    expect(spokenView(service, OFFICE, SAY)).toBe('What have you come for? Passport.');
  });
});

describe('the wait for a touch', () => {
  test('does not begin before the first touch', () => {
    expect(idleSecondsOf(startState(FIRST), FIRST)).toBeNull();
  });

  test('is that of the view once there is a code, another language or another view', () => {
    expect(idleSecondsOf(typed('K'), FIRST)).toBe(IDLE_SECONDS.typing);
    expect(idleSecondsOf(startState({ ...FIRST, language: 'en' }), FIRST)).toBe(IDLE_SECONDS.typing);
    expect(idleSecondsOf(withView(startState(FIRST), { name: 'service' }), FIRST)).toBe(IDLE_SECONDS.service);
    expect(idleSecondsOf(withView(startState(FIRST), unreadableView(SAY)), FIRST)).toBe(IDLE_SECONDS.refused);
  });
});

describe('the outcome of a code', () => {
  const refused = (reason: RefusalCode) =>
    viewOf({ refused: { reason, message: 'Why.', field: null, lostSince: null } }, SAY);

  test('is the number, or why there is none', () => {
    const ticket = given();
    expect(viewOf({ done: ticket }, SAY)).toEqual({ name: 'number', ticket });
    expect(refused('WRONG_DAY')).toEqual({ name: 'refused', why: 'Why.', toDo: SAY.toDo.WRONG_DAY });
    expect(refused('FULL')).toEqual({ name: 'refused', why: 'Why.', toDo: SAY.toDesk });
  });

  test('says in its own words what the API says to programs', () => {
    expect(refused('UNKNOWN_CODE')).toMatchObject({ why: SAY.unreadable });
    expect(refused('NOT_ALLOWED_NOW')).toMatchObject({ why: SAY.notNow });
    expect(viewOf({ fault: 'No connection.' }, SAY)).toEqual(unreadableView(SAY));
  });
});

describe('the way from the kiosk', () => {
  test('is a seat, with the open counters that serve it', () => {
    expect(openCountersFor(OFFICE, 'PASPOR')).toEqual(['1']);
    expect(whereTo(given(), OFFICE, SAY)).toBe(`${SAY.sit} ${SAY.counters(['1'])}`);
    expect(whereTo(given(), { ...OFFICE, counters: [] }, SAY)).toBe(SAY.sit);
  });

  test.each(['CALLED', 'SERVING'] as const)('is the counter of a number that is %s', (status) => {
    expect(whereTo(given({ status, counter: { label: '4' } }), OFFICE, SAY)).toBe(SAY.goNow('4'));
  });

  test('is the desk for a number set aside, and over for one that was served', () => {
    expect(whereTo(given({ status: 'PARKED' }), OFFICE, SAY)).toBe(SAY.status.PARKED);
    expect(whereTo(given({ status: 'SERVED' }), OFFICE, SAY)).toBe(SAY.status.ended);
  });
});

test('walk-ins get a number where the office has places for them', () => {
  expect(hasWalkInPlaces(OFFICE)).toBe(false);
  expect(hasWalkInPlaces({ ...OFFICE, queue: { walkInPlaces: 1 } })).toBe(true);
  expect(hasWalkInPlaces({ ...OFFICE, quotas: [{ walkIns: true }] })).toBe(true);
});

test('a name comes in the language of the reader, in Indonesian if it has no other', () => {
  expect([nameIn('id', SERVICE), nameIn('en', SERVICE), nameIn('en', { names: ['Paspor'] })]).toEqual([
    'Paspor',
    'Passport',
    'Paspor',
  ]);
});
