// Figures for Prometheus: requests, bookings, the line, the outbox, who listens.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { asTransaction, type Pool } from '../database.ts';
import type { Hub } from './hub.ts';

export interface Metrics {
  request(route: string, status: number, seconds: number): void;
  booking(channel: string, outcome: string): void;
  /** The text that Prometheus reads. */
  text(): Promise<string>;
  contentType: string;
}

export function openMetrics(pool: Pool, hub: Hub): Metrics {
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
      this.set(hub.members());
    },
  });
  const line = new Gauge({
    name: 'antrean_queue_length',
    help: 'People who wait, by office.',
    labelNames: ['office'],
    registers,
  });
  const outbox = new Gauge({
    name: 'antrean_outbox_messages',
    help: 'Messages by channel and status.',
    labelNames: ['channel', 'status'],
    registers,
  });
  const age = new Gauge({
    name: 'antrean_outbox_oldest_seconds',
    help: 'Age of the oldest message that waits to be sent.',
    registers,
  });
  const inbox = new Gauge({
    name: 'antrean_inbox_waiting',
    help: 'Messages received and not yet worked on.',
    registers,
  });

  async function readDatabase(): Promise<void> {
    const tx = asTransaction(pool);
    const [lengths, messages, [oldest], [waiting]] = await Promise.all([
      tx.query(`select office, count(*)::int as count from ticket where status = 'WAITING' group by office`),
      tx.query('select channel, status, count(*)::int as count from outbox_message group by channel, status'),
      tx.query(`select extract(epoch from max(m.at) - min(o.created_at))::float8 as age
        from outbox_message o, (select max(created_at) as at from outbox_message) m where o.status = 'WAITING'`),
      tx.query('select count(*)::int as count from inbox_message where worked_at is null'),
    ]);
    line.reset();
    for (const { office, count } of lengths) line.set({ office }, count);
    outbox.reset();
    for (const { channel, status, count } of messages) outbox.set({ channel, status }, count);
    age.set(oldest?.age ?? 0);
    inbox.set(waiting?.count ?? 0);
  }

  return {
    request: (route, status, seconds) => requests.observe({ route, status: String(status) }, seconds),
    booking: (channel, outcome) => bookings.inc({ channel, outcome }),
    async text() {
      await readDatabase();
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
