// Texts of pages that the server renders: the header, and the pages for browsers without JavaScript.
import type { Language } from '../time.ts';

const indonesianPages = {
  toContent: 'Langsung ke isi',
  lookUp: 'Cek pendaftaran',
  otherLanguage: 'English',
  bookingTitle: 'Ambil nomor antrean',
  boardTitle: 'Layar antrean {office}',
  deskTitle: 'Meja depan dan loket',
  sessionsTitle: 'Sesi saya',
  kioskTitle: 'Ambil nomor antrean, {office}',
  navigation: 'Halaman lain',
  simulator: 'Simulator',
  officeTitle: 'Kantor',
  explorer: 'Penjelajah API',
  docs: 'Dokumentasi API',
  docsNotMade: 'Dokumentasi belum dibuat di server ini. Pengelola membuatnya dengan `npm run docs`.',
  docsNoPage: 'Halaman ini tidak ada.',
  needsScripts: 'Halaman ini membutuhkan JavaScript.',
  chooseOffice: 'Pilih kantor',
  privacy: 'Data pribadi',
  myData: 'Lihat data saya',
  privacyTitle: 'Data pribadi Anda',
  privacyTitleOf: 'Data pribadi Anda di {office}',
  toForm: 'Lanjut ke formulir tanpa JavaScript',
};

export type PageTexts = typeof indonesianPages;

const englishPages: PageTexts = {
  toContent: 'Skip to content',
  lookUp: 'Find my booking',
  otherLanguage: 'Bahasa Indonesia',
  bookingTitle: 'Get a queue number',
  boardTitle: 'Queue board, {office}',
  deskTitle: 'Front desk and counters',
  sessionsTitle: 'My sessions',
  kioskTitle: 'Get a queue number, {office}',
  navigation: 'Other pages',
  simulator: 'Simulator',
  officeTitle: 'Office',
  explorer: 'API explorer',
  docs: 'API documentation',
  docsNotMade: 'The documentation has not been made on this server. Its operator makes it with `npm run docs`.',
  docsNoPage: 'There is no such page.',
  needsScripts: 'This page needs JavaScript.',
  chooseOffice: 'Choose an office',
  privacy: 'Your data',
  myData: 'See my data',
  privacyTitle: 'Your personal data',
  privacyTitleOf: 'Your personal data at {office}',
  toForm: 'Continue to the form without JavaScript',
};

export const PAGE_TEXTS: Readonly<Record<Language, PageTexts>> = { id: indonesianPages, en: englishPages };

export function sayOnPage(
  language: Language,
  key: keyof PageTexts,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return PAGE_TEXTS[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
