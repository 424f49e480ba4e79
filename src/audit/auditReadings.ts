// Finds readings of personal data in the audit log: whose data a key was shown, and who was shown the data of one person.

import { sql } from 'kysely';
import { AuditEntity } from '../access/entities.ts';
import type { Queryable } from '../database.ts';
import { type IdPart, readIdPage } from '../idPages.ts';
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
}

const audit = tablesOf(AuditEntity);

/** Newest first. */
export async function readingsOf(db: Queryable, wanted: ReadingsWanted, part: IdPart) {
  const { office, asker, about, since, until } = wanted;
  let found = audit(db)
    .selectFrom('audit')
    .select(['id', 'at', 'who', 'asker', 'what', 'office', 'subject', 'source', 'persons', 'subjects'])
    .where('office', '=', office)
    .where('persons', 'is not', null);
  if (asker !== null) found = found.where('asker', '=', asker);
  if (about !== null) found = found.where(sql<boolean>`${about} = any(subjects)`);
  if (since) found = found.where('at', '>=', since);
  if (until) found = found.where('at', '<', until);
  if (part.after !== null) found = found.where('id', '<', part.after);
  if (part.before !== null) found = found.where('id', '>', part.before);
  return readIdPage(part, async ({ limit, order }) => {
    const rows = await found.orderBy('id', order).limit(limit).execute();
    return rows.map(({ persons, subjects, asker: key, ...row }) => {
      return { ...row, office, asker: key ?? '', persons: persons ?? 0, subjects: subjects ?? [] };
    });
  });
}
export type AuditReading = Awaited<ReturnType<typeof readingsOf>>['items'][number];
