// Asks the API over HTTP: what the network lost is asked again, what is wrong is told by a code.
import { officeLanguageFor, type PageLanguage } from '../texts/language.ts';
import type { Document } from './document.ts';
import { SERVER } from './server.ts';
import { headersFor, type StaffKey } from './staffKey.ts';

/** `OFFLINE` if no answer came, `REFUSED` if the message is a sentence for the reader; else what the API says: `NOT_FOUND`, `RATE_LIMITED`, … */
export class AskFault extends Error {
  readonly code: string;
  /** Seconds until it may be asked again, if the server says so. */
  readonly seconds: number | null;

  constructor(code: string, message: string, seconds: number | null = null) {
    super(message);
    this.code = code;
    this.seconds = seconds;
  }
}

interface GraphQLAnswer<Result> {
  data?: Result | null;
  /** `sentence`: what is wrong with what was typed, in the reader's language. */
  errors?: { message: string; extensions?: { code?: string; sentence?: string } }[];
}

export interface Asking {
  language: PageLanguage;
  /** Left out or null: anybody asks. */
  key?: StaffKey | null;
}

/** An answer that takes longer is none. */
const ANSWER_TIMEOUT_MS = 15_000;
/** Milliseconds before each further try: every mutation may be sent twice. */
export const RETRY_AFTER_MS = [400, 1500];

/** @throws AskFault */
export async function askApi<Result, Variables>(
  document: Document<Result, Variables>,
  variables: Variables,
  asking: Asking,
): Promise<Result> {
  for (const wait of RETRY_AFTER_MS) {
    const answer = await askOnce<Result>(document, variables, asking);
    if (answer) return dataOf(answer);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  const answer = await askOnce<Result>(document, variables, asking);
  if (!answer) throw new AskFault('OFFLINE', 'No answer came.');
  return dataOf(answer);
}

/** `accept` left out: the answer is JSON. */
export function postOperation(
  operation: { query: string; variables: unknown },
  { language, key }: Asking,
  { signal, accept }: { signal: AbortSignal; accept?: string },
): Promise<Response> {
  return fetch(`${SERVER}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': officeLanguageFor(language),
      ...(accept && { accept }),
      ...(key && headersFor(key)),
    },
    body: JSON.stringify(operation),
    // Without cookies, which count for sessions alone, browsers would open a second connection.
    credentials: 'same-origin',
    signal,
  });
}

interface ReceivedAnswer<Result> {
  answer: GraphQLAnswer<Result>;
  seconds: number | null;
}

/** Null if no answer came that says anything. */
async function askOnce<Result>(
  query: string,
  variables: unknown,
  asking: Asking,
): Promise<ReceivedAnswer<Result> | null> {
  const control = new AbortController();
  const patience = setTimeout(() => control.abort(), ANSWER_TIMEOUT_MS);
  try {
    const response = await postOperation({ query, variables }, asking, { signal: control.signal });
    if (response.status >= 500) return null;
    const seconds = Number(response.headers.get('retry-after')) || null;
    const answer: GraphQLAnswer<Result> = await response.json();
    return { answer, seconds };
  } catch {
    return null;
  } finally {
    clearTimeout(patience);
  }
}

function dataOf<Result>({ answer, seconds }: ReceivedAnswer<Result>): Result {
  const [error] = answer.errors ?? [];
  if (error?.extensions?.sentence) throw new AskFault('REFUSED', error.extensions.sentence);
  if (error) throw new AskFault(error.extensions?.code ?? 'UNKNOWN', error.message, seconds);
  if (!answer.data) throw new AskFault('UNKNOWN', 'An answer without data.');
  return answer.data;
}
