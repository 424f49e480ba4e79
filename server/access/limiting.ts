// How much one source may ask, and how many codes it may get wrong.
import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Guesses } from '../../schema/index.ts';
import type { Asker } from '../../src/access/asker.ts';
import { isLoopback, requestSource } from '../../src/access/source.ts';
import { CallerError } from '../../src/refusal.ts';
import { openGuesses, type WrongBirthDates } from './guesses.ts';

export interface RateLimits {
  /** Counts a request; the seconds to wait, or null where it may go on. `joins`: a live view that others watch already. */
  take(asker: Asker, source: string, joins?: boolean): Promise<number | null>;
  /** The rest of the budget of requests that the caller has; null: there is none. */
  left(asker: Asker, source: string): Promise<BudgetHeaders | null>;
  guesses: Guesses;
  /** Whether what this source does is counted at all. */
  counts(source: string): boolean;
  /** Counts a form that a source sends; whether it is one of the few that are taken without work. */
  isFree(source: string): Promise<boolean>;
}

/** As draft-ietf-httpapi-ratelimit-headers names them. */
export type BudgetHeaders = Readonly<Record<'ratelimit' | 'ratelimit-policy', string>>;

export interface RateLimitsSetup {
  /** Requests a minute of one source without a key; 0: any number. */
  perMinute: number;
  /** Whether requests from this machine itself count: they do in real service. */
  countLoopback: boolean;
  wrongBirthDates: WrongBirthDates;
}

const FORM_WINDOW_SECONDS = 600;
/** Forms a source may send in ten minutes before it has to work for each: a family at one address, say. */
const MAX_FREE_FORMS = 10;

/**
 * A live view that others watch already costs next to nothing: ten times as many of them are let in as there may be
 * requests, counted apart. So a thousand boards behind one address are all back at once after their server was gone.
 */
const JOIN_BUDGET_FACTOR = 10;

/** A kiosk in a rush sends some dozens of requests in a minute. */
const DEVICE_REQUESTS_PER_MINUTE = 600;

export function openRateLimits({ perMinute, countLoopback, wrongBirthDates }: RateLimitsSetup): RateLimits {
  const sources = new RateLimiterMemory({ points: perMinute || 1, duration: 60 });
  const joining = new RateLimiterMemory({ points: (perMinute || 1) * JOIN_BUDGET_FACTOR, duration: 60 });
  const keys = new Map<number, RateLimiterMemory>();
  const forms = new RateLimiterMemory({ points: MAX_FREE_FORMS, duration: FORM_WINDOW_SECONDS });
  const counts = (source: string) => countLoopback || !isLoopback(source);

  function keyLimiter(points: number): RateLimiterMemory {
    const known = keys.get(points) ?? new RateLimiterMemory({ points, duration: 60 });
    keys.set(points, known);
    return known;
  }

  function budgetFor(asker: Asker, source: string, joins = false): RequestBudget | null {
    if (asker.kind === 'apiKey') {
      const [times, key] = joins ? [JOIN_BUDGET_FACTOR, `joins ${asker.id}`] : [1, String(asker.id)];
      return { limiter: keyLimiter(asker.perMinute * times), key };
    }
    if (asker.kind === 'device') return { limiter: keyLimiter(DEVICE_REQUESTS_PER_MINUTE), key: `device ${asker.id}` };
    // Staff of an office sit behind one address.
    if (asker.kind !== 'anonymous' || perMinute === 0 || !counts(source)) return null;
    return { limiter: joins ? joining : sources, key: requestSource(source) };
  }

  return {
    async take(asker, source, joins) {
      const budget = budgetFor(asker, source, joins);
      return budget && waitAfter(budget.limiter, budget.key);
    },
    async left(asker, source) {
      const budget = budgetFor(asker, source);
      return budget && headersOf(budget);
    },
    async isFree(source) {
      return !counts(source) || (await waitAfter(forms, requestSource(source))) === null;
    },
    guesses: openGuesses(counts, wrongBirthDates),
    counts,
  };
}

interface RequestBudget {
  limiter: RateLimiterMemory;
  key: string;
}

async function headersOf({ limiter, key }: RequestBudget): Promise<BudgetHeaders> {
  const { points, duration } = limiter;
  const { remainingPoints = points, msBeforeNext = duration * 1000 } = (await limiter.get(key)) ?? {};
  return {
    'ratelimit-policy': `"requests";q=${points};w=${duration}`,
    ratelimit: `"requests";r=${Math.max(0, remainingPoints)};t=${Math.max(1, Math.ceil(msBeforeNext / 1000))}`,
  };
}

/** The seconds to wait, or null where it may go on. */
export async function waitAfter(limiter: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}

export class TooManyRequests extends CallerError {
  readonly seconds: number;
  /** The budget that is used up; null: it is none of requests. */
  readonly budget: BudgetHeaders | null;

  constructor(seconds: number, what = 'Too many requests', budget: BudgetHeaders | null = null) {
    super('RATE_LIMITED', `${what}: try again in ${seconds} seconds.`);
    this.seconds = seconds;
    this.budget = budget;
  }
}

/** The source of a WebSocket: the same proxies are believed as for HTTP requests. */
export function sourceOf(trustedProxies: readonly string[]): (request: IncomingMessage) => string {
  const trusted = proxyAddress.compile([...trustedProxies]);
  return (request) => proxyAddress(request, trusted);
}
