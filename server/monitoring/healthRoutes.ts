// The routes for monitoring: liveness, readiness and the figures for Prometheus.
import type { FastifyInstance } from 'fastify';
import { rfc3339 } from '../../src/time.ts';
import { readHealth, type Watched } from './health.ts';
import type { Metrics } from './metrics.ts';
import { type Readiness, withinTime } from './readiness.ts';

export interface HealthRoutes extends Watched {
  metrics: Metrics;
  readiness: Readiness;
}

/** Details are left out of the answer if the database does not deliver them in time. */
const DETAIL_TIMEOUT_MS = 1800;

export function mountHealthRoutes(app: FastifyInstance, { metrics, readiness, ...watched }: HealthRoutes): void {
  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    const [{ fault, database }, details] = await Promise.all([
      readiness.state(),
      withinTime(DETAIL_TIMEOUT_MS, detailsOf(watched, readiness)).catch(() => {}),
    ]);
    if (fault) return reply.code(503).send({ status: 'not ready', fault });
    return { status: 'ready', database, ...details };
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}

/** Deserves attention but takes no server out of service. The reason of a pause is left to those who may read it. */
async function detailsOf(watched: Watched, readiness: Readiness): Promise<object> {
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
