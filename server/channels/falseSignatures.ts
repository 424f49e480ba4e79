// Counts the webhooks of each source whose signature is false: after a few it is told to wait, and the log is spared.
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { requestSource } from '../../src/access/source.ts';

const WINDOW_SECONDS = 60;
const MAX_FALSE_SIGNATURES = 20;

export class FalseSignatures {
  private readonly sources = new RateLimiterMemory({ points: MAX_FALSE_SIGNATURES, duration: WINDOW_SECONDS });

  /** Counts one more; `times` is the number within the window, `waitSeconds` is null while there are not too many. */
  async count(source: string): Promise<{ times: number; waitSeconds: number | null }> {
    const { consumedPoints: times, msBeforeNext } = await this.sources.penalty(requestSource(source), 1);
    const isOver = times > MAX_FALSE_SIGNATURES;
    return { times, waitSeconds: isOver ? Math.max(1, Math.ceil(msBeforeNext / 1000)) : null };
  }

  /** Webhooks with a true signature are accepted all the same, because anyone can sign wrongly by way of a provider. */
  async isOver(source: string): Promise<boolean> {
    const found = await this.sources.get(requestSource(source));
    return (found?.consumedPoints ?? 0) > MAX_FALSE_SIGNATURES;
  }
}

/** The first, the tenth, the hundredth and so on, so that a flood does not fill the disk. */
export function isWorthLogging(times: number): boolean {
  return /^10*$/.test(String(times));
}
