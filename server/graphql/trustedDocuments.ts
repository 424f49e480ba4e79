// Documents that an operator trusts, asked for by their ids instead of their texts (GraphQL over HTTP, Persisted Documents).
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { StartFault } from '../faults/startFault.ts';
import type { ReadDocument } from './documents.ts';

interface TrustedSetup {
  /** The folder of the documents; null: there are none. */
  folder: string | null;
  read: ReadDocument;
  warn(facts: object, message: string): void;
}

const PREFIX = 'sha256:';
const NOT_FOUND = 'PERSISTED_DOCUMENT_NOT_FOUND';

/** The file of a generator has texts by their ids. */
const TEXTS_BY_ID = z.record(z.string(), z.string());

/** @throws StartFault naming the file that cannot be read, or whose id is not that of its text */
export function openTrustedDocuments({ folder, read, warn }: TrustedSetup): TrustedDocuments {
  const texts = new Map<string, string>();
  for (const file of folder ? trustedFiles(folder) : []) {
    for (const [id, text] of trustedIn(file)) {
      if ((texts.get(id) ?? text) !== text) throw new StartFault(`${file} has another text for the id ${id}.`);
      texts.set(id, text).set(hashOfDocument(text), text);
      const known = read(text);
      if ('errors' in known)
        warn({ file, id, fault: known.errors[0]?.message }, 'A trusted document does not fit the schema.');
    }
  }
  return new TrustedDocuments(texts);
}

export class TrustedDocuments {
  private readonly texts: ReadonlyMap<string, string>;

  constructor(texts: ReadonlyMap<string, string>) {
    this.texts = texts;
  }

  /** Puts the text into a request that has an id in its place; the fault of a request that cannot have one. */
  putInto(request: FastifyRequest): GraphQLError | null {
    const isGet = request.method === 'GET';
    const parameters = isGet ? request.query : request.body;
    if (typeof parameters !== 'object' || parameters === null || !('documentId' in parameters)) return null;
    const { documentId: id, ...others } = parameters as Record<string, unknown>;
    if (id === null && !isGet) return null;
    if ('query' in others && others.query !== null)
      return requestFault('Send documentId or query, not both.', 'BAD_REQUEST');
    const text = typeof id === 'string' ? this.texts.get(id) : undefined;
    if (text === undefined)
      return requestFault('There is no trusted document of this id: send its text as query.', NOT_FOUND);
    if (isGet) request.query = { ...others, query: text };
    else request.body = { ...others, query: text };
    return null;
  }
}

function requestFault(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

function hashOfDocument(text: string): string {
  return PREFIX + createHash('sha256').update(text).digest('hex');
}

function trustedFiles(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => ['.graphql', '.json'].includes(extname(name)));
    return names.toSorted().map((name) => join(folder, name));
  } catch {
    throw new StartFault(`The folder ${folder} cannot be read: set DOCUMENTS_DIR to one that can.`);
  }
}

/** Each document with the id that its generator gave it; one that is a file has the hash of the file. */
function trustedIn(file: string): [string, string][] {
  const content = readFileSync(file, 'utf8');
  if (extname(file) === '.graphql') return [[hashOfDocument(content), content]];
  const documents = readTextsById(content, file);
  for (const [id, text] of documents)
    if (id.includes(':') && !id.startsWith('x-') && id !== hashOfDocument(text))
      throw new StartFault(`${file} has the id ${id} for a text whose id is ${hashOfDocument(text)}.`);
  return documents;
}

function readTextsById(content: string, file: string): [string, string][] {
  try {
    return Object.entries(TEXTS_BY_ID.parse(JSON.parse(content)));
  } catch {
    throw new StartFault(`${file} must be a JSON object with the texts of documents by their ids.`);
  }
}
