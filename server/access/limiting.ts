// How much one source may ask, and how many codes it may get wrong.
import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';
import type { Guesses } from '../../schema/index.ts';
import type { Asker } from '../../src/access/asker.ts';
import { isLoopback, requestSource } from '../../src/access/source.ts';
import { CallerError } from '../../src/refusal.ts';
import { openGuesses, type WrongBirthDates } from './guesses.ts';
import type { OpenCounts } from './sharedCounts.ts';
import { SpentBudget } from './spentBudget.ts';

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
  openCounts: OpenCounts;
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

export function openRateLimits(setup: RateLimitsSetup): RateLimits {
  const { perMinute, countLoopback, wrongBirthDates, openCounts } = setup;
  const budgetOf = (name: string, points: number, seconds = 60) =>
    new SpentBudget(openCounts({ name, points, seconds }));
  const sources = budgetOf('requests of source', perMinute || 1);
  const joining = budgetOf('joins of source', (perMinute || 1) * JOIN_BUDGET_FACTOR);
  const keys = new Map<number, SpentBudget>();
  const forms = budgetOf('forms of source', MAX_FREE_FORMS, FORM_WINDOW_SECONDS);
  const counts = (source: string) => countLoopback || !isLoopback(source);

  function keyBudget(points: number): SpentBudget {
    const known = keys.get(points) ?? budgetOf('requests of key', points);
    keys.set(points, known);
    return known;
  }

  function budgetFor(asker: Asker, source: string, joins = false): RequestBudget | null {
    if (asker.kind === 'apiKey') {
      const [times, key] = joins ? [JOIN_BUDGET_FACTOR, `joins ${asker.id}`] : [1, String(asker.id)];
      return { spent: keyBudget(asker.perMinute * times), key };
    }
    if (asker.kind === 'device') return { spent: keyBudget(DEVICE_REQUESTS_PER_MINUTE), key: `device ${asker.id}` };
    // Staff of an office sit behind one address.
    if (asker.kind !== 'anonymous' || perMinute === 0 || !counts(source)) return null;
    return { spent: joins ? joining : sources, key: requestSource(source) };
  }

  return {
    async take(asker, source, joins) {
      const budget = budgetFor(asker, source, joins);
      return budget?.spent.take(budget.key) ?? null;
    },
    async left(asker, source) {
      const budget = budgetFor(asker, source);
      return budget && headersOf(budget);
    },
    async isFree(source) {
      return !counts(source) || (await forms.take(requestSource(source))) === null;
    },
    guesses: openGuesses({ counts, wrongBirthDates, openCounts }),
    counts,
  };
}

interface RequestBudget {
  spent: SpentBudget;
  key: string;
}

function headersOf({ spent, key }: RequestBudget): BudgetHeaders {
  const { left, seconds } = spent.state(key);
  return {
    'ratelimit-policy': `"requests";q=${spent.points};w=${spent.durationSeconds}`,
    ratelimit: `"requests";r=${left};t=${seconds}`,
  };
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
