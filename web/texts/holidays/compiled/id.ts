// @generated from web/texts/holidays/id.arb by npm run texts — do not edit.
import { languageForms } from '../../forms.ts';
import type { HolidaysMessages } from './messages.ts';

const { numberText } = languageForms("id-ID");

export const holidaysInIndonesian: HolidaysMessages = {
  file: "Berkas kalender",
  tooLarge: "Berkas ini terlalu besar: paling banyak 200.000 karakter. Hapus tahun-tahun yang sudah lewat.",
  notRead: "Berkas ini tidak terbaca sebagai kalender:",
  line: (line: number): string => `Baris ${line} tidak memuat tanggal dan nama, misalnya 01-01-2027;Tahun Baru.`,
  none: "Berkas ini tidak memuat hari libur mulai hari ini.",
  found: (count: number): string => `${numberText(count)} hari ditemukan. Pilih hari yang ditutup.`,
  days: "Hari di kalender itu",
  kinds: {
    PUBLIC: "Hari libur",
    TENTATIVE: "Belum pasti",
    OBSERVANCE: "Hanya diperingati",
  },
  bookings: (count: number): string => (count === 0 ? "tanpa pendaftar" : `${numberText(count)} pendaftar dipindahkan`),
  isShut: "sudah tutup",
  isSet: "sudah Anda atur sendiri",
  chosen: (count: number): string => `${numberText(count)} hari dipilih`,
  needDay: "Pilih sedikitnya satu hari.",
  preview: "Lihat akibatnya",
  close: (count: number): string => `Tutup ${numberText(count)} hari`,
  done: (count: number): string => `${numberText(count)} hari ditutup.`,
  undone: "Hari-hari itu dibuka kembali.",
  again: "Pilih berkas lain",
};
