// Runs an action at most once per interval for each key: at once after a pause, else when the interval is over.
interface ThrottledKey {
  lastRunAt: number;
  timer: NodeJS.Timeout | null;
}

/** Screens show at most ten changes a second. */
export const SCREEN_INTERVAL_MS = 100;

export class Throttle {
  private readonly keys = new Map<string, ThrottledKey>();
  private readonly intervalMsOf: (key: string) => number;
  private readonly action: (key: string) => void;
  private isStopped = false;

  constructor(intervalMsOf: (key: string) => number, action: (key: string) => void) {
    this.intervalMsOf = intervalMsOf;
    this.action = action;
  }

  request(key: string): void {
    const state = this.stateOf(key);
    if (state.timer || this.isStopped) return;
    const waitMs = Math.max(0, state.lastRunAt + this.intervalMsOf(key) - performance.now());
    state.timer = setTimeout(() => this.run(key, state), waitMs);
  }

  /** Counts as a run: another process has taken the action, and all processes together keep the interval. */
  noteRun(key: string): void {
    this.stateOf(key).lastRunAt = performance.now();
  }

  stop(): void {
    this.isStopped = true;
    for (const { timer } of this.keys.values()) if (timer) clearTimeout(timer);
  }

  private run(key: string, state: ThrottledKey): void {
    state.timer = null;
    if (performance.now() < state.lastRunAt + this.intervalMsOf(key)) {
      this.request(key);
      return;
    }
    state.lastRunAt = performance.now();
    this.action(key);
  }

  private stateOf(key: string): ThrottledKey {
    const state = this.keys.get(key) ?? { lastRunAt: Number.NEGATIVE_INFINITY, timer: null };
    this.keys.set(key, state);
    return state;
  }
}
