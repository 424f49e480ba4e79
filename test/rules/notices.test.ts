// A notice of a booking has its recipient and its words, is sent once, and only until it is of no more use.
import { describe, expect, test } from 'vitest';
import { type Detail, noticeOfOccasion, type ToldKind } from '../../src/booking/notices.ts';
import { sayReply } from '../../src/messages/index.ts';
import { DEFAULT_NOTICES, NOTICE_KINDS } from '../../src/office/notices.ts';
import { instant } from '../../src/time.ts';
import { APPLICANT, makeBooking, makeOffice, makeWindow } from './make.ts';

const office = makeOffice();
const at = (text: string) => instant(`2017-08-${text}:00+07:00`);
const window = makeWindow(office, '2017-08-07', '10:00');
const booking = makeBooking(office, { status: 'CONFIRMED', queueNumber: 'A312', window, version: 2 });
const KINDS = NOTICE_KINDS.filter((kind): kind is ToldKind => kind !== 'MOVED' && kind !== 'STANDBY_OFFER');
const CALL: Detail = { number: 'A312', ahead: 3, counter: '4', time: 1 };

function told(kind: ToldKind, now = '07T09:00', changes: Partial<typeof booking> = {}, detail = CALL) {
  return noticeOfOccasion({ kind, booking: { ...booking, ...changes }, office, detail, at: at(now) }, at(now));
}

function said(kind: ToldKind, language: 'id' | 'en', sms = false, detail = CALL): string {
  const notice = told(kind, '07T09:00', { language }, detail);
  return notice ? sayReply({ language, sms }, notice.key, notice.parameters) : '';
}

describe.each(KINDS)('%s', (kind) => {
  test('goes to the number that booked, once, and is gone as soon as the booking is another', () => {
    expect(told(kind)).toMatchObject({
      channel: 'whatsapp',
      from: '+628111100333',
      to: { kind: 'phone', value: APPLICANT },
      language: 'id',
      about: { booking: booking.code, version: 2 },
      once: true,
      purpose: expect.stringMatching(`^${kind}:2345678A:`),
    });
  });

  test('is not said by an office that has switched it off, nor to someone without an address', () => {
    const quiet = { ...office, notices: { ...DEFAULT_NOTICES, off: [kind] } };
    expect(noticeOfOccasion({ kind, booking, office: quiet, at: at('07T09:00') }, at('07T09:00'))).toBeNull();
    expect(told(kind, '07T09:00', { senderKey: null, phone: null })).toBeNull();
  });

  test('is not said once it is of no use', () => {
    const occasion = { kind, booking, office, detail: CALL, at: at('07T09:00') };
    expect(noticeOfOccasion(occasion, at('15T09:00'))).toBeNull();
  });
});

test('a reminder says all that is needed, and cancels at one word', () => {
  expect(said('REMINDER_DAY_BEFORE', 'id')).toBe(
    'Kantor Imigrasi Bogor: pengingat kedatangan Budi, Senin, 7 Agustus 2017 pukul 10.00 WIB, nomor antrean A312. Hadir paling lambat 09.30 WIB. ' +
      'Kode 2345678A, tunjukkan saat datang.\nBawa dokumen asli, data harus sama dengan yang didaftarkan.\nTidak jadi datang? Balas BATAL',
  );
  expect(said('REMINDER_TWO_HOURS', 'en')).toContain('Be there by 09:30 WIB; after 10:00 WIB you lose your place.');
  for (const kind of ['REMINDER_DAY_BEFORE', 'REMINDER_TWO_HOURS'] as const) {
    expect(told(kind)).toMatchObject({ calm: true, buttons: [{ action: 'CANCEL:2345678A', title: 'Batal' }] });
    expect(said(kind, 'id', true)).toContain('Balas BATAL');
    expect(said(kind, 'en', true)).toContain('Reply BATAL');
  }
});

test('a reminder is of use until it is too late to go', () => {
  expect(told('REMINDER_DAY_BEFORE', '06T16:00')?.notAfter).toEqual(at('07T04:00'));
  expect(told('REMINDER_TWO_HOURS')?.notAfter).toEqual(at('07T10:00'));
  expect(told('REMINDER_TWO_HOURS', '07T10:00')).toBeNull();
});

test('the line is told at once, for the minutes it is news', () => {
  expect(told('TURN_NEAR')).toMatchObject({ calm: false, notAfter: at('07T09:20') });
  expect(told('CALLED')).toMatchObject({ calm: false, notAfter: at('07T09:10') });
  expect(said('TURN_NEAR', 'id')).toContain('nomor A312 sudah dekat, 3 orang lagi.');
  expect(said('TURN_NEAR', 'id', false, { ...CALL, ahead: 0 })).toContain('nomor A312 giliran berikutnya.');
  expect(said('CALLED', 'id')).toBe('Kantor Imigrasi Bogor: nomor A312 dipanggil. Silakan ke loket 4.');
  expect(said('CALLED', 'en')).toBe('Kantor Imigrasi Bogor: number A312 is called. Please go to counter 4.');
});

test('another call is another notice', () => {
  expect(told('CALLED')?.purpose).not.toBe(told('CALLED', '07T09:00', {}, { ...CALL, time: 2 })?.purpose);
});

test('a forfeit says what happened and how to book again, for a day', () => {
  expect(said('FORFEITED', 'id')).toBe(
    'Kantor Imigrasi Bogor: nomor antrean A312 untuk Senin, 7 Agustus 2017 hangus, karena belum hadir sampai 10.00 WIB. ' +
      `Ingin datang lain hari? Daftar lagi:\n${examplesLine()}`,
  );
  expect(told('FORFEITED')).toMatchObject({ calm: true, notAfter: at('08T10:00') });
});

/** A line that the conversation would read, for a day that is still to come. */
function examplesLine(): string {
  const { example = '' } = (told('FORFEITED')?.parameters ?? {}) as { example?: string };
  expect(example).toMatch(/^#.+#\d{8}#\d{8}$/);
  return example;
}

test('what is not told of the line is left blank', () => {
  const { name } = office;
  expect(noticeOfOccasion({ kind: 'TURN_NEAR', booking, office, at: at('07T09:00') }, at('07T09:00'))).toMatchObject({
    key: 'turnNext',
    parameters: { office: name, number: '' },
  });
  expect(told('CALLED', '07T09:00', {}, {})?.parameters).toEqual({ office: name, number: '', counter: '' });
  expect(told('FORFEITED', '07T09:00', { queueNumber: null })?.parameters).toMatchObject({ number: '' });
});

test('that a registration was tried is news for a day, and says nothing of the person', () => {
  expect(said('REGISTRATION_TRIED', 'id')).toBe(
    'Kantor Imigrasi Bogor: ada yang mencoba daftar dengan nama atau nomor Anda. Pendaftaran Anda ' +
      'Senin, 7 Agustus 2017 tetap berlaku.',
  );
  expect(told('REGISTRATION_TRIED')).toMatchObject({ calm: true, notAfter: at('08T09:00') });
});

test('a passport that is ready is news for a week', () => {
  expect(said('PASSPORT_READY', 'id')).toBe(
    'Kantor Imigrasi Bogor: paspor Budi sudah jadi. Silakan ambil di kantor pada jam kerja.',
  );
  expect(told('PASSPORT_READY')).toMatchObject({ calm: true, notAfter: at('14T09:00') });
});
