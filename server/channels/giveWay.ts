// Work that nobody waits for gives way to webhooks: as many jobs at a time as leave them acknowledged soon.

export interface GiveWay {
  /** Runs a job as soon as there is room for one more. */
  run<T>(job: () => Promise<T>): Promise<T>;
  /** A webhook was acknowledged after so many milliseconds. */
  acknowledged(milliseconds: number): void;
}

/** What passes while jobs are at it, in milliseconds; tests have a clock of their own. */
export interface Steady {
  now(): number;
  /** Calls after so long, unless it is told that there is no need any more. */
  later(call: () => void, milliseconds: number): () => void;
}

/** Milliseconds in which webhooks are to be acknowledged, with room to what providers ask. */
const SOON = 15;
/** Milliseconds: without a webhook for so long nobody is in the way. */
const QUIET = 1000;
/** Milliseconds: not twice for the same crowd. */
const PAUSE = 30;
/** Room for so many jobs more comes back in a second. */
const BACK = 1;
/** Milliseconds: what takes longer waits for something itself, and is in nobody's way. */
const LONG = 100;

/** `most`: jobs at a time while no webhook comes. */
export function openGiveWay(most: number, steady: Steady = MACHINE): GiveWay {
  const waiting: (() => void)[] = [];
  let [running, room, heardAt, lessAt] = [0, most, -QUIET, -PAUSE];

  function begin(): void {
    if (steady.now() - heardAt > QUIET) room = most;
    while (waiting.length > 0 && running < Math.floor(room)) {
      running++;
      waiting.shift()?.();
    }
  }

  /** A place that is left once, at the end or when it has been held for long. */
  function place(): () => void {
    let held = true;
    const leave = () => {
      if (!held) return;
      held = false;
      running--;
      begin();
    };
    const noNeed = steady.later(leave, LONG);
    return () => {
      noNeed();
      leave();
    };
  }

  return {
    async run(job) {
      await new Promise<void>((go) => {
        waiting.push(go);
        begin();
      });
      const leave = place();
      try {
        return await job();
      } finally {
        leave();
      }
    },
    acknowledged(milliseconds) {
      const at = steady.now();
      room = Math.min(most, room + (BACK * Math.min(at - heardAt, QUIET)) / 1000);
      heardAt = at;
      if (milliseconds > SOON && at - lessAt >= PAUSE) [room, lessAt] = [Math.max(1, room / 2), at];
    },
  };
}

const MACHINE: Steady = {
  now: () => performance.now(),
  later(call, milliseconds) {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};
