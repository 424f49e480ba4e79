// Services, quotas, numbers and files as managers type them: a fault or exactly what was typed, never something else.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addedChannels, nameOfChannel } from '../../web/office/channelNames.ts';
import {
  addressOfFile,
  EXPORT_KINDS,
  faultsOfExport,
  isEmptyTable,
  nameOfFile,
  rangeOfExport,
} from '../../web/office/exports/typedExport.ts';
import {
  faultsOfQuota,
  inputOfQuota,
  NEW_QUOTA,
  type QuotaSet,
  typedQuota,
  withQuota,
} from '../../web/office/quotas/typedQuota.ts';
import { addressTyped, faultOfAddress, withAddress } from '../../web/office/services/typedAddress.ts';
import type { ServiceSet } from '../../web/office/services/typedDetails.ts';
import {
  faultsOfService,
  listedServices,
  serviceCodeTyped,
  withChannels,
  withFirst,
  withoutService,
  withService,
} from '../../web/office/services/typedService.ts';
import { faultsOfWeek, inputOfWeek, typedWeek, type WeekSchedule } from '../../web/office/typedWeek.ts';
import { exportTexts } from '../../web/texts/exports/texts.ts';
import { quotaTexts } from '../../web/texts/quotas/texts.ts';
import { serviceTexts } from '../../web/texts/services/texts.ts';
import { consoleTexts } from '../support/consoleTexts.ts';

const ENGLISH_CONSOLE = await consoleTexts('en');

describe('a file to take away', () => {
  const say = exportTexts('en');

  test('is of a range that was typed, of no more days than the API has', () => {
    const typed = { kind: 'APPLICANTS' as const, from: '1-8-2017', to: '31/08/2017' };
    expect(faultsOfExport(typed, say)).toEqual({});
    expect(rangeOfExport(typed)).toEqual({ from: '2017-08-01', to: '2017-08-31' });
    expect(faultsOfExport({ ...typed, to: '1-9-2017' }, say)).toEqual({ to: say.needFewerDays(30) });
    expect(faultsOfExport({ ...typed, kind: 'BOOKINGS', to: '1-9-2017' }, say)).toEqual({});
    expect(faultsOfExport({ ...typed, kind: 'FIGURES', to: '4-9-2018' }, say)).toEqual({});
    expect(faultsOfExport({ ...typed, kind: 'FIGURES', to: '5-9-2018' }, say)).toEqual({ to: say.needFewerDays(399) });
    expect(faultsOfExport({ ...typed, to: '31-7-2017' }, say)).toEqual({ to: say.needLater });
    expect(faultsOfExport({ ...typed, from: '', to: '32-8-2017' }, say)).toEqual({
      from: say.needDate,
      to: say.needDate,
    });
  });

  test('is never of days that cannot be read', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...EXPORT_KINDS), (from, kind) => {
        const typed = { kind, from, to: '01-08-2017' };
        if (faultsOfExport(typed, say).from) expect(() => rangeOfExport(typed)).toThrow();
        else expect(rangeOfExport(typed).from).toMatch(/^\d{4}-\d\d-\d\d$/);
      }),
    );
  });

  test('is asked of this server, in the look that the spreadsheet wants', () => {
    const link = 'https://elsewhere.example/offices/BOGOR/bookings.csv?from=2017-08-01&token=x.y';
    expect(addressOfFile(link, 'SEMICOLON', 'id')).toBe(
      '/offices/BOGOR/bookings.csv?from=2017-08-01&token=x.y&separator=%3B&language=id',
    );
    expect(addressOfFile('https://a.example/offices/BOGOR/places.jsonl?token=x', 'COMMA', 'id')).toBe(
      '/offices/BOGOR/places.jsonl?token=x',
    );
    expect(nameOfFile('attachment; filename="BOGOR-bookings.csv"')).toBe('BOGOR-bookings.csv');
    expect(nameOfFile(null)).toBeNull();
    expect([isEmptyTable('\uFEFFDate,Window\r\n'), isEmptyTable('\uFEFFDate\r\n2017-08-01\r\n')]).toEqual([
      true,
      false,
    ]);
  });
});

describe('a service', () => {
  const say = serviceTexts('en');
  const PASSPORT: ServiceSet = {
    ...{ code: 'PASSPORT', name: 'Paspor', names: ['Paspor', 'Passport'], details: null },
    channels: ['WHATSAPP', 'WEB'],
  };
  const all = listedServices([PASSPORT, { ...PASSPORT, code: 'E_PASSPORT' }]);
  const typed = { code: ' visa-izin ', id: ' Izin tinggal ', en: 'Residence permit', channels: ['WEB' as const] };

  test('has a code as programs write it', () => {
    expect(['e-passport', 'E PASSPORT', 'e_passport'].map(serviceCodeTyped)).toEqual(Array(3).fill('E_PASSPORT'));
    for (const text of ['', '1A', 'é', '_A', 'A!', 'A'.repeat(41)]) expect(serviceCodeTyped(text)).toBeNull();
  });

  test('is added at the end, and changed in its place', () => {
    expect(faultsOfService(typed, ['PASSPORT'], say)).toEqual({});
    const added = withService(all, typed);
    expect(added.map(({ code }) => code)).toEqual(['PASSPORT', 'E_PASSPORT', 'VISA_IZIN']);
    expect(added[2]).toEqual({
      ...{ code: 'VISA_IZIN', channels: ['WEB'] },
      name: { id: 'Izin tinggal', en: 'Residence permit' },
    });
    expect(withService(all, { ...typed, code: 'PASSPORT' }).map(({ code }) => code)).toEqual([
      'PASSPORT',
      'E_PASSPORT',
    ]);
  });

  test('lacks nothing', () => {
    expect(faultsOfService({ code: 'visa izin', id: '', en: ' ', channels: [] }, ['VISA_IZIN'], say)).toEqual({
      ...{ code: say.codeTaken, id: say.needName, en: say.needName, channels: say.needChannel },
    });
    expect(() => withService(all, { ...typed, code: '?' })).toThrow();
  });

  test('is retired, removed or made the first, and the others stay as they are', () => {
    expect(withChannels(all, 'PASSPORT', [])[0]).toEqual({ ...all[0], channels: [] });
    expect(withChannels(all, 'PASSPORT', [])[1]).toEqual(all[1]);
    expect(withFirst(all, 'E_PASSPORT')).toEqual([all[1], all[0]]);
    expect(withoutService(all, 'PASSPORT')).toEqual([all[1]]);
  });
});

describe('a number or address', () => {
  const say = serviceTexts('en').numbers;

  test('is one that messages can come to', () => {
    expect(addressTyped('WHATSAPP', '+62 811-1100-333')).toBe('+628111100333');
    expect(addressTyped('TELEGRAM' as 'OTHER', ' @kanim_bogor_bot ')).toBe('@kanim_bogor_bot');
    expect(addressTyped('TELEGRAM' as 'OTHER', ' ')).toBeNull();
    expect(addressTyped('EMAIL', ' Antrean@Kanim.example ')).toBe('antrean@kanim.example');
    for (const text of ['', '0811 1100 333', '+62', '+628111100333x', 'a@b.id'])
      expect(addressTyped('SMS', text), text).toBeNull();
    for (const text of ['', 'kanim', '@kanim.id', 'a@b', 'a b@c.id']) expect(addressTyped('EMAIL', text)).toBeNull();
  });

  test('stands in the list once for each channel', () => {
    const there = withAddress([], 'WHATSAPP', '+628111100333');
    expect(faultOfAddress('WHATSAPP', '+62 8111100333', there, say)).toBe(say.taken);
    expect(faultOfAddress('SMS', '+62 8111100333', there, say)).toBeNull();
    expect(() => withAddress(there, 'SMS', '0811')).toThrow();
  });
});

describe('a quota', () => {
  const say = quotaTexts('en');
  const SET: QuotaSet = {
    ...{ code: 'priority', name: 'Prioritas', line: 'P', priorities: ['ELDERLY'], services: [], channels: [] },
    ...{ walkIns: false, generalToo: true, opensMinutesBefore: 60 },
  };
  const there = typedQuota(SET, { ...SET, name: 'Priority' });
  const input = inputOfQuota(there);
  const among = { others: [input], generalLine: 'A' };

  test('is the same again where nothing was typed', () => {
    expect(input).toEqual({ ...SET, name: { id: 'Prioritas', en: 'Priority' } });
    expect(withQuota([input], input)).toEqual([input]);
  });

  test('has a code and a letter of its own', () => {
    const typed = { ...NEW_QUOTA, code: 'haji', id: 'Haji', en: 'Hajj', line: ' h ' };
    expect(faultsOfQuota(typed, among, say)).toEqual({});
    expect(inputOfQuota(typed)).toMatchObject({ code: 'haji', line: 'H', opensMinutesBefore: null });
    for (const line of ['A', 'p'])
      expect(faultsOfQuota({ ...typed, line }, among, say)).toEqual({ line: say.lineTaken });
    for (const line of ['W', '', 'AB', '1'])
      expect(faultsOfQuota({ ...typed, line }, among, say)).toEqual({ line: say.needLine });
    expect(faultsOfQuota({ ...typed, code: 'priority' }, among, say)).toEqual({ code: say.codeTaken });
    for (const code of ['', 'general', 'Haji', '1a'])
      expect(faultsOfQuota({ ...typed, code }, among, say)).toEqual({ code: say.needCode });
  });

  test('for walk-ins has no other condition', () => {
    expect(inputOfQuota({ ...there, walkIns: true, services: ['PASSPORT'] })).toMatchObject({
      priorities: [],
      services: [],
    });
  });

  test('opens at a number of minutes or never', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('', ' ', '0', '60', 'satu jam')), (opensMinutesBefore) => {
        const typed = { ...there, opensMinutesBefore };
        if (faultsOfQuota(typed, { others: [], generalLine: null }, say).opensMinutesBefore)
          expect(() => inputOfQuota(typed)).toThrow();
        else
          expect(inputOfQuota(typed).opensMinutesBefore).toBe(
            opensMinutesBefore.trim() ? Number(opensMinutesBefore) : null,
          );
      }),
    );
  });
});

describe('the shares of quotas in the weekly hours', () => {
  const say = ENGLISH_CONSOLE.week;
  const WEEK: WeekSchedule = {
    ...{ from: null, windowMinutes: 60, capacity: 50, line: 'A', week: [] },
    shares: [
      { quota: 'priority', places: 5 },
      { quota: 'gone', places: 3 },
    ],
  };
  const typed = { ...typedWeek(WEEK, ['priority', 'haji']), from: '01-09-2017' };

  test('are those of the quotas there are, also of one without places yet', () => {
    expect(typed.shares).toEqual({ priority: '5', haji: '0' });
    expect(inputOfWeek('BOGOR', typed, WEEK).schedule.shares).toEqual([{ quota: 'priority', places: 5 }]);
  });

  test('are numbers, and together no more than a window has', () => {
    const faults = (shares: Record<string, string>) => faultsOfWeek({ ...typed, shares }, '2017-08-07', say);
    expect(faults({ priority: '30', haji: '20' })).toEqual({});
    expect(faults({ priority: '30', haji: '21' })).toEqual({ 'shares.haji': say.sharesTooMany(50) });
    expect(faults({ priority: '', haji: 'dua' })).toEqual({
      'shares.priority': say.needNumber(0, 50),
      'shares.haji': say.needNumber(0, 50),
    });
  });
});

describe('channels that the operator has added', () => {
  test('are those that this page does not know', () => {
    const enumValues = ['WHATSAPP', 'WEB', 'OTHER', 'TELEGRAM'].map((name) => ({ name }));
    expect(addedChannels({ enumValues })).toEqual(['TELEGRAM']);
    expect(addedChannels(null)).toEqual([]);
  });

  test('are called by their kind where the page has no name for it', () => {
    expect(nameOfChannel({ WHATSAPP: 'WhatsApp' }, 'WHATSAPP')).toBe('WhatsApp');
    expect(nameOfChannel({ WHATSAPP: 'WhatsApp' }, 'TELEGRAM')).toBe('Telegram');
  });
});
