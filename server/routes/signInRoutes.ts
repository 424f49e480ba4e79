// Sign-in of staff by their browser: to the identity provider and back to the page they came from, and sign-out.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isCardSubject } from '../../src/access/endedCards.ts';
import { CallerError } from '../../src/refusal.ts';
import { type AuthorizationFlow, CALLBACK_PATH, SIGNED_OUT_PATH, type SignInFault } from '../access/browserSignIn.ts';
import type { CardSignIn } from '../access/cardSignIn.ts';
import { mustBeFrom, SESSION_HEADER } from '../access/credentials.ts';
import { type RateLimits, TooManyRequests } from '../access/limiting.ts';
import {
  noSessionCookie,
  noTransactionCookie,
  sessionCookie,
  sessionTokenIn,
  transactionCookie,
  transactionIn,
} from '../access/sessionCookie.ts';
import type { BrowserSessions } from '../access/staffSessions.ts';
import { boundedLog, type WarningLog } from '../faults/boundedLog.ts';
import type { Log } from '../faults/log.ts';

export interface SignInService extends BrowserSessions {
  /** Null: there is no identity provider. */
  flow: AuthorizationFlow | null;
  cards: CardSignIn;
  /** The origin of our pages, the only one whose requests go by the session's cookie. */
  origin: string;
}

export interface BrowserSignInRoutes {
  browserSignIn: SignInService;
  limiting: Pick<RateLimits, 'take'>;
  log: Pick<Log, 'warn'>;
}

export const SIGN_IN_PATH = '/sign-in';
const USUAL_PAGE = '/desk';
const MAX_RETURN_LENGTH = 500;
const MAX_BROWSER_LENGTH = 200;
/** The page's query names by it why no one is signed in. */
const SIGN_IN_FAULT_PARAMETER = 'signIn';

export function mountBrowserSignIn(app: FastifyInstance, routes: BrowserSignInRoutes): void {
  const { flow } = routes.browserSignIn;
  if (flow) mountAuthorization(app, routes, flow);
  mountSignOut(app, routes);
}

function mountAuthorization(app: FastifyInstance, routes: BrowserSignInRoutes, flow: AuthorizationFlow): void {
  const { browserSignIn, limiting } = routes;
  const refusing = { browserSignIn, log: boundedLog(routes.log) };

  app.get<{ Querystring: { return?: string; prompt?: string } }>(SIGN_IN_PATH, async (request, reply) => {
    await countSignIn(limiting, request);
    const returnTo = pageOf(request.query.return ?? USUAL_PAGE, browserSignIn.origin);
    try {
      const { url, transaction, seconds } = await flow.begin(returnTo, request.query.prompt === 'login');
      return goTo(reply.header('set-cookie', transactionCookie(transaction, seconds)), url);
    } catch (cause) {
      return refuseSignIn(refusing, reply, { fault: 'UNAVAILABLE', returnTo, cause });
    }
  });

  app.get(CALLBACK_PATH, async (request, reply) => {
    await countSignIn(limiting, request);
    const [, query = ''] = request.url.split(/\?(.*)/s);
    const finished = await flow.finish(`?${query}`, transactionIn(request.headers.cookie));
    reply.header('set-cookie', noTransactionCookie());
    if ('fault' in finished) return refuseSignIn(refusing, reply, finished);
    const { person, returnTo } = finished;
    const token = await browserSignIn.begin({ ...person, browser: browserNameOf(request), source: request.ip });
    if (!token) return refuseSignIn(refusing, reply, { fault: 'NO_ROLE', returnTo });
    await endFormerSession(browserSignIn, request);
    return goTo(reply.header('set-cookie', sessionCookie(token)), returnTo);
  });

  app.get(SIGNED_OUT_PATH, (_request, reply) => goTo(reply, new URL(USUAL_PAGE, browserSignIn.origin).href));
}

function mountSignOut(app: FastifyInstance, { browserSignIn, limiting }: BrowserSignInRoutes): void {
  app.post('/sign-out', async (request, reply) => {
    if (request.headers[SESSION_HEADER] === undefined)
      throw new CallerError('FORBIDDEN', `Signing out needs the header ${SESSION_HEADER}.`);
    mustBeFrom(request.headers, browserSignIn.origin);
    await countSignIn(limiting, request);
    const former = await endFormerSession(browserSignIn, request);
    reply.header('set-cookie', noSessionCookie()).header('cache-control', 'no-store');
    const logoutUrl = former === 'PROVIDER' ? await browserSignIn.flow?.logoutUrl() : null;
    return logoutUrl ? reply.send({ logoutUrl }) : reply.code(204).send();
  });
}

export function browserNameOf({ headers }: FastifyRequest): string | null {
  return headers['user-agent']?.slice(0, MAX_BROWSER_LENGTH) ?? null;
}

/**
 * Ends the session that the browser had until now, and tells by what it was begun; null: it had none. One that was over
 * already may be the provider's.
 */
export async function endFormerSession(
  sessions: Pick<BrowserSessions, 'end'>,
  { headers, ip }: FastifyRequest,
): Promise<'PROVIDER' | 'CARD' | null> {
  const token = sessionTokenIn(headers.cookie);
  if (!token) return null;
  const ended = await sessions.end(token, ip);
  return ended && isCardSubject(ended.subject) ? 'CARD' : 'PROVIDER';
}

/** A sign-in asks the provider, and a sign-out the database: both count as requests without a key. @throws TooManyRequests */
async function countSignIn(limiting: Pick<RateLimits, 'take'>, { ip }: FastifyRequest): Promise<void> {
  const seconds = await limiting.take({ kind: 'anonymous', source: ip }, ip);
  if (seconds !== null) throw new TooManyRequests(seconds);
}

/** The whole address of a page of ours, so that no path can be read as another host. @throws CallerError BAD_USER_INPUT */
export function pageOf(path: string, origin: string): string {
  const url = path.length <= MAX_RETURN_LENGTH && path.startsWith('/') ? URL.parse(path, origin) : null;
  if (url?.origin !== origin) throw new CallerError('BAD_USER_INPUT', 'return must be the path of a page here: /desk.');
  return url.href;
}

function goTo(reply: FastifyReply, url: string): FastifyReply {
  return reply.header('cache-control', 'no-store').redirect(url, 303);
}

interface RefusedSignIn {
  fault: SignInFault;
  returnTo: string | null;
  cause?: unknown;
}

/** The page says why, and offers to try again. */
function refuseSignIn(
  { browserSignIn, log }: Pick<BrowserSignInRoutes, 'browserSignIn'> & { log: WarningLog },
  reply: FastifyReply,
  { fault, returnTo, cause }: RefusedSignIn,
): FastifyReply {
  log.warn({ fault, err: cause }, 'A browser sign-in failed.');
  const page = new URL(returnTo ?? USUAL_PAGE, browserSignIn.origin);
  page.searchParams.set(SIGN_IN_FAULT_PARAMETER, fault);
  return goTo(reply, page.href);
}
