// Reads the environment into one frozen, typed object and names every fault at once; nothing else reads process.env.
import { resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import type { DataKey } from './cipher.ts';
import { type DatabaseSettings, readDatabaseSettings } from './databaseSettings.ts';
import { readDataKeys } from './dataKeys.ts';
import { browserSignInFaults, demoFaults, liveFaults, type Reached, readDemonstration, weakKeyFault } from './modes.ts';
import { readUrl, type SettingsReader, settingsReaderOn } from './settingsReader.ts';

/** `demo`: simulator and set clock, no provider but a fake of this machine. `live`: real service. */
export type Mode = 'demo' | 'live';

export interface Config<Channels = unknown> extends DatabaseSettings {
  port: number;
  host: string;
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
  /** Signs the place log: an Ed25519 key, PKCS #8 in base64; null: made at the first start and kept in the database. */
  placeLogKey: string | null;
  /** Encrypt what rests in the database; the first for all that is written. None: nothing is encrypted. */
  dataKeys: readonly DataKey[];
}

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

const MIN_KEY_LENGTH = 16;
const NAMED_NETWORKS = new Set(['loopback', 'linklocal', 'uniquelocal']);
const LIVE_NEEDS = ['DATABASE_URL', 'PUBLIC_URL', 'ADMIN_KEY'] as const;

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
  const data = readDataKeys(read('DATA_KEY'));
  const faults = [...data.faults];
  const port = readPort(read('PORT'), faults);
  const host = read('HOST') ?? '0.0.0.0';
  const reader = settingsReaderOn(read, faults);
  const documentsDir = read('DOCUMENTS_DIR');
  const recordingsDir = read('RECORDINGS_DIR');
  const { channels, reached } = readChannels(reader);
  const mode = readMode(read('MODE'), faults);
  const config: Config = {
    port,
    host,
    dataDir: resolve(read('DATA_DIR') ?? './data'),
    ...readDatabaseSettings(reader),
    runAs: read('RUN_AS'),
    publicUrl: readUrl('PUBLIC_URL', read('PUBLIC_URL'), ['http:', 'https:'], faults) ?? `http://localhost:${port}`,
    mode,
    clock: readClock(read('CLOCK'), faults),
    demonstration: readDemonstration(read, mode, faults),
    adminKey: readKey('ADMIN_KEY', read, faults),
    channels,
    officesFile: resolve(read('OFFICES_FILE') ?? './offices.yaml'),
    documentsDir: documentsDir && resolve(documentsDir),
    recordingsDir: recordingsDir && resolve(recordingsDir),
    historyYears: readYears('HISTORY_YEARS', read('HISTORY_YEARS'), faults),
    oidc: readOidc(read, faults),
    retrySeconds: readSeconds('RETRY_SECONDS', read('RETRY_SECONDS'), 2, faults),
    rateLimit: readCount('RATE_LIMIT', read('RATE_LIMIT'), 600, faults),
    rateLimitSet: read('RATE_LIMIT') !== null,
    corsOrigins: (read('CORS_ORIGINS') ?? '*').split(',').map((origin) => origin.trim()),
    trustedProxies: readNetworks('TRUSTED_PROXIES', read, faults),
    webhookNetworks: readNetworks('WEBHOOK_NETWORKS', read, faults),
    metricsKey: readKey('METRICS_KEY', read, faults),
    auditSyslog: readSyslog(read('AUDIT_SYSLOG_URL'), faults),
    placeLogKey: read('PLACE_LOG_KEY'),
    dataKeys: data.keys,
  };
  if (config.mode === 'live') checkLive(config.publicUrl, read, faults);
  else faults.push(...demoFaults(reached, config.publicUrl));
  if (config.oidc?.client) faults.push(...browserSignInFaults(config.publicUrl, config.oidc.issuer));
  if (faults.length > 0) throw new ConfigFault(faults.join('\n'));
  return Object.freeze(config);
}

function checkLive(publicUrl: string, read: (name: string) => string | null, faults: string[]): void {
  for (const name of LIVE_NEEDS) if (!read(name)) faults.push(`${name} must be set when MODE=live.`);
  if (read('PUBLIC_URL')) faults.push(...liveFaults(publicUrl));
  if (read('CLOCK')) faults.push('CLOCK must not be set when MODE=live: real service keeps real time.');
}

function readPort(text: string | null, faults: string[]): number {
  if (text === null) return 4000;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) faults.push(`PORT must be a number from 0 to 65535, not "${text}".`);
  return port;
}

function readMode(text: string | null, faults: string[]): Mode {
  if (text === null || text === 'demo') return 'demo';
  if (text !== 'live') faults.push(`MODE must be demo or live, not "${text}".`);
  return 'live';
}

function readClock(text: string | null, faults: string[]): Temporal.Instant | null {
  if (text === null) return null;
  try {
    return Temporal.Instant.from(text);
  } catch {
    faults.push(`CLOCK must be an instant with an offset such as 2017-08-01T09:00:00+07:00, not "${text}".`);
    return null;
  }
}

function readKey(name: string, read: (name: string) => string | null, faults: string[]): string | null {
  const text = read(name);
  if (text === null) return null;
  const weak = read('MODE') === 'live' ? weakKeyFault(name, text) : null;
  if (text.length < MIN_KEY_LENGTH) faults.push(`${name} must have at least ${MIN_KEY_LENGTH} characters.`);
  else if (weak) faults.push(weak);
  return text;
}

/** Addresses, networks such as 10.0.0.0/8, and the names that stand for networks. */
function readNetworks(name: string, read: (name: string) => string | null, faults: string[]): string[] {
  const parts = (read(name) ?? '').split(',').map((part) => part.trim());
  const named = parts.filter((part) => part !== '');
  for (const part of named)
    if (!NAMED_NETWORKS.has(part) && !ipaddr.isValid(part) && !ipaddr.isValidCIDR(part))
      faults.push(
        `${name} must list addresses, networks such as 10.0.0.0/8, loopback, linklocal or uniquelocal, not "${part}".`,
      );
  return named;
}

function readSyslog(text: string | null, faults: string[]): string | null {
  const url = readUrl('AUDIT_SYSLOG_URL', text, ['udp:', 'tcp:', 'tls:'], faults);
  if (url && !URL.parse(url)?.port) faults.push('AUDIT_SYSLOG_URL must name a port, such as tls://log.example:6514.');
  return url;
}

function readOidc(read: (name: string) => string | null, faults: string[]): Config['oidc'] {
  const issuer = readUrl('OIDC_ISSUER', read('OIDC_ISSUER'), ['http:', 'https:'], faults);
  if (!issuer) {
    for (const name of ['OIDC_AUDIENCE', 'OIDC_ROLES_CLAIM', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'])
      if (read(name)) faults.push(`${name} is set, but OIDC_ISSUER is not: set it too, or remove ${name}.`);
    return null;
  }
  const audience = read('OIDC_AUDIENCE');
  if (!audience)
    faults.push('OIDC_AUDIENCE is missing, but OIDC_ISSUER is set: tokens made for others would be taken.');
  const client = readOidcClient(read, faults);
  return { issuer, audience: audience ?? '', rolesClaim: read('OIDC_ROLES_CLAIM') ?? 'antrean_roles', client };
}

function readOidcClient(read: (name: string) => string | null, faults: string[]): OidcClient | null {
  const [id, secret] = [read('OIDC_CLIENT_ID'), read('OIDC_CLIENT_SECRET')];
  if (id && secret) return { id, secret };
  if (secret)
    faults.push('OIDC_CLIENT_SECRET is set, but OIDC_CLIENT_ID is not: set it too, or remove OIDC_CLIENT_SECRET.');
  if (id) faults.push('OIDC_CLIENT_ID is set, but OIDC_CLIENT_SECRET is not: set it too, or remove OIDC_CLIENT_ID.');
  return null;
}

function readSeconds(name: string, text: string | null, usual: number, faults: string[]): number {
  if (text === null) return usual;
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 3600))
    faults.push(`${name} must be seconds from more than 0 to 3600, not "${text}".`);
  return seconds;
}

/** Figures of the last year and missed visits are read from rows. */
const [MIN_HISTORY_YEARS, USUAL_HISTORY_YEARS, MAX_HISTORY_YEARS] = [2, 5, 100];

function readYears(name: string, text: string | null, faults: string[]): number {
  const years = text === null ? USUAL_HISTORY_YEARS : Number(text);
  if (!Number.isInteger(years) || years < MIN_HISTORY_YEARS || years > MAX_HISTORY_YEARS)
    faults.push(`${name} must be a number of years from ${MIN_HISTORY_YEARS} to ${MAX_HISTORY_YEARS}, not "${text}".`);
  return years;
}

function readCount(name: string, text: string | null, usual: number, faults: string[]): number {
  if (text === null) return usual;
  if (!/^\d{1,9}$/.test(text)) faults.push(`${name} must be a number from 0 on, not "${text}".`);
  return Number(text);
}
