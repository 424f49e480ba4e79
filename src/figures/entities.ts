// The figures of each day of each office, as rows.
import { defineEntity, p } from '@mikro-orm/core';
import { instant } from '../columns.ts';
import { officeKey } from '../office/entities.ts';
import type { Figures, Parts, Places } from './figures.ts';

export const DayFiguresEntity = defineEntity({
  name: 'DayFigures',
  properties: {
    office: officeKey().primary(),
    date: p.date().primary(),
    total: p.json<Figures & Places>(),
    parts: p.json<Parts>(),
    /** The day is over and nothing in it is open: it stays as it is, even when its bookings have been deleted. */
    final: p.boolean(),
    at: instant(),
    /** Rises whenever the day is counted. */
    version: p.integer().default(1),
  },
  indexes: [
    { name: 'day_figures_open', properties: ['office', 'date'], where: 'NOT final' },
    // Whether days past were counted again is told without looking at their figures.
    { name: 'day_figures_over', properties: ['office', 'date'], include: ['version'], where: 'final' },
  ],
});
