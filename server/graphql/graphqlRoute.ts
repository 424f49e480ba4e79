// Answers one GraphQL request over HTTP: by a compiled document if there is one, otherwise by Apollo.
import type { ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { type AppContext, Context } from '../../schema/index.ts';
import { languageFrom } from '../../src/messages/index.ts';
import { inSpan, type SpanFacts } from '../../src/tracing.ts';
import type { RateLimits } from '../access/limiting.ts';
import type { RequestAsker } from '../access/requestAsker.ts';
import { isUnavailable, RETRY_SECONDS } from '../faults/faults.ts';
import { forRequest } from '../faults/requestId.ts';
import type { CompiledDocuments, CompiledRequest, Result } from './compiled.ts';
import { bestEncoding, compressBody, mayCompress } from './encodings.ts';
import { FairTurns } from './fairTurns.ts';
import { answerTag, KeptAnswer } from './keptAnswer.ts';
import type { Execution, KeptAnswers } from './keptAnswers.ts';
import { toldCost } from './limits.ts';
import {
  asApollo,
  canReadAnswer,
  faultTypeFor,
  NOT_JSON,
  parametersOf,
  sendsJson,
  shortWay,
  wantsPage,
} from './overHttp.ts';
import type { RepeatedRequests } from './repeatedRequests.ts';
import { requestKey } from './requestKey.ts';
import type { TrustedDocuments } from './trustedDocuments.ts';
import { tooManyFields } from './variableLimits.ts';

export type PageRenderer = (request: FastifyRequest, reply: FastifyReply) => FastifyReply;

interface RouteSetup extends RequestRules {
  server: ApolloServer<Context>;
  compiled: CompiledDocuments;
  kept: KeptAnswers;
  repeated: RepeatedRequests;
  trusted: TrustedDocuments;
  app: AppContext;
}

/** How the requests of the outside world are received. */
export interface RequestRules {
  askerOf: RequestAsker;
  /** Whether what this source does is counted. */
  counts(source: string): boolean;
  /** The rest of the caller's budget. */
  left: RateLimits['left'];
  /** Answers those who read Server-Sent Events. */
  streams: StreamAnswers;
  /** For browsers that ask for a page. */
  page: PageRenderer | null;
}

export interface StreamAnswers {
  isWanted(request: FastifyRequest): boolean;
  answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
}

/** `key`: that of its answer; null: its answers are not kept. */
interface KeyedDocument extends CompiledRequest {
  key: string | null;
}

/** Cheaper requests are answered at once: they take less time than a turn of their own. */
const CHEAP_COST = 300;

const NOT_READABLE =
  'Answers are application/graphql-response+json, application/json or text/event-stream: Accept has to name one of them.';

export class GraphQLRoute {
  private readonly setup: RouteSetup;
  private readonly turns = new FairTurns();

  constructor(setup: RouteSetup) {
    this.setup = setup;
  }

  async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { page, streams, trusted } = this.setup;
    if (page && wantsPage(request)) return page(request, reply);
    if (!canReadAnswer(request)) return refuseRequest(request, reply.code(406), badRequest(NOT_READABLE));
    if (request.method === 'POST' && !sendsJson(request))
      return refuseRequest(request, reply.code(415), badRequest(NOT_JSON));
    const fault = trusted.putInto(request) ?? tooManyFields(variablesOf(request.body));
    if (fault) return refuseRequest(request, reply.code(400), fault);
    if (streams.isWanted(request)) return streams.answer(request, reply);
    const context = await this.contextOf(request);
    reply.headers({ ...(await this.setup.left(context.asker, request.ip)) });
    const type = shortWay(request);
    const found = type && this.findCompiled(request);
    const byApollo = () =>
      this.inTurn(context, Number.POSITIVE_INFINITY, () => this.answerByApollo(request, reply, context));
    if (!found) return byApollo();
    const key = found.plan && requestKey(context.asker, context.language, found);
    const answer = await this.answerCompiled({ ...found, key }, context, request);
    if (!answer) return byApollo();
    if (!(answer instanceof KeptAnswer)) return sendResult(answer, request, reply.type(type));
    if (request.method === 'GET') reply.headers(REVALIDATED);
    const isAnyones = context.asker.kind === 'anonymous';
    if (isAnyones && key !== null) this.setup.repeated.learn(request.raw, key, reply.type(type).getHeaders());
    return sendKept(answer, request, reply.type(type));
  }

  /** By GET nothing is changed: what is no query is left for Apollo to refuse. */
  private findCompiled(request: FastifyRequest): CompiledRequest | null {
    const found = this.setup.compiled.find(parametersOf(request));
    return request.method !== 'POST' && !found?.plan ? null : found;
  }

  /** null: the variables do not fit, and nothing was executed. */
  private async answerCompiled(
    found: KeyedDocument,
    context: Context,
    request: FastifyRequest,
  ): Promise<KeptAnswer | Result | null> {
    const { query, variables, plan, key, cost } = found;
    const run = async () => {
      const result = await forRequest(request, () =>
        inSpan('graphql', 'internal', operationOf(query), () =>
          this.inTurn(context, cost, () => this.setup.compiled.run(query, context, variables)),
        ),
      );
      return result && { ...result, extensions: toldCost(cost) };
    };
    if (!plan || key === null) return run();
    const kept = { key, topics: () => plan.topicsFor(variables), now: context.app.now() };
    return this.setup.kept.answer(kept, async () => executionOf(await run(), context));
  }

  /** A costly request without a key waits for the turn of its network; so does a document that is not compiled yet. */
  private inTurn<Answer>({ asker }: Context, cost: number, answer: () => Promise<Answer>): Promise<Answer> {
    if (asker.kind !== 'anonymous' || cost <= CHEAP_COST || !this.setup.counts(asker.source)) return answer();
    return this.turns.run(asker.source, answer);
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
    const { query } = (parametersOf(request) ?? {}) as { query?: unknown };
    const response = await forRequest(request, () =>
      inSpan('graphql', 'internal', operationOf(query), () =>
        this.setup.server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => context }),
      ),
    );
    for (const [name, value] of response.headers) reply.header(name, value);
    reply.code(response.status ?? 200);
    if (request.method === 'GET' && this.setup.compiled.isForAll(parametersOf(request))) reply.headers(REVALIDATED);
    if (response.body.kind === 'complete') return sendText(response.body.string, request, reply);
    throw new Error('Incremental delivery is not offered.');
  }
}

/** Its kind and name, as the document begins; a name is the author's, and no one's data. */
const operationOf = (query: unknown) => (): SpanFacts => {
  const [, type = 'query', name] = OPERATION.exec(typeof query === 'string' ? query : '') ?? [];
  return { 'graphql.operation.type': type, ...(name && { 'graphql.operation.name': name }) };
};
const OPERATION = /^\s*(query|mutation|subscription)\b\s*(\w{1,60})?/;

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}

function refuseRequest(request: FastifyRequest, reply: FastifyReply, fault: GraphQLError): FastifyReply {
  return reply.type(faultTypeFor(request)).send(JSON.stringify({ errors: [fault] }));
}

function executionOf(result: Result | null, { changesAt }: Context): Execution<Result> | null {
  return result && { result, text: result.errors ? null : JSON.stringify(result), changesAt };
}

function sendResult(result: Result, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (isUnavailable(result)) reply.code(503).header('retry-after', RETRY_SECONDS);
  return sendText(JSON.stringify(result), request, reply);
}

async function sendText(text: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { headers } = request;
  if (isKnownByTag(text, request, reply)) return reply.code(304).removeHeader('content-length').send();
  // A text goes out in one piece with the headers, bytes beside them: for short answers that is the dearer part.
  if (!mayCompress(headers['accept-encoding'], text)) return reply.send(text);
  const body = Buffer.from(text);
  const encoding = bestEncoding(headers['accept-encoding'], body);
  if (!encoding) return reply.send(body);
  return reply.header('content-encoding', encoding).send(await compressBody(body, encoding));
}

/** Whether the caller has this answer. A whole answer by GET has a tag, also where it is not kept here. */
function isKnownByTag(text: string, { method, headers }: FastifyRequest, reply: FastifyReply): boolean {
  if (method !== 'GET' || reply.statusCode !== 200 || text.startsWith('{"errors"')) return false;
  // Apollo ends its answers with a line.
  const tag = answerTag(text.trimEnd());
  reply.header('etag', tag);
  return headers['if-none-match']?.includes(tag) ?? false;
}

async function sendKept(answer: KeptAnswer, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { status, headers, body } = await answer.formFor(request);
  return reply
    .code(status)
    .headers(headers)
    .send(body ?? undefined);
}

/** The headers of a request on which an answer depends. */
const VARIES = 'Accept, Accept-Encoding, Accept-Language, Authorization, Cookie, Origin';
/** Of answers by GET that are kept: browsers ask each time whether they still hold. */
const REVALIDATED = { 'cache-control': 'private, no-cache', vary: VARIES };

function variablesOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'variables' in body ? body.variables : undefined;
}
