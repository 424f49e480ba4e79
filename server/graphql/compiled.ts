// Documents that are asked again and again are compiled: what reading them takes is done once, not for each request.
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
import type { Context } from '../../schema/index.ts';
import { writtenOut } from './limits.ts';

/** How often a document is asked before it is worth compiling. */
export const OFTEN = 20;
/** Compiling writes fragments out wherever they are used: two that each use the next twice would take for ever. */
const MOST_FIELDS = 300;
/** Documents kept, and how long one may be; those longer are not worth the memory. */
const MOST_DOCUMENTS = 1000;
const LONGEST = 10_000;
/** Hears of each document that is compiled: whoever looks into a running server can see which. */
export const COMPILED = channel('antrean.document.compiled');

type Named = Record<string, unknown>;
type Query = CompiledQuery<Named, Named>['query'];
export type Result = FormattedExecutionResult<Named>;

/** What is known of a document that passed Apollo's checks and ours; `query` null: it is not to be compiled. */
interface Known {
  asked: number;
  operation: string | null;
  query?: Query | null;
}

export interface CompiledDocuments {
  /** Notes what Apollo is asked, and answers for it what is compiled. */
  plugin: ApolloServerPlugin<Context>;
  /** Answers without Apollo; null: this has to be read first, or is at fault, and both are Apollo's business. */
  answer(body: unknown, context: Context): Promise<Result | null> | null;
}

export type Format = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** `format` makes what callers see of an error in a field. */
export function compiledDocuments(format: Format): CompiledDocuments {
  const known = new Map<string, Known>();

  /** null where the variables do not fit: nothing was begun. */
  async function run(query: Query, context: Context, variables: Named): Promise<Result | null> {
    const { data, errors } = await query(undefined, context, variables);
    if (data === undefined) return null;
    return errors ? { errors: errors.map((error) => format(coded(error), error)), data } : { data };
  }

  return {
    plugin: {
      async requestDidStart() {
        return {
          async responseForOperation({ schema, source, document, operation, request, contextValue }) {
            const query = operation && queryFor(known, source, schema, document, operation);
            const singleResult = query ? await run(query, contextValue, request.variables ?? {}) : null;
            return singleResult && { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
          },
        };
      },
    },
    answer(body, context) {
      if (!isNamed(body)) return null;
      const one = typeof body.query === 'string' ? known.get(body.query) : undefined;
      const variables = body.variables ?? {};
      const plain = (body.extensions ?? null) === null && isNamed(variables);
      if (!one?.query || !plain || (body.operationName ?? one.operation) !== one.operation) return null;
      return run(one.query, context, variables);
    },
  };
}

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function queryFor(
  known: Map<string, Known>,
  source: string,
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Query | null {
  const one = known.get(source) ?? { asked: 0, operation: operation.name?.value ?? null };
  if (one.query !== undefined) return one.query;
  if (one.asked === 0) {
    if (source.length > LONGEST) return null;
    // The one that has been here longest goes; if it is asked often it will soon be back.
    if (known.size === MOST_DOCUMENTS) known.delete(known.keys().next().value as string);
    known.set(source, one);
  }
  one.asked++;
  if (one.asked <= OFTEN) return null;
  one.query = compile(schema, document, operation);
  return one.query;
}

function compile(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Query | null {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operations.length > 1 || writtenOut(document, operation) > MOST_FIELDS) return null;
  const compiled = compileQuery<Named, Named>(schema, document);
  COMPILED.publish({ operation: operation.name?.value ?? null });
  return isCompiledQuery(compiled) ? compiled.query : null;
}

/** As Apollo passes errors on to be formatted. */
function coded(error: unknown): GraphQLFormattedError {
  if (!(error instanceof GraphQLError)) return { message: String(error) };
  return { ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR', ...error.extensions } };
}
