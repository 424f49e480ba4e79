// How long what was lost waits before it comes back.

const MAX_RETRY_WAIT_MS = 20_000;

/** Longer each time, and never all at the same moment: a server that starts again meets its boards one by one. */
export function retryWaitMs(retries: number): number {
  const longest = Math.min(MAX_RETRY_WAIT_MS, 500 * 2 ** retries);
  return longest / 2 + (longest / 2) * Math.random();
}
