// antrean trace: the name that the log has for a number or a booking, and all that happened by the lines of a log.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { readCode } from '../src/bookingCode.ts';
import type { Environment } from '../src/config.ts';
import { queriesOn } from '../src/database.ts';
import { errorCodeOf } from '../src/errorCode.ts';
import { addressKey, addressTyped } from '../src/phone.ts';
import { UsageFault } from './backup/commandWords.ts';
import { counted, explained, orOneSentence, sayResult, versionReached } from './commands.ts';
import { openEnvironment } from './environment.ts';
import { type LogNames, openLogNames } from './monitoring/logNames.ts';
import { openDatabase } from './postgres/database.ts';
import { databaseForTools } from './postgres/ownDatabase.ts';
import { readServerSettings } from './settings.ts';

/** The file name that stands for standard input. */
const STANDARD_INPUT = '-';
const NO_STEPS =
  'The log has no line of a step. A server writes them with LOG_LEVEL=info, which is not the default of a demonstration.';

export function runTraceCommand(processEnvironment: Environment, words: string[]): Promise<void> {
  const [who, file, ...more] = words;
  if (who === undefined || more.length > 0)
    throw new UsageFault('It takes a number, an address or a code, and one log.');
  return orOneSentence(async () => {
    const named = await nameInLog(await openEnvironment(processEnvironment), who);
    sayResult(`In the log: ${named.kind}=${named.name}`);
    if (file === undefined) return;
    const log = file === STANDARD_INPUT ? await readLogLines(process.stdin) : await readLogLines(openLogFile(file));
    const found = linesAbout(log, named);
    for (const line of found) sayResult(shownLine(line));
    sayResult(`${counted(found.length, 'line')} of ${counted(log.length, 'line')}.`);
    if (!log.some(({ step }) => step)) sayResult(NO_STEPS);
  });
}

interface NamedSubject {
  kind: 'person' | 'booking';
  name: string;
}

async function nameInLog(environment: Environment, who: string): Promise<NamedSubject> {
  const settings = readServerSettings(environment);
  const url = await databaseForTools(environment);
  await versionReached(url, settings);
  const database = await explained(settings, () => openDatabase(url, 1, settings.dataKeys));
  try {
    return namedSubjectOf(who, await openLogNames(queriesOn(database.pool)));
  } finally {
    await database.close();
  }
}

function namedSubjectOf(who: string, names: LogNames): NamedSubject {
  const code = readCode(who);
  if (code) return { kind: 'booking', name: names('booking', code) };
  const { kind, value } = addressTyped(who);
  return { kind: 'person', name: names('person', addressKey(kind, value)) };
}

/** A line of the log as JSON; fields that it does not have are undefined. */
interface LoggedLine {
  level: number;
  time: number;
  msg?: string;
  step?: string;
  trace?: string;
  booking?: string;
  person?: string;
}

/** Lines that are no JSON are of other programs; what stands in front of the JSON is the collector's. */
async function readLogLines(input: NodeJS.ReadableStream): Promise<LoggedLine[]> {
  const lines: LoggedLine[] = [];
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const begin = text.indexOf('{');
    if (begin < 0) continue;
    const line = parsed(text.slice(begin));
    // Of all others nothing can be told.
    if (line?.trace ?? line?.step) lines.push(line as LoggedLine);
  }
  return lines;
}

function parsed(text: string): LoggedLine | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function openLogFile(file: string): NodeJS.ReadableStream {
  const stream = createReadStream(file);
  stream.on('error', (error) => {
    console.error(`${file} cannot be read (${errorCodeOf(error)}).`);
    process.exit(1);
  });
  return stream;
}

/** Those of the subject, of the bookings of the person, and the faults of their traces. */
function linesAbout(lines: readonly LoggedLine[], { kind, name }: NamedSubject): LoggedLine[] {
  const own = lines.filter((line) => line[kind] === name);
  const bookings = new Set(own.flatMap(({ booking }) => booking ?? []));
  const isAbout = ({ step, booking, person }: LoggedLine) =>
    step !== undefined && ((booking !== undefined && bookings.has(booking)) || (kind === 'person' && person === name));
  const traces = new Set(lines.filter(isAbout).flatMap(({ trace }) => trace ?? []));
  return lines.filter((line) => isAbout(line) || (!line.step && line.trace !== undefined && traces.has(line.trace)));
}

function shownLine({ level: _, time, step, msg, ...facts }: LoggedLine): string {
  const told = Object.entries(facts).map(([field, value]) => {
    return `${field}=${typeof value === 'string' ? value : JSON.stringify(value)}`;
  });
  return [new Date(time).toISOString(), step ?? msg ?? '', ...told].join(' ');
}
