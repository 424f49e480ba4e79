// The figures of Prometheus as OpenTelemetry has them, so that each is counted once and read by either.
import { type Attributes, ValueType } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  type CollectionResult,
  type DataPoint,
  DataPointType,
  type MetricData,
} from '@opentelemetry/sdk-metrics';
import type { Registry } from 'prom-client';
import { runningClock } from '../../src/time.ts';

export type FiguresOfPrometheus = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;
type FigureOfPrometheus = FiguresOfPrometheus[number];

const [MS_A_SECOND, NS_A_MS] = [1000, 1_000_000];
const machineClock = runningClock(null);
/** Counters begin with the process. */
const beganMs = machineClock.now().epochMilliseconds;

export function metricsOf(figures: FiguresOfPrometheus, resource: Resource): CollectionResult {
  const now = machineClock.now().epochMilliseconds;
  const metrics = figures.flatMap((figure) => metricOf(figure, now) ?? []);
  return { resourceMetrics: { resource, scopeMetrics: [{ scope: { name: 'antrean' }, metrics }] }, errors: [] };
}

function metricOf(figure: FigureOfPrometheus, now: number): MetricData | null {
  const { name, help: description, type } = figure;
  const base = {
    descriptor: { name, description, unit: name.endsWith('_seconds') ? 's' : '', valueType: ValueType.DOUBLE },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
  };
  switch (String(type)) {
    case 'counter':
      return { ...base, dataPointType: DataPointType.SUM, isMonotonic: true, dataPoints: dataPointsOf(figure, now) };
    case 'gauge':
      return { ...base, dataPointType: DataPointType.GAUGE, dataPoints: dataPointsOf(figure, now) };
    case 'histogram':
      return { ...base, dataPointType: DataPointType.HISTOGRAM, dataPoints: distributionsOf(figure, now) };
    default:
      return null;
  }
}

function dataPointsOf({ values }: FigureOfPrometheus, now: number): DataPoint<number>[] {
  return values.map(({ labels, value }) => pointOf(labels as Attributes, value, now));
}

function pointOf<Value>(attributes: Attributes, value: Value, now: number): DataPoint<Value> {
  return {
    attributes,
    value,
    startTime: timestampOf(beganMs),
    endTime: timestampOf(now),
  };
}

const timestampOf = (ms: number): [number, number] => [Math.floor(ms / MS_A_SECOND), (ms % MS_A_SECOND) * NS_A_MS];

/** The bound of a bucket is none of the attributes. */
function withoutBound({ le: _, ...attributes }: Attributes): Attributes {
  return attributes;
}

/** Prometheus counts in each bucket those of the smaller ones as well; OpenTelemetry each in one bucket. */
function distributionsOf(figure: FigureOfPrometheus, now: number) {
  const named = figure.values as readonly { labels: Attributes; value: number; metricName?: string }[];
  const byLabels = Map.groupBy(named, ({ labels }) => JSON.stringify(withoutBound(labels)));
  return [...byLabels.values()].map((values) => {
    const attributes = withoutBound(values[0]?.labels ?? {});
    const figureOf = (suffix: string) => values.find(({ metricName }) => metricName?.endsWith(suffix))?.value ?? 0;
    const buckets = values.filter(({ metricName }) => metricName?.endsWith('_bucket'));
    const upTo = buckets.map(({ value }) => value);
    const counts = upTo.map((count, index) => count - (upTo[index - 1] ?? 0));
    const boundaries = buckets.map(({ labels }) => Number(labels['le'])).filter(Number.isFinite);
    const value = { buckets: { boundaries, counts }, sum: figureOf('_sum'), count: figureOf('_count') };
    return pointOf(attributes, value, now);
  });
}
