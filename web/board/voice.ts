// The board's sound: a chime made of three tones, then the call by the machine's voice of that language, or by recorded words
// where it has none. Televisions lack parts of it, or have them and throw: whatever is missing or broken is silence.
import type { OfficeLanguage } from '../texts/language.ts';
import type { RecordedWords } from './recordedSentence.ts';
import { openRecordings, type RecordedVoice } from './recordedVoice.ts';

/** A sentence in words for a machine's voice, and as recorded words. */
export interface SpokenSentence {
  text: string;
  recorded(words: RecordedWords): string[];
}

export interface BoardVoice {
  /** Whether sound comes out; browsers hold it back until the page was touched. */
  awake(): boolean;
  /** In answer to a touch. */
  wake(): Promise<void>;
  /** From 0, silent, to 1. */
  setVolume(volume: number): void;
  chime(): Promise<void>;
  /** Says it; settles when it is over. */
  say(sentence: SpokenSentence, language: OfficeLanguage): Promise<void>;
  stop(): void;
}

/** Hertz of G5, E5 and C5, a tone each third of a second. */
const CHIME_HERTZ = [784, 659, 523];
const TONE_INTERVAL_SECONDS = 0.34;
const TONE_SECONDS = 0.9;
/** Milliseconds: some machines never say that they have ended. */
const UTTERANCE_TIMEOUT_MS = 15_000;
const VOICE_LANGUAGES: Record<OfficeLanguage, RegExp> = { id: /^(id|in)\b/i, en: /^en\b/i };

/** `office`: the code of the office, which may have recordings of its own; none: for a page that speaks no calls. */
export function openBoardVoice(office = ''): BoardVoice {
  const audio = orSilence(() => new AudioContext(), null);
  const output = orSilence(() => audio && volumeNode(audio), null);
  const recordings = orSilence(() => audio && output && openRecordings({ audio, office, output }), null);
  let loudness = 1;
  return {
    // A machine without sound has none to wake.
    awake: () => !audio || audio.state === 'running',
    async wake() {
      await settleSilently(() => audio?.resume());
    },
    setVolume(volume) {
      loudness = volume;
      if (output) orSilence(() => output.gain.setValueAtTime(volume, output.context.currentTime), undefined);
    },
    async chime() {
      if (audio?.state !== 'running' || !output) return;
      orSilence(() => {
        for (const [index, hertz] of CHIME_HERTZ.entries())
          strikeTone(output, hertz, audio.currentTime + index * TONE_INTERVAL_SECONDS);
      }, undefined);
      await new Promise((resolve) =>
        setTimeout(resolve, 1000 * (TONE_INTERVAL_SECONDS * (CHIME_HERTZ.length - 1) + TONE_SECONDS)),
      );
    },
    async say({ text, recorded }, language) {
      const voice = audio?.state === 'running' && recordings ? await orNone(() => recordings(language)) : null;
      if (voice?.isOffices) await settleSilently(() => voice.play(recorded(voice)));
      else if (!(await speakText(text, language, loudness)) && voice)
        await settleSilently(() => voice.play(recorded(voice)));
    },
    stop() {
      stopSpeech();
      void settleSilently(() => audio?.close());
    },
  };
}

async function orNone(open: () => Promise<RecordedVoice>): Promise<RecordedVoice | null> {
  try {
    return await open();
  } catch {
    return null;
  }
}

function orSilence<Result>(act: () => Result, otherwise: Result): Result {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

/** Once it is over, well or not. */
async function settleSilently(act: () => Promise<unknown> | undefined): Promise<void> {
  try {
    await act();
  } catch {
    // As if there were no sound.
  }
}

function volumeNode(audio: AudioContext): GainNode {
  const volume = audio.createGain();
  volume.connect(audio.destination);
  return volume;
}

/** A bell: it is struck, and dies away. */
function strikeTone(output: AudioNode, hertz: number, at: number): void {
  const audio = output.context;
  const tone = audio.createOscillator();
  const loudness = audio.createGain();
  tone.type = 'sine';
  tone.frequency.value = hertz;
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(0.35, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.001, at + TONE_SECONDS);
  tone.connect(loudness).connect(output);
  tone.start(at);
  tone.stop(at + TONE_SECONDS);
}

function stopSpeech(): void {
  orSilence(() => window.speechSynthesis?.cancel(), undefined);
}

/** Whether it was spoken: not if there is no voice, or the machine has one and it fails. */
function speakText(text: string, language: OfficeLanguage, volume: number): Promise<boolean> {
  const words = orSilence(() => utteranceOf(text, language), null);
  if (!words) return Promise.resolve(false);
  words.volume = volume;
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => {
      stopSpeech();
      resolve(true);
    }, UTTERANCE_TIMEOUT_MS);
    const end = (isSpoken: boolean) => {
      clearTimeout(giveUp);
      resolve(isSpoken);
    };
    words.onend = () => end(true);
    words.onerror = () => end(false);
    try {
      window.speechSynthesis.speak(words);
    } catch {
      end(false);
    }
  });
}

/** Null if the machine has no voice of that language. */
function utteranceOf(text: string, language: OfficeLanguage): SpeechSynthesisUtterance | null {
  const voice = window.speechSynthesis?.getVoices().find(({ lang }) => VOICE_LANGUAGES[language].test(lang));
  if (!voice) return null;
  const words = new SpeechSynthesisUtterance(text);
  words.voice = voice;
  words.lang = voice.lang;
  words.rate = 0.9;
  return words;
}
