// Figures for Prometheus: requests, bookings, the line, the outbox, who listens.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { queriesOn } from '../../src/database.ts';
import { uncaught } from '../faults/lastResort.ts';
import type { Hub } from '../live/hub.ts';
import { readHealth, readTraffic, secondsSince, type Watched } from './health.ts';
import { within } from './readiness.ts';

export interface Metrics {
  request(route: string, status: number, seconds: number): void;
  booking(channel: string, outcome: string): void;
  /** A message was handed to a channel: `taken`, or the fault. */
  delivery(channel: string, outcome: string): void;
  /** A key was not known, or not looked up after too many. */
  wrongKey(kind: string): void;
  webhook(channel: string, status: number, seconds: number): void;
  /** The text that Prometheus reads. */
  text(): Promise<string>;
  contentType: string;
}

/** A scrape gives up after ten seconds, as a rule. */
const DATABASE_LIMIT_MS = 5000;

export function openMetrics(watched: Watched, hub: Hub): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'antrean_request_seconds',
    help: 'Duration of HTTP requests by route and status.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const bookings = new Counter({
    name: 'antrean_bookings_total',
    help: 'Requests for a place by channel and outcome: HELD, or why not.',
    labelNames: ['channel', 'outcome'],
    registers,
  });
  new Gauge({
    name: 'antrean_subscribers',
    help: 'Live views that are open at this server.',
    registers,
    collect() {
      this.set(hub.memberCount());
    },
  });
  new Counter({
    name: 'antrean_uncaught_faults_total',
    help: 'Faults that nothing in the server caught, by kind: each is a fault of the program.',
    labelNames: ['kind'],
    registers,
    collect() {
      this.reset();
      for (const [kind, count] of Object.entries(uncaught)) this.inc({ kind }, count);
    },
  });
  const up = new Gauge({
    name: 'antrean_database_up',
    help: '1 where the database answered in good time; the figures that it knows are of the last time it did.',
    registers,
  });
  const line = new Gauge({
    name: 'antrean_queue_length',
    help: 'People who wait, by office.',
    labelNames: ['office'],
    registers,
  });
  const outbox = new Gauge({
    name: 'antrean_outbox_messages',
    help: 'Messages that went out or should, of the last 24 hours, by channel and status.',
    labelNames: ['channel', 'status'],
    registers,
  });
  const age = new Gauge({
    name: 'antrean_outbox_oldest_seconds',
    help: 'Age of the oldest message that should have been sent and was not.',
    registers,
  });
  const inbox = new Gauge({
    name: 'antrean_inbox_waiting',
    help: 'Messages received and not yet worked on.',
    registers,
  });

  const deliveries = new Counter({
    name: 'antrean_deliveries_total',
    help: 'Messages handed to a provider by this server, by channel and outcome: taken, or the fault.',
    labelNames: ['channel', 'outcome'],
    registers,
  });
  const wrongKeys = new Counter({
    name: 'antrean_wrong_keys_total',
    help: 'Keys that were not known, or not looked up after too many of one source, by the kind they seem to be.',
    labelNames: ['kind'],
    registers,
  });
  const webhooks = new Histogram({
    name: 'antrean_webhook_seconds',
    help: 'Time until webhooks were acknowledged, by channel and status.',
    labelNames: ['channel', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const heard = new Gauge({
    name: 'antrean_inbox_last_seconds',
    help: 'Time since something last came to a number, by number; without those to which nothing ever came.',
    labelNames: ['number'],
    registers,
  });
  const pauses = new Gauge({
    name: 'antrean_sending_paused',
    help: '1 for each number by which nothing can be sent at present.',
    labelNames: ['channel', 'number'],
    registers,
  });
  const closed = new Gauge({
    name: 'antrean_days_unopened',
    help: '1 for each day of an office that could not be opened for booking; without a date the office as a whole.',
    labelNames: ['office', 'date'],
    registers,
  });
  const lag = new Gauge({
    name: 'antrean_jobs_lag_seconds',
    help: 'How long the job has waited that should have begun first.',
    registers,
  });

  const skew = new Gauge({
    name: 'antrean_clock_ahead_seconds',
    help: "By how much this server's clock is ahead of the database's; negative: behind.",
    registers,
  });

  async function readDatabase(): Promise<void> {
    const tx = queriesOn(watched.pool);
    const [lengths, health, traffic] = await Promise.all([
      tx.query(`select office, count(*)::int as count from ticket where status = 'WAITING' group by office`),
      readHealth(watched),
      readTraffic(watched),
    ]);
    for (const gauge of [line, outbox, heard, pauses, closed]) gauge.reset();
    for (const { office, count } of lengths) line.set({ office }, count);
    for (const { direction, channel, state, count } of traffic.counts)
      if (direction === 'OUTBOUND') outbox.inc({ channel, status: state }, count);
    for (const { number, at } of traffic.heard) if (at) heard.set({ number }, secondsSince(at, watched.clock.now()));
    for (const { channel, number } of health.paused) pauses.set({ channel, number }, 1);
    for (const { office, date } of health.unopened) closed.set({ office, date: date ?? '' }, 1);
    age.set(health.oldestUnsentSeconds);
    inbox.set(health.inboxWaiting);
    lag.set(health.jobLagSeconds);
    skew.set(health.clockAheadSeconds);
  }

  return {
    request: (route, status, seconds) => requests.observe({ route, status: String(status) }, seconds),
    booking: (channel, outcome) => bookings.inc({ channel, outcome }),
    delivery: (channel, outcome) => deliveries.inc({ channel, outcome }),
    wrongKey: (kind) => wrongKeys.inc({ kind }),
    webhook: (channel, status, seconds) => webhooks.observe({ channel, status: String(status) }, seconds),
    async text() {
      // Without the database there are still the figures of the process.
      const isUp = await within(
        DATABASE_LIMIT_MS,
        readDatabase().then(() => true),
      ).catch(() => false);
      up.set(isUp ? 1 : 0);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
