// The standby line as rows.
import { defineEntity, p } from '@mikro-orm/core';
import { bookingKey } from '../booking/entities.ts';
import { identity, instant } from '../columns.ts';
import { officeKey } from '../office/entities.ts';

export const StandbyEntity = defineEntity({
  name: 'Standby',
  properties: {
    id: identity(),
    booking: bookingKey(),
    office: officeKey(),
    askedAt: instant(),
    earliest: p.date().strictNullable(),
    /** Offers in a row that were not answered. */
    lapses: p.integer().default(0),
    leftAt: instant().strictNullable(),
  },
  uniques: [{ name: 'standby_once', properties: ['booking'], where: 'left_at IS NULL' }],
  indexes: [
    { name: 'standby_line', properties: ['office', 'id'], where: 'left_at IS NULL' },
    { name: 'standby_of_booking', properties: ['booking'] },
  ],
});
