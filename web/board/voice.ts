// The board's sound: a chime made of three tones, then the call in each language the machine has a voice for.
import type { Language } from '../texts/language.ts';

export interface Voice {
  /** Whether sound comes out; browsers keep it back until somebody has touched the page. */
  awake(): boolean;
  /** In answer to a touch. */
  wake(): Promise<void>;
  chime(): Promise<void>;
  /** Says it, where there is a voice; settles when it is over. */
  say(text: string, language: Language): Promise<void>;
  stop(): void;
}

/** Hertz of G5, E5 and C5, a tone each third of a second. */
const TONES = [784, 659, 523];
const APART = 0.34;
const RINGS = 0.9;
/** Some machines never say that they have ended. */
const LONGEST_SPEECH = 15_000;
const TAGS: Record<Language, RegExp> = { id: /^(id|in)\b/i, en: /^en\b/i };

export function openVoice(): Voice {
  const audio = typeof AudioContext === 'undefined' ? null : new AudioContext();
  return {
    awake: () => audio?.state === 'running',
    async wake() {
      await audio?.resume().catch(() => {});
    },
    async chime() {
      if (audio?.state !== 'running') return;
      TONES.forEach((hertz, index) => {
        strike(audio, hertz, audio.currentTime + index * APART);
      });
      await new Promise((resolve) => setTimeout(resolve, 1000 * (APART * (TONES.length - 1) + RINGS)));
    },
    say: (text, language) => speak(text, language),
    stop() {
      if (typeof speechSynthesis !== 'undefined') speechSynthesis.cancel();
      void audio?.close().catch(() => {});
    },
  };
}

/** A bell: it is struck, and dies away. */
function strike(audio: AudioContext, hertz: number, at: number): void {
  const tone = audio.createOscillator();
  const loudness = audio.createGain();
  tone.type = 'sine';
  tone.frequency.value = hertz;
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(0.35, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.001, at + RINGS);
  tone.connect(loudness).connect(audio.destination);
  tone.start(at);
  tone.stop(at + RINGS);
}

function speak(text: string, language: Language): Promise<void> {
  if (typeof speechSynthesis === 'undefined') return Promise.resolve();
  const voice = speechSynthesis.getVoices().find(({ lang }) => TAGS[language].test(lang));
  if (!voice) return Promise.resolve();
  return new Promise((resolve) => {
    const words = new SpeechSynthesisUtterance(text);
    words.voice = voice;
    words.lang = voice.lang;
    words.rate = 0.9;
    const giveUp = setTimeout(() => {
      speechSynthesis.cancel();
      resolve();
    }, LONGEST_SPEECH);
    words.onend = words.onerror = () => {
      clearTimeout(giveUp);
      resolve();
    };
    speechSynthesis.speak(words);
  });
}
