// A measure: a figure with its bar and the places behind it.

export interface CodeMeasure {
  name: string;
  figure: string;
  /** Null: the figure has no bar. */
  bar: { text: string; isMet: boolean } | null;
  places: string[];
}

export function none(name: string, places: string[]): CodeMeasure {
  return atMost(name, places.length, 0, places);
}

export function atMost(name: string, figure: number, bar: number, places: string[]): CodeMeasure {
  return { name, figure: `${figure}`, bar: { text: bar === 0 ? '0' : `<= ${bar}`, isMet: figure <= bar }, places };
}

export function atLeast(name: string, figure: number, bar: number, places: string[]): CodeMeasure {
  return { name, figure: `${figure}`, bar: { text: `>= ${bar}`, isMet: figure >= bar }, places };
}

export function unbounded(name: string, figure: number, places: string[] = []): CodeMeasure {
  return { name, figure: `${figure}`, bar: null, places };
}

export function percent(part: number, whole: number): number {
  return Math.round((part / whole) * 10_000) / 100;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
