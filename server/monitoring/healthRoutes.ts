// The routes for monitoring: liveness, readiness and the figures for Prometheus.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { rfc3339 } from '../../src/time.ts';
import { withinTime } from '../faults/withinTime.ts';
import { attentionTo } from './attention.ts';
import { readHealth, type Watched } from './health.ts';
import type { Metrics } from './metrics.ts';
import { type MonitorSetup, type MonitorVerdict, openMonitors } from './monitors.ts';
import type { Readiness } from './readiness.ts';

export interface HealthRoutes extends Watched, Omit<MonitorSetup, 'metrics'> {
  metrics: Metrics;
  readiness: Readiness;
}

/** Details are left out of the answer if the database does not deliver them in time. */
const DETAIL_TIMEOUT_MS = 1800;

/** Liveness and readiness answer every request; details and figures only those that may read them. */
export function mountHealthRoutes(app: FastifyInstance, routes: HealthRoutes): void {
  const { metrics, readiness, metricsKey, log, openCounts, ...watched } = routes;
  const verdictOn = openMonitors({ metricsKey, metrics, log, openCounts });
  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', async (request, reply) => {
    const isOpen = (await verdictOn(request)) === 'open';
    const [{ fault, database }, details] = await Promise.all([
      readiness.state(),
      isOpen ? withinTime(DETAIL_TIMEOUT_MS, detailsOf(watched, readiness)).catch(() => {}) : undefined,
    ]);
    if (fault) return reply.code(503).send({ status: 'not ready', fault });
    return isOpen ? { status: 'ready', database, ...details } : { status: 'ready' };
  });
  app.get('/metrics', async (request, reply) => {
    const verdict = await verdictOn(request);
    // Pages of other sites have no business with the figures.
    reply.removeHeader('access-control-allow-origin');
    if (verdict !== 'open') return refuse(reply, verdict);
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}

const REFUSED: Record<Exclude<MonitorVerdict, 'open'>, { status: number; message: string }> = {
  'key needed': { status: 401, message: 'The figures need the key of METRICS_KEY: Authorization: Bearer <key>.' },
  'key wrong': { status: 401, message: 'This is not the key of METRICS_KEY.' },
  'too many': { status: 429, message: 'Too many keys that are not known: try again in ten minutes.' },
  elsewhere: {
    status: 403,
    message: 'Without METRICS_KEY the figures are for this machine only: set it, and send it as a bearer token.',
  },
};

function refuse(reply: FastifyReply, verdict: Exclude<MonitorVerdict, 'open'>): FastifyReply {
  const { status, message } = REFUSED[verdict];
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (status === 429) reply.header('retry-after', '600');
  return reply.code(status).send({ error: message });
}

/** Deserves attention but takes no server out of service. The reason of a pause is left to those who may read it. */
async function detailsOf(watched: Watched, readiness: Readiness): Promise<object> {
  const health = await readHealth(watched);
  const { jobLagSeconds, inboxWaiting, oldestUnsentSeconds, paused, unopened, clockAheadSeconds } = health;
  const done = readiness.doneHere();
  const attention = attentionTo(health, done);
  return {
    clock: {
      aheadSeconds: Math.round(clockAheadSeconds * 10) / 10,
      failedInARow: done.failedTurns,
      lastTurnSeconds: Math.round(done.lastTurnSeconds),
    },
    jobs: { lagSeconds: Math.round(jobLagSeconds), failedInARow: done.failedJobs },
    messages: { inboxWaiting, oldestUnsentSeconds: Math.round(oldestUnsentSeconds) },
    paused: paused.map(({ channel, number, since }) => ({ channel, number, since: since && rfc3339(since, 'UTC') })),
    ...(unopened.length > 0 && { unopened }),
    ...(attention.length > 0 && { attention }),
  };
}
