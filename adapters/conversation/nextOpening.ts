// Finds when officers are there again, outside the opening hours.
import { addDays, atTime, dateIn, isBefore } from '../../src/time.ts';
import * as documents from './documents.ts';
import type { Exchange } from './exchange.ts';
import { openingHoursOn } from './openingHours.ts';

/** Longer than any series of holidays. */
const MAX_DAYS_CLOSED = 21;

/** null: the office is open now, or no opening is known. */
export async function nextOpening({ facts, ask, delivered }: Exchange) {
  const { code, timeZone } = facts.office;
  const today = dateIn(timeZone, delivered.at);
  const variables = { code, from: today, to: addDays(today, MAX_DAYS_CLOSED) };
  const { office } = await ask(documents.OpeningDocument, variables, facts.language);
  if (!office) return null;
  for (let ahead = 0; ahead <= MAX_DAYS_CLOSED; ahead++) {
    const date = addDays(today, ahead);
    const [begins, ends] = openingHoursOn(office, date)?.hours.split('-') ?? [];
    if (!begins || !ends || !isBefore(delivered.at, atTime(date, ends, timeZone))) continue;
    const at = atTime(date, begins, timeZone);
    return isBefore(delivered.at, at) ? { date, from: { at, zone: timeZone } } : null;
  }
  return null;
}
