// The accounts that the server gives of its work besides the log of faults: lines of steps, traces and metrics for a collector.
import { type Pool, queriesOn } from '../src/database.ts';
import { onSteps } from '../src/steps.ts';
import { saltTraces } from '../src/tracing.ts';
import type { Log } from './faults/log.ts';
import { openLogNames } from './monitoring/logNames.ts';
import type { Metrics } from './monitoring/metrics.ts';
import { type StepLines, StepLog } from './monitoring/stepLog.ts';
import type { Settings } from './settings.ts';

/** Gives the end of it, which writes the last lines. */
export async function tellSteps(pool: Pool, lines: StepLines | null): Promise<() => Promise<void>> {
  const names = await openLogNames(queriesOn(pool));
  saltTraces(names('traces', ''));
  const steps = lines && new StepLog(lines, names);
  if (steps) onSteps(pool, steps.hear);
  return async () => steps?.flush();
}

/** Sends traces and metrics to the collector that is set; without one nothing of it is loaded. Gives the end of it. */
export async function sendTelemetry(
  { telemetry: settings }: Settings,
  metrics: Metrics,
  log: Log,
): Promise<() => Promise<void>> {
  if (!settings) return async () => {};
  const { startTelemetry } = await import('./monitoring/telemetry.ts');
  const onLost = (signal: string) => metrics.telemetryLost(signal);
  return startTelemetry({ settings, figures: () => metrics.figures(), onLost, log });
}
