// The demonstration that a database in demo mode began with, as its only row.
import { defineEntity, p } from '@mikro-orm/core';
import { instant } from '../columns.ts';

export const DemonstrationEntity = defineEntity({
  name: 'Demonstration',
  properties: {
    /** Always 1. */
    id: p.integer().primary().autoincrement(false),
    /** The same people, the same figures. */
    seed: p.integer(),
    /** The first reading of the application's clock. */
    beganAt: instant(),
    /** The last reading that was kept: the clock of the next start goes on from there. */
    clockAt: instant(),
    /** The parts of the scene that were begun: none of them is made twice. */
    steps: p.array(),
    /** The tasks of training count only what is done from then on; null: everything. */
    trainingBeganAt: instant().strictNullable(),
  },
});
