// Plays recorded words one after the other: those of the office, and those of the program where it has none.
import { SERVER } from '../api/server.ts';
import type { OfficeLanguage } from '../texts/language.ts';
import { RECORDED_PAUSE, type RecordedWords } from './recordedSentence.ts';

export interface RecordedVoice extends RecordedWords {
  /** Whether the office has recordings of its own: they are heard before a machine's voice. */
  isOffices: boolean;
  /** Settles when the words are over; throws where a recording cannot be fetched or read. */
  play(words: readonly string[]): Promise<void>;
}

interface RecordingsSetup {
  audio: AudioContext;
  office: string;
  /** The sound goes there. */
  output: AudioNode;
}

const WORD_PAUSE_SECONDS = 0.22;
/** Milliseconds for which a call waits for its words. */
const MAX_RECORDING_WAIT_MS = 3000;
/** Milliseconds after the last word, for the room. */
const AFTER_SENTENCE_MS = 250;

/** Nothing is fetched before it is needed: most machines have a voice. */
export function openRecordings({ audio, office, output }: RecordingsSetup) {
  const buffers = new Map<string, Promise<AudioBuffer>>();
  let addresses: ReturnType<typeof recordingsOf> | null = null;

  function bufferOf(address: string): Promise<AudioBuffer> {
    const known = buffers.get(address) ?? fetchSound(audio, address);
    buffers.set(address, known);
    // A recording that could not be fetched is asked for again with the next call.
    known.catch(() => buffers.delete(address));
    return known;
  }

  return async (language: OfficeLanguage): Promise<RecordedVoice> => {
    addresses ??= recordingsOf(office);
    const { own, program } = await addresses;
    const find = (word: string) => own[language]?.[word] ?? program[language].get(word);
    return {
      language,
      has: (word) => find(word) !== undefined,
      isOffices: own[language] !== undefined,
      async play(words) {
        const sounds = await withinWait(
          Promise.all(words.map((word) => (word === RECORDED_PAUSE ? null : bufferOf(find(word) ?? '')))),
        );
        let at = audio.currentTime + 0.05;
        for (const sound of sounds) {
          if (!sound) {
            at += WORD_PAUSE_SECONDS;
            continue;
          }
          const source = audio.createBufferSource();
          source.buffer = sound;
          source.connect(output);
          source.start(at);
          at += sound.duration;
        }
        await new Promise((resolve) => setTimeout(resolve, (at - audio.currentTime) * 1000 + AFTER_SENTENCE_MS));
      },
    };
  };
}

/** @throws where it takes longer: the call goes on in silence, and the words are there for the next one. */
function withinWait<Result>(coming: Promise<Result>): Promise<Result> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('The recordings did not come in time.')), MAX_RECORDING_WAIT_MS);
  });
  return Promise.race([coming, late]);
}

type OfficeRecordings = Partial<Record<OfficeLanguage, Record<string, string>>>;

async function recordingsOf(office: string) {
  const [{ PROGRAM_RECORDINGS }, own] = await Promise.all([import('./recordingFiles.ts'), officeRecordings(office)]);
  return { program: PROGRAM_RECORDINGS, own };
}

/** None, if the office has none or they cannot be had. */
async function officeRecordings(office: string): Promise<OfficeRecordings> {
  try {
    const answer = await fetch(`${SERVER}/recordings/${encodeURIComponent(office)}`);
    return answer.ok ? ((await answer.json()) as OfficeRecordings) : {};
  } catch {
    return {};
  }
}

async function fetchSound(audio: AudioContext, address: string): Promise<AudioBuffer> {
  const answer = await fetch(new URL(address, SERVER).href);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  // Safari 14 has this by callbacks alone.
  return new Promise((resolve, reject) => {
    void audio.decodeAudioData(bytes, resolve, reject)?.catch(reject);
  });
}
