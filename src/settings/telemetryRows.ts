// The settings of traces and metrics by OpenTelemetry, under the names that it gives them.
import { z } from 'zod';
import { textForm, webUrl } from './forms.ts';
import type { SettingRows, SettingValues } from './row.ts';

const [MIN_INTERVAL_MS, MAX_INTERVAL_MS] = [100, 3_600_000];

/** `name=value` pairs, percent-encoded, as OpenTelemetry writes them. */
const pairsForm = z.string().transform((text, { addIssue }) => {
  try {
    return Object.fromEntries(text.split(',').map(pairOf));
  } catch {
    addIssue({ code: 'custom' });
    return z.NEVER;
  }
});

/** @throws Error where it is none. */
function pairOf(text: string): [string, string] {
  const [name = '', ...value] = text.split('=');
  if (name.trim() === '' || value.length === 0) throw new Error('No pair.');
  return [name.trim(), decodeURIComponent(value.join('=').trim())];
}

export const TELEMETRY_ROWS = {
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    ...webUrl,
    unset: 'none are sent',
    example: 'http://localhost:4318',
    about: 'The collector of OpenTelemetry that gets traces and metrics, by OTLP over HTTP with protobuf.',
    see: 'docs/operations.md#opentelemetry',
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    type: 'list',
    form: pairsForm,
    must: 'list headers as name=value, with commas between them',
    example: 'authorization=Bearer%20key',
    about: 'Headers of requests to the collector.',
    secret: true,
  },
  OTEL_SERVICE_NAME: {
    type: 'text',
    form: textForm,
    must: 'be a name',
    usual: 'antrean',
    about: 'The name of this service at the collector.',
  },
  OTEL_RESOURCE_ATTRIBUTES: {
    type: 'list',
    form: pairsForm,
    must: 'list attributes as name=value, with commas between them',
    example: 'deployment.environment.name=production',
    about: 'Further attributes of this server, told with each trace and metric.',
  },
  OTEL_TRACES_SAMPLER_ARG: {
    type: 'number',
    form: z.coerce.number<string>().min(0).max(1),
    must: 'be a share from 0 to 1',
    usual: '1',
    about: 'The share of traces that are sent; the same of them by all servers. Callers have no say in it.',
  },
  OTEL_METRIC_EXPORT_INTERVAL: {
    type: 'number',
    form: z.coerce.number<string>().int().min(MIN_INTERVAL_MS).max(MAX_INTERVAL_MS),
    must: `be milliseconds from ${MIN_INTERVAL_MS} to ${MAX_INTERVAL_MS}`,
    usual: '60000',
    about: 'Milliseconds from one sending of metrics to the next.',
  },
} as const satisfies SettingRows;

export interface Telemetry {
  /** Without a slash at its end. */
  endpoint: string;
  headers: Record<string, string>;
  serviceName: string;
  attributes: Record<string, string>;
  /** Of traces, from 0 to 1. */
  share: number;
  intervalMs: number;
}

/** null: there is no collector. */
export function telemetryOf(set: SettingValues<typeof TELEMETRY_ROWS>): Telemetry | null {
  if (set.OTEL_EXPORTER_OTLP_ENDPOINT === null) return null;
  return {
    endpoint: set.OTEL_EXPORTER_OTLP_ENDPOINT,
    headers: set.OTEL_EXPORTER_OTLP_HEADERS ?? {},
    serviceName: set.OTEL_SERVICE_NAME,
    attributes: set.OTEL_RESOURCE_ATTRIBUTES ?? {},
    share: set.OTEL_TRACES_SAMPLER_ARG,
    intervalMs: set.OTEL_METRIC_EXPORT_INTERVAL,
  };
}
