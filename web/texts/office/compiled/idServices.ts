// @generated from web/texts/office/id.arb by npm run texts — do not edit.
import type { OfficeServicesMessages } from './messages.ts';

export const officeServicesInIndonesian: OfficeServicesMessages = {
  serviceDetails: {
    title: (service: string): string => `Syarat dan biaya: ${service}`,
    unchecked: (date: string): string => `Ini aturan umum per ${date} dan belum diperiksa. Periksa dan perbaiki, lalu simpan. Sebelum itu pemohon membaca bahwa kantor belum memeriksanya.`,
    checked: (date: string): string => `Diperiksa pada ${date}.`,
    none: "Belum ada. Setelah ditulis, tampil di halaman pendaftaran.",
    names: {
      requirements: "Syarat",
      fee: "Biaya",
      duration: "Lama pengerjaan",
    },
    hints: {
      requirements: "Satu syarat satu baris, paling banyak 30. Baris kedua bahasa harus sepadan.",
      fee: "Contoh: Rp350.000",
      duration: "Contoh: 4 hari kerja",
    },
    source: "Sumber",
    sourceHint: "Peraturan atau halaman yang menjadi dasarnya; boleh kosong.",
    needBoth: "Tulis dalam kedua bahasa, dengan jumlah baris yang sama.",
    confirm: "Sudah saya periksa, simpan",
    saved: "Syarat dan biaya tersimpan.",
  },
};
