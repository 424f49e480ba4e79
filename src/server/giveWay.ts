// Work that nobody waits for gives way to webhooks: as many jobs at a time as leave them acknowledged soon.

export interface GiveWay {
  /** Runs a job as soon as there is room for one more. */
  run<T>(job: () => Promise<T>): Promise<T>;
  /** A webhook was acknowledged after so many milliseconds. */
  acknowledged(milliseconds: number): void;
}

/** Milliseconds in which webhooks are to be acknowledged, with room to what providers ask. */
const SOON = 15;
/** Milliseconds: without a webhook for so long nobody is in the way. */
const QUIET = 1000;
/** Not twice for the same crowd. */
const PAUSE = 50;

/** `most`: jobs at a time while no webhook comes. `now`: milliseconds of any steady clock. */
export function openGiveWay(most: number, now: () => number = () => performance.now()): GiveWay {
  const waiting: (() => void)[] = [];
  let [running, room, heardAt, lessAt] = [0, most, -QUIET, -PAUSE];

  function begin(): void {
    if (now() - heardAt > QUIET) room = most;
    while (waiting.length > 0 && running < Math.floor(room)) {
      running++;
      waiting.shift()?.();
    }
  }

  return {
    async run(job) {
      await new Promise<void>((go) => {
        waiting.push(go);
        begin();
      });
      try {
        return await job();
      } finally {
        running--;
        begin();
      }
    },
    acknowledged(milliseconds) {
      const at = now();
      heardAt = at;
      if (milliseconds <= SOON) room = Math.min(most, room + 0.02);
      else if (at - lessAt >= PAUSE) [room, lessAt] = [Math.max(1, room * 0.7), at];
    },
  };
}
