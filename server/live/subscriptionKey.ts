// The key of a subscription: equal keys mean equal payloads.
import { stripIgnoredCharacters } from 'graphql';
import { type Asker, workplaceOf } from '../../src/access/asker.ts';
import { keySpace } from '../../src/access/keySpace.ts';
import { rolesOf } from '../../src/access/permissions.ts';
import type { Language } from '../../src/time.ts';

export interface SubscribedOperation {
  query: string;
  operationName?: string | null | undefined;
  /** The coerced values of the declared variables. */
  variables: Readonly<Record<string, unknown>>;
}

/** Fields that show data of persons. */
const READS_PERSONS = /\b(?:applicant|booking|photoUrl|conversations?)\b/;

/** The same operation by askers with the same view; blanks, comments and variables that it does not declare make no difference. */
export function subscriptionKey(asker: Asker, language: Language, operation: SubscribedOperation): string {
  const { query, operationName, variables } = operation;
  const place = workplaceOf(asker);
  // Data of applicants are executed for each of their readers, so that each reading is noted.
  const reader = READS_PERSONS.test(query) ? keySpace(asker) : '';
  const view = [rolesOf(asker).join(), place, reader, language, operationName ?? ''];
  return [...view, JSON.stringify(variables), stripIgnoredCharacters(query)].join('\n');
}
