// How long a kiosk waits for whoever stands before it, and when it says that it is about to begin anew.

/** Seconds after the last touch: to read a number, to read why not, and while somebody is at it. */
export const PATIENCE = { number: 15, refused: 20, typing: 30, service: 30 } as const;
/** While somebody is at it, only the last seconds are counted aloud. */
const SAID_FROM = 10;

export interface Patience {
  /** A touch, or another view: the time begins anew; null: nobody is waited for. */
  wait(seconds: number | null): void;
  stop(): void;
}

/** `said`: seconds to be shown, null where none are. */
export function openPatience(said: (seconds: number | null) => void, over: () => void): Patience {
  let left: number | null = null;
  let whole = 0;
  const timer = setInterval(() => {
    if (left === null) return;
    left -= 1;
    if (left > 0) return tell();
    left = null;
    said(null);
    over();
  }, 1000);

  function tell(): void {
    said(left !== null && (whole < PATIENCE.typing || left <= SAID_FROM) ? left : null);
  }

  return {
    wait(seconds) {
      left = seconds;
      whole = seconds ?? 0;
      tell();
    },
    stop: () => clearInterval(timer),
  };
}
