// The form of a backup: tables as COPY writes them, between a first line about the whole and a last one that counts it, packed by gzip.
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { z } from 'zod';
import { errorCodeOf } from '../../src/errorCode.ts';
import { StartFault } from '../faults/startFault.ts';

export const BACKUP_FORMAT = 1;
const FIRST_WORDS = '-- Antrean backup ';
const LAST_WORDS = '-- Antrean backup complete ';
export const END_OF_TABLE = '\\.';

const backupHeader = z.object({
  format: z.number(),
  /** The version of the program that made it. */
  program: z.string(),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string().nullable() })),
  /** Ids of the keys of DATA_KEY by which parts of it are encrypted. */
  dataKeys: z.array(z.string()),
});
export type BackupHeader = z.infer<typeof backupHeader>;

const backupTrailer = z.object({
  rows: z.record(z.string(), z.number()),
  /** The last number that each sequence has given; null: none. */
  sequences: z.record(z.string(), z.number().nullable()),
});
export type BackupTrailer = z.infer<typeof backupTrailer>;

export function headerLine(header: BackupHeader): string {
  return `${FIRST_WORDS}${JSON.stringify(header)}\n`;
}

export function trailerLine(trailer: BackupTrailer): string {
  return `${LAST_WORDS}${JSON.stringify(trailer)}\n`;
}

/** Of a table, or of the jobs that wait. */
export function copyLine(table: string, columns: readonly string[]): string {
  return `COPY ${pg.escapeIdentifier(table)} (${columns.map((each) => pg.escapeIdentifier(each)).join(', ')}) FROM stdin;\n`;
}

/** A part of a backup, in the order of the file. */
export type BackupPart =
  | { kind: 'header'; header: BackupHeader }
  /** `statement` loads the rows that come next. */
  | { kind: 'table'; table: string; statement: string }
  | { kind: 'rows'; rows: readonly Buffer[] }
  | { kind: 'trailer'; trailer: BackupTrailer };

/** Reads a backup. @throws StartFault where it is none, is damaged or is cut off. */
export async function* readBackup(path: string): AsyncGenerator<BackupPart> {
  let table: string | null = null;
  let isFirst = true;
  let isComplete = false;
  for await (const lines of linesOf(path)) {
    let rows: Buffer[] = [];
    for (const line of lines) {
      if (isComplete) throw notWhole(path, 'more follows behind its end');
      if (isFirst) {
        isFirst = false;
        yield { kind: 'header', header: readHeader(path, line.toString()) };
      } else if (table !== null && line.length === 2 && line.toString() === END_OF_TABLE) {
        if (rows.length > 0) yield { kind: 'rows', rows };
        [rows, table] = [[], null];
      } else if (table !== null) rows.push(line);
      else {
        const part = partAt(path, line.toString());
        if (part?.kind === 'table') table = part.table;
        if (part?.kind === 'trailer') isComplete = true;
        if (part) yield part;
      }
    }
    if (rows.length > 0) yield { kind: 'rows', rows };
  }
  if (!isComplete) throw notWhole(path, 'its end is missing');
}

function readHeader(path: string, line: string): BackupHeader {
  if (!line.startsWith(FIRST_WORDS)) throw notOurBackup(path);
  const given = jsonIn(line.slice(FIRST_WORDS.length)) as { format?: unknown } | undefined;
  if (typeof given?.format === 'number' && given.format > BACKUP_FORMAT)
    throw new StartFault(
      `${path} was made by a newer version of Antrean: restore it with that version, or a newer one.`,
    );
  const { data } = backupHeader.safeParse(given);
  if (!data) throw notWhole(path, 'its first line cannot be read');
  return data;
}

/** null: a line between tables. */
function partAt(path: string, line: string): Extract<BackupPart, { kind: 'table' | 'trailer' }> | null {
  if (line === '') return null;
  if (line.startsWith(LAST_WORDS)) {
    const { data } = backupTrailer.safeParse(jsonIn(line.slice(LAST_WORDS.length)));
    if (!data) throw notWhole(path, 'its last line cannot be read');
    return { kind: 'trailer', trailer: data };
  }
  const table = /^COPY "([a-z_]+)" \((?:"[a-z_0-9]+"(?:, )?)+\) FROM stdin;$/.exec(line)?.[1];
  if (table === undefined) throw notWhole(path, `it has a line that does not belong there`);
  return { kind: 'table', table, statement: line.slice(0, -1) };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function notOurBackup(path: string): StartFault {
  return new StartFault(`${path} is no backup of Antrean.`);
}

export function notWhole(path: string, why: string): StartFault {
  return new StartFault(`${path} is damaged or incomplete (${why}): use another backup.`);
}

const NEWLINE = 0x0a;
/** Unpacked at a time. */
const UNPACKED_BYTES = 256 * 1024;

/** The lines of the unpacked file without their ends, those of one chunk together: COPY never breaks a row. */
async function* linesOf(path: string): AsyncGenerator<Buffer[]> {
  const packed = createReadStream(path);
  const unpacked = createGunzip({ chunkSize: UNPACKED_BYTES });
  packed.on('error', (error) => unpacked.destroy(error));
  /** The pieces of a line that has not ended yet: that of a photo has many. */
  let begun: Buffer[] = [];
  try {
    for await (const chunk of packed.pipe(unpacked) as AsyncIterable<Buffer>) {
      const lines: Buffer[] = [];
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
        const end = chunk.subarray(from, at);
        lines.push(begun.length > 0 ? Buffer.concat([...begun, end]) : end);
        begun = [];
        from = at + 1;
      }
      if (from < chunk.length) begun.push(chunk.subarray(from));
      yield lines;
    }
  } catch (error) {
    throw explainReading(path, error);
  } finally {
    packed.destroy();
  }
  if (begun.length > 0) throw notWhole(path, 'it ends within a line');
}

function explainReading(path: string, error: unknown): unknown {
  const code = errorCodeOf(error);
  if (code === 'Z_BUF_ERROR') return notWhole(path, 'its end is missing');
  if (code === 'Z_DATA_ERROR') {
    const isHeader = error instanceof Error && /header/.test(error.message);
    return isHeader ? notOurBackup(path) : notWhole(path, 'its checksum is another');
  }
  if (code === 'ENOENT') return new StartFault(`There is no file ${path}.`);
  return code && /^E[A-Z]+$/.test(code) ? new StartFault(`${path} cannot be read (${code}).`) : error;
}
