// Decides which requests may read figures and details: those with METRICS_KEY, or without it those of this machine.
import { hash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { isLoopback, requestSource } from '../../src/access/source.ts';
import { openAllowance } from '../access/allowance.ts';
import type { OpenCounts } from '../access/sharedCounts.ts';
import { boundedLog } from '../faults/boundedLog.ts';
import type { Log } from '../faults/log.ts';
import type { Metrics } from './metrics.ts';

/** `open`: may read; the others say why not. */
export type MonitorVerdict = 'open' | 'key needed' | 'key wrong' | 'too many' | 'elsewhere';

export interface MonitorSetup {
  metricsKey: string | null;
  metrics: Pick<Metrics, 'wrongKey'>;
  log: Pick<Log, 'warn'>;
  openCounts: OpenCounts;
}

/** Wrong keys of one network in ten minutes. */
const MAX_WRONG_METRICS_KEYS = 30;

export function openMonitors({ metricsKey, metrics, log, openCounts }: MonitorSetup) {
  const wrong = openAllowance(openCounts, 'wrong metrics keys of source', MAX_WRONG_METRICS_KEYS);
  const bounded = boundedLog(log);
  const expected = metricsKey && digest(metricsKey);

  return async (request: FastifyRequest): Promise<MonitorVerdict> => {
    if (!expected) return isAskedHere(request) ? 'open' : 'elsewhere';
    const given = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!given) return 'key needed';
    if (timingSafeEqual(digest(given), expected)) return 'open';
    metrics.wrongKey('metrics');
    const source = requestSource(request.ip);
    if (!(await wrong.enter(source))) return 'too many';
    await wrong.leave(source, true);
    bounded.warn({ source: request.ip, kind: 'metrics' }, 'A key is not known.');
    return 'key wrong';
  };
}

/** A proxy on this machine passes on what others ask. */
function isAskedHere({ ip, headers }: FastifyRequest): boolean {
  return isLoopback(ip) && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined;
}

function digest(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}
