// @generated from web/texts/pairing/id.arb by npm run texts — do not edit.
import type { PairingMessages } from './messages.ts';

export const pairingInIndonesian: PairingMessages = {
  title: {
    KIOSK: "Pasang kiosk ini",
    BOARD: "Pasang layar ini",
  },
  lead: "Halaman “Kantor”, bagian “Petugas & loket”, dapat membuat kode untuk perangkat ini.",
  code: "Kode pemasangan",
  hint: "Delapan huruf dan angka, boleh dipindai. Berlaku sepuluh menit, untuk satu perangkat.",
  pair: "Pasang",
  needCode: "Periksa kodenya: delapan huruf dan angka.",
  shownSteps: "Buka halaman “Kantor” di perangkat lain, bagian “Petugas & loket”, lalu pindai gambar atau ketik kode ini.",
  orTyped: "Atau ketik kode dari halaman kantor",
  showCode: "Tampilkan kode",
  ended: "Kunci perangkat ini sudah tidak berlaku.",
};
