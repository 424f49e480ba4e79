// The log: JSON lines by pino on standard error; people and their numbers have no place in it.
import { type Logger, pino } from 'pino';

export type Log = Logger;

export function openLog(level = 'warn'): Log {
  const redact = ['*.authorization', 'req.headers', '*.text', '*.name', '*.phone', '*.birthDate'];
  return pino({ level, redact, base: undefined }, pino.destination({ dest: 2, sync: true }));
}
