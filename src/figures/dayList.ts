// The list of a day: who is expected in which window, for officers, and for when everything is down.
import type { BookingStatus } from '../booking/lifecycle.ts';
import type { ChannelKind } from '../channel.ts';
import type { Queryable } from '../database.ts';
import type { Office, Priority } from '../office/settings.ts';
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

/** Whoever has a place, and who had one until it was forfeited; in the order of queue numbers. */
export async function readDayList(db: Queryable, office: Office, date: LocalDate, at: Instant): Promise<DayList> {
  const rows = await db.query<Row>({ name: 'day list', text: LIST }, [office.code, date]);
  const time = (moment: Instant) => timeIn(office.timeZone, moment);
  const windows = Map.groupBy(rows, ({ starts_at }) => time(starts_at));
  return {
    ...{ office, date, at },
    windows: [...windows].map(([from, people]) => {
      const to = time((people[0] as Row).ends_at);
      return { from, to, people: people.map(({ starts_at: _, ends_at: __, ...person }) => person) };
    }),
  };
}

type Row = Listed & { starts_at: Instant; ends_at: Instant };

const LIST = `
  select b.queue_number as number, b.code, b.name, b.birth_date as "birthDate", b.service, b.status, b.channel,
    coalesce((select t.priority from ticket t where t.booking = b.code), b.priority) as priority, w.starts_at, w.ends_at
  from booking b join capacity_window w on w.id = b.window_id
  where b.office = $1 and b.visit_date = $2 and b.status in ('HELD', 'CONFIRMED', 'CHECKED_IN', 'FORFEITED')
  order by w.starts_at, w.line, b.place nulls last, b.code`;

export function peopleOn({ windows }: DayList): number {
  return windows.reduce((sum, { people }) => sum + people.length, 0);
}
