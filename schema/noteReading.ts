// Notes that the caller is about to be shown personal data of others.
import { type GraphQLResolveInfo, Kind } from 'graphql';
import { isStaff } from '../src/access/asker.ts';
import type { Reading } from '../src/audit/readings.ts';
import type { Context } from './context.ts';

/**
 * Applicants read what is their own, so only staff and API keys are noted.
 * @throws CallerError READING_LIMIT beyond the office's daily ceiling
 */
export function noteReading(
  { app, asker, source }: Context,
  reading: Omit<Reading, 'asker' | 'source'>,
): void | Promise<void> {
  if (!isStaff(asker) && asker.kind !== 'apiKey') return;
  return app.readings.note({ asker, source, ...reading });
}

type Path = GraphQLResolveInfo['path'];

/** The field of Query, Mutation or Subscription by which a field was reached; its alias, if a fragment hides its name. */
export function rootFieldOf({ path, operation }: Pick<GraphQLResolveInfo, 'path' | 'operation'>): string {
  let root: Path = path;
  while (root.prev) root = root.prev;
  const found = operation.selectionSet.selections.find(
    (selection) => selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === root.key,
  );
  return found?.kind === Kind.FIELD ? found.name.value : String(root.key);
}
