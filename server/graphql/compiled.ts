// Compiles the documents that are asked often, so that they are parsed and planned once and not for each request.
import { channel } from 'node:diagnostics_channel';
import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  type DocumentNode,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import type { Context } from '../../schema/index.ts';
import { variablesReader } from './compiledVariables.ts';
import { type KeepPlan, keepPlan } from './keepable.ts';
import { type CostOf, costOf, expandedFieldCount, MAX_COST } from './limits.ts';

/** A document is compiled when it is asked more often than this. */
export const MIN_USES_TO_COMPILE = 20;
/** One that took longer is compiled when it is asked again: a long list takes a third of the time then. */
export const SLOW_EXECUTION_MS = 250;
/** Compiling writes fragments out where they are used; two that each use the next one twice would never end. */
const MAX_COMPILED_FIELDS = 300;
const MAX_KNOWN_DOCUMENTS = 1000;
/** Of all documents together; the least recently used are forgotten, and compiled again if they are asked often. */
const MAX_KNOWN_BYTES = 64 * 1024 * 1024;
/** Measured: three hundred compiled documents of 2.4 kB, some two hundred fields each, took 144 MB. */
const BYTES_PER_COMPILED_FIELD = 2500;
/** Longer documents are not worth the memory. */
const MAX_DOCUMENT_LENGTH = 10_000;
/** Publishes each document that is compiled, so that they can be seen in a running server. */
export const COMPILED = channel('antrean.document.compiled');

type JsonObject = Record<string, unknown>;
type Query = CompiledQuery<JsonObject, JsonObject>['query'];
export type Result = FormattedExecutionResult<JsonObject>;

/** A document that passed all checks. `query` is undefined before it is compiled, and null if it cannot be. */
interface CompilableDocument {
  uses: number;
  operation: string | null;
  /** The names of the variables that the operation declares, in order. */
  variables: readonly string[];
  /** Its share of the memory for all documents. */
  bytes: number;
  query?: Query | null;
  /** null: answers to it are not kept. */
  plan: KeepPlan | null;
  costOf: CostOf;
}

/** A request for a compiled document. */
export interface CompiledRequest {
  text: string;
  query: Query;
  variables: JsonObject;
  plan: KeepPlan | null;
  cost: number;
}

/** Makes what callers see of an error in a field. */
export type Format = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** A document that Apollo has parsed and validated. */
interface CheckedDocument {
  source: string;
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

export class CompiledDocuments {
  /** Counts the documents Apollo is asked, and answers those that are compiled. */
  readonly plugin: ApolloServerPlugin<Context>;
  private readonly known = new LRUCache<string, CompilableDocument>({
    max: MAX_KNOWN_DOCUMENTS,
    maxSize: MAX_KNOWN_BYTES,
    sizeCalculation: ({ bytes }) => bytes,
  });
  private readonly format: Format;

  constructor(format: Format) {
    this.format = format;
    this.plugin = pluginOf(this);
  }

  /** The request that can be answered without Apollo; null: its document is not compiled, or it is at fault. */
  find(body: unknown): CompiledRequest | null {
    if (!isJsonObject(body) || typeof body.query !== 'string') return null;
    const known = this.known.get(body.query);
    const sent = body.variables ?? {};
    if (!known?.query || !isJsonObject(sent) || (body.extensions ?? null) !== null) return null;
    const variables = declaredOf(known.variables, sent);
    const isItsOperation = (body.operationName ?? known.operation) === known.operation;
    const cost = isItsOperation ? known.costOf(variables) : Number.POSITIVE_INFINITY;
    return cost > MAX_COST ? null : { text: body.query, query: known.query, variables, plan: known.plan, cost };
  }

  /** null: the variables do not fit, and nothing was executed. */
  async run(query: Query, context: Context, variables: JsonObject): Promise<Result | null> {
    const { data, errors } = await query(undefined, context, variables);
    if (data === undefined) return null;
    return errors ? { errors: errors.map((error) => this.format(withErrorCode(error), error)), data } : { data };
  }

  /** Counts one more use; null: the document is not compiled. */
  queryFor(checked: CheckedDocument): Query | null {
    const known = this.knownFor(checked);
    if (!known) return null;
    if (known.query !== undefined) return known.query;
    known.uses++;
    if (known.uses <= MIN_USES_TO_COMPILE) return null;
    known.query = compile(checked);
    const { document, operation } = checked;
    known.costOf = costOf(document, operation);
    if (known.query) known.bytes += compiledFieldCount(checked) * BYTES_PER_COMPILED_FIELD;
    // Its size is counted when it is added, so it is added again.
    this.known.delete(checked.source);
    this.known.set(checked.source, known);
    return known.query;
  }

  /** It was executed without having been compiled. */
  noteExecution(source: string, milliseconds: number): void {
    const known = this.known.get(source);
    if (known && milliseconds > SLOW_EXECUTION_MS) known.uses = Math.max(known.uses, MIN_USES_TO_COMPILE);
  }

  /** Whether answers to its document are alike for many callers. */
  isForAll(body: unknown): boolean {
    const text = isJsonObject(body) && typeof body.query === 'string' ? body.query : '';
    return (this.known.get(text)?.plan ?? null) !== null;
  }

  private knownFor({ source, schema, document, operation }: CheckedDocument): CompilableDocument | undefined {
    const known = this.known.get(source);
    if (known || source.length > MAX_DOCUMENT_LENGTH) return known;
    const bytes = 2 * source.length + 1;
    const added: CompilableDocument = {
      uses: 0,
      operation: operation.name?.value ?? null,
      variables: (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value),
      bytes,
      plan: keepPlan(schema, document, operation),
      costOf: () => Number.POSITIVE_INFINITY,
    };
    this.known.set(source, added);
    return added;
  }
}

/** Only declared variables are part of a request: no answer depends on others, and none is kept apart for them. */
function declaredOf(names: readonly string[], sent: JsonObject): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (Object.hasOwn(sent, name) ? [[name, sent[name]]] : [])));
}

function pluginOf(documents: CompiledDocuments): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ schema, source, document, operation, request, contextValue }) {
          const query = operation && documents.queryFor({ source, schema, document, operation });
          const singleResult = query ? await documents.run(query, contextValue, request.variables ?? {}) : null;
          return singleResult && { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
        },
        async executionDidStart({ source }) {
          const began = performance.now();
          return { executionDidEnd: async () => documents.noteExecution(source, performance.now() - began) };
        },
      };
    },
  };
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compiledFieldCount({ document, operation }: CheckedDocument): number {
  return expandedFieldCount(document, operation);
}

function compile(checked: CheckedDocument): Query | null {
  const { schema, document, operation } = checked;
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operations.length > 1 || compiledFieldCount(checked) > MAX_COMPILED_FIELDS) return null;
  const compiled = compileQuery<JsonObject, JsonObject>(schema, document);
  COMPILED.publish({ operation: operation.name?.value ?? null });
  if (!isCompiledQuery(compiled)) return null;
  const read = variablesReader(schema, operation);
  return (root, context, variables) => {
    const values = read(variables ?? {});
    // Without data it goes to Apollo, which says what does not fit.
    return values ? compiled.query(root, context, values) : {};
  };
}

/** The form in which Apollo passes errors on to be formatted. */
function withErrorCode(error: unknown): GraphQLFormattedError {
  if (!(error instanceof GraphQLError)) return { message: String(error) };
  return { ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR', ...error.extensions } };
}
