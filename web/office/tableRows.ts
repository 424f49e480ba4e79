// Sorts, filters and pages the rows of a table: pure.
import type { TemplateResult } from 'lit';

export interface DataCell {
  /** It is sorted by this; null, nothing known, comes last either way. */
  value: string | number | null;
  /** Shown and searched instead of the value. */
  text?: string;
  /** Shown instead of the text. */
  shown?: unknown;
}

export interface DataRow {
  cells: readonly DataCell[];
  /** A row of its own that belongs to this one: it goes with it wherever that comes. */
  below?: TemplateResult;
}

export interface RowOrder {
  column: number;
  isDown: boolean;
}

export interface RowPage {
  rows: readonly DataRow[];
  /** From 0; the last one if fewer are left than the one asked for. */
  page: number;
  pageCount: number;
}

/** Rows that have each of the words in one of their cells. */
export function rowsMatching(rows: readonly DataRow[], text: string): DataRow[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ cells }) => {
    const all = cells.map((cell) => (cell.text ?? String(cell.value ?? '')).toLocaleLowerCase());
    return words.every((word) => all.some((one) => one.includes(word)));
  });
}

/** Equal rows stay in the order in which they came. */
export function sortedRows(rows: readonly DataRow[], { column, isDown }: RowOrder, language: string): DataRow[] {
  const collator = new Intl.Collator(language, { numeric: true });
  return [...rows].sort((a, b) => {
    const [first, second] = [a.cells[column]?.value ?? null, b.cells[column]?.value ?? null];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    const order =
      typeof first === 'number' && typeof second === 'number'
        ? first - second
        : collator.compare(String(first), String(second));
    return isDown ? -order : order;
  });
}

export function pageOfRows(rows: readonly DataRow[], page: number, rowsPerPage: number): RowPage {
  const pageCount = Math.max(1, Math.ceil(rows.length / rowsPerPage));
  const there = Math.min(Math.max(0, page), pageCount - 1);
  return { rows: rows.slice(there * rowsPerPage, (there + 1) * rowsPerPage), page: there, pageCount };
}
