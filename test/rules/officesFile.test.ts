// The offices file: the real one reads, and each kind of fault names its file, line and field.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { faultsOfWording } from '../../server/wording.ts';
import { windowsOn } from '../../src/office/hours.ts';
import { OfficesFileFault, readOffices } from '../../src/office/officesFile.ts';
import { DEFAULT_POLICY } from '../../src/office/settings.ts';
import { makeOffice, OFFICES_FILE } from './make.ts';

/** The real file with one thing put for another. */
function changed(from: string, to: string, text = OFFICES_FILE): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

function faults(text: string): string[] {
  try {
    readOffices(text, 'offices.yaml', faultsOfWording);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(OfficesFileFault);
    return (error as Error).message.split('\n');
  }
}

/** The line on which the text stands. */
function lineOf(mark: string, text: string): number {
  const before = text.slice(0, text.indexOf(mark));
  expect(text).toContain(mark);
  return before.split('\n').length;
}

describe('the real offices file', () => {
  const offices = readOffices(OFFICES_FILE, 'offices.yaml');
  const office = (code: string) => offices.find((one) => one.code === code);

  test('has the offices that the article names first', () => {
    expect(offices.slice(0, 13).map(({ settings }) => settings.city)).toEqual(
      'Bogor,Jakarta Pusat,Batam,Jakarta Selatan,Depok,Tangerang,Karawang,Bandung,Yogyakarta,Surabaya,Medan,Denpasar,Makassar'.split(
        ',',
      ),
    );
  });

  test('has the whole roll-out of 2017: twenty-four offices, and nine units beside their offices', () => {
    const units = offices.filter(({ code }) => /_ULP_[12]$/.test(code));
    const readme = readFileSync('README.md', 'utf8').replace(/\s+/g, ' ');
    expect(readme).toContain(
      `the ${offices.length - units.length} immigration offices and ${units.length} passport service units of the roll-out of 2017`,
    );
    for (const { code, settings } of units) {
      const of = office(code.replace(/_ULP_\d$/, ''))?.settings;
      expect([settings.city, settings.timeZone]).toEqual([of?.city, of?.timeZone]);
      expect(settings.name).toBe(`Unit Layanan Paspor ${code.endsWith('1') ? 'I' : 'II'} ${of?.name.slice(16)}`);
    }
    expect(new Set(offices.map(({ settings }) => settings.name)).size).toBe(offices.length);
  });

  test('has their real numbers, and none for those that have none', () => {
    const numbers = offices.map(({ code, settings }) => [code, settings.channels.map(({ address }) => address)]);
    expect(Object.fromEntries(numbers.filter(([, addresses]) => addresses?.length))).toEqual({
      BOGOR: ['+628111100333'],
      JAKARTA_PUSAT: ['+6281299004406'],
      BATAM: ['+6282288862017', '+6282288822017'],
    });
  });

  test('has them in their zones', () => {
    const central = offices.filter(({ settings }) => settings.timeZone === 'Asia/Makassar').map(({ code }) => code);
    expect(central).toEqual(['DENPASAR', 'MAKASSAR', 'MATARAM', 'MAKASSAR_ULP_1']);
    expect(new Set(offices.map(({ settings }) => settings.timeZone))).toEqual(
      new Set(['Asia/Jakarta', 'Asia/Makassar']),
    );
  });

  test("has Batam's own template, photo and hours, and Bogor's usual ones", () => {
    expect(office('BATAM')?.settings.registration).toEqual({
      template: '#NAMA#TGLLAHIR#ALAMAT',
      service: null,
      more: [],
      photo: 'required',
      intakeHours: { from: '07:30', to: '10:00' },
    });
    expect(office('BOGOR')?.settings.registration).toEqual({
      template: '#NAMA#TGLLAHIR#TGLKEDATANGAN',
      service: null,
      more: [],
      photo: 'none',
      intakeHours: null,
    });
  });

  test('has fifty an hour on five days, and the holidays at every office', () => {
    for (const { code, settings, exceptions } of offices) {
      expect(settings.schedule).toMatchObject({ windowMinutes: 60, capacity: code === 'BATAM' ? 57 : 50, line: 'A' });
      expect(Object.keys(settings.schedule.week)).toEqual(['1', '2', '3', '4', '5']);
      expect(exceptions.find(({ date }) => date === '2017-08-17')).toMatchObject({ open: null });
    }
  });

  test('shows the policy that holds where nothing is said', () => {
    const silent = OFFICES_FILE.replace(/ {2}policy:\n( {4}.*\n)+/, '');
    expect(silent).not.toContain('holdMinutes');
    expect(readOffices(silent, 'offices.yaml')[0]?.settings.policy).toEqual(DEFAULT_POLICY);
    // The file itself says only this: no one can cancel a place for an applicant who waits for it.
    expect(office('BOGOR')?.settings.policy).toEqual({ ...DEFAULT_POLICY, freedPlaceMinutes: { from: 5, to: 60 } });
  });

  test("has Batam's shares: 285 a day, of which 200 are everyone's, 50 for priority people and 35 express", () => {
    const batam = makeOffice('BATAM');
    for (const date of ['2017-08-07', '2017-08-08', '2017-08-09', '2017-08-10', '2017-08-11']) {
      const places: Record<string, number> = {};
      for (const { quota, capacity } of windowsOn(batam, date)) places[quota] = (places[quota] ?? 0) + capacity;
      expect(places).toEqual({ general: 200, priority: 50, express: 35 });
    }
  });
});

describe('the details of services that come with the program', () => {
  const services = readOffices(OFFICES_FILE, 'x').flatMap(({ settings }) => settings.services);

  test('are there for every service, dated, with their source, and marked to be checked', () => {
    expect(services.length).toBeGreaterThan(20);
    for (const { details } of services)
      expect(details).toMatchObject({
        asOf: '2024-12-18',
        source: expect.stringContaining('PP 45/2024'),
        confirmed: false,
      });
  });

  test('are as confirmed as an office that writes its own says', () => {
    const own =
      '    services: [{ code: VISA, name: { id: Visa, en: Visa }, channels: [WEB], details: { asOf: 2026-01-01, fee: { id: Gratis, en: Free } } }]';
    const [bogor] = readOffices(changed('    city: Bogor\n', `    city: Bogor\n${own}\n`), 'x');
    expect(bogor?.settings.services[0]?.details).toEqual({
      ...{ requirements: [], fee: { id: 'Gratis', en: 'Free' }, duration: null },
      ...{ source: null, asOf: '2026-01-01', confirmed: true },
    });
  });
});

describe("an office's own word", () => {
  const bogor = (more: string) => changed('    city: Bogor\n', `    city: Bogor\n${more}\n`);

  test('stands above the defaults, whole', () => {
    const policy = readOffices(bogor('    policy: { graceMinutes: 15 }'), 'x')[0]?.settings.policy;
    expect(policy).toEqual({ ...DEFAULT_POLICY, graceMinutes: 15 });
  });

  test('on a holiday stands above the holiday', () => {
    const text = bogor('    exceptions: [{ date: 2017-08-17, reason: Buka, open: { hours: 08:00-10:00 } }]');
    const days = readOffices(text, 'x')[0]?.exceptions.filter(({ date }) => date === '2017-08-17');
    expect(days).toEqual([
      {
        date: '2017-08-17',
        reason: 'Buka',
        open: { hours: { from: '08:00', to: '10:00' }, breaks: [] },
        capacity: null,
      },
    ]);
  });

  test('may be one number for WhatsApp and SMS', () => {
    const text = changed(
      '- { kind: WHATSAPP, address: "+628111100333" }',
      '- { kind: WHATSAPP, address: "+628111100333" }\n      - { kind: SMS, address: "+628111100333" }',
    );
    expect(faults(text)).toEqual([]);
  });

  test('may write its number as people do', () => {
    const text = changed('"+628111100333"', '08 1111 00 333');
    expect(readOffices(text, 'x')[0]?.settings.channels[0]?.address).toBe('+628111100333');
  });
});

describe('a later schedule', () => {
  test('has its weekdays, their windows and places, and holds from its date on', () => {
    const ramadan = `    schedules:
      - from: 2018-05-17
        schedule:
          capacity: 57
          shares: { priority: 10, express: 7 }
          week:
            monday: { hours: 08:00-12:00 }
            friday: { hours: 08:00-11:00, windowMinutes: 90, capacity: 38 }
    schedule:
      capacity: 57`;
    const text = changed('    schedule:\n      capacity: 57', ramadan);
    const settings = readOffices(text, 'x').find(({ code }) => code === 'BATAM')?.settings;
    const batam = makeOffice('BATAM', { ...settings, policy: {} });
    const row = (date: string) => windowsOn(batam, date).map((w) => `${w.from} ${w.line} ${w.capacity}`);
    expect(row('2018-05-14')).toHaveLength(15);
    expect(row('2018-05-17')).toEqual([]);
    expect(row('2018-05-21').slice(9)).toEqual(['11:00 A 40', '11:00 B 10', '11:00 C 7']);
    expect(row('2018-05-18')).toEqual(['08:00 A 28', '08:00 B 6', '08:00 C 4', '09:30 A 28', '09:30 B 6', '09:30 C 4']);
  });
});

describe('a fault', () => {
  const zone = ['city: Bogor\n    timeZone: Asia/Jakarta', 'city: Bogor\n    timeZone: '] as const;
  const city = '    city: Bogor\n';
  const monday = 'monday: { hours: 08:00-16:00';
  // Each fault: the text replaced, its replacement, the mark of the line named, the field named, what is said of it.
  const table: [string, string, string, string, string, string][] = [
    ['a zone there is not', zone[0], `${zone[1]}Asia/Bogor`, 'Asia/Bogor', 'offices[0].timeZone', 'IANA time zone'],
    ['an offset for a zone', zone[0], `${zone[1]}"+07:00"`, '"+07:00"', 'offices[0].timeZone', 'IANA time zone'],
    [
      'a zone in small letters',
      zone[0],
      `${zone[1]}asia/jakarta`,
      'asia/jakarta',
      'offices[0].timeZone',
      'IANA time zone',
    ],
    ['no capacity', 'capacity: 50', 'capacity: 0', 'capacity: 0', 'defaults.schedule.capacity', '>=1'],
    ['half a place', 'capacity: 50', 'capacity: 2.5', 'capacity: 2.5', 'defaults.schedule.capacity', 'int'],
    ['a capacity in words', 'capacity: 50', 'capacity: many', 'capacity: many', 'defaults.schedule.capacity', 'number'],
    [
      'an unknown key',
      'graceMinutes: 0',
      'graceMinuets: 0',
      'graceMinuets',
      'defaults.policy.graceMinuets',
      'graceMinuets',
    ],
    ['an unknown key of an office', city, `${city}    phone: 1\n`, 'phone: 1', 'offices[0].phone', 'phone'],
    ['an unknown key of the file', '\noffices:', '\nofices: []\noffices:', 'ofices', 'ofices', 'ofices'],
    [
      'a weekday of another language',
      '      monday:',
      '      senin:',
      'senin',
      'defaults.schedule.week.senin',
      'senin',
    ],
    [
      'a map that is no secure link',
      city,
      `${city}    premises: { mapUrl: "http://maps.example/1" }\n`,
      'http://maps',
      'offices[0].premises.mapUrl',
      'must be a link that begins with https://',
    ],
    [
      'a telephone that is no number',
      city,
      `${city}    premises: { telephone: "tanya satpam" }\n`,
      'tanya satpam',
      'offices[0].premises.telephone',
      'must be a telephone number',
    ],
    [
      'a requirement in one language',
      '- { id: KTP elektronik, en: Electronic identity card (e-KTP) }',
      '- { id: KTP elektronik }',
      '- { id: KTP elektronik }',
      'defaults.services[0].details.requirements[0].en',
      'expected string',
    ],
    [
      'a fee that is too long',
      'id: "Paspor biasa Rp350.000',
      `id: "${'x'.repeat(300)}`,
      'xxx',
      'defaults.services[0].details.fee.id',
      '<=300',
    ],
    [
      'details of no date',
      'asOf: 2024-12-18',
      'asOf: kemarin',
      'kemarin',
      'defaults.services[0].details.asOf',
      'must be a date',
    ],
    ['a missing city', city, '', '- code: BOGOR', 'offices[0].city', 'string'],
    ['an empty city', city, '    city: ""\n', 'city: ""', 'offices[0].city', '>=1'],
    [
      'a day that ends before it begins',
      monday,
      'monday: { hours: 16:00-08:00',
      '16:00-08:00',
      'defaults.schedule.week.monday.hours',
      'end after it begins',
    ],
    [
      'a break that ends before it begins',
      '11:00-13:00',
      '13:00-11:00',
      '13:00-11:00',
      'defaults.schedule.week.friday.breaks[0]',
      'end after it begins',
    ],
    [
      'a period without minutes',
      monday,
      'monday: { hours: 8-16',
      '8-16',
      'defaults.schedule.week.monday.hours',
      'period',
    ],
    [
      'intake that ends at once',
      '07:30-10:00',
      '07:30-07:30',
      '07:30-07:30',
      'offices[2].registration.intakeHours',
      'end',
    ],
    [
      'a code that is there twice',
      'code: DEPOK',
      'code: BOGOR # again',
      '# again',
      'offices[4].code',
      'BOGOR is there twice',
    ],
    [
      "another office's number, written otherwise",
      '+6281299004406',
      '0811-1100-333',
      '0811-1100-333',
      'offices[1].channels[0]',
      '+628111100333 belongs to another office',
    ],
    [
      "another office's number on another channel",
      'WHATSAPP, address: "+6281299004406"',
      'SMS, address: "+628111100333"',
      'kind: SMS',
      'offices[1].channels[0]',
      'belongs to another office',
    ],
    ['no number', '+6281299004406', '12', '"12"', 'offices[1].channels[0].address', 'phone number'],
    ['a holiday that never comes', '2017-09-01', '2017-02-29', '2017-02-29', 'holidays[1].date', 'must be a date'],
    [
      'a holiday that is there twice',
      '2017-09-01',
      '2017-08-17',
      'Idul Adha',
      'holidays[1].date',
      '2017-08-17 is there twice',
    ],
    [
      'an exception that is there twice',
      city,
      `${city}    exceptions:\n${'      - { date: 2017-08-18, reason: Cuti }\n'.repeat(2)}`,
      'Cuti }\n    timeZone',
      'offices[0].exceptions[1].date',
      '2017-08-18 is there twice',
    ],
    [
      'a template without a birth date',
      '#NAMA#TGLLAHIR#TGLKEDATANGAN',
      '#NAMA#LAHIR',
      '#NAMA#LAHIR',
      'defaults.registration.template',
      'TGLLAHIR',
    ],
    [
      'a share of no quota',
      'priority: 10, express: 7',
      'priority: 10, vip: 7',
      'vip: 7',
      'offices[2].schedule.shares.vip',
      'is none of the quotas',
    ],
    [
      'shares beyond the capacity',
      'priority: 10, express: 7',
      'priority: 50, express: 8',
      'priority: 50',
      'offices[2].schedule.shares',
      'more than the capacity',
    ],
    [
      "a quota in everybody's line",
      'line: B',
      'line: A # too',
      'A # too',
      'offices[2].quotas[0].line',
      "everybody's line",
    ],
    ['two quotas in one line', 'line: C', 'line: B', '    quotas:', 'offices[2].quotas', 'different lines'],
    ['the line of walk-ins', 'line: C', 'line: W', 'line: W', 'offices[2].quotas[1].line', 'not W'],
    [
      'a quota called as what is everybody’s',
      'code: express',
      'code: general',
      'code: general',
      'offices[2].quotas[1].code',
      'left for everybody',
    ],
    [
      'a quota for a service there is not',
      'services: [EXPRESS]',
      'services: [EXPRES]',
      'EXPRES]',
      'offices[2].quotas[1].services[0]',
      'none of the services',
    ],
    [
      'overbooking without measure',
      'overbookPercent: 0',
      'overbookPercent: 31',
      'overbookPercent: 31',
      'defaults.policy.overbookPercent',
      '<=30',
    ],
    [
      'hours that end at midnight',
      monday,
      'monday: { hours: 00:00-24:00',
      '00:00-24:00',
      'defaults.schedule.week.monday.hours',
      'must end at 23:59 at the latest',
    ],
    [
      'a release at no hour',
      '# release: { at: "14:00", jitterMinutes: 60 }',
      'release: { at: "24:00" }',
      'at: "24:00"',
      'defaults.policy.release.at',
      'must be a time',
    ],
    [
      'two schedules from one date',
      city,
      `${city}    schedules: [{ from: 2017-09-01, schedule: { week: {} } }, { from: 2017-09-01, schedule: { week: {} } }]\n`,
      'schedules: [',
      'offices[0].schedules',
      'different dates',
    ],
    [
      'a template with a field that is none',
      '#NAMA#TGLLAHIR#TGLKEDATANGAN',
      '#NAMA#TGLLAHIR#KELAMIN',
      'KELAMIN',
      'defaults.registration.template',
      'must not name KELAMIN',
    ],
    [
      'a template with a field twice',
      '#NAMA#TGLLAHIR#ALAMAT',
      '#NAMA#TGLLAHIR#TGL.LAHIR',
      'TGL.LAHIR',
      'offices[2].registration.template',
      'twice',
    ],
    [
      'a keyword for a service nobody offers',
      'photo: required',
      'photo: required\n      more:\n        - { template: "E-PASSPORT#NAMA#TGLLAHIR" }',
      'E-PASSPORT',
      'offices[2].registration.more[0].service',
      'E_PASSPORT is none of the services',
    ],
    [
      'two templates without a keyword',
      'photo: required',
      'photo: required\n      more:\n        - template: "#NAMA#TGLLAHIR"',
      '"#NAMA#TGLLAHIR"',
      'offices[2].registration.more[0].template',
      'second template without a keyword',
    ],
    [
      'own words for a sentence there is none of',
      city,
      `${city}    texts:\n      - { key: confirmd, language: id, text: "Nomor {number}" }\n`,
      'confirmd',
      'offices[0].texts[0].key',
      'there is no text confirmd',
    ],
    [
      'own words with a gap that nothing fills',
      city,
      `${city}    texts:\n      - { key: called, language: id, text: "{number} ke {loket}" }\n`,
      '{loket}',
      'offices[0].texts[0].text',
      '{loket} is not known here',
    ],
    [
      'own words for an SMS that no telephone puts together',
      city,
      `${city}    texts:\n      - { key: languageSet, language: id, sms: true, text: "👍 ${'panjang '.repeat(99)}" }\n`,
      '👍',
      'offices[0].texts[0].text',
      'would cost 12 SMS, at most 10; without 👍 it would take fewer',
    ],
    [
      'a template for a sentence there is none of',
      city,
      `${city}    approvedTemplates:\n      reminderDy: { id: HX1 }\n`,
      'reminderDy',
      'offices[0].approvedTemplates.reminderDy',
      'there is no text reminderDy',
    ],
    [
      'a template with a gap that nothing fills',
      city,
      `${city}    approvedTemplates:\n      called: { id: HX1, variables: [number, loket] }\n`,
      'loket]',
      'offices[0].approvedTemplates.called.variables[1]',
      'loket is not known here',
    ],
    ['an office of one word', '  - code: BOGOR', '  - Ambon\n  - code: BOGOR', 'Ambon', 'offices[0]', 'object'],
    ['a YAML fault', city, '    city: "Bogor\n', 'city: "Bogor', '', 'Missing closing "quote'],
    ['a key twice', city, `${city}    city: Bogor2\n`, 'Bogor2', '', 'unique'],
    ['a tab', city, '\tcity: Bogor\n', '\tcity: Bogor', '', 'Tabs'],
    ['an alias of nothing', city, '    city: *bogor\n', '*bogor', '', 'nothing is called &bogor'],
  ];

  test.each(table)('%s', (_, from, to, mark, field, said) => {
    const text = changed(from, to);
    const [first] = faults(text);
    const start = `offices.yaml:${lineOf(mark, text)}: ${field ? `${field}: ` : ''}`;
    expect(first?.slice(0, start.length)).toBe(start);
    expect(first).toContain(said);
  });

  test('in the defaults is said once, not for each office', () => {
    expect(faults(changed('capacity: 50', 'capacity: 0'))).toHaveLength(1);
    expect(faults(changed('graceMinutes: 0', 'graceMinuets: 0'))).toHaveLength(1);
  });

  test('does not hide another: all are said', () => {
    const text = changed('capacity: 50', 'capacity: 0', changed('code: DEPOK', 'code: depok'));
    expect(faults(text).map((line) => line.split(': ')[1])).toEqual(['defaults.schedule.capacity', 'offices[4].code']);
  });

  test('of one office does not shift the place of another', () => {
    const text = changed('    city: Bogor\n', '', changed('"+6282288862017"', '"+6281299004406"'));
    expect(faults(text)).toEqual([
      expect.stringContaining('offices[0].city'),
      expect.stringMatching(/^offices\.yaml:\d+: offices\[2\]\.channels\[0\]: \+6281299004406 belongs/),
    ]);
  });

  test('of an empty entry is one of that entry, whatever the defaults are', () => {
    const text = changed('  - code: BOGOR', '  -\n  - code: BOGOR', changed('capacity: 50', 'capacity: 0'));
    expect(faults(text)).toContainEqual(expect.stringMatching(/^offices\.yaml:\d+: offices\[0\]\.code: /));
  });

  test.each([
    ['an empty file', ''],
    ['a file of remarks', '# offices\n'],
    ['a file without offices', 'defaults: {}\n'],
    ['a file with no office', 'offices: []\n'],
  ])('%s names what is missing', (_, text) => {
    expect(faults(text)).toEqual([expect.stringMatching(/^offices\.yaml:1: offices: /)]);
  });

  test.each(['- a\n- b\n', 'offices\n', '13\n'])('a file that is something else, %j, is refused as a whole', (text) => {
    expect(faults(text)).toEqual([expect.stringMatching(/^offices\.yaml:1: the file: .*object/)]);
  });
});
