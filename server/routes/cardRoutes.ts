// Takes a card and its PIN from the sign-in of our own pages, and gives the browser its session.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { CallerError } from '../../src/refusal.ts';
import type { CardSignIn } from '../access/cardSignIn.ts';
import { mustBeFrom, SESSION_HEADER } from '../access/credentials.ts';
import { type RateLimits, TooManyRequests } from '../access/limiting.ts';
import { sessionCookie } from '../access/sessionCookie.ts';
import { boundedLog } from '../faults/boundedLog.ts';
import type { Log } from '../faults/log.ts';
import { browserNameOf, endFormerSession, type SignInService } from './signInRoutes.ts';

export const CARD_SIGN_IN_PATH = '/sign-in/card';
const MAX_CARD_BODY_BYTES = 2048;
const MAX_PROOF_LENGTH = 200;

const cardProofText = z.string().max(MAX_PROOF_LENGTH);
const cardProof = z.strictObject({
  card: cardProofText,
  pin: cardProofText.nullable().default(null),
  key: cardProofText.nullable().default(null),
  newPin: cardProofText.nullable().default(null),
});

export interface CardRoutes {
  browserSignIn: SignInService & { cards: CardSignIn };
  limiting: Pick<RateLimits, 'take'>;
  log: Pick<Log, 'warn'>;
}

export function mountCardSignIn(app: FastifyInstance, { browserSignIn, limiting, log }: CardRoutes): void {
  const bounded = boundedLog(log);
  app.post(CARD_SIGN_IN_PATH, { bodyLimit: MAX_CARD_BODY_BYTES }, async (request, reply) => {
    const { headers, ip, body } = request;
    // Another site could else sign this browser in as someone else.
    if (headers[SESSION_HEADER] === undefined)
      throw new CallerError('FORBIDDEN', `Signing in by a card needs the header ${SESSION_HEADER}.`);
    mustBeFrom(headers, browserSignIn.origin);
    const seconds = await limiting.take({ kind: 'anonymous', source: ip }, ip);
    if (seconds !== null) throw new TooManyRequests(seconds);
    const proof = cardProof.safeParse(body);
    if (!proof.success)
      throw new CallerError('BAD_USER_INPUT', 'The body must be JSON with card, and pin or key and newPin.');
    const outcome = await browserSignIn.cards.signIn(proof.data, { browser: browserNameOf(request), source: ip });
    reply.header('cache-control', 'no-store');
    if ('fault' in outcome) {
      const { fault, triesLeft } = outcome;
      bounded.warn({ source: ip, fault }, 'A sign-in by a card failed.');
      return reply.code(403).send({ fault, triesLeft });
    }
    await endFormerSession(browserSignIn, request);
    return reply.header('set-cookie', sessionCookie(outcome.token)).code(204).send();
  });
}
