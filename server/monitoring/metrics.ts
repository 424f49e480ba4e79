// The figures that Prometheus reads: of this process, and of the database.
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Clock, Instant } from '../../src/time.ts';
import { uncaughtFaults } from '../faults/lastResort.ts';
import { loggedLines } from '../faults/log.ts';
import { withinTime } from '../faults/withinTime.ts';
import type { Hub } from '../live/hub.ts';
import type { ReplicaFigures } from '../postgres/staleReads.ts';
import { auditSyslogState } from './auditSyslog.ts';
import { DatabaseGauges } from './databaseGauges.ts';
import type { Watched } from './health.ts';
import { connectionsRefused } from './refusedConnections.ts';
import { registerReplicaFigures } from './replicaFigures.ts';
import { registerLiveFigures, type ServerCounters, serverCounters } from './serverCounters.ts';

/** Prometheus gives up after ten seconds by default. */
const DATABASE_TIMEOUT_MS = 5000;
const DATABASE_READ_INTERVAL_MS = 5000;
/** Some have a word of the provider's in them. */
const MAX_DROP_REASONS = 40;

export class Metrics {
  private readonly registry = new Registry();
  private readonly counters: ServerCounters = serverCounters([this.registry]);
  private readonly gauges: DatabaseGauges;
  private readonly clock: Clock;
  private readonly dropReasons = new Set<string>();
  private lastRead: { at: Instant; isRead: Promise<boolean> } | null = null;

  constructor(watched: Watched, hub: Pick<Hub, 'memberCount'>, replica: () => ReplicaFigures | null) {
    collectDefaultMetrics({ register: this.registry });
    this.gauges = new DatabaseGauges(watched, this.registry);
    this.clock = watched.clock;
    registerReplicaFigures([this.registry], replica);
    registerLiveFigures([this.registry], {
      openViews: () => hub.memberCount(),
      uncaughtFaults: () => uncaughtFaults,
      loggedLines: () => loggedLines,
      refusedConnections: () => connectionsRefused.count,
      auditSyslogFails: () => auditSyslogState.isFailing,
    });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  request(route: string, status: number, seconds: number): void {
    this.counters.requests.observe({ route, status: String(status) }, seconds);
  }

  booking(channel: string, outcome: string): void {
    this.counters.bookings.inc({ channel, outcome });
  }

  /** A message was handed to a channel. `outcome`: `taken`, or the fault. */
  delivery(channel: string, outcome: string): void {
    this.counters.deliveries.inc({ channel, outcome });
  }

  /** A key was not valid, or not checked after too many. */
  wrongKey(kind: string): void {
    this.counters.wrongKeys.inc({ kind });
  }

  /** A reading of personal data was refused, since its key has reached the office's daily ceiling. */
  readingRefused(office: string): void {
    this.counters.readingsRefused.inc({ office });
  }

  /** An event was sent to a webhook of another program. `outcome`: `delivered`, `refused` or `unanswered`. */
  webhookAttempt(outcome: string): void {
    this.counters.webhookAttempts.inc({ outcome });
  }

  /** An event has reached its webhook at no attempt, and is not tried again. */
  webhookGivenUp(): void {
    this.counters.webhookGivenUp.inc();
  }

  brokenLog(office: string): void {
    this.counters.brokenLogs.set({ office }, 1);
  }

  /** An alert was handed to the push service of a phone. `outcome`: `delivered`, `refused` or `unanswered`. */
  phoneAlert(outcome: string): void {
    this.counters.phoneAlerts.inc({ outcome });
  }

  webhook(channel: string, status: number, seconds: number): void {
    this.counters.webhooks.observe({ channel, status: String(status) }, seconds);
  }

  /** An event of a provider was no message to an office. Reasons beyond a number are counted together. */
  webhookDropped(channel: string, reason: string): void {
    if (this.dropReasons.size < MAX_DROP_REASONS) this.dropReasons.add(reason);
    this.counters.webhooksDropped.inc({ channel, reason: this.dropReasons.has(reason) ? reason : 'other' });
  }

  /** Spans or metrics were not taken by the collector. */
  telemetryLost(signal: string): void {
    this.counters.telemetryLost.inc({ signal });
  }

  /** The same figures as `text`, for another reader. */
  async figures(): ReturnType<Registry['getMetricsAsJSON']> {
    this.counters.databaseUp.set((await this.readAtMostOften()) ? 1 : 0);
    return this.registry.getMetricsAsJSON();
  }

  /** The text that Prometheus reads; without the database it still has the figures of the process. */
  async text(): Promise<string> {
    this.counters.databaseUp.set((await this.readAtMostOften()) ? 1 : 0);
    return this.registry.metrics();
  }

  /** Questions within a few seconds share one reading, so that asking often costs the database nothing. */
  private readAtMostOften(): Promise<boolean> {
    const now = this.clock.now();
    const last = this.lastRead;
    if (last && Math.abs(now.epochMilliseconds - last.at.epochMilliseconds) < DATABASE_READ_INTERVAL_MS)
      return last.isRead;
    const isRead = this.readDatabase();
    this.lastRead = { at: now, isRead };
    return isRead;
  }

  private async readDatabase(): Promise<boolean> {
    try {
      const read = this.gauges.read().then(() => true);
      if (await withinTime(DATABASE_TIMEOUT_MS, read)) return true;
    } catch {
      // Told by the figure itself.
    }
    // A failure is not kept: the database may be back at the next question.
    this.lastRead = null;
    return false;
  }
}
