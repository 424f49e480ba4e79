// The texts of the console's holidays, in Indonesian.
const holidayNumber = (value: number) => value.toLocaleString('id-ID');

export const holidaysInIndonesian = {
  title: 'Hari libur dari berkas',
  hint: 'Berkas kalender (.ics) atau tabel (.csv) berisi tanggal dan nama. Belum ada hari yang ditutup sebelum Anda menerapkannya.',
  file: 'Berkas kalender',
  tooLarge: 'Berkas ini terlalu besar: paling banyak 200.000 karakter. Hapus tahun-tahun yang sudah lewat.',
  notRead: 'Berkas ini tidak terbaca sebagai kalender:',
  line: (line: number) => `Baris ${line} tidak memuat tanggal dan nama, misalnya 01-01-2027;Tahun Baru.`,
  none: 'Berkas ini tidak memuat hari libur mulai hari ini.',
  found: (count: number) => `${holidayNumber(count)} hari ditemukan. Pilih hari yang ditutup.`,
  days: 'Hari di kalender itu',
  kinds: { PUBLIC: 'Hari libur', TENTATIVE: 'Belum pasti', OBSERVANCE: 'Hanya diperingati' },
  bookings: (count: number) => (count === 0 ? 'tanpa pendaftar' : `${holidayNumber(count)} pendaftar dipindahkan`),
  isShut: 'sudah tutup',
  isSet: 'sudah Anda atur sendiri',
  chosen: (count: number) => `${holidayNumber(count)} hari dipilih`,
  needDay: 'Pilih sedikitnya satu hari.',
  preview: 'Lihat akibatnya',
  close: (count: number) => `Tutup ${holidayNumber(count)} hari`,
  done: (count: number) => `${holidayNumber(count)} hari ditutup.`,
  undone: 'Hari-hari itu dibuka kembali.',
  again: 'Pilih berkas lain',
};

export type HolidayTexts = typeof holidaysInIndonesian;
