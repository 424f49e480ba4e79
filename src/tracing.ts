// The trace that the work under way belongs to, as W3C Trace Context writes it, and its spans where something collects them.
import { AsyncLocalStorage } from 'node:async_hooks';
import { hash } from 'node:crypto';

/** A place in a trace: the trace, and the span of it that causes what comes next. */
export interface Trace {
  /** 32 hexadecimal digits. */
  id: string;
  /** 16 hexadecimal digits. */
  span: string;
  /** Whether its spans are collected. */
  isSampled: boolean;
  /** The span is one that someone collects or may collect; without it the trace has only an id so far. */
  hasSpan?: true;
  /** The span is of another process. */
  isRemote?: true;
  /** The id of the request that is being answered; none: the work was not asked for over HTTP. */
  requestId?: string;
}

const underWay = new AsyncLocalStorage<Trace | undefined>();

export function currentTrace(): Trace | undefined {
  return underWay.getStore();
}

/** Work that belongs to no trace has `undefined`: it must not go on in that of another. */
export function inTrace<Result>(trace: Trace | undefined, work: () => Result): Result {
  return underWay.run(trace, work);
}

/** https://www.w3.org/TR/trace-context/#traceparent-header-field-values; a later version may have more fields. */
const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** null: the text is no `traceparent`, and is passed over, as the standard says. */
export function readTraceparent(text: unknown): Trace | null {
  const found = typeof text === 'string' && text.length <= MAX_TRACEPARENT_LENGTH ? TRACEPARENT.exec(text) : null;
  if (!found) return null;
  const [, version, id = '', span = '', flags = '', more] = found;
  if (version === '00' && more !== undefined) return null;
  return { id, span, isSampled: (Number.parseInt(flags, 16) & 1) === 1, hasSpan: true, isRemote: true };
}
const MAX_TRACEPARENT_LENGTH = 200;

export function traceparentOf({ id, span, isSampled }: Trace): string {
  return `00-${id}-${span}-${isSampled ? '01' : '00'}`;
}

/** The trace of a request, by its UUID: its own, or that of the caller who sent a `traceparent`. */
export function traceOfRequest(requestId: string, traceparent: unknown): Trace {
  const id = requestId.replaceAll('-', '');
  const begun = readTraceparent(traceparent) ?? { id, span: id.slice(16), isSampled: false };
  return { ...begun, requestId };
}

/** Another in each installation. */
let salt = '';

/** Before the first trace is derived; the same for all servers on one database. */
export function saltTraces(by: string): void {
  salt = by;
}

/** The trace of something that has a name, wherever it is worked on: it need not be carried along. */
export function derivedTrace(name: string): Trace {
  return traceOfDigits(hash('sha256', `${salt} ${name}`));
}

function traceOfDigits(digits: string): Trace {
  return { id: digits.slice(0, 32), span: digits.slice(32, 48), isSampled: false };
}

const remembered = new WeakMap<object, Trace>();

/** For what is worked on later together with others, in none of their traces; of what is no object nothing is remembered. */
export function rememberTrace(of: unknown): void {
  const trace = underWay.getStore();
  if (trace && typeof of === 'object' && of !== null) remembered.set(of, trace);
}

export function rememberedTrace(of: unknown): Trace | undefined {
  return typeof of === 'object' && of !== null ? remembered.get(of) : undefined;
}

export type SpanFacts = Readonly<Record<string, string | number | boolean>>;
/** As OpenTelemetry names the roles of spans. */
export type SpanRole = 'server' | 'client' | 'producer' | 'consumer' | 'internal';

export interface BegunSpan {
  trace: Trace;
  add(facts: SpanFacts): void;
  end(fault?: unknown): void;
}

/** Collects spans. */
export interface SpanCollector {
  begin(name: string, role: SpanRole, facts: SpanFacts, parent: Trace | undefined): BegunSpan;
}

let collector: SpanCollector | null = null;

/** Of the whole process; null: none are collected any more. */
export function collectSpans(by: SpanCollector | null): void {
  collector = by;
}

/** The collector of spans; null: there is none, and no span need be begun. */
export function spanCollector(): SpanCollector | null {
  return collector;
}

/** Does the work as a span of the trace under way; where none are collected it costs a comparison. */
export function inSpan<Result>(
  name: string,
  role: SpanRole,
  facts: () => SpanFacts,
  work: () => Promise<Result>,
): Promise<Result> {
  return collector ? within(collector.begin(name, role, facts(), currentTrace()), work) : work();
}

async function within<Result>(span: BegunSpan, work: () => Promise<Result>): Promise<Result> {
  try {
    const result = await inTrace(span.trace, work);
    span.end();
    return result;
  } catch (error) {
    span.end(error);
    throw error;
  }
}
