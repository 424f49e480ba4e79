// The figures of a day counted another way: all rows are read, and everything is worked out one by one here.
import { type DayFigures, type Figures, NOTHING } from '../../src/figures/figures.ts';
import { dateIn } from '../../src/time.ts';

// biome-ignore lint/suspicious/noExplicitAny: rows are what the tables say.
type Row = Record<string, any>;
type Query = (sql: string, values?: unknown[]) => Promise<Row[]>;

interface Visit {
  service: string;
  channel: string;
  hour: number;
  booking: Row | null;
  ticket: Row | null;
  calls: Row[];
  /** The label; null: of none. */
  counter: string | null;
}

export interface Everything {
  windows: Row[];
  counters: Row[];
  bookings: Row[];
  tickets: Row[];
  calls: Row[];
}

export async function everything(query: Query): Promise<Everything> {
  return {
    windows: await query('select * from capacity_window'),
    counters: await query('select * from counter'),
    bookings: await query('select * from booking'),
    tickets: await query('select * from ticket'),
    calls: await query(`select * from ticket_event where action = 'CALL' order by at`),
  };
}

export function naiveDay(all: Everything, office: string, zone: string, date: string): DayFigures {
  const hourOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).hour;
  const windows = all.windows.filter((w) => w.office === office && w.date === date);
  const allWindows = new Map(all.windows.map((w) => [w.id, w]));
  const { bookings, calls } = all;
  const tickets = all.tickets.filter((t) => t.office === office && t.date === date);
  const labels = new Map<string, string>(all.counters.map(({ id, label }) => [id, label]));
  const byCode = new Map(bookings.map((b) => [b.code, b]));
  const visits: Visit[] = [
    ...bookings
      .filter((b) => b.office === office && b.visit_date === date)
      .map((booking) => ({
        service: booking.service,
        channel: booking.channel,
        hour: hourOf(allWindows.get(booking.window_id)?.starts_at),
        booking,
        ticket: null,
        counter: null,
        calls: [],
      })),
    ...tickets.map((ticket) => ({
      service: ticket.service,
      channel: ticket.booking ? byCode.get(ticket.booking)?.channel : 'COUNTER',
      hour: hourOf(ticket.window_starts_at ?? ticket.issued_at),
      booking: null,
      ticket,
      counter: labels.get(ticket.counter) ?? null,
      calls: calls.filter(({ ticket: id }) => id === ticket.id),
    })),
  ];
  const by = <K extends string | number>(keyOf: (visit: Visit) => K) =>
    [...Map.groupBy(visits, keyOf)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const hours = new Set([
    ...visits.map(({ hour }) => hour),
    ...windows.filter(({ capacity, taken, resting }) => capacity + taken - resting > 0).map((w) => hourOf(w.starts_at)),
  ]);
  return {
    ...{ office, date },
    ...count(visits, zone, date),
    ...places(windows),
    parts: {
      services: by(({ service }) => service).map(([service, own]) => ({ ...count(own, zone, date), service })),
      channels: by(({ channel }) => channel).map(([channel, own]) => ({ ...count(own, zone, date), channel }) as never),
      counters: [...new Set(visits.flatMap(({ counter }) => counter ?? []))]
        .toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))
        .map((counter) => {
          const own = visits.filter((visit) => visit.counter === counter);
          return { ...count(own, zone, date), counter };
        }),
      hours: [...hours]
        .toSorted((a, b) => a - b)
        .map((hour) => ({
          ...count(
            visits.filter((visit) => visit.hour === hour),
            zone,
            date,
          ),
          ...places(windows.filter((w) => hourOf(w.starts_at) === hour)),
          hour,
        })),
    },
  };
}

function count(visits: readonly Visit[], zone: string, date: string): Figures {
  const figures = { ...NOTHING };
  const waits: number[] = [];
  const services: number[] = [];
  for (const { booking, ticket, calls } of visits) {
    if (booking) {
      figures.booked++;
      if (booking.confirmed_at) figures.confirmed++;
      if (booking.overflowed_from) figures.overflowed++;
      if (booking.status === 'CANCELLED') figures.cancelled++;
      if (booking.status === 'EXPIRED') figures.lapsed++;
      if (booking.status === 'FORFEITED') figures.forfeited++;
      if (booking.status === 'CHECKED_IN') figures.checkedIn++;
    }
    if (!ticket) continue;
    if (!ticket.booking) figures.walkIns++;
    if (ticket.status === 'NO_SHOW') figures.noShows++;
    if (ticket.status === 'NO_SHOW' && ticket.booking) figures.bookedNoShows++;
    if (calls[0]) waits.push(minutesBetween(ticket.issued_at, calls[0].at));
    if (ticket.status !== 'SERVED') continue;
    figures.served++;
    if (dateIn(zone, ticket.ended_at) === date) services.push(minutesBetween(ticket.serving_at, ticket.ended_at));
  }
  return {
    ...figures,
    medianWaitMinutes: quantile(waits, 0.5),
    p90WaitMinutes: quantile(waits, 0.9),
    medianServiceMinutes: quantile(services, 0.5),
    p90ServiceMinutes: quantile(services, 0.9),
  };
}

function places(windows: readonly Row[]) {
  const sum = (of: (window: Row) => number) => windows.reduce((total, window) => total + of(window), 0);
  const capacity = sum((window) => window.capacity);
  const taken = sum((window) => window.taken - window.resting);
  return { capacity, taken, useOfCapacity: capacity === 0 ? null : Math.round((taken / capacity) * 1000) / 1000 };
}

function minutesBetween(from: Temporal.Instant, to: Temporal.Instant): number {
  return (to.epochMilliseconds - from.epochMilliseconds) / 60_000;
}

/** Between two of them as far along as the share says; one decimal. */
function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] as number;
  const high = sorted[Math.ceil(at)] as number;
  return Math.round((low + (high - low) * (at - Math.floor(at))) * 10) / 10;
}
