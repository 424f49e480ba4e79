// Calls one after the other: each is shown, sounded and spoken to its end before the next begins, and none is left out.
import { type Call, nameOf } from './calls.ts';

export interface Announcer {
  add(calls: readonly Call[]): void;
  /** What is not among the calls that stand is over, and is not called out any more; nor is who came already. */
  keep(standing: readonly Call[]): void;
  stop(): void;
}

/** How much is said of a call: the more wait to be called out, the less. */
export type Length =
  /** Chime, and the whole sentence in both languages. */
  | 'whole'
  /** Chime, and the sentence in the first language alone. */
  | 'first'
  /** Number and counter alone, in the sentence that an earlier call began. */
  | 'joined';

export interface Announcing {
  /** Puts the call up; null: no more are being called out. */
  show(call: Call | null): void;
  /** Sounds and speaks it; settles when it is over. A fault of it is silence. */
  say(call: Call, length: Length): Promise<void>;
  pause(milliseconds: number): Promise<void>;
}

/** Milliseconds for which a call stands, so that people at the back of the room can read it. */
const SHOWN = 6000;
/** The same while others wait to be called out. */
const SHOWN_IN_A_RUSH = 3500;
const SHOWN_JOINED = 2000;
/** So many waiting, and the second language is left out before a person is. */
const ONE_LANGUAGE_FROM = 2;
/** So many waiting, and calls share a sentence. */
const JOINED_FROM = 4;
const MOST_IN_A_SENTENCE = 5;
/** What has not ended by then never will. */
const LONGEST_SAYING = 40_000;

export function openAnnouncer({ show, say, pause }: Announcing): Announcer {
  let queue: Call[] = [];
  let running = false;
  let stopped = false;

  async function run(): Promise<void> {
    running = true;
    let joined = 0;
    try {
      for (let call = queue.shift(); call && !stopped; call = queue.shift()) {
        const rush = queue.length >= JOINED_FROM || joined > 0;
        const length = lengthOf(queue.length, joined);
        joined = rush && queue.length > 0 ? (joined + 1) % MOST_IN_A_SENTENCE : 0;
        show(call);
        const least = length === 'joined' ? SHOWN_JOINED : SHOWN_IN_A_RUSH;
        await Promise.all([said(call, length), pause(least)]);
        if (queue.length === 0) await pause(SHOWN - least);
      }
    } finally {
      running = false;
      if (!stopped) show(null);
    }
  }

  async function said(call: Call, length: Length): Promise<void> {
    try {
      await Promise.race([say(call, length), pause(LONGEST_SAYING)]);
    } catch {
      // A machine without a voice is a silent one.
    }
  }

  return {
    add(calls) {
      // Called again before the first call was heard: once is enough.
      const again = new Set(calls.map(({ number }) => number));
      queue = [...queue.filter(({ number }) => !again.has(number)), ...unique(calls)];
      if (queue.length > 0 && !running && !stopped) void run();
    },
    keep(standing) {
      const names = new Set(standing.filter(({ serving }) => !serving).map(nameOf));
      queue = queue.filter((call) => names.has(nameOf(call)));
    },
    stop() {
      stopped = true;
      queue = [];
    },
  };
}

function lengthOf(waiting: number, joined: number): Length {
  if (joined > 0) return 'joined';
  return waiting >= ONE_LANGUAGE_FROM ? 'first' : 'whole';
}

function unique(calls: readonly Call[]): Call[] {
  return [...new Map(calls.map((call) => [nameOf(call), call])).values()];
}
