// Gauges for Prometheus of the state that the database knows: the queue, the inbox, the outbox and the jobs.
import { Gauge, type Registry } from 'prom-client';
import { OFFICE_HOURS } from '../../src/abuse/proofRules.ts';
import { DARK_AFTER_MINUTES } from '../../src/access/deviceSettings.ts';
import { queriesOn } from '../../src/database.ts';
import { type Health, readHealth, readTraffic, secondsSince, type Watched } from './health.ts';

type Traffic = Awaited<ReturnType<typeof readTraffic>>;

/** The gauges keep the values of the last time the database answered. */
export class DatabaseGauges {
  private readonly watched: Watched;
  private readonly queue: QueueGauges;
  private readonly messages: MessageGauges;
  private readonly upkeep: UpkeepGauges;
  private readonly webhooks: WebhookGauges;

  constructor(watched: Watched, registry: Registry) {
    this.watched = watched;
    const registers = [registry];
    this.queue = queueGauges(registers);
    this.messages = messageGauges(registers);
    this.upkeep = upkeepGauges(registers);
    this.webhooks = webhookGauges(registers);
  }

  async read(): Promise<void> {
    const [queueLengths, dark, digits, webhooks, health, traffic] = await Promise.all([
      this.readQueueLengths(),
      this.readDarkDevices(),
      this.readDigits(),
      this.readWebhooks(),
      readHealth(this.watched),
      readTraffic(this.watched),
    ]);
    this.queue.length.reset();
    this.queue.longest.reset();
    for (const { office, count, longest } of queueLengths) {
      this.queue.length.set({ office }, count);
      this.queue.longest.set({ office }, longest);
    }
    this.queue.dark.reset();
    for (const { office, kind, count } of dark) this.queue.dark.set({ office, kind }, count);
    this.messages.digits.reset();
    for (const { office, count } of digits) this.messages.digits.set({ office }, count);
    const { waiting = 0, oldest = 0, failing = 0, disabled = 0 } = webhooks[0] ?? {};
    this.webhooks.waiting.set(waiting);
    this.webhooks.oldest.set(Math.max(0, oldest));
    this.webhooks.failing.set(failing);
    this.webhooks.disabled.set(disabled);
    this.showMessages(health, traffic);
    this.showUpkeep(health);
  }

  /** `longest` in seconds, from check-in, the window or the return, as `waitsSince` counts. */
  private readQueueLengths(): Promise<{ office: string; count: number; longest: number }[]> {
    const text = `select office, count(*)::int as count, greatest(0, extract(epoch from $1::timestamptz
        - min(coalesce(returned_at, greatest(issued_at, window_starts_at)))))::int as longest
      from ticket where status = 'WAITING' group by office`;
    return queriesOn(this.watched.pool).query(text, [this.watched.clock.now().toString()]);
  }

  private readDarkDevices(): Promise<{ office: string; kind: string; count: number }[]> {
    const text = `select office, kind, count(*) filter (where last_used_at < $1)::int as count
      from device where digest is not null and ended_at is null group by office, kind`;
    const before = this.watched.clock.now().subtract({ minutes: DARK_AFTER_MINUTES });
    return queriesOn(this.watched.pool).query(text, [before.toString()]);
  }

  private readDigits(): Promise<{ office: string; count: number }[]> {
    const text = `select office, count(*)::int as count from proof_sent where at > $1 and office is not null group by office`;
    const since = this.watched.clock.now().subtract({ hours: OFFICE_HOURS });
    return queriesOn(this.watched.pool).query(text, [since.toString()]);
  }

  private readWebhooks() {
    const now = this.watched.clock.now().toString();
    return queriesOn(this.watched.pool).query<Record<'waiting' | 'oldest' | 'failing' | 'disabled', number>>(
      WEBHOOK_FIGURES,
      [now],
    );
  }

  private showMessages(health: Health, { counts, heard }: Traffic): void {
    const { outbox, oldestUnsent, inbox, failing, lastReceived, paused, alarms } = this.messages;
    for (const gauge of [outbox, lastReceived, paused, alarms]) gauge.reset();
    for (const { direction, channel, state, count } of counts)
      if (direction === 'OUTBOUND') outbox.inc({ channel, status: state }, count);
    const now = this.watched.clock.now();
    for (const { number, at } of heard) if (at) lastReceived.set({ number }, secondsSince(at, now));
    for (const { channel, number } of health.paused) paused.set({ channel, number }, 1);
    for (const { channel, about, name, state } of health.alarms) alarms.set({ channel, about, name, state }, 1);
    oldestUnsent.set(health.oldestUnsentSeconds);
    inbox.set(health.inboxWaiting);
    failing.set(health.inboxFailing);
  }

  private showUpkeep(health: Health): void {
    this.upkeep.unopened.reset();
    for (const { office, date } of health.unopened) this.upkeep.unopened.set({ office, date: date ?? '' }, 1);
    this.upkeep.unbookable.set(health.unbookable.length);
    this.upkeep.jobLag.set(health.jobLagSeconds);
    this.upkeep.failedJobs.reset();
    for (const { task, count } of health.failedJobs) this.upkeep.failedJobs.set({ task }, count);
    this.upkeep.clockAhead.set(health.clockAheadSeconds);
  }
}

const WEBHOOK_FIGURES = `
  select (select count(*)::int from webhook_delivery where state = 'WAITING') as waiting,
    (select extract(epoch from $1::timestamptz - min(created_at))::int from webhook_delivery where state = 'WAITING') as oldest,
    count(*) filter (where disabled_at is null and failing_since < $1::timestamptz - interval '1 hour')::int as failing,
    count(*) filter (where disabled_why <> 'SWITCHED_OFF')::int as disabled
  from webhook where ended_at is null`;

type QueueGauges = ReturnType<typeof queueGauges>;
type MessageGauges = ReturnType<typeof messageGauges>;
type WebhookGauges = ReturnType<typeof webhookGauges>;
type UpkeepGauges = ReturnType<typeof upkeepGauges>;

function queueGauges(registers: Registry[]) {
  return {
    length: new Gauge({
      name: 'antrean_queue_length',
      help: 'Applicants who are waiting, by office.',
      labelNames: ['office'],
      registers,
    }),
    longest: new Gauge({
      name: 'antrean_longest_wait_seconds',
      help: 'The longest wait of those who are waiting, by office.',
      labelNames: ['office'],
      registers,
    }),
    dark: new Gauge({
      name: 'antrean_devices_dark',
      help: 'Paired kiosks and boards that were not seen for three minutes, by office and kind.',
      labelNames: ['office', 'kind'],
      registers,
    }),
  };
}

function messageGauges(registers: Registry[]) {
  return {
    outbox: new Gauge({
      name: 'antrean_outbox_messages',
      help: 'Outgoing messages of the last 24 hours, by channel and status.',
      labelNames: ['channel', 'status'],
      registers,
    }),
    digits: new Gauge({
      name: 'antrean_digits_hour',
      help: 'One-time codes that were sent in the last hour, by office; beyond the budget of an office none is sent.',
      labelNames: ['office'],
      registers,
    }),
    oldestUnsent: new Gauge({
      name: 'antrean_outbox_oldest_seconds',
      help: 'Age of the oldest message that is due and has not been sent.',
      registers,
    }),
    inbox: new Gauge({
      name: 'antrean_inbox_waiting',
      help: 'Messages that were received and not answered yet.',
      registers,
    }),
    failing: new Gauge({
      name: 'antrean_inbox_failing',
      help: 'Messages that were received and failed three times or more to be worked on; they are tried again for days.',
      registers,
    }),
    lastReceived: new Gauge({
      name: 'antrean_inbox_last_seconds',
      help: 'Time since the last message to a number, by number; numbers that never received one are left out.',
      labelNames: ['number'],
      registers,
    }),
    paused: new Gauge({
      name: 'antrean_sending_paused',
      help: '1 for each number from which sending is paused.',
      labelNames: ['channel', 'number'],
      registers,
    }),
    alarms: new Gauge({
      name: 'antrean_provider_alarms',
      help: '1 for each account, number or template that its provider says may not send, or may soon not.',
      labelNames: ['channel', 'about', 'name', 'state'],
      registers,
    }),
  };
}

function webhookGauges(registers: Registry[]) {
  return {
    waiting: new Gauge({
      name: 'antrean_webhook_deliveries_waiting',
      help: 'Deliveries to webhooks of other programs that are still to be made.',
      registers,
    }),
    oldest: new Gauge({
      name: 'antrean_webhook_oldest_seconds',
      help: 'Age of the oldest of these deliveries.',
      registers,
    }),
    failing: new Gauge({
      name: 'antrean_webhooks_failing',
      help: 'Webhooks that nothing has reached for an hour, though it was tried.',
      registers,
    }),
    disabled: new Gauge({
      name: 'antrean_webhooks_disabled',
      help: 'Webhooks that the server has disabled, since nothing reached them for three days or their receiver is gone.',
      registers,
    }),
  };
}

function upkeepGauges(registers: Registry[]) {
  return {
    unbookable: new Gauge({
      name: 'antrean_offices_unbookable',
      help: 'Offices without windows on days that can be booked.',
      registers,
    }),
    unopened: new Gauge({
      name: 'antrean_days_unopened',
      help: '1 for each day of an office that could not be opened for booking; without a date: the whole office.',
      labelNames: ['office', 'date'],
      registers,
    }),
    jobLag: new Gauge({
      name: 'antrean_jobs_lag_seconds',
      help: 'How long the most overdue job has been waiting.',
      registers,
    }),
    failedJobs: new Gauge({
      name: 'antrean_jobs_failed',
      help: 'Jobs that failed for good, by task; they stay for 30 days, and are not tried again.',
      labelNames: ['task'],
      registers,
    }),
    clockAhead: new Gauge({
      name: 'antrean_clock_ahead_seconds',
      help: "By how much this server's clock is ahead of the database's; negative: behind.",
      registers,
    }),
  };
}
