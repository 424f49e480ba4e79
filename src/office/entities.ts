// Offices and their exceptional days as rows, in two layers: what the file says, and what managers have set above it.
import { defineEntity, p } from '@mikro-orm/core';
import type { DayHours, OfficeSettings } from './settings.ts';

const OfficeSchema = defineEntity({
  name: 'OfficeRow',
  tableName: 'office',
  properties: {
    code: p.text().primary(),
    position: p.integer(),
    fromFile: p.json<OfficeSettings>(),
    /** Whole settings by name; one that is here hides the file's. */
    fromManagers: p.json<Partial<OfficeSettings>>().default('{}'),
  },
});
export class OfficeRow extends OfficeSchema.class {}
OfficeSchema.setClass(OfficeRow);

/** An office's code, of one that is there. */
const officeOf = (table: string) => () =>
  p
    .manyToOne(OfficeRow)
    .mapToPk()
    .primary()
    .fieldName('office')
    .foreignKeyName(`${table}_office_fkey`)
    .updateRule('no action')
    .deleteRule('no action');

const ExceptionSchema = defineEntity({
  name: 'ExceptionRow',
  tableName: 'schedule_exception',
  properties: {
    office: officeOf('schedule_exception'),
    date: p.date().primary(),
    /** `manager` hides `file` on the same date. */
    origin: p.enum(['file', 'manager'] as const).primary(),
    reason: p.text(),
    open: p.json<DayHours>().nullable(),
    capacity: p.integer().nullable(),
  },
  checks: [{ name: 'schedule_exception_capacity_check', expression: 'capacity >= 0' }],
});
export class ExceptionRow extends ExceptionSchema.class {}
ExceptionSchema.setClass(ExceptionRow);

const OverrideSchema = defineEntity({
  name: 'OverrideRow',
  tableName: 'capacity_override',
  properties: {
    office: officeOf('capacity_override'),
    date: p.date().primary(),
    /** Office time, `09:00:00`. */
    starts: p.time().primary(),
    quota: p.text().primary(),
    capacity: p.integer(),
  },
  checks: [{ name: 'capacity_override_capacity_check', expression: 'capacity >= 0' }],
});
export class OverrideRow extends OverrideSchema.class {}
OverrideSchema.setClass(OverrideRow);

export const OFFICE_ENTITIES = [OfficeRow, ExceptionRow, OverrideRow];
export const OFFICE_TABLES = [OfficeSchema, ExceptionSchema, OverrideSchema].map(({ meta }) => meta.tableName);
