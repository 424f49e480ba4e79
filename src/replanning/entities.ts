// Changes to what an office's days can serve as rows: what was before, and the bookings they moved; and the days opened.
import { defineEntity, p } from '@mikro-orm/core';
import { bookingKey } from '../booking/entities.ts';
import { identity, instant } from '../columns.ts';
import { officeKey } from '../office/entities.ts';
import type { ReadHoliday } from '../office/holidayKind.ts';
import type { OfficeSettings } from '../office/settings.ts';
import type { LocalDate } from '../time.ts';

/** One share of a window that a change made larger, smaller, or new. */
export interface WindowChange {
  date: LocalDate;
  quota: string;
  /** RFC 3339, in UTC. */
  startsAt: string;
  endsAt: string;
  /** Places before; 0: it was not there. */
  before: number;
  after: number;
}

/** The reason for which a calendar could not be read. */
export type CalendarFault = 'NOT_ALLOWED' | 'NOT_REACHED' | 'REFUSED' | 'TOO_LARGE' | 'NOT_READ';

/** The calendar of holidays to which an office is subscribed. */
export const HolidayCalendarEntity = defineEntity({
  name: 'HolidayCalendar',
  properties: {
    office: officeKey().primary(),
    url: p.text(),
    /** Of the answer that has the days; null: it had none. */
    etag: p.text().strictNullable(),
    /** As they were read last; null: never yet. */
    days: p.json<ReadHoliday[]>().strictNullable(),
    /** Dates that managers do not want to hear of. */
    declined: p.json<LocalDate[]>().default('[]'),
    /** Dates that were closed by the calendar. */
    closed: p.json<LocalDate[]>().default('[]'),
    subscribedAt: instant(),
    askedAt: instant().strictNullable(),
    readAt: instant().strictNullable(),
    fault: p.text().$type<CalendarFault>().strictNullable(),
  },
});

export const DayChangeEntity = defineEntity({
  name: 'DayChange',
  properties: {
    id: identity(),
    office: officeKey(),
    what: p.text(),
    key: p.text().strictNullable(),
    by: p.text(),
    at: instant(),
    undoUntil: instant(),
    undoneAt: instant().strictNullable(),
    /** The managers' settings as they stood. */
    before: p.json<Partial<OfficeSettings>>(),
    /** The changes to the windows. */
    windows: p.json<WindowChange[]>().default('[]'),
    /** Shared by the changes to many offices that belong together. */
    partOf: p.text().strictNullable(),
  },
  indexes: [
    { name: 'day_change_key', properties: ['key'], where: 'key IS NOT NULL' },
    { name: 'day_change_of_office', properties: ['office', 'id'] },
    { name: 'day_change_part_of', properties: ['partOf'], where: 'part_of IS NOT NULL' },
  ],
});

export const MovedBookingEntity = defineEntity({
  name: 'MovedBooking',
  properties: {
    change: p
      .manyToOne(DayChangeEntity)
      .mapToPk()
      .primary()
      .fieldName('change')
      .updateRule('no action')
      .deleteRule('no action'),
    booking: bookingKey().primary(),
    fromWindow: p.bigint('number').strictNullable(),
    fromDate: p.date(),
    fromStartsAt: instant(),
    fromQuota: p.text(),
    fromPlace: p.integer().strictNullable(),
    fromNumber: p.text().strictNullable(),
    fromForfeitAt: instant(),
    toStartsAt: instant(),
    toNumber: p.text().strictNullable(),
    reached: p.boolean(),
    /** The booking's own after the move: one that changed since is left alone. */
    version: p.integer(),
  },
  indexes: [{ name: 'moved_booking_of_booking', properties: ['booking'] }],
});

/** The days for which an office's windows are as its plan says. */
export const OpenedDaysEntity = defineEntity({
  name: 'OpenedDays',
  properties: {
    office: officeKey().primary(),
    /** A digest of all settings that shape the windows. */
    plan: p.text(),
    /** Both included. */
    firstDate: p.date(),
    lastDate: p.date(),
  },
});
