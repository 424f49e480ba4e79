// The table at the end: medians of the rounds, side by side, and whether every webhook was acknowledged in time.
import type { Work } from './checked.ts';
import type { Run } from './load.ts';

export interface Turn {
  who: 'antrean' | 'bare';
  /** 0: the warm-up. */
  number: number;
  run: Run;
  /** Messages sent. */
  sent: number;
  /** How far the work was when the last webhook was acknowledged; null: nobody works. */
  atEnd: Work | null;
  /** Seconds from the first webhook until all was worked on and answered. */
  drained: number | null;
  fault: string;
}

/** Milliseconds by which ninety-nine in a hundred are to be acknowledged. */
const BAR = 50;
const SHARES = { p50: 0.5, p95: 0.95, p99: 0.99, 'p99.9': 0.999 } as const;

export function reportWebhooks(turns: readonly Turn[]): string {
  const of = (who: Turn['who'], share: number) =>
    median(turns.filter((turn) => turn.who === who).map(({ run }) => at(run.latencies, share)));
  const lines = Object.entries(SHARES).map(([name, share]) => {
    const [own, bare] = [of('antrean', share), of('bare', share)];
    return `| ${name} | ${own.toFixed(1)} | ${bare.toFixed(1)} | ${(own / bare).toFixed(1)} x |`;
  });
  const faults = turns.flatMap(({ who, number, fault }) => (fault ? [`${who}, round ${number}: ${fault}`] : []));
  const p99 = of('antrean', SHARES.p99);
  return [
    '',
    '| acknowledged within, ms | antrean | bare server | ratio |',
    '|---|--:|--:|--:|',
    ...lines,
    '',
    `p99 within ${BAR} ms: ${p99 <= BAR ? 'met' : 'NOT met'}`,
    faults.length > 0
      ? `NOT VALID, since:\n  ${faults.join('\n  ')}`
      : 'Each message was stored once, worked on once and answered once; replies to each person went in order.',
  ].join('\n');
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] as number) + (sorted[Math.floor(middle)] as number)) / 2;
}
