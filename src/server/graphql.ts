// The GraphQL server: Apollo on our schema, errors masked, the asker read from the request.
import { ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Ask } from '../../adapters/index.ts';
import { buildSchema, type Context, type House } from '../../schema/index.ts';
import type { Asker, Sender } from '../access/asker.ts';
import { languageFrom } from '../messages/index.ts';
import { CallerError } from '../refusal.ts';

export interface GraphQL {
  mount(app: FastifyInstance, readAsker: (request: FastifyRequest) => Asker): void;
  /** Asks in the name of a message's sender, without HTTP between. */
  askFor(sender: Sender): Ask;
  stop(): Promise<void>;
}

export async function startGraphQL(house: House, onFault: (error: unknown) => void): Promise<GraphQL> {
  const server = new ApolloServer<Context>({
    schema: buildSchema(),
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => presentable(formatted, error, onFault),
    logger: { debug() {}, info() {}, warn: onFault, error: onFault },
  });
  await server.start();
  return {
    mount: (app, readAsker) => mount(server, house, app, readAsker),
    askFor: (sender) => async (document, variables) => {
      const contextValue: Context = { house, asker: sender, language: 'id' };
      const response = await server.executeOperation(
        { query: document, variables: variables as object },
        { contextValue },
      );
      const { body } = response;
      if (body.kind !== 'single' || body.singleResult.errors) {
        throw new Error(body.kind === 'single' ? body.singleResult.errors?.[0]?.message : 'No single answer.');
      }
      return body.singleResult.data as never;
    },
    stop: () => server.stop(),
  };
}

/** What the caller did wrong is said; anything else is ours, logged whole and shown as nothing but that. */
function presentable(
  formatted: GraphQLFormattedError,
  error: unknown,
  onFault: (error: unknown) => void,
): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const { locations, path } = formatted;
  if (cause instanceof CallerError)
    return { message: cause.message, locations, path, extensions: { code: cause.code } };
  const code = formatted.extensions?.code;
  if (cause instanceof GraphQLError && code !== 'INTERNAL_SERVER_ERROR') return formatted;
  onFault(cause);
  return {
    message: 'Something went wrong on our side; please try again.',
    locations,
    path,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}

function mount(
  server: ApolloServer<Context>,
  house: House,
  app: FastifyInstance,
  readAsker: (request: FastifyRequest) => Asker,
): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const context = async (): Promise<Context> => {
      const language = languageFrom(request.headers['accept-language']);
      return { house, asker: readAsker(request), language };
    };
    const response = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest: asApollo(request), context });
    for (const [name, value] of response.headers) reply.header(name, value);
    reply.code(response.status ?? 200);
    if (response.body.kind === 'complete') return reply.send(response.body.string);
    throw new Error('Incremental delivery is not offered.');
  };
  app.route({ method: ['GET', 'POST', 'OPTIONS'], url: '/graphql', handler: answer });
}

function asApollo(request: FastifyRequest): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const query = request.url.indexOf('?');
  return { method: request.method, headers, search: query < 0 ? '' : request.url.slice(query), body: request.body };
}
