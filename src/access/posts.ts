// The posts of a person whom the identity provider names: roles such as `MANAGER:BOGOR`, at one office or several.
import { CallerError } from '../refusal.ts';
import type { Asker, Officer, OfficerRole, Post, StaffRole } from './asker.ts';

const ADMINISTRATOR_ROLE = 'ADMINISTRATOR';
/** The roles of officers, that with the most rights first. */
const OFFICER_ROLES: readonly OfficerRole[] = ['MANAGER', 'FRONT_DESK', 'COUNTER_OFFICER'];
const MAX_ROLES = 100;

/** The roles in a claim, `MANAGER:BOGOR` or `ADMINISTRATOR`, in its order; what is none of ours is left out. */
export function readRoles(claim: unknown): string[] {
  const named: unknown[] = Array.isArray(claim) ? claim : [claim];
  const texts = named.filter((role) => typeof role === 'string');
  return [...new Set(texts.filter((role) => role === ADMINISTRATOR_ROLE || readRole(role)))].slice(0, MAX_ROLES);
}

/** The text by which a claim names that role at that office. */
export function roleText(role: OfficerRole, office: string): string {
  return `${role}:${office}`;
}

/** The texts of all roles at an office; null: that of administrators. */
export function roleTextsOf(office: string | null): string[] {
  return office === null ? [ADMINISTRATOR_ROLE] : OFFICER_ROLES.map((role) => roleText(role, office));
}

function readRole(text: string): { role: OfficerRole; office: string } | null {
  const [name, office, ...rest] = text.split(':');
  const role = OFFICER_ROLES.find((each) => each === name);
  return role && office && rest.length === 0 ? { role, office } : null;
}

/** The roles in a claim as roles and offices; an administrator is of none. */
export function rolesIn(roles: readonly string[]): { role: StaffRole; office: string | null }[] {
  return roles.flatMap((text) => (text === ADMINISTRATOR_ROLE ? { role: text, office: null } : (readRole(text) ?? [])));
}

/** The posts that roles give at the offices there are, in the order of the roles. */
export function postsIn(roles: readonly string[], isOffice: (code: string) => boolean): Post[] {
  const named = roles.flatMap((text) => readRole(text) ?? []).filter(({ office }) => isOffice(office));
  const byOffice = Map.groupBy(named, ({ office }) => office);
  return [...byOffice].flatMap(([office, there]) => {
    const [first, ...others] = OFFICER_ROLES.filter((role) => there.some((each) => each.role === role));
    return first ? { office, roles: [first, ...others] } : [];
  });
}

/** A person as the identity provider names them: `id` is `oidc` and their subject. */
export interface NamedPerson {
  id: string;
  name: string;
  session?: number;
}

/** The asker with these roles, at work at the first office; null: no role is of use here. */
export function askerWithRoles(
  person: NamedPerson,
  roles: readonly string[],
  isOffice: (code: string) => boolean,
): Asker | null {
  if (roles.includes(ADMINISTRATOR_ROLE)) return { kind: 'administrator', ...person };
  const posts = postsIn(roles, isOffice);
  const [first] = posts;
  if (!first) return null;
  const officer: Officer = { kind: 'officer', ...person, role: first.roles[0], office: first.office };
  return posts.length > 1 || first.roles.length > 1 ? { ...officer, posts } : officer;
}

/** The same person at work at another of their offices; undefined: at the first. @throws CallerError FORBIDDEN */
export function postAtOffice(asker: Asker, office: string | undefined): Asker {
  if (office === undefined || asker.kind !== 'officer' || asker.office === office) return asker;
  const post = asker.posts?.find((each) => each.office === office);
  if (!post) throw new CallerError('FORBIDDEN', `You do not work at ${office.slice(0, 40)}.`);
  return { ...asker, role: post.roles[0], office };
}

/** The roles of an officer at the office of this request. */
export function rolesAtWork({ posts, office, role }: Officer): readonly OfficerRole[] {
  return posts?.find((post) => post.office === office)?.roles ?? [role];
}
