// Writes tables (CSV) that antrean import reads: the bookings to come, the offices, the staff; to move them to another installation.
import { stringify } from 'csv-stringify/sync';
import { BookingEntity } from '../../src/booking/entities.ts';
import { channelName, chatKinds } from '../../src/channelKinds.ts';
import { queriesOn } from '../../src/database.ts';
import { openDirectory } from '../../src/office/directory.ts';
import { scheduleOn } from '../../src/office/hours.ts';
import type { DayHours, Office } from '../../src/office/settings.ts';
import { select, statement } from '../../src/statement.ts';
import { dateIn, type Instant, runningClock, timeIn } from '../../src/time.ts';
import { StartFault } from '../faults/startFault.ts';
import type { Database } from '../postgres/database.ts';

export const EXPORTED_TABLES_OF_IMPORT = ['bookings', 'offices', 'staff'] as const;
export type TableOfImport = (typeof EXPORTED_TABLES_OF_IMPORT)[number];

export interface WrittenTable {
  text: string;
  rows: number;
}

/** `code`: of one office; null: of all. @throws StartFault where there is no such office */
export async function tableOf(database: Database, what: TableOfImport, code: string | null): Promise<WrittenTable> {
  const directory = await openDirectory(database.orm.em);
  const offices = directory.all().filter((office) => code === null || office.code === code);
  if (offices.length === 0)
    throw new StartFault(
      `There is no office ${code}. There are: ${directory
        .all()
        .map((one) => one.code)
        .join(', ')}.`,
    );
  const now = runningClock(null).now();
  const rows = await ROWS_OF[what](database, offices, now);
  // A spreadsheet would work out what begins like a formula, such as the plus of a number.
  return { text: stringify(rows, { escape_formulas: true }), rows: rows.length - 1 };
}

type RowsOf = (database: Database, offices: readonly Office[], now: Instant) => Promise<string[][]> | string[][];

const ROWS_OF: Readonly<Record<TableOfImport, RowsOf>> = {
  bookings: bookingRows,
  offices: officeRows,
  staff: staffRows,
};

const BOOKING_HEADINGS = [
  ...[
    'reference',
    'office',
    'date',
    'time',
    'name',
    'birth_date',
    'phone',
    'service',
    'address',
    'priority',
    'language',
  ],
];

/** Those that are confirmed and still to come, by the codes that they have here. */
async function bookingRows({ pool }: Database, offices: readonly Office[], now: Instant): Promise<string[][]> {
  const zones = new Map(offices.map(({ code, timeZone }) => [code, timeZone]));
  const rows = await queriesOn(pool).query(BOOKINGS_TO_COME, [[...zones.keys()], now.toString()]);
  const lines = rows.map((row) => {
    const time = timeIn(zones.get(row.office) ?? 'UTC', row.startsAt);
    const person = [row.name, row.birthDate, row.phone ?? ''];
    return [
      row.code,
      row.office,
      row.visitDate,
      time,
      ...person,
      row.service,
      row.address ?? '',
      row.priority,
      row.language,
    ];
  });
  return [BOOKING_HEADINGS, ...lines];
}
const BOOKINGS_TO_COME = statement<{ startsAt: Instant }>('bookings to come')`
  select ${select(BookingEntity, ['code', 'office', 'visitDate', 'name', 'birthDate', 'phone', 'service', 'address', 'priority', 'language']).of('b')},
    w.starts_at as "startsAt"
  from booking b join capacity_window w on w.id = b.window_id
  where b.office = any($1::text[]) and b.status = 'CONFIRMED' and w.starts_at > $2
  order by b.office, w.starts_at, b.place`;

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const officeHeadings = () => [
  ...['code', 'name', 'city', 'time_zone', 'serves', 'street', 'map_url', 'telephone'],
  ...chatKinds().map(channelName),
  ...WEEK,
  ...['window_minutes', 'capacity', 'counters'],
];

function officeRows(_: Database, offices: readonly Office[], now: Instant): string[][] {
  const lines = offices.map((office) => {
    const { code, name, city, timeZone, serves, premises, queue } = office;
    const { week, windowMinutes, capacity } = scheduleOn(office, dateIn(timeZone, now));
    const addressOf = (kind: string) => office.channels.find((channel) => channel.kind === kind)?.address ?? '';
    const hours = WEEK.map((_day, index) => hoursInCell(week[(index + 1) as 1]));
    return [
      ...[code, name, city, timeZone, serves.join(', ')],
      ...[premises.street ?? '', premises.mapUrl ?? '', premises.telephone ?? ''],
      ...chatKinds().map(addressOf),
      ...hours,
      ...[String(windowMinutes), String(capacity), queue.counters.join(', ')],
    ];
  });
  return [officeHeadings(), ...lines];
}

/** `08:00-12:00, 13:00-15:00`. */
function hoursInCell(day: DayHours | undefined): string {
  if (!day) return 'closed';
  const { hours, breaks } = day;
  const inOrder = breaks.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const starts = [hours.from, ...inOrder.map(({ to }) => to)];
  const ends = [...inOrder.map(({ from }) => from), hours.to];
  return starts.map((start, index) => `${start}-${ends[index]}`).join(', ');
}

async function staffRows({ pool }: Database, offices: readonly Office[]): Promise<string[][]> {
  const rows = await queriesOn(pool).query<{ office: string; name: string; role: string }>(
    'select office, name, role from staff where office = any($1) and ended_at is null order by office, role, name',
    [offices.map(({ code }) => code)],
  );
  return [['office', 'name', 'role'], ...rows.map(({ office, name, role }) => [office, name, role])];
}
