// The settings of the server itself: where it listens, where its data are, and what kind of service it is.
import { z } from 'zod';
import { countForm, databaseUrl, instantForm, keySetting, pathForm, rootUrl, textForm, urlSetting } from './forms.ts';
import type { SettingRows } from './row.ts';

const MAX_PORT = 65_535;
/** Figures of the last year and missed visits are read from rows. */
const [MIN_HISTORY_YEARS, MAX_HISTORY_YEARS] = [2, 100];
const MAX_RETRY_SECONDS = 3600;
const MAX_DRAIN_SECONDS = 300;
const MAX_DATABASE_WAIT_SECONDS = 3600;

export const LISTENING_ROWS = {
  PORT: {
    type: 'number',
    form: countForm.refine((port) => port <= MAX_PORT),
    must: `be a number from 0 to ${MAX_PORT}`,
    usual: '4000',
    about: 'The port that the server listens on; 0: any that is free.',
  },
  HOST: {
    type: 'address',
    form: textForm,
    must: 'be an address of this machine',
    usual: '0.0.0.0',
    about: 'The address that the server listens on.',
  },
  PUBLIC_URL: {
    ...rootUrl,
    unset: 'http://localhost:PORT',
    example: 'https://antrean.example.go.id',
    about: 'The public address of the server, https in real service. Signatures of webhooks are made over it.',
    neededInLive: true,
  },
  DATA_DIR: {
    type: 'folder',
    form: pathForm,
    must: 'be a folder',
    usual: './data',
    about:
      'The folder of the embedded PostgreSQL, the admin key, and printable lists of today and tomorrow for when the server is down.',
  },
  DRAIN_SECONDS: {
    type: 'number',
    form: countForm.refine((seconds) => seconds <= MAX_DRAIN_SECONDS),
    must: `be a number of seconds from 0 to ${MAX_DRAIN_SECONDS}`,
    usual: '0',
    about:
      'Seconds for which a server that was told to stop still answers, while `/readyz` is 503, so that a load balancer sends requests to others before the port closes.',
    see: 'docs/operations.md#replacing-servers-one-by-one',
  },
  RUN_AS: {
    type: 'text',
    form: textForm,
    must: 'be a user of this machine',
    unset: 'the owner of the data, or `antrean`',
    example: 'antrean',
    about: 'The user that a server started by root becomes once its port is bound.',
    see: 'docs/operations.md#least-privilege',
  },
} as const satisfies SettingRows;

export const DATABASE_ROWS = {
  DATABASE_URL: {
    ...databaseUrl,
    unset: 'the embedded PostgreSQL',
    example: 'postgresql://antrean:password@localhost:5432/antrean',
    about:
      'Your own PostgreSQL, 15 or newer, with `sslmode`, `options`, `host=` or several hosts as in psql; through a pooler only with `pool_mode=session`. Of several hosts the one that takes writes is used.',
    see: 'docs/operations.md#several-hosts-of-postgresql',
    neededInLive: true,
  },
  DATABASE_DIRECT_URL: {
    ...databaseUrl,
    example: 'postgresql://antrean:password@localhost:5432/antrean',
    about:
      'The address of PostgreSQL itself, where that of `DATABASE_URL` belongs to a pooler that shares sessions between transactions: all connections of the server go there.',
    see: 'docs/operations.md#poolers',
  },
  DATABASE_OWNER_URL: {
    ...databaseUrl,
    example: 'postgresql://antrean_owner:password@localhost:5432/antrean',
    about:
      'The same database for the role that owns the tables. With it the role of `DATABASE_URL` reads and writes rows only.',
    see: 'docs/operations.md#least-privilege',
  },
  DATABASE_WAIT_SECONDS: {
    type: 'number',
    form: countForm.refine((seconds) => seconds <= MAX_DATABASE_WAIT_SECONDS),
    must: `be a number of seconds from 0 to ${MAX_DATABASE_WAIT_SECONDS}`,
    usual: '30',
    about:
      'Seconds for which a start waits for a database that refuses connections, is not found or is still starting; a wrong password or name is refused at once.',
  },
  HISTORY_YEARS: {
    type: 'number',
    form: countForm.refine((years) => years >= MIN_HISTORY_YEARS && years <= MAX_HISTORY_YEARS),
    must: `be a number of years from ${MIN_HISTORY_YEARS} to ${MAX_HISTORY_YEARS}`,
    usual: '5',
    about: 'Years that bookings, tickets and their events are kept; the figures of the days stay.',
    see: 'docs/retention.md#without-names',
  },
} as const satisfies SettingRows;

export const MODE_ROWS = {
  MODE: {
    type: 'choice',
    form: z.enum(['demo', 'live']),
    must: 'be demo or live',
    usual: 'demo',
    about:
      '`demo`: with simulator and settable clock; every visitor can write as any applicant, so that it starts neither with a real provider nor at a public address. `live`: real service.',
  },
  DEMO: {
    type: 'choice',
    form: z.enum(['empty']),
    must: 'be empty, or not be set',
    unset: 'a living demonstration',
    example: 'empty',
    about:
      '`empty` begins without people in it; so does a set `CLOCK`, and a database that is in use. The word counts, not an empty value.',
    see: 'docs/demonstration.md',
    refusedInLive: 'real service has no demonstration',
  },
  CLOCK: {
    type: 'instant',
    form: instantForm,
    must: 'be an instant with an offset such as 2017-08-01T09:00:00+07:00',
    unset: "the machine's; in a demonstration its own",
    example: '2017-08-01T09:00:00+07:00',
    about: "The instant at which the application's clock starts.",
    refusedInLive: 'real service keeps real time',
  },
  ADMIN_KEY: {
    ...keySetting,
    unset: 'made at the first start, kept in `admin-key` in `DATA_DIR`, printed to a terminal only',
    about: "The first administrator's key; in real service use what `openssl rand -base64 24` prints.",
    neededInLive: true,
  },
} as const satisfies SettingRows;

export const FILE_ROWS = {
  ENV_FILE: {
    type: 'file',
    form: pathForm,
    must: 'be a file',
    unset: './.env, if it is there',
    example: '/etc/antrean/settings.env',
    about: 'A file of settings, one a line as in .env.example; a variable of the environment wins over it.',
  },
  OFFICES_FILE: {
    type: 'file',
    form: pathForm,
    must: 'be a file',
    usual: './offices.yaml',
    about: 'The offices, read at each start.',
  },
  DOCUMENTS_DIR: {
    type: 'folder',
    form: pathForm,
    must: 'be a folder',
    example: './documents',
    about: 'GraphQL documents that clients may ask for by their ids.',
    see: 'docs/api/trusted-documents.md',
  },
  RECORDINGS_DIR: {
    type: 'folder',
    form: pathForm,
    must: 'be a folder',
    example: './recordings',
    about: 'Words that offices have recorded for their lobby boards.',
    see: 'docs/board.md',
  },
} as const satisfies SettingRows;

export const LOG_ROWS = {
  LOG_LEVEL: {
    type: 'choice',
    form: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    must: 'be fatal, error, warn, info, debug, trace or silent',
    unset: '`info` in real service, `warn` in a demonstration',
    example: 'info',
    about:
      'The least level that the log has lines of, on standard error in JSON. At `info` it has one line for each step of a booking and of its messages.',
    see: 'docs/operations.md#the-log',
  },
} as const satisfies SettingRows;

export const RETRY_ROWS = {
  RETRY_SECONDS: {
    type: 'number',
    form: z.coerce.number<string>().positive().max(MAX_RETRY_SECONDS),
    must: `be seconds from more than 0 to ${MAX_RETRY_SECONDS}`,
    usual: '2',
    about:
      'The first delay after a provider refused a message or did not answer; it doubles each time, up to a quarter of an hour.',
  },
} as const satisfies SettingRows;

export const AUDIT_ROWS = {
  AUDIT_SYSLOG_URL: {
    ...urlSetting('udp', 'tcp', 'tls'),
    form: urlSetting('udp', 'tcp', 'tls').form.refine((url) => URL.parse(url)?.port, {
      params: { must: 'name a port, such as tls://log.example:6514' },
    }),
    example: 'tls://log.example.go.id:6514',
    about: 'A syslog server that gets the audit log (RFC 5424).',
    see: 'docs/audit.md',
  },
} as const satisfies SettingRows;
