// Answers requests that fail outside of GraphQL: the caller's faults are explained, ours are logged under the request's id.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CallerError } from '../../src/refusal.ts';
import { TooManyRequests } from '../access/limiting.ts';
import { codeOfOurs, OUR_FAULT_MESSAGE, RETRY_SECONDS } from '../faults/faults.ts';
import type { Log } from '../faults/log.ts';
import { isOutOfReach } from '../faults/outOfReach.ts';

type RequestError = Error & { statusCode?: number };

const STATUS_OF_CODE: Record<CallerError['code'], number> = {
  UNAUTHENTICATED: 401,
  KEY_EXPIRED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  RATE_LIMITED: 429,
  READING_LIMIT: 429,
};

export function answerFaults(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: RequestError, request, reply) => {
    if (error instanceof CallerError) return answerCallerError(error, reply);
    const status = statusOfError(error, reply);
    if (status < 500) return answerBadRequest(error, status, reply);
    log.error({ err: error, route: request.routeOptions.url, requestId: request.id }, 'A request failed.');
    return answerOurFault(error, status, request, reply);
  });
}

function answerCallerError(error: CallerError, reply: FastifyReply): FastifyReply {
  if (error instanceof TooManyRequests) reply.header('retry-after', error.seconds);
  if (STATUS_OF_CODE[error.code] === 401) reply.header('www-authenticate', 'Bearer');
  const errors = [{ message: error.message, extensions: { code: error.code } }];
  return reply.code(STATUS_OF_CODE[error.code]).send({ errors });
}

function statusOfError(error: RequestError, reply: FastifyReply): number {
  const isUnavailable = isOutOfReach(error);
  if (isUnavailable) reply.header('retry-after', RETRY_SECONDS);
  return error.statusCode ?? (isUnavailable ? 503 : 500);
}

function answerBadRequest({ message }: Error, status: number, reply: FastifyReply): FastifyReply {
  // The rest of a body that is too large is not waited for.
  if (status === 413) reply.header('connection', 'close');
  const errors = [{ message, extensions: { code: 'BAD_REQUEST' } }];
  return reply.code(status).send({ errors, error: message });
}

function answerOurFault(error: Error, status: number, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const extensions = { code: codeOfOurs(error), requestId: request.id };
  return reply.code(status).send({ errors: [{ message: OUR_FAULT_MESSAGE, extensions }], error: OUR_FAULT_MESSAGE });
}
