// Reads a table (CSV) of staff as spreadsheets save it: every row, or every fault by its line and column. Pure.
import { readTable, readTableFile, type TableFault, type TableLine, type TableShape } from './tableFile.ts';

/** A member of staff to be added. */
export interface StaffRow {
  line: number;
  office: string;
  name: string;
  role: ImportedRole;
}

export type StaffFault = TableFault<StaffColumn>;

export interface StaffTable {
  rows: StaffRow[];
  faults: StaffFault[];
}

/** The offices and the staff that there are. */
export interface StaffKnown {
  offices: ReadonlySet<string>;
  /** Those who have a key, by `staffIdentity`. */
  staff: ReadonlySet<string>;
}

const STAFF_COLUMNS = { office: ['kantor', 'kode kantor'], name: ['nama'], role: ['peran'] } as const;
type StaffColumn = keyof typeof STAFF_COLUMNS;

const IMPORTED_ROLES = ['MANAGER', 'FRONT_DESK', 'COUNTER_OFFICER'] as const;
type ImportedRole = (typeof IMPORTED_ROLES)[number];

const MAX_IMPORTED_NAME_LENGTH = 100;
const MAX_IMPORTED_STAFF = 10_000;
const STAFF_SHAPE: TableShape<StaffColumn> = {
  columns: STAFF_COLUMNS,
  needed: ['office', 'name', 'role'],
  maxLines: MAX_IMPORTED_STAFF,
};

export function staffIdentity({ office, name, role }: Pick<StaffRow, 'office' | 'name' | 'role'>): string {
  return JSON.stringify([office, name.toLowerCase(), role]);
}

export function readStaffTable(content: Buffer | string, known: StaffKnown): StaffTable {
  const table = typeof content === 'string' ? readTable(content, STAFF_SHAPE) : readTableFile(content, STAFF_SHAPE);
  const seen = new Map<string, number>();
  const read = table.lines.map((line) => readStaffRow(line, known, seen));
  return {
    rows: read.flatMap(({ row }) => row ?? []),
    faults: [...table.faults, ...read.flatMap(({ faults }) => faults)],
  };
}

function readStaffRow(
  { line, cells }: TableLine<StaffColumn>,
  known: StaffKnown,
  seen: Map<string, number>,
): { row: StaffRow | null; faults: StaffFault[] } {
  const { office } = cells;
  const name = cells.name.replaceAll(/\s+/g, ' ');
  const role = IMPORTED_ROLES.find((one) => one === cells.role.toUpperCase().replaceAll(/[ -]/g, '_'));
  const faults: StaffFault[] = [];
  const note = (column: StaffColumn | null, why: string) => faults.push({ line, column, why });
  if (!known.offices.has(office)) note('office', `there is no office "${office}"`);
  if (name === '') note('name', 'is empty');
  if (name.length > MAX_IMPORTED_NAME_LENGTH) note('name', `is longer than ${MAX_IMPORTED_NAME_LENGTH} characters`);
  if (/[\p{C}<>]/u.test(name)) note('name', 'has signs that no name has');
  if (!role) note('role', `must be one of ${IMPORTED_ROLES.join(', ')}, and is "${cells.role}"`);
  if (!role || faults.length > 0) return { row: null, faults };
  const row = { line, office, name, role };
  const identity = staffIdentity(row);
  const before = seen.get(identity);
  if (before !== undefined) note(null, `is the same as line ${before}`);
  else if (known.staff.has(identity)) note(null, 'has a key already');
  seen.set(identity, before ?? line);
  return { row: faults.length > 0 ? null : row, faults };
}
