// A time, a date or a period typed in the console is read as meant, or is a fault at its field, and never a default.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberTyped } from '../../web/fields/typedNumber.ts';
import {
  type ChangeKind,
  faultsOfChange,
  inputOfChange,
  NOTHING_TYPED,
  type TypedChange,
} from '../../web/office/changes.ts';
import { faultsOfRules, GROUPS, inputOfRules, type RuleValues } from '../../web/office/settings.ts';
import { dateTyped, endTyped, periodsTyped, periodTyped, timeTyped } from '../../web/office/typedDate.ts';
import { faultsOfLobby, LOBBY_PAIRS, lobbySet, type TypedLobby } from '../../web/office/typedLobby.ts';
import { faultsOfNotices, noticesSet } from '../../web/office/typedNotices.ts';
import { emptySlide, faultsOfSlide, slideInput } from '../../web/office/typedSlides.ts';
import { faultsOfWeek, inputOfWeek, typedWeek, type WeekSchedule } from '../../web/office/typedWeek.ts';
import { consoleTexts } from '../support/consoleTexts.ts';

const ENGLISH_OFFICE = await consoleTexts('en');
const INDONESIAN_OFFICE = await consoleTexts('id');

const DAY = '2017-08-16';

describe('a time of day', () => {
  test.each([
    ...[
      ['8', '08:00'],
      ['08', '08:00'],
      ['8.30', '08:30'],
      ['08:30', '08:30'],
      [' 8:05 ', '08:05'],
      ['0830', '08:30'],
    ],
    ...[
      ['jam 8', '08:00'],
      ['pukul 8.30', '08:30'],
      ['pk. 14', '14:00'],
      ['Jam 13:15', '13:15'],
    ],
    ...[
      ['0', '00:00'],
      ['00.00', '00:00'],
      ['23:59', '23:59'],
    ],
  ])('%j is %s', (text, time) => {
    expect(timeTyped(text as string)).toBe(time);
    expect(endTyped(text as string)).toBe(time);
  });

  test.each([
    ...['', ' ', '-', ':', '.', 'jam', 'pagi', 'jam 8 pagi', '8 pagi', 'delapan', 'siang', '8-12', '8.', '8.5', '8:3'],
    ...['24', '24:00', '25', '8:60', '99:99', '-8', '800', '08:30:00', '8h', '8,30', '12345', '8 30', 'tutup'],
  ])('%j is none', (text) => {
    expect(timeTyped(text)).toBeNull();
  });

  test('24:00 is the end of a day, and no beginning', () => {
    for (const text of ['24', '24:00', '24.00', '2400'])
      expect([endTyped(text), timeTyped(text)]).toEqual(['24:00', null]);
    for (const text of ['24:01', '24:30', '25', '']) expect(endTyped(text)).toBeNull();
  });

  test('is only ever read where digits were typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const time = timeTyped(text);
        if (time === null) return;
        const digits = text.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
        const read = time.replace(':', '').replace(/^0+(?=\d)/, '');
        expect([read, read.replace(/00$/, '') || '0']).toContain(digits);
      }),
    );
  });
});

describe('a period', () => {
  test.each([
    ['12:00-13:00', '12:00-13:00'],
    ['12.00 – 13.00', '12:00-13:00'],
    ['12-13', '12:00-13:00'],
    ['7.30 sampai 10', '07:30-10:00'],
    ['8 s.d. 12', '08:00-12:00'],
    ['jam 8 s/d 12', '08:00-12:00'],
  ])('%j is %s', (text, period) => {
    expect(periodTyped(text)).toBe(period);
  });

  test.each(['', '12', '12-', '-13', '13-12', '12-12', '12-24', 'siang', '12-13-14', '12:00-satu'])(
    '%j is none',
    (text) => {
      expect(periodTyped(text)).toBeNull();
    },
  );

  test('each is read for itself', () => {
    expect(periodsTyped('')).toEqual([]);
    expect(periodsTyped('12:00-13:00, 15-15.15')).toEqual(['12:00-13:00', '15:00-15:15']);
    expect(periodsTyped('12:00-13:00 15:00-15:15')).toEqual(['12:00-13:00', '15:00-15:15']);
    expect(periodsTyped('12 - 13; nanti')).toEqual(['12:00-13:00', null]);
  });
});

test.each(['', ' ', 'besok', '31-02-2017', '0-1-2017', '1-13-2017', '01-01-17', '1987', '00-00-0000'])(
  '%j is no date',
  (text) => {
    expect(dateTyped(text)).toBeNull();
  },
);

describe.each([
  ['id', INDONESIAN_OFFICE.calendar],
  ['en', ENGLISH_OFFICE.calendar],
] as const)('a change of a day, %s', (_, say) => {
  const faults = (kind: ChangeKind, typed: Partial<TypedChange>) =>
    faultsOfChange(kind, DAY, { ...NOTHING_TYPED, ...typed }, say);

  test('of places is of the whole day where no time is typed', () => {
    expect(faults('setCapacity', { capacity: '60' })).toEqual({});
    expect(
      inputOfChange('setCapacity', 'BOGOR', DAY, { ...NOTHING_TYPED, capacity: '60', to: ' ' }).setCapacity,
    ).toMatchObject({
      ...{ from: '00:00', to: '24:00', toDate: null, capacity: 60 },
    });
  });

  test('names the field that cannot be read, each with what is right there', () => {
    expect(faults('setCapacity', { from: 'pagi', to: 'sore', toDate: 'lusa', capacity: 'banyak' })).toEqual({
      ...{ from: say.needTimeOrNothing, to: say.needTimeOrNothing, toDate: say.needDate, capacity: say.needPlaces },
    });
    expect(faults('setCapacity', { from: '12', to: '9' })).toEqual({ to: say.needLater });
    expect(faults('setCapacity', { toDate: '15-08-2017' })).toEqual({ toDate: say.needDateAfter });
    expect(faults('setCapacity', { toDate: '17-08-2018' })).toEqual({ toDate: say.needDateAfter });
    expect(faults('setException', { reason: 'Rapat', opens: 'jam 8 pagi', shuts: '12.00' })).toEqual({
      opens: say.needTime,
    });
    expect(faults('setException', { reason: 'Rapat', opens: '', shuts: '24:00', breaks: 'siang' })).toEqual({
      ...{ opens: say.needTime, shuts: say.needTime, breaks: say.needBreaks },
    });
    expect(faults('setException', { reason: 'Rapat', opens: '8', shuts: '8' })).toEqual({ shuts: say.needLater });
  });

  test('is no input as long as there is a fault, whatever was typed', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('', ' ', '8', '8.30', '12:00', '24:00', '12-13', '17-08-2017'));
    const typed = fc.record({ from: text, to: text, toDate: text, opens: text, shuts: text, breaks: text });
    fc.assert(
      fc.property(typed, fc.constantFrom<ChangeKind>('setCapacity', 'setException'), (some, kind) => {
        const all = { ...NOTHING_TYPED, ...some, reason: 'Rapat' };
        const found = faultsOfChange(kind, DAY, all, say);
        if (Object.keys(found).length > 0) return;
        const { setCapacity, setException } = inputOfChange(kind, 'BOGOR', DAY, all);
        if (setCapacity) {
          expect(setCapacity.from === '00:00').toBe(some.from.trim() === '' || timeTyped(some.from) === '00:00');
          expect(setCapacity.to === '24:00').toBe(some.to.trim() === '' || endTyped(some.to) === '24:00');
        }
        expect(JSON.stringify([setCapacity, setException])).not.toMatch(/NaN|undefined|"null/);
      }),
    );
  });
});

const ONES = GROUPS.flatMap(({ settings }) => settings.map(({ name, list }) => [name, list ? '' : '1']));
const ALL_ONES = { ...Object.fromEntries(ONES), release: '' } as RuleValues;

test('lists of codes are typed with commas or spaces, in small letters, too, and empty', () => {
  const say = INDONESIAN_OFFICE.rules;
  for (const wrong of ['IDN', 'Indonesia', 'I', 'ID/MY'])
    expect(faultsOfRules({ ...ALL_ONES, proofCountries: wrong }, say)).toEqual({
      proofCountries: say.needCodes.countries,
    });
  expect(faultsOfRules({ ...ALL_ONES, sendsDigitsFor: 'Kantor-Bogor' }, say)).toEqual({
    sendsDigitsFor: say.needCodes.offices,
  });
  const values = { ...ALL_ONES, proofCountries: ' id, MY;sg ', sendsDigitsFor: '' };
  expect(faultsOfRules(values, say)).toEqual({});
  expect(inputOfRules(values, ['proofCountries', 'sendsDigitsFor'])).toEqual({
    policy: { proofCountries: ['ID', 'MY', 'SG'], sendsDigitsFor: [] },
  });
});

test('a time of release that cannot be read does not open a day at once', () => {
  const values = { ...ALL_ONES, release: 'jam dua siang', releaseJitter: '0' };
  expect(faultsOfRules(values, INDONESIAN_OFFICE.rules)).toEqual({ release: INDONESIAN_OFFICE.rules.needTime });
  expect(() => inputOfRules(values, ['release'])).toThrow();
  expect(inputOfRules({ ...values, release: '14.00' }, ['release'])).toEqual({
    policy: { release: { at: '14:00', jitterMinutes: 0 } },
  });
});

const PRESENT_WEEK: WeekSchedule = {
  ...{ from: null, windowMinutes: 60, capacity: 50, line: 'A', shares: [{ quota: 'priority', places: 5 }] },
  week: [
    { weekday: 'MONDAY', hours: '08:00-15:00', breaks: ['12:00-13:00'], windowMinutes: null, capacity: null },
    { weekday: 'FRIDAY', hours: '08:00-11:00', breaks: [], windowMinutes: 30, capacity: 20 },
  ],
};

describe('the weekly hours', () => {
  const say = ENGLISH_OFFICE.week;
  const typed = { ...typedWeek(PRESENT_WEEK, ['priority']), from: '01-09-2017' };

  test('are the same again where nothing but the day was typed', () => {
    expect(faultsOfWeek(typed, DAY, say)).toEqual({});
    expect(inputOfWeek('BOGOR', typed, PRESENT_WEEK)).toEqual({
      ...{ office: 'BOGOR', from: '2017-09-01', move: true, undoMinutes: 10 },
      schedule: { windowMinutes: 60, capacity: 50, line: 'A', shares: PRESENT_WEEK.shares, week: PRESENT_WEEK.week },
    });
  });

  test('begin on no day of their own, and on none that is over', () => {
    expect(faultsOfWeek({ ...typed, from: '' }, DAY, say)).toEqual({ from: say.needFrom });
    expect(faultsOfWeek({ ...typed, from: '15-08-2017' }, DAY, say)).toEqual({ from: say.needFromLater('16-08-2017') });
  });

  test('have breaks within them', () => {
    const days = { ...typed.days, MONDAY: { hours: '8-12', breaks: '12-13' }, SUNDAY: { hours: '', breaks: '10-11' } };
    expect(faultsOfWeek({ ...typed, days }, DAY, say)).toEqual({
      'MONDAY.breaks': say.breaksOutside,
      'SUNDAY.breaks': say.breaksOutside,
    });
  });

  test('are read as typed or are a fault, whatever was typed', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('8-15', '08.00-15.00', '12-13', 'siang', '24-25', '9', ''));
    fc.assert(
      fc.property(text, text, text, text, (hours, breaks, from, capacity) => {
        const some = { ...typed, from, capacity, days: { ...typed.days, TUESDAY: { hours, breaks } } };
        const faults = faultsOfWeek(some, DAY, say);
        if (Object.keys(faults).length > 0) return;
        const { schedule } = inputOfWeek('BOGOR', some, PRESENT_WEEK);
        const tuesday = schedule.week.find(({ weekday }) => weekday === 'TUESDAY');
        expect(tuesday?.hours ?? null).toBe(hours.trim() ? periodTyped(hours) : null);
        expect(tuesday?.breaks ?? []).toEqual(hours.trim() ? periodsTyped(breaks) : []);
        expect(schedule.capacity).toBe(Number(capacity));
        expect(capacity.trim()).not.toBe('');
      }),
    );
  });
});

describe('a number', () => {
  test('is read where digits alone were typed, within its bounds', () => {
    expect([' 60 ', '0', '007'].map((text) => numberTyped(text, 0, 100))).toEqual([60, 0, 7]);
    for (const text of ['', ' ', '-1', '1.5', '1,5', '1e3', '0x10', '٣', '101', '9999999', 'lima', '5 orang', 'NaN'])
      expect(numberTyped(text, 0, 100)).toBeNull();
  });

  test('is only ever the one that was typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(999), (text, least) => {
        const number = numberTyped(text, least, 100_000);
        if (number === null) return;
        expect(text.trim().replace(/^0+(?=\d)/, '')).toBe(String(number));
        expect(number).toBeGreaterThanOrEqual(least);
      }),
    );
  });
});

/** Each form with a field typed in any way: its faults, and the input that is made of it. */
const say = ENGLISH_OFFICE;
const EMPTY_LOBBY = Object.fromEntries(LOBBY_PAIRS.flat().map((field) => [field, ''])) as TypedLobby;
const QUIET_LOBBY: TypedLobby = { ...EMPTY_LOBBY, volume: '80', quietFrom: '18:00', quietTo: '07:00' };
const USUAL_NOTICES = { remindAt: '17:00', from: '07:00', to: '20:00', nearTurn: '3', fallback: true, off: [] };
const TIMED_SLIDE = { ...emptySlide(null), textId: 'Map', textEn: 'Folder', from: '08:00', to: '12:00' };
const USUAL_WEEK = { ...typedWeek(PRESENT_WEEK, ['priority']), from: '01-09-2017' };
const USUAL_CHANGE = { ...NOTHING_TYPED, reason: 'Rapat', opens: '8', shuts: '12', capacity: '60' };
const FORMS: [string, (text: string) => { faults: object; input: () => unknown }][] = [
  ...(['volume', 'quietFrom', 'quietTo', 'darkFrom', 'darkTo'] as const).map((field) =>
    formOf(`lobby.${field}`, (text) => {
      const typed = { ...QUIET_LOBBY, [field]: text };
      return { faults: faultsOfLobby(typed, say.lobby), input: () => lobbySet(typed) };
    }),
  ),
  ...(['remindAt', 'from', 'to', 'nearTurn'] as const).map((field) =>
    formOf(`notices.${field}`, (text) => {
      const typed = { ...USUAL_NOTICES, [field]: text };
      return { faults: faultsOfNotices(typed, say), input: () => noticesSet(typed) };
    }),
  ),
  ...(['seconds', 'from', 'to'] as const).map((field) =>
    formOf(`slide.${field}`, (text) => {
      const typed = { ...TIMED_SLIDE, [field]: text };
      return { faults: faultsOfSlide(typed, say.slides), input: () => slideInput(typed) };
    }),
  ),
  ...(['windowMinutes', 'capacity', 'from'] as const).map((field) =>
    formOf(`week.${field}`, (text) => {
      const typed = { ...USUAL_WEEK, [field]: text };
      return { faults: faultsOfWeek(typed, DAY, say.week), input: () => inputOfWeek('BOGOR', typed, PRESENT_WEEK) };
    }),
  ),
  ...(['capacity', 'from', 'to', 'toDate'] as const).map((field) =>
    formOf(`change.${field}`, (text) => {
      const typed = { ...USUAL_CHANGE, [field]: text };
      const faults = faultsOfChange('setCapacity', DAY, typed, say.calendar);
      return { faults, input: () => inputOfChange('setCapacity', 'BOGOR', DAY, typed) };
    }),
  ),
  ...GROUPS.flatMap(({ settings }) => settings)
    .filter(({ unit }) => unit)
    .map(({ name }) =>
      formOf(`rules.${name}`, (text) => {
        const typed = { ...ALL_ONES, release: '14:00', [name]: text };
        return { faults: faultsOfRules(typed, say.rules), input: () => inputOfRules(typed, [name]) };
      }),
    ),
];

function formOf(name: string, typing: (text: string) => { faults: object; input: () => unknown }) {
  return [name, typing] as [string, typeof typing];
}

/** Nothing of a number or time can be read in these. */
const UNREADABLE = ['pagi', 'banyak', '-', 'jam 8 pagi', '12:99', '1.5.7', '٣', 'null', 'NaN'];

describe.each(FORMS)('what cannot be read as %s', (_, typing) => {
  test('is a fault, and no input of the API', () => {
    for (const text of UNREADABLE) {
      const { faults, input } = typing(text);
      expect(Object.keys(faults), text).not.toEqual([]);
      expect(input, text).toThrow();
    }
  });

  test('takes no default, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('', ' ', '0', '8', '08:00', '24:00', '100')), (text) => {
        const { faults, input } = typing(text);
        if (Object.keys(faults).length === 0) expect(JSON.stringify(input())).not.toMatch(/NaN|undefined/);
      }),
      { numRuns: 50 },
    );
  });
});
