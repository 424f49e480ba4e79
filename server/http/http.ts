// The one port: hooks and headers that every request gets, and the small routes.

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import cors from '@fastify/cors';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import helmet from 'helmet';
import type { Asker } from '../../src/access/asker.ts';
import type { Config } from '../../src/config.ts';
import { CallerError } from '../../src/refusal.ts';
import { rfc3339 } from '../../src/time.ts';
import { type Limiting, TooMany } from '../access/limiting.ts';
import type { SignIn } from '../access/signIn.ts';
import { codeOfOurs, OURS, RETRY_SECONDS } from '../faults/faults.ts';
import type { Log } from '../faults/log.ts';
import { isOutOfReach } from '../faults/outOfReach.ts';
import { API, wantsPage } from '../graphql/overHttp.ts';
import { readHealth, type Watched } from '../monitoring/health.ts';
import type { Metrics } from '../monitoring/metrics.ts';
import { type Readiness, within } from '../monitoring/readiness.ts';

/** Where GraphQL is. */

const BODY_LIMIT = 256 * 1024;
/** A client that sends its request more slowly than this is cut off. */
const REQUEST_TIMEOUT = 15_000;
/** GraphiQL and other sites' pages read these. */
const SHOWN_HEADERS = ['retry-after', 'x-request-id'];

export async function openHttp(config: Config, log: Log, metrics: Metrics): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    trustProxy: config.trustedProxies,
    forceCloseConnections: 'idle',
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    // What a body may hold is the schema's business: names that would poison an object are no fields of it.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    genReqId: () => randomUUID(),
    // Addresses hold codes.
    logController: new LogController({ disableRequestLogging: true }),
    // A logger of its own for each request costs more than the request: the id comes from requestId.
    childLoggerFactory: (logger) => logger,
  });
  const pages = securityHeaders(config);
  const answers = answerHeaders(config);
  // Before all else, so that answers to preflights have it too.
  app.addHook('onRequest', (request, reply, done) => {
    // What is sent to the API is answered in JSON, never by a page.
    const api = request.routeOptions.url === API && !wantsPage(request);
    reply.headers(api ? answers : pages).header('x-request-id', request.id);
    done();
  });
  await app.register(cors, {
    origin: config.corsOrigins.includes('*') ? '*' : config.corsOrigins,
    methods: ['GET', 'POST'],
    exposedHeaders: SHOWN_HEADERS,
    maxAge: 86_400,
  });
  app.addHook('onResponse', (request, reply, done) => {
    metrics.request(request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
  answerFaults(app, log);
  return app;
}

const YEAR = 31_536_000;

/** What OWASP's REST Security Cheat Sheet names for answers that are no pages. */
function answerHeaders(config: Config): Record<string, string> {
  return {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    ...(config.publicUrl.startsWith('https:') && { 'strict-transport-security': `max-age=${YEAR}` }),
  };
}

/** The same for every page, so worked out once. */
function securityHeaders(config: Config): Record<string, string> {
  const headers: Record<string, string> = {};
  const note = {
    setHeader(name: string, value: string) {
      headers[name.toLowerCase()] = value;
    },
    removeHeader() {},
  };
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Older browsers do not count a WebSocket to ourselves as ourselves.
        connectSrc: ["'self'", config.publicUrl.replace(/^http/, 'ws')],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'self'"],
        formAction: ["'self'"],
      },
    },
    // The API is public: other sites' pages may read it.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: config.publicUrl.startsWith('https:') ? { maxAge: YEAR } : false,
  })({} as IncomingMessage, note as unknown as ServerResponse, () => {});
  return headers;
}

/** Faults before or around a route: what the caller did wrong is said, ours is logged under the request's id. */
function answerFaults(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof CallerError) {
      if (error instanceof TooMany) reply.header('retry-after', error.seconds);
      if (error.code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer');
      return reply
        .code(STATUS[error.code])
        .send({ errors: [{ message: error.message, extensions: { code: error.code } }] });
    }
    if (isOutOfReach(error)) reply.header('retry-after', RETRY_SECONDS);
    const status = error.statusCode ?? (isOutOfReach(error) ? 503 : 500);
    // The rest of what was too large is not waited for.
    if (status === 413) reply.header('connection', 'close');
    if (status >= 500)
      log.error({ err: error, route: request.routeOptions.url, requestId: request.id }, 'A request failed.');
    const message = status < 500 ? error.message : OURS;
    const extensions = status < 500 ? { code: 'BAD_REQUEST' } : { code: codeOfOurs(error), requestId: request.id };
    return reply.code(status).send({ errors: [{ message, extensions }], error: message });
  });
}

const STATUS: Record<CallerError['code'], number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  RATE_LIMITED: 429,
};

/** Who asks, if the key is known and they may ask so often. */
export function askerOf(signIn: SignIn, limiting: Limiting): (request: FastifyRequest) => Promise<Asker> {
  return async (request) => {
    const asker = await signIn(request.headers.authorization, request.ip);
    if (!asker) throw new CallerError('UNAUTHENTICATED', 'The key in the Authorization header is not known.');
    const wait = await limiting.take(asker, request.ip);
    if (wait !== null) throw new TooMany(wait);
    return asker;
  };
}

export interface SmallRoutes extends Watched {
  metrics: Metrics;
  readiness: Readiness;
}

/** What is worth a look is left out where it cannot be had in good time. */
const LIMIT_MS = 1800;

export function mountSmallRoutes(app: FastifyInstance, { metrics, readiness, ...watched }: SmallRoutes): void {
  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    const [{ fault, database }, found] = await Promise.all([
      readiness.state(),
      within(LIMIT_MS, detail(watched, readiness)).catch(() => {}),
    ]);
    if (fault) return reply.code(503).send({ status: 'not ready', fault });
    return { status: 'ready', database, ...found };
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}

/** What is worth a look, though it takes no server out of service. Why a number can't send is for those who may read it. */
async function detail(watched: Watched, readiness: Readiness): Promise<object> {
  const { jobLagSeconds, inboxWaiting, oldestUnsentSeconds, paused, unopened, clockAheadSeconds } =
    await readHealth(watched);
  const { jobs, turns } = readiness.failedInARow();
  return {
    clock: { aheadSeconds: Math.round(clockAheadSeconds * 10) / 10, failedInARow: turns },
    jobs: { lagSeconds: Math.round(jobLagSeconds), failedInARow: jobs },
    messages: { inboxWaiting, oldestUnsentSeconds: Math.round(oldestUnsentSeconds) },
    paused: paused.map(({ channel, number, since }) => ({ channel, number, since: since && rfc3339(since, 'UTC') })),
    ...(unopened.length > 0 && { unopened }),
  };
}
