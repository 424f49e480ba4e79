// The place log as rows: what happened to places, chained office by office, the signed heads, and how far the log has come.
import { defineEntity, p } from '@mikro-orm/core';
import { instant } from '../columns.ts';

/** Its trigger `place_log_stays` refuses every change of a row. */
export const PlaceLogEntity = defineEntity({
  name: 'PlaceLog',
  properties: {
    office: p.text().primary(),
    /** Counted from 1 at each office, without gaps. */
    sequence: p.bigint('number').primary(),
    /** The row of the bookings' history that it repeats. */
    event: p.bigint('number').unique(),
    at: instant(),
    day: p.date(),
    window: p.bigint('number').fieldName('window_id'),
    startsAt: instant(),
    quota: p.text(),
    place: p.integer().strictNullable(),
    person: p.text().strictNullable(),
    asker: p.text(),
    officer: p.text().strictNullable(),
    action: p.text(),
    previous: p.text(),
    digest: p.text(),
  },
  indexes: [{ name: 'place_log_at', properties: ['office', 'at'] }],
});

/** Its trigger `place_head_stays` refuses every change of a row. */
export const PlaceHeadEntity = defineEntity({
  name: 'PlaceHead',
  properties: {
    office: p.text().primary(),
    sequence: p.bigint('number').primary(),
    digest: p.text(),
    at: instant(),
    signature: p.text(),
    publicKey: p.text(),
  },
});

/** One row an office and signing key. */
export const PlaceSealEntity = defineEntity({
  name: 'PlaceSeal',
  properties: {
    office: p.text().primary(),
    publicKey: p.text().primary(),
    sequence: p.bigint('number'),
    digest: p.text(),
    /** The time from which the log has been sealed without a break, by the database's clock. */
    begunAt: instant(),
    /** The last row that was there by then. */
    begunAfter: p.bigint('number'),
    signature: p.text(),
  },
});

/** One row. */
export const PlaceCursorEntity = defineEntity({
  name: 'PlaceCursor',
  properties: {
    name: p.text().primary(),
    /** The log repeats the history from the event after this one. */
    began: p.bigint('number'),
    /** Every event up to this one is in the log. */
    done: p.bigint('number'),
    /** An event that was seen. */
    mark: p.bigint('number'),
    /** Transactions that began before this one may still write an event up to the mark; null: not known yet. */
    markedBy: p.bigint('number').strictNullable(),
  },
});
