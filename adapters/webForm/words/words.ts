// The web form's words in a language.
import type { Language } from '../../../src/time.ts';
import { webFormInEnglish } from './en.ts';
import { type FormWords, webFormInIndonesian } from './id.ts';

const WEB_FORM_WORDS: Readonly<Record<Language, FormWords>> = { id: webFormInIndonesian, en: webFormInEnglish };

export function webFormWords(language: Language): FormWords {
  return WEB_FORM_WORDS[language];
}
