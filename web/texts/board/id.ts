// The lobby board's texts, in Indonesian.
import { counterName } from '../counterName.ts';
import { spelled } from '../spelled.ts';

const INDONESIAN_DIGITS = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];

export const boardInIndonesian = {
  title: (office: string) => `Layar antrean ${office}`,
  calling: 'Sedang dipanggil',
  nobodyCalled: 'Belum ada yang dipanggil',
  showCode: 'Tunjukkan kode Anda di meja depan',
  officeClosed: 'Kantor tutup',
  /** `breaks`: empty if there are none. */
  openToday: (hours: string, breaks: string) => `Hari ini buka ${hours}${breaks && `, istirahat ${breaks}`}`,
  opensAgain: (day: string, time: string) => `Buka lagi ${day}, pukul ${time}`,
  earlier: 'Sebelumnya',
  /** `word`: the office's own for a counter. */
  counter: (label: string, word = 'Loket') => counterName(word, label),
  atCounters: 'Sudah dipanggil',
  next: 'Berikutnya',
  nobodyWaits: 'Tidak ada yang menunggu',
  waiting: (people: number) => `${people} menunggu`,
  wait: (minutes: number) => (minutes < 1 ? 'kurang dari 1 menit' : `± ${minutes} menit`),
  waitLabel: 'Perkiraan tunggu',
  lost: 'Sambungan terputus',
  lastKnown: (time: string) => `Keadaan pukul ${time}`,
  connecting: 'Menyambung…',
  soundOn: 'Nyalakan suara',
  recalled: 'Panggilan ulang',
  /** Read out: digits one by one. */
  spoken: (number: string, counter: string, word = 'loket') =>
    `Nomor antrean ${spelled(number, INDONESIAN_DIGITS)}. Silakan ke ${counterName(word, counter)}.`,
  /** Read out in a rush: several numbers and their counters in one sentence. */
  spokenPlaces: (calls: readonly { number: string; counter: string }[], word = 'loket') =>
    `Nomor antrean ${calls
      .map(({ number, counter }) => `${spelled(number, INDONESIAN_DIGITS)}, ke ${counterName(word, counter)}`)
      .join('; ')}.`,
  /** Read out where there is no time for the counters. */
  spokenNumbers: (numbers: readonly string[]) =>
    `Nomor antrean ${numbers.map((number) => spelled(number, INDONESIAN_DIGITS)).join('; ')}. Tujuannya ada di layar.`,
  /** Read out where more numbers are called than can be spoken. */
  spokenGlance: 'Silakan lihat nomor Anda di layar.',
};

export type BoardTexts = typeof boardInIndonesian;
