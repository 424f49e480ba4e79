// The GraphQL API over HTTP and within the process: Apollo on our schema, within limits, with errors masked.
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyInstance } from 'fastify';
import { type DocumentNode, type GraphQLSchema, print } from 'graphql';
import type { Ask } from '../../adapters/index.ts';
import { type AppContext, Context, type RequestFacts, type Sample, type SampleAnswer } from '../../schema/index.ts';
import type { Asker, ChatSender } from '../../src/access/asker.ts';
import { type OfficeDates, windowsBetween } from '../../src/capacity/windows.ts';
import { type Pool, queriesOn } from '../../src/database.ts';
import { itemAt } from '../../src/items.ts';
import { readTogether } from '../../src/readTogether.ts';
import { CallerError, type CallerFault } from '../../src/refusal.ts';
import { onCommit } from '../../src/transact.ts';
import { presentable } from '../faults/faults.ts';
import { CompiledDocuments, type Format, type Result } from './compiled.ts';
import { GraphQLRoute, type RequestRules } from './graphqlRoute.ts';
import { type CommitEchoes, HeardCommits } from './heardCommits.ts';
import { KeptAnswers } from './keptAnswers.ts';
import { KeptWindows, type ReadWindows } from './keptWindows.ts';
import { LIMIT_RULES, PARSING } from './limits.ts';
import { Memories, type ReadMemory } from './memories.ts';
import { API, costByVariables, noSubscriptions, plainJson, unavailable } from './overHttp.ts';
import { RepeatedRequests } from './repeatedRequests.ts';
import type { TrustedDocuments } from './trustedDocuments.ts';

/** Asks in the name of a message's sender; `context` may be another one, in which nothing is changed. */
export type AskFor = (sender: ChatSender, context?: AppContext) => Ask;

export interface GraphQLSetup {
  schema: GraphQLSchema;
  app: Omit<AppContext, 'readSample' | 'windowsByDay'>;
  /** Reads a sample text as the conversation would. */
  readSample(sample: Sample, app: AppContext, askFor: AskFor): Promise<SampleAnswer>;
  trusted: TrustedDocuments;
  /** The address at which the outside world reaches this server. */
  publicUrl: string;
  listener: CommitEchoes & { tell(memories: ReadMemory): void };
  onFault(error: unknown): void;
}

export async function startGraphQL(setup: GraphQLSetup): Promise<GraphQLApi> {
  const api = new GraphQLApi(setup);
  await api.start();
  return api;
}

export class GraphQLApi {
  readonly app: AppContext;
  private readonly server: ApolloServer<Context>;
  private readonly compiled: CompiledDocuments;
  private readonly kept: KeptAnswers;
  /** The answers to requests that need not be read. */
  readonly repeated: RepeatedRequests;
  private readonly trusted: TrustedDocuments;
  private readonly textOf = openTexts();

  constructor(setup: GraphQLSetup) {
    const { app, readSample, listener, onFault } = setup;
    const format: Format = (formatted, error) => presentable(error, onFault, formatted);
    this.trusted = setup.trusted;
    this.compiled = new CompiledDocuments(format);
    const commits = new HeardCommits(listener);
    this.kept = new KeptAnswers(commits);
    const windows = new KeptWindows(windowsReader(app.pool), commits);
    this.repeated = new RepeatedRequests(this.kept);
    const memories = new Memories([this.kept, windows]);
    listener.tell(memories);
    onCommit(app.pool, (announcements, commit) => memories.hearOwn(announcements, commit));
    app.offices.onReload(() => memories.lost());
    this.server = apolloServer(setup, this.compiled, format);
    this.app = {
      ...app,
      windowsByDay: (...days) => windows.byDay(...days),
      readSample: (sample) => readSample(sample, this.app, this.askFor),
    };
  }

  start(): Promise<void> {
    return this.server.start();
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  mount(http: FastifyInstance, requests: RequestRules): void {
    const { server, compiled, kept, repeated, trusted, app } = this;
    const route = new GraphQLRoute({ server, compiled, kept, repeated, trusted, app, ...requests });
    http.route({ method: ['GET', 'POST'], url: API, handler: (request, reply) => route.answer(request, reply) });
  }

  readonly askFor: AskFor = (sender, app = this.app) => this.ask({ app, asker: sender, source: null });

  /** Asks as over HTTP. @throws CallerError if the question was wrong, or came too often. */
  readonly askAs = (who: { asker: Asker; source: string }, app = this.app): Ask => this.ask({ app, ...who });

  private ask(who: Omit<RequestFacts, 'language'>): Ask {
    return async (document, variables, language) => {
      const context = new Context({ ...who, language });
      const request = { query: this.textOf(document), variables: variables as object };
      const { data, errors } = (await this.askCompiled(request, context)) ?? (await this.askApollo(request, context));
      const [error] = errors ?? [];
      if (!error) return data as never;
      const code = error.extensions?.code;
      throw isCallerFault(code) ? new CallerError(code, error.message) : new Error(error.message);
    };
  }

  /** null: the document is not compiled, or the question is at fault. */
  private async askCompiled(request: object, context: Context): Promise<Result | null> {
    const found = this.compiled.find(request);
    return found && this.compiled.run(found.query, context, found.variables);
  }

  private async askApollo(request: { query: string; variables: object }, contextValue: Context): Promise<Result> {
    const { body } = await this.server.executeOperation(request, { contextValue });
    if (body.kind !== 'single') throw new Error('No single answer.');
    return body.singleResult as Result;
  }
}

/** Those that are asked for at the same moment, as for all offices, are read together. */
function windowsReader(pool: Pool): ReadWindows {
  const read = readTogether(async (stretches: readonly OfficeDates[]) => {
    const windows = await windowsBetween(queriesOn(pool), stretches);
    return new Map(stretches.map((stretch, index) => [stretch, itemAt(windows, index)]));
  });
  return async ({ code }, from, to) => (await read({ office: code, from, to })) ?? [];
}

/** Makes the text of each document once: to write it out takes as long as to answer it. */
function openTexts(): (document: DocumentNode) => string {
  const texts = new WeakMap<DocumentNode, string>();
  return (document) => {
    const text = texts.get(document) ?? print(document);
    texts.set(document, text);
    return text;
  };
}

const CALLER_FAULTS = new Set<unknown>([
  'UNAUTHENTICATED',
  'KEY_EXPIRED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'IDEMPOTENCY_KEY_REUSED',
  'RATE_LIMITED',
  'READING_LIMIT',
]);

function isCallerFault(code: unknown): code is CallerFault {
  return CALLER_FAULTS.has(code);
}

function apolloServer({ schema, publicUrl, onFault }: GraphQLSetup, compiled: CompiledDocuments, format: Format) {
  return new ApolloServer<Context>({
    schema,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      noSubscriptions(`${publicUrl.replace(/^http/, 'ws')}${API}`),
      costByVariables,
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
}
