// The requests that GraphQL over HTTP allows, and the media types of the answers.
import { type ApolloServerPlugin, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Context } from '../../schema/index.ts';
import { isUnavailable, RETRY_SECONDS } from '../faults/faults.ts';
import { costFault, costOf, toldCost } from './limits.ts';

export const API = '/graphql';
/** Told by OPTIONS, and with each 405. */
export const ALLOWED_METHODS = 'GET, HEAD, POST, OPTIONS';
/** The type of the answers that are streams. */
export const EVENT_STREAM = 'text/event-stream; charset=utf-8';

/** Clients of the API never name this type. */
export function wantsPage({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && (headers.accept ?? '').includes('text/html');
}

const JSON_TYPE = /^\s*(\*\/\*|application\/(\*|json|graphql-response\+json))\s*(;|$)/i;
const EVENTS_TYPE = /^\s*text\/event-stream\s*(;|$)/i;
const STREAM_TYPE = /^\s*(text\/event-stream|multipart\/mixed)\s*(;|$)/i;

/** Whether the caller can read the answer: work for an answer that is then refused would be done unseen. */
export function canReadAnswer({ headers: { accept } }: FastifyRequest): boolean {
  return !accept || accept.split(',').some((type) => JSON_TYPE.test(type) || STREAM_TYPE.test(type));
}

const RESPONSE_TYPE = 'application/graphql-response+json';

/** The type that the caller reads faults in. */
export function faultTypeFor({ headers: { accept } }: FastifyRequest): string {
  return `${accept?.includes(RESPONSE_TYPE) ? RESPONSE_TYPE : 'application/json'}; charset=utf-8`;
}

/** Whether the caller reads Server-Sent Events. */
export function acceptsStream({ headers: { accept = '' } }: FastifyRequest): boolean {
  return accept.includes('event-stream') && accept.split(',').some((type) => EVENTS_TYPE.test(type));
}

/** Whether the caller, who reads Server-Sent Events, reads no JSON. */
export function acceptsStreamAlone({ headers: { accept = '' } }: FastifyRequest): boolean {
  return !accept.split(',').some((type) => JSON_TYPE.test(type));
}

/**
 * The request as Apollo reads it. A client that accepts only streams is answered in JSON: it asked for what is not
 * offered, and has to be told so.
 */
export function asApollo(request: FastifyRequest): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const name of READ) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const accept = headers.get('accept');
  if (accept && !accept.split(',').some((type) => JSON_TYPE.test(type)))
    headers.set('accept', `${accept}, application/json`);
  // A GET cannot change anything, and the API goes by no cookie: a page of another site gains nothing by sending one.
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (method === 'GET') headers.set(NO_FORM, 'GET');
  // Read from the parameters, which may have a trusted document's text in the place of its id.
  const search = method === 'GET' ? `?${new URLSearchParams(request.query as Record<string, string>)}` : '';
  return { method, headers, search, body: request.body };
}

/** A header that no form of another site can send; Apollo takes any request with it. */
const NO_FORM = 'apollo-require-preflight';
/** The headers that Apollo goes by. */
const READ = ['accept', 'content-type', NO_FORM, 'x-apollo-operation-name'];

/** Refuses requests whose cost is too high once their variables are known, and tells the cost of all others. */
export const costByVariables: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ document, operation, request }) {
        const fault = operation && costFault(document, operation, request.variables ?? {});
        if (!fault) return;
        const http = { status: 400, headers: new HeaderMap() };
        throw new GraphQLError(fault.message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http } });
      },
      async willSendResponse({ document, operation, request, response: { body } }) {
        if (!document || !operation || body.kind !== 'single' || body.singleResult.data === undefined) return;
        body.singleResult.extensions = toldCost(costOf(document, operation)(request.variables ?? {}));
      },
    };
  },
};

/** Refuses subscriptions to those who read no stream: executed once they would look well for ever. `address`: of WebSockets. */
export function noSubscriptions(address: string): ApolloServerPlugin<Context> {
  const message =
    'A subscription has more answers than one: send Accept: text/event-stream, as graphql-sse does, ' +
    `or open a WebSocket to ${address} and use the protocol graphql-transport-ws.`;
  const code = 'SUBSCRIPTION_OVER_HTTP';
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation }) {
          if (operation?.operation !== 'subscription') return;
          const http = { status: 405, headers: new HeaderMap([['allow', ALLOWED_METHODS]]) };
          throw new GraphQLError(message, { extensions: { code, http } });
        },
        // By GET it was refused before, as everything that is not a query.
        async willSendResponse({ operation, response: { body } }) {
          if (operation?.operation !== 'subscription' || body.kind !== 'single') return;
          body.singleResult = { errors: [{ message, extensions: { code } }] };
        },
      };
    },
  };
}

/**
 * A client that names application/json alone is one from before application/graphql-response+json: to it a request that
 * was understood is a 200, whatever its result. All others are told by the status, too.
 */
export const plainJson: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        const accept = request.http?.headers.get('accept') ?? '';
        const plain = accept.includes('application/json') && !accept.includes('application/graphql-response+json');
        // A request without a document is none that was understood.
        if (plain && response.http.status === 400 && request.query) response.http.status = 200;
      },
    };
  },
};

/** Tells every client by the status, as proxies and rate limits do, that it is worth asking again. */
export const unavailable: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { http, body } }) {
        if (body.kind !== 'single' || !isUnavailable(body.singleResult)) return;
        http.status = 503;
        http.headers.set('retry-after', String(RETRY_SECONDS));
      },
    };
  },
};

/** The media type for clients that say plainly what they accept; for others Apollo finds out. */
const ANSWER_TYPES = new Map([
  ['*/*', 'application/json; charset=utf-8'],
  ['application/json', 'application/json; charset=utf-8'],
  ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
  // Apollo Client's.
  ['application/graphql-response+json,application/json;q=0.9', 'application/graphql-response+json; charset=utf-8'],
]);

/** No page of another site can make a browser send JSON unasked. */
export function sendsJson({ headers }: FastifyRequest): boolean {
  return /^application\/json *(;|$)/i.test(headers['content-type'] ?? '');
}

export const NOT_JSON = 'Send operations as JSON, with the header content-type: application/json.';

/** The type of the answer, if Apollo need not look at the request. */
export function shortWay({ headers }: FastifyRequest): string | null {
  return ANSWER_TYPES.get(headers.accept ?? '*/*') ?? null;
}

/** The parameters of a request, which a GET has in its address; what cannot be read is left for Apollo to refuse. */
export function parametersOf({ method, body, query }: FastifyRequest): unknown {
  if (method !== 'GET' && method !== 'HEAD') return body;
  const { variables, extensions, ...rest } = query as Record<string, unknown>;
  if (typeof variables !== 'string') return variables === undefined ? { ...rest, extensions } : null;
  try {
    return { ...rest, extensions, variables: JSON.parse(variables) };
  } catch {
    return null;
  }
}
