// The table at the end: medians of the rounds, side by side, and whether every webhook was acknowledged in time.
import { medianOf } from '../statistics.ts';
import type { CheckedWork } from './checked.ts';
import type { LoadRun } from './load.ts';

export interface WebhookTurn {
  who: 'antrean' | 'bare';
  /** 0: the warm-up. */
  number: number;
  run: LoadRun;
  /** Messages sent. */
  sent: number;
  /** The progress of the work when the last webhook was acknowledged; null: no work is done. */
  atEnd: CheckedWork | null;
  /** Seconds from the first webhook until all was worked on and answered. */
  drained: number | null;
  fault: string;
}

/** Milliseconds by which ninety-nine in a hundred are to be acknowledged. */
const MAX_ACKNOWLEDGE_MS = 50;
const SHARES = { p50: 0.5, p95: 0.95, p99: 0.99, 'p99.9': 0.999 } as const;

export function reportWebhooks(turns: readonly WebhookTurn[]): string {
  const of = (who: WebhookTurn['who'], share: number) =>
    medianOf(turns.filter((turn) => turn.who === who).map(({ run }) => quantileAt(run.latencies, share)));
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
    `p99 within ${MAX_ACKNOWLEDGE_MS} ms: ${p99 <= MAX_ACKNOWLEDGE_MS ? 'met' : 'NOT met'}`,
    faults.length > 0
      ? `NOT VALID, since:\n  ${faults.join('\n  ')}`
      : 'Each message was stored once, worked on once and answered once; replies to each person went in order.',
  ].join('\n');
}

function quantileAt(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}
