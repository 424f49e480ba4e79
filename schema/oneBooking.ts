// Callers without a key may book one place per request, so that rate limits on requests also limit places.
import {
  type FieldNode,
  type GraphQLResolveInfo,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Asker } from '../src/access/asker.ts';
import { CallerError } from '../src/refusal.ts';

type Info = Pick<GraphQLResolveInfo, 'operation' | 'fragments'>;

const placesByOperation = new WeakMap<OperationDefinitionNode, number>();

/**
 * Counts the `book` fields of a request, regardless of directives. If there are several, each fails.
 * @throws CallerError BAD_USER_INPUT
 */
export function mustBookOnce(asker: Asker, info: Info): void {
  if (asker.kind !== 'anonymous') return;
  const places = placesByOperation.get(info.operation) ?? placesIn(info);
  placesByOperation.set(info.operation, places);
  if (places > 1)
    throw new CallerError('BAD_USER_INPUT', `A request without a key books one place, this asks for ${places}.`);
}

/** Fields with the same response name are one field. */
function placesIn({ operation, fragments }: Info): number {
  const names = new Set<string>();
  const seen = new Set<SelectionSetNode>();
  const look = (set: SelectionSetNode) => {
    if (seen.has(set)) return;
    seen.add(set);
    for (const selection of set.selections) {
      if (isBook(selection)) names.add((selection.alias ?? selection.name).value);
      if (selection.kind === Kind.INLINE_FRAGMENT) look(selection.selectionSet);
      const named = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : undefined;
      if (named) look(named.selectionSet);
    }
  };
  look(operation.selectionSet);
  return names.size;
}

function isBook(selection: SelectionNode): selection is FieldNode {
  return selection.kind === Kind.FIELD && selection.name.value === 'book';
}
