// Answers requests that fail outside of GraphQL: the caller's faults are explained, ours are logged under the request's id.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CallerError } from '../../src/refusal.ts';
import { TooManyRequests } from '../access/limiting.ts';
import { codeOfOurs, OUR_FAULT_MESSAGE, RETRY_SECONDS } from '../faults/faults.ts';
import type { Log } from '../faults/log.ts';
import { isOutOfReach } from '../faults/outOfReach.ts';
import { ALLOWED_METHODS, API, faultTypeFor, NOT_JSON } from '../graphql/overHttp.ts';

type RequestError = Error & { statusCode?: number; code?: string };

const STATUS_OF_CODE: Record<CallerError['code'], number> = {
  UNAUTHENTICATED: 401,
  KEY_EXPIRED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  IDEMPOTENCY_KEY_REUSED: 409,
  RATE_LIMITED: 429,
  READING_LIMIT: 429,
};

export function answerFaults(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: RequestError, request, reply) => {
    if (error instanceof CallerError) return answerCallerError(error, request, reply);
    const status = statusOfError(error, reply);
    if (status < 500) return answerBadRequest(error, status, request, reply);
    log.error({ err: error, route: request.routeOptions.url, requestId: request.id }, 'A request failed.');
    return answerOurFault(error, status, request, reply);
  });
  app.addHook('preSerialization', (_request, reply, payload, done) => done(null, inOneShape(reply, payload)));
  app.route({ method: ['PUT', 'PATCH', 'DELETE'], url: API, handler: answerWrongMethod });
  app.setNotFoundHandler((_request, reply) => {
    reply.code(404).send(NOTHING_HERE);
  });
}

const NOTHING_HERE = { error: 'There is nothing here.' };

const CODE_OF_STATUS: ReadonlyMap<number, string> = new Map([
  [401, 'UNAUTHENTICATED'],
  [403, 'FORBIDDEN'],
  [404, 'NOT_FOUND'],
  [429, 'RATE_LIMITED'],
  [500, 'INTERNAL_SERVER_ERROR'],
  [503, 'UNAVAILABLE'],
]);

const SIMULATOR = /^\/(channels\/)?simulator\b/;

/** A route may refuse with a sentence, `{ error }`, or one and its code: it leaves in the shape of all other faults. */
function inOneShape({ statusCode, request }: FastifyReply, payload: unknown): unknown {
  if (statusCode < 400 || typeof payload !== 'object' || payload === null || !('error' in payload)) return payload;
  const code = 'code' in payload ? payload.code : (CODE_OF_STATUS.get(statusCode) ?? 'BAD_REQUEST');
  const errors = [{ message: payload.error, extensions: { code } }];
  // Scripts of trainers read the simulator's own `error`.
  return SIMULATOR.test(request.url) ? { errors, error: payload.error } : { errors };
}

function answerWrongMethod(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const message = `${request.method} is no method of this address: send queries by GET or POST, mutations by POST.`;
  reply.code(405).header('allow', ALLOWED_METHODS);
  return sendFault({ message, extensions: { code: 'BAD_REQUEST' } }, request, reply);
}

/** In the type that callers of the API read; callers of other addresses read plain JSON. */
function sendFault(
  fault: { message: string; extensions: object },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (request.routeOptions.url !== API) return reply.send({ errors: [fault] });
  return reply.type(faultTypeFor(request)).send(JSON.stringify({ errors: [fault] }));
}

function answerCallerError(error: CallerError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = STATUS_OF_CODE[error.code];
  const retryAfterSeconds = error instanceof TooManyRequests ? error.seconds : undefined;
  if (error instanceof TooManyRequests) reply.headers({ 'retry-after': error.seconds, ...error.budget });
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  const extensions = { code: error.code, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
  const answer = { errors: [{ message: error.message, extensions }] };
  if (request.routeOptions.url !== API) return reply.code(status).send(answer);
  return reply.code(status).type(faultTypeFor(request)).send(JSON.stringify(answer));
}

function statusOfError(error: RequestError, reply: FastifyReply): number {
  const isUnavailable = isOutOfReach(error);
  if (isUnavailable) reply.header('retry-after', RETRY_SECONDS);
  return error.statusCode ?? (isUnavailable ? 503 : 500);
}

/** Fastify's sentences do not say what to send instead. */
function sentenceOf({ code, message }: RequestError, { url, bodyLimit }: FastifyRequest['routeOptions']): string {
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' && url === API) return NOT_JSON;
  return code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? `The body is larger than ${bodyLimit / 1024} KiB.` : message;
}

function answerBadRequest(
  error: RequestError,
  status: number,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const message = sentenceOf(error, request.routeOptions);
  // The rest of a body that is too large is not waited for.
  if (status === 413) reply.header('connection', 'close');
  return sendFault({ message, extensions: { code: 'BAD_REQUEST' } }, request, reply.code(status));
}

function answerOurFault(error: Error, status: number, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const extensions = { code: codeOfOurs(error), requestId: request.id };
  return sendFault({ message: OUR_FAULT_MESSAGE, extensions }, request, reply.code(status));
}
