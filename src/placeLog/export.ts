// The log as a file for an auditor: JSON, one object a line; first what it is, then the signed heads, the seals, and the rows.
import type { Queryable } from '../database.ts';
import type { LogRow } from './chain.ts';
import type { PlaceHead } from './head.ts';
import { headsOf, type LogStretch, placeSealsOf, rowsOf } from './read.ts';
import type { PlaceSeal } from './seal.ts';

export type LogLine =
  | { kind: 'log'; version: 1; office: string; after: number; until: number; publicKey: string }
  | ({ kind: 'head' } & PlaceHead)
  | ({ kind: 'seal' } & PlaceSeal)
  | ({ kind: 'row' } & LogRow);

export async function* linesOf(db: Queryable, stretch: LogStretch, publicKey: string): AsyncGenerator<LogLine> {
  yield { kind: 'log', version: 1, ...stretch, publicKey };
  for (const head of await headsOf(db, stretch)) yield { kind: 'head', ...head };
  for (const seal of await placeSealsOf(db, stretch)) yield { kind: 'seal', ...seal };
  for await (const row of rowsOf(db, stretch)) yield { kind: 'row', ...row };
}

export async function* asText(lines: AsyncIterable<LogLine>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}
