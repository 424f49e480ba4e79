// The words on the slip of a visit, in each language.
import type { Language } from '../../src/time.ts';

const IN_INDONESIAN = {
  title: (number: string, office: string) => `Antrean ${number}, ${office}`,
  number: 'Nomor antrean',
  code: 'Kode',
  day: 'Hari',
  time: 'Jam',
  arriveBy: 'Hadir paling lambat',
  arriveByText: (time: string, lost: string) => `${time}; lewat ${lost} hangus`,
  bring: 'Yang dibawa',
  show: 'Tunjukkan kode ini di meja depan atau di mesin antrean.',
  wait: 'Tunggu nomor ini dipanggil di layar antrean.',
  follow: 'Giliran Anda di HP:',
  more: 'Daftar lengkapnya ada di halaman pendaftaran kantor ini.',
};

export type SlipWords = typeof IN_INDONESIAN;

export const SLIP_WORDS: Readonly<Record<Language, SlipWords>> = {
  id: IN_INDONESIAN,
  en: {
    title: (number, office) => `Queue ${number}, ${office}`,
    number: 'Queue number',
    code: 'Code',
    day: 'Day',
    time: 'Time',
    arriveBy: 'Be there by',
    arriveByText: (time, lost) => `${time}; your place is lost at ${lost}`,
    bring: 'Please bring',
    show: 'Show this code at the front desk or at the kiosk.',
    wait: 'Wait until this number is called on the queue board.',
    follow: 'Your turn on the phone:',
    more: 'The whole list is on the booking page of this office.',
  },
};
