// The whole server on one database: connects the rooms to each other, and stops them again.

import type { GraphQLSchema } from 'graphql';
import { buildSchema } from '../schema/index.ts';
import { linkAudit } from '../src/audit/auditChain.ts';
import type { Channels } from '../src/channel/channel.ts';
import { queriesOn } from '../src/database.ts';
import type { FileOffice } from '../src/office/officesFile.ts';
import type { Clock } from '../src/time.ts';
import { type AttemptOutcome, outcomeWord } from '../src/webhooks/retryRules.ts';
import { type FindAsker, openCredentials } from './access/credentials.ts';
import { takeUpDataKeys, warnOfDataKey } from './access/dataKeys.ts';
import { sourceOf } from './access/limiting.ts';
import { type AdminKey, adminKey } from './access/secrets.ts';
import { openSignIn } from './access/signIn.ts';
import { openSharedParts } from './appContext.ts';
import { openHearers, stopHearers } from './appHearers.ts';
import { MAX_MESSAGES_AT_WORK, startJobs } from './appJobs.ts';
import { sendTelemetry, tellSteps } from './appObserving.ts';
import { openOffices } from './appOffices.ts';
import { mountRoutes, type RoutesSetup } from './appRoutes.ts';
import { ConcurrencyLimiter } from './channels/concurrencyLimiter.ts';
import { openWork } from './channels/conversations.ts';
import { readSample } from './channels/readSample.ts';
import { type BegunDemonstration, openDemonstration } from './demonstration/begin.ts';
import { type FreshStart, mountDemonstration } from './demonstration/demonstrationRoutes.ts';
import { startDemonstration } from './demonstration/play.ts';
import type { Log } from './faults/log.ts';
import { openDocuments } from './graphql/documents.ts';
import { startGraphQL } from './graphql/graphql.ts';
import { openTrustedDocuments, type TrustedDocuments } from './graphql/trustedDocuments.ts';
import { closerOf } from './http/closeHttp.ts';
import type { ConnectionBudget } from './http/connectionBudget.ts';
import { openHttp } from './http/http.ts';
import { listeningPort } from './http/listeningPort.ts';
import { warnOfProxies } from './http/proxies.ts';
import { openShortDoor } from './http/shortDoor.ts';
import { withoutGuessing } from './http/wrongKeys.ts';
import { type LiveViews, openLiveViews } from './live/liveViews.ts';
import { startAuditSyslog } from './monitoring/auditSyslog.ts';
import { warnOfClock } from './monitoring/clockSkew.ts';
import { Metrics } from './monitoring/metrics.ts';
import { openReadiness } from './monitoring/readiness.ts';
import type { StepLines } from './monitoring/stepLog.ts';
import { awaitDatabase } from './postgres/awaitDatabase.ts';
import { DATABASE_CONNECTIONS, openDatabase } from './postgres/database.ts';
import { type DatabaseAddresses, prepareDatabase, warnOfOwnedTables } from './postgres/prepareDatabase.ts';
import { openStaleReads } from './postgres/staleReads.ts';
import type { Settings } from './settings.ts';
import type { NoteStep } from './startProgress.ts';

export interface RunningApp {
  /** The address it listens on. */
  url: string;
  clock: Clock;
  admin: AdminKey;
  channels: Channels;
  /** Says that it is not ready, and answers all the same. */
  leave(): void;
  /** Answers the requests in flight, then stops everything but the database server. */
  stop(): Promise<void>;
}

export interface AppSetup extends DatabaseAddresses {
  config: Settings;
  offices: readonly FileOffice[];
  clock: Clock;
  log: Log;
  /** Has a line for each step of a booking; none: there are no such lines. */
  stepLines?: StepLines | null;
  /** Told what the start is doing. */
  note?: NoteStep;
  /** A start that waits for the database ends when it is told to stop. */
  signal?: AbortSignal;
  /** The living demonstration that the database holds. */
  demonstration?: BegunDemonstration | null;
  /** Of the administrator's key before the database was emptied. */
  adminDigest?: string | null;
  /** Empties the database of the demonstration, and starts again. */
  freshStart?: FreshStart;
}

type AppParts = AppSetup & { schema: ReturnType<typeof buildSchema> };

/** The parts opened so far, the last one first: each is stopped before those that it uses. */
type Stops = (() => Promise<unknown>)[];

/** Brings the offices into the database and opens their days, or finds both done. */
type OpenOffices = typeof openOffices;

export async function startApp(setup: AppSetup): Promise<RunningApp> {
  const { config, databaseUrl, ownerUrl, note = () => {}, signal } = setup;
  if (config.databaseUrl)
    await awaitDatabase(ownerUrl ?? databaseUrl, { seconds: config.databaseWaitSeconds, note, signal });
  note('Bringing the database to the version of the program');
  // Takes a while, in which no answer is heard: a connection would be taken for one that fails.
  const schema = buildSchema();
  await prepareDatabase(setup);
  const demonstration = await openDemonstration(setup);
  // It has a clock of its own, which goes on from where it was.
  const clock = demonstration?.clock ?? setup.clock;
  return startOn({ ...setup, clock, demonstration }, openOffices, schema);
}

/** The same on a database whose tables are those of this version. */
export async function startOn(setup: AppSetup, open: OpenOffices, schema = buildSchema()): Promise<RunningApp> {
  const stops: Stops = [];
  try {
    return await startParts({ ...setup, schema }, open, stops);
  } catch (error) {
    await stopInOrder(stops).catch(() => {});
    throw error;
  }
}

async function stopInOrder(stops: Stops): Promise<void> {
  for (const stop of stops) await stop();
}

async function startParts(setup: AppParts, open: OpenOffices, stops: Stops): Promise<RunningApp> {
  const { config, clock, log } = setup;
  const routes = await openParts(setup, open, stops);
  const { pool, offices, limiting, openCounts, metrics } = routes;
  const admin = await adminKey(pool, config.adminKey, config.dataDir, setup.adminDigest);
  const checkKey = openSignIn({ pool, clock, admin, oidc: config.oidc, offices });
  const signIn = withoutGuessing({ signIn: checkKey, limiting, openCounts, log, metrics });
  const findAsker = openCredentials(signIn, routes.browserSignIn?.find ?? null);
  warnOfProxies(config, log);
  warnOfDataKey(config, log);
  const { http, connections } = await openHttp({ config, log, metrics, limiting });
  const closeHttp = closerOf(http);
  const live = liveViewsFor(routes, findAsker, connections);
  const { demonstration = null, freshStart = null } = setup;
  const shown = { ...config, demonstration: demonstration !== null };
  await mountRoutes(http, { ...routes, config: shown, findAsker, streams: live.streams });
  if (demonstration)
    mountDemonstration(http, { ...demonstration, db: queriesOn(pool), graphql: routes.graphql, freshStart });
  const { trustedProxies } = config;
  const now = () => clock.now();
  openShortDoor(http, { repeated: routes.graphql.repeated, limiting, trustedProxies, metrics, connections, now });
  stops.unshift(closeHttp);
  stops.unshift(live.mount(http));
  routes.hearers.figures.start();
  routes.hearers.dayLists.start();
  await http.listen({ port: config.port, host: config.host });
  // It is no part of the start, and is stopped before all that it uses.
  if (demonstration) stops.unshift(startDemonstration(demonstration, { ...routes, http, log }));
  return {
    url: `http://localhost:${listeningPort(http.server)}`,
    clock,
    admin,
    channels: routes.channels,
    leave: () => routes.readiness.leave(),
    stop: () => stopInOrder(stops),
  };
}

/** Opens everything behind the port. */
async function openParts(setup: AppParts, open: OpenOffices, stops: Stops) {
  const { config, databaseUrl, clock, log, schema } = setup;
  const onFault = (error: unknown) => log.error({ err: error }, 'A fault.');
  const database = await openDatabase(databaseUrl, DATABASE_CONNECTIONS, config.dataKeys);
  stops.unshift(() => database.close());
  const { pool } = database;
  await takeUpDataKeys(pool);
  stops.unshift(await tellSteps(pool, setup.stepLines ?? null));
  await warnOfClock(pool, log);
  await warnOfOwnedTables(pool, config, log);
  const { directory: offices, unopened } = await open(database, setup);
  const { databaseReadUrl: url, databaseReadLagSeconds: maxLagSeconds } = config;
  const replica = await openStaleReads({ url, maxLagSeconds, primary: pool, log });
  stops.unshift(() => replica.stop());
  const hearers = await openHearers({ config, databaseUrl, pool, replica, offices, clock, onFault });
  stops.unshift(() => stopHearers(hearers));
  const { listener, boards, figures } = hearers;
  const staleReads = () => replica.reads();
  const metrics = new Metrics({ pool, offices, clock, unopened }, boards.hub, () => replica.figures());
  stops.unshift(await sendTelemetry(config, metrics, log));
  const shared = await openSharedParts({ config, pool, staleReads, offices, clock, figures, metrics, log, onFault });
  if (config.auditSyslog) stops.unshift(startAuditSyslog({ pool, url: config.auditSyslog, onFault }));
  // The last rows have their links before the export ends.
  stops.unshift(() => shared.readings.flush().then(() => linkAudit(pool)));
  const trusted = trustedDocuments(schema, config, log);
  const { publicUrl } = config;
  const graphql = await startGraphQL({ ...shared, schema, readSample, trusted, publicUrl, listener, onFault });
  stops.unshift(() => graphql.stop());
  const conversations = { pool, channels: shared.channels, offices, clock, askFor: graphql.askFor };
  const workOn = openWork(conversations);
  const limiter = new ConcurrencyLimiter(MAX_MESSAGES_AT_WORK);
  const jobs = await startJobs({
    database,
    conversations,
    workOn,
    config,
    limiter,
    unopened,
    placeLog: shared.placeLog,
    barcodeOf: (code) => shared.app.links(code).qr,
    visitLinkOf: (code) => `${config.publicUrl}/t/${shared.app.visits.secretOf({ booking: code })}`,
    readings: shared.readings,
    ...countingJobs(metrics),
    vapid: shared.vapid,
    visits: shared.visits,
    log,
  });
  stops.unshift(jobs.stop);
  const readiness = openReadiness(jobs, listener, pool);
  const parts = { config, pool, staleReads, offices, clock, log, onFault, schema, graphql, hearers, metrics, unopened };
  return { ...shared, ...parts, conversations, workOn, limiter, readiness };
}

/** Counts what jobs tell of. */
function countingJobs(metrics: Metrics) {
  return {
    onWebhookAttempt: (outcome: AttemptOutcome) => metrics.webhookAttempt(outcomeWord(outcome)),
    onWebhookGivenUp: () => metrics.webhookGivenUp(),
    onBrokenLog: (office: string) => metrics.brokenLog(office),
    onAlertAttempt: (outcome: AttemptOutcome) => metrics.phoneAlert(outcomeWord(outcome)),
  };
}

function trustedDocuments(schema: GraphQLSchema, { documentsDir }: Settings, log: Log): TrustedDocuments {
  const warn = (facts: object, message: string) => log.warn(facts, message);
  return openTrustedDocuments({ folder: documentsDir, read: openDocuments(schema), warn });
}

/** Before the routes are mounted, and mounted after them. */
function liveViewsFor(
  routes: Omit<RoutesSetup, 'findAsker' | 'streams'> &
    Pick<Awaited<ReturnType<typeof openParts>>, 'schema' | 'onFault'>,
  askerOf: FindAsker,
  connections: ConnectionBudget,
): LiveViews {
  const { config, schema, graphql, hearers, limiting, onFault } = routes;
  return openLiveViews({
    schema,
    app: graphql.app,
    hub: hearers.boards.hub,
    askerOf,
    origin: routes.browserSignIn?.origin ?? null,
    sourceOf: sourceOf(config.trustedProxies),
    take: limiting.take,
    counts: (source) => config.rateLimit > 0 && limiting.counts(source),
    corsOrigins: config.corsOrigins,
    publicUrl: config.publicUrl,
    release: (socket) => connections.release(socket),
    onFault,
  });
}
