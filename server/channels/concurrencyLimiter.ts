// An adaptive concurrency limiter: fewer jobs run at a time while webhooks are acknowledged late.

import { FairQueue } from '../../src/fairQueue.ts';

/** The passing of time; tests have their own. */
export interface LimiterClock {
  nowMs(): number;
  /** Calls after a delay, unless the returned function is called first. */
  later(call: () => void, delayMs: number): () => void;
}

/** Webhooks should be acknowledged within this time on average: a single late one says nothing of the others. */
const TARGET_MS = 15;
/** The average is that of about the last tenth of a second, and of no fewer than some fifty webhooks at the same moment. */
const AVERAGED_MS = 100;
const LEAST_SHARE_OF_ONE = 0.02;
/** Without a webhook for this long, jobs are in no one's way. */
const WEBHOOK_QUIET_MS = 1000;
/** The limit is halved at most once in this time, so that one burst counts once. */
const DECREASE_INTERVAL_MS = 30;
/** Of the most jobs. */
const INCREASE_SHARE_PER_SECOND = 1 / 4;
const LEAST_SHARE = 1 / 16;
/** A job that takes longer is waiting for something itself, and gives its slot back. */
const MAX_SLOT_MS = 100;

export class ConcurrencyLimiter {
  private readonly waiting = new FairQueue<() => void>();
  private readonly maxJobs: number;
  private readonly clock: LimiterClock;
  private running = 0;
  private limit: number;
  private webhookAtMs = -WEBHOOK_QUIET_MS;
  private decreasedAtMs = -DECREASE_INTERVAL_MS;
  private averageMs = 0;

  /** `maxJobs` run at a time while no webhook arrives. */
  constructor(maxJobs: number, clock: LimiterClock = MACHINE_CLOCK) {
    this.maxJobs = maxJobs;
    this.limit = maxJobs;
    this.clock = clock;
  }

  /** Runs a job as soon as a slot is free; sources, such as the senders of messages, take turns. */
  async run<T>(source: string, job: () => Promise<T>): Promise<T> {
    await new Promise<void>((begin) => {
      this.waiting.add(source, begin);
      this.beginWaiting();
    });
    const release = this.holdSlot();
    try {
      return await job();
    } finally {
      release();
    }
  }

  /** A webhook was acknowledged after this time. */
  noteAcknowledged(elapsedMs: number): void {
    const now = this.clock.nowMs();
    const sinceWebhook = Math.min(now - this.webhookAtMs, WEBHOOK_QUIET_MS);
    this.limit = Math.min(this.maxJobs, this.limit + (INCREASE_SHARE_PER_SECOND * this.maxJobs * sinceWebhook) / 1000);
    this.averageMs = averageWith(elapsedMs, this.averageMs, now - this.webhookAtMs);
    this.webhookAtMs = now;
    if (this.averageMs <= TARGET_MS || now - this.decreasedAtMs < DECREASE_INTERVAL_MS) return;
    this.limit = Math.max(1, this.maxJobs * LEAST_SHARE, this.limit / 2);
    this.decreasedAtMs = now;
  }

  private beginWaiting(): void {
    if (this.clock.nowMs() - this.webhookAtMs > WEBHOOK_QUIET_MS) this.limit = this.maxJobs;
    while (this.waiting.size > 0 && this.running < Math.floor(this.limit)) {
      this.running++;
      this.waiting.take()?.();
    }
  }

  /** The slot is released once: by the returned function, or after the longest time it may be held. */
  private holdSlot(): () => void {
    let isHeld = true;
    const release = () => {
      if (!isHeld) return;
      isHeld = false;
      this.running--;
      this.beginWaiting();
    };
    const cancelTimeout = this.clock.later(release, MAX_SLOT_MS);
    return () => {
      cancelTimeout();
      release();
    };
  }
}

/** The moving average with one more webhook, `sinceLastMs` after the last one; older ones fade away. */
function averageWith(elapsedMs: number, averageMs: number, sinceLastMs: number): number {
  if (sinceLastMs >= WEBHOOK_QUIET_MS) return elapsedMs;
  const share = Math.max(1 - Math.exp(-sinceLastMs / AVERAGED_MS), LEAST_SHARE_OF_ONE);
  return averageMs + share * (elapsedMs - averageMs);
}

const MACHINE_CLOCK: LimiterClock = {
  nowMs: () => performance.now(),
  later(call, delayMs) {
    const timer = setTimeout(call, delayMs);
    return () => clearTimeout(timer);
  },
};
