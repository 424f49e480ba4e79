// Recognises requests that are equal, byte by byte, to one answered before, so that a kept answer needs no reading of them.
import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Instant } from '../../src/time.ts';
import { OFFICE_HEADER, SESSION_HEADER } from '../access/credentials.ts';
import type { KeptAnswer } from './keptAnswer.ts';
import type { KeptAnswers } from './keptAnswers.ts';

/** Longer ones are read each time. */
const MAX_REPEATED_LENGTH = 16 * 1024;
const MAX_REPEATED_REQUESTS = 10_000;
/** Of the texts of all together; the least recently used are forgotten, and known again after their next answer. */
const MAX_REPEATED_BYTES = 16 * 1024 * 1024;

/** With one of these the caller may be more than anonymous: the routes find out. */
const IDENTIFYING_HEADERS = ['authorization', SESSION_HEADER, OFFICE_HEADER] as const;
/** The headers on which an answer to an anonymous caller depends. Its encoding is chosen for each request. */
const DECISIVE_HEADERS = ['accept', 'accept-language', 'content-type', 'origin'] as const;
/** As the text of a mutation begins in JSON: its answer is never kept. */
const MUTATION = '"mutation ';
/** No header can have this value. */
const NO_HEADER = '\0';

/** Headers that each answer has of its own. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  'x-request-id',
  'etag',
  'content-length',
  'content-encoding',
  'ratelimit',
  'ratelimit-policy',
]);

type ReceivedRequest = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

interface KnownRequest {
  answerKey: string;
  /** The headers with which it was answered, names and values by turns. */
  headers: readonly string[];
}

export interface RepeatedAnswer {
  answer: KeptAnswer;
  headers: readonly string[];
}

/** A known request whose answer is not kept at the moment; equal ones have the same key. */
export interface UnkeptRequest {
  answerKey: string;
}

export class RepeatedRequests {
  private readonly known = new LRUCache<string, KnownRequest>({
    max: MAX_REPEATED_REQUESTS,
    maxSize: MAX_REPEATED_BYTES,
    sizeCalculation: ({ answerKey }, text) => text.length + answerKey.length,
  });
  /** The texts of requests that the routes are answering. */
  private readonly asked = new WeakMap<ReceivedRequest, string>();
  private readonly kept: Pick<KeptAnswers, 'find'>;

  constructor(kept: Pick<KeptAnswers, 'find'>) {
    this.kept = kept;
  }

  /** The answer to an equal request before it, where it is still kept; null: the request is not known, and the routes have to answer. */
  find(request: ReceivedRequest, body: Buffer | null, now: Instant): RepeatedAnswer | UnkeptRequest | null {
    // Most bodies that are long and never come twice are mutations; a query with that word in it is answered by the routes.
    if (body?.includes(MUTATION)) return null;
    const text = requestText(request, body);
    if (text === null) return null;
    const known = this.known.get(text);
    const answer = known && this.kept.find(known.answerKey, now);
    if (answer) return { answer, headers: known.headers };
    this.asked.set(request, text);
    return known ? { answerKey: known.answerKey } : null;
  }

  /** An anonymous caller is given the kept answer of that key, with these headers: equal requests may have it, too. */
  learn(request: ReceivedRequest, answerKey: string, headers: Readonly<Record<string, unknown>>): void {
    const text = this.asked.get(request);
    if (text === undefined || this.known.has(text)) return;
    const shared = Object.entries(headers).filter(([name]) => !OWN_HEADERS.has(name));
    this.known.set(text, { answerKey, headers: shared.flatMap(([name, value]) => [name, String(value)]) });
  }
}

/** Equal texts have equal answers, as long as they are kept. Bytes are taken for characters, so that none are lost. */
function requestText({ method, url, headers }: ReceivedRequest, body: Buffer | null): string | null {
  for (const name of IDENTIFYING_HEADERS) if (headers[name] !== undefined) return null;
  let text = `${method} ${url}`;
  for (const name of DECISIVE_HEADERS) text += `\n${headers[name] ?? NO_HEADER}`;
  if (body) text += `\n${body.toString('latin1')}`;
  return text.length > MAX_REPEATED_LENGTH ? null : text;
}
