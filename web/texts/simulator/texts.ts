// The simulator's texts, in the page's language.
import type { Language } from '../language.ts';
import { simulatorInEnglish } from './en.ts';
import { type SimulatorTexts, simulatorInIndonesian } from './id.ts';

const SIMULATOR_TEXTS: Readonly<Record<Language, SimulatorTexts>> = {
  id: simulatorInIndonesian,
  en: simulatorInEnglish,
};

export function simulatorTexts(language: Language): SimulatorTexts {
  return SIMULATOR_TEXTS[language];
}
