// The views of the schema `report`: counts by office and day, made of columns that say nothing of a person. Frozen with their migration.

/** A view, with the description of each of its columns in their order. */
export interface ReportView {
  name: string;
  says: string;
  columns: Readonly<Record<string, string>>;
  /** A query with the columns in that order. */
  query: string;
}

const OFFICE = 'Code of the office.';
const SERVICE = 'Code of the service.';
const CHANNEL = 'Channel by which the booking was made: WHATSAPP, SMS, EMAIL, WEB, API or COUNTER.';
const VISIT_DATE = 'Day of the visit, by the calendar of the office.';

/** The office's time zone, of a row `o` of the table of offices. */
const ZONE = `coalesce(o.from_managers ->> 'timeZone', o.from_file ->> 'timeZone')`;
const minutesBetween = (from: string, to: string) => `extract(epoch from ${to} - ${from}) / 60`;
const percentile = (share: number, of: string) =>
  `round((percentile_cont(${share}) within group (order by ${of}))::numeric, 1)`;
const countIf = (condition: string) => `(count(*) filter (where ${condition}))::integer`;

const BOOKINGS: ReportView = {
  name: 'bookings',
  says: 'Bookings by day of the visit, service and channel, as they stand now.',
  columns: {
    office: OFFICE,
    date: VISIT_DATE,
    service: SERVICE,
    channel: CHANNEL,
    booked: 'Bookings that were made.',
    confirmed: 'Of them those that were confirmed, whatever became of them.',
    held: 'Those that wait to be confirmed.',
    lapsed: 'Those that were not confirmed in time.',
    cancelled: 'Those that were cancelled.',
    checked_in: 'Those whose people came.',
    forfeited: 'Those whose people did not come in time.',
    overflowed: 'Those that got another day than the one asked for, since that was full.',
    changed: 'Those that were moved to another time by their people, once or more.',
    median_days_ahead: 'Days between booking and visit, median.',
  },
  query: `
    select b.office, b.visit_date, b.service, b.channel, count(*)::integer, ${countIf('b.confirmed_at is not null')},
      ${countIf(`b.status = 'HELD'`)}, ${countIf(`b.status = 'EXPIRED'`)}, ${countIf(`b.status = 'CANCELLED'`)},
      ${countIf(`b.status = 'CHECKED_IN'`)}, ${countIf(`b.status = 'FORFEITED'`)},
      ${countIf('b.overflowed_from is not null')}, ${countIf('b.changes > 0')},
      ${percentile(0.5, `b.visit_date - (b.held_at at time zone ${ZONE})::date`)}
    from booking b join office o on o.code = b.office
    group by b.office, b.visit_date, b.service, b.channel`,
};

const BOOKED_AT: ReportView = {
  name: 'booked_at',
  says: 'When bookings are made: by day, hour and channel.',
  columns: {
    office: OFFICE,
    date: 'Day on which the bookings were made, by the calendar of the office.',
    hour: 'Hour in which they were made, 0 to 23, by the clock of the office.',
    channel: CHANNEL,
    booked: 'Bookings that were made.',
    confirmed: 'Of them those that were confirmed, whatever became of them.',
  },
  query: `
    select made.office, made.at::date, extract(hour from made.at)::integer, made.channel, count(*)::integer,
      ${countIf('made.confirmed_at is not null')}
    from (
      select b.office, b.held_at at time zone ${ZONE} as at, b.channel, b.confirmed_at
      from booking b join office o on o.code = b.office
    ) made
    group by made.office, made.at::date, extract(hour from made.at)::integer, made.channel`,
};

const NO_SHOWS: ReportView = {
  name: 'no_shows',
  says: 'Booked people who did not come, of days and hours that are over for them.',
  columns: {
    office: OFFICE,
    date: VISIT_DATE,
    service: SERVICE,
    channel: CHANNEL,
    expected: 'Confirmed bookings whose people came, or did not come in time.',
    forfeited: 'Of them those whose people did not come in time.',
    not_at_counter: 'Of them those whose people checked in, and did not come to the counter when they were called.',
    share: 'Part of those expected that was missing at the door or at the counter, 0 to 1.',
  },
  query: `
    select b.office, b.visit_date, b.service, b.channel, count(*)::integer, ${countIf(`b.status = 'FORFEITED'`)},
      ${countIf(`t.status = 'NO_SHOW'`)},
      round((count(*) filter (where b.status = 'FORFEITED' or t.status = 'NO_SHOW'))::numeric / count(*), 3)
    from booking b left join ticket t on t.booking = b.code
    where b.status in ('CHECKED_IN', 'FORFEITED')
    group by b.office, b.visit_date, b.service, b.channel`,
};

const WAITS: ReportView = {
  name: 'waits',
  says: 'Waits and service times of people who came, by service and the hour in which they came.',
  columns: {
    office: OFFICE,
    date: VISIT_DATE,
    service: SERVICE,
    hour: 'Hour of the check-in or of the walk-in number, 0 to 23, by the clock of the office.',
    kind: 'BOOKED, or WALK_IN for people who came without a booking.',
    tickets: 'People who came.',
    served: 'Of them those who were served.',
    no_shows: 'Of them those who did not come to the counter when they were called.',
    median_wait_minutes: 'Minutes from the check-in to the first call, median; null: no one was called.',
    p90_wait_minutes: 'Minutes within which nine of ten were called.',
    median_service_minutes: 'Minutes at the counter, median; null: no one was served.',
    p90_service_minutes: 'Minutes within which nine of ten were done at the counter.',
  },
  query: `
    select t.office, t.date, t.service, extract(hour from t.issued_at at time zone ${ZONE})::integer,
      case when t.booking is null then 'WALK_IN' else 'BOOKED' end, count(*)::integer, ${countIf(`t.status = 'SERVED'`)},
      ${countIf(`t.status = 'NO_SHOW'`)},
      ${percentile(0.5, minutesBetween('t.issued_at', 't.first_called_at'))},
      ${percentile(0.9, minutesBetween('t.issued_at', 't.first_called_at'))},
      ${percentile(0.5, `case when t.status = 'SERVED' then ${minutesBetween('t.serving_at', 't.ended_at')} end`)},
      ${percentile(0.9, `case when t.status = 'SERVED' then ${minutesBetween('t.serving_at', 't.ended_at')} end`)}
    from ticket t join office o on o.code = t.office
    group by t.office, t.date, t.service, extract(hour from t.issued_at at time zone ${ZONE})::integer, t.booking is null`,
};

const MESSAGES: ReportView = {
  name: 'messages',
  says: 'Messages by day and channel, for as long as messages are kept.',
  columns: {
    office: 'Code of the office; null: the number of no office.',
    date: 'Day on which the message came, or was written, by the calendar of the office; of no office by UTC.',
    direction: 'IN for messages of applicants, OUT for those to them.',
    channel: 'Channel: WHATSAPP, SMS or EMAIL.',
    outcome:
      'OUT: WAITING, SENT, DELIVERED, READ, FAILED, UNKNOWN or DROPPED. IN: WAITING, ANSWERED, or LEFT_TO_OFFICERS if the program could not work on it.',
    messages: 'Number of messages.',
    median_seconds:
      'OUT: seconds from writing to the provider having taken it, median; IN: from arrival to the answer.',
  },
  query: `
    select m.office, (m.at at time zone coalesce(${ZONE}, 'UTC'))::date, m.direction, m.channel, m.outcome,
      count(*)::integer, ${percentile(0.5, 'extract(epoch from m.done_at - m.at)')}
    from (
      select office, created_at as at, 'OUT' as direction, upper(channel) as channel, status as outcome, sent_at as done_at
      from outbox_message
      union all
      select office, received_at, 'IN', upper(channel),
        case when worked_at is null then 'WAITING' when reason is null then 'ANSWERED' else 'LEFT_TO_OFFICERS' end, worked_at
      from inbox_message
    ) m left join office o on o.code = m.office
    group by m.office, (m.at at time zone coalesce(${ZONE}, 'UTC'))::date, m.direction, m.channel, m.outcome`,
};

const RATINGS: ReportView = {
  name: 'ratings',
  says: 'Ratings that people gave after their visit; which visit is not known to the database either.',
  columns: {
    office: OFFICE,
    date: VISIT_DATE,
    service: SERVICE,
    very_good: 'Ratings of the best of four kinds.',
    good: 'Ratings of the second kind.',
    poor: 'Ratings of the third kind.',
    very_poor: 'Ratings of the worst kind.',
    ratings: 'All ratings.',
    satisfied: 'Part of the ratings that is good or very good, 0 to 1; null: there are none.',
  },
  query: `
    select r.office, r.date, r.service, r.very_good, r.good, r.poor, r.very_poor,
      r.very_good + r.good + r.poor + r.very_poor,
      round((r.very_good + r.good)::numeric / nullif(r.very_good + r.good + r.poor + r.very_poor, 0), 3)
    from visit_rating r`,
};

const WINDOWS: ReportView = {
  name: 'windows',
  says: 'Use of the windows of each day.',
  columns: {
    office: OFFICE,
    date: 'Day of the window, by the calendar of the office.',
    starts: 'Beginning of the window, by the clock of the office.',
    ends: 'End of the window, by the clock of the office.',
    quota: 'Code of the quota whose places they are; `general`: those of all.',
    capacity: 'Places of the window.',
    taken: 'Places that are taken.',
    resting: 'Places besides them that came free, and cannot be booked for some minutes.',
    free: 'Places that can be booked.',
    used: 'Part of the places that is taken, 0 to 1; null: there are none.',
  },
  query: `
    select w.office, w.date, (w.starts_at at time zone ${ZONE})::time, (w.ends_at at time zone ${ZONE})::time, w.quota,
      w.capacity, w.taken - w.resting, w.resting, w.capacity - w.taken,
      round((w.taken - w.resting)::numeric / nullif(w.capacity, 0), 3)
    from capacity_window w join office o on o.code = w.office`,
};

const figure = (name: string, type: string) => `(f.total ->> '${name}')::${type}`;

const DAYS: ReportView = {
  name: 'days',
  says: 'The figures of each day as the program keeps them, for good: also of years whose bookings are deleted.',
  columns: {
    office: OFFICE,
    date: 'Day, by the calendar of the office.',
    booked: 'Bookings that were made.',
    confirmed: 'Of them those that were confirmed.',
    cancelled: 'Bookings that were cancelled.',
    lapsed: 'Bookings that were not confirmed in time.',
    forfeited: 'Bookings whose people did not come in time.',
    checked_in: 'Bookings whose people came.',
    walk_ins: 'People who came without a booking.',
    served: 'People who were served.',
    no_shows: 'People who did not come to the counter when they were called.',
    capacity: 'Places of all windows.',
    taken: 'Places that were taken.',
    median_wait_minutes: 'Minutes from the check-in to the first call, median.',
    p90_wait_minutes: 'Minutes within which nine of ten were called.',
    is_final: 'Whether the day is over and nothing of it is open: its figures stay as they are.',
  },
  query: `
    select f.office, f.date, ${['booked', 'confirmed', 'cancelled', 'lapsed', 'forfeited', 'checkedIn', 'walkIns', 'served', 'noShows', 'capacity', 'taken'].map((name) => figure(name, 'integer')).join(', ')},
      ${figure('medianWaitMinutes', 'numeric')}, ${figure('p90WaitMinutes', 'numeric')}, f.final
    from day_figures f`,
};

const OFFICES: ReportView = {
  name: 'offices',
  says: 'The offices.',
  columns: {
    office: OFFICE,
    time_zone: 'Time zone by which its days and hours are counted.',
  },
  query: `select o.code, ${ZONE} from office o`,
};

export const REPORT_VIEWS: readonly ReportView[] = [
  BOOKINGS,
  BOOKED_AT,
  NO_SHOWS,
  WAITS,
  MESSAGES,
  RATINGS,
  WINDOWS,
  DAYS,
  OFFICES,
];
