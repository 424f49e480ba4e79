// The names of officers by their keys, and the officers of an office who may answer people.
import type { Queryable } from '../database.ts';
import type { Instant } from '../time.ts';
import type { OfficerRole } from './asker.ts';
import { askerIdOf } from './endedCards.ts';
import { StaffEntity, StaffSessionEntity } from './entities.ts';
import { staffOf } from './keys.ts';
import { roleText } from './posts.ts';
import { sessionsAt } from './staffSessions.ts';

/** An officer as colleagues see them. */
export interface NamedOfficer {
  /** `officer 7`, or `officer oidc` and the subject of the identity provider. */
  key: string;
  name: string;
}

/** Names by key; one who is not known any more has none. */
export async function officerNames(db: Queryable, keys: Iterable<string | null>): Promise<Map<string, string>> {
  const ids = [...new Set(keys)].flatMap((key) => {
    const [, id] = /^(?:officer|administrator) (.+)$/.exec(key ?? '') ?? [];
    return key && id ? [{ key, id }] : [];
  });
  const numbers = ids.filter(({ id }) => /^\d{1,15}$/.test(id)).map(({ id }) => Number(id));
  const subjects = ids.filter(({ id }) => id.startsWith('oidc ')).map(({ id }) => id);
  const staff = numbers.length > 0 ? await db.em.find(StaffEntity, { id: { $in: numbers } }) : [];
  const sessions =
    subjects.length > 0
      ? await db.em.find(StaffSessionEntity, { subject: { $in: subjects } }, { orderBy: { id: 'asc' } })
      : [];
  const names = new Map([
    ...staff.map(({ id, name }) => [String(id), name] as const),
    ...sessions.map(({ subject, name }) => [subject, name] as const),
  ]);
  return new Map(ids.flatMap(({ key, id }) => (names.has(id) ? [[key, names.get(id) ?? '']] : [])));
}

const ANSWERING: readonly OfficerRole[] = ['FRONT_DESK', 'MANAGER'];

/** Those with a key of the office, and those who are signed in by their browser at present. */
export async function answeringOfficers(db: Queryable, office: string, now: Instant): Promise<NamedOfficer[]> {
  const present = await staffOf(db, office, { ended: false });
  const staff = present.filter(({ role }) => ANSWERING.some((each) => each === role));
  const roles = ANSWERING.map((role) => roleText(role, office));
  const sessions = (await sessionsAt(db, office, now)).filter((one) => one.roles.some((role) => roles.includes(role)));
  const officers = new Map([
    ...staff.map(({ id, name }) => [`officer ${id}`, name] as const),
    ...sessions.map(({ subject, name }) => [`officer ${askerIdOf(subject)}`, name] as const),
  ]);
  return [...officers].map(([key, name]) => ({ key, name })).sort((a, b) => a.name.localeCompare(b.name));
}
