// The id and the trace of the request that is being answered, in every part of the server.
import type { FastifyRequest } from 'fastify';
import { currentTrace, inTrace, type Trace, traceOfRequest } from '../../src/tracing.ts';

const begun = new WeakMap<object, Trace>();

/** The request has a span, and what is done for it goes on in that. */
export function keepTraceOf({ raw, id }: Pick<FastifyRequest, 'raw' | 'id'>, trace: Trace): void {
  begun.set(raw, { ...trace, requestId: id });
}

/** Does the work for a request: lines of the log have its id, and the trace that it came with or began. */
export function forRequest<Result>(
  request: Pick<FastifyRequest, 'raw' | 'id' | 'headers'>,
  work: () => Result,
): Result {
  const { raw, id, headers } = request;
  return inTrace(begun.get(raw) ?? traceOfRequest(id, headers['traceparent']), work);
}

export function requestId(): string | undefined {
  return currentTrace()?.requestId;
}
