// The whole server on one database: wires every room to the others, and takes it all down again.
import { randomInt } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { JobHelpers } from 'graphile-worker';
import { openChannels, openSimulatedPhotos } from '../adapters/index.ts';
import { buildSchema, type House } from '../schema/index.ts';
import type { Asker } from '../src/access/asker.ts';
import { isEnded } from '../src/access/keys.ts';
import { openBudgets } from '../src/access/source.ts';
import { type BookAnswer, bookGroup, type Wanted } from '../src/booking/book.ts';
import { type Confirmation, confirmGroup } from '../src/booking/confirm.ts';
import type { Channels, SendFault } from '../src/channel.ts';
import { inTransaction, type Pool, queriesOn } from '../src/database.ts';
import { openKeeper } from '../src/figures/keep.ts';
import { enqueueForgotten } from '../src/inbox/inbox.ts';
import { rollAll } from '../src/jobs/clockwork.ts';
import { deliver } from '../src/jobs/deliver.ts';
import { startMissed, takeInMissed } from '../src/jobs/missed.ts';
import { Scheduler } from '../src/jobs/scheduler.ts';
import { settleAll } from '../src/jobs/settleAll.ts';
import { undelivered } from '../src/jobs/undelivered.ts';
import { openUnopened, type Unopened } from '../src/jobs/unopened.ts';
import { startWorkers, type Workers } from '../src/jobs/workers.ts';
import { smsOf } from '../src/messages/index.ts';
import { applyFile, type Directory, openDirectory } from '../src/office/directory.ts';
import type { FileOffice } from '../src/office/officesFile.ts';
import { enqueueUnsent } from '../src/outbox/outbox.ts';
import { DELAYS, type Delays } from '../src/outbox/turn.ts';
import { seedCounters } from '../src/queue/counters.ts';
import { isRefusal } from '../src/refusal.ts';
import type { Clock } from '../src/time.ts';
import { inGroups } from '../src/transact.ts';
import { openLimiting, sourceOf } from './access/limiting.ts';
import { type AdminKey, addressSigner, adminKey, fileLinkKey } from './access/secrets.ts';
import { signIn } from './access/signIn.ts';
import { mountChannels } from './channels/channelRoutes.ts';
import { chatLinks } from './channels/chatLinks.ts';
import { type Conversations, workInTurn, workOn } from './channels/conversations.ts';
import { counted } from './channels/countedChannels.ts';
import { type GiveWay, openGiveWay } from './channels/giveWay.ts';
import { readSample } from './channels/readSample.ts';
import { fetchSentPhoto } from './channels/sentPhoto.ts';
import type { Log } from './faults/log.ts';
import { startGraphQL } from './graphql/graphql.ts';
import { closerOf } from './http/closeHttp.ts';
import { askerOf, mountSmallRoutes, openHttp } from './http/http.ts';
import { withoutGuessing } from './http/wrongKeys.ts';
import { startBoards } from './live/boards.ts';
import { listen } from './live/listener.ts';
import { mountSubscriptions } from './live/subscriptions.ts';
import { warnOfClock } from './monitoring/clockSkew.ts';
import { type Metrics, openMetrics } from './monitoring/metrics.ts';
import { openReadiness } from './monitoring/readiness.ts';
import { type Database, migrate, openDatabase } from './postgres/database.ts';
import { bookingLinks, mountBookings } from './routes/bookingRoutes.ts';
import { openDayListFiles } from './routes/dayListFiles.ts';
import { openFileLinks } from './routes/fileLinks.ts';
import { mountFiles } from './routes/fileRoutes.ts';
import { explorerPage, mountPages } from './routes/pages.ts';
import { mountPhotos, photoLinks } from './routes/photoRoutes.ts';
import { mountSimulator } from './routes/simulator.ts';
import { mountWebForm } from './routes/webForm.ts';
import { openWorks } from './routes/work.ts';
import type { Settings } from './settings.ts';

export interface RunningApp {
  /** Where it listens. */
  url: string;
  admin: AdminKey;
  channels: Channels;
  /** Answers what is in flight, then stops everything but the database server. */
  stop(): Promise<void>;
}

export interface AppSetup {
  config: Settings;
  databaseUrl: string;
  offices: readonly FileOffice[];
  clock: Clock;
  log: Log;
}

/** How many jobs are worked on at a time. */
const WORKERS = 8;

export async function startApp(setup: AppSetup): Promise<RunningApp> {
  const { config, databaseUrl, clock, log } = setup;
  await migrate(databaseUrl);
  const database = await openDatabase(databaseUrl);
  const { pool } = database;
  const stops: (() => Promise<unknown>)[] = [() => database.close()];
  try {
    await warnOfClock(pool, log);
    const unopened = openUnopened(({ office, date, error }) =>
      log.error({ err: error, office, date }, 'A day could not be opened; it will be tried again each minute.'),
    );
    const offices = await readOffices(database, setup, unopened);
    const onFault = (error: unknown) => log.error({ err: error }, 'A fault.');
    const hearers = await startHearers(setup, pool, offices, onFault);
    stops.unshift(hearers.stop);
    const { boards, figures, listener } = hearers;
    const metrics = openMetrics({ pool, offices, clock, unopened }, boards.hub);
    const limiting = openLimiting({
      perMinute: config.rateLimit,
      countLoopback: config.mode === 'live' || config.rateLimitSet,
    });
    const sign = await addressSigner(pool);
    const hasLeft = (asker: Asker) => isEnded(queriesOn(pool), asker);
    const fileLinks = openFileLinks({ publicUrl: config.publicUrl, key: await fileLinkKey(pool), clock, hasLeft });
    const commands = openCommands(pool, offices, clock, metrics);
    const simulated = config.mode === 'demo' ? openSimulatedPhotos() : null;
    const channels = counted(
      openChannels({ publicUrl: config.publicUrl, simulator: simulated, channels: config.channels }),
      metrics.delivery,
    );
    const works = openWorks(sign('web form'));
    const house: House = {
      pool,
      offices,
      now: () => clock.now(),
      ...commands,
      links: bookingLinks(config.publicUrl, sign),
      fileLinks,
      chatLink: chatLinks(channels),
      figures: figures.figures,
      photoLink: photoLinks(config.publicUrl, { clock, sign }),
      guesses: limiting.guesses,
      works: { challenge: works.giveFor, solved: works.solvedFor },
      budgetOf: openBudgets(countsLoopback(config)),
      readSample: (sample) => readSample(sample, house, graphql.askFor),
      onFault,
    };
    const admin = await adminKey(pool, config.adminKey, config.dataDir);
    const schema = buildSchema();
    const graphql = await startGraphQL({ schema, house, publicUrl: config.publicUrl, onFault });
    stops.unshift(() => graphql.stop());

    const conversations = { pool, channels, offices, clock, askFor: graphql.askFor };
    const giveWay = openGiveWay(WORKERS);
    const work = await startWork(database, conversations, { delays: delaysOf(config), giveWay, unopened }, log);
    stops.unshift(work.stop);
    const app = await openHttp(config, log, metrics);
    const closeHttp = closerOf(app);
    const looksUp = signIn({ pool, clock, admin, oidc: config.oidc, offices });
    const signedIn = withoutGuessing({ signIn: looksUp, limiting, log, metrics });
    const whoAsks = askerOf(signedIn, limiting);
    graphql.mount(app, whoAsks, explorerPage());
    mountChannels(app, {
      ...{ pool, channels, clock, log },
      workOn: (id) => workOn(conversations, id),
      keepPhoto: (id) => fetchSentPhoto(conversations, id),
      acknowledged({ channel, status, milliseconds }) {
        giveWay.acknowledged(milliseconds);
        metrics.webhook(channel, status, milliseconds / 1000);
      },
    });
    if (simulated) mountSimulator(app, { ...conversations, photos: simulated });
    mountWebForm(app, {
      pool,
      clock,
      limiting,
      askAs: graphql.askAs,
      publicUrl: config.publicUrl,
      works,
    });
    mountPhotos(app, { pool, clock, sign });
    mountBookings(app, { pool, offices, clock, sign });
    mountFiles(app, { pool, offices, clock, figures, links: fileLinks, askerOf: whoAsks });
    const readiness = openReadiness(work, listener, pool);
    mountSmallRoutes(app, { pool, offices, clock, unopened, metrics, readiness });
    await mountPages(app, offices, config.mode);
    stops.unshift(closeHttp);
    stops.unshift(
      mountSubscriptions(app, {
        schema,
        house,
        hub: boards.hub,
        askerOf: signedIn,
        sourceOf: sourceOf(config.trustedProxies),
        take: limiting.take,
        onFault,
      }),
    );
    hearers.workByThemselves();
    await app.listen({ port: config.port, host: config.host });
    const address = app.server.address() as AddressInfo;
    return { url: `http://localhost:${address.port}`, admin, channels, stop: () => inOrder(stops) };
  } catch (error) {
    await inOrder(stops).catch(() => {});
    throw error;
  }
}

/** All that live on what is announced: the boards, the figures, the lists on this machine's disk. */
async function startHearers(
  { config, databaseUrl, clock }: AppSetup,
  pool: Pool,
  offices: Directory,
  onFault: (error: unknown) => void,
) {
  const listener = await listen(databaseUrl, onFault);
  const boards = startBoards({ pool, listener, offices, clock, onFault });
  const figures = openKeeper({ pool, offices, clock, caughtUp: () => listener.caughtUp(), onFault });
  const dayLists = openDayListFiles({ dataDir: config.dataDir, pool, offices, clock, onFault });
  for (const hearer of [figures, dayLists]) listener.tell(hearer);
  return {
    listener,
    boards,
    figures,
    workByThemselves() {
      figures.start();
      dayLists.start();
    },
    /** Those who would begin to work on what they hear stop when nothing is heard any more. */
    stop: () => inOrder([() => listener.stop(), dayLists.stop, figures.stop, () => boards.stop()]),
  };
}

async function inOrder(stops: (() => Promise<unknown>)[]): Promise<void> {
  for (const stop of stops) await stop();
}

async function readOffices(
  { orm, pool }: Database,
  { offices, clock, log }: AppSetup,
  unopened: Unopened,
): Promise<Directory> {
  const left = await applyFile(orm.em, offices);
  for (const code of left)
    log.warn({ office: code }, 'This office is no longer in the offices file; it stays as it was.');
  const directory = await openDirectory(orm.em);
  for (const { code, texts } of directory.all()) {
    for (const text of texts) {
      const { key, language } = text;
      const count = smsOf(text) ?? 1;
      if (count > 1) log.warn({ office: code, key, language, sms: count }, 'A text of the office costs several SMS.');
    }
  }
  for (const office of directory.all()) await inTransaction(pool, (tx) => seedCounters(tx, office));
  unopened.note(await rollAll(pool, directory, clock.now()));
  // What cannot be ended yet is tried again by the clock, and keeps no office closed.
  await settleAll(pool, clock.now()).catch((error) => log.error({ err: error }, 'What is due could not be ended.'));
  return directory;
}

/** What many do at once goes in groups; every answer is counted. */
function openCommands(pool: Pool, offices: Directory, clock: Clock, metrics: Metrics): Pick<House, 'book' | 'confirm'> {
  const book = inGroups<Wanted, BookAnswer>(pool, (tx, group, inLine) => bookGroup(tx, group, clock.now(), inLine));
  return {
    async book(wanted) {
      const answer = await book(wanted);
      metrics.booking(wanted.channel, isRefusal(answer) ? answer.refused : answer.status);
      return answer;
    },
    confirm: inGroups<Confirmation, BookAnswer>(pool, (tx, group) => confirmGroup(tx, group, offices.get, clock.now())),
  };
}

/** The jobs: those that come by the queue, and those that come by the clock. */
async function startWork(
  { url, pool }: Database,
  conversations: Conversations,
  { delays, giveWay, unopened }: { delays: Delays; giveWay: GiveWay; unopened: Unopened },
  log: Log,
): Promise<{ workers: Workers; clockwork: Scheduler; stop(): Promise<void> }> {
  const onFault = (error: unknown) => log.error({ err: error }, 'A job failed; it will be tried again.');
  const { channels, clock, offices } = conversations;
  const delivery = {
    pool,
    channels,
    offices,
    clock,
    delays,
    chance: (below: number) => randomInt(below),
    onFault,
  };
  const tasks = {
    converse: (payload: unknown) => giveWay.run(() => workInTurn(conversations, idOf(payload))),
    deliver: (payload: unknown, { job }: JobHelpers) => deliver(delivery, idOf(payload), job.attempts > 1),
    undelivered: (payload: unknown) => undelivered(delivery, payload as { id: number; fault: SendFault }),
    photo: (payload: unknown) => fetchSentPhoto({ pool, channels, offices, clock }, idOf(payload)),
    missed: () => takeInMissed({ pool, channels, offices, clock, onFault }),
  };
  await inTransaction(pool, enqueueForgotten);
  await inTransaction(pool, enqueueUnsent);
  await startMissed(pool);
  const workers = await startWorkers({ url, pool, tasks, concurrency: WORKERS, onFault });
  const clockwork = new Scheduler({ pool, offices, clock, unopened, onFault });
  return {
    workers,
    clockwork,
    async stop() {
      await clockwork.stop();
      await workers.stop();
    },
  };
}

/** Who sets no limit of requests in a demonstration measures or trains, and books from this machine itself. */
function countsLoopback({ mode, rateLimit, rateLimitSet }: Settings): boolean {
  return mode === 'live' || (rateLimitSet && rateLimit > 0);
}

/** A number that can't send is no matter of a moment: its settings are wrong, or its bill is not paid. */
function delaysOf({ retrySeconds }: Settings): Delays {
  const retry = retrySeconds * 1000;
  return { retry, pause: (DELAYS.pause / DELAYS.retry) * retry };
}

function idOf(payload: unknown): number {
  return Number((payload as { id: unknown }).id);
}
