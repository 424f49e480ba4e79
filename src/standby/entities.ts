// The standby line as rows, and the requests for a place that wait for one.
import { defineEntity, p } from '@mikro-orm/core';
import { bookingKey } from '../booking/entities.ts';
import type { BookRequest } from '../booking/request.ts';
import type { ChannelKind } from '../channelKinds.ts';
import { identity, instant } from '../columns.ts';
import { officeKey } from '../office/entities.ts';

export const StandbyEntity = defineEntity({
  name: 'Standby',
  properties: {
    id: identity(),
    booking: bookingKey(),
    office: officeKey(),
    askedAt: instant(),
    earliest: p.date().strictNullable(),
    /** Offers in a row that were not answered. */
    lapses: p.integer().default(0),
    leftAt: instant().strictNullable(),
  },
  uniques: [{ name: 'standby_once', properties: ['booking'], where: 'left_at IS NULL' }],
  indexes: [
    { name: 'standby_line', properties: ['office', 'id'], where: 'left_at IS NULL' },
    { name: 'standby_of_booking', properties: ['booking'] },
  ],
});

/** The reason for which a request waits: no day has a free place, or the office takes registrations at other hours. */
export const PLACE_REQUEST_REASONS = ['NO_PLACE', 'INTAKE_HOURS'] as const;
export type PlaceRequestReason = (typeof PLACE_REQUEST_REASONS)[number];

/** The photo has a column of its own, by which it is kept. */
export type StoredPlaceRequest = Omit<BookRequest, 'photo' | 'window' | 'acceptNextPlace'>;

/** It is deleted when it ends: a booking has all that was in it. */
export const PlaceRequestEntity = defineEntity({
  name: 'PlaceRequest',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    office: officeKey(),
    waitsFor: p.enum(PLACE_REQUEST_REASONS),
    channel: p.text().$type<ChannelKind>(),
    /** The person's name and birth date as one key: a person waits once. */
    personKey: p.text(),
    /** The address that is proven, and written to. */
    senderKey: p.text(),
    photo: p.text().strictNullable(),
    request: p.json<StoredPlaceRequest>(),
    /** The history names them when the booking is made. */
    by: p.text(),
    /** The line goes by it. */
    askedAt: instant(),
    /** Not before that; the message counts as sent then. */
    dueAt: instant(),
    expiresAt: instant(),
  },
  uniques: [{ name: 'place_request_once', properties: ['personKey'] }],
  indexes: [
    { name: 'place_request_line', properties: ['office', 'askedAt', 'id'] },
    { name: 'place_request_of_sender', properties: ['senderKey'] },
    { name: 'place_request_photo', properties: ['photo'], where: 'photo IS NOT NULL' },
  ],
});
