// Reads a table (CSV) of staff as spreadsheets save it: every row, or every fault by its line and column. Pure.
import { parse } from 'csv-parse/sync';

/** A member of staff to be added. */
export interface StaffRow {
  line: number;
  office: string;
  name: string;
  role: ImportedRole;
}

export interface TableFault {
  line: number;
  /** The heading; null: the line as a whole. */
  column: StaffColumn | null;
  why: string;
}

export interface StaffTable {
  rows: StaffRow[];
  faults: TableFault[];
}

/** The offices and the staff that there are. */
export interface StaffKnown {
  offices: ReadonlySet<string>;
  /** Those who have a key, by `staffIdentity`. */
  staff: ReadonlySet<string>;
}

const STAFF_COLUMNS = ['office', 'name', 'role'] as const;
type StaffColumn = (typeof STAFF_COLUMNS)[number];

const IMPORTED_ROLES = ['MANAGER', 'FRONT_DESK', 'COUNTER_OFFICER'] as const;
type ImportedRole = (typeof IMPORTED_ROLES)[number];

const MAX_IMPORTED_NAME_LENGTH = 100;
const MAX_IMPORTED_STAFF = 10_000;
const SIGNS_BETWEEN = [',', ';', '\t'];

export function staffIdentity({ office, name, role }: Pick<StaffRow, 'office' | 'name' | 'role'>): string {
  return JSON.stringify([office, name.toLowerCase(), role]);
}

export function readStaffTable(text: string, known: StaffKnown): StaffTable {
  const lines = cellsOf(text);
  if (typeof lines === 'string') return { rows: [], faults: [{ line: 1, column: null, why: lines }] };
  const [headings, ...rest] = lines;
  const columns = headings?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const missing = STAFF_COLUMNS.filter((column) => !columns.includes(column));
  if (missing.length > 0)
    return { rows: [], faults: missing.map((column) => ({ line: 1, column, why: 'is no heading of the first line' })) };
  if (rest.length > MAX_IMPORTED_STAFF)
    return { rows: [], faults: [{ line: 1, column: null, why: `more than ${MAX_IMPORTED_STAFF} lines follow` }] };
  const seen = new Map<string, number>();
  const read = rest.map(({ line, cells }) => {
    const cellOf = (column: StaffColumn) => (cells[columns.indexOf(column)] ?? '').replaceAll(/\s+/g, ' ').trim();
    return readStaffRow({ line, office: cellOf('office'), name: cellOf('name'), role: cellOf('role') }, known, seen);
  });
  return {
    rows: read.flatMap(({ row }) => row ?? []),
    faults: read.flatMap(({ faults }) => faults),
  };
}

function readStaffRow(
  given: { line: number } & Record<StaffColumn, string>,
  known: StaffKnown,
  seen: Map<string, number>,
): { row: StaffRow | null; faults: TableFault[] } {
  const { line, office, name } = given;
  const role = IMPORTED_ROLES.find((one) => one === given.role.toUpperCase().replaceAll(/[ -]/g, '_'));
  const faults: TableFault[] = [];
  const note = (column: StaffColumn | null, why: string) => faults.push({ line, column, why });
  if (!known.offices.has(office)) note('office', `there is no office "${office}"`);
  if (name === '') note('name', 'is empty');
  if (name.length > MAX_IMPORTED_NAME_LENGTH) note('name', `is longer than ${MAX_IMPORTED_NAME_LENGTH} characters`);
  if (/[\p{C}<>]/u.test(name)) note('name', 'has signs that no name has');
  if (!role) note('role', `must be one of ${IMPORTED_ROLES.join(', ')}, and is "${given.role}"`);
  if (!role || faults.length > 0) return { row: null, faults };
  const row = { line, office, name, role };
  const identity = staffIdentity(row);
  const before = seen.get(identity);
  if (before !== undefined) note(null, `is the same as line ${before}`);
  else if (known.staff.has(identity)) note(null, 'has a key already');
  seen.set(identity, before ?? line);
  return { row: faults.length > 0 ? null : row, faults };
}

/** A sentence: it is no table. */
function cellsOf(text: string): { line: number; cells: string[] }[] | string {
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: SIGNS_BETWEEN,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return rows.map(({ record, info }) => ({ line: info.lines, cells: record.map((cell) => cell.trim()) }));
  } catch (error) {
    return `the file is no table: ${error instanceof Error ? error.message : String(error)}`;
  }
}
