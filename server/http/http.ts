// The HTTP server on the one port, with the hooks and headers that every request gets.
import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import cors from '@fastify/cors';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { Config } from '../../src/config.ts';
import { storable } from '../../src/text.ts';
import type { RateLimits } from '../access/limiting.ts';
import type { Log } from '../faults/log.ts';
import { ALLOWED_METHODS, API, EVENT_STREAM, wantsPage } from '../graphql/overHttp.ts';
import type { Metrics } from '../monitoring/metrics.ts';
import {
  CONNECTION_LIMITS,
  type ConnectionBudget,
  type ConnectionLimits,
  limitConnections,
} from './connectionBudget.ts';
import { answerFaults } from './faultAnswers.ts';
import { guardDemonstration } from './privateDoor.ts';
import { isProxyIn, watchForProxies } from './proxies.ts';
import { spanRequests } from './requestSpans.ts';
import { apiHeaders, pageHeaders, WITH_CAMERA, WITH_WAKE_LOCK, WITHOUT_DEVICES } from './responseHeaders.ts';

const MAX_BODY_BYTES = 256 * 1024;
/** A client that sends its request more slowly than this is disconnected. */
const REQUEST_TIMEOUT_MS = 15_000;
const SLOW_REQUEST_CHECK_MS = 2000;
const PREFLIGHT_MAX_AGE_SECONDS = 86_400;
/** GraphiQL and pages of other sites read these. */
const EXPOSED_HEADERS = ['ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'];

export interface HttpSetup {
  config: Config;
  log: Log;
  metrics: Pick<Metrics, 'request'>;
  limiting: Pick<RateLimits, 'counts'>;
  limits?: ConnectionLimits;
}

export interface OpenHttp {
  http: FastifyInstance;
  connections: ConnectionBudget;
}

export async function openHttp({ config, log, metrics, limiting, limits }: HttpSetup): Promise<OpenHttp> {
  const app = fastify(config, log);
  const isTrusted = isProxyIn(config.trustedProxies);
  const connections = limitConnections(app, {
    limits: limits ?? CONNECTION_LIMITS,
    counts: (address) => config.rateLimit > 0 && limiting.counts(address) && !isTrusted(address),
  });
  // Added before all else, so that answers to preflights have the headers too.
  setHeaders(app, config);
  await app.register(cors, {
    origin: config.corsOrigins.includes('*') ? '*' : config.corsOrigins,
    methods: ['GET', 'POST'],
    exposedHeaders: EXPOSED_HEADERS,
    maxAge: PREFLIGHT_MAX_AGE_SECONDS,
    // A plain OPTIONS asks what the address takes; only browsers send the headers of a preflight.
    strictPreflight: false,
  });
  guardDemonstration(app, config);
  refuseEncodedBodies(app);
  spanRequests(app);
  app.addHook('onResponse', (request, reply, done) => {
    // An event stream takes as long as its reader stays.
    if (reply.raw.getHeader('content-type') === EVENT_STREAM) return done();
    metrics.request(request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
  watchForProxies(app, log);
  readUtf8Alone(app);
  answerFaults(app, log);
  return { http: app, connections };
}

function fastify({ trustedProxies }: Config, log: Log): FastifyInstance {
  return Fastify({
    loggerInstance: log as FastifyBaseLogger,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    forceCloseConnections: 'idle',
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { querystringParser: readQuery },
    rewriteUrl: ({ url = '/' }) => withoutLastSlash(url),
    // Node looks for slow requests at this interval, so that it is added to the two limits.
    http: { connectionsCheckingInterval: SLOW_REQUEST_CHECK_MS, headersTimeout: REQUEST_TIMEOUT_MS },
    // The schema decides what a body may contain: names that would poison an object are not fields of it.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    genReqId: () => randomUUID(),
    // Addresses contain booking codes, so requests are not logged.
    logController: new LogController({ disableRequestLogging: true }),
    // A logger for each request would cost more than the request; requestId supplies the id.
    childLoggerFactory: (logger) => logger,
  });
}

/** The API answers at `/graphql/` as well. */
function withoutLastSlash(url: string): string {
  return /^\/graphql\/(?:$|\?)/.test(url) ? API + url.slice(API.length + 1) : url;
}

/** JSON is UTF-8 (RFC 8259, section 8.1): other bytes would be read as texts that the caller did not send. */
function readUtf8Alone(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('ignore', 'ignore');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    if (!isUtf8(body)) throw Object.assign(new Error('The body is not UTF-8.'), { statusCode: 400 });
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    await parse(request, body.toString('utf8'), (error, value) => (error ? reject(error) : resolve(value)));
    return promise;
  });
}

/** A body is never decompressed: a small one could be too large for the memory. */
function refuseEncodedBodies(app: FastifyInstance): void {
  // Not asynchronous, as no hook before the body: see test/architecture/promises.test.ts.
  app.addHook('onRequest', ({ headers }, _reply, done) => {
    if ((headers['content-encoding'] ?? 'identity') === 'identity') done();
    else done(Object.assign(new Error('Send bodies as they are, without a content-encoding.'), { statusCode: 415 }));
  });
}

/**
 * Each field is one text that the database takes, so that no route meets a list or NUL: of a field that is named twice the
 * first counts.
 */
function readQuery(query: string): Record<string, string> {
  const fields = [...new URLSearchParams(query)].map(([name, value]) => [name, storable(value)]);
  return Object.fromEntries(fields.toReversed());
}

/** The devices that the page of an address may use. */
function devicesOfPage(url: string): string {
  if (/^\/(desk|kiosk)\b/.test(url)) return WITH_CAMERA;
  return url.startsWith('/t/') ? WITH_WAKE_LOCK : WITHOUT_DEVICES;
}

function setHeaders(app: FastifyInstance, config: Config): void {
  const forPages = pageHeaders(config);
  const forApi = apiHeaders(config);
  app.addHook('onRequest', (request, reply, done) => {
    if (request.method === 'OPTIONS') reply.header('allow', ALLOWED_METHODS);
    // The API answers in JSON, never with a page.
    const isApi = request.routeOptions.url === API && !wantsPage(request);
    reply.header('permissions-policy', devicesOfPage(request.url));
    reply.headers(isApi ? forApi : forPages).header('x-request-id', request.id);
    done();
  });
}
