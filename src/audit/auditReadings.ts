// Finds readings of personal data in the audit log: whose data a key was shown, and who was shown the data of one person.

import { sql } from 'kysely';
import { AuditEntity } from '../access/entities.ts';
import type { Queryable } from '../database.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';

export interface ReadingsWanted {
  office: string;
  /** Null: of all keys. */
  asker: string | null;
  /** A booking code or id; null: of all. */
  about: string | null;
  since: Instant | null;
  until: Instant | null;
  /** Only readings with lower ids; null: the latest. */
  before: number | null;
  first: number;
}

const audit = tablesOf(AuditEntity);

/** Newest first. */
export async function readingsOf(db: Queryable, wanted: ReadingsWanted) {
  const { office, asker, about, since, until, before, first } = wanted;
  let found = audit(db)
    .selectFrom('audit')
    .select(['id', 'at', 'who', 'asker', 'what', 'office', 'subject', 'source', 'persons', 'subjects'])
    .where('office', '=', office)
    .where('persons', 'is not', null)
    .orderBy('id', 'desc')
    .limit(first);
  if (asker !== null) found = found.where('asker', '=', asker);
  if (about !== null) found = found.where(sql<boolean>`${about} = any(subjects)`);
  if (since) found = found.where('at', '>=', since);
  if (until) found = found.where('at', '<', until);
  if (before !== null) found = found.where('id', '<', before);
  const rows = await found.execute();
  return rows.map(({ persons, subjects, asker: key, ...row }) => {
    return { ...row, office, asker: key ?? '', persons: persons ?? 0, subjects: subjects ?? [] };
  });
}
export type AuditReading = Awaited<ReturnType<typeof readingsOf>>[number];
