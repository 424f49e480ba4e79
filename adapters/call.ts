// One call of a provider's API: what it answered, or whether it can have done what it was asked.

import { SendError, type SendFault } from '../src/channel/faults.ts';
import { errorCodeOf } from '../src/errorCode.ts';

export interface HttpCall {
  /** The provider's name, for people. */
  provider: string;
  url: string;
  method: 'GET' | 'POST' | 'DELETE';
  headers?: Record<string, string>;
  body?: string;
  /** Milliseconds to wait for the answer. */
  timeout: number;
}

export interface HttpAnswer {
  status: number;
  text: string;
  /** Seconds the provider asks to wait. */
  retryAfter: number | undefined;
}

/** Nothing is tried twice, and no redirect is followed: the credentials are for this address alone. */
export async function call({ provider, url, timeout, ...rest }: HttpCall): Promise<HttpAnswer> {
  try {
    const response = await fetch(url, { ...rest, redirect: 'manual', signal: AbortSignal.timeout(timeout) });
    const { status, headers } = response;
    return { status, text: await response.text(), retryAfter: secondsOf(headers.get('retry-after')) };
  } catch (error) {
    throw unanswered(provider, codeOf(error));
  }
}

/** A time instead of a number of seconds is left unread: none of the providers sends one. */
export function secondsOf(header: string | null | undefined): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return seconds >= 0 ? seconds : undefined;
}

/**
 * The fault of a call that was not answered. Nothing of the cause is handed on: it holds the request, with the
 * credentials, the number and the text.
 */
export function unanswered(provider: string, code: string | undefined): SendError {
  if (code && NOT_REACHED.has(code)) return new SendError('later', `${provider} was not reached: ${code}.`, code);
  return new SendError('unknown', `${provider} may have taken the message: ${code ?? 'no readable answer'}.`, code);
}

/** The connection was never made, so nothing can have been taken. */
const NOT_REACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return errorCodeOf(error.cause) ?? (error.name === 'TimeoutError' ? 'TIMEOUT' : undefined);
}

/** The remedy for a code of the provider's, and how many seconds to wait if that is known. */
export interface Remedy {
  fault: SendFault;
  wait?: number;
}

export type Remedies = ReadonlyMap<string, Remedy>;

/** A table of codes by what to do about them. */
export function remedies(
  ...rows: readonly [fault: SendFault, codes: readonly (number | string)[], wait?: number][]
): Remedies {
  const entries = rows.flatMap(([fault, codes, wait]) =>
    codes.map((code): [string, Remedy] => [`${code}`, { fault, ...(wait !== undefined && { wait }) }]),
  );
  return new Map(entries);
}

/** The remedy for an HTTP status alone. */
export function faultOfStatus(status: number): SendFault {
  if (status < 400 || status >= 500) return 'unknown';
  return STATUSES.get(status) ?? 'never';
}

const STATUSES: ReadonlyMap<number, SendFault> = new Map([
  [401, 'configuration'],
  [403, 'configuration'],
  // The account or the address of the API: messages have no other 404.
  [404, 'configuration'],
  [408, 'unknown'],
  // Whatever was refused with 429 was not processed.
  [429, 'later'],
]);
