// How much one request may ask for: tokens, depth, aliases, root fields and cost.
import {
  type ArgumentNode,
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
  visit,
} from 'graphql';

/** A query of this contract that asks for everything has some 300 tokens. */
export const PARSING = { maxTokens: 2000 };

const MAX_DEPTH = 10;
const MAX_ALIASES = 30;
const MAX_ROOT_FIELDS = 10;
export const MAX_COST = 10_000;

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
const LENGTH_ARGUMENTS = new Set(['first', 'days']);
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

/** The document that is measured; `known` holds the sizes of the fragments that were measured already. */
interface Measuring {
  fragments: Fragments;
  known: Map<string, SelectionSize>;
  /** The values of the variables by name; none while a document is only checked. */
  variables: Readonly<Record<string, unknown>>;
}

const emptySize = (): SelectionSize => ({ depth: 0, aliases: 0, cost: 0, fields: 0, written: 0 });

/**
 * Fragments count wherever they are used, but each is measured once: two that each use the next twice would otherwise
 * take the age of the world. A circle is another rule's business.
 */
function measureSelection(set: SelectionSetNode, measuring: Measuring): SelectionSize {
  const size = emptySize();
  for (const selection of set.selections) {
    const { depth, aliases, cost, fields, written } = sizeOf(selection, measuring);
    size.depth = Math.max(size.depth, depth);
    size.aliases += aliases;
    size.cost += cost;
    size.fields += fields;
    size.written += written;
  }
  return size;
}

function sizeOf(selection: SelectionNode, measuring: Measuring): SelectionSize {
  if (selection.kind === Kind.INLINE_FRAGMENT) return measureSelection(selection.selectionSet, measuring);
  if (selection.kind === Kind.FRAGMENT_SPREAD) return sizeOfFragment(selection.name.value, measuring);
  const name = selection.name.value;
  const inner = selection.selectionSet ? measureSelection(selection.selectionSet, measuring) : emptySize();
  const aliases = inner.aliases + (selection.alias ? 1 : 0);
  const counted = { aliases, fields: 1, written: inner.written + 1 };
  if (INTROSPECTION.has(name))
    return { ...counted, depth: Math.max(0, inner.depth + 1 - MAX_INTROSPECTION_DEPTH), cost: 0 };
  const times = LIST_FIELDS.has(name) ? listLengthOf(selection.arguments ?? [], measuring.variables) : 1;
  return { ...counted, depth: inner.depth + 1, cost: 1 + times * inner.cost };
}

function sizeOfFragment(name: string, measuring: Measuring): SelectionSize {
  const { fragments, known } = measuring;
  const before = known.get(name);
  if (before) return before;
  known.set(name, emptySize());
  const fragment = fragments.get(name);
  const size = fragment ? measureSelection(fragment.selectionSet, measuring) : emptySize();
  known.set(name, size);
  return size;
}

function listLengthOf(given: readonly ArgumentNode[], variables: Measuring['variables']): number {
  const size = given.find(({ name }) => LENGTH_ARGUMENTS.has(name.value))?.value;
  if (size?.kind === Kind.INT) return boundedLength(Number(size.value));
  const variable = size?.kind === Kind.VARIABLE ? variables[size.name.value] : null;
  return typeof variable === 'number' ? boundedLength(variable) : DEFAULT_LIST_LENGTH;
}

/** A length below nought is refused by the field itself; it never makes a request cheaper. */
function boundedLength(length: number): number {
  return Math.max(0, Math.min(length, 200));
}

function fragmentsOf({ definitions }: DocumentNode): Fragments {
  return new Map(definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [])));
}

function measureOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Measuring['variables'],
): SelectionSize {
  return measureSelection(operation.selectionSet, { fragments: fragmentsOf(document), known: new Map(), variables });
}

/** How many fields the operation would have with its fragments written out wherever they are used. */
export function expandedFieldCount(document: DocumentNode, operation: OperationDefinitionNode): number {
  return measureOperation(document, operation, {}).written;
}

function tooLarge(node: OperationDefinitionNode, { what, is, most }: { what: string; is: number; most: number }) {
  return new GraphQLError(`The request is too large: ${what} ${is}, at most ${most}.`, { nodes: node });
}

function sizeRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      const { depth, aliases, cost, fields } = measureOperation(context.getDocument(), node, {});
      const say = (what: string, is: number, most: number) => {
        if (is > most) context.reportError(tooLarge(node, { what, is, most }));
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

/** Whether an operation of the document takes the length of a list from a variable, by document. */
const lengthsByVariable = new WeakMap<DocumentNode, boolean>();

function takesLengthsByVariable(document: DocumentNode): boolean {
  const known = lengthsByVariable.get(document);
  if (known !== undefined) return known;
  let found = false;
  visit(document, {
    Argument({ name, value }) {
      if (value.kind === Kind.VARIABLE && LENGTH_ARGUMENTS.has(name.value)) found = true;
    },
  });
  lengthsByVariable.set(document, found);
  return found;
}

/** The cost of the operation once its variables are known. */
export type CostOf = (variables: Measuring['variables']) => number;

export function costOf(document: DocumentNode, operation: OperationDefinitionNode): CostOf {
  const costWith: CostOf = (variables) => measureOperation(document, operation, variables).cost;
  const defaults = defaultsOf(operation);
  if (takesLengthsByVariable(document)) return (given) => costWith({ ...defaults, ...given });
  const cost = costWith(defaults);
  return () => cost;
}

/**
 * The error of a request whose cost is too high once its variables are known, or null. A document is checked without
 * them, so that lists whose length is a variable are counted here.
 */
export function costFault(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Measuring['variables'],
): GraphQLError | null {
  if (!takesLengthsByVariable(document)) return null;
  const cost = costOf(document, operation)(given);
  return cost > MAX_COST ? tooLarge(operation, { what: 'cost', is: cost, most: MAX_COST }) : null;
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [],
    ),
  );
}
