// How much one request may ask for: tokens, depth, aliases, root fields and cost.
import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
  type ValueNode,
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

const LENGTH_ARGUMENTS = new Set(['first', 'last', 'days']);
/**
 * The length of each list where the request says none: the default of its argument, or how many there are as a rule.
 * On the average of all days, closed ones among them, an office has some six hours. `edges` and `nodes` are as many as their list, which is counted already.
 */
export const LIST_LENGTHS: Readonly<Record<string, number>> = {
  offices: 15,
  availability: 14,
  windows: 7,
  hours: 7,
  history: 6,
  counters: 15,
  staff: 50,
  administrators: 50,
  apiKeys: 50,
  dailyStatistics: 15,
  statistics: 15,
  officeKeys: 50,
  staffSessions: 15,
  bookings: 50,
  tickets: 50,
  audit: 50,
  readings: 50,
  blocks: 50,
  conversations: 50,
  messages: 50,
  failedMessages: 50,
  capacityChanges: 50,
  suspiciousAddresses: 50,
  events: 50,
  webhookDeliveries: 50,
  moves: 50,
  draws: 100,
};

/** Of lists below the root that are others than the list of the same name there: a person has few bookings. */
const NESTED_LENGTHS: Readonly<Record<string, number>> = { bookings: 15, messages: 20 };

type Fragments = Map<string, FragmentDefinitionNode>;

/** The document that is measured; `known` holds the sizes of the fragments that were measured already. */
interface Measuring {
  fragments: Fragments;
  known: Map<string, SelectionSize>;
  /** The values of the variables by name; null while a document is only checked. */
  variables: Readonly<Record<string, unknown>> | null;
}

const emptySize = (): SelectionSize => ({ depth: 0, aliases: 0, cost: 0, fields: 0, written: 0 });

/**
 * Fragments count wherever they are used, but each is measured once: two that each use the next twice would otherwise
 * take the age of the world. A circle is another rule's business.
 */
function measureSelection(set: SelectionSetNode, measuring: Measuring, isRoot = false): SelectionSize {
  const size = emptySize();
  for (const selection of set.selections) {
    const { depth, aliases, cost, fields, written } = sizeOf(selection, measuring, isRoot);
    size.depth = Math.max(size.depth, depth);
    size.aliases += aliases;
    size.cost += cost;
    size.fields += fields;
    size.written += written;
  }
  return size;
}

function sizeOf(selection: SelectionNode, measuring: Measuring, isRoot: boolean): SelectionSize {
  if (selection.kind === Kind.INLINE_FRAGMENT) return measureSelection(selection.selectionSet, measuring, isRoot);
  if (selection.kind === Kind.FRAGMENT_SPREAD) return sizeOfFragment(selection.name.value, measuring, isRoot);
  const name = selection.name.value;
  const inner = selection.selectionSet ? measureSelection(selection.selectionSet, measuring) : emptySize();
  const aliases = inner.aliases + (selection.alias ? 1 : 0);
  const counted = { aliases, fields: 1, written: inner.written + 1 };
  if (INTROSPECTION.has(name))
    return { ...counted, depth: Math.max(0, inner.depth + 1 - MAX_INTROSPECTION_DEPTH), cost: 0 };
  const usual = (isRoot ? undefined : NESTED_LENGTHS[name]) ?? LIST_LENGTHS[name];
  const times = usual ? (lengthAsked(selection, measuring.variables) ?? usual) : 1;
  return { ...counted, depth: inner.depth + 1, cost: 1 + times * inner.cost };
}

function sizeOfFragment(name: string, measuring: Measuring, isRoot: boolean): SelectionSize {
  const { fragments, known } = measuring;
  const before = known.get(name);
  if (before) return before;
  known.set(name, emptySize());
  const fragment = fragments.get(name);
  const size = fragment ? measureSelection(fragment.selectionSet, measuring, isRoot) : emptySize();
  known.set(name, size);
  return size;
}

/** The length that a field says by an argument; null: it says none. Only of availability are days a length. */
function lengthAsked({ name: field, arguments: given = [] }: FieldNode, variables: Measuring['variables']) {
  const lengths = given.flatMap(({ name, value }) => {
    if (!LENGTH_ARGUMENTS.has(name.value) || (name.value === 'days' && field.value !== 'availability')) return [];
    const said = lengthOf(value, variables);
    return typeof said === 'number' ? [boundedLength(said)] : [];
  });
  return lengths.length > 0 ? Math.max(...lengths) : null;
}

/** Lists whose length is a variable are counted once the variables are known; until then as short as can be. */
function lengthOf(value: ValueNode, variables: Measuring['variables']): unknown {
  if (value.kind === Kind.VARIABLE) return variables ? variables[value.name.value] : 1;
  return value.kind === Kind.INT ? Number(value.value) : null;
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
  return measureSelection(
    operation.selectionSet,
    { fragments: fragmentsOf(document), known: new Map(), variables },
    true,
  );
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
      const { depth, aliases, cost, fields } = measureOperation(context.getDocument(), node, null);
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
export type CostOf = (variables: Readonly<Record<string, unknown>>) => number;

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
  given: Readonly<Record<string, unknown>>,
): GraphQLError | null {
  if (!takesLengthsByVariable(document)) return null;
  const cost = costOf(document, operation)(given);
  return cost > MAX_COST ? tooLarge(operation, { what: 'cost', is: cost, most: MAX_COST }) : null;
}

/** The cost of an operation as its answer tells it. */
export function toldCost(requested: number): { cost: { requested: number; limit: number } } {
  return { cost: { requested, limit: MAX_COST } };
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [],
    ),
  );
}
