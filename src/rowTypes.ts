// The values of columns as they come from PostgreSQL, read as our own types.
import pg from 'pg';

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

const parsers: Record<number, (text: string) => unknown> = {
  [INT8]: Number,
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: parseInstant,
};

const instants = new Map<string, Temporal.Instant>();
const MAX_INSTANTS_CACHED = 5000;

/** The same instants come again and again, as windows do: each is read once, and what is written of it is kept with it. */
function parseInstant(text: string): Temporal.Instant {
  const known = instants.get(text);
  if (known) return known;
  if (instants.size === MAX_INSTANTS_CACHED) instants.clear();
  const read = Temporal.Instant.from(text);
  instants.set(text, read);
  return read;
}

export const ROW_TYPES = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, format);
  },
} as unknown as pg.CustomTypesConfig;
