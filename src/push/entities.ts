// Phones that are told of a visit by web push, as rows: each is of one visit and one browser.
import { defineEntity, p } from '@mikro-orm/core';
import { BookingEntity } from '../booking/entities.ts';
import { identity, instant } from '../columns.ts';
import { officeKey } from '../office/entities.ts';
import { TicketEntity } from '../queue/entities.ts';
import type { Language } from '../time.ts';
import type { ToldOfVisit } from './phoneAlert.ts';

/** Of a booking, or of a walk-in's ticket, and deleted with it. */
export const PushSubscriptionEntity = defineEntity({
  name: 'PushSubscription',
  properties: {
    id: identity(),
    office: officeKey(),
    booking: p
      .manyToOne(BookingEntity)
      .mapToPk()
      .fieldName('booking')
      .updateRule('no action')
      .deleteRule('cascade')
      .strictNullable(),
    ticket: p
      .manyToOne(TicketEntity)
      .mapToPk()
      .fieldName('ticket')
      .updateRule('no action')
      .deleteRule('cascade')
      .strictNullable(),
    /** The day of the visit, as it was when it was last looked at. */
    date: p.date(),
    /** Of the address at the push service, by which the rows of one browser are found. */
    endpointDigest: p.text(),
    /** The address and the browser's keys, encrypted where DATA_KEY is set. */
    sealed: p.text(),
    language: p.text().$type<Language>(),
    /** The facts of the visit that the phone knows. */
    told: p.json<ToldOfVisit>(),
    /** The changes of the office's board when the visit was last looked at, and the version of its booking; null: a walk-in. */
    boardSeen: p.bigint('number'),
    versionSeen: p.integer().strictNullable(),
    createdAt: instant(),
  },
  checks: [{ name: 'push_subscription_of_one', expression: '((booking IS NULL) <> (ticket IS NULL))' }],
  uniques: [
    { name: 'push_subscription_of_booking', properties: ['booking', 'endpointDigest'] },
    { name: 'push_subscription_of_ticket', properties: ['ticket', 'endpointDigest'] },
  ],
  indexes: [
    { name: 'push_subscription_of_day', properties: ['date'] },
    { name: 'push_subscription_of_browser', properties: ['endpointDigest'] },
  ],
});
