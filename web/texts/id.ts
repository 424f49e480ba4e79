// Everything the pages say in Indonesian, one constant a page.

export const common = {
  name: 'Antrean',
  otherLanguage: 'English',
  languageSwitch: 'Bahasa',
  skip: 'Langsung ke isi',
  retry: 'Coba lagi',
  back: 'Kembali',
  working: 'Sebentar…',
  offline: 'Tidak ada sambungan. Periksa internet Anda, lalu coba lagi.',
  busy: (seconds: number | null) =>
    `Terlalu banyak permintaan. Coba lagi ${seconds ? `dalam ${seconds} detik` : 'sebentar lagi'}.`,
  broken: 'Ada yang tidak beres di sisi kami. Silakan coba lagi.',
  noOffice: (code: string) => `Tidak ada kantor dengan kode ${code}.`,
};

export const board = {
  title: (office: string) => `Layar antrean ${office}`,
  calling: 'Sedang dipanggil',
  nobodyCalled: 'Belum ada yang dipanggil',
  showCode: 'Tunjukkan kode Anda di meja depan',
  counter: (label: string) => `Loket ${label}`,
  atCounters: 'Di loket',
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
  spoken: (number: string, counter: string) => `Nomor antrean ${spelled(number, DIGITS)}. Silakan ke loket ${counter}.`,
};
export type BoardTexts = typeof board;
export type CommonTexts = typeof common;

const DIGITS = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];

/** `A, tiga, satu, dua`: a number read as a number would be heard as another one. */
export function spelled(number: string, digits: readonly string[]): string {
  return [...number].map((sign) => digits[Number.parseInt(sign, 10)] ?? sign).join(', ');
}
