// Reads the events of bookings that belong in the place log, and makes the log's entries of them.
import { BookingEntity, BookingEventEntity } from '../booking/entities.ts';
import { CapacityWindowEntity } from '../capacity/entities.ts';
import { type RowOf, select } from '../statement.ts';
import type { LogEntry } from './chain.ts';
import type { PlaceLogKeys } from './keys.ts';

export const LOGGED_EVENT = select(BookingEventEntity, ['id', 'at', 'action', 'by', 'place'])
  .of('e')
  .and(select(BookingEntity, ['office', 'personKey']).of('b'))
  .and(select(CapacityWindowEntity, ['date', 'startsAt', 'quota']).of('w'));

/**
 * Joins `e` with its booking and its window. An event that an older server wrote has no window of its own, and a window
 * without bookings may have been deleted since: then it is the window that the booking has now.
 */
export const JOINED = `join booking b on b.code = e.booking
  left join capacity_window own on own.id = e.window_id
  join capacity_window w on w.id = coalesce(own.id, b.window_id)`;

/** Of the events joined so. */
export const LOGGED_WINDOW = `coalesce(e.window_id, b.window_id) as "window"`;

export type LoggedEvent = RowOf<typeof LOGGED_EVENT> & { window: number };

export function entryOf(event: LoggedEvent, pseudonymOf: PlaceLogKeys['pseudonymOf']): LogEntry {
  const { kind, isOfficer } = askerOf(event.by);
  return {
    office: event.office,
    event: event.id,
    at: event.at.toString(),
    day: event.date,
    window: event.window,
    startsAt: event.startsAt.toString(),
    quota: event.quota,
    place: event.place,
    person: event.personKey === '' ? null : pseudonymOf(`person ${event.personKey}`),
    asker: kind,
    officer: isOfficer ? pseudonymOf(`officer ${event.by}`) : null,
    action: event.action,
  };
}

const OFFICER = /^(front desk|counter officer|manager) ./;
const BY_API = 'applicant by API';

/** The kind of caller: the names of officers and of other front ends are left out. */
export function askerOf(actor: string): { kind: string; isOfficer: boolean } {
  // The place log does not tell children from others.
  const by = actor.replace(/^guardian by /, 'applicant by ');
  const role = OFFICER.exec(by)?.[1];
  if (role) return { kind: role, isOfficer: true };
  return { kind: by.startsWith(`${BY_API} `) ? BY_API : by, isOfficer: false };
}
