// Tells the operator of proxies that TRUSTED_PROXIES does not name: behind them all callers are one source.
import proxyAddress from '@fastify/proxy-addr';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../src/config.ts';
import type { Log } from '../faults/log.ts';

/** Whether an address is that of a trusted proxy. */
export function isProxyIn(trustedProxies: readonly string[]): (address: string) => boolean {
  const trusted = proxyAddress.compile([...trustedProxies]);
  return (address) => trusted(address, 0);
}

/** At start: HTTPS is spoken by a proxy before this server, for the server itself speaks HTTP only. */
export function warnOfProxies({ publicUrl, trustedProxies }: Config, log: Pick<Log, 'warn'>): void {
  if (!publicUrl.startsWith('https:') || trustedProxies.length > 0) return;
  log.warn(
    'TRUSTED_PROXIES is not set, so all callers behind the proxy of PUBLIC_URL count as one: set it to the address of that proxy.',
  );
}

/** Once, at the first request whose proxy is not trusted. */
export function watchForProxies(app: FastifyInstance, log: Pick<Log, 'warn'>): void {
  let isTold = false;
  app.addHook('onRequest', (request, _reply, done) => {
    if (!isTold && request.headers['x-forwarded-for'] !== undefined && request.ips === undefined) {
      isTold = true;
      log.warn(
        { proxy: request.socket.remoteAddress },
        'A request names the address it was passed on for, but TRUSTED_PROXIES is not set: it counts as one of the proxy itself.',
      );
    }
    done();
  });
}
