// The sessions of browsers: a token for each, looked up once in two seconds, and refused without a look where it is not ours.
import { randomBytes } from 'node:crypto';
import type { Asker } from '../../src/access/asker.ts';
import { type AuditedChange, writeAudit } from '../../src/access/audit.ts';
import { askerIdOf } from '../../src/access/endedCards.ts';
import { askerWithRoles } from '../../src/access/posts.ts';
import {
  beginSession,
  endSessionOf,
  liveSession,
  type SignedInPerson,
  type StaffSession,
} from '../../src/access/staffSessions.ts';
import { inTransaction, type Pool, queriesOn, type Transaction } from '../../src/database.ts';
import type { Directory } from '../../src/office/directory.ts';
import type { Clock, Instant } from '../../src/time.ts';
import type { FindSession } from './credentials.ts';

export interface BrowserSessions {
  find: FindSession;
  /** The token of a new session; null: none of the roles is of an office here. */
  begin(person: SignedInPerson): Promise<string | null>;
  /** The same in a transaction that is under way. */
  beginIn(tx: Transaction, person: SignedInPerson): Promise<string | null>;
  /** The session that was ended; null: there was none, or it was over. */
  end(token: string, source: string): Promise<StaffSession | null>;
}

export interface BrowserSessionsSetup {
  pool: Pool;
  clock: Clock;
  offices: Pick<Directory, 'find'>;
  sign(text: string): string;
}

/** A session that was ended is noticed within these milliseconds. */
const SESSION_CACHE_MS = 2000;
const MAX_KNOWN_SESSIONS = 10_000;
const TOKEN_BYTES = 32;

/** Signed, so that tokens that were made up cost no look into the database. */
function signedToken(random: string, sign: BrowserSessionsSetup['sign']): string {
  return `${random}.${sign(`session ${random}`)}`;
}

function isSignedToken(token: string, sign: BrowserSessionsSetup['sign']): boolean {
  const [random = ''] = token.split('.');
  return token === signedToken(random, sign);
}

export function openBrowserSessions({ pool, clock, offices, sign }: BrowserSessionsSetup): BrowserSessions {
  const known = new Map<string, { asker: Asker; until: number }>();
  const isOffice = (code: string) => offices.find(code) !== undefined;

  function askerOf({ id, subject, name, roles }: StaffSession): Asker | null {
    return askerWithRoles({ id: askerIdOf(subject), name, session: id }, roles, isOffice);
  }

  async function find(token: string, isUse: boolean): Promise<Asker | null> {
    const remembered = known.get(token);
    if (remembered && remembered.until > performance.now()) return remembered.asker;
    known.delete(token);
    if (!isSignedToken(token, sign)) return null;
    const session = await liveSession(queriesOn(pool), token, { now: clock.now(), isUse });
    const asker = session && askerOf(session);
    if (known.size >= MAX_KNOWN_SESSIONS) known.clear();
    if (asker) known.set(token, { asker, until: performance.now() + SESSION_CACHE_MS });
    return asker;
  }

  async function beginIn(tx: Transaction, person: SignedInPerson): Promise<string | null> {
    if (!askerWithRoles(person, person.roles, isOffice)) return null;
    const token = signedToken(randomBytes(TOKEN_BYTES).toString('base64url'), sign);
    const now = clock.now();
    const session = await beginSession(tx, person, { token, now });
    await noteSession(tx, 'signIn', { asker: askerOf(session), source: person.source, now });
    return token;
  }

  return {
    find,
    async begin(person) {
      return inTransaction(pool, (tx) => beginIn(tx, person));
    },
    beginIn,
    async end(token, source) {
      known.delete(token);
      if (!isSignedToken(token, sign)) return null;
      const now = clock.now();
      return inTransaction(pool, async (tx) => {
        const found = await endSessionOf(tx, token, now);
        if (!found || found.repeated) return null;
        await noteSession(tx, 'signOut', { asker: askerOf(found.ended), source, now });
        return found.ended;
      });
    },
  };
}

interface NotedSession {
  /** Null: the offices of the person are no more. */
  asker: Asker | null;
  source: string;
  now: Instant;
}

/** A row for each office of the person, whose manager reads it there. */
async function noteSession(tx: Transaction, what: string, { asker, source, now }: NotedSession): Promise<void> {
  if (!asker) return;
  const change: Omit<AuditedChange, 'office'> = { asker, source, what, subject: null };
  for (const office of officesOfAsker(asker)) await writeAudit(tx, { ...change, office }, now);
}

function officesOfAsker(asker: Asker): (string | null)[] {
  if (asker.kind !== 'officer') return [null];
  return asker.posts?.map(({ office }) => office) ?? [asker.office];
}
