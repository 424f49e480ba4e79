// Bookings as rows, with the promises that the database keeps; what happened to them, and what their applicants will be told.
import { defineEntity, p } from '@mikro-orm/core';
import { CapacityWindowEntity } from '../capacity/entities.ts';
import type { ChannelKind } from '../channelKinds.ts';
import { bookingCode, identity, instant } from '../columns.ts';
import type { NoticeKind } from '../office/notices.ts';
import type { Priority } from '../office/settings.ts';
import type { Language } from '../time.ts';
import { BOOKING_STATUSES, type HistoryAction } from './lifecycle.ts';

const OVER_AND_KEPT = `status = ANY (ARRAY['FORFEITED'::text, 'CHECKED_IN'::text])`;
const WORKED = `((status = 'CONFIRMED'::text) AND (NOT proven))`;
const UNPROVEN = `((status = 'HELD'::text) AND (source IS NOT NULL))`;

/** Its trigger `booking_is_somebodys` keeps a live booking's person. */
export const BookingEntity = defineEntity({
  name: 'Booking',
  properties: {
    code: bookingCode().primary(),
    status: p.enum(BOOKING_STATUSES),
    /** Still to come, or in the office. */
    live: p.boolean(),
    office: p.text(),
    service: p.text(),
    window: p
      .manyToOne(CapacityWindowEntity)
      .mapToPk()
      .fieldName('window_id')
      .updateRule('no action')
      .deleteRule('no action'),
    visitDate: p.date(),
    name: p.text(),
    birthDate: p.date(),
    address: p.text().strictNullable(),
    phone: p.text().strictNullable(),
    photo: p.text().strictNullable(),
    personKey: p.text(),
    senderKey: p.text().strictNullable(),
    senderSlot: p.smallint().default(1),
    channel: p.text().$type<ChannelKind>(),
    language: p.text().$type<Language>(),
    priority: p.text().$type<Priority>(),
    place: p.integer().strictNullable(),
    queueNumber: p.text().strictNullable(),
    heldAt: instant(),
    confirmBy: instant(),
    confirmedAt: instant().strictNullable(),
    forfeitAt: instant(),
    overflowedFrom: p.date().strictNullable(),
    changes: p.integer().default(0),
    version: p.integer().default(1),
    /** Changes that do not count, because the office moved the booking. */
    freeChanges: p.smallint().default(0),
    proven: p.boolean().default(true),
    /** The budget an unproven hold counts in, a network such as 203.0.113.0/24 or `key 7`; deleted after a day. */
    source: p.text().strictNullable(),
    /** The API key that made it; null: none did. */
    apiKey: p.bigint('number').strictNullable(),
  },
  checks: [
    { name: 'booking_free_changes_check', expression: 'free_changes >= 0' },
    { name: 'booking_place_check', expression: 'place > 0' },
    { name: 'booking_sender_slot_check', expression: '((sender_slot >= 1) AND (sender_slot <= 10))' },
    {
      name: 'booking_live_while_open',
      expression: `((live = (status = ANY (ARRAY['HELD'::text, 'CONFIRMED'::text, 'CHECKED_IN'::text]))) OR ((NOT live) AND (status = 'CHECKED_IN'::text)))`,
    },
    {
      name: 'booking_numbered_once_confirmed',
      expression: `(((queue_number IS NULL) = (place IS NULL)) AND ((status <> ALL (ARRAY['CONFIRMED'::text, 'CHECKED_IN'::text, 'FORFEITED'::text])) OR (queue_number IS NOT NULL)))`,
    },
  ],
  uniques: [
    {
      name: 'booking_one_live_per_sender',
      properties: ['senderKey', 'senderSlot'],
      where: 'live AND sender_key IS NOT NULL',
    },
    { name: 'booking_one_live_per_person', properties: ['personKey'], where: 'live' },
    { name: 'booking_queue_number', properties: ['window', 'place'], where: 'place IS NOT NULL' },
  ],
  indexes: [
    { name: 'booking_window', properties: ['window'] },
    { name: 'booking_lapsing', properties: ['confirmBy'], where: `status = 'HELD'` },
    { name: 'booking_forfeiting', properties: ['forfeitAt'], where: `status = 'CONFIRMED'` },
    { name: 'booking_day', properties: ['office', 'visitDate'] },
    { name: 'booking_here', properties: ['office', 'visitDate'], where: `live AND status = 'CHECKED_IN'` },
    { name: 'booking_photo', properties: ['photo'], where: 'photo IS NOT NULL' },
    { name: 'booking_kept_by_sender', properties: ['senderKey', 'office', 'visitDate'], where: OVER_AND_KEPT },
    { name: 'booking_kept_by_person', properties: ['personKey', 'office', 'visitDate'], where: OVER_AND_KEPT },
    { name: 'booking_unproven_of_source', properties: ['source'], where: UNPROVEN },
    { name: 'booking_unproven_in_window', properties: ['window'], where: UNPROVEN },
    { name: 'booking_worked_in_window', properties: ['window'], where: WORKED },
    { name: 'booking_of_key', properties: ['apiKey', 'heldAt', 'code'], where: 'api_key IS NOT NULL' },
    { name: 'booking_source_kept', properties: ['heldAt'], where: 'source IS NOT NULL' },
  ],
});

/** The code of a booking that exists. */
export const bookingKey = () =>
  p.manyToOne(BookingEntity).mapToPk().fieldName('booking').updateRule('no action').deleteRule('no action');

/** Kept by month, so that old months are dropped as a whole; the database counts `id` over all of them. */
export const BookingEventEntity = defineEntity({
  name: 'BookingEvent',
  properties: {
    id: identity(),
    booking: bookingCode(),
    at: instant().primary(),
    action: p.text().$type<HistoryAction>(),
    by: p.text(),
    detail: p.json<Record<string, unknown>>().strictNullable(),
    /** The window of the booking after the action, and its place there once it is confirmed, for the place log. */
    window: p.bigint('number').fieldName('window_id').strictNullable(),
    place: p.integer().strictNullable(),
  },
  indexes: [{ name: 'booking_event_of', properties: ['booking'] }],
});

/** Written in the transaction that caused it, and deleted by the one that puts the message out. */
export const DueNoticeEntity = defineEntity({
  name: 'DueNotice',
  properties: {
    id: identity(),
    kind: p.text().$type<Exclude<NoticeKind, 'MOVED' | 'STANDBY_OFFER'>>(),
    booking: bookingCode(),
    detail: p.json<Record<string, unknown>>(),
    at: instant(),
  },
});

/** One at a time for a booking. */
export const NumberProofEntity = defineEntity({
  name: 'NumberProof',
  properties: {
    booking: bookingKey().primary(),
    /** Of the digits, so that the table proves nothing. */
    digest: p.text(),
    sentAt: instant(),
    expiresAt: instant(),
    sent: p.integer().default(1),
    tries: p.integer().default(0),
  },
});

/** A booking that came from another system. */
export const ImportedBookingEntity = defineEntity({
  name: 'ImportedBooking',
  properties: {
    /** A digest of the office and of the reference that the other system has. */
    reference: p.text().primary(),
    booking: bookingKey(),
    at: instant(),
  },
  indexes: [{ name: 'imported_booking_of', properties: ['booking'] }],
});

/** Digits that were sent to a number before a place was asked for; deleted after a day. */
export const NumberClaimEntity = defineEntity({
  name: 'NumberClaim',
  properties: {
    number: p.text().primary(),
    office: p.text().primary(),
    /** Of the digits, so that the table proves nothing. */
    digest: p.text(),
    sentAt: instant(),
    expiresAt: instant(),
    tries: p.integer().default(0),
    /** The purpose of the message that brings them; null: sent before that was kept. */
    message: p.text().strictNullable(),
  },
  indexes: [
    { name: 'number_claim_sent', properties: ['sentAt'] },
    { name: 'number_claim_message', properties: ['message'] },
  ],
});

/** Every message with digits, for any booking; deleted after a day. */
export const ProofSentEntity = defineEntity({
  name: 'ProofSent',
  properties: {
    id: identity(),
    number: p.text(),
    source: p.text().strictNullable(),
    at: instant(),
    /** The network around the source. */
    wider: p.text().strictNullable(),
    /** The office whose number sent it; null: sent before offices were counted. */
    office: p.text().strictNullable(),
    /** Its purpose in the outbox: where it has failed, the number has not had it; null: sent before that was kept. */
    message: p.text().strictNullable(),
  },
  indexes: [
    { name: 'proof_sent_to', properties: ['number', 'at'] },
    { name: 'proof_sent_by_source', properties: ['source', 'at'] },
    { name: 'proof_sent_by_wider', properties: ['wider', 'at'] },
    { name: 'proof_sent_by_office', properties: ['office', 'at'] },
    { name: 'proof_sent_at', properties: ['at'] },
  ],
});
