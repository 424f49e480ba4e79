// By SMS what is said fits one segment of plain letters wherever what it has to say allows it, in both languages.
import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, test } from 'vitest';
import { REPLIES, type ReplyKey, sayReply } from '../../src/messages/index.ts';
import { instant, type Language } from '../../src/time.ts';

const moment = (at: string) => ({ at: instant(at), zone: 'Asia/Jakarta' });
/** As long as they are apt to be: the longest name of an office of the seed, a Wednesday in September. */
const REALISTIC: Record<string, unknown> = {
  name: 'Muhammad Budi Santoso',
  birthDate: '1987-09-25',
  office: 'Kantor Imigrasi Jakarta Selatan',
  date: '2017-09-27',
  asked: '2017-09-26',
  visitDate: '2017-09-27',
  from: moment('2017-09-27T13:00:00+07:00'),
  askedAt: moment('2017-09-26T13:00:00+07:00'),
  confirmBy: moment('2017-09-20T09:30:00+07:00'),
  answerBy: moment('2017-09-20T09:30:00+07:00'),
  arriveBy: moment('2017-09-27T12:30:00+07:00'),
  until: moment('2017-09-20T09:30:00+07:00'),
  code: 'KTWNNQ7F',
  codes: 'KTWNNQ7F, A2B3C4D5',
  command: '#batal KTWNNQ7F',
  number: 'A312',
  digits: '123456',
  place: 12,
  ahead: 3,
  counter: '12',
  deadline: moment('2017-09-27T13:00:00+07:00'),
  limit: 5,
  count: 2,
  bring: 'Bawa dokumen asli, data harus sama dengan yang didaftarkan.',
  example: '#CONTOH#01011900#27092017',
  typed: '32-13-1987',
  missing: 'tanggal kedatangan',
  what: 'nama Budi Santoso, tanggal lahir 25 September 1987',
  services: 'Paspor baru, Paspor hilang',
  nik: '3201012501870001',
  places: 'Rabu, 27 September 2017 13.00 WIB; Kamis, 28 September 2017 08.00 WIB',
  list: '1. Rabu, 27 September 2017',
};

/** What cannot be said in a hundred and sixty letters, and why. */
const LONGER: Partial<Record<ReplyKey, string>> = {
  multipleApplicants: 'names the count and a line to copy',
};

describe.each(['id', 'en'] as Language[])('in %s', (language) => {
  test.each(Object.keys(REPLIES) as ReplyKey[])('%s', (key) => {
    const parameters = Object.fromEntries(Object.keys(REPLIES[key]).map((name) => [name, REALISTIC[name]]));
    expect(Object.values(parameters)).not.toContain(undefined);
    const text = sayReply({ language, sms: true }, key, parameters as never);
    const message = new SegmentedMessage(text);
    expect(message.encodingName, text).toBe('GSM-7');
    if (!LONGER[key]) expect(message.segmentsCount, `${text.length}: ${text}`).toBe(1);
  });
});
