// The callers' view of a fault: their own is explained, ours is logged whole and shown as nothing but that.
import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { CallerError, RefusedInput } from '../../src/refusal.ts';
import { isOutOfReach } from './outOfReach.ts';
import { requestId } from './requestId.ts';

export const OUR_FAULT_MESSAGE = 'Something went wrong on our side; please try again.';

/** Faults of the request itself, found before or while it was read. */
const CALLER_FAULT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'SUBSCRIPTION_OVER_HTTP',
]);

/** Whether it went wrong on our side: what was asked for may well be had a moment later. */
export function isOurs(error: unknown): boolean {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (!(cause instanceof GraphQLError)) return !(cause instanceof CallerError);
  // Without a code of ours an error of GraphQL's own is a fault of the document: nothing of ours was thrown.
  const code = cause.extensions.code;
  return code !== undefined && !CALLER_FAULT_CODES.has(String(code));
}

/** Characters: a message of GraphQL's own that is longer repeats what was sent. */
const MAX_MESSAGE_LENGTH = 300;

/** A value may be as long as the request: of a long message the variable, the place in it and the fault are told. */
function withoutEcho(message: string): string {
  if (message.length <= MAX_MESSAGE_LENGTH) return message;
  const begins = /^Variable "\$\w{1,100}" got invalid value/.exec(message)?.[0] ?? `${message.slice(0, 100)}…`;
  const end = message.lastIndexOf('; ');
  const place = / at "[\w.[\]]{1,100}"$/.exec(message.slice(Math.max(0, end - 110), Math.max(0, end)))?.[0] ?? '';
  const fault = end < 0 ? message.slice(-100) : message.slice(end).slice(0, MAX_MESSAGE_LENGTH);
  return `${begins}${place}${fault}`.toWellFormed();
}

/** The database is out of reach or too busy, and the same may well succeed in a moment. */
const UNAVAILABLE = 'UNAVAILABLE';

export function codeOfOurs(error: unknown): string {
  return isOutOfReach(error) ? UNAVAILABLE : 'INTERNAL_SERVER_ERROR';
}

/** Seconds after which to ask again: a database that restarts is back by then, as a rule. */
export const RETRY_SECONDS = 5;

/** Whether the database's state is why nothing was had: what was had in part is worth having, and a change is not undone. */
export function isUnavailable({ data, errors }: FormattedExecutionResult<Record<string, unknown>>): boolean {
  if (!errors?.some(({ extensions }) => extensions?.code === UNAVAILABLE)) return false;
  return Object.values(data ?? {}).every((value) => value === null);
}

export function presentable(
  error: unknown,
  onFault: (error: unknown) => void,
  formatted?: GraphQLFormattedError,
): GraphQLFormattedError {
  const shown = formatted ?? (error instanceof GraphQLError ? error.toJSON() : { message: String(error) });
  const { locations, path } = shown;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (cause instanceof CallerError)
    return { message: cause.message, ...place, extensions: { code: cause.code, ...inWordsOf(cause) } };
  const code = shown.extensions?.code;
  // Without a code of ours an error of GraphQL's own is a fault of the document: nothing of ours was thrown.
  if (cause instanceof GraphQLError && (code === undefined || CALLER_FAULT_CODES.has(String(code))))
    return { ...shown, message: withoutEcho(shown.message) };
  onFault(cause);
  const id = requestId();
  return {
    message: OUR_FAULT_MESSAGE,
    ...place,
    extensions: { code: codeOfOurs(cause), ...(id && { requestId: id }) },
  };
}

/** The code and the sentence of a mistake that a person can mend. */
function inWordsOf(error: CallerError): { reason: string; sentence: string } | null {
  if (!(error instanceof RefusedInput) || !error.sentence) return null;
  return { reason: error.refusal.refused, sentence: error.sentence };
}
