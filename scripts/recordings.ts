// Makes the words that boards speak where a television has no voice: by espeak-ng, as small MP3 files in web/board/recordings.
// Needs Debian's `espeak-ng` and `lame`. The files are committed, so that a build needs neither.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const OUT = join(import.meta.dirname, '../web/board/recordings');
const SILENCE_LEVEL = 250;
const LOUDEST = 29_000;
/** Seconds that stay before and behind each word. */
const MARGIN_SECONDS = 0.03;
const WAV_HEADER_BYTES = 44;

const letters = (spelled: (letter: string) => string) =>
  Object.fromEntries(Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => [letter, spelled(letter)]));
const numerals = (words: string) => Object.fromEntries(words.split(' ').map((word, index) => [String(index), word]));

const LETTERS_AS_READ = `a bé cé dé é èf gé ha i jé ka èl èm èn o pé ki èr ès té u fé wé èks yé zèt`.split(' ');

interface RecordedSpeaker {
  voice: string;
  wordsPerMinute: number;
  words: Record<string, string>;
}

/** By the name of the file: docs/board.md has the list for offices that record their own. */
const RECORDED: Record<'id' | 'en', RecordedSpeaker> = {
  id: {
    voice: 'id',
    wordsPerMinute: 145,
    words: {
      ...letters((letter) => LETTERS_AS_READ[letter.charCodeAt(0) - 97] ?? letter),
      ...numerals('nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas'),
      belas: 'belas',
      puluh: 'puluh',
      number: 'nomor antrean',
      go: 'silakan ke',
      to: 'ke',
      look: 'silakan lihat nomor Anda di layar',
      where: 'tujuannya ada di layar',
      loket: 'loket',
      ruang: 'ruang',
      meja: 'meja',
      pintu: 'pintu',
    },
  },
  en: {
    voice: 'en-gb',
    wordsPerMinute: 150,
    words: {
      ...letters((letter) => letter.toUpperCase()),
      ...numerals(
        'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
      ),
      20: 'twenty',
      30: 'thirty',
      40: 'forty',
      50: 'fifty',
      60: 'sixty',
      70: 'seventy',
      80: 'eighty',
      90: 'ninety',
      number: 'number',
      go: 'please go to',
      to: 'to',
      look: 'please look for your number on the screen',
      where: 'please see the screen for where to go',
      counter: 'counter',
      room: 'room',
      desk: 'desk',
      door: 'door',
    },
  },
};

const recordingWork = mkdtempSync(join(tmpdir(), 'recordings-'));
for (const [language, { voice, wordsPerMinute, words }] of Object.entries(RECORDED)) {
  mkdirSync(join(OUT, language), { recursive: true });
  for (const [name, text] of Object.entries(words)) {
    const wav = join(recordingWork, `${language}-${name}.wav`);
    execFileSync('espeak-ng', ['-v', voice, '-s', String(wordsPerMinute), '-w', wav, text]);
    writeFileSync(wav, trimmedSound(readFileSync(wav)));
    const mp3 = join(OUT, language, `${name}.mp3`);
    execFileSync('lame', ['--quiet', '-t', '-m', 'm', '--resample', '22.05', '-b', '32', wav, mp3]);
  }
}
rmSync(recordingWork, { recursive: true });

/** Without the silence around it, and as loud as all others. */
function trimmedSound(wav: Buffer): Buffer {
  const header = Buffer.from(wav.subarray(0, WAV_HEADER_BYTES));
  const rate = header.readUInt32LE(24);
  const samples = new Int16Array(wav.subarray(WAV_HEADER_BYTES).buffer.slice(wav.byteOffset + WAV_HEADER_BYTES));
  const margin = Math.round(rate * MARGIN_SECONDS);
  const isLoud = (sample: number) => Math.abs(sample) > SILENCE_LEVEL;
  const from = Math.max(0, samples.findIndex(isLoud) - margin);
  const to = Math.min(samples.length, samples.findLastIndex(isLoud) + margin);
  const kept = samples.subarray(from, to);
  const loudest = kept.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1);
  const sound = Buffer.from(Int16Array.from(kept, (sample) => Math.round((sample * LOUDEST) / loudest)).buffer);
  header.writeUInt32LE(sound.length + WAV_HEADER_BYTES - 8, 4);
  header.writeUInt32LE(sound.length, 40);
  return Buffer.concat([header, sound]);
}
