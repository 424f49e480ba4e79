// Finds the asker of an HTTP request, and counts the request in their budget.
import type { FastifyRequest } from 'fastify';
import type { Asker } from '../../src/access/asker.ts';
import type { ExpiredKey } from '../../src/access/keys.ts';
import { CallerError } from '../../src/refusal.ts';
import { type RateLimits, TooManyRequests } from './limiting.ts';
import type { SignIn } from './signIn.ts';

/** @throws CallerError if the key is not valid, or the budget is used up. */
export type RequestAsker = (request: FastifyRequest) => Promise<Asker>;

export function requestAsker(signIn: SignIn, limiting: Pick<RateLimits, 'take'>): RequestAsker {
  return async (request) => {
    const asker = await signIn(request.headers.authorization, request.ip);
    if (asker?.kind === 'expired') throw new CallerError('KEY_EXPIRED', expiredMessage(asker));
    if (!asker) throw new CallerError('UNAUTHENTICATED', 'The key in the Authorization header is not known.');
    const waitSeconds = await limiting.take(asker, request.ip);
    if (waitSeconds !== null) throw new TooManyRequests(waitSeconds);
    return asker;
  };
}

function expiredMessage({ since }: ExpiredKey): string {
  const day = since.toString().slice(0, 10);
  return `This key expired on ${day}, by its age or without use: a manager of the office makes a new one (addStaff).`;
}
