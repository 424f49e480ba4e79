// Reads the settings, starts the database and the server, and stops both in order.

import { flushCompileCache } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { answersAtOnce, standInOf } from '../src/channel/channel.ts';
import { ConfigFault } from '../src/config.ts';
import type { FileOffice } from '../src/office/officesFile.ts';
import { type Clock, minutesBetween, movableClock, rfc3339, runningClock } from '../src/time.ts';
import type { RunningApp } from './app.ts';
import { openEnvironment } from './environment.ts';
import { catchTheRest } from './faults/lastResort.ts';
import { type Log, openLog, openStepLines } from './faults/log.ts';
import { type RunningPostgres, StartFault, startPostgres } from './postgres/postgres.ts';
import { readServerSettings, type Settings } from './settings.ts';
import { openStartProgress } from './startProgress.ts';

/** Requests in flight get this long before the server stops without them. */
const STOP_TIMEOUT_MS = 2800;
/** This process ends by then, and with it a PostgreSQL of ours that still runs: a second for that, 5 s in all. */
const EXIT_TIMEOUT_MS = 4000;

const say = (line: string) => console.log(line);
const progress = openStartProgress(say);

/**
 * The parts that have been started, the last first: they are stopped in that order, even if another came up in the
 * meantime.
 */
const stops: (() => Promise<unknown>)[] = [];
let stopping = false;
const stopSignal = new AbortController();

/** How long a server that runs still answers after the signal to stop; one that is still starting has no one to answer. */
let drainMs = 0;
let leave = () => {};

async function main(): Promise<void> {
  const config = readServerSettings(await openEnvironment(process.env));
  const log = openLog(config.logLevel);
  const stepLines = openStepLines(log);
  catchTheRest(log, (reason) => stop(reason, 1));
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));
  const { note } = progress;
  note('Starting PostgreSQL, which sets up its data first where there is none, and reading the offices');
  const begun = Promise.withResolvers<void>();
  const [postgres, { offices, explainStart, dropRoot, startRestartingApp, ...program }] = await Promise.all([
    config.databaseUrl === null ? ownDatabase(config, log, begun.resolve) : begun.resolve(),
    begun.promise.then(() => readProgram(config)),
  ]);
  const databaseUrl = config.databaseUrl ?? postgres?.url ?? '';
  const ownerUrl = config.databaseOwnerUrl ?? postgres?.ownerUrl ?? null;
  if (stopping) return;
  // Real service keeps real time; in a demonstration a trainer may move it on.
  const clock = config.mode === 'demo' ? movableClock(config.clock) : runningClock(null);
  const running = await startRestartingApp(
    { config, databaseUrl, ownerUrl, offices, clock, log, stepLines, note, signal: stopSignal.signal },
    {
      ...program,
      onStarted: (next) => printAddresses(next, config, offices),
      onFault(error) {
        log.fatal({ err: error }, 'The demonstration could not begin again.');
        stop('No application', 1);
      },
    },
  ).catch((error: unknown) => {
    throw explainStart(error, config);
  });
  const { app } = running;
  progress.end();
  stops.unshift(() => running.stop());
  drainMs = config.drainSeconds * 1000;
  leave = running.leave;
  await Promise.all(Object.values(app.channels).map((channel) => channel.prepare?.())).catch((error: unknown) => {
    throw explainStart(error, config);
  });
  // As the account that began: another may not write beside the program.
  flushCompileCache();
  await dropRoot({ config, databaseAccount: postgres?.account, say });
  if (!stopping) printAddresses(app, config, offices);
}

/** The most of the program: it takes a while, in which PostgreSQL starts. */
async function readProgram(config: Settings) {
  const { configuredOffices, ...program } = await import('./program.ts');
  return { ...program, offices: await configuredOffices(config) };
}

async function ownDatabase(config: Settings, log: Log, onBegun: () => void): Promise<RunningPostgres> {
  const starting = startPostgres({
    dataDir: config.dataDir,
    runAs: config.runAs,
    log: say,
    onBegun,
    onExit(reason) {
      log.fatal(reason);
      stop('PostgreSQL ended', 1);
    },
  });
  // Also where something else fails before it is up.
  stops.unshift(() => starting.then((postgres) => postgres.stop(), noPostgres));
  return await starting;
}

/** Its fault has been told. */
const noPostgres = async () => {};

/** Told at once: who waits for the first line has the others too. */
function printAddresses(
  { url, clock, admin, channels }: RunningApp,
  config: Settings,
  [first]: readonly FileOffice[],
): void {
  const office = encodeURIComponent(first?.code ?? '');
  const webhooks = Object.keys(channels).filter((name) => !answersAtOnce(channels, name));
  const lines = [
    `Antrean is ready: ${url} (${config.mode})`,
    `  Booking page    ${url}/`,
    `  Lobby board     ${url}/board/${office}`,
    `  Front desk      ${url}/desk`,
    `  Kiosk           ${url}/kiosk/${office}`,
    `  Console         ${url}/office`,
    `  GraphQL API     ${url}/graphql`,
    ...(standInOf(channels) ? [`  Simulator       ${url}/simulator`] : []),
    ...webhooks.map((name) => `  Webhook         ${config.publicUrl}/channels/${name}`),
    ...clockLine(clock, config),
    `  Admin key       ${whereKept(admin, config)}`,
  ];
  say(`\n${lines.join('\n')}\n`);
}

/** Tells the clock if it is another than the machine's. */
function clockLine(clock: Clock, { clock: set }: Settings): string[] {
  const now = clock.now();
  const ahead = Math.abs(minutesBetween(runningClock(null).now(), now));
  return set || ahead > 1 ? [`  Clock           set, now ${rfc3339(now, 'Asia/Jakarta')}`] : [];
}

function whereKept({ made, file }: RunningApp['admin'], { adminKey }: Settings): string {
  // Any other output is kept for long: journals and the logs of containers are.
  if (made && process.stdout.isTTY) return `${made} (kept in ${file})`;
  if (adminKey) return 'from ADMIN_KEY';
  return file ? `kept in ${file}` : 'made at an earlier start elsewhere';
}

/** Stops everything, once: of a Ctrl-C under npm we hear twice, for npm passes on what its whole group was sent. */
function stop(why: string, code = 0): void {
  if (stopping) return;
  stopping = true;
  stopSignal.abort();
  progress.end();
  say(`Stopping (${why}) …`);
  const wait = code === 0 ? drainMs : 0;
  setTimeout(() => process.exit(code), wait + EXIT_TIMEOUT_MS).unref();
  // A part that is still starting is stopped when it is up.
  Promise.all([started, answerOn(wait)])
    .then(stopAll)
    .then(
      () => {
        say('Stopped.');
        process.exit(code);
      },
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
}

/** Load balancers hear of it, and send their requests elsewhere before the port closes. */
async function answerOn(milliseconds: number): Promise<void> {
  leave();
  await pause(milliseconds);
}

async function stopAll(): Promise<void> {
  for (let next = stops.shift(); next; next = stops.shift()) {
    await Promise.race([next(), pause(STOP_TIMEOUT_MS)]).catch((error: unknown) => console.error(error));
  }
}

const started = main().catch(async (error: unknown) => {
  if (stopping) return;
  const isKnown = error instanceof ConfigFault || error instanceof StartFault;
  console.error(isKnown ? error.message : error);
  await stopAll();
  process.exit(1);
});
