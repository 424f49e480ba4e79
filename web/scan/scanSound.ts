// The sounds that answer a scan, each told from the others without looking: done, done before, refused.

export const SCAN_ANSWERS = ['done', 'again', 'refused'] as const;
export type ScanAnswer = (typeof SCAN_ANSWERS)[number];

/** Hertz, and the seconds at which each tone begins. */
const SCAN_TONES: Record<ScanAnswer, readonly { hertz: number; at: number }[]> = {
  done: [{ hertz: 1320, at: 0 }],
  again: [
    { hertz: 880, at: 0 },
    { hertz: 880, at: 0.16 },
  ],
  refused: [
    { hertz: 233, at: 0 },
    { hertz: 185, at: 0.2 },
  ],
};
const SCAN_TONE_SECONDS = 0.14;
const REFUSED_TONE_SECONDS = 0.3;

let scanAudio: AudioContext | null = null;

/** Loudness from 0 to 1. A machine without sound is silent: the page shows the same. */
export function soundScan(answer: ScanAnswer, loudness = 0.5): void {
  // Tests hear it.
  document.dispatchEvent(new CustomEvent('scan-sound', { detail: answer }));
  if (loudness <= 0) return;
  try {
    scanAudio ??= new AudioContext();
    const audio = scanAudio;
    if (audio.state === 'suspended') audio.resume().catch(() => {});
    for (const tone of SCAN_TONES[answer]) soundTone(audio, { ...tone, answer, loudness });
  } catch {
    scanAudio = null;
  }
}

function soundTone(
  audio: AudioContext,
  { hertz, at, answer, loudness }: { hertz: number; at: number; answer: ScanAnswer; loudness: number },
): void {
  const seconds = answer === 'refused' ? REFUSED_TONE_SECONDS : SCAN_TONE_SECONDS;
  const begins = audio.currentTime + at;
  const tone = audio.createOscillator();
  const level = audio.createGain();
  tone.type = answer === 'refused' ? 'square' : 'sine';
  tone.frequency.value = hertz;
  level.gain.setValueAtTime(loudness * (answer === 'refused' ? 0.4 : 1), begins);
  level.gain.exponentialRampToValueAtTime(0.001, begins + seconds);
  tone.connect(level).connect(audio.destination);
  tone.start(begins);
  tone.stop(begins + seconds);
}
