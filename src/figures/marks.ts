// Marks of days that must be counted again: noted as changes are heard, taken off once they are counted.
import type { LocalDate } from '../time.ts';

/** A day; the day of a booking; or all days of an office that are not over. */
export type Mark =
  | { office: string; date: LocalDate; code?: never }
  | { office: string; date?: never; code: string }
  | { office: string; date?: never; code?: never };

export interface Marked {
  mark: Mark;
  heard: number;
}

export interface Marks {
  add(mark: Mark): void;
  all(): Marked[];
  /** Takes these off, but for those that were heard again since. */
  done(some: readonly Marked[]): void;
}

export function openMarks(): Marks {
  const marks = new Map<string, Marked>();
  let heard = 0;
  const keyOf = ({ office, date, code }: Mark) => `${office} ${date ?? code ?? ''}`;
  return {
    add(mark) {
      marks.set(keyOf(mark), { mark, heard: ++heard });
    },
    all: () => [...marks.values()],
    done(some) {
      for (const one of some) {
        const key = keyOf(one.mark);
        if (marks.get(key)?.heard === one.heard) marks.delete(key);
      }
    },
  };
}
