// A door in front of the routes: it gives kept answers to requests that are repeated, and hands on all others as they are.
import { randomUUID } from 'node:crypto';
import { channel } from 'node:diagnostics_channel';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Instant } from '../../src/time.ts';
import { type RateLimits, sourceOf } from '../access/limiting.ts';
import { API } from '../graphql/overHttp.ts';
import type { RepeatedAnswer, RepeatedRequests, UnkeptRequest } from '../graphql/repeatedRequests.ts';
import type { Metrics } from '../monitoring/metrics.ts';
import type { ConnectionBudget } from './connectionBudget.ts';

/** Requests with longer bodies are handed on. */
const MAX_SHORT_BODY_BYTES = 16 * 1024;
/** A request waits this often for the answer to an equal one before it goes to the routes itself. */
const MAX_WAITS = 3;

/** Publishes the status of each answer that is given here, so that they can be counted in a running server. */
export const GIVEN_AT_SHORT_DOOR = channel('antrean.request.repeated');

export interface ShortDoorSetup {
  repeated: Pick<RepeatedRequests, 'find'>;
  limiting: Pick<RateLimits, 'left' | 'take'>;
  trustedProxies: readonly string[];
  metrics: Pick<Metrics, 'request'>;
  connections: Pick<ConnectionBudget, 'answered'>;
  now(): Instant;
}

interface ArrivedRequest {
  request: IncomingMessage;
  response: ServerResponse;
  /** By the process's own clock. */
  atMs: number;
  /** How often it has waited for the answer to an equal request. */
  waits: number;
}

/** After the routes are mounted, and before the server listens. */
export function openShortDoor(http: FastifyInstance, setup: ShortDoorSetup): void {
  const [routes] = http.server.listeners('request') as RequestListener[];
  if (!routes) throw new Error('The server has no routes.');
  const door = new ShortDoor(routes, setup);
  http.server.off('request', routes).on('request', door.enter);
  http.addHook('preClose', (done) => {
    door.close();
    done();
  });
}

class ShortDoor {
  private readonly routes: RequestListener;
  private readonly setup: ShortDoorSetup;
  private readonly sourceOf: (request: IncomingMessage) => string;
  private arrivals: ArrivedRequest[] = [];
  /** By the key of the answer that the routes are making: equal requests that wait for it. */
  private readonly waiting = new Map<string, ArrivedRequest[]>();
  private isOpen = true;

  constructor(routes: RequestListener, setup: ShortDoorSetup) {
    this.routes = routes;
    this.setup = setup;
    this.sourceOf = sourceOf(setup.trustedProxies);
  }

  /** The routes tell clients that the server ends. */
  close(): void {
    this.isOpen = false;
  }

  readonly enter: RequestListener = (request, response) => {
    if (!this.isLookedAt(request)) {
      this.routes(request, response);
      return;
    }
    // A body that came along with its headers is there once this turn of the event loop is over.
    if (this.arrivals.length === 0) setImmediate(this.answerArrivals);
    this.arrivals.push({ request, response, atMs: performance.now(), waits: 0 });
  };

  private readonly answerArrivals = (): void => {
    const { arrivals } = this;
    this.arrivals = [];
    const now = this.setup.now();
    for (const arrival of arrivals) this.answer(arrival, now);
  };

  private isLookedAt({ method, url = '', headers }: IncomingMessage): boolean {
    if (!this.isOpen || !(url === API || url.startsWith(`${API}?`))) return false;
    // The routes tell the operator of a proxy that is not trusted.
    if (headers['x-forwarded-for'] !== undefined && this.setup.trustedProxies.length === 0) return false;
    if (headers['transfer-encoding'] !== undefined) return false;
    const length = headers['content-length'];
    // An empty body has nothing to look at, and would have ended before the routes listen for its end.
    if (method === 'POST') return Number(length) > 0 && Number(length) <= MAX_SHORT_BODY_BYTES;
    return method === 'GET' && length === undefined;
  }

  private answer(arrival: ArrivedRequest, now: Instant): void {
    const { request, response } = arrival;
    const repeated = this.isOpen && request.complete ? this.setup.repeated.find(request, peekBody(request), now) : null;
    if (repeated && 'answer' in repeated) this.give(repeated, arrival).catch(() => this.routes(request, response));
    else if (repeated) this.makeOnce(repeated, arrival);
    else this.routes(request, response);
  }

  /** The first of equal requests goes to the routes; once it is answered, the others look again whether its answer is kept. */
  private makeOnce({ answerKey }: UnkeptRequest, arrival: ArrivedRequest): void {
    const { request, response } = arrival;
    const waiting = this.waiting.get(answerKey);
    if (waiting && arrival.waits < MAX_WAITS) {
      arrival.waits++;
      waiting.push(arrival);
      return;
    }
    if (!waiting) {
      const behind: ArrivedRequest[] = [];
      this.waiting.set(answerKey, behind);
      response.once('close', () => {
        this.waiting.delete(answerKey);
        const now = this.setup.now();
        for (const each of behind) if (!each.response.destroyed) this.answer(each, now);
      });
    }
    this.routes(request, response);
  }

  private async give({ answer, headers }: RepeatedAnswer, { request, response, atMs }: ArrivedRequest): Promise<void> {
    const { limiting, connections, metrics } = this.setup;
    const source = this.sourceOf(request);
    // The routes refuse it, and say how long to wait.
    const asker = { kind: 'anonymous', source } as const;
    if ((await limiting.take(asker, source)) !== null) {
      this.routes(request, response);
      return;
    }
    const form = await answer.formFor(request);
    const own = { 'x-request-id': randomUUID(), ...(await limiting.left(asker, source)), ...form.headers };
    request.resume();
    response.writeHead(form.status, [...headers, ...Object.entries(own).flat()]);
    response.end(form.body);
    connections.answered(request.socket, response);
    GIVEN_AT_SHORT_DOOR.publish(form.status);
    metrics.request(API, form.status, (performance.now() - atMs) / 1000);
  }
}

/** The body stays in the request, for the routes. */
function peekBody(request: IncomingMessage): Buffer | null {
  const body: Buffer | null = request.read();
  if (body) request.unshift(body);
  return body;
}
