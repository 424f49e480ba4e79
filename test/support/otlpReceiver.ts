// A collector of OpenTelemetry on this machine: takes OTLP over HTTP and reads its protobuf, as the standard numbers the fields.
import { gunzipSync } from 'node:zlib';
import { atEnd } from './atEnd.ts';
import { startFakeServer } from './fakeServer.ts';

export interface ReceivedSpan {
  traceId: string;
  spanId: string;
  /** Empty: it has none. */
  parentId: string;
  name: string;
  kind: number;
  attributes: Record<string, unknown>;
  isError: boolean;
  service: unknown;
}

export interface ReceivedMetric {
  name: string;
  kind: 'gauge' | 'sum' | 'histogram';
  points: { attributes: Record<string, unknown>; value: number; counts?: number[]; bounds?: number[] }[];
}

export interface OtlpReceiver {
  url: string;
  spans: ReceivedSpan[];
  metrics: ReceivedMetric[];
  headers: Record<string, unknown>[];
  /** The status of its answers. */
  answerBy(status: number): void;
  close(): Promise<void>;
}

export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  let status = 200;
  const received: Omit<OtlpReceiver, 'url' | 'close' | 'answerBy'> = { spans: [], metrics: [], headers: [] };
  const server = await startFakeServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const sent = Buffer.concat(parts);
    const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
    received.headers.push(request.headers);
    if (status === 200 && request.url === '/v1/traces') received.spans.push(...spansIn(body));
    if (status === 200 && request.url === '/v1/metrics') received.metrics.push(...metricsIn(body));
    response.writeHead(status, { 'content-type': 'application/x-protobuf' }).end();
  });
  atEnd(server.close);
  const answerBy = (other: number) => {
    status = other;
  };
  return Object.assign(received, { url: server.url, close: server.close, answerBy });
}

type Wire = Map<number, (Buffer | number)[]>;

/** The fields of a message by their numbers: bytes of texts, messages and lists, and numbers as they were written. */
function wireOf(bytes: Buffer): Wire {
  const fields: Wire = new Map();
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++] as number;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const taken = (length: number) => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const tag = varint();
    const kind = tag & 7;
    const value = kind === 0 ? varint() : kind === 2 ? taken(varint()) : taken(kind === 1 ? 8 : 4);
    fields.set(tag >>> 3, [...(fields.get(tag >>> 3) ?? []), value]);
  }
  return fields;
}

const bytesOf = (wire: Wire, field: number) => (wire.get(field) ?? []) as Buffer[];
const messages = (wire: Wire, ...path: number[]): Wire[] =>
  path.reduce<Wire[]>((from, field) => from.flatMap((each) => bytesOf(each, field).map(wireOf)), [wire]);
const text = (wire: Wire, field: number) => String(bytesOf(wire, field)[0] ?? '');
const hex = (wire: Wire, field: number) => bytesOf(wire, field)[0]?.toString('hex') ?? '';
const double = (wire: Wire, field: number) => bytesOf(wire, field)[0]?.readDoubleLE() ?? 0;
const fixed = (bytes: Buffer, at = 0) => Number(bytes.readBigUInt64LE(at));

function attributesOf(wire: Wire, field: number): Record<string, unknown> {
  const pairs = messages(wire, field).map((pair) => {
    const [value] = messages(pair, 2);
    const [number] = value?.get(3) ?? value?.get(2) ?? [];
    return [text(pair, 1), value?.has(4) ? double(value, 4) : (number ?? text(value ?? new Map(), 1))];
  });
  return Object.fromEntries(pairs);
}

function spansIn(body: Buffer): ReceivedSpan[] {
  return messages(wireOf(body), 1).flatMap((ofResource) => {
    const [resource] = messages(ofResource, 1);
    const service = resource && attributesOf(resource, 1)['service.name'];
    return messages(ofResource, 2, 2).map((span) => ({
      traceId: hex(span, 1),
      spanId: hex(span, 2),
      parentId: hex(span, 4),
      name: text(span, 5),
      kind: span.get(6)?.[0] as number,
      attributes: attributesOf(span, 9),
      isError: messages(span, 15).some((status) => status.get(3)?.[0] === 2),
      service,
    }));
  });
}

const KINDS = [
  [5, 'gauge'],
  [7, 'sum'],
  [9, 'histogram'],
] as const;

function metricsIn(body: Buffer): ReceivedMetric[] {
  return messages(wireOf(body), 1, 2, 2).flatMap((metric) =>
    KINDS.filter(([field]) => metric.has(field)).map(([field, kind]) => ({
      name: text(metric, 1),
      kind,
      points: messages(metric, field, 1).map(kind === 'histogram' ? distribution : point),
    })),
  );
}

function point(wire: Wire) {
  return {
    attributes: attributesOf(wire, 7),
    value: wire.has(4) ? double(wire, 4) : fixed(bytesOf(wire, 6)[0] as Buffer),
  };
}

function distribution(wire: Wire) {
  const many = (field: number, read: (bytes: Buffer, at: number) => number) => {
    const bytes = Buffer.concat(bytesOf(wire, field));
    return Array.from({ length: bytes.length / 8 }, (_, index) => read(bytes, index * 8));
  };
  const counts = many(6, fixed);
  const bounds = many(7, (bytes, at) => bytes.readDoubleLE(at));
  return { attributes: attributesOf(wire, 9), value: fixed(bytesOf(wire, 4)[0] as Buffer), counts, bounds };
}
