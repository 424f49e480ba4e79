// Reads the environment into one frozen, typed object and names every fault at once; nothing else reads process.env.
import type { DataKey } from './cipher.ts';
import { readDataKeys } from './dataKeys.ts';
import { browserSignInFaults, demoFaults, hasDemonstration, liveFaults, type Reached, weakKeyFault } from './modes.ts';
import { OIDC_ROWS } from './settings/accessRows.ts';
import { OWN_ROWS } from './settings/ownRows.ts';
import { type SettingsReader, settingsReaderOn } from './settings/reader.ts';
import { type ReadText, type SettingRow, type SettingValues, settingValues } from './settings/row.ts';
import { type Telemetry, telemetryOf } from './settings/telemetryRows.ts';
import { readVapidKeys, type VapidSettings } from './vapid.ts';

/** `demo`: simulator and set clock, no provider but a fake of this machine. `live`: real service. */
export type Mode = 'demo' | 'live';

export interface Config<Channels = unknown> {
  port: number;
  host: string;
  /** How long a server that was told to stop still answers, in seconds, while it says that it is not ready. */
  drainSeconds: number;
  /** A replica for reads that may be some seconds old; null: there is none. */
  databaseReadUrl: string | null;
  /** How far that replica may be behind, in seconds. */
  databaseReadLagSeconds: number;
  /** The one address that is used, by a pooler or beside it. None: the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** The same database for the role that owns the tables; null: that of `databaseUrl` does. */
  databaseOwnerUrl: string | null;
  /** How long a start waits for a database that is not there yet, in seconds. */
  databaseWaitSeconds: number;
  dataDir: string;
  /** The user that a server started by root becomes; null: that of its data, else one without rights. */
  runAs: string | null;
  /**
   * The address at which the outside world reaches this server, without a slash at the end; signatures are made over it.
   */
  publicUrl: string;
  mode: Mode;
  /** The instant at which the application's clock starts; null: the machine's clock. */
  clock: Temporal.Instant | null;
  /** Whether a new database begins as a living demonstration, and goes on as one; never in real service. */
  demonstration: boolean;
  /** None: made at the first start. */
  adminKey: string | null;
  /** The providers that bring messages in and take them out. */
  channels: Channels;
  officesFile: string;
  /** The folder of documents that may be asked for by their ids; null: none may. */
  documentsDir: string | null;
  /** Recorded words of offices for their boards; null: none. */
  recordingsDir: string | null;
  /** How long bookings, tickets and their events are kept, in years; the figures of the days stay. */
  historyYears: number;
  /** The identity provider of staff: its tokens count, and browsers sign in with it where it knows us as a `client`. */
  oidc: { issuer: string; audience: string; rolesClaim: string; client: OidcClient | null } | null;
  /** The first wait after a provider refused a message, in seconds; it grows with each. */
  retrySeconds: number;
  /** Requests a minute of one source without a key; 0: any number. */
  rateLimit: number;
  /** Whether `rateLimit` was set: then it counts for requests from this machine too. */
  rateLimitSet: boolean;
  /** Origins of other sites whose pages may call the API; `*`: all. */
  corsOrigins: string[];
  /** Addresses of proxies whose X-Forwarded-For is believed; empty: of none. */
  trustedProxies: readonly string[];
  /** Networks that are not public and may be webhooks' all the same. */
  webhookNetworks: readonly string[];
  /** Reads the figures from any machine; null: only this machine may read them. */
  metricsKey: string | null;
  /** The syslog server that gets the audit log; null: none. */
  auditSyslog: string | null;
  /** The least level that the log has lines of. */
  logLevel: LogLevel;
  /** The collector of traces and metrics; null: there is none. */
  telemetry: Telemetry | null;
  /** Signs the place log: an Ed25519 key, PKCS #8 in base64; null: made at the first start and kept in the database. */
  placeLogKey: string | null;
  /** By which push services know this server. */
  vapid: VapidSettings;
  /** Encrypt what rests in the database; the first for all that is written. None: nothing is encrypted. */
  dataKeys: readonly DataKey[];
}

/** As the logger names them. */
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** This server as the identity provider knows it. */
export interface OidcClient {
  id: string;
  secret: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Every fault of the environment, one a line. */
export class ConfigFault extends Error {
  override name = 'ConfigFault';
}

/** Reads the settings of the channels, and names the providers that they would reach. */
export type ReadChannels<Channels> = (read: SettingsReader) => { channels: Channels; reached: readonly Reached[] };

/**
 * Without `readChannels` no channel is read.
 * @throws ConfigFault naming each variable that is wrong and what it should be.
 */
export function readConfig(environment: Environment): Readonly<Config>;
export function readConfig<Channels>(
  environment: Environment,
  readChannels: ReadChannels<Channels>,
): Readonly<Config<Channels>>;
export function readConfig(
  environment: Environment,
  readChannels: ReadChannels<unknown> = () => ({ channels: [], reached: [] }),
): Readonly<Config> {
  const read = (name: string) => environment[name]?.trim() || null;
  const faults: string[] = [];
  const set = settingValues(OWN_ROWS, read, faults);
  const reader = settingsReaderOn(read, faults);
  const data = readDataKeys(set.DATA_KEY);
  faults.push(...data.faults);
  const vapid = readVapidKeys({ publicKey: set.VAPID_PUBLIC_KEY, privateKey: set.VAPID_PRIVATE_KEY });
  faults.push(...vapid.faults);
  const { channels, reached } = readChannels(reader);
  const config: Config = {
    port: set.PORT,
    host: set.HOST,
    drainSeconds: set.DRAIN_SECONDS,
    databaseReadUrl: set.DATABASE_READ_URL,
    databaseReadLagSeconds: set.DATABASE_READ_LAG_SECONDS,
    dataDir: set.DATA_DIR,
    databaseUrl: set.DATABASE_DIRECT_URL ?? set.DATABASE_URL,
    databaseOwnerUrl: set.DATABASE_OWNER_URL,
    databaseWaitSeconds: set.DATABASE_WAIT_SECONDS,
    runAs: set.RUN_AS,
    publicUrl: set.PUBLIC_URL ?? `http://localhost:${set.PORT}`,
    mode: set.MODE,
    clock: set.CLOCK,
    demonstration: hasDemonstration({ mode: set.MODE, demo: read('DEMO'), hasClock: read('CLOCK') !== null }),
    adminKey: set.ADMIN_KEY,
    channels,
    officesFile: set.OFFICES_FILE,
    documentsDir: set.DOCUMENTS_DIR,
    recordingsDir: set.RECORDINGS_DIR,
    historyYears: set.HISTORY_YEARS,
    oidc: readOidc(reader),
    retrySeconds: set.RETRY_SECONDS,
    rateLimit: set.RATE_LIMIT,
    rateLimitSet: read('RATE_LIMIT') !== null,
    corsOrigins: set.CORS_ORIGINS,
    trustedProxies: set.TRUSTED_PROXIES ?? [],
    webhookNetworks: set.WEBHOOK_NETWORKS ?? [],
    metricsKey: set.METRICS_KEY,
    auditSyslog: set.AUDIT_SYSLOG_URL,
    logLevel: set.LOG_LEVEL ?? (set.MODE === 'live' ? 'info' : 'warn'),
    telemetry: telemetryOf(set),
    placeLogKey: set.PLACE_LOG_KEY,
    vapid: { keys: vapid.keys, subject: set.VAPID_SUBJECT },
    dataKeys: data.keys,
  };
  faults.push(...faultsTogether(config, set, read));
  if (config.mode === 'demo') faults.push(...demoFaults(reached, config.publicUrl));
  if (faults.length > 0) throw new ConfigFault(faults.join('\n'));
  return Object.freeze(config);
}

/** Of settings that are right each by itself. */
function faultsTogether(config: Config, set: SettingValues<typeof OWN_ROWS>, read: ReadText): string[] {
  const beside = (['DATABASE_DIRECT_URL', 'DATABASE_OWNER_URL', 'DATABASE_READ_URL'] as const).filter(
    (name) => set[name],
  );
  const alone = read('DATABASE_URL') === null ? beside : [];
  return [
    ...alone.map((name) => `${name} is set, but DATABASE_URL is not: set it too, or remove ${name}.`),
    ...(config.mode === 'live' ? faultsInLive(config, read) : []),
    ...(config.oidc?.client ? browserSignInFaults(config.publicUrl, config.oidc.issuer) : []),
  ];
}

function faultsInLive({ publicUrl, adminKey, metricsKey }: Config, read: ReadText): string[] {
  const rows = Object.entries<SettingRow>(OWN_ROWS);
  const missing = rows.filter(([name, { neededInLive }]) => neededInLive && read(name) === null);
  const refused = rows.filter(([name, { refusedInLive }]) => refusedInLive && read(name) !== null);
  const keys = Object.entries({ ADMIN_KEY: adminKey, METRICS_KEY: metricsKey });
  return [
    ...missing.map(([name]) => `${name} must be set when MODE=live.`),
    ...refused.map(([name, { refusedInLive }]) => `${name} must not be set when MODE=live: ${refusedInLive}.`),
    ...(read('PUBLIC_URL') ? liveFaults(publicUrl) : []),
    ...keys.flatMap(([name, key]) => (key && weakKeyFault(name, key)) || []),
  ];
}

function readOidc(read: SettingsReader): Config['oidc'] {
  const set = read.values(OIDC_ROWS);
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_ROLES_CLAIM: rolesClaim } = set;
  if (read.text('OIDC_ISSUER') === null)
    for (const [name, value] of Object.entries(set))
      if (value) read.fault(`${name} is set, but OIDC_ISSUER is not: set it too, or remove ${name}.`);
  if (!issuer) return null;
  if (!audience) read.fault('OIDC_AUDIENCE is missing, but OIDC_ISSUER is set: tokens made for others would be taken.');
  return { issuer, audience: audience ?? '', rolesClaim: rolesClaim ?? 'antrean_roles', client: oidcClient(set, read) };
}

function oidcClient(set: SettingValues<typeof OIDC_ROWS>, read: SettingsReader): OidcClient | null {
  const { OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret } = set;
  if (id && secret) return { id, secret };
  const [there, missing] = id ? ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] : ['OIDC_CLIENT_SECRET', 'OIDC_CLIENT_ID'];
  if (id || secret) read.fault(`${there} is set, but ${missing} is not: set it too, or remove ${there}.`);
  return null;
}
