// The figures of an office's day: as a whole, by service, by channel, by hour and by counter.
import type { ChannelKind } from '../channelKinds.ts';
import { windowsOn } from '../office/hours.ts';
import type { Office } from '../office/settings.ts';
import type { LocalDate } from '../time.ts';

/**
 * Bookings are counted by the day they are for as things stand: one that was moved counts where it is now. Tickets are
 * counted by the service they were last for.
 */
export interface Figures {
  /** Bookings, whatever became of them. */
  booked: number;
  confirmed: number;
  /** The day asked for was full, and this one was given instead. */
  overflowed: number;
  cancelled: number;
  /** Never confirmed. */
  lapsed: number;
  /** Confirmed, and not there by the deadline. */
  forfeited: number;
  checkedIn: number;
  walkIns: number;
  served: number;
  /** Called, and not at the counter. */
  noShows: number;
  /** No-shows among those who had booked. */
  bookedNoShows: number;
  /** From check-in, or from when the ticket was given out, to the first call; one decimal; null: none was called. */
  medianWaitMinutes: number | null;
  p90WaitMinutes: number | null;
  /** From the beginning of service to its end; one decimal; null: none was served. */
  medianServiceMinutes: number | null;
  p90ServiceMinutes: number | null;
}

export interface Places {
  /** Places that there were to book. */
  capacity: number;
  /** Places that bookings took. */
  taken: number;
  /** `taken` by `capacity`, three decimals; null: there were no places. */
  useOfCapacity: number | null;
}

export interface Parts {
  services: (Figures & { service: string })[];
  /** Tickets given out at the door are the counter's. */
  channels: (Figures & { channel: ChannelKind })[];
  /** By the hour in which the window begins, 0 to 23 in office time; walk-ins by that of their ticket. */
  hours: (Figures & Places & { hour: number })[];
  /** Tickets by the label of the counter that called them last; none on days that were over before they were counted so. */
  counters: (Figures & { counter: string })[];
}

export interface DayFigures extends Figures, Places {
  office: string;
  date: LocalDate;
  /** Left out if they were not asked for. */
  parts: Parts | null;
}

export const NO_PLACES: Places = { capacity: 0, taken: 0, useOfCapacity: null };

export const NOTHING: Figures = {
  booked: 0,
  confirmed: 0,
  overflowed: 0,
  cancelled: 0,
  lapsed: 0,
  forfeited: 0,
  checkedIn: 0,
  walkIns: 0,
  served: 0,
  noShows: 0,
  bookedNoShows: 0,
  medianWaitMinutes: null,
  p90WaitMinutes: null,
  medianServiceMinutes: null,
  p90ServiceMinutes: null,
};

export const NO_PARTS: Parts = { services: [], channels: [], hours: [], counters: [] };

/** A day that has no windows yet: nothing but the places it will have; `today` and later by plan, before that none. */
export function plannedDay(office: Office, date: LocalDate, today: LocalDate): DayFigures {
  const windows = date < today ? [] : windowsOn(office, date);
  const capacity = windows.reduce((sum, window) => sum + window.capacity, 0);
  const places = { capacity, taken: 0, useOfCapacity: capacity > 0 ? 0 : null };
  return { office: office.code, date, ...NOTHING, ...places, parts: NO_PARTS };
}
