// Waits for what comes about by itself, looking again and again.
import { setTimeout as pause } from 'node:timers/promises';

/** The longest wait for anything, in milliseconds: nothing that works takes longer, on any machine. */
export const HANGS_MS = 150_000;
const SHORTEST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 50;

/**
 * Waits until `look` finds something, and returns it; fails after `within` milliseconds, naming what was waited for. How
 * soon it has to come about is another matter: machines differ.
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  within = HANGS_MS,
): Promise<T> {
  const start = performance.now();
  for (;;) {
    const found = await look();
    if (found) return found;
    const waited = performance.now() - start;
    if (waited > within) throw new Error(`It did not come to this: ${what}.`);
    // The longer it takes, the less often it is looked at: looking takes time from what is waited for.
    await pause(Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, waited / 10)));
  }
}
