// Medians and quantiles of measured figures.

/** The middle of the figures, or half-way between the two in the middle. NaN without figures. */
export function medianOf(figures: readonly number[]): number {
  return quantileOf(figures, 0.5);
}

/** Interpolated between the two nearest figures. NaN without figures. */
export function quantileOf(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}
