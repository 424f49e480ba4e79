// The kiosk's texts, short and for people who have never used one, in Indonesian.
import { counterName, counterNames } from '../counterName.ts';

export const kioskInIndonesian = {
  title: 'Pindai atau ketik kode Anda',
  lead: 'Kodenya ada di pesan atau halaman pendaftaran Anda.',
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
  follow: 'Pindai untuk mengikuti giliran Anda di telepon',
  status: {
    PARKED: 'Nomor Anda disisihkan. Silakan ke meja depan.',
    ended: 'Nomor ini sudah selesai dilayani hari ini.',
  },
  sorry: 'Belum berhasil',
  toDesk: 'Silakan ke meja depan. Petugas akan membantu.',
  unreadable: 'Kode itu tidak dikenal di sini. Periksa lagi huruf demi huruf.',
  notNow: 'Kode ini belum dikonfirmasi atau sudah tidak berlaku.',
  toDo: {
    TOO_EARLY: 'Tempat Anda tetap ada. Silakan kembali pada jam itu.',
    WRONG_DAY: 'Tempat Anda tetap ada pada hari itu.',
    WRONG_OFFICE: 'Tempat Anda tetap ada di kantor itu.',
  },
  backIn: (seconds: number) => `Kembali ke awal dalam ${seconds} detik`,
  done: 'Selesai',
  stay: 'Saya masih di sini',
  again: 'Coba kode lain',
  offline: 'Mesin ini sedang tidak tersambung',
  working: 'Sebentar…',
};

export type KioskTexts = typeof kioskInIndonesian;
