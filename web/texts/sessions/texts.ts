// The texts of the page of one's own sessions, in the page's language.
import type { PageLanguage } from '../language.ts';
import { sessionsInEnglish } from './en.ts';
import { type SessionsTexts, sessionsInIndonesian } from './id.ts';

const SESSIONS_TEXTS: Readonly<Record<PageLanguage, SessionsTexts>> = {
  id: sessionsInIndonesian,
  en: sessionsInEnglish,
};

export function sessionsTexts(language: PageLanguage): SessionsTexts {
  return SESSIONS_TEXTS[language];
}
