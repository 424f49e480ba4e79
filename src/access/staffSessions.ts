// Sessions of staff who signed in by their browser: begun with the roles of the identity provider, over when idle or old.
import { LockMode } from '@mikro-orm/core';
import type { Queryable, Transaction } from '../database.ts';
import { type RowOf, select, statement } from '../statement.ts';
import { type Instant, isBefore } from '../time.ts';
import type { Asker } from './asker.ts';
import { cardSubject } from './endedCards.ts';
import { StaffSessionEntity } from './entities.ts';
import { digestOfKey, type Ended } from './keys.ts';
import { type NamedPerson, roleTextsOf } from './posts.ts';

const STAFF_SESSION = select(StaffSessionEntity, [
  'id',
  'subject',
  'name',
  'roles',
  'browser',
  'source',
  'createdAt',
  'lastUsedAt',
  'endsAt',
  'endedAt',
]);
export type StaffSession = RowOf<typeof STAFF_SESSION>;

/** A session is over after this time without a request of the person; live views that stay open are none. */
export const SESSION_IDLE_MINUTES = 120;
/** A session is over after this time in any case: the person signs in again, with the roles they have by then. */
export const SESSION_HOURS = 12;
/** Sessions that are over are kept for so long, for those who look into what happened. */
const SESSIONS_KEPT_DAYS = 30;
const MAX_LISTED_SESSIONS = 500;

/** A person whom the identity provider or their card vouches for, with the browser that they came by. */
export interface SignedInPerson extends Omit<NamedPerson, 'session'> {
  roles: readonly string[];
  browser: string | null;
  source: string;
  /** The session is over then at the latest; left out: after its hours. */
  endsBy?: Instant;
}

export async function beginSession(
  tx: Transaction,
  { id, name, roles, browser, source, endsBy }: SignedInPerson,
  { token, now }: { token: string; now: Instant },
): Promise<StaffSession> {
  const usualEnd = now.add({ hours: SESSION_HOURS });
  const endsAt = endsBy && isBefore(endsBy, usualEnd) ? endsBy : usualEnd;
  const times = { createdAt: now, lastUsedAt: now, endsAt, endedAt: null };
  const kept = { subject: id, name, roles: [...roles], browser, source, digest: digestOfKey(token) };
  const session = tx.em.create(StaffSessionEntity, { ...kept, ...times });
  await tx.em.persist(session).flush();
  return session;
}

/** The session of a token, which has random bits enough; null: there is none, or it is over. `isUse` keeps it from idling out. */
export async function liveSession(
  db: Queryable,
  token: string,
  { now, isUse }: { now: Instant; isUse: boolean },
): Promise<StaffSession | null> {
  const values = [digestOfKey(token), now.toString(), idleSince(now).toString(), isUse];
  return (await db.query(SESSION_BY_TOKEN, values))[0] ?? null;
}
// Last used is kept to the minute, as that of keys.
const SESSION_BY_TOKEN = statement('staff session')`
  with found as (
    select * from staff_session where digest = $1 and ended_at is null and ends_at > $2 and last_used_at > $3
  ), touched as (
    update staff_session s set last_used_at = $2 from found
    where s.id = found.id and $4::boolean and found.last_used_at < $2::timestamptz - interval '1 minute'
  ) select ${STAFF_SESSION} from found`;

function idleSince(now: Instant): Instant {
  return now.subtract({ minutes: SESSION_IDLE_MINUTES });
}

function live(now: Instant) {
  return { endedAt: null, endsAt: { $gt: now }, lastUsedAt: { $gt: idleSince(now) } };
}

/** Whether the session by which the asker signed in is over; one without a session has no end here. */
export async function isSessionOver(db: Queryable, asker: Asker, now: Instant): Promise<boolean> {
  const id = 'session' in asker ? asker.session : undefined;
  return id !== undefined && (await db.em.count(StaffSessionEntity, { id, ...live(now) })) === 0;
}

const NEWEST_FIRST = { orderBy: { id: 'desc' }, limit: MAX_LISTED_SESSIONS } as const;

/** Sessions that are not over of all with a role at that office, newest first; null: of administrators. */
export function sessionsAt(db: Queryable, office: string | null, now: Instant): Promise<StaffSession[]> {
  return db.em.find(StaffSessionEntity, { ...live(now), roles: { $overlap: roleTextsOf(office) } }, NEWEST_FIRST);
}

/** The asker's own, in all their browsers. */
export async function ownSessions(db: Queryable, asker: Asker, now: Instant): Promise<StaffSession[]> {
  const subject = sessionSubjectOf(asker);
  return subject ? db.em.find(StaffSessionEntity, { ...live(now), subject }, NEWEST_FIRST) : [];
}

/** Null: the asker has no sessions. Those with a personal key have the ones that their card began. */
function sessionSubjectOf(asker: Asker): string | null {
  if (asker.kind !== 'officer' && asker.kind !== 'administrator') return null;
  if (asker.id?.startsWith('oidc ')) return asker.id;
  return asker.kind === 'officer' && /^\d+$/.test(asker.id) ? cardSubject(Number(asker.id)) : null;
}

/** Ends a session of a person with a role at that office; `office` null: of an administrator. Null where there is none. */
export function endSessionAt(
  tx: Transaction,
  office: string | null,
  id: number,
  now: Instant,
): Promise<Ended<StaffSession> | null> {
  return end(tx, { id, roles: { $overlap: roleTextsOf(office) } }, now);
}

/** Ends one of the asker's own sessions; null where there is none. */
export async function endOwnSession(
  tx: Transaction,
  asker: Asker,
  id: number,
  now: Instant,
): Promise<Ended<StaffSession> | null> {
  const subject = sessionSubjectOf(asker);
  return subject ? end(tx, { id, subject }, now) : null;
}

/** Ends all of the asker's own sessions but the one that asks; those that were not over. */
export async function endOtherOwnSessions(tx: Transaction, asker: Asker, now: Instant): Promise<StaffSession[]> {
  const subject = sessionSubjectOf(asker);
  if (!subject) return [];
  const current = 'session' in asker ? asker.session : undefined;
  const others = await tx.em.find(
    StaffSessionEntity,
    { ...live(now), subject, ...(current !== undefined && { id: { $ne: current } }) },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  for (const session of others) session.endedAt = now;
  return others;
}

/** Ends the session of a token; null where there is none. */
export function endSessionOf(tx: Transaction, token: string, now: Instant): Promise<Ended<StaffSession> | null> {
  return end(tx, { digest: digestOfKey(token) }, now);
}

type SessionFilter =
  | { id: number; roles: { $overlap: string[] } }
  | { id: number; subject: string }
  | { digest: string };

async function end(tx: Transaction, filter: SessionFilter, now: Instant): Promise<Ended<StaffSession> | null> {
  const ended = await tx.em.findOne(StaffSessionEntity, filter, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!ended) return null;
  const repeated = ended.endedAt !== null;
  ended.endedAt ??= now;
  return { ended, repeated };
}

/** Forgets sessions some time after they were over. */
export async function forgetSessions(tx: Transaction, now: Instant): Promise<void> {
  await tx.em.nativeDelete(StaffSessionEntity, { endsAt: { $lt: now.subtract({ hours: 24 * SESSIONS_KEPT_DAYS }) } });
}
