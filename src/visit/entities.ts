// Ratings of visits by their visitors, as rows: counts only, so that a rating leads back to no one.
import { defineEntity, p } from '@mikro-orm/core';
import { officeKey } from '../office/entities.ts';

/** Ratings of the visits of one day for one service. */
export const VisitRatingEntity = defineEntity({
  name: 'VisitRating',
  properties: {
    office: officeKey().primary(),
    date: p.date().primary(),
    service: p.text().primary(),
    veryPoor: p.integer().default(0),
    poor: p.integer().default(0),
    good: p.integer().default(0),
    veryGood: p.integer().default(0),
  },
});
