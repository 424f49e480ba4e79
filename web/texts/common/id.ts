// The texts of every page, in Indonesian.

export const commonInIndonesian = {
  name: 'Antrean',
  otherLanguage: 'English',
  languageSwitch: 'Bahasa',
  skip: 'Langsung ke isi',
  retry: 'Coba lagi',
  back: 'Kembali',
  working: 'Sebentar…',
  offline: 'Tidak ada sambungan. Periksa internet Anda, lalu coba lagi.',
  unreachable: 'Server tidak menjawab. Coba lagi sebentar lagi; yang sudah Anda isi tetap ada.',
  busy: (seconds: number | null) =>
    `Terlalu banyak permintaan. Coba lagi ${seconds ? `dalam ${seconds} detik` : 'sebentar lagi'}.`,
  readingLimit:
    'Hari ini Anda sudah melihat data pemohon sebanyak yang diizinkan kantor. Hubungi pimpinan bila perlu lebih banyak.',
  partMissing: 'Bagian ini belum dapat dimuat. Periksa internet Anda, lalu coba lagi.',
  broken: 'Ada yang tidak beres di sisi kami. Silakan coba lagi.',
  noOffice: (code: string) => `Tidak ada kantor dengan kode ${code}.`,
};

export type CommonTexts = typeof commonInIndonesian;
