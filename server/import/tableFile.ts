// Reads a table (CSV) as spreadsheets save it, in any of their encodings and separators, with the headings it is asked for. Pure.
import { parse } from 'csv-parse/sync';

export interface TableFault<Column extends string> {
  line: number;
  /** The heading; null: the line as a whole. */
  column: Column | null;
  why: string;
}

export interface TableLine<Column extends string> {
  line: number;
  /** Without blanks around it; empty where the column or the cell is missing. */
  cells: Readonly<Record<Column, string>>;
}

export interface TableRead<Column extends string> {
  lines: TableLine<Column>[];
  faults: TableFault<Column>[];
  /** Headings that nothing reads. */
  unread: string[];
}

/** The columns of a table, each with its other headings; `needed` must be there. */
export interface TableShape<Column extends string> {
  columns: Readonly<Record<Column, readonly string[]>>;
  needed: readonly Column[];
  maxLines: number;
}

const SEPARATORS = [',', ';', '\t'] as const;
type Separator = (typeof SEPARATORS)[number];

export function readTableFile<Column extends string>(bytes: Buffer, shape: TableShape<Column>): TableRead<Column> {
  const text = textOf(bytes);
  if (text === null) return ofOneFault('is an Excel workbook: save it as CSV UTF-8');
  return readTable(text, shape);
}

export function readTable<Column extends string>(text: string, shape: TableShape<Column>): TableRead<Column> {
  const lines = linesOf(text);
  if (typeof lines === 'string') return ofOneFault(lines);
  const [headings, ...rest] = lines;
  if (rest.length > shape.maxLines) return ofOneFault(`more than ${shape.maxLines} lines follow`);
  const { places, unread, faults } = readHeadings(headings?.cells ?? [], shape);
  if (faults.length > 0) return { lines: [], faults, unread };
  const names = Object.keys(shape.columns) as Column[];
  return {
    lines: rest.map(({ line, cells }) => {
      const named = names.map((name) => [name, cells[places.get(name) ?? -1] ?? ''] as const);
      return { line, cells: Object.fromEntries(named) as Record<Column, string> };
    }),
    faults: [],
    unread,
  };
}

function ofOneFault(why: string) {
  return { lines: [], faults: [{ line: 1, column: null, why }], unread: [] };
}

function readHeadings<Column extends string>(headings: readonly string[], { columns, needed }: TableShape<Column>) {
  const places = new Map<Column, number>();
  const unread: string[] = [];
  const faults: TableFault<Column>[] = [];
  const names = Object.keys(columns) as Column[];
  for (const [place, heading] of headings.entries()) {
    const plain = plainHeading(heading);
    const name = names.find((one) => plainHeading(one) === plain || columns[one].includes(plain));
    if (name === undefined) {
      if (plain !== '') unread.push(heading);
    } else if (places.has(name)) faults.push({ line: 1, column: name, why: 'is there twice' });
    else places.set(name, place);
  }
  for (const name of needed)
    if (!places.has(name)) faults.push({ line: 1, column: name, why: 'is no heading of the first line' });
  return { places, unread, faults };
}

/** `Birth date`, `birth_date` and `BIRTH-DATE` are one. */
function plainHeading(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[\s_.-]+/g, ' ')
    .trim();
}

/** UTF-8 or UTF-16, with or without its mark, else the code page of Windows; null: a workbook. */
function textOf(bytes: Buffer): string | null {
  if (bytes.subarray(0, 4).equals(WORKBOOK_MARK)) return null;
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
const WORKBOOK_MARK = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

interface ReadLine {
  line: number;
  cells: string[];
}

/** A sentence: it is no table. */
function linesOf(text: string): ReadLine[] | string {
  // Excel's own first line, which names the separator.
  const named = /^\ufeff?"?sep=([,;\t])"?\r?\n/i.exec(text);
  const table = named ? text.slice(named[0].length) : text.replace(/^\ufeff/, '');
  const options = {
    delimiter: (named?.[1] as Separator | undefined) ?? separatorOf(table),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  } as const;
  try {
    const rows = parse(table, options) as unknown as { record: string[]; info: { lines: number } }[];
    return rows.map(({ record, info }) => ({
      line: info.lines + (named ? 1 : 0),
      cells: record.map((cell) => cell.trim()),
    }));
  } catch (error) {
    return `the file is no table: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The one that the first line has most of, outside quotes: a name may have a comma in a table of semicolons. */
function separatorOf(text: string): Separator {
  const [first = ''] = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const bare = first.replaceAll(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => bare.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}
