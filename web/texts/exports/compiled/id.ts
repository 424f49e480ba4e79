// @generated from web/texts/exports/id.arb by npm run texts — do not edit.
import { languageForms } from '../../forms.ts';
import type { ExportsMessages } from './messages.ts';

const { numberText } = languageForms("id-ID");

export const exportsInIndonesian: ExportsMessages = {
  kind: "Berkas",
  kinds: {
    FIGURES: "Statistik",
    BOOKINGS: "Pendaftaran, tanpa nama",
    APPLICANTS: "Pendaftaran dengan nama dan tanggal lahir",
    PLACES: "Log tempat, untuk auditor",
  },
  hints: {
    FIGURES: "Tabel (CSV): satu baris untuk tiap hari, lalu untuk tiap layanan, saluran, jam, dan loketnya.",
    BOOKINGS: "Tabel (CSV): satu baris untuk tiap pendaftaran beserta waktunya, termasuk yang dibatalkan dan yang tidak dikonfirmasi. Tanpa nama siapa pun.",
    APPLICANTS: "Tabel yang sama dengan kode, nama, dan tanggal lahir. Riwayat mencatat siapa yang mengambilnya dan data siapa di dalamnya; ini mengurangi jatah data yang boleh Anda lihat per hari. Hapus berkasnya bila tidak diperlukan lagi.",
    PLACES: "Tiap tempat yang diberikan, dipindahkan, dibatalkan, atau hangus, berurutan dan bertanda tangan, dengan nama samaran (JSON Lines).",
  },
  from: "Dari",
  to: "Sampai",
  needDate: "Tulis tanggal, misalnya 01-08-2017.",
  needLater: "Tulis tanggal yang tidak mendahului tanggal pertama.",
  needFewerDays: (days: number): string => `Tulis tanggal paling lama ${numberText(days)} hari sesudah tanggal pertama.`,
  spreadsheet: "Bahasa program lembar kerja",
  spreadsheets: {
    SEMICOLON: "Indonesia (titik koma)",
    COMMA: "Inggris (koma)",
  },
  download: "Unduh",
  done: (name: string): string => `Terunduh: ${name}`,
  none: "Tidak ada pendaftaran dalam rentang ini: tidak ada yang diunduh.",
};
