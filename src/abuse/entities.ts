// Addresses and people that may not book for a while, places that unproven callers were given lately, and the work they did, as rows.
import { defineEntity, p } from '@mikro-orm/core';
import { bookingCode, identity, instant } from '../columns.ts';
import { officeKey } from '../office/entities.ts';

export const BlockEntity = defineEntity({
  name: 'Block',
  properties: {
    id: identity(),
    /** Of an address (`tel:+62…`, `id:…`) or of a person (`person:…`). */
    key: p.text(),
    /** null: all of them. */
    office: officeKey().strictNullable(),
    kind: p.enum(['STAFF', 'FORFEITS']),
    reason: p.text().strictNullable(),
    /** The visit that was missed: the same for the number and for the people it booked for. */
    missed: p.text().strictNullable(),
    by: p.text(),
    beganAt: instant(),
    endsAt: instant().strictNullable(),
    liftedAt: instant().strictNullable(),
    liftedBy: p.text().strictNullable(),
  },
  checks: [
    { name: 'block_check', expression: 'ends_at > began_at' },
    {
      name: 'block_says_why',
      expression: `(((reason IS NOT NULL) = (kind = 'STAFF'::text)) AND ((missed IS NOT NULL) = (kind = 'FORFEITS'::text)))`,
    },
    {
      name: 'block_delays_for_a_time',
      expression: `((kind = 'STAFF'::text) OR ((office IS NOT NULL) AND (ends_at IS NOT NULL)))`,
    },
    { name: 'block_lifted_by_somebody', expression: '((lifted_at IS NULL) = (lifted_by IS NULL))' },
  ],
  indexes: [
    { name: 'block_by_key', properties: ['key'] },
    { name: 'block_of_office', properties: ['office', 'id'] },
  ],
  uniques: [{ name: 'block_missed_once', properties: ['missed', 'key'] }],
});

/** Work that was spent on a booking; deleted after a day. */
export const WorkDoneEntity = defineEntity({
  name: 'WorkDone',
  properties: {
    /** The challenge's signature: each counts once. */
    id: p.text().primary(),
    /** null: it paid for a message before there was one. */
    booking: bookingCode().strictNullable(),
    /** The budgets that confirming by it counts in; null: it counts in none. */
    source: p.text().strictNullable(),
    wider: p.text().strictNullable(),
    office: p.text().strictNullable(),
    at: instant(),
  },
  indexes: [
    { name: 'work_done_by_source', properties: ['source', 'at'] },
    { name: 'work_done_by_wider', properties: ['wider', 'at'] },
    { name: 'work_done_at_office', properties: ['office', 'at'] },
    { name: 'work_done_at', properties: ['at'] },
  ],
});

/** A place that an unproven caller was given, for as long as it counts in the caller's budgets. */
export const UnprovenPlaceEntity = defineEntity({
  name: 'UnprovenPlace',
  properties: {
    booking: bookingCode().primary(),
    /** A network such as 203.0.113.0/24, or `key 7`. */
    source: p.text(),
    /** The network around that one, such as 203.0.112.0/20. */
    wider: p.text().strictNullable(),
    office: p.text(),
    /** The person, however the name is spelt. */
    person: p.text(),
    /** The signature of the challenge that was solved for it: each counts once. */
    work: p.text().strictNullable(),
    countsUntil: instant(),
  },
  uniques: [{ name: 'unproven_place_work', properties: ['work'], where: 'work IS NOT NULL' }],
  indexes: [
    { name: 'unproven_place_of_source', properties: ['source', 'countsUntil'] },
    { name: 'unproven_place_of_wider', properties: ['wider', 'countsUntil'] },
    { name: 'unproven_place_of_office', properties: ['office', 'countsUntil'] },
    { name: 'unproven_place_of_person', properties: ['person', 'countsUntil'] },
    { name: 'unproven_place_over', properties: ['countsUntil'] },
  ],
});

/** A guess that was wrong, or that told something of another applicant's booking; deleted after a day. */
export const GuessEntity = defineEntity({
  name: 'Guess',
  properties: {
    id: identity(),
    /** The thing it is counted by: a code, a source, a person or an address, each with its kind in front. */
    subject: p.text(),
    at: instant(),
    /** The person it was about, if each person counts once; null: each guess counts. */
    about: p.text().strictNullable(),
  },
  indexes: [
    { name: 'guess_of_subject', properties: ['subject', 'at'] },
    { name: 'guess_at', properties: ['at'] },
  ],
});

/** Requests and wrong codes and keys of callers by what they are counted under; of no value after a crash, so not in the log of changes. */
export const LimitCountEntity = defineEntity({
  name: 'LimitCount',
  properties: {
    /** The name of what is counted, and the network, key or code that it is counted by. */
    key: p.text().primary(),
    points: p.integer(),
    /** Milliseconds since 1970, of the server that counted first; null: for good. */
    expire: p.bigint('number').strictNullable(),
  },
  indexes: [{ name: 'limit_count_expire', properties: ['expire'] }],
});
