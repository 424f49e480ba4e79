// Capacity windows as rows, those that were withdrawn, and the places that came free in them.
import { defineEntity, p } from '@mikro-orm/core';
import { bookingCode, identity, instant } from '../columns.ts';
import { officeKey } from '../office/entities.ts';

export const CapacityWindowEntity = defineEntity({
  name: 'CapacityWindow',
  properties: {
    id: identity(),
    office: officeKey(),
    date: p.date(),
    quota: p.text().default('general'),
    line: p.character().length(1),
    ordinal: p.smallint(),
    startsAt: instant(),
    endsAt: instant(),
    capacity: p.integer(),
    /** Places that are sold, or that came free and rest. */
    taken: p.integer().default(0),
    /** The last place number that was given out; it never goes back, so that no number comes twice. */
    issued: p.integer().default(0),
    opensToAllAt: instant().strictNullable(),
    /** Places by the schedule; `capacity` is more if more were taken before there were fewer. */
    planned: p.integer().default(0),
    /** Of the places taken, those that no one has and that cannot be booked yet. */
    resting: p.integer().default(0),
  },
  checks: [
    { name: 'capacity_window_capacity_check', expression: 'capacity >= 0' },
    { name: 'capacity_window_check', expression: 'ends_at > starts_at' },
    { name: 'capacity_window_issued_check', expression: 'issued >= 0' },
    { name: 'capacity_window_never_oversold', expression: '((taken >= 0) AND (taken <= capacity))' },
    { name: 'capacity_window_ordinal_check', expression: 'ordinal > 0' },
    { name: 'capacity_window_planned_check', expression: 'planned >= 0' },
    { name: 'capacity_window_rests_within_taken', expression: '((resting >= 0) AND (resting <= taken))' },
  ],
  uniques: [
    { name: 'capacity_window_office_date_quota_starts_at_key', properties: ['office', 'date', 'quota', 'startsAt'] },
    // With the place in the window this makes a queue number unique in the office's day.
    { name: 'capacity_window_office_date_line_ordinal_key', properties: ['office', 'date', 'line', 'ordinal'] },
  ],
  indexes: [
    { name: 'capacity_window_in_order', properties: ['office', 'startsAt'] },
    { name: 'capacity_window_opening', properties: ['opensToAllAt'], where: 'opens_to_all_at IS NOT NULL' },
  ],
});

/** The office and day of a window that is gone: a page that still shows it is offered others of that day. */
export const WithdrawnWindowEntity = defineEntity({
  name: 'WithdrawnWindow',
  properties: {
    id: p.bigint('number').primary().autoincrement(false),
    office: officeKey(),
    date: p.date(),
  },
  indexes: [{ name: 'withdrawn_window_past', properties: ['office', 'date'] }],
});

/** One row for each place that came free. */
export const FreedPlaceEntity = defineEntity({
  name: 'FreedPlace',
  properties: {
    id: identity(),
    window: p
      .manyToOne(CapacityWindowEntity)
      .mapToPk()
      .fieldName('window_id')
      .updateRule('no action')
      .deleteRule('cascade'),
    office: officeKey(),
    freedAt: instant(),
    backAt: instant(),
    /** The standby booking that may say yes or no to it until `offerUntil`. */
    offeredTo: bookingCode().strictNullable(),
    offerUntil: instant().strictNullable(),
    refusedBy: p.array().default([]),
  },
  checks: [{ name: 'freed_place_offered_for_a_time', expression: '((offered_to IS NULL) = (offer_until IS NULL))' }],
  indexes: [
    { name: 'freed_place_window', properties: ['window'] },
    { name: 'freed_place_free', properties: ['office'], where: 'offered_to IS NULL' },
  ],
  // One offer a person at a time.
  uniques: [{ name: 'freed_place_offer', properties: ['offeredTo'], where: 'offered_to IS NOT NULL' }],
});
