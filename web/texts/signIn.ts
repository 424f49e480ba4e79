// What the sign-in of the staff says, and the head of their pages.
import type { Language } from './language.ts';

const indonesian = {
  title: 'Masuk untuk petugas',
  lead: 'Pakai kunci pribadi yang Anda terima dari kepala kantor.',
  key: 'Kunci',
  keyHint: 'Diawali antrean_staff_, boleh ditempel atau dipindai',
  onDevice: 'Ingat di perangkat ini',
  onDeviceHint: 'Hanya di perangkat milik kantor. Tanpa ini, kunci dilupakan saat tab ditutup.',
  enter: 'Masuk',
  needKey: 'Isi kunci Anda.',
  UNKNOWN_KEY:
    'Kunci itu tidak dikenal atau sudah dihentikan. Periksa lagi, atau minta yang baru kepada kepala kantor.',
  NOT_STAFF: 'Kunci itu bukan kunci petugas.',
  KEY_ENDED: 'Kunci Anda sudah tidak berlaku. Masuk lagi dengan kunci yang baru.',
  notForYou: 'Halaman ini bukan untuk tugas Anda. Masuk dengan kunci lain.',
  leave: 'Keluar',
  office: 'Kantor',
  pages: 'Halaman petugas',
  desk: 'Meja depan',
  console: 'Kantor',
  theme: 'Tampilan',
  themes: { system: 'Tampilan: sistem', light: 'Tampilan: terang', dark: 'Tampilan: gelap' },
  kinds: {
    FRONT_DESK: 'Meja depan',
    COUNTER_OFFICER: 'Petugas loket',
    MANAGER: 'Kepala kantor',
    ADMINISTRATOR: 'Administrator',
  } as Record<string, string>,
};

export type SignInTexts = typeof indonesian;

const english: SignInTexts = {
  title: 'Staff sign-in',
  lead: 'Use the personal key that your manager gave you.',
  key: 'Key',
  keyHint: 'Begins with antrean_staff_; paste it or scan it',
  onDevice: 'Remember on this device',
  onDeviceHint: "Only on the office's own devices. Without it the key is forgotten when the tab is closed.",
  enter: 'Sign in',
  needKey: 'Fill in your key.',
  UNKNOWN_KEY: 'That key is not known, or was ended. Check it, or ask your manager for a new one.',
  NOT_STAFF: 'That is not a key of staff.',
  KEY_ENDED: 'Your key is no longer valid. Sign in with the new one.',
  notForYou: 'This page is not for your work. Sign in with another key.',
  leave: 'Sign out',
  office: 'Office',
  pages: 'Staff pages',
  desk: 'Front desk',
  console: 'Office',
  theme: 'Appearance',
  themes: { system: 'Appearance: system', light: 'Appearance: light', dark: 'Appearance: dark' },
  kinds: {
    FRONT_DESK: 'Front desk',
    COUNTER_OFFICER: 'Counter officer',
    MANAGER: 'Manager',
    ADMINISTRATOR: 'Administrator',
  },
};

const TEXTS: Readonly<Record<Language, SignInTexts>> = { id: indonesian, en: english };

export function signInTexts(language: Language): SignInTexts {
  return TEXTS[language];
}
