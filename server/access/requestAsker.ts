// Finds the asker of an HTTP request, and counts the request in their budget.
import type { FastifyRequest } from 'fastify';
import type { Asker } from '../../src/access/asker.ts';
import type { ExpiredKey } from '../../src/access/keys.ts';
import { CallerError } from '../../src/refusal.ts';
import { type Credentials, credentialsIn, type FindAsker, type SessionOrigin } from './credentials.ts';
import { type RateLimits, TooManyRequests } from './limiting.ts';

/** @throws CallerError if the key is not valid, the session is over, or the budget is used up. */
export type RequestAsker = (request: FastifyRequest) => Promise<Asker>;

export function requestAsker(
  findAsker: FindAsker,
  limiting: Pick<RateLimits, 'take' | 'left'>,
  origin: SessionOrigin,
): RequestAsker {
  return async (request) => {
    const asker = await signedInAs(credentialsIn(request, origin), request.ip, findAsker);
    const waitSeconds = await limiting.take(asker, request.ip);
    if (waitSeconds !== null) throw new TooManyRequests(waitSeconds, undefined, await limiting.left(asker, request.ip));
    return asker;
  };
}

/** @throws CallerError if the key is not valid, or the session is over */
export async function signedInAs(credentials: Credentials, source: string, findAsker: FindAsker): Promise<Asker> {
  const asker = await findAsker(credentials, source);
  if (asker?.kind === 'expired') throw new CallerError('KEY_EXPIRED', expiredMessage(asker));
  if (!asker) throw new CallerError('UNAUTHENTICATED', credentials.session ? SESSION_OVER : UNKNOWN_KEY);
  return asker;
}

const UNKNOWN_KEY = 'The key in the Authorization header is not known.';
const SESSION_OVER = 'The session is over: sign in again.';

function expiredMessage({ since }: ExpiredKey): string {
  const day = since.toString().slice(0, 10);
  return `This key expired on ${day}, by its age or without use: a manager of the office makes a new one (addStaff).`;
}
