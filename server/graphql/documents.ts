// Reads the documents of live views; of those that many ask alike there is one.
import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { LIMITS, PARSING } from './limits.ts';

export interface KnownDocument {
  text: string;
  document: DocumentNode;
}

/** What is wrong with a document, all with one code as over HTTP. */
export interface DocumentFaults {
  errors: readonly GraphQLError[];
  code: 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED';
}

/** Front ends have a few; more are somebody's who makes them up. */
const MAX_KEPT_DOCUMENTS = 50;

export type ReadDocument = (text: string) => KnownDocument | DocumentFaults;

export function openDocuments(schema: GraphQLSchema): ReadDocument {
  const known = new Map<string, KnownDocument>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const read = readDocument(schema, text);
    if ('errors' in read) return read;
    const [oldest] = known.keys();
    if (oldest !== undefined && known.size >= MAX_KEPT_DOCUMENTS) known.delete(oldest);
    known.set(text, read);
    return read;
  };
}

function readDocument(schema: GraphQLSchema, text: string): KnownDocument | DocumentFaults {
  try {
    const document = parse(text, PARSING);
    const errors = validate(schema, document, LIMITS);
    return errors.length > 0 ? { errors, code: 'GRAPHQL_VALIDATION_FAILED' } : { text, document };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { errors: [error], code: 'GRAPHQL_PARSE_FAILED' };
  }
}
