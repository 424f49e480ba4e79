// Reads the kiosk aloud by the machine's voice, for people who do not see the screen; a machine without a voice is silent.
import { kioskTexts } from '../texts/kiosk/texts.ts';
import { type OfficeLanguage, officeLanguageFor, type PageLanguage } from '../texts/language.ts';
import { spelled } from '../texts/spelled.ts';
import type { KioskOffice, KioskState } from './kioskState.ts';
import { spokenView } from './spokenView.ts';

const VOICE_TAGS: Record<OfficeLanguage, RegExp> = { id: /^(id|in)\b/i, en: /^en\b/i };

/** Whether the machine has voices at all. */
export function hasVoice(): boolean {
  try {
    return window.speechSynthesis.getVoices().length > 0;
  } catch {
    return false;
  }
}

/** Reads the view aloud, or the key that was typed, if that is wished. */
export function readState(
  { state, office, loudness }: { state: KioskState; office: KioskOffice | null; loudness: number },
  key?: string,
): void {
  const { language, aids } = state;
  hush();
  if (!office || !aids.has('voice')) return;
  const say = kioskTexts(language);
  readAloud(key ? spelled(key.toUpperCase(), say.digits) : spokenView(state, office, say), language, loudness);
}

/** Says it in place of what is being said. */
function readAloud(text: string, language: PageLanguage, loudness: number): void {
  try {
    const words = new SpeechSynthesisUtterance(text);
    const voice = window.speechSynthesis
      .getVoices()
      .find(({ lang }) => VOICE_TAGS[officeLanguageFor(language)].test(lang));
    if (voice) words.voice = voice;
    words.lang = voice?.lang ?? language;
    words.volume = loudness;
    words.rate = 0.9;
    window.speechSynthesis.speak(words);
  } catch {
    // The screen says the same.
  }
}

export function hush(): void {
  try {
    window.speechSynthesis.cancel();
  } catch {
    // There is nothing to hush.
  }
}
