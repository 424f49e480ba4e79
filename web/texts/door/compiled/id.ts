// @generated from web/texts/door/id.arb by npm run texts — do not edit.
import type { DoorMessages } from './messages.ts';

export const doorInIndonesian: DoorMessages = {
  title: "Lapor kedatangan",
  scanFirst: "Untuk lapor, pindai kode QR di layar dekat pintu masuk.",
  iAmHere: "Saya sudah di sini",
  checkedIn: "Anda sudah lapor.",
  toTurn: "Lihat giliran saya",
  ofOthers: "Dengan kode pendaftaran lain",
  byCode: "Dengan kode pendaftaran Anda",
  code: "Kode pendaftaran",
  codeHint: "Delapan huruf dan angka, ada di pesan atau karcis.",
  needCode: "Periksa kodenya: delapan huruf dan angka.",
  send: "Lapor",
  number: "Nomor antrean",
  screenTitle: "Sudah mendaftar? Lapor lewat HP",
  screenSteps: "Pindai kode ini dengan kamera HP, lalu tekan “Saya sudah di sini”.",
  screenOtherwise: "Tanpa HP: silakan lapor ke meja depan.",
  screenOff: "Kantor ini belum memakai kode di pintu. Manajer menyalakannya di halaman “Kantor”, bagian “Aturan”.",
  screenOffline: "Tidak ada sambungan. Silakan lapor ke meja depan.",
};
