// The difference that a change makes to an object, for the audit log: only what changed, before and after.

/** Values by their names, as deep as the object was; what stayed as it was is left out. */
export interface Difference {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/** One changed value; null: it was not set before, or is not set any more. */
export interface ChangedValue {
  /** Names from the outside in: `policy.holdMinutes`. */
  path: string;
  /** Texts as they are, other values as JSON. */
  before: string | null;
  after: string | null;
}

type Fields = Record<string, unknown>;

/** Characters of JSON: a difference that is longer is told by its names and sizes. */
const MAX_DIFFERENCE_LENGTH = 65_536;

/** Null: nothing changed. `before` null: the object is new; `after` null: it is gone. */
export function difference(before: object | null, after: object | null): Difference | null {
  const found = differenceOf(plain(before), plain(after));
  if (!found) return null;
  return JSON.stringify(found).length > MAX_DIFFERENCE_LENGTH ? shortened(found) : found;
}

/** As JSON has it, so that instants and the like are compared by what they say. */
function plain(value: object | null): Fields {
  return value === null ? {} : JSON.parse(JSON.stringify(value));
}

function differenceOf(before: Fields, after: Fields): Difference | null {
  // As maps, which have no names of their own such as `toString`.
  const [old, fresh] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const found = { before: new Map<string, unknown>(), after: new Map<string, unknown>() };
  for (const name of new Set([...old.keys(), ...fresh.keys()])) {
    const [was, is] = [old.get(name), fresh.get(name)];
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    const areFields = isFields(was) && isFields(is);
    const inside = areFields ? differenceOf(was, is) : null;
    // Only the order of the names is another.
    if (areFields && !inside) continue;
    const changed = inside ? { was: inside.before, is: inside.after } : { was, is };
    if (old.has(name) && !(inside && isEmpty(inside.before))) found.before.set(name, changed.was);
    if (fresh.has(name) && !(inside && isEmpty(inside.after))) found.after.set(name, changed.is);
  }
  if (found.before.size + found.after.size === 0) return null;
  return { before: Object.fromEntries(found.before), after: Object.fromEntries(found.after) };
}

function shortened({ before, after }: Difference): Difference {
  const sizes = (fields: Fields) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, `${JSON.stringify(value).length} characters`]),
    );
  return { before: sizes(before), after: sizes(after) };
}

/** The changed values of a difference, each with its path, in the order of their names. */
export function changedValues({ before, after }: Difference): ChangedValue[] {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  const paths = [...new Set([...was.keys(), ...is.keys()])].toSorted();
  return paths.map((path) => ({ path, before: was.get(path) ?? null, after: is.get(path) ?? null }));
}

function leavesOf(fields: Fields, above = ''): Map<string, string> {
  const leaves = new Map<string, string>();
  for (const [name, value] of Object.entries(fields)) {
    const path = `${above}${name}`;
    if (isFields(value) && !isEmpty(value))
      for (const [below, leaf] of leavesOf(value, `${path}.`)) leaves.set(below, leaf);
    else if (value !== null) leaves.set(path, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return leaves;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(fields: Fields): boolean {
  return Object.keys(fields).length === 0;
}
