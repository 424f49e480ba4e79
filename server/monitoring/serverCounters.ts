// Counters and histograms for Prometheus of what this server process has done.
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const REQUEST_BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const WEBHOOK_BUCKETS_SECONDS = [...REQUEST_BUCKETS_SECONDS, 10];

export interface LiveFigures {
  openViews(): number;
  refusedConnections(): number;
  auditSyslogFails(): boolean;
  loggedLines(): Readonly<Record<string, number>>;
  uncaughtFaults(): Readonly<Record<string, number>>;
}

export type ServerCounters = ReturnType<typeof serverCounters>;

export function serverCounters(registers: Registry[]) {
  return {
    requests: new Histogram({
      name: 'antrean_request_seconds',
      help: 'Duration of HTTP requests by route and status.',
      labelNames: ['route', 'status'],
      buckets: REQUEST_BUCKETS_SECONDS,
      registers,
    }),
    bookings: new Counter({
      name: 'antrean_bookings_total',
      help: 'Booking requests by channel and outcome: HELD, or the reason of the refusal.',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    ...deliveryCounters(registers),
    ...lossCounters(registers),
    wrongKeys: new Counter({
      name: 'antrean_wrong_keys_total',
      help: 'Keys that were not valid, or not checked after too many from one source, by the kind they appear to be.',
      labelNames: ['kind'],
      registers,
    }),
    readingsRefused: new Counter({
      name: 'antrean_readings_refused_total',
      help: "Readings of personal data that were refused because the key had reached the office's daily ceiling, by office.",
      labelNames: ['office'],
      registers,
    }),
    webhooks: new Histogram({
      name: 'antrean_webhook_seconds',
      help: 'Time until webhooks were acknowledged, by channel and status.',
      labelNames: ['channel', 'status'],
      buckets: WEBHOOK_BUCKETS_SECONDS,
      registers,
    }),
    databaseUp: new Gauge({
      name: 'antrean_database_up',
      help: '1 if the database answered in time; figures from the database are those of the last time it did.',
      registers,
    }),
  };
}

/** Of events that came to nothing, and of logs that are wrong. */
function lossCounters(registers: Registry[]) {
  return {
    webhooksDropped: new Counter({
      name: 'antrean_webhooks_dropped_total',
      help: 'Events of providers that are no message to an office, by channel and reason: echoes, groups, unknown kinds, numbers of no office.',
      labelNames: ['channel', 'reason'],
      registers,
    }),
    telemetryLost: new Counter({
      name: 'antrean_telemetry_lost_total',
      help: 'Exports that the collector of OpenTelemetry did not take, by signal: traces or metrics.',
      labelNames: ['signal'],
      registers,
    }),
    brokenLogs: new Gauge({
      name: 'antrean_place_log_changed',
      help: '1 for each office whose log of places is not as it was written.',
      labelNames: ['office'],
      registers,
    }),
  };
}

function deliveryCounters(registers: Registry[]) {
  return {
    deliveries: new Counter({
      name: 'antrean_deliveries_total',
      help: 'Messages handed to a provider by this server, by channel and outcome: taken, or the fault.',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    webhookAttempts: new Counter({
      name: 'antrean_webhook_attempts_total',
      help: 'Attempts to deliver an event to a webhook by this server, by outcome: delivered, refused, or unanswered.',
      labelNames: ['outcome'],
      registers,
    }),
    webhookGivenUp: new Counter({
      name: 'antrean_webhook_given_up_total',
      help: 'Events that have reached a webhook at no attempt within three days, and are not tried again by this server.',
      registers,
    }),
    phoneAlerts: new Counter({
      name: 'antrean_phone_alerts_total',
      help: 'Attempts to hand an alert to the push service of a phone by this server, by outcome: delivered, refused, or unanswered.',
      labelNames: ['outcome'],
      registers,
    }),
  };
}

/** Figures that are read when Prometheus asks for them. */
export function registerLiveFigures(registers: Registry[], figures: LiveFigures): void {
  const { openViews, uncaughtFaults, loggedLines, refusedConnections, auditSyslogFails } = figures;
  new Gauge({
    name: 'antrean_subscribers',
    help: 'Live views that are open at this server.',
    registers,
    collect() {
      this.set(openViews());
    },
  });
  new Gauge({
    name: 'antrean_audit_syslog_failing',
    help: '1 while the syslog server of the audit log does not take it; it is sent again until it does.',
    registers,
    collect() {
      this.set(auditSyslogFails() ? 1 : 0);
    },
  });
  new Counter({
    name: 'antrean_connections_refused_total',
    help: 'Connections that were ended at once, since this server or their network had too many open.',
    registers,
    collect() {
      this.reset();
      this.inc(refusedConnections());
    },
  });
  new Counter({
    name: 'antrean_log_lines_total',
    help: 'Lines of the log by level, as far as LOG_LEVEL writes them: warn, error or fatal.',
    labelNames: ['level'],
    registers,
    collect() {
      this.reset();
      for (const [level, count] of Object.entries(loggedLines())) this.inc({ level }, count);
    },
  });
  new Counter({
    name: 'antrean_uncaught_faults_total',
    help: 'Faults that no part of the server caught, by kind: each is a fault of the program.',
    labelNames: ['kind'],
    registers,
    collect() {
      this.reset();
      for (const [kind, count] of Object.entries(uncaughtFaults())) this.inc({ kind }, count);
    },
  });
}
