// Traces and metrics to a collector by OTLP: loaded only where a collector is named.
import { hostname } from 'node:os';
import { type Attributes, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  RandomIdGenerator,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Telemetry } from '../../src/settings/telemetryRows.ts';
import {
  type BegunSpan,
  collectSpans,
  type SpanCollector,
  type SpanRole,
  spanCollector,
  type Trace,
} from '../../src/tracing.ts';
import { boundedLog, type WarningLog } from '../faults/boundedLog.ts';
import { type FiguresOfPrometheus, metricsOf } from './otelMetrics.ts';

/** The end of the server does not wait longer for a collector. */
const LAST_EXPORT_MS = 1000;

interface TelemetrySetup {
  settings: Telemetry;
  figures(): Promise<FiguresOfPrometheus>;
  /** Counts spans or metrics that the collector did not take. */
  onLost(signal: 'traces' | 'metrics'): void;
  log: WarningLog;
}

/** Gives the end of it, which sends what is left. */
export function startTelemetry({ settings, figures, onLost, log }: TelemetrySetup): () => Promise<void> {
  const { endpoint, headers, serviceName, attributes, share, intervalMs } = settings;
  const resource = resourceFromAttributes({
    'host.name': hostname(),
    ...attributes,
    'service.name': serviceName,
  });
  const bounded = boundedLog(log);
  const lost = (signal: 'traces' | 'metrics') => () => {
    onLost(signal);
    bounded.warn({ signal }, 'The collector did not take what was measured.');
  };
  const spans = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, headers });
  watchExports(spans, lost('traces'));
  const ids = new GivenIds();
  const sampler = new TraceIdRatioBasedSampler(share);
  const tracers = new TracerProvider({
    resource,
    idGenerator: ids,
    // A caller must not decide how much is collected: its flag counts for nothing.
    sampler: new ParentBasedSampler({ root: sampler, remoteParentSampled: sampler, remoteParentNotSampled: sampler }),
    spanProcessors: [new BatchSpanProcessor({ exporter: spans })],
  });
  const exporter = new OTLPMetricExporter({ url: `${endpoint}/v1/metrics`, headers });
  watchExports(exporter, lost('metrics'));
  const producer = { collect: async () => metricsOf(await figures(), resource) };
  const reader = new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: intervalMs,
    exportTimeoutMillis: Math.min(intervalMs, 10_000),
    metricProducers: [producer],
  });
  const meters = new MeterProvider({ resource, readers: [reader] });
  const collector = new Spans(tracers, ids);
  collectSpans(collector);
  return async () => {
    // A server that was started after this one has its own.
    if (spanCollector() === collector) collectSpans(null);
    const ended = Promise.allSettled([tracers.shutdown(), meters.shutdown()]);
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, LAST_EXPORT_MS);
    await Promise.race([ended, promise]);
    clearTimeout(timer);
  };
}

interface Exporter {
  export(items: never, done: (result: { code: number }) => void): void;
}

/** Tells of each export that failed. */
function watchExports(exporter: Exporter, onLost: () => void): void {
  const send = exporter.export.bind(exporter);
  exporter.export = (items, done) =>
    send(items, (result) => {
      if (result.code !== 0) onLost();
      done(result);
    });
}

/** The trace of a request or a message has an id before it has a span: its first span takes that id. */
class GivenIds {
  next: string | null = null;
  private readonly random = new RandomIdGenerator();
  readonly generateSpanId = () => this.random.generateSpanId();
  readonly generateTraceId = () => this.next ?? this.random.generateTraceId();
}

const SPAN_KINDS: Readonly<Record<SpanRole, SpanKind>> = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
};

class Spans implements SpanCollector {
  private readonly ids: GivenIds;
  private readonly tracer: ReturnType<TracerProvider['getTracer']>;

  constructor(tracers: TracerProvider, ids: GivenIds) {
    this.ids = ids;
    this.tracer = tracers.getTracer('antrean');
  }

  begin(name: string, role: SpanRole, attributes: Attributes, parent: Trace | undefined): BegunSpan {
    const { ids, tracer } = this;
    ids.next = parent && !parent.hasSpan ? parent.id : null;
    const span = tracer.startSpan(name, { kind: SPAN_KINDS[role], attributes }, parentContext(parent));
    ids.next = null;
    const { traceId, spanId, traceFlags } = span.spanContext();
    const begun: Trace = { id: traceId, span: spanId, isSampled: (traceFlags & 1) === 1, hasSpan: true };
    return {
      trace: parent?.requestId ? { ...begun, requestId: parent.requestId } : begun,
      add: (facts) => {
        span.setAttributes(facts);
      },
      end: (fault) => endSpan(span, fault),
    };
  }
}

function parentContext(parent: Trace | undefined) {
  if (!parent?.hasSpan) return ROOT_CONTEXT;
  const { id: traceId, span: spanId, isSampled, isRemote = false } = parent;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: isSampled ? 1 : 0, isRemote });
}

/** Only the kind of a fault: its message may quote what people wrote. */
function endSpan(span: Span, fault: unknown): void {
  if (fault !== undefined) {
    span.setAttribute('error.type', fault instanceof Error ? fault.name : typeof fault);
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}
