// The credentials of a request: a key or token in a header, or the session of a browser; and the office that it is for.
import type { IncomingHttpHeaders } from 'node:http';
import type { Asker } from '../../src/access/asker.ts';
import { postAtOffice } from '../../src/access/posts.ts';
import { CallerError } from '../../src/refusal.ts';
import { sessionTokenIn } from './sessionCookie.ts';
import { isAsker, type SignedIn, type SignIn } from './signIn.ts';

export interface Credentials {
  /** `Bearer` and a key or token. */
  authorization?: string | undefined;
  /** The token of a browser's session; it is looked at where there is no key. */
  session?: string | undefined;
  /** Whether the page asks by itself, which does not keep the session from being over. */
  isIdle?: boolean;
  /** Code of the office at which the person is at work; undefined: the first of theirs. */
  office?: string | undefined;
}

/** Without credentials: an anonymous asker. Null: they are not valid. @throws CallerError where they are not for that office */
export type FindAsker = (credentials: Credentials, source: string) => Promise<SignedIn>;

/** The person of a session; null: it is unknown, or over. `isUse`: whether the person does something by it. */
export type FindSession = (token: string, isUse: boolean) => Promise<Asker | null>;

/** `sessions`: null where browsers cannot sign in. */
export function openCredentials(signIn: SignIn, sessions: FindSession | null): FindAsker {
  return async ({ authorization, session, isIdle = false, office }, source) => {
    // A source of '' is a session looked up again, which is no use of it.
    const found =
      sessions && session && !authorization
        ? await sessions(session, source !== '' && !isIdle)
        : await signIn(authorization, source);
    return isAsker(found) ? postAtOffice(found, office) : found;
  };
}

export const OFFICE_HEADER = 'antrean-office';
/**
 * Sent by our pages where the session's cookie counts: no page of another site can send it here. `idle`: the person has not
 * touched the page for some time, and it asks by itself.
 */
export const SESSION_HEADER = 'antrean-session';

/** The origin of the pages whose requests a session's cookie counts for; null: browsers cannot sign in. */
export type SessionOrigin = string | null;

/**
 * The cookie counts only in a POST that carries the header of our pages, and comes from their origin.
 * @throws CallerError FORBIDDEN from another origin
 */
export function credentialsIn(
  { method, headers }: { method: string; headers: IncomingHttpHeaders },
  origin: SessionOrigin,
): Credentials {
  const { authorization } = headers;
  const office = textIn(headers[OFFICE_HEADER]);
  const isBySession = origin !== null && !authorization && method === 'POST' && headers[SESSION_HEADER] !== undefined;
  if (!isBySession) return { authorization, office };
  mustBeFrom(headers, origin);
  return { session: sessionTokenIn(headers.cookie), isIdle: headers[SESSION_HEADER] === 'idle', office };
}

/** The credentials of a WebSocket: its first message says what the headers of a request say. @throws CallerError */
export function credentialsOfSocket(
  headers: IncomingHttpHeaders,
  parameters: Readonly<Record<string, unknown>>,
  origin: SessionOrigin,
): Credentials {
  const authorization = textIn(parameters.authorization ?? parameters.Authorization) ?? headers.authorization;
  const office = textIn(parameters.office);
  if (origin === null || authorization || parameters.session !== true) return { authorization, office };
  mustBeFrom(headers, origin);
  return { session: sessionTokenIn(headers.cookie), isIdle: true, office };
}

/** @throws CallerError FORBIDDEN */
export function mustBeFrom({ origin: from }: IncomingHttpHeaders, origin: string): void {
  if (from !== origin) throw new CallerError('FORBIDDEN', `A session counts for pages of ${origin} only.`);
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
