// What the kiosk at the door says: short, and to somebody who has never stood before one.
import { counterName, counterNames } from './counter.ts';
import type { Language } from './language.ts';

const indonesian = {
  title: 'Pindai atau ketik kode Anda',
  lead: 'Kodenya ada di pesan WhatsApp atau SMS Anda.',
  typed: 'Kode yang diketik',
  keypad: 'Papan huruf dan angka',
  erase: 'Hapus',
  go: 'Ambil nomor',
  noCode: 'Belum punya kode?',
  walkIn: 'Ambil nomor tanpa pendaftaran',
  chooseService: 'Untuk keperluan apa?',
  back: 'Kembali',
  yourNumber: 'Nomor antrean Anda',
  sit: 'Silakan duduk dan lihat layar antrean.',
  counters: (labels: readonly string[]) => `Anda akan dipanggil ke ${counterNames('loket', labels)}.`,
  goNow: (counter: string) => `Silakan ke ${counterName('loket', counter)} sekarang.`,
  ahead: 'Di depan Anda',
  people: (people: number) => (people === 0 ? 'tidak ada' : `${people} orang`),
  wait: 'Perkiraan tunggu',
  minutes: (minutes: number) => `± ${minutes} menit`,
  hour: 'Jam Anda',
  status: {
    PARKED: 'Nomor Anda disisihkan. Silakan ke meja depan.',
    ended: 'Nomor ini sudah selesai dilayani hari ini.',
  },
  sorry: 'Belum bisa',
  toDesk: 'Silakan ke meja depan. Petugas akan membantu.',
  unreadable: 'Kode itu tidak dikenal di sini. Periksa lagi huruf demi huruf.',
  notNow: 'Kode ini belum dikonfirmasi atau sudah tidak berlaku.',
  toDo: {
    TOO_EARLY: 'Tempat Anda tetap ada. Silakan kembali pada jam itu.',
    WRONG_DAY: 'Tempat Anda tetap ada pada hari itu.',
    WRONG_OFFICE: 'Tempat Anda tetap ada di kantor itu.',
  } as Record<string, string>,
  backIn: (seconds: number) => `Kembali ke awal dalam ${seconds} detik`,
  done: 'Selesai',
  stay: 'Saya masih di sini',
  again: 'Coba kode lain',
  offline: 'Mesin ini sedang tidak tersambung',
  working: 'Sebentar…',
};

export type KioskTexts = typeof indonesian;

const english: KioskTexts = {
  title: 'Scan or type your code',
  lead: 'The code is in your WhatsApp or SMS message.',
  typed: 'Code typed',
  keypad: 'Letters and digits',
  erase: 'Erase',
  go: 'Get my number',
  noCode: 'No code yet?',
  walkIn: 'Get a number without a booking',
  chooseService: 'What do you come for?',
  back: 'Back',
  yourNumber: 'Your queue number',
  sit: 'Please sit down and watch the board.',
  counters: (labels) => `You will be called to ${counterNames('counter', labels)}.`,
  goNow: (counter) => `Please go to ${counterName('counter', counter)} now.`,
  ahead: 'Ahead of you',
  people: (people) => (people === 0 ? 'nobody' : `${people} ${people === 1 ? 'person' : 'people'}`),
  wait: 'Expected wait',
  minutes: (minutes) => `about ${minutes} min`,
  hour: 'Your time',
  status: { PARKED: 'Your number is set aside. Please go to the front desk.', ended: 'This number was served today.' },
  sorry: 'Not yet',
  toDesk: 'Please go to the front desk. Staff will help you.',
  unreadable: 'That code is not known here. Check it letter by letter.',
  notNow: 'This code was not confirmed, or is no longer valid.',
  toDo: {
    TOO_EARLY: 'Your place stays yours. Please come back at that time.',
    WRONG_DAY: 'Your place stays yours on that day.',
    WRONG_OFFICE: 'Your place stays yours at that office.',
  },
  backIn: (seconds) => `Back to the start in ${seconds} seconds`,
  done: 'Done',
  stay: 'I am still here',
  again: 'Try another code',
  offline: 'This machine is not connected',
  working: 'One moment…',
};

const TEXTS: Readonly<Record<Language, KioskTexts>> = { id: indonesian, en: english };

export function kioskTexts(language: Language): KioskTexts {
  return TEXTS[language];
}
