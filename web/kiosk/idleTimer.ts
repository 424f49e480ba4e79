// Counts the seconds without a touch, after which the kiosk starts again for the next person.
import { IDLE_SECONDS } from './kioskState.ts';

/** Before a number or a refusal goes, every second is shown; while someone types, only the last ones are. */
const SHOWN_FROM_SECONDS = 20;

export interface IdleTimer {
  /** Starts counting again; null stops it. */
  wait(seconds: number | null): void;
  stop(): void;
}

/** `onLeft` takes the seconds to be shown, null if none are. */
export function openIdleTimer(onLeft: (seconds: number | null) => void, onOver: () => void): IdleTimer {
  let left: number | null = null;
  let whole = 0;
  const timer = setInterval(() => {
    if (left === null) return;
    left -= 1;
    if (left > 0) return tell();
    left = null;
    onLeft(null);
    onOver();
  }, 1000);

  function tell(): void {
    onLeft(left !== null && (whole < IDLE_SECONDS.typing || left <= SHOWN_FROM_SECONDS) ? left : null);
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
