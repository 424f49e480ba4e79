// @generated from web/texts/common/id.arb by npm run texts — do not edit.
import type { CommonMessages } from './messages.ts';

export const commonInIndonesian: CommonMessages = {
  name: "Antrean",
  otherLanguage: "English",
  languageSwitch: "Bahasa",
  skip: "Langsung ke isi",
  retry: "Coba lagi",
  back: "Kembali",
  working: "Sebentar…",
  offline: "Tidak ada sambungan. Periksa internet Anda, lalu coba lagi.",
  unreachable: "Server tidak menjawab. Coba lagi sebentar lagi; yang sudah Anda isi tetap ada.",
  readingLimit: "Hari ini Anda sudah melihat data pemohon sebanyak yang diizinkan kantor. Hubungi pimpinan bila perlu lebih banyak.",
  partMissing: "Bagian ini belum dapat dimuat. Periksa internet Anda, lalu coba lagi.",
  broken: "Ada yang tidak beres di sisi kami. Silakan coba lagi.",
  noOffice: (code: string): string => `Tidak ada kantor dengan kode ${code}.`,
  languageName: "Bahasa Indonesia",
  formatLocale: "id-ID",
  counterWord: "Loket",
  counterInSentence: "loket",
  busy: "Terlalu banyak permintaan. Coba lagi sebentar lagi.",
  busyFor: (seconds: number): string => `Terlalu banyak permintaan. Coba lagi dalam ${seconds} detik.`,
};
