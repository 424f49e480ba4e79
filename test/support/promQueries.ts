// The names of figures and labels: those that a program prints for Prometheus, and those that a query asks for.

/** The labels of each figure by its name. */
export type PromFigures = Map<string, Set<string>>;

const PRINTED = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? \S+/;
const LABELLED = /(\w+)="(?:[^"\\]|\\.)*"/g;
const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;
const BRACES = /\{([^}]*)\}/g;
const GROUPED = /\b(?:by|on|without|ignoring)\s*\(([^)]*)\)/g;
const RANGE = /\[[^\]]*\]/g;
/** A word in front of a parenthesis is a function. */
const QUERY_WORD = /(?<![\w:$])([a-zA-Z_:][\w:]*)(?!\s*\()(?![\w:])/g;
const QUERY_WORDS = new Set(['and', 'or', 'unless', 'offset', 'bool', 'by', 'on', 'without', 'ignoring']);

export function figuresPrinted(text: string): PromFigures {
  const figures: PromFigures = new Map();
  for (const line of text.split('\n')) {
    const [, name, labels = ''] = PRINTED.exec(line) ?? [];
    if (name === undefined) continue;
    const known = figures.get(name) ?? new Set();
    for (const [, label = ''] of labels.matchAll(LABELLED)) known.add(label);
    figures.set(name, known);
  }
  return figures;
}

export function askedBy(query: string): { names: string[]; labels: string[] } {
  const unquoted = query.replaceAll(QUOTED, '""');
  const labels = new Set<string>();
  for (const [, inside = ''] of unquoted.matchAll(BRACES))
    for (const [, label = ''] of inside.matchAll(/(\w+)\s*(?:=|!)/g)) labels.add(label);
  for (const [, list = ''] of unquoted.matchAll(GROUPED))
    for (const label of list.split(',').map((each) => each.trim())) if (label) labels.add(label);
  const bare = unquoted.replaceAll(BRACES, '').replaceAll(GROUPED, '').replaceAll(RANGE, '');
  const names = [...bare.matchAll(QUERY_WORD)].map(([, name = '']) => name).filter((name) => !QUERY_WORDS.has(name));
  return { names: [...new Set(names)], labels: [...labels] };
}
