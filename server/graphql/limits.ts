// How much one request may ask for: tokens, depth, aliases, root fields and cost.
import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** A query of this contract that asks for everything has some 300 tokens. */
export const PARSING = { maxTokens: 2000 };

const DEEPEST = 10;
const MOST_ALIASES = 30;
const MOST_FIELDS = 10;
const DEAREST = 10_000;

/** Introspection asks more deeply than anything else, costs nothing, and is public. */
const INTROSPECTION = new Set(['__schema', '__type', '__typename']);
const DEEPEST_INTROSPECTION = 16;

interface Size {
  depth: number;
  aliases: number;
  cost: number;
  /** Fields side by side, those of fragments too. */
  fields: number;
  /** Fields in all, fragments written out wherever they are used. */
  written: number;
}

/** A list asks for as much as `first` or `days` says, or this many where neither is said. */
const USUAL_LIST = 15;
/** `edges` are as many as their list, which is counted already. */
const LISTS = new Set([
  'offices',
  'availability',
  'windows',
  'history',
  'counters',
  'bookings',
  'tickets',
  'staff',
  'administrators',
  'apiKeys',
  'audit',
  'dailyStatistics',
  'statistics',
]);

type Fragments = Map<string, FragmentDefinitionNode>;
const nothing = (): Size => ({ depth: 0, aliases: 0, cost: 0, fields: 0, written: 0 });

/**
 * Fragments count wherever they are used, but each is measured once: two that each use the next twice would otherwise
 * take the age of the world. A circle is another rule's business.
 */
function measure(set: SelectionSetNode, fragments: Fragments, known: Map<string, Size>): Size {
  const size = nothing();
  for (const selection of set.selections) {
    const { depth, aliases, cost, fields, written } = sizeOf(selection, fragments, known);
    size.depth = Math.max(size.depth, depth);
    size.aliases += aliases;
    size.cost += cost;
    size.fields += fields;
    size.written += written;
  }
  return size;
}

function sizeOf(selection: SelectionNode, fragments: Fragments, known: Map<string, Size>): Size {
  if (selection.kind === Kind.INLINE_FRAGMENT) return measure(selection.selectionSet, fragments, known);
  if (selection.kind === Kind.FRAGMENT_SPREAD) return sizeOfFragment(selection.name.value, fragments, known);
  const name = selection.name.value;
  const inner = selection.selectionSet ? measure(selection.selectionSet, fragments, known) : nothing();
  const aliases = inner.aliases + (selection.alias ? 1 : 0);
  const counted = { aliases, fields: 1, written: inner.written + 1 };
  if (INTROSPECTION.has(name))
    return { ...counted, depth: Math.max(0, inner.depth + 1 - DEEPEST_INTROSPECTION), cost: 0 };
  const times = LISTS.has(name) ? timesOf(selection.arguments ?? []) : 1;
  return { ...counted, depth: inner.depth + 1, cost: 1 + times * inner.cost };
}

function sizeOfFragment(name: string, fragments: Fragments, known: Map<string, Size>): Size {
  const before = known.get(name);
  if (before) return before;
  known.set(name, nothing());
  const fragment = fragments.get(name);
  const size = fragment ? measure(fragment.selectionSet, fragments, known) : nothing();
  known.set(name, size);
  return size;
}

function timesOf(given: readonly { name: { value: string }; value: { kind: string; value?: unknown } }[]): number {
  const size = given.find(({ name }) => name.value === 'first' || name.value === 'days');
  return size?.value.kind === Kind.INT ? Math.min(Number(size.value.value), 200) : USUAL_LIST;
}

function fragmentsOf({ definitions }: DocumentNode): Fragments {
  return new Map(definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [])));
}

/** How many fields the operation would have with its fragments written out wherever they are used. */
export function writtenOut(document: DocumentNode, operation: OperationDefinitionNode): number {
  return measure(operation.selectionSet, fragmentsOf(document), new Map()).written;
}

function limit(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      const { depth, aliases, cost, fields } = measure(
        node.selectionSet,
        fragmentsOf(context.getDocument()),
        new Map(),
      );
      const say = (what: string, is: number, most: number) => {
        if (is > most)
          context.reportError(
            new GraphQLError(`The request is too large: ${what} ${is}, at most ${most}.`, { nodes: node }),
          );
      };
      say('depth', depth, DEEPEST);
      say('aliases', aliases, MOST_ALIASES);
      say('cost', cost, DEAREST);
      say('fields at the root', fields, MOST_FIELDS);
    },
  };
}

export const LIMIT_RULES: ValidationRule[] = [limit];
export const LIMITS: readonly ValidationRule[] = [...specifiedRules, limit];
