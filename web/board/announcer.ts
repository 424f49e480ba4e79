// Calls one after the other: each is shown, sounded and spoken to its end before the next begins.
import { type Call, nameOf } from './calls.ts';

export interface Announcer {
  add(calls: readonly Call[]): void;
  stop(): void;
}

export interface Announcing {
  /** Puts the call up; null: no more are being called out. */
  show(call: Call | null): void;
  /** Sounds and speaks it; settles when it is over, whatever became of it. */
  say(call: Call): Promise<void>;
  pause(milliseconds: number): Promise<void>;
}

/** A call stands at least so long, so that people at the back of the room can read it. */
const SHOWN = 6000;
/** While others wait to be called out it stands shorter. */
const SHOWN_IN_A_RUSH = 3500;
/** More than that would be called out minutes late: the oldest are only shown among the counters. */
const MOST = 12;

export function openAnnouncer({ show, say, pause }: Announcing): Announcer {
  let queue: Call[] = [];
  let running = false;
  let stopped = false;

  async function run(): Promise<void> {
    running = true;
    for (let call = queue.shift(); call && !stopped; call = queue.shift()) {
      show(call);
      await Promise.all([say(call), pause(SHOWN_IN_A_RUSH)]);
      if (queue.length === 0) await pause(SHOWN - SHOWN_IN_A_RUSH);
    }
    running = false;
    if (!stopped) show(null);
  }

  return {
    add(calls) {
      // Called again before the first call was heard: once is enough.
      const again = new Set(calls.map(({ number }) => number));
      queue = [...queue.filter(({ number }) => !again.has(number)), ...unique(calls)].slice(-MOST);
      if (queue.length > 0 && !running && !stopped) void run();
    },
    stop() {
      stopped = true;
      queue = [];
    },
  };
}

function unique(calls: readonly Call[]): Call[] {
  return [...new Map(calls.map((call) => [nameOf(call), call])).values()];
}
