// The board's sound: a chime made of three tones, then the call in each language the machine has a voice for. Televisions
// lack parts of it, or have them and throw: whatever is missing or broken is silence.
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
/** Milliseconds: some machines never say that they have ended. */
const LONGEST_SPEECH = 15_000;
const TAGS: Record<Language, RegExp> = { id: /^(id|in)\b/i, en: /^en\b/i };

export function openVoice(): Voice {
  const audio = silenced(() => new AudioContext(), null);
  return {
    // Where there is no sound at all there is none to wake.
    awake: () => !audio || audio.state === 'running',
    async wake() {
      await settled(() => audio?.resume());
    },
    async chime() {
      if (audio?.state !== 'running') return;
      silenced(() => {
        for (const [index, hertz] of TONES.entries()) strike(audio, hertz, audio.currentTime + index * APART);
      }, undefined);
      await new Promise((resolve) => setTimeout(resolve, 1000 * (APART * (TONES.length - 1) + RINGS)));
    },
    say: (text, language) => speak(text, language),
    stop() {
      hush();
      void settled(() => audio?.close());
    },
  };
}

function silenced<Result>(act: () => Result, otherwise: Result): Result {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

/** Once it is over, well or not. */
async function settled(act: () => Promise<unknown> | undefined): Promise<void> {
  try {
    await act();
  } catch {
    // As if there were no sound.
  }
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

function hush(): void {
  silenced(() => window.speechSynthesis?.cancel(), undefined);
}

function speak(text: string, language: Language): Promise<void> {
  const words = silenced(() => utterance(text, language), null);
  if (!words) return Promise.resolve();
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => {
      hush();
      resolve();
    }, LONGEST_SPEECH);
    const end = () => {
      clearTimeout(giveUp);
      resolve();
    };
    words.onend = words.onerror = end;
    try {
      window.speechSynthesis.speak(words);
    } catch {
      end();
    }
  });
}

/** Null where the machine has no voice of that language. */
function utterance(text: string, language: Language): SpeechSynthesisUtterance | null {
  const voice = window.speechSynthesis?.getVoices().find(({ lang }) => TAGS[language].test(lang));
  if (!voice) return null;
  const words = new SpeechSynthesisUtterance(text);
  words.voice = voice;
  words.lang = voice.lang;
  words.rate = 0.9;
  return words;
}
