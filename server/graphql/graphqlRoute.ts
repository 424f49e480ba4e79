// Answers one GraphQL request over HTTP: by a compiled document if there is one, otherwise by Apollo.
import type { ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AppContext, Context } from '../../schema/index.ts';
import { languageFrom } from '../../src/messages/index.ts';
import type { RequestAsker } from '../access/requestAsker.ts';
import { isUnavailable, RETRY_SECONDS } from '../faults/faults.ts';
import { withRequestId } from '../faults/requestId.ts';
import type { CompiledDocuments, Result } from './compiled.ts';
import { asApollo, canReadAnswer, shortWay, wantsPage } from './overHttp.ts';
import { tooManyFields } from './variableLimits.ts';

export type PageRenderer = (request: FastifyRequest, reply: FastifyReply) => FastifyReply;

interface RouteSetup {
  server: ApolloServer<Context>;
  compiled: CompiledDocuments;
  app: AppContext;
  askerOf: RequestAsker;
  page: PageRenderer | null;
}

const NOT_READABLE = {
  errors: [
    {
      message: 'Answers are application/graphql-response+json or application/json: Accept has to name one of them.',
      extensions: { code: 'BAD_REQUEST' },
    },
  ],
};

export class GraphQLRoute {
  private readonly setup: RouteSetup;

  constructor(setup: RouteSetup) {
    this.setup = setup;
  }

  async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { page } = this.setup;
    if (page && wantsPage(request)) return page(request, reply);
    if (!canReadAnswer(request)) return reply.code(406).send(NOT_READABLE);
    const fault = tooManyFields(variablesOf(request.body));
    if (fault) return reply.code(400).send({ errors: [fault] });
    const context = await this.contextOf(request);
    const type = shortWay(request);
    const result = type && (await withRequestId(request.id, () => this.setup.compiled.answer(request.body, context)));
    return result ? sendResult(result, reply.type(type)) : this.answerByApollo(request, reply, context);
  }

  /** Read before Apollo begins, because Apollo would mask an unknown key as a fault of the server. */
  private async contextOf(request: FastifyRequest): Promise<Context> {
    const { app, askerOf } = this.setup;
    const asker = await askerOf(request);
    const language = languageFrom(request.headers['accept-language']);
    return new Context({ app, asker, language, source: request.ip });
  }

  private async answerByApollo(request: FastifyRequest, reply: FastifyReply, context: Context): Promise<FastifyReply> {
    const httpGraphQLRequest = asApollo(request);
    const response = await withRequestId(request.id, () =>
      this.setup.server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => context }),
    );
    for (const [name, value] of response.headers) reply.header(name, value);
    reply.code(response.status ?? 200);
    if (response.body.kind === 'complete') return reply.send(response.body.string);
    throw new Error('Incremental delivery is not offered.');
  }
}

function sendResult(result: Result, reply: FastifyReply): FastifyReply {
  if (isUnavailable(result)) reply.code(503).header('retry-after', RETRY_SECONDS);
  return reply.send(JSON.stringify(result));
}

function variablesOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'variables' in body ? body.variables : undefined;
}
