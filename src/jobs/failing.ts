// Tells a server on which every job fails from one on which a few jobs fail again and again.

export interface Outcomes {
  failed(job: string): void;
  done(): void;
  /** How many jobs failed since one was done. */
  inARow(): number;
  /** Whether as good as every job fails. */
  allFail(): boolean;
}

/**
 * The number of different jobs in a row that failed: a single one that is tried again and again says nothing of the
 * others.
 */
const DIFFERENT = 10;
/** Older failures say nothing of now: while no message comes in, no job can be seen to succeed. */
const LATELY_MS = 10 * 60_000;

/** `now`: milliseconds of a clock that never goes back. */
export function openOutcomes(now: () => number = () => performance.now()): Outcomes {
  let count = 0;
  /** The jobs that failed last, the longest ago first. */
  const lately = new Map<string, number>();
  return {
    failed(job) {
      count++;
      lately.delete(job);
      lately.set(job, now());
      if (lately.size > DIFFERENT) lately.delete(lately.keys().next().value as string);
    },
    done() {
      count = 0;
      lately.clear();
    },
    inARow: () => count,
    allFail: () => lately.size === DIFFERENT && [...lately.values()].every((at) => now() - at < LATELY_MS),
  };
}
