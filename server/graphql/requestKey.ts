// The key of a query: equal keys have equal answers, as far as a query is about nothing of its caller's own.
import { type Asker, workplaceOf } from '../../src/access/asker.ts';
import { rolesOf } from '../../src/access/permissions.ts';
import type { Language } from '../../src/time.ts';

interface KeyedRequest {
  text: string;
  variables: Readonly<Record<string, unknown>>;
}

/** The same document and variables by callers with the same view. */
export function requestKey(asker: Asker, language: Language, { text, variables }: KeyedRequest): string {
  const place = workplaceOf(asker);
  return [rolesOf(asker).join(), place, language, JSON.stringify(variables), text].join('\n');
}
