// The simulator's texts, in the page's language.
import type { PageLanguage } from '../language.ts';
import { simulatorInEnglish } from './en.ts';
import { type SimulatorTexts, simulatorInIndonesian } from './id.ts';

const SIMULATOR_TEXTS: Readonly<Record<PageLanguage, SimulatorTexts>> = {
  id: simulatorInIndonesian,
  en: simulatorInEnglish,
};

export function simulatorTexts(language: PageLanguage): SimulatorTexts {
  return SIMULATOR_TEXTS[language];
}
