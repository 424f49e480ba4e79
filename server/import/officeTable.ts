// Reads a table of offices, with their hours by day of the week: every row, or every fault by its line and column. Pure.
import { channelName, chatKinds } from '../../src/channelKinds.ts';
import type { LocalTime } from '../../src/time.ts';
import { readTimeCell } from './cells.ts';
import type { TableFault, TableLine, TableShape } from './tableFile.ts';

const WEEKDAY_COLUMNS = {
  monday: ['senin'],
  tuesday: ['selasa'],
  wednesday: ['rabu'],
  thursday: ['kamis'],
  friday: ['jumat', "jum'at"],
  saturday: ['sabtu'],
  sunday: ['minggu', 'ahad'],
} as const;
export type WeekdayColumn = keyof typeof WEEKDAY_COLUMNS;
export const WEEKDAYS_IN_TABLE = Object.keys(WEEKDAY_COLUMNS) as WeekdayColumn[];

const OFFICE_COLUMNS = {
  code: ['kode', 'kode kantor'],
  name: ['nama', 'nama kantor'],
  city: ['kota'],
  like: ['seperti'],
  time_zone: ['zona waktu', 'timezone'],
  serves: ['melayani', 'wilayah'],
  street: ['alamat', 'jalan', 'address'],
  map_url: ['peta', 'map'],
  telephone: ['telepon', 'phone'],
  whatsapp: ['nomor whatsapp', 'wa'],
  sms: ['nomor sms'],
  email: ['e mail'],
  ...WEEKDAY_COLUMNS,
  window_minutes: ['menit per jendela'],
  capacity: ['kapasitas', 'kuota', 'places'],
  counters: ['loket'],
} as const;

export type OfficeColumn = keyof typeof OFFICE_COLUMNS;
export type OfficeFault = TableFault<OfficeColumn>;

/** With a column for each channel, those from outside too. */
export function officeShape(): TableShape<OfficeColumn> {
  const channels = Object.fromEntries(chatKinds().map((kind) => [channelName(kind), []]));
  return { columns: { ...channels, ...OFFICE_COLUMNS }, needed: ['code', 'name', 'city'], maxLines: 10_000 };
}

/** Hours of a day as the offices file has them. */
export interface DayOfTable {
  hours: string;
  breaks: string[];
}

/** An office to be added; empty cells are as at the office that it is like. */
export interface OfficeRow {
  line: number;
  code: string;
  name: string;
  city: string;
  /** Code of the office whose settings it has besides. */
  like: string;
  timeZone: string | null;
  serves: string[];
  premises: { street: string | null; mapUrl: string | null; telephone: string | null };
  channels: { kind: string; address: string }[];
  /** Days that are missing are closed; null: the hours of the office that it is like. */
  week: Partial<Record<WeekdayColumn, DayOfTable>> | null;
  windowMinutes: number | null;
  capacity: number | null;
  counters: string[] | null;
}

/** `like`: for the lines that name none. */
export function readOfficeLines(lines: readonly TableLine<OfficeColumn>[], like: string | null) {
  const rows: OfficeRow[] = [];
  const faults: OfficeFault[] = [];
  const seen = new Map<string, number>();
  for (const line of lines) {
    const read = readOfficeLine(line, like);
    const before = seen.get(line.cells.code);
    if (before) read.faults.push({ line: line.line, column: 'code', why: `is the same as in line ${before}` });
    seen.set(line.cells.code, before ?? line.line);
    faults.push(...read.faults);
    if (read.faults.length === 0) rows.push(read.row);
  }
  return { rows, faults };
}

function readOfficeLine({ line, cells }: TableLine<OfficeColumn>, like: string | null) {
  const faults: OfficeFault[] = [];
  const note = (column: OfficeColumn, why: string) => {
    faults.push({ line, column, why });
    return null;
  };
  for (const column of ['code', 'name', 'city'] as const) if (cells[column] === '') note(column, 'is empty');
  const model = cells.like || like;
  if (model === null)
    note('like', 'is empty: name the office whose services and rules this one has, or add --like <code>');
  const row: OfficeRow = {
    line,
    code: cells.code,
    name: cells.name,
    city: cells.city,
    like: model ?? '',
    timeZone: cells.time_zone || null,
    serves: listOf(cells.serves),
    premises: { street: cells.street || null, mapUrl: cells.map_url || null, telephone: cells.telephone || null },
    channels: channelsOf(cells),
    week: weekOf(cells, note),
    windowMinutes: countOf('window_minutes', cells, note),
    capacity: countOf('capacity', cells, note),
    counters: cells.counters === '' ? null : listOf(cells.counters),
  };
  return { row, faults };
}

type Cells = TableLine<OfficeColumn>['cells'];
type NoteFault = (column: OfficeColumn, why: string) => null;

/** `Bogor Utara, Bogor Timur`. */
function listOf(cell: string): string[] {
  return cell
    .split(/[,;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function channelsOf(cells: Cells): OfficeRow['channels'] {
  const cellOf: Readonly<Record<string, string>> = cells;
  return chatKinds().flatMap((kind) => {
    const address = (cellOf[channelName(kind)] ?? '').replace(/^'/, '');
    return address === '' ? [] : [{ kind, address }];
  });
}

function countOf(column: 'capacity' | 'window_minutes', cells: Cells, note: NoteFault): number | null {
  const cell = cells[column];
  if (cell === '') return null;
  return /^\d{1,6}$/.test(cell) ? Number(cell) : note(column, `is no whole number ("${cell}")`);
}

function weekOf(cells: Cells, note: NoteFault): OfficeRow['week'] {
  if (WEEKDAYS_IN_TABLE.every((day) => cells[day] === '')) return null;
  const week: Partial<Record<WeekdayColumn, DayOfTable>> = {};
  for (const day of WEEKDAYS_IN_TABLE) {
    const read = isClosed(cells[day]) ? null : dayOf(cells[day]);
    if (typeof read === 'string') note(day, read);
    else if (read !== null) week[day] = read;
  }
  return week;
}

function isClosed(cell: string): boolean {
  return /^(-|tutup|libur|closed)?$/i.test(cell);
}

type OpenPeriod = [from: LocalTime, to: LocalTime];

/** `08:00-12:00, 13:00-15:00`: the gap is a break. A sentence: it is none. */
function dayOf(cell: string): DayOfTable | string {
  const example = `write hours as 08:00-12:00, 13:00-15:00, or "closed" (it is "${cell}")`;
  const parts = cell.split(/[,;&]|\bdan\b|\band\b/i).map(periodOf);
  const periods = parts.filter((part) => part !== null).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const [first] = periods;
  const last = periods.at(-1);
  if (periods.length < parts.length || !first || !last) return example;
  const isInOrder = periods.every(([from, to], index) => from < to && (periods[index - 1]?.[1] ?? '') <= from);
  if (!isInOrder) return `has hours that overlap or end before they begin: ${example}`;
  const gaps = periods.slice(1).map(([from], index): OpenPeriod => [periods[index]?.[1] ?? from, from]);
  const breaks = gaps.filter(([from, to]) => from < to).map(([from, to]) => `${from}-${to}`);
  return { hours: `${first[0]}-${last[1]}`, breaks };
}

function periodOf(text: string): OpenPeriod | null {
  const [from = '', to = '', ...more] = text.split(/[-–—]|\bs\/d\b/).map((part) => readTimeCell(part.trim()) ?? '');
  return from !== '' && to !== '' && more.length === 0 ? [from, to] : null;
}
