// The texts of every page, in English; a missing text does not compile.
import { countedNoun } from '../plural.ts';
import type { CommonTexts } from './id.ts';

export const commonInEnglish: CommonTexts = {
  name: 'Antrean',
  otherLanguage: 'Bahasa Indonesia',
  languageSwitch: 'Language',
  skip: 'Skip to content',
  retry: 'Try again',
  back: 'Back',
  working: 'One moment…',
  offline: 'No connection. Check your internet connection, then try again.',
  unreachable: 'The server does not answer. Try again in a moment; what you have entered stays.',
  busy: (seconds) =>
    `Too many requests. Try again ${seconds ? `in ${countedNoun(seconds, 'second', 'seconds')}` : 'in a moment'}.`,
  readingLimit:
    'You have looked at the data of as many people today as the office allows. Ask your manager if you need more.',
  partMissing: 'This part could not be loaded. Check your internet connection, then try again.',
  broken: 'Something went wrong on our side. Please try again.',
  noOffice: (code) => `There is no office with the code ${code}.`,
};
