// The door of a demonstration: anyone may write as any applicant there, so that only its private network comes in.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import type { Config } from '../../src/config.ts';
import { isPrivateHost } from '../../src/modes.ts';
import { CallerError } from '../../src/refusal.ts';
import { isFromThisSite } from './sameSite.ts';

const NOT_PRIVATE =
  'A demonstration answers within its private network only, because anyone may write as any applicant there: use its address in that network, or set MODE=live.';

/** Addresses of demonstrations alone: they change things in the name of others, without a key. */
const DEMONSTRATION_ADDRESS = /^\/(simulator|demonstration|channels\/simulator)\b/;

/** A page of another site reaches what its reader reaches: it must neither sign in, nor write, nor delete anything. */
export function guardDemonstration(
  app: FastifyInstance,
  { mode, publicUrl }: Pick<Config, 'mode' | 'publicUrl'>,
): void {
  if (mode !== 'demo') return;
  app.addHook('onRequest', (request, _reply, done) => {
    if (!isFromInside(request)) return done(new CallerError('FORBIDDEN', NOT_PRIVATE));
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead || !DEMONSTRATION_ADDRESS.test(request.url) || isFromThisSite(request, publicUrl)) return done();
    done(new CallerError('FORBIDDEN', 'Another site has no part in this demonstration.'));
  });
}

/** By its name, too: a name of another site that leads here makes this server a part of that site for its pages. */
function isFromInside({ raw, hostname, socket }: FastifyRequest): boolean {
  const asked = raw.headers.host;
  const names = [...(asked === undefined ? [] : [hostNameIn(asked)]), ...(hostname ? [hostNameIn(hostname)] : [])];
  return isNearby(socket.remoteAddress ?? '', socket.localAddress ?? '') && names.every(isPrivateHost);
}

function hostNameIn(host: string): string {
  return URL.parse(`http://${host}`)?.hostname ?? '';
}

const NEARBY_RANGES: ReadonlySet<string> = new Set([
  'loopback',
  'private',
  'linkLocal',
  'uniqueLocal',
  'carrierGradeNat',
]);
const BITS_OF_IPV6_NETWORK = 64;

/** Whether a connection comes from a private network, or from the same network of IPv6, in which all addresses are public. */
export function isNearby(remote: string, local: string): boolean {
  if (!ipaddr.isValid(remote)) return true;
  const from = ipaddr.process(remote);
  if (NEARBY_RANGES.has(from.range())) return true;
  if (!ipaddr.isValid(local)) return false;
  const to = ipaddr.process(local);
  return from.kind() === 'ipv6' && to.kind() === 'ipv6' && from.match(to, BITS_OF_IPV6_NETWORK);
}
