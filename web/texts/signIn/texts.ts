// The sign-in's texts, in the page's language.
import type { PageLanguage } from '../language.ts';
import { signInInEnglish } from './en.ts';
import { type SignInTexts, signInInIndonesian } from './id.ts';

const SIGN_IN_TEXTS: Readonly<Record<PageLanguage, SignInTexts>> = { id: signInInIndonesian, en: signInInEnglish };

export function signInTexts(language: PageLanguage): SignInTexts {
  return SIGN_IN_TEXTS[language];
}
