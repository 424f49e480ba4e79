// Counts days: one statement works out the figures of many days from their bookings, tickets and windows, and keeps them.

import { BookingEntity } from '../booking/entities.ts';
import { CapacityWindowEntity } from '../capacity/entities.ts';
import type { Transaction } from '../database.ts';
import { lockOf } from '../locks.ts';
import type { Office } from '../office/settings.ts';
import { CounterEntity, TicketEntity } from '../queue/entities.ts';
import { columns } from '../statement.ts';
import { dateIn, type Instant, type LocalDate } from '../time.ts';
import { DayFiguresEntity } from './entities.ts';
import { NO_PARTS, NO_PLACES, NOTHING } from './figures.ts';

export interface OfficeDay {
  office: Office;
  date: LocalDate;
}

/**
 * The number of days counted in one transaction: about a tenth of a second, in which no other server counts at these
 * offices.
 */
export const MAX_DAYS_COUNTED = 40;

/**
 * Counts the days again. Servers count at an office one after the other, so that the kept figures are never older than
 * those another server has just counted.
 */
export async function countDays(tx: Transaction, days: readonly OfficeDay[], now: Instant): Promise<void> {
  const offices = [...new Set(days.map(({ office }) => office.code))].toSorted();
  tx.send({ name: 'lock figures', text: LOCK }, [offices]);
  const rows = days.map(({ office, date }) => {
    return { office: office.code, date, zone: office.timeZone, over: date < dateIn(office.timeZone, now) };
  });
  await tx.query({ name: 'count days', text: COUNT }, [JSON.stringify(rows), now.toString()]);
}
const LOCK = `select pg_advisory_xact_lock(${lockOf('figures', 'code')}) from unnest($1::text[]) code`;

const b = columns(BookingEntity, 'b');
const t = columns(TicketEntity, 't');
const w = columns(CapacityWindowEntity, 'w');
const c = columns(CounterEntity, 'c');
const f = columns(DayFiguresEntity);

/** A number that was given out by mistake was no visit. */
const WITHDRAWN = `exists (select from ticket_event e where e.ticket = ${t.id} and e.action = 'WITHDRAW')`;

/** Each booking and each ticket is a row of ones and noughts. */
const FACTS = `
  select day.office, day.date, fact.* from day cross join lateral (
    select ${b.service}, ${b.channel}, null::text as counter,
      extract(hour from (select ${w.startsAt} from capacity_window w where ${w.id} = ${b.window}) at time zone day.zone)::int as hour,
      1 as booked, (${b.confirmedAt} is not null)::int as confirmed, (${b.overflowedFrom} is not null)::int as overflowed,
      (${b.status} = 'CANCELLED')::int as cancelled, (${b.status} = 'EXPIRED')::int as lapsed,
      (${b.status} = 'FORFEITED')::int as forfeited, (${b.status} = 'CHECKED_IN')::int as checked_in,
      0 as walk_ins, 0 as served, 0 as no_shows, 0 as booked_no_shows, null::float8 as wait, null::float8 as service_time,
      (${b.status} in ('HELD', 'CONFIRMED'))::int as open
    from booking b where ${b.office} = day.office and ${b.visitDate} = day.date
    offset 0
  ) fact
  union all
  select day.office, day.date, fact.* from day cross join lateral (
    select ${t.service}, coalesce((select ${b.channel} from booking b where ${b.code} = ${t.booking}), 'COUNTER'),
      (select ${c.label} from counter c where ${c.id} = ${t.counter}),
      extract(hour from coalesce(${t.windowStartsAt}, ${t.issuedAt}) at time zone day.zone)::int,
      0, 0, 0, 0, 0, 0, 0, (${t.booking} is null and not (${t.status} = 'CANCELLED' and ${WITHDRAWN}))::int, (${t.status} = 'SERVED')::int, (${t.status} = 'NO_SHOW')::int,
      (${t.status} = 'NO_SHOW' and ${t.booking} is not null)::int,
      extract(epoch from ${t.firstCalledAt} - ${t.issuedAt}) / 60,
      -- Who was still before a counter at the end of the day was served, nobody knows how long.
      case when ${t.status} = 'SERVED' and (${t.endedAt} at time zone day.zone)::date = ${t.date}
        then extract(epoch from ${t.endedAt} - ${t.servingAt}) / 60 end,
      (${t.status} in ('WAITING', 'CALLED', 'SERVING', 'PARKED'))::int
    from ticket t where ${t.office} = day.office and ${t.date} = day.date
    offset 0
  ) fact`;

const minutes = (of: string, share: number) =>
  `round((percentile_cont(${share}) within group (order by ${of}))::numeric, 1)`;

/** Written under the names of `Figures`. */
const SUMS = `jsonb_build_object(
    'booked', sum(booked), 'confirmed', sum(confirmed), 'overflowed', sum(overflowed), 'cancelled', sum(cancelled),
    'lapsed', sum(lapsed), 'forfeited', sum(forfeited), 'checkedIn', sum(checked_in), 'walkIns', sum(walk_ins),
    'served', sum(served), 'noShows', sum(no_shows), 'bookedNoShows', sum(booked_no_shows),
    'medianWaitMinutes', ${minutes('wait', 0.5)}, 'p90WaitMinutes', ${minutes('wait', 0.9)},
    'medianServiceMinutes', ${minutes('service_time', 0.5)}, 'p90ServiceMinutes', ${minutes('service_time', 0.9)}
  )`;

const NOBODY = `'${JSON.stringify(NOTHING)}'::jsonb`;
const NOWHERE = `'${JSON.stringify(NO_PLACES)}'::jsonb`;

// Laterals with an offset are worked on day by day, by the index of the day, whatever the planner thinks of the tables.
const COUNT = `
  with day as materialized (
    select * from json_to_recordset($1) as day (office text, date date, zone text, over boolean)
  ), fact as (${FACTS}
  ), counted as (
    select office, date, service, channel, hour, counter, grouping(service, channel, hour, counter) as by, ${SUMS} as figures,
      sum(open) as open
    from fact group by grouping sets (
      (office, date), (office, date, service), (office, date, channel), (office, date, hour), (office, date, counter)
    )
  ), place as (
    select day.office, day.date, held.hour, grouping(held.hour) as by,
      jsonb_build_object('capacity', sum(capacity), 'taken', sum(taken),
        'useOfCapacity', round(sum(taken)::numeric / nullif(sum(capacity), 0), 3)) as places,
      sum(capacity) + sum(taken) > 0 as offered
    from day cross join lateral (
      select extract(hour from ${w.startsAt} at time zone day.zone)::int as hour, ${w.capacity}, ${w.taken} - ${w.resting} as taken
      from capacity_window w where ${w.office} = day.office and ${w.date} = day.date
      offset 0
    ) held
    group by grouping sets ((day.office, day.date), (day.office, day.date, held.hour))
  ), part as (
    select office, date, 'services' as name, service as key, figures || jsonb_build_object('service', service) as figures
    from counted where by = 7
    union all
    select office, date, 'channels', channel, figures || jsonb_build_object('channel', channel) from counted where by = 11
    union all
    select office, date, 'counters', to_char(length(counter), '00') || counter, figures || jsonb_build_object('counter', counter)
    from counted where by = 14 and counter is not null
    union all
    select office, date, 'hours', to_char(hour, '00'), coalesce(c.figures, ${NOBODY})
      || coalesce(p.places, ${NOWHERE}) || jsonb_build_object('hour', hour)
    from (select * from counted where by = 13) c full join (select * from place where by = 0) p using (office, date, hour)
    where c.figures is not null or p.offered
  ), parts as (
    select office, date, jsonb_object_agg(name, list) as parts
    from (select office, date, name, jsonb_agg(figures order by key) as list from part group by office, date, name) list
    group by office, date
  )
  insert into day_figures (${f.office}, ${f.date}, ${f.total}, ${f.parts}, ${f.final}, ${f.at})
  select day.office, day.date, coalesce(c.figures, ${NOBODY}) || coalesce(p.places, ${NOWHERE}),
    '${JSON.stringify(NO_PARTS)}'::jsonb || coalesce(parts.parts, '{}'),
    day.over and coalesce(c.open, 0) = 0, $2
  from day
    left join counted c on c.office = day.office and c.date = day.date and c.by = 15
    left join place p on p.office = day.office and p.date = day.date and p.by = 1
    left join parts on parts.office = day.office and parts.date = day.date
  on conflict (${f.office}, ${f.date}) do update
  set ${f.total} = excluded.${f.total}, ${f.parts} = excluded.${f.parts}, ${f.final} = excluded.${f.final},
    ${f.at} = excluded.${f.at}, ${f.version} = day_figures.${f.version} + 1`;
