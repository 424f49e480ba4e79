// The table at the end: medians of the rounds, side by side, and whether every webhook was acknowledged in time.
import { noteFigures } from '../figures.ts';
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

/** Seconds after the last webhook by which everything should be worked on and handed to the provider. */
const MAX_DRAIN_SECONDS = 5;
/** Milliseconds by which ninety-nine in a hundred should be acknowledged. */
const MAX_ACKNOWLEDGE_MS = 50;
const SHARES = { p50: 0.5, p95: 0.95, p99: 0.99, 'p99.9': 0.999 } as const;

export function reportWebhooks(turns: readonly WebhookTurn[], seconds: number): string {
  const of = (who: WebhookTurn['who'], share: number) =>
    medianOf(turns.filter((turn) => turn.who === who).map(({ run }) => quantileAt(run.latencies, share)));
  const lines = Object.entries(SHARES).map(([name, share]) => {
    const [own, bare] = [of('antrean', share), of('bare', share)];
    return `| ${name} | ${own.toFixed(1)} | ${bare.toFixed(1)} | ${(own / bare).toFixed(1)} x |`;
  });
  const faults = turns.flatMap(({ who, number, fault }) => (fault ? [`${who}, round ${number}: ${fault}`] : []));
  const p99 = of('antrean', SHARES.p99);
  const after = drainedAfter(turns, seconds);
  const rate = turns[0] ? turns[0].sent / seconds : 0;
  const messages = `${rate.toFixed(0)} chat messages a second for ${seconds} s`;
  noteFigures(
    [
      {
        work: `${messages}: acknowledged, p99`,
        figure: `${p99.toFixed(1)} ms`,
        beside: `bare server ${of('bare', SHARES.p99).toFixed(1)} ms`,
      },
      { work: `${messages}: all worked on and answered`, figure: `${after.toFixed(1)} s after the last`, beside: '' },
    ],
    faults,
  );
  return [
    '',
    '| acknowledged within, ms | antrean | bare server | ratio |',
    '|---|--:|--:|--:|',
    ...lines,
    '',
    `p99 within ${MAX_ACKNOWLEDGE_MS} ms: ${p99 <= MAX_ACKNOWLEDGE_MS ? 'met' : 'NOT met'}`,
    `worked on and handed to the provider ${after.toFixed(1)} s after the last webhook, within ${MAX_DRAIN_SECONDS} s: ${after <= MAX_DRAIN_SECONDS ? 'met' : 'NOT met'}`,
    faults.length > 0
      ? `NOT VALID, since:\n  ${faults.join('\n  ')}`
      : 'Each message was stored once, worked on once and answered once; replies to each person went in order.',
  ].join('\n');
}

/** The median of the rounds; never, where one was not done in time. */
function drainedAfter(turns: readonly WebhookTurn[], seconds: number): number {
  const own = turns.filter(({ who }) => who === 'antrean');
  return medianOf(own.map(({ drained }) => Math.max(0, (drained ?? Number.POSITIVE_INFINITY) - seconds)));
}

function quantileAt(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}
