// The bookings of a range of days as a table, written a day at a time; without applicants nothing in it names a person.
import { BookingEntity } from '../booking/entities.ts';
import { CapacityWindowEntity } from '../capacity/entities.ts';
import type { Queryable } from '../database.ts';
import { type ListWord, listWord } from '../messages/index.ts';
import type { Office } from '../office/settings.ts';
import { tablesOf } from '../tables.ts';
import { dateIn, datesBetween, type Instant, type LocalDate, timeIn } from '../time.ts';
import { type Cell, csvLines, csvServiceName, type Table } from './csv.ts';
import type { Range } from './read.ts';

const tables = tablesOf(BookingEntity, CapacityWindowEntity);

export interface BookingTable extends Table {
  withApplicants: boolean;
}

const BOOKING_COLUMNS = [
  'date',
  'window',
  'number',
  'service',
  'priority',
  'channel',
  'status',
  'heldAt',
  'confirmedAt',
] as const satisfies ListWord[];
const APPLICANT_COLUMNS = ['code', 'name', 'birthDate'] as const satisfies ListWord[];

/** A year is many rows: each day is read when the one before it is on its way. */
export async function* bookingsCsv(
  db: Queryable,
  office: Office,
  { from, to }: Range,
  table: BookingTable,
): AsyncGenerator<string> {
  const columns = [...BOOKING_COLUMNS, ...(table.withApplicants ? APPLICANT_COLUMNS : [])];
  yield csvLines([columns.map((word) => listWord(table.language, word))], table, true);
  for (const date of datesBetween(from, to)) {
    const rows = await bookingsOn(db, office.code, date);
    if (rows.length > 0)
      yield csvLines(
        rows.map((row) => bookingCells(row, office, table)),
        table,
        false,
      );
  }
}

export async function bookingCodesBetween(db: Queryable, office: string, { from, to }: Range): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('booking')
    .select('code')
    .where('office', '=', office)
    .where('visitDate', '>=', from)
    .where('visitDate', '<=', to)
    .orderBy('code')
    .execute();
  return rows.map(({ code }) => code);
}

function bookingsOn(db: Queryable, office: string, date: LocalDate) {
  return tables(db)
    .selectFrom('booking as b')
    .innerJoin('capacity_window as w', 'w.id', 'b.window')
    .select(['b.visitDate', 'b.queueNumber', 'b.service', 'b.priority', 'b.channel', 'b.status', 'b.heldAt'])
    .select(['b.confirmedAt', 'b.code', 'b.name', 'b.birthDate', 'w.startsAt', 'w.endsAt'])
    .where('b.office', '=', office)
    .where('b.visitDate', '=', date)
    .orderBy('w.startsAt')
    .orderBy('w.line')
    .orderBy('b.place', (place) => place.asc().nullsLast())
    .orderBy('b.heldAt')
    .orderBy('b.code')
    .execute();
}
type BookingOfDay = Awaited<ReturnType<typeof bookingsOn>>[number];

function bookingCells(row: BookingOfDay, office: Office, table: BookingTable): Cell[] {
  const { timeZone } = office;
  const say = (word: ListWord) => listWord(table.language, word);
  const moment = (at: Instant | null) => at && `${dateIn(timeZone, at)} ${timeIn(timeZone, at)}`;
  return [
    row.visitDate,
    `${timeIn(timeZone, row.startsAt)}-${timeIn(timeZone, row.endsAt)}`,
    row.queueNumber,
    csvServiceName(office, row.service, table),
    say(row.priority),
    row.channel,
    say(row.status),
    moment(row.heldAt),
    moment(row.confirmedAt),
    ...(table.withApplicants ? [row.code, row.name, row.birthDate] : []),
  ];
}
