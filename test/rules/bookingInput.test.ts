// The booking form's draft: the faults that the reader can mend, and the input that the API takes.
import { describe, expect, test } from 'vitest';
import {
  chosenService,
  faultsAfter,
  faultsOfDraft,
  faultsOfRefusal,
  inputOfDraft,
  type OfficeToBook,
  servicesOnline,
} from '../../web/book/bookingInput.ts';
import { type Draft, PHOTO_ON_ITS_WAY } from '../../web/book/draft.ts';
import { bookTexts } from '../../web/texts/book/texts.ts';

const SAY = bookTexts('en');
const DRAFT: Draft = {
  name: ' Budi Santoso ',
  day: '25',
  month: '1',
  year: '1987',
  phone: '',
  digits: '',
  address: '',
  family: [],
  service: '',
  priority: 'NORMAL',
  photo: '',
  date: 'first',
  hour: '',
  request: '',
  made: '',
  key: 'draft',
};

function office(change: Partial<OfficeToBook> = {}): OfficeToBook {
  return {
    code: 'BOGOR',
    name: 'Kantor Imigrasi Bogor',
    city: 'Bogor',
    timeZone: 'Asia/Jakarta',
    digitsBy: [],
    waitsByDigits: false,
    bring: 'KTP',
    privacy: { brief: 'Data ini hanya untuk antrean Anda.', url: 'https://antrean.example/privacy/BOGOR' },
    channels: [],
    registration: { template: '#NAMA#TGLLAHIR', example: '#Budi#25-01-1987', photo: 'NONE' },
    policy: {
      arriveMinutesBefore: 30,
      graceMinutes: 0,
      holdMinutes: 60,
      horizonDays: 30,
      maxChanges: 2,
      changeCutoffHours: 24,
      maxLiveBookingsPerSender: 1,
    },
    services: [
      { code: 'IZIN', name: 'Izin tinggal', channels: ['COUNTER'], details: null },
      { code: 'PASPOR', name: 'Paspor', channels: ['WEB'], details: null },
      { code: 'AMBIL', name: 'Pengambilan', channels: ['WEB', 'COUNTER'], details: null },
    ],
    premises: { street: null, mapUrl: null, telephone: null },
    schedules: [],
    availability: [],
    ...change,
  };
}

const TODAY = { date: '2017-08-01' } as OfficeToBook['availability'][number];

describe('the faults of a draft', () => {
  const faults = (change: Partial<Draft>, window: string | null = null) =>
    Object.keys(faultsOfDraft({ ...DRAFT, ...change }, window, office({ availability: [TODAY] }), SAY));

  test('are none once the name and the birth date are there', () => {
    expect(faults({})).toEqual([]);
  });

  test('name each field that cannot be read', () => {
    expect(faults({ name: '12' })).toEqual(['name']);
    expect(faults({ day: '31', month: '2' })).toEqual(['birthDate', 'birthPart']);
    expect(faults({ phone: 'abc' })).toEqual(['phone']);
    expect(faults({ phone: '0812 3456 7890' })).toEqual([]);
    expect(faults({ digits: '123456' })).toEqual(['phone']);
    expect(faults({ digits: '123456', phone: '0812 3456 7890' })).toEqual([]);
  });

  test('name the day or the hour if none is chosen: nothing is chosen by itself', () => {
    expect(faults({ date: '' })).toEqual(['when']);
    expect(faults({ date: '2017-08-07' })).toEqual(['when']);
    expect(faults({ date: '2017-08-07', hour: 'first' })).toEqual([]);
  });

  test('name the hour if its window is gone', () => {
    const hour = { date: '2017-08-07', hour: '2017-08-07T08:00:00+07:00' };
    expect(faults(hour)).toEqual(['when']);
    expect(faults(hour, 'window 1')).toEqual([]);
  });

  test('are put at the field that a refusal names', () => {
    expect(faultsOfRefusal({ reason: 'X', field: 'applicant.name', message: 'No.' }, SAY)).toEqual({ name: 'No.' });
    expect(faultsOfRefusal({ reason: 'X', field: 'when.window', message: 'No.' }, SAY)).toEqual({ when: 'No.' });
    expect(faultsOfRefusal({ reason: 'X', field: null, message: 'No.' }, SAY)).toEqual({});
    const refused = { reason: 'INVALID_BIRTH_DATE', field: 'applicant.birthDate', message: 'Write 25011987.' };
    expect(faultsOfRefusal(refused, SAY)).toEqual({ birthDate: SAY.birthDateRefused });
  });
});

test('the service is the chosen one if it can be booked on the page, else the first that can', () => {
  expect(servicesOnline(office()).map(({ code }) => code)).toEqual(['PASPOR', 'AMBIL']);
  expect(chosenService(office(), { ...DRAFT, service: 'AMBIL' })).toBe('AMBIL');
  expect(chosenService(office(), { ...DRAFT, service: 'IZIN' })).toBe('PASPOR');
  expect(chosenService(office({ services: [] }), DRAFT)).toBe('');
});

describe('the input', () => {
  const input = (change: Partial<Draft>, at = office()) =>
    inputOfDraft({
      office: at,
      draft: { ...DRAFT, ...change },
      window: 'window 1',
      language: 'en',
      idempotencyKey: 'k',
    });

  test('has the number at an office with a chat only with the digits that were sent to it', () => {
    const chat = office({ channels: [{ kind: 'WHATSAPP', address: '+628111100333', link: null }] });
    const phone = '0812 3456 7890';
    expect(input({ phone }, chat)).toMatchObject({ phone: null, digits: null });
    expect(input({ phone, digits: ' 123456 ' }, chat)).toMatchObject({ phone, digits: '123456' });
    expect(input({ phone })).toMatchObject({ phone, digits: null });
  });

  test('takes the next place if no day was named, and asks before another day if one was', () => {
    expect(input({})).toMatchObject({ when: { earliest: true }, acceptNextPlace: true });
    expect(input({ date: '2017-08-07' })).toMatchObject({
      when: { window: 'window 1' },
      acceptNextPlace: false,
    });
  });

  test('has the person without blanks, and no empty text', () => {
    expect(input({ address: ' ' })).toMatchObject({
      applicant: { name: 'Budi Santoso', birthDate: '1987-01-25', address: null },
      phone: null,
      priority: 'NORMAL',
      idempotencyKey: 'k',
    });
  });

  test('has a phone number only if the office has no chat', () => {
    const chat = office({ channels: [{ kind: 'WHATSAPP', address: '+62811', link: null }] });
    expect(input({ phone: '0812 3456 7890' }).phone).toBe('0812 3456 7890');
    expect(input({ phone: '0812 3456 7890' }, chat).phone).toBeNull();
  });
});

describe('a photo', () => {
  const asks = (photo: 'OPTIONAL' | 'REQUIRED') =>
    office({ registration: { template: '#NAMA#TGLLAHIR', example: '', photo } });
  const faults = (change: Partial<Draft>, photo: 'OPTIONAL' | 'REQUIRED') =>
    faultsOfDraft({ ...DRAFT, ...change }, null, asks(photo), SAY);

  test('is missed only if the office needs it, of each person', () => {
    expect(faults({}, 'OPTIONAL')).toEqual({});
    expect(faults({ photo: PHOTO_ON_ITS_WAY }, 'OPTIONAL')).toEqual({ photo: SAY.photoWait });
    expect(faults({}, 'REQUIRED')).toEqual({ photo: SAY.needPhoto });
    const child = { name: 'Anak', day: '1', month: '2', year: '2010', priority: 'NORMAL' as const, photo: '' };
    expect(faults({ photo: 'photo:1', family: [child] }, 'REQUIRED')).toEqual({ family: [{ photo: SAY.needPhoto }] });
    expect(faults({ photo: 'photo:1', family: [{ ...child, photo: 'photo:2' }] }, 'REQUIRED')).toEqual({});
  });

  test('that is another one has no fault until the form is sent', () => {
    const child = { name: 'Anak', day: '1', month: '2', year: '2010', priority: 'NORMAL' as const, photo: '' };
    const draft = { ...DRAFT, family: [child] };
    const wrong = { name: 'x', photo: 'y', family: [{ name: 'x', photo: 'y' }] };
    expect(faultsAfter(wrong, draft, { name: 'Budi' })).toEqual(wrong);
    expect(faultsAfter(wrong, draft, { photo: 'photo:1' })).toEqual({ name: 'x', family: wrong.family });
    const family = [{ ...child, photo: PHOTO_ON_ITS_WAY }];
    expect(faultsAfter(wrong, draft, { family })).toEqual({ name: 'x', photo: 'y', family: [{ name: 'x' }] });
    expect(faultsAfter(wrong, draft, { family: [{ ...child, name: 'Anak Dua' }] })).toEqual(wrong);
  });

  test('is named in the input; a refusal of it is told at its field', () => {
    const of = { office: asks('REQUIRED'), window: null, language: 'id' as const, idempotencyKey: 'k' };
    expect(inputOfDraft({ ...of, draft: { ...DRAFT, photo: 'photo:1' } }).photo).toBe('photo:1');
    expect(inputOfDraft({ ...of, draft: DRAFT }).photo).toBeNull();
    const message = 'Kirim foto KTP.';
    expect(faultsOfRefusal({ reason: 'PHOTO_REQUIRED', field: 'photo', message }, SAY)).toEqual({ photo: message });
  });
});
