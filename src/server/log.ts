// The log: JSON lines by pino on standard error, each with the request's id; people, numbers and codes have no place in it.
import { type Logger, pino } from 'pino';
import { CODE_ALPHABET, readCode } from '../booking/code.ts';
import { requestId } from './requestId.ts';

export type Log = Logger;

const REDACTED = ['text', 'name', 'phone', 'birthDate', 'address', 'authorization', 'from', 'to', 'sender'];

export function openLog(
  level = 'warn',
  destination: pino.DestinationStream = pino.destination({ dest: 2, sync: true }),
): Log {
  return pino(
    {
      level,
      base: undefined,
      redact: [...REDACTED, ...REDACTED.map((name) => `*.${name}`), 'req.headers', 'headers'],
      serializers: { err: shownError, error: shownError },
      mixin: () => (requestId() ? { requestId: requestId() } : {}),
    },
    destination,
  );
}

/** Databases and providers quote what they were given in `detail` and `where`: only what says the fault is kept. */
function shownError(error: unknown): object {
  if (!(error instanceof Error)) return { message: scrub(String(error)) };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: scrub(error.message),
    ...(code !== undefined && { code: String(code) }),
    stack: scrub(error.stack ?? ''),
  };
}

const NUMBER = /\+?\d[\d\s-]{7,}\d/g;
const MAYBE_CODE = new RegExp(`\\b[${CODE_ALPHABET}]{4}-?[${CODE_ALPHABET}]{4}\\b`, 'gi');

export function scrub(text: string): string {
  return text.replace(NUMBER, '[number]').replace(MAYBE_CODE, (word) => (readCode(word) ? '[code]' : word));
}
