// Offices and their exceptional days as rows, in two layers: the offices file's, and the managers' above it.
import { defineEntity, p } from '@mikro-orm/core';
import { instant } from '../columns.ts';
import type { DayHours, OfficeSettings } from './settings.ts';

export const OfficeEntity = defineEntity({
  name: 'Office',
  properties: {
    code: p.text().primary(),
    position: p.integer(),
    fromFile: p.json<Partial<OfficeSettings>>(),
    /** Whole settings by name; one that is here hides the file's. */
    fromManagers: p.json<Partial<OfficeSettings>>().default('{}'),
  },
});

/** The code of an office that exists. */
export const officeKey = () =>
  p.manyToOne(OfficeEntity).mapToPk().fieldName('office').updateRule('no action').deleteRule('no action');

export const ScheduleExceptionEntity = defineEntity({
  name: 'ScheduleException',
  properties: {
    office: officeKey().primary(),
    date: p.date().primary(),
    /** `manager` hides `file` on the same date. */
    origin: p.enum(['file', 'manager']).primary(),
    reason: p.text(),
    open: p.json<DayHours>().strictNullable(),
    capacity: p.integer().strictNullable(),
  },
  checks: [{ name: 'schedule_exception_capacity_check', expression: 'capacity >= 0' }],
});

export const CapacityOverrideEntity = defineEntity({
  name: 'CapacityOverride',
  properties: {
    office: officeKey().primary(),
    date: p.date().primary(),
    /** Office time, `09:00:00`. */
    starts: p.time().primary(),
    quota: p.text().primary(),
    capacity: p.integer(),
  },
  checks: [{ name: 'capacity_override_capacity_check', expression: 'capacity >= 0' }],
});

/** Pictures for the lobby boards; public. */
export const BoardPictureEntity = defineEntity({
  name: 'BoardPicture',
  properties: {
    id: p.uuid().primary(),
    office: officeKey(),
    contentType: p.text(),
    bytes: p.blob().$type<Buffer>(),
    at: instant(),
  },
  indexes: [{ name: 'board_picture_of_office', properties: ['office'] }],
});
