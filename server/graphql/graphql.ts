// The GraphQL server over HTTP: Apollo on our schema, within limits, errors masked.
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Ask } from '../../adapters/index.ts';
import type { Context, House } from '../../schema/index.ts';
import type { Asker, Sender } from '../../src/access/asker.ts';
import { languageFrom } from '../../src/messages/index.ts';
import { CallerError, type CallerFault } from '../../src/refusal.ts';
import { isUnavailable, presentable, RETRY_SECONDS } from '../faults/faults.ts';
import { withRequestId } from '../faults/requestId.ts';
import { type CompiledDocuments, compiledDocuments, type Format } from './compiled.ts';
import { LIMIT_RULES, PARSING } from './limits.ts';
import {
  API,
  asApollo,
  canReadAnswer,
  noSubscriptions,
  plainJson,
  shortWay,
  unavailable,
  wantsPage,
} from './overHttp.ts';
import { tooManyFields } from './variableLimits.ts';

type Page = (request: FastifyRequest, reply: FastifyReply) => FastifyReply;

export interface GraphQL {
  /** `page` is shown to browsers that ask for one. */
  mount(app: FastifyInstance, askerOf: (request: FastifyRequest) => Promise<Asker>, page: Page | null): void;
  /** Asks in the name of a message's sender, without HTTP between; of another house where nothing is to be done. */
  askFor(sender: Sender, of?: House): Ask;
  /** Asks in the name of anybody, as over HTTP. @throws CallerError where the question was wrong, or came too often. */
  askAs(who: { asker: Asker; source: string }): Ask;
  stop(): Promise<void>;
}

export interface GraphQLSetup {
  schema: GraphQLSchema;
  house: House;
  /** How the world reaches this server. */
  publicUrl: string;
  onFault(error: unknown): void;
}

export async function startGraphQL({ schema, house, publicUrl, onFault }: GraphQLSetup): Promise<GraphQL> {
  const format: Format = (formatted, error) => presentable(error, onFault, formatted);
  const compiled = compiledDocuments(format);
  const server = new ApolloServer<Context>({
    schema,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      noSubscriptions(`${publicUrl.replace(/^http/, 'ws')}${API}`),
      plainJson,
      unavailable,
      compiled.plugin,
    ],
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: PARSING,
    validationRules: LIMIT_RULES,
    formatError: format,
    logger: { debug() {}, info() {}, warn: onFault, error: onFault },
  });
  await server.start();
  return {
    mount: (app, askerOf, page) => mount(server, compiled, house, app, askerOf, page),
    askFor: (sender, of = house) => asking(server, { house: of, asker: sender, source: null }),
    askAs: (who) => asking(server, { house, ...who }),
    stop: () => server.stop(),
  };
}

function asking(server: ApolloServer<Context>, who: Omit<Context, 'language'>): Ask {
  return async (document, variables, language) => {
    const contextValue: Context = { ...who, language };
    const request = { query: document, variables: variables as object };
    const { body } = await server.executeOperation(request, { contextValue });
    if (body.kind !== 'single') throw new Error('No single answer.');
    const [error] = body.singleResult.errors ?? [];
    if (!error) return body.singleResult.data as never;
    const code = error.extensions?.code as CallerFault;
    throw CALLER_FAULTS.has(code) ? new CallerError(code, error.message) : new Error(error.message);
  };
}
const CALLER_FAULTS = new Set<unknown>(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'RATE_LIMITED']);

const NOT_READABLE = {
  errors: [
    {
      message: 'Answers are application/graphql-response+json or application/json: Accept has to name one of them.',
      extensions: { code: 'BAD_REQUEST' },
    },
  ],
};

function mount(
  server: ApolloServer<Context>,
  compiled: CompiledDocuments,
  house: House,
  app: FastifyInstance,
  askerOf: (request: FastifyRequest) => Promise<Asker>,
  page: Page | null,
): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    if (page && wantsPage(request)) return page(request, reply);
    if (!canReadAnswer(request)) return reply.code(406).send(NOT_READABLE);
    const fault = tooManyFields((request.body as { variables?: unknown } | null | undefined)?.variables);
    if (fault) return reply.code(400).send({ errors: [fault] });
    // Read before Apollo begins, which would mask an unknown key as a fault of ours.
    const asker = await askerOf(request);
    const language = languageFrom(request.headers['accept-language']);
    const context: Context = { house, asker, language, source: request.ip };
    const type = shortWay(request);
    const short = type && (await withRequestId(request.id, () => compiled.answer(request.body, context)));
    if (short) {
      if (isUnavailable(short)) reply.code(503).header('retry-after', RETRY_SECONDS);
      return reply.type(type).send(JSON.stringify(short));
    }
    const response = await withRequestId(request.id, () =>
      server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: asApollo(request),
        context: async () => context,
      }),
    );
    for (const [name, value] of response.headers) reply.header(name, value);
    reply.code(response.status ?? 200);
    if (response.body.kind === 'complete') return reply.send(response.body.string);
    throw new Error('Incremental delivery is not offered.');
  };
  app.route({ method: ['GET', 'POST'], url: API, handler: answer });
}
