// @generated from web/texts/home/id.arb by npm run texts — do not edit.
import type { HomeMessages } from './messages.ts';

export const homeInIndonesian: HomeMessages = {
  found: (count: number): string => `${count} kantor`,
  noneFound: (text: string): string => `Tidak ada kantor untuk “${text}”. Coba nama kota atau kecamatan lain.`,
  serves: (place: string): string => `Melayani ${place}`,
  nextFree: (day: string, time: string): string => `Kosong mulai ${day}, ${time}`,
  allFull: "Penuh untuk saat ini",
  showAll: (count: number): string => `Tampilkan semua ${count} kantor`,
  yours: (code: string): string => `Buka pendaftaran ${code}`,
};
