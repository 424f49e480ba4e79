// Documents that are asked again and again are compiled: what reading them takes is done once, not for each request.
import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  type DocumentNode,
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

type Named = Record<string, unknown>;
type Query = CompiledQuery<Named, Named>['query'];
/** What is known of a document; `query` null: it is not to be compiled. */
interface Known {
  asked: number;
  query?: Query | null;
}

export type Format = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** `format` makes what callers see of an error in a field. */
export function compiledDocuments(format: Format): ApolloServerPlugin<Context> {
  // As long as Apollo keeps the document.
  const known = new WeakMap<DocumentNode, Known>();
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ schema, document, operation, request, contextValue }) {
          const query = operation && queryFor(known, schema, document, operation);
          if (!query) return null;
          const { data, errors } = await query(undefined, contextValue, request.variables);
          // The variables do not fit, and nothing was begun: Apollo says so.
          if (data === undefined) return null;
          const singleResult = errors ? { data, errors: errors.map((error) => format(coded(error), error)) } : { data };
          return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
        },
      };
    },
  };
}

function queryFor(
  known: WeakMap<DocumentNode, Known>,
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Query | null {
  const one = known.get(document) ?? { asked: 0 };
  if (one.query !== undefined) return one.query;
  known.set(document, one);
  one.asked++;
  if (one.asked <= OFTEN) return null;
  one.query = compile(schema, document, operation);
  return one.query;
}

function compile(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Query | null {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operations.length > 1 || writtenOut(document, operation) > MOST_FIELDS) return null;
  const compiled = compileQuery<Named, Named>(schema, document);
  return isCompiledQuery(compiled) ? compiled.query : null;
}

/** As Apollo passes errors on to be formatted. */
function coded(error: unknown): GraphQLFormattedError {
  if (!(error instanceof GraphQLError)) return { message: String(error) };
  return { ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR', ...error.extensions } };
}
