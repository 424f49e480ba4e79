// Counts the webhooks of each source whose signature is false: after a few it is told to wait, and the log is spared.
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { requestSource } from '../../src/access/source.ts';

export interface FalseSignatures {
  /** Counts one more; how many there were within the minute, and the seconds to wait where these were too many. */
  count(source: string): Promise<{ times: number; wait: number | null }>;
  /** Whether there were too many lately. What is rightly signed is taken all the same: anybody can sign wrongly by way of a provider. */
  isOver(source: string): Promise<boolean>;
}

const MINUTE = 60;
const MOST = 20;

export function openFalseSignatures(): FalseSignatures {
  const sources = new RateLimiterMemory({ points: MOST, duration: MINUTE });
  return {
    async count(source) {
      const { consumedPoints: times, msBeforeNext } = await sources.penalty(requestSource(source), 1);
      return { times, wait: times > MOST ? Math.max(1, Math.ceil(msBeforeNext / 1000)) : null };
    },
    async isOver(source) {
      return ((await sources.get(requestSource(source)))?.consumedPoints ?? 0) > MOST;
    },
  };
}

/** The first, the tenth, the hundredth: a flood of them fills no disk. */
export function isWorthALine(times: number): boolean {
  return /^10*$/.test(String(times));
}
