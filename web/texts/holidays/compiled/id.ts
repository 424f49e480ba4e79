// @generated from web/texts/holidays/id.arb by npm run texts — do not edit.
import { languageForms } from '../../forms.ts';
import type { HolidaysMessages } from './messages.ts';

const { numberText } = languageForms("id-ID");

export const holidaysInIndonesian: HolidaysMessages = {
  file: "Berkas kalender",
  tooLarge: "Berkas ini terlalu besar: paling banyak 200.000 karakter. Hapus tahun-tahun yang sudah lewat.",
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
  subscription: {
    url: "Alamat kalender",
    needUrl: "Tulis alamat yang diawali https:// atau webcal://.",
    subscribe: "Berlangganan",
    reading: "Kalender sedang dibaca …",
    read: (when: string): string => `Terakhir dibaca ${when}.`,
    unread: "Belum pernah terbaca.",
    nothing: "Tidak ada usulan: hari kantor sudah sesuai dengan kalender.",
    toClose: (count: number): string => `${numberText(count)} hari diusulkan tutup`,
    toOpen: (count: number): string => `${numberText(count)} hari bukan hari libur lagi`,
    declineTitle: "Tetap buka pada salah satu hari ini",
    decline: "Tetap buka",
    open: "Buka kembali",
    stayClosed: "Tetap tutup",
    refresh: "Baca sekarang",
    end: "Berhenti berlangganan",
    endAsk: "Berhenti berlangganan? Hari yang sudah ditutup tetap tutup.",
    faults: {
      NOT_ALLOWED: "Kalender tidak dapat dibaca: alamatnya bukan alamat publik.",
      NOT_REACHED: "Kalender tidak dapat dibaca: tidak ada jawaban dari alamat itu.",
      REFUSED: "Kalender tidak dapat dibaca: server di alamat itu menolak.",
      TOO_LARGE: "Kalender tidak dapat dibaca: terlalu besar.",
      NOT_READ: "Isi alamat itu tidak terbaca sebagai kalender.",
    },
  },
};
