// The time that a freed place rests before all may have it: pure.

/** Whole seconds, each as likely as any other; `chance(n)` gives one of 0 to n - 1. */
export function restSeconds({ from, to }: { from: number; to: number }, chance: (below: number) => number): number {
  return from * 60 + chance((to - from) * 60 + 1);
}
