// Calls one after the other: each is shown, sounded and spoken to its end before the next begins, and none is left out.
import { type CallOnBoard, callName } from './calls.ts';

export interface Announcer {
  add(calls: readonly CallOnBoard[]): void;
  /** A call that is not among these is over and is not announced any more, nor is one whose person has come. */
  keep(standing: readonly CallOnBoard[]): void;
  stop(): void;
}

/** How much is said of a call: the more wait to be called out, the less. */
export type SentenceLength =
  /** Chime, and the whole sentence in both languages. */
  | 'whole'
  /** Chime, and the sentence in the first language alone. */
  | 'first'
  /** Number and counter alone, in the sentence that an earlier call began. */
  | 'joined';

export interface AnnouncerSetup {
  /** Puts the call up; null: no more are being called out. */
  show(call: CallOnBoard | null): void;
  /** Sounds and speaks it; settles when it is over. A fault of it is silence. */
  say(call: CallOnBoard, length: SentenceLength): Promise<void>;
  pause(milliseconds: number): Promise<void>;
}

/** Milliseconds for which a call stands, so that people at the back of the room can read it. */
const CALL_SHOWN_MS = 6000;
/** The same while others wait to be called out. */
const CALL_SHOWN_IN_RUSH_MS = 3500;
const JOINED_CALL_SHOWN_MS = 2000;
/** From this many waiting calls on the second language is left out, so that no call is. */
const ONE_LANGUAGE_FROM = 2;
/** From this many waiting calls on several share a sentence. */
const JOINED_FROM = 4;
const MAX_CALLS_IN_SENTENCE = 5;
/** Speech that has not ended by then never will. */
const SPEECH_TIMEOUT_MS = 40_000;

export function openAnnouncer({ show, say, pause }: AnnouncerSetup): Announcer {
  let queue: CallOnBoard[] = [];
  let running = false;
  let stopped = false;

  async function run(): Promise<void> {
    running = true;
    let joined = 0;
    try {
      for (let call = queue.shift(); call && !stopped; call = queue.shift()) {
        const rush = queue.length >= JOINED_FROM || joined > 0;
        const length = sentenceLength(queue.length, joined);
        joined = rush && queue.length > 0 ? (joined + 1) % MAX_CALLS_IN_SENTENCE : 0;
        show(call);
        const least = length === 'joined' ? JOINED_CALL_SHOWN_MS : CALL_SHOWN_IN_RUSH_MS;
        await Promise.all([said(call, length), pause(least)]);
        if (queue.length === 0) await pause(CALL_SHOWN_MS - least);
      }
    } finally {
      running = false;
      if (!stopped) show(null);
    }
  }

  async function said(call: CallOnBoard, length: SentenceLength): Promise<void> {
    try {
      await Promise.race([say(call, length), pause(SPEECH_TIMEOUT_MS)]);
    } catch {
      // A machine without a voice is a silent one.
    }
  }

  return {
    add(calls) {
      // Called again before the first call was heard: once is enough.
      const again = new Set(calls.map(({ number }) => number));
      queue = [...queue.filter(({ number }) => !again.has(number)), ...uniqueCalls(calls)];
      if (queue.length > 0 && !running && !stopped) void run();
    },
    keep(standing) {
      const names = new Set(standing.filter(({ serving }) => !serving).map(callName));
      queue = queue.filter((call) => names.has(callName(call)));
    },
    stop() {
      stopped = true;
      queue = [];
    },
  };
}

function sentenceLength(waiting: number, joined: number): SentenceLength {
  if (joined > 0) return 'joined';
  return waiting >= ONE_LANGUAGE_FROM ? 'first' : 'whole';
}

function uniqueCalls(calls: readonly CallOnBoard[]): CallOnBoard[] {
  return [...new Map(calls.map((call) => [callName(call), call])).values()];
}
