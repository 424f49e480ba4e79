// The list of a day: who is expected in which window, for officers, and for when everything is down.
import { BookingEntity } from '../booking/entities.ts';
import type { BookingStatus } from '../booking/lifecycle.ts';
import { CapacityWindowEntity } from '../capacity/entities.ts';
import type { ChannelKind } from '../channel.ts';
import type { Queryable } from '../database.ts';
import type { Office, Priority } from '../office/settings.ts';
import { type RowOf, select, statement } from '../statement.ts';
import { type Instant, type LocalDate, type LocalTime, timeIn } from '../time.ts';

export interface Listed {
  /** null: not confirmed yet. */
  number: string | null;
  code: string;
  name: string;
  birthDate: LocalDate;
  service: string;
  /** As the officer saw it, where the person is here. */
  priority: Priority;
  status: BookingStatus;
  channel: ChannelKind;
}

export interface ListedWindow {
  from: LocalTime;
  to: LocalTime;
  people: Listed[];
}

export interface DayList {
  office: Office;
  date: LocalDate;
  /** As things stood then. */
  at: Instant;
  /** In order of time; all shares of a window together. */
  windows: ListedWindow[];
}

/** Applicants who have a place, and those who had one until it was forfeited; in the order of queue numbers. */
export async function readDayList(db: Queryable, office: Office, date: LocalDate, at: Instant): Promise<DayList> {
  const rows = await db.query(DAY_LIST, [office.code, date]);
  const time = (moment: Instant) => timeIn(office.timeZone, moment);
  const windows = Map.groupBy(rows, ({ startsAt }) => time(startsAt));
  return {
    office,
    date,
    at,
    windows: [...windows].map(([from, people]) => {
      const to = people[0] ? time(people[0].endsAt) : from;
      return { from, to, people: people.map(listed) };
    }),
  };
}

function listed({ queueNumber, code, name, birthDate, service, priority, status, channel }: DayListRow): Listed {
  return { number: queueNumber, code, name, birthDate, service, priority, status, channel };
}

const LISTED = select(BookingEntity, ['queueNumber', 'code', 'name', 'birthDate', 'service', 'status', 'channel']);
const WINDOW_TIMES = select(CapacityWindowEntity, ['startsAt', 'endsAt']);
type DayListRow = RowOf<typeof LISTED> & { priority: Priority };
const DAY_LIST = statement<{ priority: Priority }>('day list')`
  select ${LISTED.of('b')}, coalesce((select t.priority from ticket t where t.booking = b.code), b.priority) as priority,
    ${WINDOW_TIMES.of('w')}
  from booking b join capacity_window w on w.id = b.window_id
  where b.office = $1 and b.visit_date = $2 and b.status in ('HELD', 'CONFIRMED', 'CHECKED_IN', 'FORFEITED')
  order by w.starts_at, w.line, b.place nulls last, b.code`;

export function peopleOn({ windows }: DayList): number {
  return windows.reduce((sum, { people }) => sum + people.length, 0);
}
