// The log: JSON lines by pino on standard error, each with the request's id; people, numbers and codes have no place in it.
import { type Logger, pino } from 'pino';
import { CODE_ALPHABET, readCode } from '../../src/bookingCode.ts';
import { currentTrace } from '../../src/tracing.ts';

export type Log = Logger;

const REDACTED = ['text', 'name', 'phone', 'birthDate', 'address', 'authorization', 'from', 'to', 'sender'];

export function openLog(
  level = 'warn',
  destination: pino.DestinationStream = pino.destination({ dest: 2, sync: true }),
): Log {
  return pino(
    {
      level,
      base: null,
      redact: [...REDACTED, ...REDACTED.map((name) => `*.${name}`), 'req.headers', 'headers'],
      serializers: { err: shownError, error: shownError },
      hooks: {
        logMethod(given, method, level) {
          countLine(level);
          method.apply(this, given.map((part) => (typeof part === 'string' ? scrub(part) : part)) as typeof given);
        },
        // The whole line, since an address with a secret may stand in any field of it.
        streamWrite: withoutSecrets,
      },
      mixin: traceFields,
    },
    destination,
  );
}

/** The stream that has the steps of bookings; null: the level leaves them out. */
export function openStepLines(log: Log): pino.DestinationStream | null {
  return log.isLevelEnabled('info') ? pino.destination({ dest: 2, sync: true }) : null;
}

/** The request that is being answered, and the trace that it belongs to, which goes on in jobs. */
function traceFields(): object {
  const trace = currentTrace();
  if (!trace) return {};
  return { ...(trace.requestId && { requestId: trace.requestId }), trace: trace.id };
}

/** Lines of this process by level, as far as `LOG_LEVEL` writes them. */
export const loggedLines = { warn: 0, error: 0, fatal: 0 };

function countLine(level: number): void {
  const { values } = pino.levels;
  if (level >= (values['fatal'] ?? 0)) loggedLines.fatal++;
  else if (level >= (values['error'] ?? 0)) loggedLines.error++;
  else if (level >= (values['warn'] ?? 0)) loggedLines.warn++;
}

/** Databases and providers quote what they were given in `detail` and `where`: only what says the fault is kept. */
function shownError(error: unknown): object {
  if (!(error instanceof Error)) return { message: scrub(String(error)) };
  const code = 'code' in error ? error.code : undefined;
  const said = (text: string) => scrub(BAD_VALUE.test(String(code)) ? text.replace(/"[^"]*"/g, '[value]') : text);
  return {
    type: error.name,
    message: said(error.message),
    ...(code !== undefined && { code: String(code) }),
    ...('statement' in error && { statement: String(error.statement) }),
    stack: said(error.stack ?? ''),
    ...(error instanceof AggregateError && { errors: error.errors.map(shownError) }),
  };
}

/** PostgreSQL's faults of this class quote the value that did not fit. */
const BAD_VALUE = /^22[\dA-Z]{3}$/;

/** Eight digits or more, however they are set apart; but addresses of machines say where a fault is. */
const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const LONG_NUMBER = new RegExp(`\\b(${OCTET}(?:\\.${OCTET}){3})\\b|\\+?\\(?\\d(?:[\\s().\\/-]{0,3}\\d){7,}`, 'g');
const MAYBE_CODE = new RegExp(`\\b[${CODE_ALPHABET}]{4}-?[${CODE_ALPHABET}]{4}\\b`, 'gi');

/** Identifiers of ours, such as a photo's: an operator has to find what a fault names. */
const UUID = /(\b[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b)/i;

export function scrub(text: string): string {
  const parts = text.split(UUID);
  return parts.map((part, index) => (index % 2 === 0 ? withoutPeople(part) : part)).join('');
}

function withoutPeople(text: string): string {
  return text
    .replace(LONG_NUMBER, (_, machine) => machine ?? '[number]')
    .replace(MAYBE_CODE, (word) => (readCode(word) ? '[code]' : word));
}

const SECRET_NAME = '(?:secret|password|passwd|token|signature|sign|api[-_]?key|code_verifier|client_assertion)';
/** `app_secret=…` of an address or a form, percent-encoded or not, and `"secret":"…"` of JSON, quoted or not. */
const SECRET_VALUE = new RegExp(`(${SECRET_NAME}(?:=|%3D|\\\\*"\\s?:\\s?\\\\*"))[^&"'\\s\\\\<>;]+`, 'gi');
const CREDENTIALS = /\b(Bearer|Basic)( |%20)[\w.~+/=-]{6,}/gi;
/** The user and password of an address. */
const USER_OF_ADDRESS = /(:\/\/)[^\s/?#"@]+@/g;

/** The page of a person's own visit and its slip, in an address or percent-encoded. */
const OWN_PAGE = /(\/(?:t|slips)(?:\/|%2F))[\w-]{22}/gi;

/** A text without secrets of providers and callers, which stand in addresses, forms and headers. */
export function withoutSecrets(text: string): string {
  return text
    .replace(SECRET_VALUE, '$1[secret]')
    .replace(CREDENTIALS, '$1$2[secret]')
    .replace(USER_OF_ADDRESS, '$1[secret]@')
    .replace(OWN_PAGE, '$1[secret]');
}
