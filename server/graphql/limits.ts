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

const MAX_DEPTH = 10;
const MAX_ALIASES = 30;
const MAX_ROOT_FIELDS = 10;
const MAX_COST = 10_000;

/** Introspection asks more deeply than anything else, costs nothing, and is public. */
const INTROSPECTION = new Set(['__schema', '__type', '__typename']);
const MAX_INTROSPECTION_DEPTH = 16;

interface SelectionSize {
  depth: number;
  aliases: number;
  cost: number;
  /** Fields side by side, those of fragments too. */
  fields: number;
  /** Fields in all, fragments written out wherever they are used. */
  written: number;
}

/** A list asks for as much as `first` or `days` says, or this many where neither is said. */
const DEFAULT_LIST_LENGTH = 15;
/** `edges` are as many as their list, which is counted already. */
const LIST_FIELDS = new Set([
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
const emptySize = (): SelectionSize => ({ depth: 0, aliases: 0, cost: 0, fields: 0, written: 0 });

/**
 * Fragments count wherever they are used, but each is measured once: two that each use the next twice would otherwise
 * take the age of the world. A circle is another rule's business.
 */
function measureSelection(
  set: SelectionSetNode,
  fragments: Fragments,
  known: Map<string, SelectionSize>,
): SelectionSize {
  const size = emptySize();
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

function sizeOf(selection: SelectionNode, fragments: Fragments, known: Map<string, SelectionSize>): SelectionSize {
  if (selection.kind === Kind.INLINE_FRAGMENT) return measureSelection(selection.selectionSet, fragments, known);
  if (selection.kind === Kind.FRAGMENT_SPREAD) return sizeOfFragment(selection.name.value, fragments, known);
  const name = selection.name.value;
  const inner = selection.selectionSet ? measureSelection(selection.selectionSet, fragments, known) : emptySize();
  const aliases = inner.aliases + (selection.alias ? 1 : 0);
  const counted = { aliases, fields: 1, written: inner.written + 1 };
  if (INTROSPECTION.has(name))
    return { ...counted, depth: Math.max(0, inner.depth + 1 - MAX_INTROSPECTION_DEPTH), cost: 0 };
  const times = LIST_FIELDS.has(name) ? listLengthOf(selection.arguments ?? []) : 1;
  return { ...counted, depth: inner.depth + 1, cost: 1 + times * inner.cost };
}

function sizeOfFragment(name: string, fragments: Fragments, known: Map<string, SelectionSize>): SelectionSize {
  const before = known.get(name);
  if (before) return before;
  known.set(name, emptySize());
  const fragment = fragments.get(name);
  const size = fragment ? measureSelection(fragment.selectionSet, fragments, known) : emptySize();
  known.set(name, size);
  return size;
}

function listLengthOf(given: readonly { name: { value: string }; value: { kind: string; value?: unknown } }[]): number {
  const size = given.find(({ name }) => name.value === 'first' || name.value === 'days');
  return size?.value.kind === Kind.INT ? Math.min(Number(size.value.value), 200) : DEFAULT_LIST_LENGTH;
}

function fragmentsOf({ definitions }: DocumentNode): Fragments {
  return new Map(definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [])));
}

/** How many fields the operation would have with its fragments written out wherever they are used. */
export function expandedFieldCount(document: DocumentNode, operation: OperationDefinitionNode): number {
  return measureSelection(operation.selectionSet, fragmentsOf(document), new Map()).written;
}

function sizeRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      const { depth, aliases, cost, fields } = measureSelection(
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
      say('depth', depth, MAX_DEPTH);
      say('aliases', aliases, MAX_ALIASES);
      say('cost', cost, MAX_COST);
      say('fields at the root', fields, MAX_ROOT_FIELDS);
    },
  };
}

export const LIMIT_RULES: ValidationRule[] = [sizeRule];
export const LIMITS: readonly ValidationRule[] = [...specifiedRules, sizeRule];
