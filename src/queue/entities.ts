// The line at the office as rows: counters, tickets and what happened to them, the board and its frames.
import { defineEntity, p } from '@mikro-orm/core';
import { BookingEntity, bookingKey } from '../booking/entities.ts';
import { identity, instant } from '../columns.ts';
import { officeKey } from '../office/entities.ts';
import type { Priority } from '../office/settings.ts';
import { type CallReason, TICKET_STATUSES } from './lifecycle.ts';

export const CounterEntity = defineEntity({
  name: 'Counter',
  properties: {
    /** `BOGOR/1`. */
    id: p.text().primary(),
    office: officeKey(),
    label: p.text(),
    /** Codes of the services that it serves; none: all. */
    services: p.array().default([]),
    open: p.boolean().default(false),
    officer: p.text().strictNullable(),
    removed: p.boolean().default(false),
  },
  uniques: [{ name: 'counter_label', properties: ['office', 'label'], where: 'NOT removed' }],
});

const counterKey = <Column extends string>(column: Column) =>
  p
    .manyToOne(CounterEntity)
    .mapToPk()
    .fieldName(column)
    .updateRule('no action')
    .deleteRule('no action')
    .strictNullable();

export const TicketEntity = defineEntity({
  name: 'Ticket',
  properties: {
    id: identity(),
    office: officeKey(),
    date: p.date(),
    number: p.text(),
    service: p.text(),
    status: p.enum(TICKET_STATUSES),
    /** null for a walk-in. */
    booking: bookingKey().strictNullable(),
    priority: p.text().$type<Priority>(),
    /** null for a walk-in. */
    windowStartsAt: instant().strictNullable(),
    issuedAt: instant(),
    /** Back in the line, ahead of newcomers. */
    returnedAt: instant().strictNullable(),
    counter: counterKey('counter'),
    wantedCounter: counterKey('wanted_counter'),
    reason: p.text().$type<CallReason>().strictNullable(),
    calls: p.integer().default(0),
    calledAt: instant().strictNullable(),
    servingAt: instant().strictNullable(),
    endedAt: instant().strictNullable(),
    nearTold: p.boolean().default(false),
    /** The visitor asked not to be called before; null: has not asked. */
    notBefore: instant().strictNullable(),
    /** Times that the visitor asked for more time. */
    timesLater: p.smallint().default(0),
    /** The visitor has rated the visit; how, is counted without the ticket. */
    rated: p.boolean().default(false),
    firstCalledAt: instant().strictNullable(),
    putBackAt: instant().strictNullable(),
    putBackFrom: counterKey('put_back_from'),
    /** For officers; null: none. */
    note: p.text().strictNullable(),
    /** The name of a person without a booking, as an officer wrote it; null: not written down, or booked. */
    walkInName: p.text().strictNullable(),
  },
  uniques: [
    { name: 'ticket_office_date_number_key', properties: ['office', 'date', 'number'] },
    // Walk-ins, who have no booking, need no place in it.
    { name: 'ticket_of_booking', properties: ['booking'], where: 'booking IS NOT NULL' },
    // A counter serves one person at a time.
    {
      name: 'ticket_one_at_a_counter',
      properties: ['counter'],
      where: `status = ANY (ARRAY['CALLED'::text, 'SERVING'::text])`,
    },
  ],
  indexes: [
    {
      name: 'ticket_open',
      properties: ['office', 'date'],
      where: `status = ANY (ARRAY['WAITING'::text, 'CALLED'::text, 'SERVING'::text, 'PARKED'::text])`,
    },
    { name: 'ticket_served', properties: ['office', 'date', 'endedAt'], where: `status = 'SERVED'` },
  ],
});

/** Kept by month, as those of bookings are. */
export const TicketEventEntity = defineEntity({
  name: 'TicketEvent',
  properties: {
    id: identity(),
    ticket: p.manyToOne(TicketEntity).mapToPk().fieldName('ticket').updateRule('no action').deleteRule('no action'),
    at: instant().primary(),
    action: p.text(),
    by: p.text(),
    detail: p.json<Record<string, unknown>>().strictNullable(),
  },
  indexes: [{ name: 'ticket_event_of', properties: ['ticket'] }],
});

/**
 * One row an office, locked by every step of its line, so that they come one after the other. Its trigger `board_dirty`
 * counts the changes that servers of an older version make.
 */
export const BoardEntity = defineEntity({
  name: 'Board',
  properties: {
    office: officeKey().primary(),
    sequence: p.bigint('number').defaultRaw('0'),
    dirty: p.boolean().default(false),
    notice: p.text().strictNullable(),
    /** `walkIns` and `sincePriority` begin at 0 with each day. */
    day: p.date().strictNullable(),
    walkIns: p.integer().default(0),
    sincePriority: p.integer().default(0),
    /** Rises with every step of the line. */
    changes: p.bigint('number').defaultRaw('0'),
  },
});

/** The board as it is shown, and kept as a frame. */
export interface Board {
  office: string;
  /** Rises by one with every frame; where the database lost its last moments, numbers may be left out or come again. */
  sequence: number;
  at: string;
  called: { number: string; counter: string; calledAt: string; calls: number; serving: boolean }[];
  /** The last calls whose people are served, have not come, or wait again. */
  recent: { number: string; counter: string; calledAt: string }[];
  waiting: { office: string; service: string; waiting: number; next: string[]; estimatedWaitMinutes: number | null }[];
  notice: string | null;
}

/** The last frames, so that every server can send each of them once and in order. */
export const BoardFrameEntity = defineEntity({
  name: 'BoardFrame',
  properties: {
    office: p.text().primary(),
    sequence: p.bigint('number').primary().autoincrement(false),
    frame: p.json<Board>(),
    at: instant(),
  },
});

/** The last frame of an office; locked by the server that makes the next one. */
export const BoardShownEntity = defineEntity({
  name: 'BoardShown',
  properties: {
    office: p.text().primary(),
    sequence: p.bigint('number'),
    /** Changes of the line that are in the frame; null: none count. */
    changes: p.bigint('number').strictNullable(),
  },
});

export const PassportReadyEntity = defineEntity({
  name: 'PassportReady',
  properties: {
    booking: p
      .manyToOne(BookingEntity)
      .mapToPk()
      .primary()
      .fieldName('booking')
      .updateRule('no action')
      .deleteRule('no action'),
    toldAt: instant(),
    times: p.integer().default(1),
  },
  checks: [{ name: 'passport_ready_times_check', expression: 'times > 0' }],
});
