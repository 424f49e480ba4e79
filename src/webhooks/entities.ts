// The feed of events that others are told of, the webhooks that are told, and what was delivered to each, as rows.
import { defineEntity, p } from '@mikro-orm/core';
import { ApiKeyEntity } from '../access/entities.ts';
import { bookingCode, identity, instant } from '../columns.ts';
import { officeKey } from '../office/entities.ts';
import type { FeedData, FeedType } from './feedTypes.ts';

/** Every event once, in the order in which it was found committed: `id` is the cursor of those who read on. */
export const FeedEventEntity = defineEntity({
  name: 'FeedEvent',
  properties: {
    id: identity(),
    /** The history that has it, and its row there; null: it was noted for the feed alone. */
    source: p.text(),
    sourceId: p.bigint('number').strictNullable(),
    type: p.text().$type<FeedType>(),
    office: p.text(),
    /** Events of one subject are delivered one after the other. */
    subject: p.text(),
    booking: bookingCode().strictNullable(),
    /** The API key that made the booking; null: none. */
    apiKey: p.bigint('number').strictNullable(),
    at: instant(),
    data: p.json<FeedData>(),
  },
  uniques: [{ name: 'feed_event_once', properties: ['source', 'sourceId'] }],
  indexes: [
    { name: 'feed_event_of_office', properties: ['office', 'id'] },
    { name: 'feed_event_of_key', properties: ['apiKey', 'id'], where: 'api_key IS NOT NULL' },
  ],
});

/** An event without a history of its own, written in the transaction that caused it until it is in the feed. */
export const FeedNoteEntity = defineEntity({
  name: 'FeedNote',
  properties: {
    id: identity(),
    type: p.text().$type<FeedType>(),
    office: p.text(),
    subject: p.text(),
    booking: bookingCode().strictNullable(),
    at: instant(),
    data: p.json<FeedData>(),
    /** A failed message, which may be sent in another way before it is told; null: it is none. */
    message: p.bigint('number').strictNullable(),
    notedAt: instant().defaultRaw('clock_timestamp()'),
  },
});

/** Of an office or of an API key, never of both. */
export const WebhookEntity = defineEntity({
  name: 'Webhook',
  properties: {
    id: identity(),
    office: officeKey().strictNullable(),
    apiKey: p
      .manyToOne(ApiKeyEntity)
      .mapToPk()
      .fieldName('api_key')
      .updateRule('no action')
      .deleteRule('no action')
      .strictNullable(),
    url: p.text(),
    /** None: all. */
    types: p.array().$type<FeedType[]>(),
    withPersonalData: p.boolean(),
    /** Encrypted where DATA_KEY is set. */
    secret: p.text(),
    /** The secret before, and until when it signs as well. */
    oldSecret: p.text().strictNullable(),
    oldSecretUntil: instant().strictNullable(),
    createdAt: instant(),
    endedAt: instant().strictNullable(),
    /** Since then nothing is delivered, and why. */
    disabledAt: instant().strictNullable(),
    disabledWhy: p.text().strictNullable(),
    /** Since then no delivery has succeeded; null: the last one did. */
    failingSince: instant().strictNullable(),
    /** Deliveries have been made of the feed up to this event. */
    done: p.bigint('number'),
  },
  checks: [{ name: 'webhook_of_one', expression: '((office IS NULL) <> (api_key IS NULL))' }],
  indexes: [
    { name: 'webhook_of_office', properties: ['office'] },
    { name: 'webhook_of_key', properties: ['apiKey'] },
  ],
});

export const DELIVERY_STATES = ['WAITING', 'DELIVERED', 'GIVEN_UP'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export const WebhookDeliveryEntity = defineEntity({
  name: 'WebhookDelivery',
  properties: {
    id: identity(),
    webhook: p.manyToOne(WebhookEntity).mapToPk().fieldName('webhook').updateRule('no action').deleteRule('no action'),
    /** Of the feed; null: a test. */
    event: p.bigint('number').strictNullable(),
    subject: p.text(),
    state: p.enum(DELIVERY_STATES),
    createdAt: instant(),
    /** It is tried until then. */
    until: instant(),
    /** It is tried from then on. */
    nextAt: instant(),
    /** A worker has it in hand until then, by the database's clock; null: none. */
    claimedUntil: instant().strictNullable(),
    attempts: p.integer().default(0),
    /** Of the last attempt. */
    triedAt: instant().strictNullable(),
    status: p.integer().strictNullable(),
    response: p.text().strictNullable(),
    durationMs: p.integer().strictNullable(),
    fault: p.text().strictNullable(),
  },
  indexes: [
    { name: 'webhook_delivery_due', properties: ['webhook', 'nextAt', 'id'], where: `state = 'WAITING'` },
    { name: 'webhook_delivery_first', properties: ['webhook', 'subject', 'id'], where: `state = 'WAITING'` },
    { name: 'webhook_delivery_log', properties: ['webhook', 'id'] },
    { name: 'webhook_delivery_of_event', properties: ['event'] },
    { name: 'webhook_delivery_kept', properties: ['createdAt'], where: `state <> 'WAITING'` },
  ],
});
