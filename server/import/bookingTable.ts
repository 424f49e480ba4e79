// Reads a table of bookings of another system: every row, or every fault by its line and column, with what to do. Pure.
import { personKey, readName } from '../../src/applicantName.ts';
import type { BookRequest } from '../../src/booking/request.ts';
import { isRetired, type Office, PRIORITIES, serviceOf } from '../../src/office/settings.ts';
import { phoneNumber } from '../../src/phone.ts';
import { LANGUAGES, type LocalDate, type LocalTime } from '../../src/time.ts';
import { type DateOrder, isShortened, readDateCell, readTimeCell } from './cells.ts';
import type { TableFault, TableLine, TableShape } from './tableFile.ts';

/** A booking to be made. */
export interface BookingRow {
  line: number;
  office: Office;
  /** The name that the other system has for it. */
  reference: string;
  date: LocalDate;
  /** When its window begins; null: the first of the day with a place. */
  time: LocalTime | null;
  request: Omit<BookRequest, 'window'>;
}

const COLUMNS = {
  reference: ['referensi', 'kode lama', 'nomor pendaftaran', 'id', 'ref'],
  office: ['kantor', 'kode kantor'],
  date: ['tanggal', 'tanggal kunjungan', 'tanggal datang', 'visit date', 'tgl kedatangan'],
  time: ['jam', 'waktu', 'hour', 'pukul'],
  name: ['nama', 'nama lengkap', 'full name'],
  birth_date: ['tanggal lahir', 'tgl lahir', 'tgllahir', 'date of birth'],
  phone: ['telepon', 'nomor hp', 'no hp', 'hp', 'whatsapp', 'nomor wa', 'phone number'],
  service: ['layanan', 'kode layanan'],
  address: ['alamat'],
  priority: ['prioritas'],
  language: ['bahasa'],
} as const;

export type BookingColumn = keyof typeof COLUMNS;
export type BookingFault = TableFault<BookingColumn>;

const MAX_IMPORTED_BOOKINGS = 1_000_000;
const MAX_REFERENCE_LENGTH = 100;
const MAX_IMPORTED_ADDRESS_LENGTH = 200;

/** `office`: that of all lines, so that the table needs no column of offices. */
export function bookingShape(office: string | null): TableShape<BookingColumn> {
  const needed: BookingColumn[] = ['reference', 'date', 'name', 'birth_date'];
  return {
    columns: COLUMNS,
    needed: office === null ? ['office', ...needed] : needed,
    maxLines: MAX_IMPORTED_BOOKINGS,
  };
}

export interface BookingsKnown {
  offices: ReadonlyMap<string, Office>;
  /** The office of all lines; null: each line names its own. */
  office: string | null;
  dates: DateOrder;
}

export function readBookingLines(lines: readonly TableLine<BookingColumn>[], known: BookingsKnown) {
  const rows: BookingRow[] = [];
  const faults: BookingFault[] = [];
  const seen = new SeenLines();
  for (const line of lines) {
    const read = readBookingLine(line, known);
    const repeats = read.row ? seen.faultsOf(read.row) : [];
    faults.push(...read.faults, ...repeats);
    if (read.row && repeats.length === 0) rows.push(read.row);
  }
  return { rows, faults };
}

/** A person has one booking, a number as many as its office allows, and a reference is one booking's. */
class SeenLines {
  readonly #first = new Map<string, number>();
  readonly #ofPhone = new Map<string, number>();

  faultsOf({ line, office, reference, request }: BookingRow): BookingFault[] {
    const { name, birthDate, phone } = request;
    const faults: BookingFault[] = [];
    const note = (column: BookingColumn | null, why: string) => faults.push({ line, column, why });
    const before = this.#firstOf(`reference ${office.code} ${reference}`, line);
    if (before) note('reference', `is the same as in line ${before}: each booking has one of its own`);
    const same = this.#firstOf(personKey(readName(name) ?? '', birthDate), line);
    if (same) note(null, `is the same person as line ${same}, and a person has one booking: leave one of them out`);
    if (!phone) return faults;
    const count = (this.#ofPhone.get(phone) ?? 0) + 1;
    this.#ofPhone.set(phone, count);
    const most = office.policy.maxLiveBookingsPerSender;
    if (count > most)
      note(
        'phone',
        `has more bookings than a number may have at ${office.code} (${most}): leave it empty, or raise maxLiveBookingsPerSender`,
      );
    return faults;
  }

  #firstOf(key: string, line: number): number | undefined {
    const before = this.#first.get(key);
    if (before === undefined) this.#first.set(key, line);
    return before;
  }
}

function readBookingLine({ line, cells }: TableLine<BookingColumn>, known: BookingsKnown) {
  const faults: BookingFault[] = [];
  const note = (column: BookingColumn, why: string) => {
    faults.push({ line, column, why });
    return null;
  };
  const office = officeOf(cells.office, known, note);
  const reference = referenceOf(cells.reference, note);
  const date = dateOf('date', cells.date, known.dates, note);
  const birthDate = dateOf('birth_date', cells.birth_date, known.dates, note);
  const time =
    cells.time === ''
      ? null
      : (readTimeCell(cells.time) ?? note('time', `is no time of day ("${cells.time}"): write it as 08:00`));
  const name = cells.name.replaceAll(/\s+/g, ' ');
  if (readName(name) === null) note('name', `is no name ("${name}"): letters, spaces and ' . , - / only, at most 100`);
  const phone = phoneOf(cells.phone, note);
  const service = office ? serviceCodeOf(cells.service, office, note) : null;
  if (cells.address.length > MAX_IMPORTED_ADDRESS_LENGTH)
    note('address', `is longer than ${MAX_IMPORTED_ADDRESS_LENGTH} characters`);
  const priority = oneOf('priority', cells.priority, PRIORITIES, note);
  const language = oneOf('language', cells.language.toLowerCase(), LANGUAGES, note) ?? office?.languages[0] ?? 'id';
  if (!office || !reference || !date || !birthDate || faults.length > 0) return { row: null, faults };
  const person = { name, birthDate, phone, address: cells.address || null, priority, language };
  const request = { office: office.code, service, visitDate: date, acceptNextPlace: false, ...person };
  return { row: { line, office, reference, date, time, request } satisfies BookingRow, faults };
}

type Note = (column: BookingColumn, why: string) => null;

function officeOf(cell: string, { offices, office }: BookingsKnown, note: Note): Office | null {
  const code = office ?? cell;
  return (
    offices.get(code) ??
    note('office', `is none of this server ("${code}"): there are ${[...offices.keys()].slice(0, 20).join(', ')}`)
  );
}

function referenceOf(cell: string, note: Note): string | null {
  if (cell === '') return note('reference', 'is empty: it must name the booking, so that it is not imported twice');
  if (isShortened(cell))
    return note('reference', `was shortened by the spreadsheet ("${cell}"): make the column a text`);
  return cell.length <= MAX_REFERENCE_LENGTH
    ? cell
    : note('reference', `is longer than ${MAX_REFERENCE_LENGTH} characters`);
}

function dateOf(column: 'date' | 'birth_date', cell: string, order: DateOrder, note: Note): LocalDate | null {
  const date = readDateCell(cell, order);
  if (date !== null) return date;
  if (cell === '') return note(column, 'is empty');
  const wanted =
    order === 'dmy' ? 'day, month and year; --dates mdy is for tables with the month first' : 'month, day and year';
  return note(column, `is no date ("${cell}"): write it as 2017-08-25, or with four digits of the year as ${wanted}`);
}

function phoneOf(cell: string, note: Note): string | null {
  const typed = cell.replace(/^'/, '');
  if (typed === '') return null;
  if (isShortened(typed)) return note('phone', `was shortened by the spreadsheet ("${typed}"): make the column a text`);
  // A spreadsheet takes the zero in front of a number away.
  return (
    phoneNumber(/^8\d{7,11}$/.test(typed) ? `0${typed}` : typed) ??
    note('phone', `is no phone number ("${typed}"): write it as 081234567890 or +6281234567890`)
  );
}

function serviceCodeOf(cell: string, office: Office, note: Note): string | null {
  if (cell === '') return null;
  const found =
    serviceOf(office, cell.toUpperCase()) ?? office.services.find(({ name }) => [name.id, name.en].includes(cell));
  if (found && !isRetired(found)) return found.code;
  const offered = office.services.filter((service) => !isRetired(service)).map(({ code }) => code);
  return note('service', `is none of ${office.code} ("${cell}"): there are ${offered.join(', ')}`);
}

function oneOf<Value extends string>(
  column: BookingColumn,
  cell: string,
  values: readonly Value[],
  note: Note,
): Value | null {
  if (cell === '') return null;
  return (
    values.find((value) => value.toLowerCase() === cell.toLowerCase()) ??
    note(column, `is "${cell}", and must be one of ${values.join(', ')}`)
  );
}
