// The traces of messages that go out: that of the message which a reply answers, or what its job carries.
import { derivedTrace, readTraceparent, type Trace } from '../tracing.ts';

/** The purposes of all replies to a stored message begin so. */
export function replyPurpose(id: number): string {
  return `reply:${id}:`;
}
const REPLY_PURPOSE = /^reply:(\d+):/;

/** The trace of all that a stored message causes; every server derives the same. */
export function traceOfStored(id: number): Trace {
  return derivedTrace(`message ${id}`);
}

/** Undefined: it is no reply. */
export function traceOfReply(purpose: string): Trace | undefined {
  const [, id] = REPLY_PURPOSE.exec(purpose) ?? [];
  return id === undefined ? undefined : traceOfStored(Number(id));
}

/** The trace that a job carries; undefined: none. */
export function traceOfJob(payload: unknown): Trace | undefined {
  const carried = typeof payload === 'object' && payload !== null && 'trace' in payload ? payload.trace : null;
  return readTraceparent(carried) ?? undefined;
}
