// @generated from web/texts/sessions/id.arb by npm run texts — do not edit.
import type { SessionsMessages } from './messages.ts';

export const sessionsInIndonesian: SessionsMessages = {
  title: "Sesi saya",
  lead: "Peramban tempat Anda masuk dengan akun ini. Akhiri yang tidak Anda kenal atau tidak dipakai lagi.",
  byKey: "Anda masuk dengan kunci pribadi, bukan lewat penyedia akun. Kunci itu ada di daftar “Petugas & loket” kepala kantor.",
  keyDays: (days: number): string => `Kunci Anda berlaku ${(days === 0 ? "kurang dari sehari" : `${days} hari`)} lagi.`,
  current: "sesi ini",
  unknown: "Peramban tidak dikenal",
  on: (browser: string, system: string): string => `${browser} di ${system}`,
  from: (source: string): string => `dari alamat ${source}`,
  lastUsed: (when: string): string => `terakhir dipakai ${when}`,
  since: (when: string): string => `masuk ${when}`,
  end: "Akhiri",
  endOthers: "Akhiri semua sesi lain",
  ended: (count: number): string => (count === 1 ? "Satu sesi diakhiri." : `${count} sesi diakhiri.`),
  alone: "Tidak ada sesi lain.",
};
