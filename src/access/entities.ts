// Staff, keys of other programs, the audit and the server's own secrets, as rows.

import { defineEntity, p } from '@mikro-orm/core';
import { identity, instant } from '../columns.ts';
import { officeKey } from '../office/entities.ts';
import { DEVICE_KINDS, type Scope, STAFF_ROLES } from './asker.ts';
import type { DeviceSettings } from './deviceSettings.ts';
import type { Difference } from './difference.ts';

export const StaffEntity = defineEntity({
  name: 'Staff',
  properties: {
    id: identity(),
    office: officeKey().strictNullable(),
    name: p.text(),
    role: p.enum(STAFF_ROLES),
    digest: p.text().unique(),
    createdAt: instant(),
    lastUsedAt: instant().strictNullable(),
    endedAt: instant().strictNullable(),
    /** The start of the key's life: when it was made, or the upgrade that first limited keys. */
    countsFrom: instant().defaultRaw('now()'),
  },
  checks: [{ name: 'staff_of_an_office', expression: `((role = 'ADMINISTRATOR'::text) = (office IS NULL))` }],
});

export const ApiKeyEntity = defineEntity({
  name: 'ApiKey',
  properties: {
    id: identity(),
    label: p.text(),
    scopes: p.array().$type<Scope[]>(),
    /** Codes of the offices that it may name; none: all. */
    offices: p.array().default([]),
    perMinute: p.integer(),
    hint: p.text(),
    digest: p.text().unique(),
    createdAt: instant(),
    lastUsedAt: instant().strictNullable(),
    revokedAt: instant().strictNullable(),
  },
  checks: [{ name: 'api_key_per_minute_check', expression: 'per_minute > 0' }],
});

/** A printed card by which a member of staff signs in with a PIN. */
export const StaffCardEntity = defineEntity({
  name: 'StaffCard',
  properties: {
    id: identity(),
    staff: p.manyToOne(StaffEntity).mapToPk().fieldName('staff').updateRule('no action').deleteRule('no action'),
    /** Of its text, which only the card has. */
    digest: p.text().unique(),
    /** A slow hash of the PIN and the card's text; null: the person has not chosen it yet. */
    pin: p.text().strictNullable(),
    /** Wrong PINs and keys since the last right one. */
    wrongTries: p.integer().default(0),
    lockedAt: instant().strictNullable(),
    createdAt: instant(),
    lastUsedAt: instant().strictNullable(),
    endedAt: instant().strictNullable(),
  },
  uniques: [{ name: 'staff_card_in_use', properties: ['staff'], where: 'ended_at IS NULL' }],
});

/** A browser in which a person signed in by the identity provider or by a card, until it is over. */
export const StaffSessionEntity = defineEntity({
  name: 'StaffSession',
  properties: {
    id: identity(),
    /** Of the token, which only the browser has. */
    digest: p.text().unique(),
    /** `oidc` and the subject of the identity provider, or `staff` and the number of the key whose owner has the card. */
    subject: p.text(),
    name: p.text(),
    /** As they were at the sign-in: `MANAGER:BOGOR`. */
    roles: p.array(),
    /** The browser as it names itself. */
    browser: p.text().strictNullable(),
    /** The address from which the person signed in. */
    source: p.text(),
    createdAt: instant(),
    lastUsedAt: instant(),
    /** It is over then at the latest. */
    endsAt: instant(),
    /** It was ended by its owner or a manager. */
    endedAt: instant().strictNullable(),
  },
  indexes: [
    { name: 'staff_session_of_subject', properties: ['subject', 'id'] },
    { name: 'staff_session_ends', properties: ['endsAt'] },
  ],
});

export const DeviceEntity = defineEntity({
  name: 'Device',
  properties: {
    id: identity(),
    office: officeKey(),
    kind: p.enum(DEVICE_KINDS),
    label: p.text(),
    /** Of its key; null: it is not paired yet. */
    digest: p.text().strictNullable().unique(),
    /** Of the code that pairs it. */
    pairingDigest: p.text().unique(),
    pairingUntil: instant(),
    /** The digest of the request that used the code, which may come again; null: it was not repeatable. */
    pairedWith: p.text().strictNullable(),
    createdAt: instant(),
    lastUsedAt: instant().strictNullable(),
    endedAt: instant().strictNullable(),
    settings: p.json<Partial<DeviceSettings>>().defaultRaw(`'{}'::jsonb`),
    /** The name of the page's script, which tells its version; null: not told yet. */
    pageVersion: p.text().strictNullable(),
    /** Rises with each reload that was asked for. */
    reloads: p.integer().default(0),
  },
  indexes: [{ name: 'device_of_office', properties: ['office'] }],
});

export const AuditEntity = defineEntity({
  name: 'Audit',
  properties: {
    id: identity(),
    at: instant(),
    who: p.text(),
    what: p.text(),
    office: p.text().strictNullable(),
    subject: p.text().strictNullable(),
    detail: p.json<Difference>().strictNullable(),
    source: p.text().strictNullable(),
    /** The key that was used: `officer 7`; null in rows of before these were kept. */
    asker: p.text().strictNullable(),
    /** The number of persons that a reading showed; null: it is a change. */
    persons: p.integer().strictNullable(),
    /** Codes of bookings, and ids of messages, blocks and photos that a reading showed. */
    subjects: p.array().strictNullable(),
    /** Made by the server that wrote the row; null: it is older than seals are, or no server wrote it. */
    seal: p.text().strictNullable(),
  },
  indexes: [
    { name: 'audit_of_office', properties: ['office', 'id'] },
    { name: 'audit_of_asker', properties: ['asker', 'at'] },
  ],
});

/** The hash chain over the audit log: one link for each row, in the order in which they were linked. */
export const AuditLinkEntity = defineEntity({
  name: 'AuditLink',
  properties: {
    sequence: p.bigint('number').primary().autoincrement(false),
    audit: p.bigint('number').unique(),
    content: p.text(),
    digest: p.text(),
  },
});

/** The end of the chain, sealed by the server that linked the last row, and how far it has come in the log: one row. */
export const AuditHeadEntity = defineEntity({
  name: 'AuditHead',
  properties: {
    name: p.text().primary(),
    sequence: p.bigint('number'),
    digest: p.text(),
    /** '': it was not sealed yet. */
    seal: p.text(),
    /** A server with a key first worked on the log then; null: none did. It is sealed, too. */
    keyedAt: instant().strictNullable(),
    /** Every row up to this id that counts is linked. */
    done: p.bigint('number'),
    /** A row that was seen. */
    mark: p.bigint('number'),
    /** Transactions that began before this one may still write a row up to the mark; null: not known yet. */
    markedBy: p.bigint('number').strictNullable(),
  },
});

/** The place in the chain up to which the log was sent to a receiver. */
export const AuditExportEntity = defineEntity({
  name: 'AuditExport',
  properties: {
    target: p.text().primary(),
    sequence: p.bigint('number'),
  },
});

/** Secrets that are the same for all server processes and all starts. */
export const SecretEntity = defineEntity({
  name: 'Secret',
  properties: {
    name: p.text().primary(),
    value: p.text(),
  },
});
