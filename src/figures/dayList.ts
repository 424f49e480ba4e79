// The list of a day: who is expected in which window, for officers, and for when everything is down.
import { BookingEntity } from '../booking/entities.ts';
import type { BookingStatus } from '../booking/lifecycle.ts';
import { CapacityWindowEntity } from '../capacity/entities.ts';
import type { ChannelKind } from '../channelKinds.ts';
import type { Queryable } from '../database.ts';
import type { Office, Priority } from '../office/settings.ts';
import { TicketEntity } from '../queue/entities.ts';
import { tablesOf } from '../tables.ts';
import { type Instant, type LocalDate, type LocalTime, timeIn } from '../time.ts';

const tables = tablesOf(BookingEntity, CapacityWindowEntity, TicketEntity);

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
  const rows = await dayListRows(db, office.code, date);
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

/** Applicants have the priority that an officer saw, where they are here. */
function dayListRows(db: Queryable, office: string, date: LocalDate) {
  return tables(db)
    .selectFrom('booking as b')
    .innerJoin('capacity_window as w', 'w.id', 'b.window')
    .leftJoin('ticket as t', 't.booking', 'b.code')
    .select(['b.queueNumber', 'b.code', 'b.name', 'b.birthDate', 'b.service', 'b.status', 'b.channel'])
    .select(['w.startsAt', 'w.endsAt', ({ fn }) => fn.coalesce('t.priority', 'b.priority').as('priority')])
    .where('b.office', '=', office)
    .where('b.visitDate', '=', date)
    .where('b.status', 'in', ['HELD', 'CONFIRMED', 'CHECKED_IN', 'FORFEITED'])
    .orderBy('w.startsAt')
    .orderBy('w.line')
    .orderBy('b.place', (place) => place.asc().nullsLast())
    .orderBy('b.code')
    .execute();
}
type DayListRow = Awaited<ReturnType<typeof dayListRows>>[number];

export function peopleOn({ windows }: DayList): number {
  return windows.reduce((sum, { people }) => sum + people.length, 0);
}
