// Decides which of the keys before an Enter were a scanner's: a run of fast keys, with one hiccup at most. Pure.

/** A key, and the milliseconds since the one before. */
export interface BurstKey {
  key: string;
  gap: number;
}

/** Milliseconds between two keys; a scanner needs 20 at most, fast fingers 90. */
const MAX_KEY_GAP_MS = 60;
/** Once in a scan the machine may be busy for so long. */
export const MAX_HICCUP_MS = 400;
/** Shorter bursts are typed by hand. */
const MIN_SCAN_LENGTH = 6;

/**
 * The place among the keys at which the scan begins; null if they were typed by hand. A run that can be read counts, also
 * with a hiccup in it; else the longest run without one.
 */
export function scanStart(
  keys: readonly BurstKey[],
  enterGap: number,
  isReadable: (text: string) => boolean,
): number | null {
  const run = runStart(keys, keys.length, enterGap);
  const text = (start: number) =>
    keys
      .slice(start)
      .map(({ key }) => key)
      .join('');
  const isScan = (start: number) => keys.length - start >= MIN_SCAN_LENGTH;
  if (isScan(run) && isReadable(text(run))) return run;
  const hiccup = run === keys.length ? enterGap : (keys[run]?.gap ?? Number.POSITIVE_INFINITY);
  if (hiccup <= MAX_HICCUP_MS) {
    const whole = runStart(keys, run, 0);
    for (let start = whole; start < run; start++) if (isScan(start) && isReadable(text(start))) return start;
  }
  return isScan(run) ? run : null;
}

/** The first of the fast keys that end before `end`. */
function runStart(keys: readonly BurstKey[], end: number, gapAfter: number): number {
  let start = end;
  let gap = gapAfter;
  while (start > 0 && gap <= MAX_KEY_GAP_MS) {
    start -= 1;
    gap = keys[start]?.gap ?? Number.POSITIVE_INFINITY;
  }
  return start;
}
