// The office console's texts, in the page's language: the other one is not loaded.
import type { PageLanguage } from '../language.ts';
import type { OfficeTexts } from './id.ts';

const OFFICE_TEXT_SCRIPTS: Readonly<Record<PageLanguage, () => Promise<OfficeTexts>>> = {
  id: async () => (await import('./id.ts')).officeInIndonesian,
  en: async () => (await import('./en.ts')).officeInEnglish,
};

const loadedTexts = new Map<PageLanguage, OfficeTexts>();

/** @throws if they cannot be loaded. */
export async function loadOfficeTexts(language: PageLanguage): Promise<void> {
  loadedTexts.set(language, await OFFICE_TEXT_SCRIPTS[language]());
}

/** @throws Error before they are loaded. */
export function officeTexts(language: PageLanguage): OfficeTexts {
  const texts = loadedTexts.get(language);
  if (!texts) throw new Error(`The texts of the console in ${language} are not loaded.`);
  return texts;
}
