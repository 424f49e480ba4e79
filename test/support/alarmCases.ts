// For each alarm of deploy/monitoring/alerts.yml the figures by which it must ring, and those by which it must not.

export interface AlarmCase {
  /** Values a minute apart, as promtool writes them. */
  rings: Record<string, string>;
  /** When it must ring, in minutes since midnight UTC of a Thursday; none: 30. */
  at?: number;
  /** Other moments at which the same figures must not make it ring. */
  silentAt?: number[];
  /** Figures by which it must not ring. */
  silent: Record<string, string>;
}

const REQUESTS = 'antrean_request_seconds_count{instance="a", route="/graphql"';
const REQUESTS_TIMED = 'antrean_request_seconds_bucket{instance="a", route="/graphql"';
const UP = 'up{job="antrean", instance="a"}';
const UP_TOO = 'up{job="antrean", instance="b"}';
const BACKUP = 'antrean_backup_success_timestamp_seconds';
const INBOX = 'antrean_inbox_last_seconds{number="+628111100333"}';
const DARK = 'antrean_devices_dark{office="BOGOR", kind="BOARD"}';
const OLDEST_EVENT = 'antrean_webhook_oldest_seconds';
const FAILING = 'antrean_webhooks_failing';
const DELIVERED = 'antrean_deliveries_total{channel="whatsapp", outcome="taken"}';
const DELIVERED_LATER = 'antrean_deliveries_total{channel="whatsapp", outcome="later"}';
const DISK_FREE = 'node_filesystem_avail_bytes{fstype="ext4", mountpoint="/"}';
const DISK = 'node_filesystem_size_bytes{fstype="ext4", mountpoint="/"}';
const SERVER_STATUS = 'haproxy_server_status{proxy="servers", server="one", state="UP"}';
const KEYS_REFUSED = 'antrean_wrong_keys_total{kind="staff"}';
const WEBHOOKS = 'antrean_webhook_seconds_count{channel="whatsapp", status';
const OUTBOX = 'antrean_outbox_messages{channel="whatsapp"';
const ALERTS = 'antrean_phone_alerts_total{outcome';
const DISABLED = 'antrean_webhooks_disabled';

/** The same for four hours. */
const always = (value: number) => `${value}+0x240`;
/** Rises by so much a minute. */
const rising = (step: number) => `0+${step}x240`;
const over = (name: string, limit: number): AlarmCase => ({
  rings: { [name]: always(limit + 1) },
  silent: { [name]: always(limit) },
});
const timed = (start: string, below: number, value: string): Record<string, string> => ({
  [`${start}, le="${below}"}`]: value,
  [`${start}, le="+Inf"}`]: rising(60),
});

export const ALARM_CASES: Readonly<Record<string, AlarmCase>> = {
  AntreanServerDown: { rings: { [UP]: always(1), [UP_TOO]: always(0) }, silent: { [UP]: always(1) } },
  AntreanNoServer: {
    rings: { [UP]: always(0), [UP_TOO]: always(0) },
    silent: { [UP]: always(1), [UP_TOO]: always(0) },
  },
  AntreanDatabaseDown: {
    rings: { antrean_database_up: always(0) },
    silent: { antrean_database_up: always(1) },
  },
  // The first of its kind: a series that begins at 1.
  AntreanInternalErrors: {
    rings: { [`${REQUESTS}, status="500"}`]: '_x25 1+0x60' },
    silentAt: [20, 60],
    silent: { [`${REQUESTS}, status="503"}`]: '_x25 1+0x60', [`${REQUESTS}, status="200"}`]: rising(5) },
  },
  AntreanUnavailable: {
    rings: { [`${REQUESTS}, status="503"}`]: rising(5), [`${REQUESTS}, status="200"}`]: rising(100) },
    silent: {
      [`${REQUESTS}, status="503"}`]: rising(1),
      [`${REQUESTS}, status="200"}`]: rising(100),
      'antrean_request_seconds_count{instance="a", route="/readyz", status="503"}': rising(60),
    },
  },
  AntreanSlowRequests: {
    rings: { ...timed(REQUESTS_TIMED, 2.5, rising(55)), ...timed(REQUESTS_TIMED, 5, rising(60)) },
    silent: { ...timed(REQUESTS_TIMED, 0.1, rising(60)) },
  },
  AntreanUncaughtFault: {
    rings: { 'antrean_uncaught_faults_total{instance="a", kind="rejection"}': '_x25 1+0x60' },
    silentAt: [20, 60],
    silent: { 'antrean_uncaught_faults_total{instance="a", kind="rejection"}': always(1) },
    at: 30,
  },
  AntreanBusyEventLoop: {
    rings: { 'nodejs_eventloop_lag_p99_seconds{job="antrean", instance="a"}': always(1) },
    silent: { 'nodejs_eventloop_lag_p99_seconds{job="antrean", instance="a"}': always(0.1) },
  },
  AntreanClockWrong: {
    rings: { antrean_clock_ahead_seconds: always(-3) },
    silent: { antrean_clock_ahead_seconds: always(1) },
  },
  AntreanErrorsLogged: {
    rings: { 'antrean_log_lines_total{instance="a", level="error"}': '0x25 1+0x60' },
    silentAt: [20, 60],
    silent: { 'antrean_log_lines_total{instance="a", level="warn"}': rising(5) },
  },
  AntreanConnectionsRefused: {
    rings: { 'antrean_connections_refused_total{instance="a"}': rising(120) },
    silent: { 'antrean_connections_refused_total{instance="a"}': rising(30) },
  },
  AntreanTelemetryLost: {
    rings: { 'antrean_telemetry_lost_total{instance="a", signal="traces"}': rising(1) },
    silent: { 'antrean_telemetry_lost_total{instance="a", signal="traces"}': always(3) },
  },
  AntreanJobsLate: over('antrean_jobs_lag_seconds', 60),
  AntreanJobsFailed: {
    rings: { 'antrean_jobs_failed{task="converse"}': '_x95 1+0x120' },
    at: 100,
    silentAt: [90, 170],
    silent: { 'antrean_jobs_failed{task="converse"}': always(2) },
  },
  AntreanDayUnopened: {
    rings: { 'antrean_days_unopened{office="BOGOR", date="2017-09-04"}': always(1) },
    silent: { 'antrean_days_unopened{office="BOGOR", date="2017-09-04"}': '1 1 1' },
  },
  AntreanOfficesUnbookable: over('antrean_offices_unbookable', 0),
  AntreanPlaceLogChanged: {
    rings: { 'antrean_place_log_changed{office="BOGOR"}': always(1) },
    silent: { antrean_database_up: always(1) },
  },
  AntreanLongWait: over('antrean_longest_wait_seconds{office="BOGOR"}', 5400),
  AntreanDevicesDark: { rings: { [DARK]: always(1) }, at: 180, silentAt: [30], silent: { [DARK]: always(0) } },
  AntreanAuditSyslogFailing: {
    rings: { 'antrean_audit_syslog_failing{instance="a"}': always(1) },
    silent: { 'antrean_audit_syslog_failing{instance="a"}': '1x5 0x60' },
  },
  AntreanSendingPaused: {
    rings: { 'antrean_sending_paused{channel="whatsapp", number="+628111100333"}': always(1) },
    silent: { antrean_database_up: always(1) },
  },
  AntreanProviderAlarm: {
    rings: {
      'antrean_provider_alarms{channel="whatsapp", about="TEMPLATE", name="pengingat (id)", state="PAUSED"}': always(1),
    },
    silent: { antrean_database_up: always(1) },
  },
  AntreanMessagesUnsent: over('antrean_outbox_oldest_seconds', 300),
  AntreanDeliveriesFail: {
    rings: { [DELIVERED]: rising(8), [DELIVERED_LATER]: rising(2) },
    silent: { [DELIVERED]: rising(20), [DELIVERED_LATER]: rising(1) },
  },
  AntreanMessagesFailed: {
    rings: { [`${OUTBOX}, status="FAILED"}`]: always(20), [`${OUTBOX}, status="DELIVERED"}`]: always(80) },
    silent: { [`${OUTBOX}, status="FAILED"}`]: always(2), [`${OUTBOX}, status="DELIVERED"}`]: always(80) },
  },
  AntreanPhoneAlertsFail: {
    rings: { [`${ALERTS}="unanswered"}`]: rising(3), [`${ALERTS}="delivered"}`]: rising(1) },
    silent: { [`${ALERTS}="refused"}`]: rising(3), [`${ALERTS}="delivered"}`]: rising(1) },
  },
  AntreanInboxBehind: over('antrean_inbox_waiting', 1000),
  AntreanInboxFailing: over('antrean_inbox_failing', 0),
  AntreanInboxSilent: { rings: { [INBOX]: always(5000) }, at: 240, silentAt: [60], silent: { [INBOX]: always(60) } },
  AntreanProviderWebhooksSlow: {
    rings: { ...timed('antrean_webhook_seconds_bucket{channel="whatsapp"', 2.5, rising(55)) },
    silent: { ...timed('antrean_webhook_seconds_bucket{channel="whatsapp"', 0.1, rising(60)) },
  },
  AntreanProviderWebhooksRefused: {
    rings: { [`${WEBHOOKS}="403"}`]: rising(2), [`${WEBHOOKS}="204"}`]: rising(8) },
    silent: { [`${WEBHOOKS}="403"}`]: rising(1), [`${WEBHOOKS}="204"}`]: rising(20) },
  },
  AntreanProviderEventsLost: {
    rings: { 'antrean_webhooks_dropped_total{channel="whatsapp", reason="error 131031"}': '_x25 1+0x120' },
    silentAt: [20, 100],
    silent: { 'antrean_webhooks_dropped_total{channel="whatsapp", reason="echo"}': rising(5) },
  },
  AntreanCodesRequested: over('antrean_digits_hour{office="BOGOR"}', 100),
  AntreanWebhookFailing: over(FAILING, 0),
  AntreanWebhookDisabled: {
    rings: { [DISABLED]: '0x25 1+0x60' },
    silentAt: [20, 60],
    silent: { [DISABLED]: always(1) },
  },
  AntreanWebhookEventsGivenUp: {
    rings: { antrean_webhook_given_up_total: '0x25 1+0x120' },
    silentAt: [20, 100],
    silent: { antrean_webhook_given_up_total: always(4) },
  },
  AntreanWebhooksBehind: {
    rings: { [OLDEST_EVENT]: always(700), [FAILING]: always(0) },
    silent: { [OLDEST_EVENT]: always(700), [FAILING]: always(1) },
  },
  AntreanKeysGuessed: { rings: { [KEYS_REFUSED]: rising(20) }, silent: { [KEYS_REFUSED]: rising(5) } },
  AntreanReadingsRefused: {
    rings: { 'antrean_readings_refused_total{office="BOGOR"}': '_x25 1+0x60' },
    silentAt: [20, 60],
    silent: { 'antrean_readings_refused_total{office="BOGOR"}': always(7) },
  },
  AntreanServerOutOfService: { rings: { [SERVER_STATUS]: always(0) }, silent: { [SERVER_STATUS]: always(1) } },
  AntreanBackupOld: { rings: { [BACKUP]: '-93600+0x120' }, at: 60, silentAt: [5], silent: { [BACKUP]: rising(60) } },
  AntreanNoBackup: { rings: { [UP]: always(1) }, at: 90, silentAt: [30], silent: { [BACKUP]: always(0) } },
  AntreanDiskFilling: {
    rings: { [DISK_FREE]: always(10), [DISK]: always(100) },
    silent: { [DISK_FREE]: always(20), [DISK]: always(100) },
  },
};

const usualMinute = 30;

/** As promtool reads them: whether each alarm rings is asked of the series ALERTS. */
export function alarmTests(cases: Readonly<Record<string, AlarmCase>>): object[] {
  return Object.entries(cases).flatMap(([alarm, { rings, at = usualMinute, silentAt = [], silent }]) => [
    scenario(alarm, rings, [[at, true], ...silentAt.map((minute) => [minute, false] as const)]),
    scenario(alarm, silent, [[at, false]]),
  ]);
}

function scenario(alarm: string, series: Record<string, string>, asked: (readonly [number, boolean])[]): object {
  const expr = `count by (alertname) (ALERTS{alertname="${alarm}", alertstate="firing"})`;
  return {
    interval: '1m',
    name: alarm,
    external_labels: { runbooks: 'https://antrean.example/docs/more/runbooks' },
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    promql_expr_test: asked.map(([minute, isRinging]) => ({
      expr,
      eval_time: `${minute}m`,
      exp_samples: isRinging ? [{ labels: `{alertname="${alarm}"}`, value: 1 }] : [],
    })),
  };
}
