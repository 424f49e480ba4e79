// Mounts everything that is served over HTTP.
import type { FastifyInstance } from 'fastify';
import type { Pool, Queryable } from '../src/database.ts';
import type { Unopened } from '../src/jobs/unopened.ts';
import type { Directory } from '../src/office/directory.ts';
import type { Clock } from '../src/time.ts';
import type { FindAsker } from './access/credentials.ts';
import { requestAsker } from './access/requestAsker.ts';
import type { SharedParts } from './appContext.ts';
import type { Hearers } from './appHearers.ts';
import { mountChannels } from './channels/channelRoutes.ts';
import type { ConcurrencyLimiter } from './channels/concurrencyLimiter.ts';
import type { Conversations, WorkOn } from './channels/conversations.ts';
import { fetchSentPhoto } from './channels/sentPhoto.ts';
import type { Log } from './faults/log.ts';
import type { GraphQLApi } from './graphql/graphql.ts';
import type { EventStreams } from './live/eventStreams.ts';
import { mountHealthRoutes } from './monitoring/healthRoutes.ts';
import type { Metrics } from './monitoring/metrics.ts';
import type { Readiness } from './monitoring/readiness.ts';
import { mountBoardPictures } from './routes/boardPictureRoutes.ts';
import { mountBookings } from './routes/bookingRoutes.ts';
import { mountCardSignIn } from './routes/cardRoutes.ts';
import { mountFiles } from './routes/fileRoutes.ts';
import { explorerPage, mountPages } from './routes/pages.ts';
import { mountPersonalData } from './routes/personalData.ts';
import { mountPhotos } from './routes/photoRoutes.ts';
import { mountPrivacyPages } from './routes/privacyPages.ts';
import { mountRecordings } from './routes/recordingRoutes.ts';
import { mountBrowserSignIn } from './routes/signInRoutes.ts';
import { mountSimulator } from './routes/simulator.ts';
import { mountSlips } from './routes/slipRoutes.ts';
import { mountWebForm } from './routes/webForm.ts';
import type { Settings } from './settings.ts';

export interface RoutesSetup extends Omit<SharedParts, 'app'> {
  config: Settings;
  pool: Pool;
  staleReads(): Queryable;
  offices: Directory;
  clock: Clock;
  log: Log;
  onFault(error: unknown): void;
  findAsker: FindAsker;
  graphql: GraphQLApi;
  streams: EventStreams;
  hearers: Hearers;
  conversations: Conversations;
  workOn: WorkOn;
  limiter: ConcurrencyLimiter;
  metrics: Metrics;
  readiness: Readiness;
  unopened: Unopened;
}

export async function mountRoutes(http: FastifyInstance, routes: RoutesSetup): Promise<void> {
  const {
    config,
    pool,
    offices,
    clock,
    limiting,
    graphql,
    proofOfWork,
    sign,
    fileLinks: links,
    browserSignIn,
  } = routes;
  const askerOf = requestAsker(routes.findAsker, limiting, browserSignIn?.origin ?? null);
  const { figures } = routes.hearers;
  const counts = (source: string) => config.rateLimit > 0 && limiting.counts(source);
  graphql.mount(http, { askerOf, counts, left: limiting.left, streams: routes.streams, page: explorerPage() });
  mountMessaging(http, routes);
  const { askAs, app } = graphql;
  const { publicUrl } = config;
  mountWebForm(http, { pool, clock, limiting, askAs, budgetOf: app.budgetOf, publicUrl, proofOfWork });
  mountPrivacyPages(http, offices);
  mountPersonalData(http, { clock, limiting, askAs, publicUrl });
  mountPhotos(http, { pool, links, onFault: routes.onFault });
  mountBookings(http, { pool, offices, clock, sign });
  mountSlips(http, { pool, offices, clock, visits: routes.visits, publicUrl });
  const placeLogKey = routes.placeLog.publicKey;
  const { staleReads, readings } = routes;
  mountFiles(http, { pool, staleReads, offices, clock, figures, links, placeLogKey, readings, askerOf });
  const { unopened, metrics, readiness, log } = routes;
  const { metricsKey } = config;
  const { openCounts } = routes;
  mountHealthRoutes(http, { pool, offices, clock, unopened, metrics, readiness, metricsKey, log, openCounts });
  mountBoardPictures(http, { pool, offices, clock, askerOf });
  mountRecordings(http, { offices, folder: config.recordingsDir });
  if (browserSignIn) {
    mountBrowserSignIn(http, { browserSignIn, limiting, log });
    mountCardSignIn(http, { browserSignIn, limiting, log });
  }
  await mountPages(http, offices, config);
}

function mountMessaging(http: FastifyInstance, routes: RoutesSetup): void {
  const { pool, channels, offices, clock, log, conversations, limiter, metrics, simulatedPhotos } = routes;
  mountChannels(http, {
    pool,
    channels,
    offices,
    clock,
    log,
    workOn: routes.workOn,
    keepPhoto: (id) => fetchSentPhoto(conversations, id),
    onDropped: (channel, reason) => metrics.webhookDropped(channel, reason),
    onAcknowledged({ channel, status, elapsedMs }) {
      limiter.noteAcknowledged(elapsedMs);
      metrics.webhook(channel, status, elapsedMs / 1000);
    },
  });
  if (simulatedPhotos) mountSimulator(http, { ...conversations, photos: simulatedPhotos });
}
