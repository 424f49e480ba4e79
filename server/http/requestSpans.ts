// A span of each request where spans are collected. Addresses hold codes, so that only the pattern of the route is told.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type BegunSpan, spanCollector, traceOfRequest } from '../../src/tracing.ts';
import { keepTraceOf } from '../faults/requestId.ts';

const spans = new WeakMap<FastifyRequest, BegunSpan>();

export function spanRequests(app: FastifyInstance): void {
  const collector = spanCollector();
  if (!collector) return;
  app.addHook('onRequest', (request, _reply, done) => {
    const { method, id, headers, routeOptions } = request;
    const route = routeOptions.url ?? 'none';
    const facts = { 'http.request.method': method, 'http.route': route };
    const span = collector.begin(`${method} ${route}`, 'server', facts, traceOfRequest(id, headers['traceparent']));
    spans.set(request, span);
    keepTraceOf(request, span.trace);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const span = spans.get(request);
    span?.add({ 'http.response.status_code': reply.statusCode });
    span?.end(reply.statusCode >= 500 ? new Error('The answer was a fault.') : undefined);
    done();
  });
}
