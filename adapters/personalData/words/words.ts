// The words of the pages of personal data in a language.
import type { Language } from '../../../src/time.ts';
import { personalDataInEnglish } from './en.ts';
import { type PersonalDataWords, personalDataInIndonesian } from './id.ts';

const PERSONAL_DATA_WORDS: Readonly<Record<Language, PersonalDataWords>> = {
  id: personalDataInIndonesian,
  en: personalDataInEnglish,
};

export function personalDataWords(language: Language): PersonalDataWords {
  return PERSONAL_DATA_WORDS[language];
}
