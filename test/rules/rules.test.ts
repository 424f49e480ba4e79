// The rules of booking, each at its boundary and in every zone where a date is meant.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Asker } from '../../src/access/asker.ts';
import { lettersOf, personKey, readName } from '../../src/applicantName.ts';
import { arriveBy, forfeitAt } from '../../src/booking/deadlines.ts';
import { BOOKING_STATUSES, type BookingStatus } from '../../src/booking/lifecycle.ts';
import { type BookRequest, bookingRefusal, channelOf, serviceMeant } from '../../src/booking/request.ts';
import {
  allowedActions,
  type HolderMeans,
  holderActions,
  refusedCancel,
  refusedChange,
  refusedConfirmation,
  refusedJoining,
  refusedStandby,
} from '../../src/booking/rules.ts';
import type { ChannelKind } from '../../src/channelKinds.ts';
import { lastReleasedDate } from '../../src/office/release.ts';
import type { Office } from '../../src/office/settings.ts';
import { addDays, addMinutes, atTime, instant } from '../../src/time.ts';
import { administrator, anonymous, makeBooking, makeOffice, makeRequest, makeWindow, sender, ZONES } from './make.ts';

const NOW = instant('2017-08-01T09:00:00+07:00');
const bogor = makeOffice('BOGOR');
const batam = makeOffice('BATAM');
const keyHolder: Asker = {
  kind: 'apiKey',
  id: 1,
  label: 'Front end',
  scopes: ['READ', 'BOOK'],
  offices: [],
  perMinute: 60,
};
const officerAt = (office: string): Asker => ({ kind: 'officer', id: '7', name: 'Sari', role: 'FRONT_DESK', office });
const STRANGER = '+6289999999999';

function refused(request: Partial<BookRequest>, office: Office = bogor, asker: Asker = anonymous, now = NOW) {
  return bookingRefusal(makeRequest(request), office, asker, now)?.refused ?? null;
}

describe('a name', () => {
  test.each([
    ['Budi', 'Budi'],
    ['  budi   santoso ', 'budi santoso'],
    ['M. Yusuf Al-Hakim', 'M. Yusuf Al-Hakim'],
    ["Nur'aini", "Nur'aini"],
    ['Nur’aini', "Nur'aini"],
    ['Ny. I', 'Ny. I'],
    ['I', 'I'],
    ['Jose\u0301', 'José'],
    ['S.H., M.Kn.', 'S.H., M.Kn.'],
    ['Budi\u00a0Santoso', 'Budi Santoso'],
    ['Budi a/l Rahman', 'Budi a/l Rahman'],
    // As they are pasted from contacts, documents and posters.
    ['\u202aBudi Santoso\u202c', 'Budi Santoso'],
    ['Bu\u200bdi', 'Budi'],
    ['\ufeffBudi', 'Budi'],
    ['Wira\u00adwan', 'Wirawan'],
    ['Nur\u00b4aini', "Nur'aini"],
    ['Nur`aini', "Nur'aini"],
    ['Nur\u02bbaini', "Nur'aini"],
    ['Sa\u02beadah', "Sa'adah"],
    ['Anne\u2013Marie', 'Anne-Marie'],
    ['Budi 😊', 'Budi'],
    ['Budi\u0000', 'Budi'],
    ['Ｂｕｄｉ', 'Budi'],
    ['Dr. H. Budi, S.Kom.', 'Dr. H. Budi, S.Kom.'],
    ['Siti, S.H, M.M', 'Siti, S.H, M.M'],
    ['Ny. R.A. Kartini', 'Ny. R.A. Kartini'],
    ['Raman a/l Subra', 'Raman a/l Subra'],
    ['Muh.Ali', 'Muh.Ali'],
    ['Awww.Ali', 'Awww.Ali'],
    ['Abd.Comal', 'Abd.Comal'],
    ['St.Me', 'St.Me'],
    ['Hj.Ai Nurhayati', 'Hj.Ai Nurhayati'],
    ['A.A.Ngurah', 'A.A.Ngurah'],
    ['M.Id', 'M.Id'],
    ['N.Ly', 'N.Ly'],
    ['A.Co', 'A.Co'],
    ['K.Dev', 'K.Dev'],
    ['U.Win', 'U.Win'],
    ['Siti / Ali', 'Siti / Ali'],
    ['Drs.H.Ahmad', 'Drs.H.Ahmad'],
    ['Budi, S.Kom., M.M.', 'Budi, S.Kom., M.M.'],
    ['Ahmad Abd.Rahman', 'Ahmad Abd.Rahman'],
    [`Budi${'\u200b'.repeat(500)}`, 'Budi'],
  ])('%s is taken as %s', (typed, name) => {
    expect(readName(typed)).toBe(name);
  });

  test.each([
    '',
    '   ',
    '-',
    '. , -',
    'Budi1',
    '=HYPERLINK("http://x.example")',
    '+62',
    '@Budi',
    'Budi#Siti',
    'Budi <b>',
    'Буди',
    '武迪',
    'www.evil.co/menang',
    'bit.ly/x',
    'Budi promo.xyz',
    'menang-hadiah.com',
    'ＷＷＷ．ｅｖｉｌ．ｃｏ',
    'www.evil',
    'evil.co.id',
    'Budi,evil.com',
    'evil.com.',
    'ｗｗｗ．ｅｖｉｌ．ｃｏ',
    'Ｈａｄｉａｈ．ｃｏｍ',
    'hadiah｡com',
    'hadiah․com',
    'hadiah​.​com',
    'bonus.ru',
    'hadiah.vip',
    'bit.ly,',
    "'promo.xyz'",
    "'-www.evil",
    "evil.com'-",
    'menang/hadiah.ku',
  ])('%j is none', (typed) => {
    expect(readName(typed)).toBeNull();
  });

  test('is no link, however it is dressed up', () => {
    const host = fc.constantFrom(
      ...['t.me', 'wa.me', 'm.me', 'fb.me', 's.id', 'x.my.id', 'x.co.id', 'x.com', 't.co', 'ow.ly', 'is.gd', 'g.page'],
      ...['bit.ly', 'menang.digital', 'www.menang', 'toko-menang.com', 'evil.blogspot.com'],
    );
    const path = fc.constantFrom('/', '/xyz', '/joinchat/xyz', '/x-y', '/xyz.');
    const around = fc.constantFrom('', "'", '.', '-', '/', ',');
    const inName = (word: string) => [word, `Budi ${word}`, `${word} Santoso`, `Budi,${word}, S.Kom.`];
    fc.assert(
      fc.property(host, path, around, around, fc.boolean(), (site, way, before, behind, large) => {
        const word = `${before}${site}${way}${behind}`;
        for (const typed of inName(large ? word.toUpperCase() : word))
          expect([typed, readName(typed)]).toEqual([typed, null]);
      }),
    );
  });

  test.each([
    't.me',
    'wa.me',
    'Budi wa.me',
    's.id',
    'x.my.id',
    'x.com',
    'g.page',
    't.me/',
    't.me / xyz',
    'www.x',
    'menang.digital',
    'youtu.be',
  ])('%j, a host alone, is none', (typed) => {
    expect(readName(typed)).toBeNull();
  });

  test('may have a hundred characters, not one more', () => {
    expect(readName('B'.repeat(100))).toBe('B'.repeat(100));
    expect(readName('B'.repeat(101))).toBeNull();
    expect(readName('B'.repeat(1_000_000))).toBeNull();
    expect(readName('\u200b'.repeat(1_000_000))).toBeNull();
    expect(readName(`${'B '.repeat(49)}BB`)).toHaveLength(100);
    expect(readName(`  ${'B'.repeat(100)}  `)).toHaveLength(100);
  });

  test('read once is read again as itself, and reading never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const name = readName(typed);
        if (name !== null) expect(readName(name)).toBe(name);
      }),
    );
  });
});

describe('one person', () => {
  const born = '1987-01-25';
  const key = personKey('Budi Santoso', born);

  test.each([
    'BUDI SANTOSO',
    'budi santoso',
    'Budi  Santoso ',
    'Budi. Santoso',
    'BudiSantoso',
    'Budi-Santoso',
    "Budi Sant'oso",
    'Bu\u0301di Santoso',
    'Büdi Santösö',
    'Ｂｕｄｉ Santoso',
    'Budi Santoso 2',
    'Budi12 Santoso',
    'Budi\u200b Santoso',
  ])('is the same written %j', (name) => {
    expect(personKey(name, born)).toBe(key);
  });

  test('is known by the letters, all large and four hundred at most, and the birth date', () => {
    expect(key).toBe('BUDISANTOSO 1987-01-25');
    expect(lettersOf('b'.repeat(401))).toBe('B'.repeat(400));
  });

  test('is another with another birth date or other letters', () => {
    expect(personKey('Budi Santoso', '1987-01-26')).not.toBe(key);
    expect(personKey('Budi Santosa', born)).not.toBe(key);
    expect(personKey('Santoso Budi', born)).not.toBe(key);
  });

  test('is the same for any case, blanks, dots and digits put into the name', () => {
    const filling = fc.constantFrom('', ' ', '.', '7', "'", '-');
    const letters = fc.array(fc.tuple(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzéü'), filling, fc.boolean()), {
      minLength: 1,
    });
    fc.assert(
      fc.property(letters, (signs) => {
        const plain = signs.map(([letter]) => letter).join('');
        const typed = signs.map(([letter, fill, great]) => (great ? letter.toUpperCase() : letter) + fill).join('');
        expect(personKey(typed, born)).toBe(personKey(plain, born));
      }),
    );
  });
});

describe.each(ZONES)('the date of the office in $zone', ({ zone, utcMidnight, offset }) => {
  const office = makeOffice('BOGOR', { timeZone: zone });
  const at = (date: string, time: string) => atTime(date, time, zone);
  const refusedAt = (request: Partial<BookRequest>, date: string, time: string) =>
    refused(request, office, anonymous, at(date, time));

  test(`is the same just before and after ${utcMidnight}, when the day begins in UTC`, () => {
    const before = addMinutes(instant(`2017-08-07T${utcMidnight}:00${offset}`), -1);
    for (const now of [before, addMinutes(before, 1), addMinutes(before, 2)]) {
      expect(refused({ visitDate: '2017-08-07' }, office, anonymous, now)).toBeNull();
      expect(refused({ visitDate: '2017-08-06' }, office, anonymous, now)).toBe('IN_THE_PAST');
      expect(lastReleasedDate(office, now)).toBe('2017-09-06');
    }
  });

  test('changes at its own midnight', () => {
    expect(refusedAt({ visitDate: '2017-08-07' }, '2017-08-07', '23:59')).toBeNull();
    expect(refusedAt({ visitDate: '2017-08-07' }, '2017-08-08', '00:00')).toBe('IN_THE_PAST');
    expect(lastReleasedDate(office, at('2017-08-07', '23:59'))).toBe('2017-09-06');
    expect(lastReleasedDate(office, at('2017-08-08', '00:00'))).toBe('2017-09-07');
  });

  test('says how old someone is: 119 is taken, 120 is not', () => {
    for (const time of ['00:00', utcMidnight, '23:59']) {
      expect(refusedAt({ birthDate: '1897-08-02' }, '2017-08-01', time)).toBeNull();
      expect(refusedAt({ birthDate: '1897-08-01' }, '2017-08-01', time)).toBe('INVALID_BIRTH_DATE');
    }
  });

  test('says whether someone is born yet: today is taken, tomorrow is not', () => {
    for (const time of ['00:00', utcMidnight, '23:59']) {
      expect(refusedAt({ birthDate: '2017-08-01' }, '2017-08-01', time)).toBeNull();
      expect(refusedAt({ birthDate: '2017-08-02' }, '2017-08-01', time)).toBe('INVALID_BIRTH_DATE');
    }
  });

  test('says what is the last day of the horizon', () => {
    for (const time of ['00:00', utcMidnight, '23:59']) {
      expect(refusedAt({ visitDate: '2017-09-06' }, '2017-08-07', time)).toBeNull();
      expect(refusedAt({ visitDate: '2017-09-07' }, '2017-08-07', time)).toBe('TOO_FAR_AHEAD');
    }
  });

  test('says when intake opens and closes', () => {
    const intake = makeOffice('BATAM', { timeZone: zone });
    const byChat = (time: string) =>
      refused({ office: 'BATAM', visitDate: null, photo: 'x' }, intake, sender(), at('2017-08-01', time));
    expect(byChat('07:29')).toBe('OUTSIDE_INTAKE_HOURS');
    expect(byChat('07:30')).toBeNull();
    expect(byChat('09:59')).toBeNull();
    expect(byChat('10:00')).toBe('OUTSIDE_INTAKE_HOURS');
  });
});

describe('a visit date', () => {
  test.each([
    ['2017-08-12', 'CLOSED', 'a Saturday'],
    ['2017-08-13', 'CLOSED', 'a Sunday'],
    ['2017-08-17', 'CLOSED', 'Independence Day'],
    ['2017-08-18', null, 'the day after it'],
    ['2017-08-31', null, 'the last day of the horizon'],
    ['2017-09-01', 'TOO_FAR_AHEAD', 'the day after the horizon, although it is a holiday too'],
    ['2017-07-31', 'IN_THE_PAST', 'yesterday'],
    ['1987-01-25', 'IN_THE_PAST', 'the birth date typed in its place'],
    [null, null, 'none: the first day with a place'],
  ])('%s: %s, %s', (visitDate, code, _why) => {
    expect(refused({ visitDate })).toBe(code);
  });

  test('that is today is never refused by the calendar: whether a window can still be reached is for the places', () => {
    expect(refused({ visitDate: '2017-08-01' }, bogor, anonymous, instant('2017-08-01T23:59:59+07:00'))).toBeNull();
  });

  test('refused comes with what the applicant needs to know', () => {
    expect(bookingRefusal(makeRequest({ visitDate: '2017-09-04' }), bogor, anonymous, NOW)).toEqual({
      refused: 'TOO_FAR_AHEAD',
      parameters: { lastDate: '2017-08-31' },
      field: 'visitDate',
      near: { office: 'BOGOR', from: null },
    });
    expect(bookingRefusal(makeRequest({ visitDate: '2017-07-31' }), bogor, anonymous, NOW)).toMatchObject({
      parameters: { today: '2017-08-01' },
      near: { from: null },
    });
    expect(bookingRefusal(makeRequest({ visitDate: '2017-08-17' }), bogor, anonymous, NOW)).toMatchObject({
      parameters: { date: '2017-08-17' },
      near: { from: '2017-08-17' },
    });
  });

  test('has to be reached half an hour before: the last moment for a window is when one must be there', () => {
    const window = makeWindow(bogor, '2017-08-01', '15:00');
    expect(arriveBy(window, bogor)).toEqual(instant('2017-08-01T14:30:00+07:00'));
    expect(arriveBy(window, makeOffice('BOGOR', { policy: { arriveMinutesBefore: 0 } }))).toEqual(window.startsAt);
  });

  test('is forfeited at the start of the window, or after the grace the office gives', () => {
    const window = makeWindow(bogor, '2017-08-01', '15:00');
    expect(forfeitAt(window, bogor)).toEqual(window.startsAt);
    const patient = makeOffice('BOGOR', { policy: { graceMinutes: 15 } });
    expect(forfeitAt(window, patient)).toEqual(instant('2017-08-01T15:15:00+07:00'));
  });
});

describe('a person', () => {
  test('is refused by name before by birth date, and both name their field', () => {
    expect(bookingRefusal(makeRequest({ name: '7', birthDate: '2087-01-25' }), bogor, anonymous, NOW)).toMatchObject({
      refused: 'INVALID_NAME',
      field: 'applicant.name',
    });
    expect(bookingRefusal(makeRequest({ birthDate: '2087-01-25' }), bogor, anonymous, NOW)).toMatchObject({
      refused: 'INVALID_BIRTH_DATE',
      field: 'applicant.birthDate',
    });
  });

  test('born on the 29th of February is a year older on the 1st of March', () => {
    const on = (date: string) => atTime(date, '12:00', 'Asia/Jakarta');
    expect(refused({ birthDate: '1896-02-29', visitDate: null }, bogor, anonymous, on('2016-02-28'))).toBeNull();
    expect(refused({ birthDate: '1896-02-29', visitDate: null }, bogor, anonymous, on('2016-02-29'))).toBe(
      'INVALID_BIRTH_DATE',
    );
  });
});

describe('a service', () => {
  const by: [string | null, ChannelKind, string | null][] = [
    [null, 'WHATSAPP', null],
    [null, 'COUNTER', null],
    ['PASSPORT', 'WHATSAPP', null],
    ['PASSPORT', 'SMS', null],
    ['PASSPORT', 'WEB', null],
    ['PASSPORT', 'API', null],
    ['PASSPORT', 'COUNTER', null],
    ['LOST_OR_DAMAGED', 'WHATSAPP', 'NOT_BY_CHANNEL'],
    ['LOST_OR_DAMAGED', 'SMS', 'NOT_BY_CHANNEL'],
    ['LOST_OR_DAMAGED', 'WEB', 'NOT_BY_CHANNEL'],
    ['LOST_OR_DAMAGED', 'API', 'NOT_BY_CHANNEL'],
    ['LOST_OR_DAMAGED', 'COUNTER', null],
    ['DIVINATION', 'WEB', 'NOT_OFFERED'],
  ];

  test.each(by)('%s by %s: %s', (service, channel, code) => {
    expect(refused({ service, channel })).toBe(code);
    if (channel === 'WHATSAPP' || channel === 'SMS') {
      expect(refused({ service }, bogor, sender(undefined, channel))).toBe(code);
    }
  });

  test('is refused in the language of the request', () => {
    for (const language of ['id', 'en'] as const) {
      const request = makeRequest({ service: 'LOST_OR_DAMAGED', language });
      expect(bookingRefusal(request, bogor, anonymous, NOW)?.parameters.service).toBe(
        bogor.services[1]?.name[language],
      );
    }
  });

  test('that none is named is the first the office offers by that channel', () => {
    const [passport, lost] = bogor.services as [Office['services'][number], Office['services'][number]];
    const turned = makeOffice('BOGOR', { services: [lost, passport] });
    expect(serviceMeant(makeRequest(), turned, 'WEB')?.code).toBe('PASSPORT');
    expect(serviceMeant(makeRequest(), turned, 'COUNTER')?.code).toBe('LOST_OR_DAMAGED');
    expect(refused({}, makeOffice('BOGOR', { services: [lost] }))).toBe('NOT_BY_CHANNEL');
  });

  test('comes by the channel of the message, whatever the request says', () => {
    expect(channelOf(makeRequest({ channel: 'COUNTER' }), sender())).toBe('WHATSAPP');
    expect(channelOf(makeRequest({ channel: 'WEB' }), administrator)).toBe('COUNTER');
    expect(channelOf(makeRequest({ channel: 'WEB' }), officerAt('BOGOR'))).toBe('COUNTER');
    expect(channelOf(makeRequest({ channel: 'WEB' }), keyHolder)).toBe('API');
    expect(channelOf(makeRequest({ channel: 'API' }), anonymous)).toBe('API');
    expect(channelOf(makeRequest(), anonymous)).toBe('WEB');
    expect(refused({ service: 'LOST_OR_DAMAGED', channel: 'COUNTER' }, bogor, sender())).toBe('NOT_BY_CHANNEL');
  });
});

describe("Batam's intake", () => {
  const late = instant('2017-08-01T10:03:10+07:00');
  const ask = (asker: Asker, now: typeof NOW, photo: string | null = 'photo') =>
    refused({ office: 'BATAM', visitDate: null, photo }, batam, asker, now);

  test('counts when the message was sent, where that is known', () => {
    expect(ask(sender(undefined, 'WHATSAPP', '2017-08-01T09:59:58+07:00'), late)).toBeNull();
    expect(ask(sender(undefined, 'WHATSAPP', '2017-08-01T10:00:00+07:00'), late)).toBe('OUTSIDE_INTAKE_HOURS');
    expect(ask(sender(), late)).toBe('OUTSIDE_INTAKE_HOURS');
  });

  test('counts the day when the message was sent', () => {
    const monday = instant('2017-08-07T00:10:00+07:00');
    expect(ask(sender(undefined, 'WHATSAPP', '2017-08-04T08:00:00+07:00'), monday)).toBeNull();
    expect(ask(sender(undefined, 'WHATSAPP', '2017-08-05T08:00:00+07:00'), monday)).toBe('OUTSIDE_INTAKE_HOURS');
  });

  test('says the hours', () => {
    const request = makeRequest({ office: 'BATAM', visitDate: null });
    expect(bookingRefusal(request, batam, sender(), late)?.parameters).toEqual({
      hours: { from: '07:30', to: '10:00', zone: 'Asia/Jakarta', on: '2017-08-01' },
    });
  });

  test('is asked of chats only', () => {
    expect(ask(anonymous, late, null)).toBeNull();
    expect(ask(administrator, late, null)).toBeNull();
  });

  test('asks chats for a photo, after the hours', () => {
    const early = instant('2017-08-01T08:00:00+07:00');
    expect(ask(sender(), early, null)).toBe('PHOTO_REQUIRED');
    expect(ask(sender(), early)).toBeNull();
    expect(ask(sender(), late, null)).toBe('OUTSIDE_INTAKE_HOURS');
  });

  test('asks no one for a photo where the office does not', () => {
    const registration = { ...batam.registration, photo: 'optional' as const };
    const early = instant('2017-08-01T08:00:00+07:00');
    const lenient = makeOffice('BATAM', { registration });
    expect(refused({ office: 'BATAM', visitDate: null }, lenient, sender(), early)).toBeNull();
  });
});

describe('confirming', () => {
  const silent = makeOffice('DEPOK');
  const proof = { birthDate: '1987-01-25' };
  const whose: Record<string, { asker: Asker; senderKey: string | null; proof?: typeof proof }> = {
    'one of their own': { asker: sender(), senderKey: 'tel:+6281234567890' },
    "somebody else's": { asker: sender(STRANGER), senderKey: 'tel:+6281234567890' },
    'one without a number': { asker: sender(STRANGER), senderKey: null },
    'one as the administrator': { asker: administrator, senderKey: null },
    'one by code alone': { asker: anonymous, senderKey: null },
    'one by code and birth date': { asker: anonymous, senderKey: null, proof },
    "one by another's front end": { asker: keyHolder, senderKey: null, proof },
    'one as an officer of the office': { asker: officerAt('BOGOR'), senderKey: null },
    'one as an officer of another office': { asker: officerAt('DEPOK'), senderKey: null, proof },
  };
  const strangers = ["somebody else's", 'one by code alone', 'one as an officer of another office'];
  const names = Object.keys(whose);
  const unlessStrange = (code: string) => names.map((name) => (strangers.includes(name) ? 'UNKNOWN_CODE' : code));
  // In the order of the names above.
  const answers = {
    HELD: [null, 'UNKNOWN_CODE', null, null, 'UNKNOWN_CODE', 'NOT_VERIFIED', 'NOT_VERIFIED', null, 'UNKNOWN_CODE'],
    CONFIRMED: [null, 'UNKNOWN_CODE', 'UNKNOWN_CODE', null, 'UNKNOWN_CODE', null, null, null, 'UNKNOWN_CODE'],
    CHECKED_IN: [null, 'UNKNOWN_CODE', 'UNKNOWN_CODE', null, 'UNKNOWN_CODE', null, null, null, 'UNKNOWN_CODE'],
    EXPIRED: unlessStrange('HOLD_EXPIRED'),
    CANCELLED: unlessStrange('NOT_ALLOWED_NOW'),
    FORFEITED: unlessStrange('NOT_ALLOWED_NOW'),
  } satisfies Record<BookingStatus, (string | null)[]>;
  const table = BOOKING_STATUSES.flatMap((status) =>
    names.map((name, index) => ({ status, name, code: answers[status][index] as string | null })),
  );

  const at = (booking: ReturnType<typeof makeBooking>, office: Office, asker: Asker, given = {}, now = NOW) =>
    refusedConfirmation({ booking, office, asker, proof: given, now })?.refused ?? null;

  test.each(table)('$name, $status: $code', ({ status, name, code }) => {
    const { asker, senderKey, proof: given = {} } = whose[name] as (typeof whose)[string];
    expect(at(makeBooking(bogor, { status, senderKey }), bogor, asker, given)).toBe(code);
  });

  test.each(['CANCELLED', 'FORFEITED'] as const)('tells of one that is %s no end of a hold', (status) => {
    const over = makeBooking(bogor, { status });
    expect(at(over, bogor, sender(), {}, over.confirmBy)).toBe('NOT_ALLOWED_NOW');
  });

  test('by code and birth date takes work where the office has no chat, unless it was booked by chat', () => {
    const booking = (channel: ChannelKind) => makeBooking(silent, { senderKey: null, proven: false, channel });
    const worked = { numberRead: false, worked: true };
    for (const channel of ['WEB', 'API', 'COUNTER'] as const) {
      expect(at(booking(channel), silent, anonymous, proof)).toBe('WORK_NEEDED');
      expect(
        refusedConfirmation({ booking: booking(channel), office: silent, asker: anonymous, proof, now: NOW }, worked),
      ).toBeNull();
    }
    for (const channel of ['WHATSAPP', 'SMS'] as const)
      expect(
        refusedConfirmation({ booking: booking(channel), office: silent, asker: anonymous, proof, now: NOW }, worked)
          ?.refused,
      ).toBe('NOT_VERIFIED');
    for (const channel of ['WEB', 'WHATSAPP'] as const)
      expect(
        refusedConfirmation(
          {
            booking: makeBooking(bogor, { senderKey: null, proven: false, channel }),
            office: bogor,
            asker: anonymous,
            proof,
            now: NOW,
          },
          worked,
        )?.refused,
      ).toBe('NOT_VERIFIED');
    for (const channel of ['WHATSAPP', 'SMS'] as const)
      expect(at(booking(channel), silent, anonymous, proof)).toBe('NOT_VERIFIED');
    expect(at(booking('WEB'), silent, anonymous, { birthDate: '1987-01-26' })).toBe('UNKNOWN_CODE');
  });

  test('by code and birth date is not enough where the office has chat, however it was booked', () => {
    for (const channel of ['WEB', 'API', 'COUNTER', 'WHATSAPP'] as const)
      expect(at(makeBooking(bogor, { senderKey: null, proven: false, channel }), bogor, anonymous, proof)).toBe(
        'NOT_VERIFIED',
      );
  });

  test('by code and birth date is enough where it was proven when it was booked, but not by chat', () => {
    const given = { birthDate: '1987-01-25' };
    for (const channel of ['WEB', 'API', 'COUNTER'] as const)
      for (const office of [bogor, silent])
        expect(at(makeBooking(office, { channel, proven: true }), office, anonymous, given)).toBeNull();
    for (const channel of ['WHATSAPP', 'SMS'] as const)
      expect(at(makeBooking(bogor, { channel, proven: true }), bogor, anonymous, given)).toBe('NOT_VERIFIED');
    const other = { birthDate: '1987-01-26' };
    expect(at(makeBooking(bogor, { channel: 'WEB', proven: true }), bogor, anonymous, other)).toBe('UNKNOWN_CODE');
  });

  test('is possible until the hold ends, not at that moment', () => {
    const booking = makeBooking(bogor);
    expect(at(booking, bogor, sender(), {}, addMinutes(booking.confirmBy, -1 / 60))).toBeNull();
    expect(at(booking, bogor, sender(), {}, booking.confirmBy)).toBe('HOLD_EXPIRED');
  });

  test('what is confirmed may be said again at any time later', () => {
    const booking = makeBooking(bogor, { status: 'CONFIRMED' });
    expect(at(booking, bogor, sender(), {}, addMinutes(booking.confirmBy, 60))).toBeNull();
  });

  test('answers unknown and foreign codes alike', () => {
    const booking = makeBooking(bogor);
    const foreign = refusedConfirmation({ booking, office: bogor, asker: sender(STRANGER), proof: {}, now: NOW });
    expect(foreign).toEqual({ refused: 'UNKNOWN_CODE', parameters: {}, field: 'code', near: null });
  });

  test('takes the same number however it is written', () => {
    for (const written of ['081234567890', '6281234567890', '+62 812-3456-7890'])
      expect(at(makeBooking(bogor), bogor, sender(written))).toBeNull();
  });
});

describe('changing', () => {
  const change = (booking: ReturnType<typeof makeBooking>, now = NOW, asker: Asker = sender(), office = bogor) =>
    refusedChange({ booking, office, asker, proof: {}, now })?.refused ?? null;
  const confirmed = makeBooking(bogor, { status: 'CONFIRMED' });
  const cutoff = instant('2017-08-06T08:00:00+07:00');

  test('is for the holder', () => {
    expect(change(confirmed, NOW, sender(STRANGER))).toBe('UNKNOWN_CODE');
    expect(change(confirmed, NOW, anonymous)).toBe('UNKNOWN_CODE');
    expect(
      refusedChange({
        booking: confirmed,
        office: bogor,
        asker: anonymous,
        proof: { birthDate: '1987-01-25' },
        now: NOW,
      }),
    ).toBeNull();
  });

  test('is possible twice, not a third time', () => {
    expect(change({ ...confirmed, changes: 1 })).toBeNull();
    expect(change({ ...confirmed, changes: 2 })).toBe('TOO_MANY_CHANGES');
    const strict = makeOffice('BOGOR', { policy: { maxChanges: 0 } });
    expect(change(confirmed, NOW, sender(), strict)).toBe('TOO_MANY_CHANGES');
  });

  test('is possible until a day before, not at that moment', () => {
    expect(change(confirmed, addMinutes(cutoff, -1 / 60))).toBeNull();
    expect(change(confirmed, cutoff)).toBe('TOO_LATE_TO_CHANGE');
  });

  test('knows the cutoff the office sets', () => {
    const lenient = makeOffice('BOGOR', { policy: { changeCutoffHours: 1 } });
    expect(change(confirmed, instant('2017-08-07T06:59:59+07:00'), sender(), lenient)).toBeNull();
    expect(change(confirmed, instant('2017-08-07T07:00:00+07:00'), sender(), lenient)).toBe('TOO_LATE_TO_CHANGE');
  });

  test('of a place that is only held has no cutoff, but ends with the hold', () => {
    const heldAt = addMinutes(cutoff, 60);
    const held = makeBooking(bogor, { heldAt, confirmBy: addMinutes(heldAt, 30) });
    expect(change(held, heldAt)).toBeNull();
    expect(change(held, held.confirmBy)).toBe('HOLD_EXPIRED');
  });

  test('is free after the office moved the booking, however often it was changed and however near the visit is', () => {
    const moved = { ...confirmed, changes: 2, freeChanges: 1 };
    expect(change(moved, cutoff)).toBeNull();
    expect(change({ ...moved, freeChanges: 0 })).toBe('TOO_MANY_CHANGES');
    expect(change(moved, confirmed.forfeitAt)).toBe('TOO_LATE');
  });

  test('is too late once the place is forfeited', () => {
    expect(change(confirmed, addMinutes(confirmed.forfeitAt, -1 / 60))).toBe('TOO_LATE_TO_CHANGE');
    expect(change(confirmed, confirmed.forfeitAt)).toBe('TOO_LATE');
  });

  test.each([
    ['CHECKED_IN', 'NOT_ALLOWED_NOW'],
    ['CANCELLED', 'NOT_ALLOWED_NOW'],
    ['EXPIRED', 'HOLD_EXPIRED'],
    ['FORFEITED', 'TOO_LATE'],
  ] as const)('what is %s can be neither changed nor cancelled: %s', (status, code) => {
    const over = makeBooking(bogor, { status });
    expect(change(over)).toBe(code);
    expect(refusedCancel({ booking: over, office: bogor, asker: sender(), proof: {}, now: NOW })?.refused).toBe(code);
  });

  test('what is due is refused alike, whether the clock has ended the booking yet or not', () => {
    const held = makeBooking(bogor);
    const expired = makeBooking(bogor, { status: 'EXPIRED' });
    expect(refusedCancel({ booking: held, office: bogor, asker: sender(), proof: {}, now: held.confirmBy })).toEqual(
      refusedCancel({ booking: expired, office: bogor, asker: sender(), proof: {}, now: held.confirmBy }),
    );
    const forfeited = makeBooking(bogor, { status: 'FORFEITED' });
    expect(
      refusedCancel({ booking: confirmed, office: bogor, asker: sender(), proof: {}, now: confirmed.forfeitAt }),
    ).toEqual(
      refusedCancel({ booking: forfeited, office: bogor, asker: sender(), proof: {}, now: confirmed.forfeitAt }),
    );
  });

  test('cancelling has no cutoff and no limit, but ends with the deadline', () => {
    const often = { ...confirmed, changes: 9 };
    expect(
      refusedCancel({
        booking: often,
        office: bogor,
        asker: sender(),
        proof: {},
        now: addMinutes(often.forfeitAt, -1 / 60),
      }),
    ).toBeNull();
    expect(
      refusedCancel({ booking: often, office: bogor, asker: sender(), proof: {}, now: often.forfeitAt })?.refused,
    ).toBe('TOO_LATE');
    expect(
      refusedCancel({ booking: often, office: bogor, asker: sender(STRANGER), proof: {}, now: NOW })?.refused,
    ).toBe('UNKNOWN_CODE');
  });
});

describe('standing by for an earlier place', () => {
  const standby = (status: BookingStatus, now = NOW) =>
    refusedStandby({ booking: makeBooking(bogor, { status }), office: bogor, asker: sender(), proof: {}, now });

  test('is for confirmed bookings; a hold must be confirmed first', () => {
    const { confirmBy } = makeBooking(bogor);
    expect(standby('CONFIRMED')).toBeNull();
    expect(standby('HELD')).toMatchObject({
      refused: 'CONFIRM_FIRST',
      parameters: { confirmBy: { at: confirmBy, zone: bogor.timeZone } },
    });
    expect(standby('HELD', confirmBy)?.refused).toBe('HOLD_EXPIRED');
  });

  test.each([
    ['CHECKED_IN', 'NOT_ALLOWED_NOW'],
    ['CANCELLED', 'NOT_ALLOWED_NOW'],
    ['EXPIRED', 'HOLD_EXPIRED'],
    ['FORFEITED', 'TOO_LATE'],
  ] as const)('is not for one that is %s: %s', (status, code) => {
    expect(standby(status)?.refused).toBe(code);
  });
});

describe('joining the line for an earlier place', () => {
  const joining = (asker: Asker, proven: boolean, office = bogor) =>
    refusedJoining({
      booking: makeBooking(office, { status: 'CONFIRMED', proven, senderKey: 'tel:+6281234567890' }),
      office,
      asker,
      proof: { birthDate: '1987-01-25' },
      now: NOW,
    });
  const site: Asker = { kind: 'apiKey', id: 1, label: 'Site', scopes: ['READ', 'BOOK'], offices: [], perMinute: 60 };

  test('is for those who are known: by the booking, or as they ask', () => {
    expect(joining(anonymous, true)).toBeNull();
    expect(joining(sender(), false)).toBeNull();
    expect(joining(administrator, false)).toBeNull();
    expect(joining({ ...site, scopes: ['READ', 'BOOK', 'VOUCH'] }, false)).toBeNull();
    for (const asker of [anonymous, site]) expect(joining(asker, false)?.refused).toBe('STANDBY_UNPROVEN');
  });

  test('names another way', () => {
    expect(joining(anonymous, false)?.parameters).toEqual({ contact: 'WhatsApp +628111100333' });
  });

  test('tells a stranger nothing of it', () => {
    const booking = makeBooking(bogor, { status: 'CONFIRMED', proven: false });
    const refusal = refusedJoining({ booking, office: bogor, asker: anonymous, proof: {}, now: NOW });
    expect(refusal?.refused).toBe('UNKNOWN_CODE');
  });
});

describe('what may be done now', () => {
  const soon = instant('2017-08-07T07:00:00+07:00');
  const table: [BookingStatus, string, ReturnType<typeof instant>, string[]][] = [
    ['HELD', 'while it is held', NOW, ['CONFIRM', 'RESCHEDULE', 'CANCEL']],
    ['HELD', 'when the hold has ended', instant('2017-08-01T09:30:00+07:00'), []],
    ['CONFIRMED', 'days before', NOW, ['RESCHEDULE', 'CANCEL']],
    ['CONFIRMED', 'after the cutoff', instant('2017-08-06T08:00:00+07:00'), ['CANCEL']],
    ['CONFIRMED', 'a minute before check-in opens', instant('2017-08-07T05:59:00+07:00'), ['CANCEL']],
    ['CONFIRMED', 'when check-in opens', instant('2017-08-07T06:00:00+07:00'), ['CANCEL', 'CHECK_IN']],
    ['CONFIRMED', 'an hour before', soon, ['CANCEL', 'CHECK_IN']],
    ['CONFIRMED', 'a second before the deadline', instant('2017-08-07T07:59:59+07:00'), ['CANCEL', 'CHECK_IN']],
    ['CONFIRMED', 'at the deadline', instant('2017-08-07T08:00:00+07:00'), []],
    ['CHECKED_IN', 'at the office', soon, []],
    ['EXPIRED', 'afterwards', NOW, []],
    ['CANCELLED', 'afterwards', NOW, []],
    ['FORFEITED', 'afterwards', soon, []],
  ];

  test.each(table)('%s, %s', (status, _, now, actions) => {
    expect(allowedActions(makeBooking(bogor, { status }), bogor, now)).toEqual(actions);
  });

  test.each<[object, HolderMeans, string[]]>([
    [{ status: 'HELD', phone: '+6281234567890' }, { standby: undefined, canSendDigits: true }, ['SEND_PROOF']],
    [{ status: 'HELD', phone: '+6281234567890' }, { standby: undefined, canSendDigits: false }, []],
    [{ status: 'HELD', phone: null }, { standby: undefined, canSendDigits: true }, []],
    [{ status: 'CONFIRMED', proven: true }, { standby: undefined, canSendDigits: true }, ['REQUEST_STANDBY']],
    [{ status: 'CONFIRMED', proven: false }, { standby: undefined, canSendDigits: true }, []],
    [{ status: 'CONFIRMED' }, { standby: { offer: null }, canSendDigits: true }, ['LEAVE_STANDBY']],
    [{ status: 'CONFIRMED' }, { standby: { offer: {} }, canSendDigits: true }, ['LEAVE_STANDBY', 'ANSWER_OFFER']],
    [{ status: 'CHECKED_IN', proven: true }, { standby: undefined, canSendDigits: true }, []],
  ])('%o with %o: and %o', (more, means, actions) => {
    expect(holderActions(makeBooking(bogor, more), means, bogor, NOW)).toEqual(actions);
    expect(holderActions(makeBooking(bogor, more), means, bogor, instant('2018-08-07T08:00:00+07:00'))).toEqual(
      means.standby ? actions : [],
    );
  });

  test('checking in is not offered on the day before, however early it opens', () => {
    const policy = { ...bogor.policy, checkInOpensMinutesBefore: 1440 };
    const actions = (now: string) =>
      allowedActions(makeBooking(bogor, { status: 'CONFIRMED' }), { ...bogor, policy }, instant(now));
    expect(actions('2017-08-06T23:59:00+07:00')).toEqual(['CANCEL']);
    expect(actions('2017-08-07T00:00:00+07:00')).toEqual(['CANCEL', 'CHECK_IN']);
  });

  test('no change is offered that would be refused', () => {
    const booking = fc.record({
      status: fc.constantFrom(...BOOKING_STATUSES),
      changes: fc.integer({ min: 0, max: 3 }),
    });
    const minutes = fc.integer({ min: -10 * 1440, max: 1440 });
    fc.assert(
      fc.property(booking, minutes, (changes, late) => {
        const one = makeBooking(bogor, changes);
        const now = addMinutes(one.window.startsAt, late);
        const actions = allowedActions(one, bogor, now);
        expect(actions.includes('RESCHEDULE')).toBe(
          refusedChange({ booking: one, office: bogor, asker: sender(), proof: {}, now }) === null,
        );
        expect(actions.includes('CANCEL')).toBe(
          refusedCancel({ booking: one, office: bogor, asker: sender(), proof: {}, now }) === null,
        );
      }),
    );
  });
});

test('the horizon is as long as the office says', () => {
  expect(lastReleasedDate(makeOffice('BOGOR', { policy: { horizonDays: 1 } }), NOW)).toBe('2017-08-02');
  expect(lastReleasedDate(makeOffice('BOGOR', { policy: { horizonDays: 90 } }), NOW)).toBe(addDays('2017-08-01', 90));
});
