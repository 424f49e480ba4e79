// Whether a request was sent by a page of this site, or by a program.
import type { FastifyRequest } from 'fastify';

/**
 * Browsers tell the site from which a request was sent; another site must send none in a visitor's name. They leave the first
 * header out where the address is neither `https` nor their own machine. Programs send neither, and are as free as at the API.
 */
export function isFromThisSite({ headers, host }: FastifyRequest, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  if (origin === undefined) return true;
  const from = URL.parse(origin);
  return from !== null && (from.host === host || from.origin === new URL(publicUrl).origin);
}
