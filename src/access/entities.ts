// Staff, keys of other programs, the audit and the server's own secrets, as rows.
import { defineEntity, p } from '@mikro-orm/core';
import { identity, instant } from '../columns.ts';
import { officeKey } from '../office/entities.ts';
import { type Scope, STAFF_ROLES } from './asker.ts';
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
  },
  checks: [{ name: 'staff_of_an_office', expression: `((role = 'ADMINISTRATOR'::text) = (office IS NULL))` }],
});

export const ApiKeyEntity = defineEntity({
  name: 'ApiKey',
  properties: {
    id: identity(),
    label: p.text(),
    scopes: p.array().$type<Scope[]>(),
    perMinute: p.integer(),
    hint: p.text(),
    digest: p.text().unique(),
    createdAt: instant(),
    lastUsedAt: instant().strictNullable(),
    revokedAt: instant().strictNullable(),
  },
  checks: [{ name: 'api_key_per_minute_check', expression: 'per_minute > 0' }],
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
  },
  indexes: [{ name: 'audit_of_office', properties: ['office', 'id'] }],
});

/** Secrets that are the same for all server processes and all starts. */
export const SecretEntity = defineEntity({
  name: 'Secret',
  properties: {
    name: p.text().primary(),
    value: p.text(),
  },
});
