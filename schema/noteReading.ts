// Notes that the caller is about to be shown personal data of others.
import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import { isAudited } from '../src/access/asker.ts';
import type { Reading } from '../src/audit/readings.ts';
import type { Context } from './context.ts';

/**
 * Applicants read what is their own, so only staff, devices and API keys are noted.
 * @throws CallerError READING_LIMIT beyond the office's daily ceiling
 */
export function noteReading(
  { app, asker, source }: Context,
  reading: Omit<Reading, 'asker' | 'source'>,
): void | Promise<void> {
  if (!isAudited(asker)) return;
  return app.readings.note({ asker, source, ...reading });
}

type Info = Pick<GraphQLResolveInfo, 'path' | 'operation' | 'fragments'>;

/** The field of Query, Mutation or Subscription by which a field was reached, whatever its alias. */
export function rootFieldOf({ path, operation, fragments }: Info): string {
  let root = path;
  while (root.prev) root = root.prev;
  return fieldNamed(String(root.key), operation.selectionSet, fragments) ?? operation.operation;
}

function fieldNamed(key: string, { selections }: SelectionSetNode, fragments: Info['fragments']): string | null {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      if ((selection.alias ?? selection.name).value === key) return selection.name.value;
      continue;
    }
    const inside = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    const found = inside ? fieldNamed(key, inside.selectionSet, fragments) : null;
    if (found) return found;
  }
  return null;
}
