// @generated from web/texts/band/id.arb by npm run texts — do not edit.
import type { BandMessages } from './messages.ts';

export const bandInIndonesian: BandMessages = {
  expiresSoon: (days: number): string => `Kunci Anda berlaku ${(days === 0 ? "kurang dari sehari" : `${days} hari`)} lagi: minta yang baru kepada kepala kantor.`,
  leave: "Keluar",
  sessions: "Sesi saya",
  office: "Kantor",
  desk: "Meja depan",
  console: "Kantor",
  theme: "Tampilan",
  themes: {
    system: "Tampilan: sistem",
    light: "Tampilan: terang",
    dark: "Tampilan: gelap",
  },
  kinds: {
    FRONT_DESK: "Meja depan",
    COUNTER_OFFICER: "Petugas loket",
    MANAGER: "Kepala kantor",
    ADMINISTRATOR: "Pengelola",
  },
};
