// Progress of reminder rounds and of retention, and the workers of each running server, as rows.
import { defineEntity, p } from '@mikro-orm/core';
import { bookingCode, instant } from '../columns.ts';
import { officeKey } from '../office/entities.ts';

/** A round of reminders goes to all whose windows begin at that time, or on the day that begins then. */
export const ReminderRoundEntity = defineEntity({
  name: 'ReminderRound',
  properties: {
    office: officeKey().primary(),
    kind: p.text().primary(),
    at: instant().primary(),
    /** How far it has come. */
    after: bookingCode().default(''),
    done: p.boolean().default(false),
  },
});

/** Up to this day of visit an office's bookings hold no personal data any more. */
export const RetentionEntity = defineEntity({
  name: 'Retention',
  properties: {
    office: officeKey().primary(),
    doneUntil: p.date(),
  },
});

/** A worker and the running server it belongs to, so that the work of a server that died is taken up again. */
export const WorkerOwnerEntity = defineEntity({
  name: 'WorkerOwner',
  properties: {
    worker: p.text().primary(),
    lock: p.bigint('number'),
  },
});
