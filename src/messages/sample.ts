// Long values for every parameter, by which the length and SMS cost of a text are estimated.
import type { ParameterValue } from '../refusal.ts';

const sampleMoment = (at: string) => ({ at: Temporal.Instant.from(at), zone: 'Asia/Jakarta' });
/** Values near the longest that occur: the longest office name of the seed, a Wednesday in September. */
export const SAMPLE: Readonly<Record<string, ParameterValue>> = {
  name: 'Muhammad Budi Santoso',
  birthDate: '1987-09-25',
  office: 'Kantor Imigrasi Jakarta Selatan',
  date: '2017-09-27',
  asked: '2017-09-26',
  visitDate: '2017-09-27',
  from: sampleMoment('2017-09-27T13:00:00+07:00'),
  askedAt: sampleMoment('2017-09-26T13:00:00+07:00'),
  confirmBy: sampleMoment('2017-09-20T09:30:00+07:00'),
  answerBy: sampleMoment('2017-09-20T09:30:00+07:00'),
  arriveBy: sampleMoment('2017-09-27T12:30:00+07:00'),
  until: sampleMoment('2017-09-20T09:30:00+07:00'),
  code: 'KTWNNQ7F',
  codes: 'KTWNNQ7F, A2B3C4D5',
  command: '#batal KTWNNQ7F',
  number: 'A312',
  digits: '123456',
  place: 12,
  ahead: 3,
  counter: '12',
  deadline: sampleMoment('2017-09-27T13:00:00+07:00'),
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
